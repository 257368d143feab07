/**
 * The nearest network that a topology file can state. What a file has no words for (translation on
 * hosts, pools for destinations, marks on permit lines, …) is left out or replaced by what it has.
 */
import {
  ALL_ADDRESSES,
  FAMILIES,
  prefixHas,
  type AddressSet,
  type Family,
} from '../../src/model/address.js';
import type { Filter, FilterRule, NatRule } from '../../src/model/filter.js';
import type { FilterId, SegmentId } from '../../src/model/ids.js';
import type { PacketMatch, Service } from '../../src/model/match.js';
import type { Network } from '../../src/model/network.js';
import type {
  Attachment,
  Interface,
  InterfaceAddress,
  Node,
  PolicyRoute,
} from '../../src/model/node.js';
import { hasPorts } from '../../src/model/packet.js';
import { range, type RangeList } from '../../src/model/range.js';
import type { Subnet } from '../../src/model/segment.js';
import { AT } from './world.js';

/** The segment of externals. */
export const OUTSIDE = 'out' as SegmentId;

const ALWAYS = { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 480, toMinute: 1020 };

export function expressible(network: Network): Network {
  const nodes = network.nodes.map((node) => expressibleNode(network, node));
  const attached = new Set(nodes.flatMap(filterIds));
  const local = new Set(
    nodes.flatMap((n) => [...n.interfaces.flatMap((i) => i.filtersIn), n.localIn]),
  );
  return {
    ...network,
    segments: [
      ...network.segments,
      { id: OUTSIDE, name: {}, kind: 'external', external: 'internet', at: AT },
    ],
    subnets: network.subnets.map(withoutRepeats),
    cables: oneCablePerPort(network),
    nodes: nodes.map((node) => ({ ...node, ...singleFilters(node) })),
    filters: network.filters
      .filter((filter) => attached.has(filter.id))
      .map((filter) => expressibleFilter(filter, nodes, local.has(filter.id))),
  };
}

/** A subnet that has a prefix twice, or one inside the other, has only the wider one. */
function withoutRepeats(subnet: Subnet): Subnet {
  const prefixes = subnet.prefixes.filter((p, index) =>
    subnet.prefixes.every(
      (other, at) =>
        at === index ||
        other.family !== p.family ||
        !prefixHas(other, p.value) ||
        other.length > p.length ||
        (other.length === p.length && at > index),
    ),
  );
  return { ...subnet, prefixes };
}

function oneCablePerPort({ cables }: Network): Network['cables'] {
  const taken = new Set<string>();
  return cables.filter(({ ends }) => {
    const ports = ends.map((end) => `${end.switch}/${end.port}`);
    if (ports.some((port) => taken.has(port))) return false;
    for (const port of ports) taken.add(port);
    return true;
  });
}

function filterIds(node: Node): readonly FilterId[] {
  const single = [node.policy, node.localIn].filter((id) => id !== undefined);
  return [...node.interfaces.flatMap((i) => [...i.filtersIn, ...i.filtersOut]), ...single];
}

/** Names that files give to the filters of which a node has one. */
function singleFilters({ id, policy, localIn }: Node): Partial<Node> {
  return {
    ...(policy === undefined ? {} : { policy: `${id}/policy` as FilterId }),
    ...(localIn === undefined ? {} : { localIn: `${id}/localIn` as FilterId }),
  };
}

function expressibleNode(network: Network, node: Node): Node {
  const vrfs = new Set(node.interfaces.map((i) => i.vrf));
  const known = (action: Node['routes'][number]['action']): boolean =>
    action.kind !== 'vrf' || vrfs.has(action.vrf);
  const interfaces = node.interfaces.map((i): Interface => {
    const attachment = expressibleAttachment(network, i.attachment);
    const addresses = [...i.addresses]
      .sort((a, b) => a.family - b.family)
      .map((a) => withHome(network, attachment, a));
    const own = node.kind === 'external' ? { filtersIn: [], filtersOut: [] } : {};
    const policyRoutes =
      node.kind === 'device' ? i.policyRoutes.filter((p) => known(p.action)) : [];
    return {
      ...i,
      attachment,
      addresses,
      policyRoutes: expressibleRoutes(i, policyRoutes),
      ...own,
    };
  });
  const { policy: _policy, localIn: _localIn, ...plain } = node;
  const base = {
    ...plain,
    interfaces,
    routes: node.routes.filter((r) => vrfs.has(r.vrf) && known(r.action)),
  };
  const order = { inFilter: 'before-destination-nat', outFilter: 'before-source-nat' } as const;
  const none = { destinationNat: [], sourceNat: [], order };
  switch (node.kind) {
    case 'external': {
      const someone = node.behind[4].length + node.behind[6].length > 0;
      const behind = someone ? node.behind : { 4: [ALL_ADDRESSES[4]], 6: [] };
      return { ...base, ...none, routes: [], behind, segment: OUTSIDE };
    }
    case 'host':
      return { ...base, ...none, ...(node.localIn === undefined ? {} : { localIn: node.localIn }) };
    case 'device':
      return {
        ...base,
        forwards: true,
        destinationNat: node.destinationNat.flatMap(expressibleDestination),
        sourceNat: node.sourceNat.flatMap(expressibleSource),
        ...(node.policy === undefined ? {} : { policy: node.policy }),
        ...(node.localIn === undefined ? {} : { localIn: node.localIn }),
      };
  }
}

/** Files refuse an interface whose port takes no frame of it; it is then said to be plugged in nowhere. */
function expressibleAttachment(network: Network, attachment: Attachment): Attachment {
  if (attachment.kind !== 'port') return attachment;
  const on = network.switches.find((s) => s.id === attachment.switch);
  const port = on?.ports.find((p) => p.name === attachment.port);
  const taken =
    attachment.vlan === undefined
      ? (port?.untagged ?? port?.fallbackVlan) !== undefined
      : port?.tagged.includes(attachment.vlan);
  return taken === true ? attachment : { kind: 'none' };
}

/**
 * The only subnet that has the address: where it is plugged in, else anywhere. Several addresses state
 * no prefix, so they have to lie in that of the subnet.
 */
function withHome(
  network: Network,
  attachment: Attachment,
  { subnet: _subnet, ...address }: InterfaceAddress,
): InterfaceAddress {
  const { family, range, prefix } = address;
  const alone = { ...address, range: { first: range.first, last: range.first } };
  if (attachment.kind === 'none') return alone;
  const homes = network.subnets.map(withoutRepeats).flatMap((s) => {
    const found = s.prefixes.find((p) => p.family === family && prefixHas(p, range.first));
    return found === undefined ? [] : [{ subnet: s, found }];
  });
  const near = homes.filter(({ subnet }) => isNear(network, attachment, subnet));
  const [home, ...others] = near.length > 0 ? near : homes;
  if (home === undefined || others.length > 0) return alone;
  const { found, subnet } = home;
  const fits =
    found.value === prefix.value && found.length === prefix.length && prefixHas(found, range.last);
  return { ...(fits ? address : alone), subnet: subnet.id };
}

function isNear(network: Network, attachment: Attachment, subnet: Subnet): boolean {
  if (attachment.kind === 'subnet') return attachment.subnet === subnet.id;
  if (attachment.kind !== 'port') return false;
  const on = network.switches.find((s) => s.id === attachment.switch);
  const port = on?.ports.find((p) => p.name === attachment.port);
  const vlan = attachment.vlan ?? port?.untagged ?? port?.fallbackVlan;
  return subnet.home === attachment.switch && subnet.vlan === vlan;
}

function expressibleRoutes(i: Interface, routes: readonly PolicyRoute[]): readonly PolicyRoute[] {
  return routes.flatMap((route): PolicyRoute[] => {
    const families = route.action.kind === 'next-hop' ? [familyOf(route)] : FAMILIES;
    const match = expressibleMatch(route.match, families);
    return match === undefined ? [] : [{ ...route, id: `${i.name}-${route.id}`, match }];
  });
}

/** Of a next hop: generated policy routes match sources of its family only. */
function familyOf({ match }: PolicyRoute): Family {
  return match.source[4].length > 0 ? 4 : 6;
}

function expressibleFilter(filter: Filter, nodes: readonly Node[], beforeRouting: boolean): Filter {
  const node = nodes.find((n) => n.id === filter.node)!;
  const name =
    filter.id === node.policy ? 'policy' : filter.id === node.localIn ? 'localIn' : undefined;
  const rules = filter.rules.flatMap((line) => expressibleLine(line, beforeRouting));
  return {
    ...filter,
    rules,
    ...(name === undefined ? {} : { id: `${node.id}/${name}` as FilterId }),
  };
}

function expressibleLine(line: FilterRule, beforeRouting: boolean): readonly FilterRule[] {
  const match = expressibleMatch(line.match, FAMILIES);
  if (match === undefined) return [];
  const { outInterfaces, translated, ...rest } = line;
  return [
    {
      ...rest,
      match,
      ...(outInterfaces === undefined || beforeRouting ? {} : { outInterfaces }),
      ...(translated === false && line.action === 'deny' ? { translated } : {}),
      ...(line.certainty === 'scheduled' ? { schedule: ALWAYS } : {}),
      ...(line.certainty === 'unmodelled' ? { unmodelled: 'who knows' } : {}),
    },
  ];
}

/** Undefined if source or destination has no address. */
function expressibleMatch(
  match: PacketMatch,
  families: readonly Family[],
): PacketMatch | undefined {
  const only = (set: AddressSet): AddressSet => ({
    4: families.includes(4) ? set[4] : [],
    6: families.includes(6) ? set[6] : [],
  });
  const some = (set: AddressSet): boolean => set[4].length + set[6].length > 0;
  if (!some(match.source) || !some(match.destination)) return undefined;
  const cut = { source: only(match.source), destination: only(match.destination) };
  if (!some(cut.source) || !some(cut.destination)) return undefined;
  return { ...cut, services: match.services.flatMap(expressibleService) };
}

const BYTES: RangeList = [range(0, 255)];

/** As files write it: one protocol with its ports or types, or protocols without any. */
function expressibleService(service: Service): readonly Service[] {
  const { sourcePorts, destinationPorts, protocols, established } = service;
  if (established) return [{ ...service, protocols: [range(6)] }];
  if (isAll(sourcePorts) && isAll(destinationPorts)) return [service];
  const known = [6n, 17n, 132n, 1n, 58n].filter((p) =>
    protocols.some((r) => r.first <= p && p <= r.last),
  );
  return known.map((protocol) => {
    const one = { ...service, protocols: [range(protocol)] };
    if (hasPorts(protocol)) return one;
    const types = isAll(sourcePorts) ? BYTES : sourcePorts;
    return {
      ...one,
      sourcePorts: types,
      destinationPorts: isAll(destinationPorts) ? BYTES : destinationPorts,
    };
  });
}

function isAll([first, ...more]: RangeList): boolean {
  return first?.first === 0n && first.last === 65535n && more.length === 0;
}

function expressibleDestination(line: NatRule): readonly NatRule[] {
  const match = expressibleMatch(line.match, [line.family]);
  if (match === undefined) return [];
  const { address } = line;
  const single = match.services.every((s) =>
    s.protocols.every((p) => p.first === p.last && hasPorts(p.first)),
  );
  const port =
    line.port.kind === 'pool' ? ({ kind: 'pool', ranges: [range(8443)] } as const) : line.port;
  return [
    {
      ...line,
      match,
      address:
        address.kind === 'keep'
          ? address
          : onto(address.kind === 'pool' ? address.ranges[0]!.first : address.to.first, address),
      port: single ? port : { kind: 'keep' },
    },
  ];
}

/** One address, or a block of as many. */
function onto(
  first: bigint,
  address: Exclude<NatRule['address'], { kind: 'keep' }>,
): NatRule['address'] {
  const block = address.kind === 'shift' && address.to.last > address.to.first;
  return block ? address : { kind: 'pool', ranges: [range(first)] };
}

function expressibleSource(line: NatRule): readonly NatRule[] {
  const match = expressibleMatch(line.match, [line.family]);
  if (match === undefined) return [];
  const { address } = line;
  const port = line.port.kind === 'pool' ? line.port : ({ kind: 'keep' } as const);
  return [{ ...line, match, port: address.kind === 'shift' ? { kind: 'keep' } : port }];
}
