/** What each program says of some packets, in words that can be compared. */
import type { Analyzer, Pass, Start } from '../../src/analysis/passes.js';
import type { Interpretation } from '../../src/dataplane/interpretation.js';
import type { End } from '../../src/dataplane/state.js';
import { PROTOCOL, type Packet } from '../../src/model/packet.js';
import { range } from '../../src/model/range.js';
import type { Trace, TraceEnd } from '../../src/model/trace.js';
import type { PacketSet } from '../../src/packet-set/space.js';
import type { Origin } from '../../src/simulate/simulate.js';
import type { World } from '../../src/simulate/world.js';

/** Where packets end, with the headers they then have, and the lines that decided on the way. */
export type Answer = readonly string[];

/** Where the packets of `set` start that `origin` sends. */
export function startsOf(analyzer: Analyzer, origin: Origin, set: PacketSet): readonly Start[] {
  const { layout } = analyzer;
  if (origin.kind === 'generated') {
    return [{ state: { kind: 'generated', node: layout.node(origin.node) }, set }];
  }
  const domains = layout.domains.ofSubnet.get(origin.subnet) ?? [];
  return domains.map((domain) => ({ state: { kind: 'wire', domain }, set }));
}

/** Per end of an opening pass the packets as sent that get there: the pass is read backward. */
export function senders(analyzer: Analyzer, pass: Pass): ReadonlyMap<string, PacketSet> {
  const { space } = analyzer;
  const seeds = new Map<string, Map<number, PacketSet>>();
  for (const { state, end, set } of analyzer.ends(pass)) {
    const key = endOfPass(end);
    seeds.set(key, (seeds.get(key) ?? new Map<number, PacketSet>()).set(state, set));
  }
  const sets = new Map<string, PacketSet>();
  for (const [key, ends] of seeds) {
    const back = analyzer.backward(pass, ends);
    const starts = pass.starts.map((s) => back.get(pass.graph.id(s.state)) ?? space.none);
    sets.set(key, space.unionAll(starts));
  }
  return sets;
}

export function answerOfPass(analyzer: Analyzer, pass: Pass, reading: Interpretation): Answer {
  const { space } = analyzer;
  const ends = analyzer.ends(pass).map(({ end, set }) => [endOfPass(end), set] as const);
  return [...numbered(analyzer, ends), ...decidersOfPass(space.all, analyzer, pass, reading)];
}

export function answerOfTraces(analyzer: Analyzer, world: World, traces: readonly Trace[]): Answer {
  const ends = traces.map(
    ({ end }) => [endOfTrace(world, end), analyzer.space.single(end.packet)] as const,
  );
  return [...numbered(analyzer, ends), ...decidersOfTraces(traces)];
}

/** Ends of one packet, as {@link senders} names them; a fixpoint has no loops, so they are left out. */
export function endsOf(world: World, traces: readonly Trace[]): readonly string[] {
  const ends = traces.map(({ end }) => endOfTrace(world, end));
  return [...new Set(ends)].filter((text) => text !== 'loop').sort();
}

/** Ends of `packet` according to {@link senders}. */
export function endsIn(
  analyzer: Analyzer,
  sets: ReadonlyMap<string, PacketSet>,
  packet: Packet,
): readonly string[] {
  return [...sets]
    .filter(([end, set]) => end !== 'loop' && analyzer.space.has(set, packet))
    .map(([end]) => end)
    .sort();
}

export function endOfPass({ disposition, node, interface: at, subnet }: End): string {
  return endText(disposition, subnet ?? node?.id ?? at?.node, at?.id);
}

function endOfTrace(world: World, { disposition, node, interface: at, subnet }: TraceEnd): string {
  const atNode = at === undefined ? undefined : world.interface(at).node;
  return endText(disposition, subnet ?? node ?? atNode, at);
}

function endText(disposition: string, where: string | undefined, at: string | undefined): string {
  if (disposition === 'loop') return 'loop';
  const by = disposition === 'exits-network' ? ` ${at}` : '';
  return `${disposition} ${where ?? ''}${by}`;
}

/** Per end the number of its set of headers: equal sets have equal numbers. */
function numbered(
  { space }: Analyzer,
  ends: readonly (readonly [string, PacketSet])[],
): readonly string[] {
  const sets = new Map<string, PacketSet>();
  for (const [end, set] of ends) sets.set(end, space.union(sets.get(end) ?? space.none, set));
  sets.delete('loop');
  return [...sets].map(([end, set]) => `${end} set ${set}`).sort();
}

/** Lines of filters that decide on packets of `pass`. */
export function decidersOfPass(
  of: PacketSet,
  { space }: Analyzer,
  { graph, reach }: Pass,
  reading: Interpretation,
): readonly string[] {
  const found = new Set<string>();
  const tcp = space.where('protocol', [range(PROTOCOL.tcp)]);
  const strict = graph.role === 'ongoing' && reading.unmodelled === 'strict';
  for (const [id, set] of reach) {
    const compiled = graph.filterAt(id);
    if (compiled === undefined) continue;
    const unseen = compiled.filter.stateful && (graph.role === 'reply' || strict);
    const judged = space.intersect(of, unseen ? space.subtract(set, tcp) : set);
    for (const decider of space.deciders(compiled.decision, judged)) {
      const line = decider === 'none' ? 'default' : compiled.lines[decider];
      found.add(`decides ${compiled.filter.id} ${line}`);
    }
  }
  return [...found].sort();
}

export function decidersOfTraces(traces: readonly Trace[]): readonly string[] {
  const found = new Set<string>();
  for (const step of traces.flatMap((t) => t.hops).flatMap((hop) => hop.steps)) {
    if (step.kind !== 'filtered') continue;
    const { because } = step;
    if (because.kind === 'line') found.add(`decides ${step.filter} ${because.line}`);
    if (because.kind === 'default') found.add(`decides ${step.filter} default`);
  }
  return [...found].sort();
}
