/**
 * Analyzer against simulator on one network. Opening packets are compared through a whole pass, read
 * backward to the packets as sent. Groups of packets are compared in all three roles: where they end,
 * with which headers, and which lines decided.
 */
import { Analyzer } from '../../src/analysis/passes.js';
import { PERMISSIVE, type Interpretation } from '../../src/dataplane/interpretation.js';
import { FAMILIES, type Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import type { RangeList } from '../../src/model/range.js';
import type { Trace } from '../../src/model/trace.js';
import type { Role } from '../../src/simulate/matching.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';
import { World } from '../../src/simulate/world.js';
import {
  answerOfPass,
  answerOfTraces,
  decidersOfPass,
  decidersOfTraces,
  endsIn,
  endsOf,
  senders,
  startsOf,
} from './answers.js';
import { converse } from './conversation.js';

export interface Disagreement {
  readonly role: Role;
  readonly origin: Origin;
  readonly packets: readonly Packet[];
  readonly analyzer: readonly string[];
  readonly simulator: readonly string[];
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** Packets that both were asked about, and those with too many courses to list. */
  readonly compared: number;
  readonly truncated: number;
}

/** What to ask of one origin. */
export interface Questions {
  /** Asked one by one in the role opening. */
  readonly packets: readonly Packet[];
  /** Asked together in every role. */
  readonly groups: readonly (readonly Packet[])[];
}

/** Told every story, e.g. to see what a network exercised. */
export type Listener = (role: Role, packet: Packet | undefined, traces: readonly Trace[]) => void;

const TRACES_MAX = 100;

/** Every value: the pools of generated networks are small. */
export function everyChoice(ranges: RangeList): readonly bigint[] {
  return ranges.flatMap((r) =>
    Array.from({ length: Number(r.last - r.first) + 1 }, (_, i) => r.first + BigInt(i)),
  );
}

/** Compares all origins of `network` on what `ask` wants to know. */
export function compare(
  network: Network,
  interpretation: Partial<Interpretation>,
  ask: (family: Family, origin: Origin) => Questions,
  listen: Listener = () => {},
): Comparison {
  const reading = { ...PERMISSIVE, ...interpretation };
  const options = { ...reading, choices: everyChoice, tracesMax: TRACES_MAX };
  const total = { disagreements: [] as Disagreement[], compared: 0, truncated: 0 };
  const simulator = new Simulator(network, options);
  const world = new World(network);
  for (const family of FAMILIES) {
    const analyzer = new Analyzer(network, family, reading);
    for (const origin of origins(network)) {
      const { packets, groups } = ask(family, origin);
      const bench = { analyzer, simulator, world, options, reading, origin, listen };
      for (const one of [
        comparePackets(bench, packets),
        ...groups.map((group) => compareGroup(bench, group)),
      ]) {
        total.disagreements.push(...one.disagreements);
        total.compared += one.compared;
        total.truncated += one.truncated;
      }
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

interface Bench {
  readonly analyzer: Analyzer;
  readonly simulator: Simulator;
  readonly world: World;
  readonly options: ConstructorParameters<typeof Simulator>[1];
  readonly reading: Interpretation;
  readonly origin: Origin;
  readonly listen: Listener;
}

function comparePackets(bench: Bench, packets: readonly Packet[]): Comparison {
  const { analyzer, simulator, world, origin, reading } = bench;
  const disagreements: Disagreement[] = [];
  let truncated = 0;
  if (packets.length === 0) return { disagreements, compared: 0, truncated };
  const pass = analyzer.opening(startsOf(analyzer, origin, analyzer.space.all));
  const sets = senders(analyzer, pass);
  const deciders = new Set(decidersOfPass(analyzer.space.all, analyzer, pass, reading));
  for (const packet of packets) {
    const opened = simulator.open(origin, packet);
    if (opened.truncated) {
      truncated += 1;
      continue;
    }
    const { traces } = opened;
    bench.listen('opening', packet, traces);
    const missing = decidersOfTraces(traces).filter((decider) => !deciders.has(decider));
    const simulated = [...endsOf(world, traces), ...missing];
    const analyzed = endsIn(analyzer, sets, packet);
    if (simulated.join() === analyzed.join()) continue;
    disagreements.push({
      role: 'opening',
      origin,
      packets: [packet],
      analyzer: analyzed,
      simulator: simulated,
    });
  }
  return { disagreements, compared: packets.length - truncated, truncated };
}

function compareGroup(bench: Bench, packets: readonly Packet[]): Comparison {
  const { analyzer, world, origin, options, reading } = bench;
  const { space } = analyzer;
  const told = converse(world, options, origin, packets);
  if (told === undefined) return { disagreements: [], compared: 0, truncated: packets.length };
  const set = space.unionAll(packets.map((packet) => space.single(packet)));
  const opening = analyzer.opening(startsOf(analyzer, origin, set));
  const passes = {
    opening,
    ongoing: analyzer.ongoing(opening),
    reply: analyzer.reply(opening),
  };
  const disagreements: Disagreement[] = [];
  for (const role of ['opening', 'ongoing', 'reply'] as const) {
    bench.listen(role, packets.length === 1 ? packets[0] : undefined, told[role]);
    const analyzed = answerOfPass(analyzer, passes[role], reading);
    const simulated = answerOfTraces(analyzer, world, told[role]);
    if (simulated.join() === analyzed.join()) continue;
    disagreements.push({ role, origin, packets, analyzer: analyzed, simulator: simulated });
  }
  return { disagreements, compared: packets.length, truncated: 0 };
}
