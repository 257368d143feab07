/** From one interface to the next: SEMANTICS §3.5 to §3.7. */
import type { Interface } from '../model/node.js';
import {
  complementRanges,
  canonicalRanges,
  intersectRanges,
  type RangeList,
} from '../model/range.js';
import { fieldUniverse } from '../model/packet.js';
import type { Domain } from './domains.js';
import type { Dataplane, Move } from './forwarding-graph.js';
import type { Target } from './routes.js';
import type { End } from './state.js';
import { only, PASS, sequence, type Transfer } from './transfer.js';

/** Where packets go that leave by `target`. */
export function deliver(plane: Dataplane, target: Target): readonly Move[] {
  const { out } = target;
  switch (target.kind) {
    case 'wire':
      return [
        { to: { kind: 'wire', domain: plane.layout.domainOf(out.id), by: out }, transfer: PASS },
      ];
    case 'hop':
      return toNextHop(plane, out, target.address);
    case 'connected':
      return toDestination(plane, out);
    case 'interface':
      return byInterface(plane, out);
  }
}

/** Packets put on the wire of `domain`, by an interface or by an undeclared machine (§3.7). */
export function putOnWire(
  plane: Dataplane,
  domain: Domain,
  by: Interface | undefined,
): readonly Move[] {
  const { layout } = plane;
  const moves: Move[] = [];
  let taken: RangeList = [];
  for (const i of domain.interfaces) {
    if (i === by) continue;
    const node = layout.node(i.node);
    const all = node.forwards || node.kind === 'external' || layout.translatesDestinations(node);
    const ranges = all ? everything(plane) : layout.ownAddresses(node, i.vrf);
    taken = canonicalRanges([...taken, ...ranges]);
    moves.push(arrive(plane, i, by, toAny(plane, ranges)));
  }
  const { moves: delivered, ranges } = toSubnets(plane, domain);
  const unreachable = outside(plane, canonicalRanges([...taken, ...ranges]));
  return [...moves, ...delivered, lost(by, toAny(plane, unreachable))];
}

function toNextHop(plane: Dataplane, out: Interface, address: bigint): readonly Move[] {
  const owners = plane.layout
    .owners(plane.layout.domainOf(out.id))
    .filter((o) => o.interface !== out && contains(o.ranges, address));
  if (owners.length === 0) return [lost(out, PASS)];
  return owners.map((owner) => arrive(plane, owner.interface, out, PASS));
}

/** §3.6. */
function toDestination(plane: Dataplane, out: Interface): readonly Move[] {
  const { layout } = plane;
  const domain = layout.domainOf(out.id);
  const owned = new Map(layout.owners(domain).map((o) => [o.interface, o.ranges]));
  const takers = domain.interfaces.map((i) => ({
    interface: i,
    ranges: canonicalRanges([...(owned.get(i) ?? []), ...(i === out ? [] : layout.standsInFor(i))]),
  }));
  const { moves: delivered, ranges } = toSubnets(plane, domain);
  const known = canonicalRanges([...takers.flatMap((t) => t.ranges), ...ranges]);
  return [
    ...takers.map((t) => arrive(plane, t.interface, out, toAny(plane, t.ranges))),
    ...delivered,
    lost(out, toAny(plane, outside(plane, known))),
  ];
}

/** By an interface without a next hop: who is there takes what has no owner (§3.5). */
function byInterface(plane: Dataplane, out: Interface): readonly Move[] {
  const domain = plane.layout.domainOf(out.id);
  const owned = canonicalRanges(plane.layout.owners(domain).flatMap((o) => o.ranges));
  const unowned = toAny(plane, outside(plane, owned));
  const others = domain.interfaces.filter((i) => i !== out);
  const toUnowned = domain.tunnel
    ? [
        ...others.map((i) => arrive(plane, i, out, PASS)),
        ...(others.length === 0 ? [lost(out, PASS)] : []),
      ]
    : putOnWire(plane, domain, out);
  return [
    ...restricted(toDestination(plane, out), toAny(plane, owned)),
    ...restricted(toUnowned, unowned),
  ];
}

function restricted(moves: readonly Move[], to: Transfer): readonly Move[] {
  return moves.map((move) => ({ ...move, transfer: sequence(to, move.transfer) }));
}

/** Delivery to machines that nobody declared: what no interface on the domain answers for. */
function toSubnets(
  plane: Dataplane,
  domain: Domain,
): { readonly moves: readonly Move[]; readonly ranges: RangeList } {
  const { layout } = plane;
  const unowned = outside(plane, canonicalRanges(layout.owners(domain).flatMap((o) => o.ranges)));
  const entries = layout.subnetsOn(domain).map(({ subnet, ranges }) => ({
    subnet,
    ranges: intersectRanges(ranges, unowned),
  }));
  return {
    moves: entries.map(({ subnet, ranges }) => ({
      to: { kind: 'end', end: { disposition: 'delivered-to-subnet', subnet: subnet.id } },
      transfer: toAny(plane, ranges),
    })),
    ranges: canonicalRanges(entries.flatMap((e) => e.ranges)),
  };
}

/** Receipt by `i`; externals need to know from whom, since they hand replies back to it. */
function arrive(
  plane: Dataplane,
  i: Interface,
  from: Interface | undefined,
  transfer: Transfer,
): Move {
  const kept = from !== undefined && plane.layout.node(i.node).kind === 'external';
  return { to: { kind: 'arrival', interface: i, ...(kept ? { from } : {}) }, transfer };
}

function lost(by: Interface | undefined, transfer: Transfer): Move {
  const end: End = { disposition: 'neighbor-unreachable' };
  return { to: { kind: 'end', end: by === undefined ? end : { ...end, interface: by } }, transfer };
}

function toAny(plane: Dataplane, ranges: RangeList): Transfer {
  return only(plane.space, plane.space.where('destination', ranges));
}

function everything(plane: Dataplane): RangeList {
  return [fieldUniverse(plane.space.family, 'destination')];
}

function outside(plane: Dataplane, ranges: RangeList): RangeList {
  return complementRanges(ranges, fieldUniverse(plane.space.family, 'destination'));
}

function contains(ranges: RangeList, value: bigint): boolean {
  return ranges.some((r) => r.first <= value && value <= r.last);
}
