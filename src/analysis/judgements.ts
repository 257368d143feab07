/**
 * Which lines let packets through: of the packets that go on to somewhere, what judged them at each
 * point of their way.
 */
import { InternalError, present } from '../base/assert.js';
import type { StateId } from '../dataplane/forwarding-graph.js';
import type { State } from '../dataplane/state.js';
import type { Filter, FilterRule } from '../model/filter.js';
import type { Interface, Node } from '../model/node.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Analyzer, Pass } from './passes.js';
import type { Reach } from './reach.js';

/** One line (or the default) of a filter, and the packets that it decided at one state. */
export interface Judgement {
  readonly state: StateId;
  readonly node: Node;
  readonly filter: Filter;
  /** Absent for the default. */
  readonly line?: FilterRule;
  readonly set: PacketSet;
  /** Where the packets came in, or are about to leave. */
  readonly interface: Interface;
}

/**
 * What judged the packets of `back` on their way, in the order in which `pass` found it. What a node
 * says of packets for itself is not on the way: they have arrived.
 */
export function judgements(analyzer: Analyzer, pass: Pass, back: Reach): readonly Judgement[] {
  return [...pass.reach.keys()].flatMap((state) => {
    const set = back.get(state);
    const arrived = pass.graph.state(state).kind === 'local';
    return set === undefined || arrived ? [] : judgementsAt(analyzer, pass, state, set);
  });
}

/** Which lines decide the packets of `set` at `state`; nothing if no filter judges there. */
export function judgementsAt(
  analyzer: Analyzer,
  pass: Pass,
  state: StateId,
  set: PacketSet,
): readonly Judgement[] {
  const compiled = pass.graph.filterAt(state);
  if (compiled === undefined) return [];
  const { filter, decision, lines } = compiled;
  const i = interfaceAt(pass.graph.state(state));
  const node = analyzer.layout.node(i.node);
  return analyzer.space.deciders(decision, set).map((decider) => {
    const decided = analyzer.space.decidedBy(decision, set, decider);
    const base = { state, node, filter, interface: i, set: decided };
    if (decider === 'none') return base;
    return { ...base, line: present(filter.rules[present(lines[decider], 'terminal')], 'line') };
  });
}

function interfaceAt(state: State): Interface {
  switch (state.kind) {
    case 'in-stage':
      return state.interface;
    case 'local':
      return state.in;
    case 'out-stage':
      return state.target.out;
    default:
      throw new InternalError(`a filter at ${state.kind}`);
  }
}

/** The packets as sent that go on to `seeds`. */
export function sentBy(analyzer: Analyzer, pass: Pass, back: Reach): PacketSet {
  const { space } = analyzer;
  return space.unionAll(
    pass.starts.map(({ state, set }) =>
      space.intersect(set, back.get(pass.graph.id(state)) ?? space.none),
    ),
  );
}
