/**
 * Small, hostile and always valid networks. Everything is picked from tiny pools by index, so that
 * addresses collide, routes meet and packets get somewhere; a case is one list of numbers, which
 * shrinks quickly.
 */
import fc from 'fast-check';

import {
  ANY_ADDRESS,
  prefixRange,
  type AddressSet,
  type Family,
  type Prefix,
} from '../../src/model/address.js';
import type { AddressTranslation, Filter, FilterRule, NatRule } from '../../src/model/filter.js';
import type {
  FilterId,
  InterfaceId,
  NodeId,
  SegmentId,
  SubnetId,
  SwitchId,
  TunnelId,
  VrfName,
} from '../../src/model/ids.js';
import type { PacketMatch, Service } from '../../src/model/match.js';
import type { Network } from '../../src/model/network.js';
import type {
  Attachment,
  Interface,
  Node,
  PolicyRoute,
  Route,
  RouteAction,
} from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import type { Cable, Subnet, Switch } from '../../src/model/segment.js';

/** Draws choices from a list of numbers; beyond its end every choice is the first. */
class Draw {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(n: number): number {
    const value = this.#numbers[this.#next++] ?? 0;
    return value % n;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  many<T>(max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.below(max + 1) }, (_, i) => make(i));
  }
}

const AT = { path: 'generated', line: 1, column: 1, endLine: 1, endColumn: 1 };
const VRFS = ['default', 'blue'] as VrfName[];
const V6 = 0x20010db8n << 96n;

/** The world has 16 addresses per family: two prefixes of 8, and what lies outside. */
function base(family: Family): bigint {
  return family === 4 ? 0x0a000000n : V6;
}

function prefix(family: Family, offset: number, size: 0 | 1 | 2 | 3 | 4 | 99): Prefix {
  if (size === 99) return { family, value: 0n, length: 0 };
  const value = base(family) + BigInt(offset & ~((1 << size) - 1));
  return { family, value, length: (family === 4 ? 32 : 128) - size };
}

function drawPrefix(draw: Draw, family: Family): Prefix {
  return prefix(family, draw.below(16), draw.one([3, 2, 3, 1, 0, 4, 99] as const));
}

function drawAddresses(draw: Draw): AddressSet {
  if (draw.chance(40)) return ANY_ADDRESS;
  const only = draw.below(5);
  return {
    4: only === 1 ? [] : [prefixRange(drawPrefix(draw, 4))],
    6: only === 2 ? [] : [prefixRange(drawPrefix(draw, 6))],
  };
}

const PORTS = [range(0, 65535)];
const ALL_SERVICES: Service = {
  protocols: [range(0, 255)],
  sourcePorts: PORTS,
  destinationPorts: PORTS,
  established: false,
};

function drawService(draw: Draw): Service {
  const tcp = { ...ALL_SERVICES, protocols: [range(6)] };
  return draw.one([
    ALL_SERVICES,
    tcp,
    { ...tcp, destinationPorts: [range(443)] },
    { ...tcp, established: true },
    { ...ALL_SERVICES, protocols: [range(17)], sourcePorts: [range(53, 1024)] },
    { ...ALL_SERVICES, protocols: [range(1), range(58)], sourcePorts: [range(8), range(128)] },
  ]);
}

function drawMatch(draw: Draw): PacketMatch {
  return {
    source: drawAddresses(draw),
    destination: drawAddresses(draw),
    services: [drawService(draw), ...draw.many(1, () => drawService(draw))],
  };
}

/** An interface before its node's lists exist. */
type Names = readonly InterfaceId[];

function drawInterfaces(draw: Draw, names: Names): { list?: readonly InterfaceId[] } {
  return draw.chance(25) ? { list: [draw.one(names)] } : {};
}

function drawLine(draw: Draw, index: number, names: Names): FilterRule {
  const inside = drawInterfaces(draw, names).list;
  const outside = drawInterfaces(draw, names).list;
  return {
    id: String(index),
    enabled: !draw.chance(15),
    action: draw.one(['permit', 'permit', 'deny']),
    match: drawMatch(draw),
    certainty: draw.one(['sure', 'sure', 'sure', 'scheduled', 'unmodelled']),
    cites: [],
    log: false,
    implicit: false,
    at: AT,
    ...(inside === undefined ? {} : { inInterfaces: inside }),
    ...(outside === undefined ? {} : { outInterfaces: outside }),
    ...(draw.chance(15) ? { translated: draw.chance(50) } : {}),
  };
}

function drawFilter(draw: Draw, id: string, node: NodeId, names: Names): Filter {
  return {
    id: id as FilterId,
    node,
    rules: draw.many(3, (i) => drawLine(draw, i, names)),
    defaults: { 4: draw.one(['deny', 'permit']), 6: draw.one(['deny', 'permit']) },
    stateful: draw.chance(60),
    at: AT,
  };
}

function drawTranslation(draw: Draw, family: Family, match: AddressSet): AddressTranslation {
  const first = match[family][0];
  const to = base(family) + BigInt(draw.below(16));
  if (first !== undefined && draw.chance(40) && first.last - first.first < 16n) {
    return { kind: 'shift', from: first, to: { first: to, last: to + first.last - first.first } };
  }
  if (draw.chance(15)) return { kind: 'keep' };
  return { kind: 'pool', ranges: [{ first: to, last: to + BigInt(draw.below(2)) }] };
}

function drawNat(draw: Draw, index: number, side: 'source' | 'destination', names: Names): NatRule {
  const family = draw.one([4, 6] as const);
  const match = { ...drawMatch(draw), services: [drawService(draw)] };
  const inside = drawInterfaces(draw, names).list;
  const outside = side === 'source' ? drawInterfaces(draw, names).list : undefined;
  return {
    id: String(index),
    enabled: !draw.chance(10),
    family,
    match,
    address: drawTranslation(draw, family, match[side]),
    port: draw.chance(30) ? { kind: 'pool', ranges: [range(8443, 8444)] } : { kind: 'keep' },
    at: AT,
    ...(inside === undefined ? {} : { inInterfaces: inside }),
    ...(outside === undefined ? {} : { outInterfaces: outside }),
  };
}

function drawAction(draw: Draw, family: Family, names: Names): RouteAction {
  return draw.one<() => RouteAction>([
    () => ({
      kind: 'next-hop',
      interface: draw.one(names),
      address: base(family) + BigInt(draw.below(16)),
    }),
    () => ({
      kind: 'next-hop',
      interface: draw.one(names),
      address: base(family) + BigInt(draw.below(16)),
    }),
    () => ({ kind: 'interface', interface: draw.one(names) }),
    () => ({ kind: 'null' }),
    () => ({ kind: 'vrf', vrf: draw.one(VRFS) }),
  ])();
}

function drawRoute(draw: Draw, names: Names): Route {
  const family = draw.one([4, 6] as const);
  return {
    vrf: draw.one(['default', 'default', 'blue'] as VrfName[]),
    prefix: draw.chance(50) ? prefix(family, 0, 99) : drawPrefix(draw, family),
    distance: draw.one([1, 1, 10]),
    action: drawAction(draw, family, names),
    at: AT,
  };
}

function drawPolicyRoute(draw: Draw, index: number, names: Names): PolicyRoute {
  const family = draw.one([4, 6] as const);
  const match = drawMatch(draw);
  const other = family === 4 ? 6 : 4;
  return {
    id: String(index),
    enabled: !draw.chance(15),
    match: { ...match, source: { ...match.source, [other]: [] } },
    action: drawAction(draw, family, names),
    at: AT,
  };
}

function drawAttachment(draw: Draw, subnets: readonly Subnet[]): Attachment {
  const port = {
    kind: 'port',
    switch: draw.one(['s0', 's1'] as SwitchId[]),
    port: draw.one(['p0', 'p1']),
  } as const;
  return draw.one<Attachment>([
    { kind: 'subnet', subnet: draw.one(subnets).id },
    { kind: 'subnet', subnet: draw.one(subnets).id },
    { kind: 'subnet', subnet: draw.one(subnets).id },
    draw.chance(50) ? port : { ...port, vlan: draw.one([10, 20]) },
    { kind: 'tunnel', tunnel: 't0' as TunnelId },
    { kind: 'none' },
  ]);
}

function drawInterface(
  draw: Draw,
  id: InterfaceId,
  node: NodeId,
  subnets: readonly Subnet[],
): Interface {
  const subnet = draw.one(subnets);
  const address = (family: Family): Interface['addresses'][number] => {
    const p = subnet.prefixes.find((each) => each.family === family) ?? drawPrefix(draw, family);
    const value = p.value + BigInt(draw.below(4));
    return {
      family,
      range: { first: value, last: value + BigInt(draw.below(2)) },
      prefix: p,
      subnet: subnet.id,
      at: AT,
    };
  };
  const attachment: Attachment = draw.chance(70)
    ? { kind: 'subnet', subnet: subnet.id }
    : drawAttachment(draw, subnets);
  return {
    id,
    node,
    name: id,
    attachment,
    vrf: draw.one(['default', 'default', 'default', 'blue'] as VrfName[]),
    addresses: [address(4), ...draw.many(1, () => address(6))],
    virtualAddresses: draw.chance(15)
      ? [{ family: 4, value: base(4) + BigInt(draw.below(16)), priority: draw.below(2), at: AT }]
      : [],
    filtersIn: [],
    filtersOut: [],
    policyRoutes: [],
    at: AT,
  };
}

function drawNode(
  draw: Draw,
  index: number,
  subnets: readonly Subnet[],
): { node: Node; filters: Filter[] } {
  const kind = index < 2 ? 'device' : draw.one(['device', 'host', 'external'] as const);
  const id = (['__proto__', 'fw', 'ホスト', 'constructor', 'x'][index] ?? `n${index}`) as NodeId;
  const names = Array.from(
    { length: kind === 'device' ? 2 + draw.below(2) : 1 + draw.below(2) },
    (_, i) => `${id}/${i}` as InterfaceId,
  );
  const filters: Filter[] = [];
  const attach = (name: string, percent: number): FilterId[] => {
    if (!draw.chance(percent)) return [];
    const filter = drawFilter(draw, `${id}/${name}`, id, names);
    filters.push(filter);
    return [filter.id];
  };
  const interfaces = names.map((name, i) => ({
    ...drawInterface(draw, name, id, subnets),
    filtersIn: attach(`in${i}`, 30),
    filtersOut: attach(`out${i}`, 20),
    policyRoutes: draw.chance(15) ? draw.many(2, (p) => drawPolicyRoute(draw, p, names)) : [],
  }));
  const [policy] = kind === 'device' ? attach('policy', 50) : [];
  const [localIn] = attach('local', 15);
  const nat = kind !== 'external' && draw.chance(60);
  const node: Node = {
    id,
    kind,
    name: {},
    count: 1,
    forwards: kind === 'device' || draw.chance(20),
    interfaces,
    routes: Array.from({ length: draw.below(5) }, () => drawRoute(draw, names)),
    unresolvedRoutes: [],
    destinationNat: nat ? draw.many(2, (i) => drawNat(draw, i, 'destination', names)) : [],
    sourceNat: nat ? draw.many(2, (i) => drawNat(draw, i, 'source', names)) : [],
    order: {
      inFilter: draw.one(['before-destination-nat', 'after-destination-nat']),
      outFilter: draw.one(['before-source-nat', 'after-source-nat']),
    },
    behind: kind === 'external' ? drawAddresses(draw) : { 4: [], 6: [] },
    facts: { data: [], monitor: [] },
    at: AT,
    ...(policy === undefined ? {} : { policy }),
    ...(localIn === undefined ? {} : { localIn }),
  };
  return { node, filters };
}

function drawSubnet(draw: Draw, index: number): Subnet {
  const offset = draw.chance(15) ? draw.below(16) : 4 * index;
  const size = draw.one([2, 2, 2, 1, 3] as const);
  const vlan = draw.chance(40) ? { vlan: draw.one([10, 20]) } : {};
  const home = draw.chance(60) ? { home: draw.one(['s0', 's1'] as SwitchId[]) } : {};
  return {
    id: `sub${index}` as SubnetId,
    name: {},
    segment: `seg${index % 2}` as SegmentId,
    prefixes: [prefix(4, offset, size), prefix(6, offset, size)],
    ...vlan,
    ...(vlan.vlan === undefined ? {} : home),
    at: AT,
  };
}

function drawSwitch(draw: Draw, id: string): Switch {
  const port = (name: string): Switch['ports'][number] => ({
    name,
    tagged: draw.one([[], [10], [10, 20], [20]]),
    ...(draw.chance(50) ? { untagged: draw.one([10, 20]) } : {}),
    ...(draw.chance(10) ? { fallbackVlan: draw.one([10, 20]) } : {}),
    at: AT,
  });
  return { id: id as SwitchId, name: {}, ports: [port('p0'), port('p1')], at: AT };
}

/** Builds the network that a list of numbers stands for. */
export function networkOf(numbers: readonly number[]): Network {
  const draw = new Draw(numbers);
  const subnets = Array.from({ length: 2 + draw.below(3) }, (_, i) => drawSubnet(draw, i));
  const made = Array.from({ length: 2 + draw.below(4) }, (_, i) => drawNode(draw, i, subnets));
  const cable: Cable = {
    ends: [
      { switch: 's0' as SwitchId, port: draw.one(['p0', 'p1']) },
      { switch: 's1' as SwitchId, port: draw.one(['p0', 'p1']) },
    ],
    at: AT,
  };
  return {
    name: {},
    model: 'alpha',
    segments: ['seg0', 'seg1'].map((id) => ({
      id: id as SegmentId,
      name: {},
      kind: 'other',
      at: AT,
    })),
    subnets,
    switches: [drawSwitch(draw, 's0'), drawSwitch(draw, 's1')],
    cables: draw.chance(60) ? [cable] : [],
    tunnels: [{ id: 't0' as TunnelId, name: {}, encapsulation: 'gre', at: AT }],
    nodes: made.map((m) => m.node),
    filters: made.flatMap((m) => m.filters),
    register: [],
  };
}

/** Networks as lists of numbers: print the list, and the case is back. */
export const networkNumbers: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 9999 }), {
  minLength: 200,
  maxLength: 600,
  size: 'max',
});
