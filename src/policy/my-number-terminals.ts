/**
 * The machines of the My Number segments at which people work, for requirements that ask something of
 * each. A host of which nobody says what it is may be one, so it stays open.
 */
import type { Node } from '../model/node.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { nothing, unknownMachine } from './facts.js';
import { machineOf } from './machines.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

/** Hosts that stand in a My Number segment, or whose record says so. */
export function myNumberHosts(study: Study): readonly Node[] {
  const { segments } = study;
  return study.network.nodes.filter((node) => {
    if (node.kind !== 'host') return false;
    const stated = node.segment === undefined ? [] : [segments.effective(node.segment)];
    return [...segments.ofNode(node), ...stated].some(({ kind }) => kind === 'my-number');
  });
}

/** Findings of `judge` about every terminal; if there is none, `proved` of how many machines. */
export function ofTerminals(
  study: Study,
  requirement: RequirementId,
  proved: 'ok/terminals-closed' | 'ok/terminals-authenticate',
  judge: (terminal: Node) => readonly Draft[],
): readonly Draft[] {
  const hosts = myNumberHosts(study);
  const terminals = hosts.filter((node) => machineOf(node) === 'terminal');
  const unknown = hosts.filter((node) => machineOf(node) === undefined);
  const found = [
    ...unknown.map((node) => unknownMachine(requirement, node)),
    ...terminals.flatMap(judge),
  ];
  if (found.length > 0) return found;
  if (terminals.length === 0) return [nothing(requirement, 'terminals')];
  const others = hosts.filter((node) => !terminals.includes(node));
  const params = { terminals: machines(terminals), others: machines(others) };
  return [draft(requirement, { verdict: 'proved', code: proved, params, identity: [] })];
}

/** Number of machines that `nodes` stand for. */
function machines(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { count }) => sum + count, 0);
}
