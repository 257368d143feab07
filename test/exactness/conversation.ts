/**
 * What the simulator says of several packets of one sender: they are opened one after the other, and
 * what continues or answers them meets the sessions of all (SEMANTICS §6.6).
 */
import type { Packet } from '../../src/model/packet.js';
import { PROTOCOL } from '../../src/model/packet.js';
import type { Trace } from '../../src/model/trace.js';
import { mirror } from '../../src/simulate/header.js';
import type { Role } from '../../src/simulate/matching.js';
import { SessionTable } from '../../src/simulate/sessions.js';
import type { Origin } from '../../src/simulate/simulate.js';
import { Walker, type SimulateOptions } from '../../src/simulate/walker.js';
import type { World } from '../../src/simulate/world.js';

/** Traces per role; undefined if one packet has too many courses to list. */
export type Conversation = Readonly<Record<Role, readonly Trace[]>>;

export function converse(
  world: World,
  options: SimulateOptions,
  origin: Origin,
  packets: readonly Packet[],
): Conversation | undefined {
  const sessions = new SessionTable();
  const opened = packets.map((packet) => send(world, options, origin, packet, 'opening', sessions));
  const continued = packets
    .filter((packet) => packet.protocol === PROTOCOL.tcp)
    .map((packet) => send(world, options, origin, packet, 'ongoing', sessions));
  const answered = opened.flatMap((walker) => answers(world, options, walker, sessions));
  const truncated = [...opened, ...continued, ...answered].some((w) => w.result().truncated);
  if (truncated) return undefined;
  const tracesOf = (walkers: readonly Walker[]): readonly Trace[] =>
    walkers.flatMap((walker) => walker.result().traces);
  return { opening: tracesOf(opened), ongoing: tracesOf(continued), reply: tracesOf(answered) };
}

function send(
  world: World,
  options: SimulateOptions,
  origin: Origin,
  packet: Packet,
  role: Role,
  sessions: SessionTable,
): Walker {
  const walker = new Walker(world, options, role, sessions, sessions);
  if (origin.kind === 'generated') walker.generate(world.node(origin.node), packet);
  else {
    for (const domain of world.layer2.domainsOf(world.subnet(origin.subnet))) {
      walker.putOnWire(domain, undefined, packet);
    }
  }
  return walker;
}

function answers(
  world: World,
  options: SimulateOptions,
  opened: Walker,
  sessions: SessionTable,
): readonly Walker[] {
  return opened.arrivals.flatMap((arrival) => {
    const back = mirror(arrival.packet);
    if (back === undefined) return [];
    const answer = new Walker(world, options, 'reply', sessions);
    if (arrival.kind === 'accepted') answer.generate(arrival.node, back);
    else if (arrival.from !== undefined) answer.handBack(arrival.from, back);
    else for (const domain of arrival.domains) answer.putOnWire(domain, undefined, back);
    return [answer];
  });
}
