/** Packets that go round for ever: a fixpoint shows them as states that lead back to each other. */
import type { StateId } from '../dataplane/forwarding-graph.js';
import { apply } from '../dataplane/transfer.js';
import type { Analyzer, Pass } from './passes.js';
import type { Reach } from './reach.js';

/**
 * Per state the packets of `pass` that have a course without end. It is the greatest fixpoint: a
 * packet stays as long as it can go on to one that stays. There are finitely many headers, so a
 * course without end comes back to a state with the same header.
 */
export function endless(analyzer: Analyzer, pass: Pass): Reach {
  const { space } = analyzer;
  if (!hasCycle(pass)) return new Map();
  const staying = new Map(onCycles(analyzer, pass).map((id) => [id, pass.reach.get(id)!]));
  const before = analyzer.predecessors(pass);
  const pending = new Set(staying.keys());
  for (const id of pending) {
    pending.delete(id);
    const set = staying.get(id);
    if (set === undefined) continue;
    const goesOn = pass.graph
      .edges(id)
      .filter((edge) => staying.has(edge.to))
      .map((edge) => apply(space, pass.graph.inverse(edge), staying.get(edge.to)!));
    const next = space.intersect(set, space.unionAll(goesOn));
    if (next === set) continue;
    if (next === space.none) staying.delete(id);
    else staying.set(id, next);
    for (const { from } of before.get(id) ?? []) if (staying.has(from)) pending.add(from);
  }
  return staying;
}

/** Whether edges between reached states lead back to one, whether or not a packet takes them all. */
function hasCycle({ graph, reach }: Pass): boolean {
  const into = new Map<StateId, number>();
  const next = (id: StateId): readonly StateId[] =>
    graph
      .edges(id)
      .map((edge) => edge.to)
      .filter((to) => reach.has(to));
  for (const id of reach.keys()) for (const to of next(id)) into.set(to, (into.get(to) ?? 0) + 1);
  const free = [...reach.keys()].filter((id) => !into.has(id));
  for (const id of free) {
    for (const to of next(id)) {
      const left = into.get(to)! - 1;
      into.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return free.length < reach.size;
}

/** States from which some chain of edges never has to end, whatever happens to headers on it. */
function onCycles(analyzer: Analyzer, pass: Pass): readonly StateId[] {
  const before = analyzer.predecessors(pass);
  const ways = new Map<StateId, number>();
  for (const list of before.values()) {
    for (const { from } of list) ways.set(from, (ways.get(from) ?? 0) + 1);
  }
  const finished: StateId[] = [...pass.reach.keys()].filter((id) => !ways.has(id));
  for (const id of finished) {
    for (const { from } of before.get(id) ?? []) {
      const left = (ways.get(from) ?? 0) - 1;
      ways.set(from, left);
      if (left === 0) finished.push(from);
    }
  }
  const ended = new Set(finished);
  return [...pass.reach.keys()].filter((id) => !ended.has(id));
}
