/** R-SAN-0, 2(12): sanitizers work by a method that leaves nothing attached. */
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import { sanitizersOf, unsaidSanitizers } from '../sanitizers.js';

const ID = 'R-SAN-0';

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
          code: 'san/unknown-method',
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
