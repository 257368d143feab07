/** A network as a topology file (docs/topology-format.md); see `expressible` for what it can state. */
import {
  ALL_ADDRESSES,
  formatAddress,
  formatPrefix,
  FAMILIES,
  type AddressSet,
  type Family,
} from '../../src/model/address.js';
import type { AddressTranslation, Filter, FilterRule, NatRule } from '../../src/model/filter.js';
import type { InterfaceId } from '../../src/model/ids.js';
import type { PacketMatch, Service } from '../../src/model/match.js';
import type { Network } from '../../src/model/network.js';
import type { Attachment, Interface, Node, RouteAction } from '../../src/model/node.js';
import { hasPorts, PROTOCOL } from '../../src/model/packet.js';
import type { Range, RangeList } from '../../src/model/range.js';
import { OUTSIDE } from './expressible.js';

type Written =
  string | number | boolean | readonly Written[] | { readonly [key: string]: Written | undefined };
type Entry = Readonly<Record<string, Written | undefined>>;

/** The text of a file; `about` becomes comments at its top. */
export function writeTopology(network: Network, about: readonly string[] = []): string {
  const of = (kind: Node['kind']): readonly (readonly [string, Entry])[] =>
    network.nodes.filter((n) => n.kind === kind).map((n) => [n.id, nodeEntry(network, n)]);
  const sections: readonly (readonly [string, readonly (readonly [string, Entry])[]])[] = [
    ['segments', network.segments.map((s) => [s.id, { kind: s.kind, external: s.external }])],
    [
      'subnets',
      network.subnets.map((s) => [
        s.id,
        {
          segment: s.segment,
          prefix: s.prefixes.map(formatPrefix),
          vlan: s.vlan,
          on: s.home,
          mayOverlap: true,
        },
      ]),
    ],
    [
      'switches',
      network.switches.map((s) => [
        s.id,
        { ports: Object.fromEntries(s.ports.map((p) => [p.name, portEntry(p)])) },
      ]),
    ],
    ['tunnels', network.tunnels.map((t) => [t.id, { encapsulation: t.encapsulation }])],
    ['hosts', of('host')],
    ['devices', of('device')],
    ['externals', of('external')],
  ];
  const cables = network.cables.map(({ ends }) => ends.map((end) => `${end.switch}/${end.port}`));
  return [
    ...about.map((line) => `# ${line}`),
    'sekisho: 1',
    ...sections
      .filter(([, entries]) => entries.length > 0)
      .flatMap(([name, entries]) => [
        `${name}:`,
        ...entries.flatMap(([id, entry]) => [`  ${quoted(id)}:`, ...lines(entry)]),
      ]),
    ...(cables.length === 0 ? [] : ['cables:', ...cables.map((ends) => `  - ${flow(ends)}`)]),
    '',
  ].join('\n');
}

function lines(entry: Entry): readonly string[] {
  return Object.entries(entry).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const nested = Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';
    if (!nested) return [`    ${key}: ${flow(value)}`];
    return [`    ${key}:`, ...(value as readonly Written[]).map((item) => `      - ${flow(item)}`)];
  });
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Flow style, which is JSON. */
function flow(value: Written): string {
  return JSON.stringify(value);
}

function portEntry({
  tagged,
  untagged,
  ssid,
  fallbackVlan,
}: Network['switches'][number]['ports'][number]): Written {
  return { tagged: tagged.length === 0 ? undefined : [...tagged], untagged, ssid, fallbackVlan };
}

function nodeEntry(network: Network, node: Node): Entry {
  const filter = (id: Node['policy']): Filter | undefined =>
    network.filters.find((f) => f.id === id);
  const single = [node.policy, node.localIn];
  const named = network.filters.filter((f) => f.node === node.id && !single.includes(f.id));
  const interfaces = node.interfaces.map((i): [string, Written] => [i.name, interfaceEntry(i)]);
  const routes = node.routes.map((r): Written => ({
    to: formatPrefix(r.prefix),
    vrf: vrfEntry(r.vrf),
    distance: r.distance,
    ...actionEntry(node, r.prefix.family, r.action),
  }));
  const external = node.kind === 'external';
  return {
    kind: node.kind === 'device' ? 'router' : undefined,
    segment: external ? OUTSIDE : undefined,
    interfaces: Object.fromEntries(interfaces),
    behind: external ? blocksEntry(node.behind) : undefined,
    relaysBetweenTenants: external && node.forwards ? true : undefined,
    forwarding: node.kind === 'host' && node.forwards ? true : undefined,
    routes: unlessEmpty(routes),
    policyRoutes: unlessEmpty(node.interfaces.flatMap((i) => policyRouteEntries(node, i))),
    filters:
      named.length === 0
        ? undefined
        : Object.fromEntries(
            named.map((f) => [f.id.slice(node.id.length + 1), filterEntry(node, f)]),
          ),
    policy: optional(filter(node.policy), (f) => filterEntry(node, f)),
    localIn: optional(filter(node.localIn), (f) => filterEntry(node, f)),
    destinationNat: unlessEmpty(
      node.destinationNat.map((line) => natEntry(node, line, 'destination')),
    ),
    sourceNat: unlessEmpty(node.sourceNat.map((line) => natEntry(node, line, 'source'))),
    order: node.kind === 'device' ? { ...node.order } : undefined,
  };
}

function optional<T>(value: T | undefined, write: (value: T) => Written): Written | undefined {
  return value === undefined ? undefined : write(value);
}

function unlessEmpty(list: readonly Written[]): readonly Written[] | undefined {
  return list.length === 0 ? undefined : list;
}

function interfaceEntry(i: Interface): Written {
  const local = (ids: readonly string[]): Written | undefined =>
    ids.length === 0 ? undefined : ids.map((id) => id.slice(i.node.length + 1));
  return {
    at: placeEntry(i.attachment),
    address: i.addresses.map(({ family, range, prefix }) =>
      range.first === range.last
        ? `${formatAddress(family, range.first)}/${prefix.length}`
        : rangeEntry(family, range),
    ),
    virtual: unlessEmpty(
      i.virtualAddresses.map((v) => ({
        address: formatAddress(v.family, v.value),
        priority: v.priority,
      })),
    ),
    vrf: vrfEntry(i.vrf),
    in: local(i.filtersIn),
    out: local(i.filtersOut),
  };
}

function vrfEntry(vrf: string): string | undefined {
  return vrf === 'default' ? undefined : vrf;
}

function placeEntry(attachment: Attachment): string {
  switch (attachment.kind) {
    case 'subnet':
      return attachment.subnet;
    case 'tunnel':
      return `tunnel:${attachment.tunnel}`;
    case 'none':
      return 'none';
    case 'port': {
      const { vlan } = attachment;
      return `${attachment.switch}/${attachment.port}${vlan === undefined ? '' : `.${vlan}`}`;
    }
  }
}

function actionEntry(node: Node, family: Family, action: RouteAction): Entry {
  const name = (id: InterfaceId): string => id.slice(node.id.length + 1);
  switch (action.kind) {
    case 'next-hop':
      return { via: formatAddress(family, action.address), interface: name(action.interface) };
    case 'interface':
      return { interface: name(action.interface) };
    case 'null':
      return { discard: true };
    case 'vrf':
      return { lookup: action.vrf };
  }
}

function policyRouteEntries(node: Node, i: Interface): readonly Written[] {
  return i.policyRoutes.map(({ id, enabled, match, action }): Written => ({
    id,
    on: i.name,
    enabled,
    ...matchEntry(match),
    ...actionEntry(node, match.source[4].length > 0 ? 4 : 6, action),
  }));
}

function filterEntry(node: Node, { rules, stateful, defaults }: Filter): Written {
  return {
    stateful,
    default: { ipv4: defaults[4], ipv6: defaults[6] },
    rules: rules.map((line) => lineEntry(node, line)),
  };
}

function lineEntry(node: Node, line: FilterRule): Written {
  return {
    id: line.id,
    action: line.action,
    enabled: line.enabled,
    in: namesEntry(node, line.inInterfaces),
    out: namesEntry(node, line.outInterfaces),
    ...matchEntry(line.match),
    matchVip: line.translated === false ? false : undefined,
    schedule: line.schedule && { from: '08:00', to: '17:00' },
    unmodelled: line.unmodelled,
  };
}

function natEntry(node: Node, line: NatRule, side: 'source' | 'destination'): Written {
  const { address, port } = line;
  const keeps = address.kind === 'keep' && port.kind === 'keep';
  const ports =
    port.kind === 'keep' ? undefined : portsEntry(port.kind === 'pool' ? port.ranges : [port.to]);
  const translation =
    side === 'destination'
      ? { port: ports }
      : {
          static: address.kind === 'shift' ? true : undefined,
          ports: ports ?? (address.kind === 'pool' ? 'keep' : undefined),
        };
  return {
    id: line.id,
    enabled: line.enabled,
    in: namesEntry(node, line.inInterfaces),
    out: namesEntry(node, line.outInterfaces),
    ...matchEntry(line.match),
    ...(keeps
      ? { exempt: true }
      : { translateTo: targetEntry(line.family, address), ...translation }),
  };
}

function targetEntry(family: Family, address: AddressTranslation): string | undefined {
  switch (address.kind) {
    case 'keep':
      return undefined;
    case 'pool':
      return rangeEntry(family, address.ranges[0]!);
    case 'shift':
      return rangeEntry(family, address.to);
  }
}

function namesEntry(node: Node, ids: readonly InterfaceId[] | undefined): Written | undefined {
  return ids?.map((id) => id.slice(node.id.length + 1));
}

function matchEntry({ source, destination, services }: PacketMatch): Entry {
  return {
    from: addressesEntry(source),
    to: addressesEntry(destination),
    service: services.map(serviceEntry),
  };
}

function addressesEntry(set: AddressSet): readonly string[] {
  const all = FAMILIES.every(
    (f) =>
      set[f].length === 1 && set[f][0]!.first === 0n && set[f][0]!.last === ALL_ADDRESSES[f].last,
  );
  if (all) return ['any'];
  return blocksEntry(set);
}

function blocksEntry(set: AddressSet): readonly string[] {
  return FAMILIES.flatMap((family) => set[family].map((r) => rangeEntry(family, r)));
}

function rangeEntry(family: Family, { first, last }: Range): string {
  const from = formatAddress(family, first);
  return first === last ? from : `${from}-${formatAddress(family, last)}`;
}

function portsEntry(ranges: RangeList): string {
  return ranges
    .map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`))
    .join(',');
}

function serviceEntry({ protocols, sourcePorts, destinationPorts, established }: Service): string {
  const [first, ...more] = protocols;
  const protocol = first!.first;
  const one = more.length === 0 && first!.last === protocol;
  const word = Object.entries(PROTOCOL).find(([, number]) => number === protocol)?.[0];
  if (one && hasPorts(protocol)) {
    const from = allPorts(sourcePorts) ? '' : ` from ${portsEntry(sourcePorts)}`;
    return `${word}/${portsEntry(destinationPorts)}${from}${established ? ' established' : ''}`;
  }
  if (
    one &&
    (protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpv6) &&
    !allPorts(sourcePorts)
  ) {
    return `${word}/${portsEntry(sourcePorts)}/${portsEntry(destinationPorts)}`;
  }
  if (first!.first === 0n && first!.last === 255n) return 'any';
  return `protocol/${portsEntry(protocols)}`;
}

function allPorts([first, ...more]: RangeList): boolean {
  return first?.first === 0n && first.last === 65535n && more.length === 0;
}
