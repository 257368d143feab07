/**
 * Follows one packet along every course it can take: SEMANTICS §3 and the order of §5. A course is
 * kept as a value, so that branches do not disturb each other.
 */
import type { Filter } from '../model/filter.js';
import type { Interface, Node } from '../model/node.js';
import type { Packet } from '../model/packet.js';
import type { RangeList } from '../model/range.js';
import type { RoutingMode } from '../model/result.js';
import type { Disposition, FilterPosition, Hop, Step, Trace, TraceEnd } from '../model/trace.js';
import { headerKey, mirror } from './header.js';
import type { Domain } from './layer2.js';
import { judge, type Reading, type Role } from './matching.js';
import { forwardingChoices, type Way } from './routing.js';
import { SessionTable, type Session } from './sessions.js';
import { translations } from './translate.js';
import type { World } from './world.js';

export interface SimulateOptions extends Reading {
  readonly routing: RoutingMode;
  /**
   * Values of a translation pool to try for a packet that had `original`. Default: `original` if the
   * pool has it, else the first value.
   */
  readonly choices?: (ranges: RangeList, original: bigint) => readonly bigint[];
  /** Default 10,000. */
  readonly tracesMax?: number;
}

/** What received a packet and can answer it. */
export type Arrival =
  | {
      readonly kind: 'accepted';
      readonly node: Node;
      readonly packet: Packet;
      readonly trace: number;
    }
  | {
      readonly kind: 'exited';
      readonly packet: Packet;
      readonly trace: number;
      /** The interface that handed it to the external; absent if it came straight from a wire. */
      readonly from?: Interface;
      readonly domains: readonly Domain[];
    };

/** One course up to now: finished hops, and where it has been. */
interface Course {
  readonly hops: readonly Hop[];
  readonly seen: ReadonlySet<string>;
}

/** A packet inside a node. */
interface Visit {
  readonly node: Node;
  readonly in?: Interface;
  readonly from?: Interface;
  readonly packet: Packet;
  readonly received: Packet;
  readonly between: Packet;
  readonly translated: boolean;
  /** Sessions it belongs to; after the first translation only the one that was followed. */
  readonly sessions?: readonly Session[];
  readonly steps: readonly Step[];
  readonly course: Course;
}

const TRACES_MAX = 10_000;
const START: Course = { hops: [], seen: new Set() };
const DENIED: Readonly<Record<FilterPosition, Disposition>> = {
  in: 'denied-in',
  'local-in': 'denied-in',
  policy: 'denied-by-policy',
  out: 'denied-out',
};

export class Walker {
  /** Sessions that opening packets leave behind. */
  readonly made: SessionTable;
  readonly arrivals: Arrival[] = [];
  readonly #world: World;
  readonly #options: SimulateOptions;
  readonly #role: Role;
  readonly #sessions: SessionTable;
  readonly #traces: Trace[] = [];
  #truncated = false;

  constructor(
    world: World,
    options: SimulateOptions,
    role: Role,
    sessions: SessionTable,
    made = new SessionTable(),
  ) {
    this.made = made;
    this.#world = world;
    this.#options = options;
    this.#role = role;
    this.#sessions = sessions;
  }

  result(): { readonly traces: readonly Trace[]; readonly truncated: boolean } {
    return { traces: this.#traces, truncated: this.#truncated };
  }

  /** §3.8. */
  generate(node: Node, packet: Packet): void {
    const visit: Visit = {
      node,
      packet,
      received: packet,
      between: packet,
      translated: false,
      steps: [{ kind: 'originated', packet }],
      course: START,
    };
    this.#remember(visit);
    if (this.#world.isOwn(node, packet.family, packet.destination)) {
      this.#accept(visit);
      return;
    }
    const anyWire = node.kind === 'external' || this.#options.routing === 'any-route';
    if (!anyWire) {
      const owner = node.interfaces.find((i) =>
        this.#world.answers(i, packet.family, packet.source),
      );
      const vrf = (owner ?? node.interfaces[0])?.vrf;
      if (vrf === undefined) this.#end(visit, { disposition: 'no-route' });
      else this.#route(visit, vrf);
      return;
    }
    const outs = node.kind === 'external' ? node.interfaces : this.#world.anyRouteInterfaces(node);
    if (outs.length === 0) this.#end(visit, { disposition: 'no-route' });
    for (const out of outs) this.#depart(visit, { kind: 'wire', out });
  }

  /** Hands a packet to the interface that sent what it answers (§6.6). */
  handBack(to: Interface, packet: Packet): void {
    this.#receive(to, undefined, packet, START);
  }

  /** §3.7. */
  putOnWire(domain: Domain, by: Interface | undefined, packet: Packet, course = START): void {
    const { family, destination } = packet;
    let applied = false;
    for (const i of domain.interfaces) {
      if (i === by || !this.#world.takes(i, family, destination)) continue;
      applied = true;
      this.#receive(i, by, packet, course);
    }
    if (this.#world.layer2.owners(domain, family, destination).length === 0) {
      applied = this.#deliver(domain, packet, course) || applied;
    }
    if (!applied) {
      this.#finish(course, { disposition: 'neighbor-unreachable', packet, ...at(by) });
    }
  }

  #receive(i: Interface, from: Interface | undefined, packet: Packet, course: Course): void {
    if (this.#full()) return;
    const node = this.#world.node(i.node);
    // What hands a packet to an external is part of the point: it gets the reply (§3.9).
    const by = node.kind === 'external' ? (from?.id ?? '') : '';
    const point = `${i.id} ${by} ${headerKey(packet)}`;
    const steps: Step[] = [{ kind: 'received', interface: i.id, packet }];
    const seen = new Set([...course.seen, point]);
    const sessions = this.#belonging(node, packet);
    const visit: Visit = {
      node,
      in: i,
      packet,
      received: packet,
      between: packet,
      translated: false,
      steps,
      course: { hops: course.hops, seen },
      ...(from === undefined ? {} : { from }),
      ...(sessions.length === 0 ? {} : { sessions }),
    };
    if (course.seen.has(point)) this.#end(visit, { disposition: 'loop' });
    else this.#inStage(visit, i);
  }

  #belonging(node: Node, packet: Packet): readonly Session[] {
    if (this.#role === 'opening' || !this.#world.tracks(node)) return [];
    return this.#role === 'reply'
      ? this.#sessions.answeredBy(node.id, packet)
      : this.#sessions.continuedBy(node.id, packet);
  }

  /** §5.1. */
  #inStage(visit: Visit, i: Interface): void {
    const filters = (v: Visit): Visit | undefined => this.#pass(v, i.filtersIn, 'in');
    if (visit.node.order.inFilter === 'before-destination-nat') {
      const passed = filters(visit);
      if (passed === undefined) return;
      for (const after of this.#translateDestination(passed)) this.#decide(after, i);
      return;
    }
    for (const after of this.#translateDestination(visit)) {
      const passed = filters(after);
      if (passed !== undefined) this.#decide(passed, i);
    }
  }

  /** §3.2. */
  #decide(visit: Visit, i: Interface): void {
    const { node, packet } = visit;
    if (node.kind === 'external') {
      this.#exit(visit, i);
      return;
    }
    if (this.#world.isOwn(node, packet.family, packet.destination, i.vrf)) {
      this.#local(visit);
      return;
    }
    if (!node.forwards) {
      this.#end(visit, { disposition: 'no-route' });
      return;
    }
    if (this.#options.routing === 'exact') {
      this.#route(visit, i.vrf);
      return;
    }
    this.#anyRoute(visit, i);
  }

  /** §3.10. */
  #anyRoute(visit: Visit, i: Interface): void {
    const { node, packet } = visit;
    const joined = [...this.#world.joinedVrfs(node, i.vrf)];
    if (joined.some((v) => this.#world.isOwn(node, packet.family, packet.destination, v))) {
      this.#local(visit);
    }
    const outs = this.#world.anyRouteInterfaces(node, i.vrf);
    if (outs.length === 0) this.#end(visit, { disposition: 'no-route' });
    for (const out of outs) {
      const routed: Step = { kind: 'routed', vrf: i.vrf, by: 'any-route' };
      this.#outStage({ ...visit, steps: [...visit.steps, routed] }, { kind: 'wire', out });
    }
  }

  #exit(visit: Visit, i: Interface): void {
    const trace = this.#traces.length;
    this.#end(visit, { disposition: 'exits-network', interface: i.id });
    if (this.#traces.length > trace) {
      const domains = [this.#world.layer2.domain(i)];
      const from = visit.from === undefined ? {} : { from: visit.from };
      this.arrivals.push({ kind: 'exited', packet: visit.packet, trace, domains, ...from });
    }
    if (!visit.node.forwards) return;
    for (const out of visit.node.interfaces) this.#depart(visit, { kind: 'wire', out });
  }

  /** §3.3. */
  #local(visit: Visit): void {
    const { localIn } = visit.node;
    const passed = this.#pass(visit, localIn === undefined ? [] : [localIn], 'local-in');
    if (passed !== undefined) this.#accept(passed);
  }

  #accept(visit: Visit): void {
    const trace = this.#traces.length;
    this.#end(visit, { disposition: 'accepted' });
    if (this.#traces.length === trace) return;
    this.arrivals.push({ kind: 'accepted', node: visit.node, packet: visit.packet, trace });
  }

  /** §3.4. */
  #route(visit: Visit, vrf: Interface['vrf']): void {
    const ways = forwardingChoices(
      this.#world,
      visit.node,
      vrf,
      visit.packet,
      this.#role,
      visit.in,
    );
    for (const { step, way } of ways) {
      const routed = step === undefined ? visit : { ...visit, steps: [...visit.steps, step] };
      if (way.kind === 'lost') this.#end(routed, { disposition: way.disposition });
      else if (way.kind === 'local') this.#local(routed);
      else if (visit.in === undefined) this.#depart(routed, way);
      else this.#outStage(routed, way);
    }
  }

  /** §5.2. */
  #outStage(visit: Visit, way: Extract<Way, { out: Interface }>): void {
    const { node } = visit;
    const policy = node.policy === undefined ? [] : [node.policy];
    const judged = this.#pass(visit, policy, 'policy', way.out);
    if (judged === undefined) return;
    const send = (v: Visit): void => {
      this.#remember(v);
      this.#depart(v, way);
    };
    const filters = (v: Visit): Visit | undefined =>
      this.#pass(v, way.out.filtersOut, 'out', way.out);
    if (node.order.outFilter === 'before-source-nat') {
      const passed = filters(judged);
      if (passed !== undefined) this.#translateSource(passed, way.out).forEach(send);
      return;
    }
    for (const after of this.#translateSource(judged, way.out)) {
      const passed = filters(after);
      if (passed !== undefined) send(passed);
    }
  }

  /** §3.5, after the out-stage. */
  #depart(visit: Visit, way: Extract<Way, { out: Interface }>): void {
    const { packet } = visit;
    const { out } = way;
    const { family, destination } = packet;
    const hop = way.kind === 'next-hop' ? { nextHop: way.address } : {};
    const sent: Step = { kind: 'sent', interface: out.id, packet, ...hop };
    const hops = [...visit.course.hops, { node: visit.node.id, steps: [...visit.steps, sent] }];
    const course: Course = { hops, seen: visit.course.seen };
    const domain = this.#world.layer2.domain(out);
    if (way.kind === 'wire') {
      this.putOnWire(domain, out, packet, course);
      return;
    }
    const { layer2 } = this.#world;
    if (way.kind === 'next-hop') {
      const hops = layer2.owners(domain, family, way.address).filter((i) => i !== out);
      this.#hand(hops, out, packet, course);
      return;
    }
    const owners = layer2.owners(domain, family, destination);
    if (way.kind === 'interface' && owners.length === 0) {
      const others = domain.interfaces.filter((i) => i !== out);
      if (domain.tunnel) this.#hand(others, out, packet, course);
      else this.putOnWire(domain, out, packet, course);
      return;
    }
    this.#toDestination(domain, owners, out, packet, course);
  }

  /** §3.6. */
  #toDestination(
    domain: Domain,
    owners: readonly Interface[],
    out: Interface,
    packet: Packet,
    course: Course,
  ): void {
    const { family, destination } = packet;
    const takers = domain.interfaces.filter(
      (i) => owners.includes(i) || (i !== out && this.#world.standsIn(i, family, destination)),
    );
    const delivered = owners.length === 0 && this.#deliver(domain, packet, course);
    if (takers.length > 0 || !delivered) this.#hand(takers, out, packet, course);
  }

  /** Receipt by each of `to`; if there is none, the packet is lost. */
  #hand(to: readonly Interface[], out: Interface, packet: Packet, course: Course): void {
    for (const i of to) this.#receive(i, out, packet, course);
    if (to.length > 0) return;
    this.#finish(course, { disposition: 'neighbor-unreachable', interface: out.id, packet });
  }

  #deliver(domain: Domain, packet: Packet, course: Course): boolean {
    const subnets = this.#world.layer2.subnetsWith(domain, packet.family, packet.destination);
    for (const { id } of subnets) {
      this.#finish(course, { disposition: 'delivered-to-subnet', subnet: id, packet });
    }
    return subnets.length > 0;
  }

  #translateDestination(visit: Visit): readonly Visit[] {
    const { sessions, packet, node } = visit;
    if (this.#role === 'reply' && sessions !== undefined) {
      return sessions.map((session) => {
        const after = mirror(session.between) ?? packet;
        return { ...this.#changed(visit, after, 'destination'), sessions: [session] };
      });
    }
    const where = { role: this.#role, in: visit.in?.id, translated: false };
    return translations(
      node.destinationNat,
      'destination',
      packet,
      where,
      this.#options.choices,
    ).map(({ after, line, translated }) => {
      const next = line === undefined ? visit : this.#changed(visit, after, 'destination', line);
      return { ...next, between: after, translated };
    });
  }

  #translateSource(visit: Visit, out: Interface): readonly Visit[] {
    const [session] = visit.sessions ?? [];
    if (this.#role === 'reply' && session !== undefined) {
      return [this.#changed(visit, mirror(session.received) ?? visit.packet, 'source')];
    }
    const where = { role: this.#role, in: visit.in?.id, out: out.id, translated: visit.translated };
    return translations(
      visit.node.sourceNat,
      'source',
      visit.packet,
      where,
      this.#options.choices,
    ).map(({ after, line }) =>
      line === undefined ? visit : this.#changed(visit, after, 'source', line),
    );
  }

  #changed(visit: Visit, after: Packet, field: 'source' | 'destination', line?: number): Visit {
    if (line === undefined && headerKey(after) === headerKey(visit.packet)) return visit;
    const table = field === 'source' ? visit.node.sourceNat : visit.node.destinationNat;
    const by = line === undefined ? {} : { line, id: table[line]!.id, at: table[line]!.at };
    const step: Step = { kind: 'translated', field, before: visit.packet, after, ...by };
    return { ...visit, packet: after, steps: [...visit.steps, step] };
  }

  /** The visit after all of `ids` let it pass; undefined (and an end) after one that does not. */
  #pass(
    visit: Visit,
    ids: readonly Filter['id'][],
    position: FilterPosition,
    out?: Interface,
  ): Visit | undefined {
    let at = visit;
    for (const id of ids) {
      const where = {
        role: this.#role,
        in: visit.in?.id,
        out: out?.id,
        translated: visit.translated,
      };
      const belongs = visit.sessions !== undefined;
      const filter = this.#world.filter(id);
      const judgement = judge(filter, visit.packet, where, belongs, this.#options);
      const step: Step = { kind: 'filtered', filter: id, position, ...judgement };
      at = { ...at, steps: [...at.steps, step] };
      if (step.action === 'permit') continue;
      this.#end(at, { disposition: DENIED[position] });
      return undefined;
    }
    return at;
  }

  /** §6.2. */
  #remember(visit: Visit): void {
    if (this.#role !== 'opening' || !this.#world.tracks(visit.node)) return;
    const { received, between, packet } = visit;
    this.made.add(visit.node.id, { received, between, sent: packet });
  }

  #end(visit: Visit, end: Omit<TraceEnd, 'packet' | 'node'>): void {
    const hops = [...visit.course.hops, { node: visit.node.id, steps: visit.steps }];
    const course = { hops, seen: visit.course.seen };
    this.#finish(course, { ...end, node: visit.node.id, packet: visit.packet });
  }

  #finish(course: Course, end: TraceEnd): void {
    if (!this.#full()) this.#traces.push({ hops: course.hops, end });
  }

  #full(): boolean {
    if (this.#traces.length >= (this.#options.tracesMax ?? TRACES_MAX)) this.#truncated = true;
    return this.#truncated;
  }
}

function at(i: Interface | undefined): { readonly interface?: Interface['id'] } {
  return i === undefined ? {} : { interface: i.id };
}
