/** R-MN-6, 6(3)①: at terminals of My Number segments people authenticate by two kinds of factors. */
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { missingFact } from '../facts.js';
import { categoryOf, folded, nearestFactor } from '../factors.js';
import { ofTerminals } from '../my-number-terminals.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-MN-6';

export const TERMINALS_AUTHENTICATE: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study: Study) {
    return ofTerminals(study, ID, 'ok/terminals-authenticate', judge);
  },
};

function judge(node: Node): readonly Draft[] {
  const { terminal } = node.facts;
  if (terminal?.mfa === undefined) return [missingFact(ID, node, 'terminal.mfa')];
  const { mfa, at } = terminal;
  const categories = new Set(mfa.flatMap((factor) => categoryOf(factor) ?? []));
  if (categories.size >= 2) return [];
  const unknown = mfa.filter((factor) => categoryOf(factor) === undefined);
  // Whatever the unknown ones are: each adds one category at most.
  if (categories.size + new Set(unknown.map(folded)).size < 2) {
    const params = { node: node.id, factors: mfa.join(', ') };
    const identity = [`node ${node.id}`];
    return [draft(ID, { verdict: 'violated', code: 'mn/one-factor', params, at, identity })];
  }
  return unknown.map((factor) =>
    draft(ID, {
      verdict: 'undetermined',
      code: 'und/unknown-factor',
      params: { node: node.id, factor, suggestion: nearestFactor(factor) },
      at,
      identity: [`node ${node.id}`, `factor ${folded(factor)}`],
    }),
  );
}
