/**
 * Least fixpoints over a forwarding graph: which packets get to which states (forward), and which
 * packets of those states go on to given ones (backward). Both move only what is new, so that each
 * packet crosses each edge once.
 */
import type { Edge, ForwardingGraph, StateId } from '../dataplane/forwarding-graph.js';
import { apply } from '../dataplane/transfer.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';

/** Packets per state; a state that is absent has none. */
export type Reach = ReadonlyMap<StateId, PacketSet>;

/** Everything that `starts` gets to, start states included. */
export function reachFrom(space: PacketSpace, graph: ForwardingGraph, starts: Reach): Reach {
  return fixpoint(space, starts, function* (state, fresh) {
    for (const edge of graph.edges(state)) yield [edge.to, apply(space, edge.transfer, fresh)];
  });
}

/** Edges that something crosses, by the state they lead to. */
export type Predecessors = ReadonlyMap<StateId, readonly { from: StateId; edge: Edge }[]>;

/** The edges that packets of `reach` cross. */
export function predecessors(
  space: PacketSpace,
  graph: ForwardingGraph,
  reach: Reach,
): Predecessors {
  const before = new Map<StateId, { from: StateId; edge: Edge }[]>();
  for (const [from, set] of reach) {
    for (const edge of graph.edges(from)) {
      if (!reach.has(edge.to) || apply(space, edge.transfer, set) === space.none) continue;
      const list = before.get(edge.to);
      if (list === undefined) before.set(edge.to, [{ from, edge }]);
      else list.push({ from, edge });
    }
  }
  return before;
}

/** Of the packets of `reach`, per state those that go on to `seeds`; the seeds themselves included. */
export function reachBackward(
  space: PacketSpace,
  graph: ForwardingGraph,
  reach: Reach,
  before: Predecessors,
  seeds: Reach,
): Reach {
  return fixpoint(space, seeds, function* (state, fresh) {
    for (const { from, edge } of before.get(state) ?? []) {
      const source = apply(space, graph.inverse(edge), fresh);
      yield [from, space.intersect(source, reach.get(from) ?? space.none)];
    }
  });
}

function fixpoint(
  space: PacketSpace,
  starts: Reach,
  successors: (state: StateId, fresh: PacketSet) => Iterable<readonly [StateId, PacketSet]>,
): Reach {
  const reach = new Map<StateId, PacketSet>();
  const pending = new Map<StateId, PacketSet>();
  const add = (state: StateId, set: PacketSet): void => {
    const known = reach.get(state) ?? space.none;
    const fresh = known === space.none ? set : space.subtract(set, known);
    if (fresh === space.none) return;
    reach.set(state, space.union(known, fresh));
    const waiting = pending.get(state);
    pending.set(state, waiting === undefined ? fresh : space.union(waiting, fresh));
  };
  for (const [state, set] of starts) add(state, set);
  for (const [state, fresh] of pending) {
    pending.delete(state);
    for (const [to, set] of successors(state, fresh)) if (set !== space.none) add(to, set);
  }
  return reach;
}
