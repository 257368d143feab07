/**
 * Analyzer against simulator on one network: for every origin and packet both must give the same
 * ends. Opening packets are compared through the sets of a whole pass; ongoing packets and replies
 * through passes of one packet, since their sessions are those of that packet.
 */
import { Analyzer, type Pass, type Start } from '../../src/analysis/passes.js';
import { PERMISSIVE, type Interpretation } from '../../src/dataplane/interpretation.js';
import { FAMILIES, type Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import type { RangeList } from '../../src/model/range.js';
import type { Trace } from '../../src/model/trace.js';
import type { PacketSet } from '../../src/packet-set/space.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';

export interface Disagreement {
  readonly pass: 'opening' | 'ongoing' | 'reply';
  readonly origin: Origin;
  readonly packet: Packet;
  readonly analyzer: readonly string[];
  readonly simulator: readonly string[];
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** Packets that both were asked about, and those with too many courses to list. */
  readonly compared: number;
  readonly truncated: number;
}

const TRACES_MAX = 100;

/** Every value: the pools of generated networks are small. */
function everyChoice(ranges: RangeList): readonly bigint[] {
  return ranges.flatMap((r) =>
    Array.from({ length: Number(r.last - r.first) + 1 }, (_, i) => r.first + BigInt(i)),
  );
}

/** Compares all origins of `network` on packets that `pick` draws per origin. */
export function compare(
  network: Network,
  interpretation: Partial<Interpretation>,
  pick: (family: Family, origin: Origin) => readonly Packet[],
): Comparison {
  const total = { disagreements: [] as Disagreement[], compared: 0, truncated: 0 };
  const reading = { ...PERMISSIVE, ...interpretation };
  const simulator = new Simulator(network, {
    ...reading,
    choices: everyChoice,
    tracesMax: TRACES_MAX,
  });
  for (const family of FAMILIES) {
    const analyzer = new Analyzer(network, family, reading);
    for (const origin of origins(network)) {
      const one = compareOrigin(analyzer, simulator, origin, pick(family, origin));
      total.disagreements.push(...one.disagreements);
      total.compared += one.compared;
      total.truncated += one.truncated;
    }
  }
  return total;
}

export function origins(network: Network): readonly Origin[] {
  return [
    ...network.nodes.map((n): Origin => ({ kind: 'generated', node: n.id })),
    ...network.subnets.map((s): Origin => ({ kind: 'wire', subnet: s.id })),
  ];
}

function compareOrigin(
  analyzer: Analyzer,
  simulator: Simulator,
  origin: Origin,
  packets: readonly Packet[],
): Comparison {
  const { space } = analyzer;
  const disagreements: Disagreement[] = [];
  let compared = 0;
  let truncated = 0;
  const whole = analyzer.opening(startsOf(analyzer, origin, space.all));
  const reachedBy = startSets(analyzer, whole);
  for (const packet of packets) {
    const exchange = simulator.exchange(origin, packet);
    const ongoing = simulator.ongoing(origin, packet);
    if ([exchange.opening, ongoing, ...exchange.replies].some((r) => r.truncated)) {
      truncated += 1;
      continue;
    }
    compared += 1;
    const check = (
      pass: Disagreement['pass'],
      analyzed: readonly string[],
      traces: readonly Trace[],
    ): void => {
      const simulated = endsOfTraces(traces);
      if (simulated.join() === analyzed.join()) return;
      disagreements.push({ pass, origin, packet, analyzer: analyzed, simulator: simulated });
    };
    const found = [...reachedBy].filter(([, set]) => space.has(set, packet)).map(([end]) => end);
    check('opening', withoutLoop(found), exchange.opening.traces);
    const checkHeaders = (
      pass: Disagreement['pass'],
      run: Pass,
      traces: readonly Trace[],
    ): void => {
      const analyzed = headersOfPass(analyzer, run);
      const simulated = headersOfTraces(analyzer, traces);
      if (simulated.join() === analyzed.join()) return;
      disagreements.push({ pass, origin, packet, analyzer: analyzed, simulator: simulated });
    };
    const single = analyzer.opening(startsOf(analyzer, origin, space.single(packet)));
    const replies = exchange.replies.flatMap((r) => r.traces);
    checkHeaders('opening', single, exchange.opening.traces);
    checkHeaders('reply', analyzer.reply(single), replies);
    if (packet.protocol !== 6n) continue;
    checkHeaders('ongoing', analyzer.ongoing(single), ongoing.traces);
  }
  return { disagreements, compared, truncated };
}

function startsOf(analyzer: Analyzer, origin: Origin, set: PacketSet): readonly Start[] {
  const { layout } = analyzer;
  if (origin.kind === 'generated') {
    return [{ state: { kind: 'generated', node: layout.node(origin.node) }, set }];
  }
  const domains = layout.domains.ofSubnet.get(origin.subnet) ?? [];
  return domains.map((domain) => ({ state: { kind: 'wire', domain }, set }));
}

/** Per end, the packets as sent that get there: the pass is read backward. */
function startSets(analyzer: Analyzer, pass: Pass): ReadonlyMap<string, PacketSet> {
  const { space } = analyzer;
  const sets = new Map<string, PacketSet>();
  for (const { state, end, set } of analyzer.ends(pass)) {
    const back = analyzer.backward(pass, new Map([[state, set]]));
    const starts = pass.starts.map((s) => back.get(pass.graph.id(s.state)) ?? space.none);
    const key = endText(end.disposition, end.node?.id, end.subnet);
    sets.set(key, space.unionAll([...starts, sets.get(key) ?? space.none]));
  }
  return sets;
}

/** Per end the headers that end there, as the number of their set: equal sets, equal numbers. */
function headersOfPass(analyzer: Analyzer, pass: Pass): readonly string[] {
  return numbered(
    analyzer,
    analyzer
      .ends(pass)
      .map(({ end, set }) => [endText(end.disposition, end.node?.id, end.subnet), set]),
  );
}

function headersOfTraces(analyzer: Analyzer, traces: readonly Trace[]): readonly string[] {
  return numbered(
    analyzer,
    traces.map(({ end }) => [
      endText(end.disposition, end.node, end.subnet),
      analyzer.space.single(end.packet),
    ]),
  );
}

function numbered(
  { space }: Analyzer,
  ends: readonly (readonly [string, PacketSet])[],
): readonly string[] {
  const sets = new Map<string, PacketSet>();
  for (const [end, set] of ends) sets.set(end, space.union(sets.get(end) ?? space.none, set));
  return withoutLoop([...sets.keys()]).map((end) => `${end} set ${sets.get(end)}`);
}

function endsOfTraces(traces: readonly Trace[]): readonly string[] {
  return withoutLoop(traces.map(({ end }) => endText(end.disposition, end.node, end.subnet)));
}

/** A fixpoint has no end for packets that go round, so loops are left out on both sides. */
function withoutLoop(ends: readonly string[]): readonly string[] {
  return [...new Set(ends)].filter((text) => text !== 'loop').sort();
}

/** Where a packet was lost is told by the node only where it arrived. */
function endText(
  disposition: string,
  node: string | undefined,
  subnet: string | undefined,
): string {
  const arrived = disposition === 'accepted' || disposition === 'exits-network';
  if (arrived) return `${disposition} ${node}`;
  return disposition === 'delivered-to-subnet' ? `${disposition} ${subnet}` : disposition;
}
