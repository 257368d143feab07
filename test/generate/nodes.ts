/** Hosts, devices and externals of a generated network. */
import {
  ADDRESS_BITS,
  prefixHas,
  prefixRange,
  type Family,
  type Prefix,
} from '../../src/model/address.js';
import type { Filter } from '../../src/model/filter.js';
import type { FilterId, InterfaceId, NodeId, SwitchId, TunnelId } from '../../src/model/ids.js';
import type {
  Attachment,
  Interface,
  InterfaceAddress,
  Node,
  NodeKind,
} from '../../src/model/node.js';
import type { Subnet } from '../../src/model/segment.js';
import type { Draw } from './draw.js';
import { drawFilter } from './filters.js';
import { PORTS, SWITCHES, VLANS } from './layer2.js';
import { drawPolicyRoute, drawRoutes, namesOf } from './routes.js';
import { drawNat } from './translations.js';
import { address, AT, drawAddresses, drawPrefix, VRFS, type Theme } from './world.js';

/** A node before its lists, which need to know its neighbours. */
export interface Outline {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly interfaces: readonly Interface[];
}

const NAMES = ['__proto__', 'fw', 'ホスト', 'constructor', 'x'] as NodeId[];

export function drawOutline(
  draw: Draw,
  index: number,
  subnets: readonly Subnet[],
  theme: Theme,
): Outline {
  const kind = index < 2 ? 'device' : draw.one(['device', 'host', 'host', 'external'] as const);
  const id = NAMES[index] ?? (`n${index}` as NodeId);
  const count = kind === 'device' ? 2 + draw.below(2) : 1 + draw.below(2);
  const interfaces = Array.from({ length: count }, (_, i) => {
    const subnet = draw.chance(60) ? subnets[(index + i) % subnets.length]! : draw.one(subnets);
    return drawInterface(draw, `${id}/e${i}` as InterfaceId, id, subnet, theme);
  });
  return { id, kind, interfaces };
}

function drawAttachment(draw: Draw, subnet: Subnet, theme: Theme): Attachment {
  const port = (): Attachment => ({
    kind: 'port',
    switch: draw.one(SWITCHES) as SwitchId,
    port: draw.one(PORTS),
    ...(draw.chance(50) ? { vlan: draw.one(VLANS) } : {}),
  });
  return draw.weighted<Attachment>([
    [60, () => ({ kind: 'subnet', subnet: subnet.id })],
    [theme.layer2, port],
    [theme.tunnels, () => ({ kind: 'tunnel', tunnel: 't0' as TunnelId })],
    [2, () => ({ kind: 'none' })],
  ]);
}

/** `prefix` if it has `value`, else the one of its length that does. */
function enclosing(prefix: Prefix, value: bigint): Prefix {
  if (prefixHas(prefix, value)) return prefix;
  const { family, length } = prefix;
  const bits = BigInt(ADDRESS_BITS[family] - length);
  return { family, length, value: (value >> bits) << bits };
}

/** A connected prefix: that of the subnet, seldom wider or as narrow as one or two addresses. */
function drawMask(draw: Draw, subnet: Prefix, value: bigint, theme: Theme): Prefix {
  if (!draw.chance(theme.extremes)) return subnet;
  const { family } = subnet;
  const bits = draw.one([0, 1, 4]);
  const mask = (1n << BigInt(bits)) - 1n;
  return { family, value: value & ~mask, length: ADDRESS_BITS[family] - bits };
}

function drawInterface(
  draw: Draw,
  id: InterfaceId,
  node: NodeId,
  subnet: Subnet,
  theme: Theme,
): Interface {
  const one = (family: Family): InterfaceAddress => {
    const own = subnet.prefixes.find((each) => each.family === family);
    const near = own ?? drawPrefix(draw, family);
    const small = near.length > 0 ? near.value : address(family, 0);
    const first = small + BigInt(draw.below(4));
    const around = enclosing(near, first);
    const { last: end } = prefixRange(around);
    const last = draw.chance(20) && first < end ? first + 1n : first;
    const mask = last === first ? drawMask(draw, around, first, theme) : around;
    const known = around === near ? { subnet: subnet.id } : {};
    return { family, range: { first, last }, prefix: mask, ...known, at: AT };
  };
  const virtual = (family: Family): Interface['virtualAddresses'][number] => ({
    family,
    value: address(family, draw.one([1, 5, 2, 9])),
    priority: draw.below(2),
    at: AT,
  });
  return {
    id,
    node,
    name: id.slice(node.length + 1),
    attachment: drawAttachment(draw, subnet, theme),
    vrf: draw.chance(theme.vrf) ? draw.one(VRFS) : VRFS[0]!,
    addresses: draw.weighted([
      [5, () => [one(4), one(6)]],
      [2, () => [one(4)]],
      [1, () => [one(4), one(6), one(4)]],
    ]),
    virtualAddresses: draw.chance(theme.virtual) ? [virtual(draw.one([4, 4, 6]))] : [],
    filtersIn: [],
    filtersOut: [],
    policyRoutes: [],
    at: AT,
  };
}

/** The node with its routes, filters and tables. */
export function drawNode(
  draw: Draw,
  { id, kind, interfaces }: Outline,
  others: readonly Interface[],
  theme: Theme,
): { readonly node: Node; readonly filters: readonly Filter[] } {
  const names = namesOf(interfaces);
  const around = { own: interfaces, others };
  const filters: Filter[] = [];
  const attach = (name: string, percent: number): FilterId[] => {
    if (!draw.chance(percent)) return [];
    const filter = drawFilter(draw, `${id}/${name}`, id, names, theme);
    filters.push(filter);
    return [filter.id];
  };
  const finished = interfaces.map((i) => ({
    ...i,
    filtersIn: [...attach(`${i.name}-in`, theme.filters / 2), ...attach(`${i.name}-in2`, 3)],
    filtersOut: attach(`${i.name}-out`, theme.filters / 2),
    policyRoutes: draw.chance(theme.policyRoutes)
      ? draw.many(2, (p) => drawPolicyRoute(draw, p, around, theme))
      : [],
  }));
  const [policy] = kind === 'device' ? attach('policy', theme.filters) : [];
  const [localIn] = attach('local', theme.filters / 2);
  const nat = kind !== 'external' && draw.chance(theme.nat);
  const node: Node = {
    id,
    kind,
    name: {},
    count: 1,
    forwards: kind === 'device' ? !draw.chance(3) : draw.chance(15),
    interfaces: finished,
    routes: draw.many(4, () => drawRoutes(draw, around, theme)).flat(),
    unresolvedRoutes: [],
    destinationNat: nat ? draw.many(3, (i) => drawNat(draw, i, 'destination', names, theme)) : [],
    sourceNat: nat ? draw.many(3, (i) => drawNat(draw, i, 'source', names, theme)) : [],
    order: {
      inFilter: draw.one(['before-destination-nat', 'after-destination-nat']),
      outFilter: draw.one(['before-source-nat', 'after-source-nat']),
    },
    behind: kind === 'external' ? drawAddresses(draw, theme) : { 4: [], 6: [] },
    facts: { data: [], monitor: [] },
    at: AT,
    ...(policy === undefined ? {} : { policy }),
    ...(localIn === undefined ? {} : { localIn }),
  };
  return { node, filters };
}
