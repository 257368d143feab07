/** What several mistakes need: new machines, routers, lines. */
import { addressIn } from '../addresses.js';
import { exception } from '../site.js';
import { at, many, type Device, type Entry, type Topology } from '../topology.js';
import { routerOf, vrfOf, type Area } from '../town.js';
import { carry, type Manner, type Session } from '../carry.js';
import { freeAddress } from '../ends.js';

/** A machine with a leg in each of the subnets. */
export function plugIn(
  topology: Topology,
  id: string,
  subnets: readonly string[],
  facts: Entry,
): void {
  const legs = subnets.map((subnet): [string, { at: string; address: string }] => [
    subnet,
    { at: subnet, address: freeAddress(topology, subnet) },
  ]);
  topology.hosts[id] = { facts, interfaces: Object.fromEntries(legs), routes: [] };
}

export function newDevice(
  topology: Topology,
  id: string,
  kind: Device['kind'],
  facts: Entry = {},
): Device {
  const policy = kind === 'firewall' ? { policy: [] } : {};
  const device: Device = {
    kind,
    facts: { room: '電算室', ...facts },
    interfaces: {},
    routes: [],
    localIn: [],
    filters: {},
    ...policy,
  };
  topology.devices[id] = device;
  return device;
}

/** Gives a device a leg in a subnet; returns its address there. */
export function plugDevice(topology: Topology, id: string, subnet: string, vrf?: string): string {
  const address = freeAddress(topology, subnet);
  const leg = { at: subnet, address, ...(vrf === undefined ? {} : { vrf }) };
  at(topology.devices, id).interfaces[subnet] = leg;
  return address;
}

/** A subnet with documentation addresses of its own, which no generated town uses. */
export function newSubnet(
  topology: Topology,
  id: string,
  segment: string,
  prefix: string[],
  facts: Entry = {},
): void {
  topology.subnets[id] = { segment, prefix, ...facts };
}

/** A branch office router with desks of two segments on it. */
export function addBranch(
  topology: Topology,
  id: string,
  number: number,
  facts: Entry,
  ipv6 = false,
): readonly { readonly subnet: string; readonly prefix: string[] }[] {
  newDevice(topology, id, 'router', facts);
  return (['lg', 'net'] as const).map((area, index) => {
    const subnet = `${id}-${area}`;
    const third = number * 2 + index;
    const prefix = [`10.200.${third}.0/24`, ...(ipv6 ? [`2001:db8:200:${third}::/64`] : [])];
    newSubnet(topology, subnet, `${area}-seg`, prefix, { gateway: id });
    const addresses = prefix.map((each) => addressIn(each, 1));
    at(topology.devices, id).interfaces[subnet] = { at: subnet, address: addresses };
    const host = prefix.map((each) => addressIn(each, 10));
    const interfaces = { [subnet]: { at: subnet, address: host } };
    topology.hosts[`${id}-${area}-pc`] = { facts: { role: '端末' }, interfaces, routes: [] };
    return { subnet, prefix };
  });
}

/** A route on the router of a segment's servers. */
export function routeFrom(topology: Topology, area: Area, to: string, via: string): void {
  const { routes } = at(topology.devices, routerOf(topology, area));
  routes.push({ to, via, ...vrfOf(topology, area) });
}

/** A line of the register for a session, with what it needs on its way; returns the places of its lines. */
export function registered(
  topology: Topology,
  id: string,
  session: Omit<Session, 'register'>,
  facts: Entry,
  manner: Manner,
): readonly string[] {
  const from = session.from.flatMap((end) => many(end.text));
  topology.register[id] = {
    title: facts['title'] as string,
    from: from.length === 1 ? from[0]! : from,
    to: session.to.text,
    service: session.service,
    ...facts,
  };
  const places = carry(topology, { ...session, register: id }, manner);
  const { kind } = at(topology.register, id);
  const free = kind === undefined || kind === 'ordinary' || kind === 'sanitized';
  if (!free) at(topology.register, id).exception ??= exception(places);
  return places;
}

/** Lines of this mistake begin with this. */
export function mannerOf(id: string, first = false): Manner {
  return { narrow: true, prefix: `T${id}-`, first };
}
