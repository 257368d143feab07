/** R-SAN-0, 2(12): sanitizers work by a method that leaves nothing attached. */
import { METHODS } from '../../analysis/content/protocols.js';
import { methodsOf } from '../../analysis/content/sanitizer.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import { sanitizersOf, unsaidSanitizers } from '../sanitizers.js';

const ID = 'R-SAN-0';

/** It would count if 「等」 were read to cover it (A5). */
const UNNAMED = 'san/not-counted';

export const METHODS_RECOGNIZED: Requirement = {
  id: ID,
  clause: '2(12)',
  kind: 'inventory',
  check(study) {
    const sanitizers = sanitizersOf(study);
    const unknown = sanitizers
      .filter(({ methods }) => methods.length === 0)
      .map(({ node, facts }): Draft =>
        draft(ID, {
          verdict: 'violated',
          code: methodsOf(facts.method, METHODS).length > 0 ? UNNAMED : 'san/unknown-method',
          params: { node: node.id, method: facts.method },
          at: facts.at,
          subject: node.id,
        }),
      );
    const open = [...unknown, ...unsaidSanitizers(study, ID)];
    if (open.length > 0) return open;
    const params = { sanitizers: sanitizers.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/methods-recognized', params })];
  },
};
