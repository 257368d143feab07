/** Networks by hand, for tests of single clauses. Names become ids as they are. */
import {
  ANY_ADDRESS,
  prefixRange,
  type AddressSet,
  type Family,
  type Prefix,
} from '../src/model/address.js';
import type { Filter, FilterRule, NatRule } from '../src/model/filter.js';
import type { Network } from '../src/model/network.js';
import type { Attachment, Interface, Node, Route, RouteAction } from '../src/model/node.js';
import { PROTOCOL, type Packet } from '../src/model/packet.js';
import { range } from '../src/model/range.js';
import type { Cable, Segment, Subnet, Switch, SwitchPort, Tunnel } from '../src/model/segment.js';

export const AT = { path: 'test', line: 1, column: 1, endLine: 1, endColumn: 1 };

const ANY_PORT = [range(0, 65535)];
const IPV6_BASE = 0x20010db8n << 96n;

/** `10.1.2.3`, or `v6:5` for the fifth address of 2001:db8::. */
export function ip(text: string): { readonly family: Family; readonly value: bigint } {
  if (text.startsWith('v6:')) return { family: 6, value: IPV6_BASE + BigInt(text.slice(3)) };
  const value = text.split('.').reduce((n, part) => n * 256n + BigInt(part), 0n);
  return { family: 4, value };
}

/** `10.1.2.0/24`, `v6:0/120`. */
export function net(text: string): Prefix {
  const [address, length] = text.split('/');
  return { ...ip(address!), length: Number(length) };
}

/** The addresses of some prefixes; nothing of a family that none of them is of. */
export function set(...prefixes: readonly string[]): AddressSet {
  const list = prefixes.map((p) =>
    net(p.includes('/') ? p : `${p}/${p.startsWith('v6') ? 128 : 32}`),
  );
  const of = (family: Family): AddressSet[4] =>
    list.filter((p) => p.family === family).map((p) => prefixRange(p));
  return { 4: of(4), 6: of(6) };
}

export function segment(id: string, more = {}): Segment {
  return { id, name: {}, kind: 'other', at: AT, ...more } as unknown as Segment;
}

export function subnet(
  id: string,
  segment: string,
  prefixes: readonly string[],
  more = {},
): Subnet {
  return {
    id,
    name: {},
    segment,
    prefixes: prefixes.map(net),
    at: AT,
    ...more,
  } as unknown as Subnet;
}

/** An interface in `subnet` with addresses `10.1.0.1/24`. */
export function nic(
  id: string,
  on: string | Attachment,
  addresses: readonly string[],
  more = {},
): Interface {
  const attachment = typeof on === 'string' ? { kind: 'subnet', subnet: on } : on;
  return {
    id,
    node: id.split('/')[0],
    name: id,
    attachment,
    vrf: 'default',
    addresses: addresses.map((text) => {
      const [address, length] = text.split('/');
      const { family, value } = ip(address!);
      const bits = BigInt((family === 4 ? 32 : 128) - Number(length));
      const prefix = { family, value: (value >> bits) << bits, length: Number(length) };
      const known = typeof on === 'string' ? { subnet: on } : {};
      return { family, range: range(value), prefix, at: AT, ...known };
    }),
    virtualAddresses: [],
    filtersIn: [],
    filtersOut: [],
    policyRoutes: [],
    at: AT,
    ...more,
  } as unknown as Interface;
}

export function node(
  id: string,
  kind: Node['kind'],
  interfaces: readonly Interface[],
  more = {},
): Node {
  return {
    id,
    kind,
    name: {},
    count: 1,
    forwards: kind === 'device',
    interfaces,
    routes: [],
    unresolvedRoutes: [],
    destinationNat: [],
    sourceNat: [],
    order: { inFilter: 'before-destination-nat', outFilter: 'before-source-nat' },
    behind: { 4: [], 6: [] },
    facts: { data: [], monitor: [] },
    at: AT,
    ...more,
  } as unknown as Node;
}

/** A route to `prefix` by next hop `via` on interface `out`. */
export function via(prefix: string, out: string, hop: string, distance = 1): Route {
  const action = { kind: 'next-hop', interface: out, address: ip(hop).value } as RouteAction;
  return { vrf: 'default', prefix: net(prefix), distance, action, at: AT } as unknown as Route;
}

/** A line; `from` and `to` default to any address, the service to TCP and all ports. */
export function line(
  action: FilterRule['action'],
  from?: AddressSet,
  to?: AddressSet,
  more = {},
): FilterRule {
  return {
    id: 'line',
    enabled: true,
    action,
    match: {
      source: from ?? ANY_ADDRESS,
      destination: to ?? ANY_ADDRESS,
      services: [
        {
          protocols: [range(PROTOCOL.tcp)],
          sourcePorts: ANY_PORT,
          destinationPorts: ANY_PORT,
          established: false,
        },
      ],
    },
    certainty: 'sure',
    cites: [],
    log: false,
    implicit: false,
    at: AT,
    ...more,
  };
}

export function filter(id: string, rules: readonly FilterRule[], more = {}): Filter {
  return {
    id,
    node: id.split('/')[0],
    rules,
    defaults: { 4: 'deny', 6: 'deny' },
    stateful: true,
    at: AT,
    ...more,
  } as unknown as Filter;
}

/** Translates `destination` (one address) to another. */
export function forwardTo(destination: string, to: string): NatRule {
  return {
    id: 'nat',
    enabled: true,
    family: 4,
    match: line('permit', undefined, set(destination)).match,
    address: { kind: 'pool', ranges: [range(ip(to).value)] },
    port: { kind: 'keep' },
    at: AT,
  };
}

export function vlanSwitch(
  id: string,
  ports: Readonly<Record<string, Partial<SwitchPort>>>,
): Switch {
  const list = Object.entries(ports).map(([name, port]) => ({ name, tagged: [], at: AT, ...port }));
  return { id, name: {}, ports: list, at: AT } as unknown as Switch;
}

export function tunnel(id: string): Tunnel {
  return { id, name: {}, encapsulation: 'gre', at: AT } as unknown as Tunnel;
}

/** A cable between `switch/port` and `switch/port`. */
export function cable(...ends: readonly [string, string]): Cable {
  const end = (text: string): object => {
    const [on, port] = text.split('/');
    return { switch: on, port };
  };
  return { ends: ends.map(end), at: AT } as unknown as Cable;
}

export function network(parts: Partial<Network>): Network {
  const segments = [...new Set((parts.subnets ?? []).map((s) => s.segment))];
  return {
    name: {},
    model: 'alpha',
    segments: segments.map((id) => ({ id, name: {}, kind: 'other', at: AT })),
    subnets: [],
    switches: [],
    cables: [],
    tunnels: [],
    nodes: [],
    filters: [],
    register: [],
    ...parts,
  };
}

/** A TCP header. */
export function tcp(source: string, destination: string, destinationPort = 443): Packet {
  const from = ip(source);
  return {
    family: from.family,
    protocol: PROTOCOL.tcp,
    source: from.value,
    destination: ip(destination).value,
    sourcePort: 40000n,
    destinationPort: BigInt(destinationPort),
  };
}
