/** A town while it is built: subnets get their addresses, machines theirs, flows their routes and lines. */
import { addressIn, covers, sizeOf } from './addresses.js';
import type { Plan } from './plan.js';
import { at, many, type Device, type Entry, type Leg, type Topology } from './topology.js';
import type { Area } from './town.js';
import { carry } from './carry.js';
import { freeAddress, hostEnd, subnetEnd, subnetOf, type End } from './ends.js';

export interface Site {
  readonly plan: Plan;
  readonly topology: Topology;
  readonly next: { net: number; transit: number; vlan: number };
}

export type Block = Area | 'san';

const BLOCKS: readonly Block[] = ['mn', 'lg', 'net', 'san'];

export function octetOf({ octets }: Plan, block: Block): number {
  return octets[BLOCKS.indexOf(block)]!;
}

export interface Wanted {
  readonly block: Block;
  readonly segment: string;
  readonly length?: number;
  /** Its switch, which gives it a VLAN. */
  readonly on?: string;
  readonly gateway?: string;
  readonly ipv6?: boolean;
  readonly facts?: Entry;
}

/** Declares a subnet with the next addresses of its block. */
export function addSubnet(site: Site, id: string, wanted: Wanted): void {
  const { plan, topology, next } = site;
  const octet = octetOf(plan, wanted.block);
  next.net += 1;
  const prefix = [`10.${octet}.${next.net}.0/${wanted.length ?? plan.length}`];
  if (wanted.ipv6 === true) prefix.push(`2001:db8:${octet}:${next.net}::/64`);
  declare(site, id, prefix, wanted);
  if (wanted.gateway !== undefined) at(topology.subnets, id).gateway = wanted.gateway;
}

/** A subnet between two routers; each gets a leg of its name. */
export function addTransit(
  site: Site,
  id: string,
  wanted: Wanted,
  routers: readonly [RouterName, RouterName],
): void {
  const octet = octetOf(site.plan, wanted.block);
  const start = 4 * site.next.transit;
  site.next.transit += 1;
  const prefix = [`10.${octet}.254.${start}/30`];
  if (wanted.ipv6 === true) prefix.push(`2001:db8:${octet}:fe${start}::/64`);
  declare(site, id, prefix, wanted);
  for (const [index, router] of routers.entries()) addLeg(site, router, id, index + 1);
}

function declare({ topology, next }: Site, id: string, prefix: string[], wanted: Wanted): void {
  const { segment, on, facts } = wanted;
  next.vlan += 1;
  const home = on === undefined ? {} : { vlan: next.vlan, on };
  topology.subnets[id] = { segment, prefix, ...home, ...facts };
  if (on === undefined) return;
  topology.switches[on] ??= {};
  at(topology.switches, on)[`${id}-port`] = { access: next.vlan };
}

/** A router of a segment: a device, and the VRF of it that the segment has. */
export interface RouterName {
  readonly device: string;
  readonly vrf?: string;
}

/** Gives a router a leg in a subnet, with the `index`-th address of each prefix. */
export function addLeg({ topology }: Site, router: RouterName, subnet: string, index = 1): void {
  const addresses = at(topology.subnets, subnet).prefix.map((prefix) => addressIn(prefix, index));
  const leg: Leg = { at: subnet, address: addresses };
  if (router.vrf !== undefined) leg.vrf = router.vrf;
  at(topology.devices, router.device).interfaces[subnet] = leg;
}

/** Declares a device that nothing administers, in the machine room. */
export function addDevice({ topology, plan }: Site, id: string, kind: Device['kind']): void {
  const facts: Entry = { room: '電算室' };
  if (plan.pairs) facts['ha'] = { peer: `${id}-2`, mode: 'active-passive' };
  const policy = kind === 'firewall' ? { policy: [] } : {};
  topology.devices[id] = {
    kind,
    facts,
    interfaces: {},
    routes: [],
    localIn: [],
    filters: {},
    ...policy,
  };
}

/** A machine, or a group of `count`, in a subnet; `port` is where it is plugged in. */
export function addHost(
  { topology }: Site,
  id: string,
  subnet: string,
  facts: Entry = {},
  { count = 1, port }: { readonly count?: number; readonly port?: string } = {},
): void {
  const { prefix } = at(topology.subnets, subnet);
  const offset = offsetOf(prefix[0]!, freeAddress(topology, subnet));
  const addresses = prefix.map((each) => {
    const first = addressIn(each, offset);
    return count === 1 ? first : `${first}-${addressIn(each, offset + count - 1)}`;
  });
  if (offset + count > sizeOf(prefix[0]!) - 1) throw new Error(`${subnet} is full`);
  const own = count === 1 ? facts : { ...facts, count };
  const leg = { at: port ?? subnet, address: addresses };
  topology.hosts[id] = { facts: own, interfaces: { [subnet]: leg }, routes: [] };
}

function offsetOf(prefix: string, address: string): number {
  for (let index = 0; ; index += 1) if (covers(address, addressIn(prefix, index))) return index;
}

export interface Wish {
  readonly title: string;
  readonly from: readonly End[];
  readonly to: End;
  readonly service: string;
  readonly facts?: Entry;
  /** Lines that its lines cite, itself included, where it is not alone. */
  readonly register?: string[];
}

/** A line of the register, and on every router what it needs to pass; returns where it is limited. */
export function addFlow(site: Site, id: string, wish: Wish): readonly string[] {
  const { title, from, to, service, facts } = wish;
  const texts = from.flatMap((end) => many(end.text));
  const { topology, plan } = site;
  topology.register[id] = {
    title,
    from: texts.length === 1 ? texts[0]! : texts,
    to: to.text,
    service,
    ...facts,
  };
  const session = { from, to, service, register: wish.register ?? id };
  return carry(topology, session, { narrow: plan.narrowRoutes, prefix: 'P' });
}

/** A group as an end: its subnet, where it alone stands in it and the plan likes subnets. */
export function clientEnd({ topology, plan }: Site, host: string): End {
  const end = hostEnd(topology, host);
  const subnet = subnetOf(topology, end.addresses[0]!);
  const alone = Object.keys(topology.hosts).every(
    (id) => id === host || subnetOf(topology, hostEnd(topology, id).addresses[0]!) !== subnet,
  );
  return plan.subnetEnds && alone ? subnetEnd(topology, host) : end;
}

/** Why a departure is allowed; with whom, and where it is limited. */
export function exception(enforcedBy: readonly string[] = [], counterpart?: Entry): Entry {
  return {
    legalBasis: '番号法',
    approvedBy: 'CISO',
    approvedOn: '2026-04-01',
    expiresOn: '2027-03-31',
    reviewCycle: 'yearly',
    mitigation: ['通信ログ取得'],
    ...(counterpart === undefined ? {} : { counterpart }),
    ...(enforcedBy.length === 0 ? {} : { enforcedBy: [...enforcedBy] }),
  };
}

export const PUBLIC_BODY: Entry = {
  operator: 'J-LIS',
  publicBody: true,
  internetConnected: false,
  closedNetwork: 'lgwan',
};
