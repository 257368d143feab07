/**
 * R-EXC-4, 6(3) and 2(11): what crosses is registered, and every line that lets it through cites
 * the lines of the register that it implements and lets nothing else through.
 */
import type { Crossing } from '../crossings.js';
import { checkLines, wider } from '../line-citations.js';
import { judgePair, orderedPairs, silence, type Allowance } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Say } from '../violations.js';

const ID = 'R-EXC-4';

export const ONLY_REGISTERED: Requirement = {
  id: ID,
  clause: '6(3), 2(11)',
  kind: 'crossing',
  check(study) {
    const pairs = orderedPairs(study);
    if (pairs.length === 0) {
      const params = { what: 'segments' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const loud = pairs.filter(({ crossings }) => crossings.length > 0);
    return [
      ...loud.flatMap((pair) => judgePair(study, ID, pair, registered, say)),
      ...(loud.length < pairs.length ? [silence(ID, pairs.length - loud.length)] : []),
      ...checkLines(study, ID, loud),
    ];
  },
};

function registered({ flows }: Crossing): Allowance | undefined {
  if (flows.length === 0) return undefined;
  return { verdict: 'proved', flows: flows.map((flow) => flow.id) };
}

/** A line that cites the register is to blame for what it lets through beyond that. */
const say: Say = ({ from, to, passed: { line, passage } }) => {
  const ends = { from: from.id, to: to.id };
  if (passage === undefined || line === undefined || line.cites.length === 0) {
    return { code: 'crossing/not-registered', params: ends };
  }
  return wider(passage.filter, line, from, to);
};
