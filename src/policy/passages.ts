/**
 * The line that let a crossing through: of all that judged the packets on their way, the one at the
 * border of the sending segment, that is, on the first node by which they leave it.
 */
import { judgements, judgementsAt, sentBy, type Judgement } from '../analysis/judgements.js';
import type { Analyzer, Pass } from '../analysis/passes.js';
import type { Place } from '../analysis/places.js';
import type { Reach } from '../analysis/reach.js';
import type { FilterRule } from '../model/filter.js';
import type { NodeId } from '../model/ids.js';
import type { Location } from '../model/location.js';
import type { Interface } from '../model/node.js';
import type { Segment } from '../model/segment.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Crossing } from './crossings.js';
import type { Passage } from './draft.js';
import type { Study } from './study.js';

/** Packets of one crossing that one line (or nothing) let through. */
export interface Passed {
  /** Absent where nothing judged them. */
  readonly passage?: Passage;
  /** Absent for the default of a filter. */
  readonly line?: FilterRule;
  /** The node that let them through; absent where there was none on the way. */
  readonly node?: NodeId;
  readonly at: Location;
  /** Names of the filter and the line, or of the node, or of neither. */
  readonly identity: readonly string[];
  /** Where the line judged, and what it let through. */
  readonly seeds: Reach;
  /** Headers as sent to which this applies; absent if to all that come by the seeds. */
  readonly among?: PacketSet;
}

type StateId = Judgement['state'];

/** How the packets of `crossing` got out, in the order of their way. */
export function passagesOf(study: Study, crossing: Crossing): readonly Passed[] {
  const { pass, traffic } = crossing;
  const { analyzer } = traffic;
  const back = analyzer.backward(pass, seedsOf(crossing));
  const borders = borderStates(study, crossing, back);
  const found = borders.flatMap((state) => atBorder(analyzer, pass, state, back));
  const all = sentBy(analyzer, pass, back);
  const through = analyzer.backward(pass, pick(back, borders));
  const rest = analyzer.space.subtract(all, sentBy(analyzer, pass, through));
  return merged(analyzer, [...found, ...elsewhere(study, crossing, back, rest)]);
}

/** Packets of `crossing` where they arrive. */
export function seedsOf({ arrived, traffic: { analyzer } }: Crossing): Reach {
  const seeds = new Map<StateId, PacketSet>();
  for (const { state, set } of arrived) {
    seeds.set(state, analyzer.space.union(seeds.get(state) ?? analyzer.space.none, set));
  }
  return seeds;
}

/** States in which packets are about to leave the sending segment, on nodes that stand in it. */
function borderStates(study: Study, { pass, from }: Crossing, back: Reach): readonly StateId[] {
  const home = homeOf(study, from);
  const inside = (i: Interface): boolean =>
    study.segments.ofInterface(i).some((segment) => home.includes(segment));
  return [...pass.reach.keys()].filter((id) => {
    if (!back.has(id)) return false;
    const state = pass.graph.state(id);
    return (
      state.kind === 'out-stage' &&
      state.step === 0 &&
      !inside(state.target.out) &&
      state.node.interfaces.some(inside)
    );
  });
}

/** Segments in which the packets of a place start. */
function homeOf(study: Study, place: Place): readonly Segment[] {
  const own = study.segments.effective(place.segment);
  if (place.kind === 'subnet') return [own];
  const legs = study.layout.node(place.id).interfaces;
  return [own, ...legs.flatMap((i) => study.segments.ofInterface(i))];
}

/** What judged the packets of a border state: the policy, else an out-filter, else an in-filter. */
function atBorder(analyzer: Analyzer, pass: Pass, border: StateId, back: Reach): readonly Passed[] {
  const state = pass.graph.state(border);
  if (state.kind !== 'out-stage') return [];
  const leaving: Judgement[][] = [];
  for (let step = 0, id = border; back.has(id); id = pass.graph.id({ ...state, step })) {
    leaving.push([...judgementsAt(analyzer, pass, id, back.get(id)!)]);
    step += 1;
  }
  const judged = leaving.filter((list) => list.length > 0);
  const policy = judged.find(([first]) => first!.filter.id === state.node.policy);
  const filter = policy ?? judged.at(-1);
  if (filter !== undefined) return filter.map(passedBy);
  const here = pick(back, [border]);
  const entering = judgements(analyzer, pass, analyzer.backward(pass, here)).filter(
    ({ node, state: id }) => node === state.node && pass.graph.state(id).kind === 'in-stage',
  );
  const last = entering.filter((j) => j.filter === entering.at(-1)!.filter);
  if (last.length > 0) return last.map(passedBy);
  const { id: node, at } = state.node;
  return [{ node, at, identity: ['node', node], seeds: here }];
}

/** Packets that leave by no border: every filter on their way, or none. */
function elsewhere(
  study: Study,
  { pass, from, traffic: { analyzer } }: Crossing,
  back: Reach,
  packets: PacketSet,
): readonly Passed[] {
  const { space } = analyzer;
  if (packets === space.none) return [];
  const found = judgements(analyzer, pass, back).flatMap((judgement) => {
    const seeds = new Map([[judgement.state, judgement.set]]);
    const sent = space.intersect(packets, sentBy(analyzer, pass, analyzer.backward(pass, seeds)));
    return sent === space.none ? [] : [{ ...passedBy(judgement), among: sent }];
  });
  const rest = space.subtract(packets, space.unionAll(found.map(({ among }) => among)));
  if (rest === space.none) return found;
  const starts = pass.starts.map(({ state, set }) => {
    const id = pass.graph.id(state);
    return [id, space.intersect(set, back.get(id) ?? space.none)] as const;
  });
  const direct = { at: placeAt(study, from), identity: ['direct', from.id], among: rest };
  return [...found, { ...direct, seeds: new Map(starts) }];
}

function passedBy({ filter, line, state, set }: Judgement): Passed {
  const base = { node: filter.node, seeds: new Map([[state, set]]) };
  if (line === undefined) {
    const passage: Passage = { filter: filter.id };
    return { ...base, passage, at: filter.at, identity: ['filter', filter.id] };
  }
  const passage: Passage = { filter: filter.id, line: line.id };
  return { ...base, passage, line, at: line.at, identity: ['line', filter.id, line.id] };
}

function merged(analyzer: Analyzer, all: readonly Passed[]): readonly Passed[] {
  const byIdentity = new Map<string, Passed>();
  for (const passed of all) {
    const key = JSON.stringify(passed.identity);
    const known = byIdentity.get(key);
    byIdentity.set(key, known === undefined ? passed : both(analyzer, known, passed));
  }
  return [...byIdentity.values()];
}

function both(analyzer: Analyzer, a: Passed, b: Passed): Passed {
  const { among: _, ...rest } = a;
  const seeds = join(analyzer, a.seeds, b.seeds);
  if (a.among === undefined || b.among === undefined) return { ...rest, seeds };
  return { ...rest, seeds, among: analyzer.space.union(a.among, b.among) };
}

function join(analyzer: Analyzer, a: Reach, b: Reach): Reach {
  const both = new Map(a);
  for (const [state, set] of b) {
    both.set(state, analyzer.space.union(both.get(state) ?? analyzer.space.none, set));
  }
  return both;
}

function pick(reach: Reach, states: readonly StateId[]): Reach {
  return new Map([...reach].filter(([state]) => states.includes(state)));
}

/** Where the record of a place stands. */
export function placeAt(study: Study, { kind, id }: Place): Location {
  return kind === 'external' ? study.layout.node(id).at : study.layout.index.subnets.get(id)!.at;
}
