/**
 * How content can move from holder to holder: every packet of every holder is simulated, with what
 * continues and answers it (SEMANTICS 10.2, 10.3), and media are carried (10.4).
 */
import { ALL_ADDRESSES, FAMILIES, prefixRange } from '../../../src/model/address.js';
import type { Node } from '../../../src/model/node.js';
import { PROTOCOL, type Packet } from '../../../src/model/packet.js';
import { canonicalRanges, intersectRanges, type RangeList } from '../../../src/model/range.js';
import type { FlowEnd } from '../../../src/model/register.js';
import type { RoutingMode, SpoofingMode } from '../../../src/model/result.js';
import type { Trace } from '../../../src/model/trace.js';
import { mirror } from '../../../src/simulate/header.js';
import type { Reading, Role } from '../../../src/simulate/matching.js';
import { SessionTable } from '../../../src/simulate/sessions.js';
import type { Origin } from '../../../src/simulate/simulate.js';
import { Walker, type Arrival, type SimulateOptions } from '../../../src/simulate/walker.js';
import { directionOf, type Direction, type Passage } from './coverage.js';
import {
  holdersOf,
  holdsByItself,
  isSanitizer,
  nodeOf,
  receivers,
  standsIn,
  subnetOf,
  subnetsOfAddress,
  type Ground,
  type Holder,
} from './ground.js';
import { familiesOf, packetsFrom, valuesOf, type Values } from './packets.js';
import { isOfProtocols } from './sanitizer.js';

/** How content leaves or enters a holder; only sanitizers tell the two apart (10.8). */
export type Door = 'own' | 'other';

/** Content of `from` gets to `to`. */
export interface Movement {
  readonly from: Holder;
  readonly to: Holder;
  /** For a sanitizer at this end: whether it is over its protocols. */
  readonly leaving: Door;
  readonly entering: Door;
}

export interface ContentOptions extends Reading {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
}

/** A packet had more courses than anybody lists: nothing is said of this network. */
export class TooManyCourses extends Error {}

/** What happened on the way, for counts of what generated networks met. */
export type Met = (feature: string) => void;

const TRACES_MAX = 200;

/** Every movement once. */
export function movementsOf(
  ground: Ground,
  options: ContentOptions,
  met: Met = () => {},
): readonly Movement[] {
  const found = new Map<string, Movement>();
  const add = (movement: Movement): void => {
    found.set(JSON.stringify(Object.values(movement)), movement);
  };
  for (const family of familiesOf(ground.network)) {
    const values = valuesOf(ground.network, family);
    for (const from of holdersOf(ground)) {
      talk(ground, options, values, from, add, met);
    }
  }
  for (const movement of carried(ground)) add(movement);
  return [...found.values()];
}

/** One packet that a holder sends, by one of its machines. */
interface Letter {
  readonly origin: Origin;
  readonly packet: Packet;
}

/** Sections 8.2 to 8.5 and 10.2: what `holder` sends. */
function lettersOf(
  ground: Ground,
  { spoofing }: ContentOptions,
  values: Values,
  holder: Holder,
): readonly Letter[] {
  const { family } = values;
  const letters = (origin: Origin, sources: RangeList): readonly Letter[] =>
    packetsFrom(values, sources).map((packet) => ({ origin, packet }));
  const anywhere = [ALL_ADDRESSES[family]];
  const node = nodeOf(ground, holder);
  if (node !== undefined) {
    const own = ownAddresses(ground, values, node);
    const external = [...own, ...node.behind[family]];
    const free = spoofing === 'any' && node.kind === 'external';
    const sources = node.kind === 'external' ? external : own;
    return letters({ kind: 'generated', node: node.id }, free ? anywhere : sources);
  }
  const subnet = subnetOf(ground, holder)!;
  const wires = ground.world.layer2.domainsOf(subnet);
  const byHosts = ground.network.nodes
    .filter((host) => host.kind === 'host' && !isSanitizer(host))
    .filter(
      (host) =>
        spoofing === 'none' ||
        host.interfaces.some((i) => !wires.includes(ground.world.layer2.domain(i))),
    )
    .flatMap((host) =>
      letters({ kind: 'generated', node: host.id }, ownAddresses(ground, values, host)).filter(
        ({ packet }) => subnetsOfAddress(ground, host, family, packet.source).includes(subnet.id),
      ),
    );
  if (spoofing === 'none') return byHosts;
  const inside = subnet.prefixes.filter((p) => p.family === family).map(prefixRange);
  const byWire = letters(
    { kind: 'wire', subnet: subnet.id },
    spoofing === 'any' ? anywhere : inside,
  );
  return [...byHosts, ...byWire];
}

function ownAddresses({ world }: Ground, { family, addresses }: Values, node: Node): RangeList {
  return addresses
    .filter((address) => world.isOwn(node, family, address))
    .map((address) => ({ first: address, last: address }));
}

/** All that `from` opens, what it continues (6.6), and the answers, with the sessions of all of it. */
function talk(
  ground: Ground,
  options: ContentOptions,
  values: Values,
  from: Holder,
  add: (movement: Movement) => void,
  met: Met,
): void {
  const sessions = new SessionTable();
  const letters = lettersOf(ground, options, values, from);
  const opened = letters.map((letter) => ({
    letter,
    walker: send(ground, options, letter, 'opening', sessions),
  }));
  for (const { letter, walker } of opened) {
    const traces = tracesOf(walker);
    traces.forEach((trace, index) => {
      const answered = (): boolean =>
        walker.arrivals
          .filter((arrival) => arrival.trace === index)
          .flatMap((arrival) => answers(ground, options, arrival, sessions))
          .some((reply) => receivers(ground, reply).includes(from));
      for (const to of receivers(ground, trace)) {
        if (to === from) continue;
        move(ground, passageOf('opening', from, to, letter, trace), oneWay(ground, letter, trace), {
          add,
          met,
          answered,
        });
      }
    });
    if (letter.packet.protocol !== PROTOCOL.tcp) continue;
    for (const trace of tracesOf(send(ground, options, letter, 'ongoing', sessions))) {
      for (const to of receivers(ground, trace)) {
        if (to === from) continue;
        met('ongoing packet arrives');
        move(ground, passageOf('ongoing', from, to, letter, trace), oneWay(ground, letter, trace), {
          add,
          met,
          answered: () => false,
        });
      }
    }
  }
}

function passageOf(
  role: Passage['role'],
  from: Holder,
  to: Holder,
  { packet }: Letter,
  { end }: Trace,
): Passage {
  return { role, from, to, sent: packet, arrived: end.packet };
}

/** What one passage moves: forward, and backward if it is answered. */
function move(
  ground: Ground,
  passage: Passage,
  relayed: boolean,
  told: {
    readonly add: (movement: Movement) => void;
    readonly met: Met;
    readonly answered: () => boolean;
  },
): void {
  const { from, to, sent, arrived } = passage;
  const stated = directionOf(ground, passage);
  if (stated !== 'both') told.met(`register says ${stated}`);
  if (relayed) told.met('one-way relay');
  const [near, far] = [door(ground, from, sent), door(ground, to, arrived)];
  if (stated !== 'backward') told.add({ from, to, leaving: near, entering: far });
  if (stated === 'forward' || relayed || !told.answered()) return;
  told.met('answer moves content');
  told.add({ from: to, to: from, leaving: far, entering: near });
}

/** 10.3: a relay at either end says that its sessions move content forward only. */
function oneWay({ world }: Ground, { origin }: Letter, { end }: Trace): boolean {
  const opener = origin.kind === 'generated' ? world.node(origin.node) : undefined;
  const accepts = end.disposition === 'accepted' || end.disposition === 'exits-network';
  const acceptor = accepts ? world.node(end.node!) : undefined;
  const says: (Direction | undefined)[] = [opener, acceptor].map((node) =>
    node?.facts.relay?.oneWay === true ? 'forward' : undefined,
  );
  return says.includes('forward');
}

/** The door of `holder` for a session with the header that it sees itself. */
function door(ground: Ground, holder: Holder, packet: Packet): Door {
  const node = nodeOf(ground, holder);
  return node !== undefined && isSanitizer(node) && isOfProtocols(node, packet) ? 'own' : 'other';
}

function simulatorOptions(options: ContentOptions): SimulateOptions {
  const choices = (ranges: RangeList): readonly bigint[] =>
    ranges.flatMap((r) =>
      Array.from({ length: Number(r.last - r.first) + 1 }, (_, i) => r.first + BigInt(i)),
    );
  return { ...options, choices, tracesMax: TRACES_MAX };
}

function send(
  { world }: Ground,
  options: ContentOptions,
  { origin, packet }: Letter,
  role: Role,
  sessions: SessionTable,
): Walker {
  const walker = new Walker(world, simulatorOptions(options), role, sessions, sessions);
  if (origin.kind === 'generated') walker.generate(world.node(origin.node), packet);
  else {
    for (const domain of world.layer2.domainsOf(world.subnet(origin.subnet))) {
      walker.putOnWire(domain, undefined, packet);
    }
  }
  return walker;
}

function answers(
  { world }: Ground,
  options: ContentOptions,
  arrival: Arrival,
  sessions: SessionTable,
): readonly Trace[] {
  const back = mirror(arrival.packet);
  if (back === undefined) return [];
  const walker = new Walker(world, simulatorOptions(options), 'reply', sessions);
  if (arrival.kind === 'accepted') walker.generate(arrival.node, back);
  else if (arrival.from !== undefined) walker.handBack(arrival.from, back);
  else for (const domain of arrival.domains) walker.putOnWire(domain, undefined, back);
  return tracesOf(walker);
}

function tracesOf(walker: Walker): readonly Trace[] {
  const { traces, truncated } = walker.result();
  if (truncated) throw new TooManyCourses();
  return traces;
}

/** 10.4. Reading: what a sanitizer is handed on media comes in and leaves as over its protocols. */
function carried(ground: Ground): readonly Movement[] {
  return (ground.network.mediaTransfers ?? []).flatMap(({ from, to, sanitizer }) => {
    const between = sanitizer === undefined ? [] : [`node ${sanitizer}`];
    const stops = [
      from.flatMap((end) => holdersAt(ground, end)),
      ...(between.length > 0 ? [between] : []),
      to.flatMap((end) => holdersAt(ground, end)),
    ];
    return stops
      .slice(1)
      .flatMap((next, index) =>
        stops[index]!.flatMap((a) =>
          next.map((b): Movement => ({ from: a, to: b, leaving: 'own', entering: 'own' })),
        ).filter((m) => m.from !== m.to),
      );
  });
}

/**
 * The holders that an end of a media transfer means. Reading: a host means the places that it stands in;
 * a device that holds nothing, those too; a segment, its places with one of the addresses of the end.
 */
function holdersAt(ground: Ground, end: FlowEnd): readonly Holder[] {
  if (end.node !== undefined) {
    const node = ground.world.node(end.node);
    if (node.kind === 'external') return [`external ${node.id}`];
    if (holdsByItself(node)) return [`node ${node.id}`];
    return standsIn(ground, node).map((id) => `subnet ${id}`);
  }
  if (end.subnet !== undefined) return [`subnet ${end.subnet}`];
  return holdersOf(ground).filter((holder) => {
    if (holder.startsWith('node ')) return false;
    const segment = subnetOf(ground, holder)?.segment ?? nodeOf(ground, holder)?.segment;
    return segment === end.segment && hasOneOf(ground, holder, end);
  });
}

/** Whether the place of a segment has one of the addresses of an end. */
function hasOneOf(ground: Ground, place: Holder, end: FlowEnd): boolean {
  const node = nodeOf(ground, place);
  return FAMILIES.some((family) => {
    const prefixes = (subnetOf(ground, place)?.prefixes ?? []).filter((p) => p.family === family);
    const own = (node?.interfaces ?? []).flatMap((i) =>
      i.addresses.filter((a) => a.family === family),
    );
    const ranges = canonicalRanges([
      ...prefixes.map(prefixRange),
      ...own.map((a) => a.range),
      ...(node?.behind[family] ?? []),
    ]);
    return intersectRanges(end.addresses[family], ranges).length > 0;
  });
}
