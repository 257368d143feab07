/** Commands that look at one topology. */
import type { Arguments, UsageProblem } from './arguments.js';

/** What is wrong if there is none, or a second one. */
export function oneTopology({ words: [first, second] }: Arguments): readonly UsageProblem[] {
  if (first === undefined) return [{ code: 'usage/missing-topology', params: {} }];
  if (second === undefined) return [];
  return [{ code: 'usage/several-topologies', params: { first, second } }];
}
