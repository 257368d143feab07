/**
 * Claims that a town may write, on one network: what the analyzer says passes, and what the simulator
 * finds by sending packets one by one. The reading of selectors here is SEMANTICS §9.5 to §9.7 once more,
 * from the facts of the network.
 */
import { startsFrom, type Place } from '../../src/analysis/places.js';
import { ArrivalReader } from '../../src/engine/arrivals.js';
import type { Start } from '../../src/analysis/passes.js';
import type { Reach } from '../../src/analysis/reach.js';
import type { CrossingRole } from '../../src/analysis/traffic.js';
import { FAMILIES, type Family } from '../../src/model/address.js';
import { inRanges } from '../../src/model/range.js';
import type { Network } from '../../src/model/network.js';
import type { Scope, Selector, SelectorEnd } from '../../src/model/own-requirement.js';
import { PROTOCOL, type Packet } from '../../src/model/packet.js';
import type { VerifyOptions } from '../../src/model/result.js';
import type { Trace } from '../../src/model/trace.js';
import type { PacketSet } from '../../src/packet-set/space.js';
import type { Crossing } from '../../src/policy/crossings.js';
import { passing, type Question } from '../../src/policy/own/passing.js';
import { seedsOf } from '../../src/policy/passages.js';
import { Study } from '../../src/policy/study.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';
import { everyChoice } from './compare.js';

export interface Disagreement {
  readonly role: CrossingRole;
  readonly place: string;
  readonly origin: Origin;
  readonly packet: Packet;
  readonly analyzer: boolean;
  readonly simulator: boolean;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  readonly compared: number;
  /** Packets that pass as the question asks. */
  readonly passing: number;
  readonly truncated: number;
}

export interface ClaimReading extends Pick<VerifyOptions, 'routing' | 'spoofing'> {
  readonly doubts: Study['reading'];
}

const TRACES_MAX = 100;

/** Asks both of every packet of `packetsFor` from every place. */
export function compareClaims(
  network: Network,
  { doubts, ...options }: ClaimReading,
  question: Question,
  packetsFor: (family: Family, origin: Origin) => readonly Packet[],
): Comparison {
  const written = Study.of(network, options);
  const study = doubts === 'cautious' ? written : written.generous;
  const oracle = new Oracle(network, question);
  const simulator = new Simulator(network, {
    routing: options.routing,
    scheduled: 'permissive',
    unmodelled: doubts === 'cautious' ? 'permissive' : 'strict',
    choices: everyChoice,
    tracesMax: TRACES_MAX,
  });
  const senders = new Senders(passing(study, question));
  const total = { disagreements: [] as Disagreement[], compared: 0, passing: 0, truncated: 0 };
  const compare = (sent: Sent, packet: Packet, role: CrossingRole): void => {
    const { place, origin } = sent;
    const told =
      role === 'opening' ? simulator.open(origin, packet) : simulator.ongoing(origin, packet);
    if (told.truncated) {
      total.truncated += 1;
      return;
    }
    const simulated = told.traces.some((trace) => oracle.counts(place, packet, role, trace));
    const analyzed = senders.has(sent, packet, role);
    total.compared += 1;
    if (simulated) total.passing += 1;
    // A connection that another packet opened lets ongoing ones pass, too: one direction only.
    if (role === 'opening' ? simulated === analyzed : !simulated || analyzed) return;
    const said = { analyzer: analyzed, simulator: simulated };
    const key = `${place.kind} ${place.id}`;
    total.disagreements.push({ role, place: key, origin, packet, ...said });
  };
  for (const sent of sentIn(study, options.spoofing)) {
    const { space } = study.ground(sent.family);
    const packets = packetsFor(sent.family, sent.origin).filter((p) => space.has(sent.set, p));
    for (const packet of packets) {
      compare(sent, packet, 'opening');
      if (packet.protocol === PROTOCOL.tcp) compare(sent, packet, 'ongoing');
    }
  }
  return total;
}

/** What one place sends at one origin. */
interface Sent {
  readonly family: Family;
  readonly place: Place;
  readonly origin: Origin;
  readonly states: readonly Start['state'][];
  readonly set: PacketSet;
}

function sentIn(study: Study, spoofing: VerifyOptions['spoofing']): readonly Sent[] {
  return FAMILIES.flatMap((family) => {
    const { layout, space } = study.ground(family);
    return study.places.flatMap((place) => {
      const starts = startsFrom(layout, space, place, spoofing);
      return originsOf(place, starts).map(({ origin, states }) => {
        const mine = starts.filter(({ state }) => states.includes(state));
        return { family, place, origin, states, set: space.unionAll(mine.map(({ set }) => set)) };
      });
    });
  });
}

/** Packets as sent that pass according to the analyzer; every crossing is read backward once. */
class Senders {
  readonly #crossings: readonly (readonly [Crossing, Reach])[];

  constructor(crossings: readonly Crossing[]) {
    this.#crossings = crossings.map((crossing) => [
      crossing,
      crossing.traffic.analyzer.backward(crossing.pass, seedsOf(crossing)),
    ]);
  }

  has({ family, place, states }: Sent, packet: Packet, role: CrossingRole): boolean {
    return this.#crossings.some(([{ from, pass, traffic, role: of }, back]) => {
      const { space } = traffic.analyzer;
      if (of !== role || from !== place || space.family !== family) return false;
      const ids = states.map((state) => pass.graph.id(state));
      return pass.starts.some(({ state, set }) => {
        const id = pass.graph.id(state);
        return (
          ids.includes(id) && space.has(space.intersect(set, back.get(id) ?? space.none), packet)
        );
      });
    });
  }
}

/** A subnet is one origin on all its wires. */
function originsOf(
  place: Place,
  starts: readonly Start[],
): readonly Pick<Sent, 'origin' | 'states'>[] {
  const wires = starts.map(({ state }) => state).filter(({ kind }) => kind === 'wire');
  const generated = starts.flatMap(({ state }) =>
    state.kind === 'generated'
      ? [{ origin: { kind: 'generated', node: state.node.id } as const, states: [state] }]
      : [],
  );
  if (wires.length === 0 || place.kind !== 'subnet') return generated;
  return [{ origin: { kind: 'wire', subnet: place.id }, states: wires }, ...generated];
}

/** SEMANTICS §9.5 to §9.7 and §9.3, read of one trace. */
class Oracle {
  readonly #network: Network;
  readonly #arrivals: ArrivalReader;
  readonly #question: Question;

  constructor(network: Network, question: Question) {
    this.#network = network;
    this.#arrivals = new ArrivalReader(network);
    this.#question = question;
  }

  counts(from: Place, sent: Packet, role: CrossingRole, trace: Trace): boolean {
    const { scope, except = [], around = [] } = this.#question;
    if (trace.hops.some(({ node }) => around.includes(node))) return false;
    const arrived = trace.end.packet;
    return [...this.#arrivals.placesOf(trace)].some((key) => {
      const to = this.#place(key);
      if (to === undefined || !this.#along(scope, from, to, sent, arrived, role)) return false;
      return !except.some(
        (line) =>
          this.#along(line, from, to, sent, arrived, role) ||
          (role === 'ongoing' && this.#against(line, from, to, sent, arrived)),
      );
    });
  }

  #along(
    { from, to, services }: Scope,
    here: Place,
    there: Place,
    sent: Packet,
    arrived: Packet,
    role: CrossingRole,
  ): boolean {
    return (
      this.#means(from, here, sent.family, sent.source) &&
      this.#means(to, there, arrived.family, arrived.destination) &&
      services.some(
        (service) =>
          (!service.established || (role === 'ongoing' && arrived.protocol === PROTOCOL.tcp)) &&
          inRanges(arrived.protocol, service.protocols) &&
          inRanges(sent.sourcePort, service.sourcePorts) &&
          inRanges(arrived.destinationPort, service.destinationPorts),
      )
    );
  }

  #against(line: Scope, here: Place, there: Place, sent: Packet, arrived: Packet): boolean {
    return (
      this.#means(line.to, here, sent.family, sent.source) &&
      this.#means(line.from, there, arrived.family, arrived.destination) &&
      line.services.some(
        (service) =>
          inRanges(PROTOCOL.tcp, service.protocols) &&
          inRanges(sent.sourcePort, service.destinationPorts) &&
          inRanges(arrived.destinationPort, service.sourcePorts),
      )
    );
  }

  #means({ taken, removed }: Selector, place: Place, family: Family, address: bigint): boolean {
    const has = (parts: Selector['taken']): boolean =>
      parts.some(({ ends }) => ends.some((end) => this.#stands(end, place, family, address)));
    return has(taken) && !has(removed);
  }

  #stands(end: SelectorEnd, place: Place, family: Family, address: bigint): boolean {
    if (end.addresses !== undefined && !inRanges(address, end.addresses[family])) return false;
    if (end.node !== undefined) {
      if (place.kind === 'external') return place.id === end.node;
      const node = this.#network.nodes.find(({ id }) => id === end.node)!;
      return this.#arrivals.subnetsWith(node, family, address).includes(place.id);
    }
    if (end.subnet !== undefined) return place.kind === 'subnet' && place.id === end.subnet;
    return end.segment === undefined || end.segment === place.segment;
  }

  #place(key: string): Place | undefined {
    const [kind, id] = key.split(' ');
    if (kind === 'subnet') {
      const subnet = this.#network.subnets.find((s) => s.id === id)!;
      return { kind, id: subnet.id, segment: subnet.segment };
    }
    const node = this.#network.nodes.find((n) => n.id === id);
    if (node?.segment === undefined) return undefined;
    return { kind: 'external', id: node.id, segment: node.segment };
  }
}
