/** Changes to networks of which it is known what they may do to reach. */
import { prefixRange, type AddressSet } from '../../src/model/address.js';
import type { Filter, FilterRule } from '../../src/model/filter.js';

import type { Network } from '../../src/model/network.js';
import type { Node, Route } from '../../src/model/node.js';
import type { Range } from '../../src/model/range.js';
import type { Draw } from '../generate/draw.js';
import { drawFilter } from '../generate/filters.js';
import { AT, drawMatch, drawPrefix, prefix, type Theme } from '../generate/world.js';

const PLAIN: Theme = {
  nat: 0,
  filters: 0,
  stateless: 15,
  vrf: 0,
  policyRoutes: 0,
  layer2: 0,
  tunnels: 0,
  virtual: 0,
  extremes: 15,
  marks: 15,
  unsure: 0,
};

function mapNodes(network: Network, change: (node: Node) => Node): Network {
  return { ...network, nodes: network.nodes.map(change) };
}

/** Puts a line with this action somewhere into one of the filters. */
export function withLine(draw: Draw, network: Network, action: FilterRule['action']): Network {
  const at = draw.below(Math.max(1, network.filters.length));
  const filters = network.filters.map((filter, index): Filter => {
    if (index !== at) return filter;
    const before = draw.below(filter.rules.length + 1);
    const line: FilterRule = {
      id: 'added',
      enabled: true,
      action,
      match: drawMatch(draw, PLAIN),
      certainty: 'sure',
      cites: [],
      log: false,
      implicit: false,
      at: AT,
    };
    return {
      ...filter,
      rules: [...filter.rules.slice(0, before), line, ...filter.rules.slice(before)],
    };
  });
  return { ...network, filters };
}

/** Attaches one more filter to an interface of a node. */
export function withFilter(draw: Draw, network: Network): Network {
  const node = draw.one(network.nodes);
  const at = draw.below(node.interfaces.length);
  const names = node.interfaces.map((i) => i.id);
  const filter = drawFilter(draw, `${node.id}/added`, node.id, names, PLAIN);
  const side = draw.one(['filtersIn', 'filtersOut'] as const);
  const interfaces = node.interfaces.map((i, index) =>
    index === at ? { ...i, [side]: [...i[side], filter.id] } : i,
  );
  return {
    ...mapNodes(network, (n) => (n === node ? { ...n, interfaces } : n)),
    filters: [...network.filters, filter],
  };
}

/** Makes one node pass on packets that are not for it. */
export function withRelay(draw: Draw, network: Network): Network {
  const node = draw.one(network.nodes);
  return mapNodes(network, (n) => (n === node ? { ...n, forwards: true } : n));
}

/** Gives one node one more route, to a neighbour, into nothing or into a VRF. */
export function withRoute(draw: Draw, network: Network): Network {
  const node = draw.one(network.nodes);
  const family = draw.one([4, 6] as const);
  const out = draw.one(node.interfaces);
  const action = draw.one<Route['action']>([
    { kind: 'interface', interface: out.id },
    { kind: 'null' },
    { kind: 'vrf', vrf: out.vrf },
    { kind: 'next-hop', interface: out.id, address: prefix(family, draw.below(16), 0).value },
  ]);
  const vrf = draw.one(node.interfaces).vrf;
  const route: Route = { vrf, prefix: drawPrefix(draw, family), distance: 1, action, at: AT };
  return mapNodes(network, (n) => (n === node ? { ...n, routes: [...n.routes, route] } : n));
}

/** Another cable between the two switches. */
export function withCable(draw: Draw, network: Network): Network {
  const [a, b] = network.switches;
  if (a === undefined || b === undefined) return network;
  const ends = [
    { switch: a.id, port: draw.one(a.ports).name },
    { switch: b.id, port: draw.one(b.ports).name },
  ] as const;
  return { ...network, cables: [...network.cables, { ends, at: AT }] };
}

export function withoutVirtualAddresses(network: Network): Network {
  return mapNodes(network, (n) => ({
    ...n,
    interfaces: n.interfaces.map((i) => ({ ...i, virtualAddresses: [] })),
  }));
}

/** The same network with everything that has no order in another one. */
export function permuted(draw: Draw, network: Network): Network {
  const shuffled = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.map(() => left.splice(draw.below(left.length), 1)[0]!);
  };
  return {
    ...network,
    segments: shuffled(network.segments),
    subnets: shuffled(network.subnets),
    switches: shuffled(network.switches).map((s) => ({ ...s, ports: shuffled(s.ports) })),
    cables: shuffled(network.cables).map(({ ends: [a, b], at }) => ({ ends: [b, a], at })),
    nodes: shuffled(network.nodes).map((n) => ({ ...n, routes: shuffled(n.routes) })),
    filters: shuffled(network.filters),
  };
}

/** The same network under other names: every id gets a prefix that turns their order round. */
export function renamed(network: Network): Network {
  const ids = [
    ...network.nodes.flatMap((n) => [n.id, ...n.interfaces.map((i) => i.id)]),
    ...[...network.subnets, ...network.switches, ...network.tunnels].map((x) => x.id),
    ...[...network.segments, ...network.filters].map((x) => x.id),
    'default',
    'blue',
  ];
  const names = new Map<string, string>(ids.map((id) => [id, newName(id)]));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(network) as Network;
}

export function newName(id: string): string {
  return `r${String.fromCodePoint(0x7a - (id.codePointAt(0)! % 26))}-${id}`;
}

/** Every range of the lines of every filter in two parts, lines with two parts as two lines. */
export function split(network: Network): Network {
  const halves = ({ first, last }: Range): Range[] =>
    first === last
      ? [{ first, last }]
      : [
          { first, last: (first + last) / 2n },
          { first: (first + last) / 2n + 1n, last },
        ];
  const parts = (set: AddressSet, index: number): AddressSet => ({
    4: set[4].flatMap((r) => halves(r).slice(index, index + 1)),
    6: set[6].flatMap((r) => halves(r).slice(index, index + 1)),
  });
  const filters = network.filters.map((filter) => ({
    ...filter,
    rules: filter.rules.flatMap((line) =>
      [0, 1].flatMap((a) =>
        [0, 1].map((b) => ({
          ...line,
          match: {
            ...line.match,
            source: parts(line.match.source, a),
            destination: parts(line.match.destination, b),
          },
        })),
      ),
    ),
  }));
  const subnets = network.subnets.map((subnet) => ({
    ...subnet,
    prefixes: subnet.prefixes.flatMap(({ family, value, length }) => {
      const whole = { family, value, length };
      const { first, last } = prefixRange(whole);
      if (first === last) return [whole];
      const half = (at: bigint): typeof whole => ({ family, value: at, length: length + 1 });
      return [half(first), half((first + last) / 2n + 1n)];
    }),
  }));
  return { ...network, filters, subnets };
}

/** Written routes as two halves, where no route is as long as a half and none as long as the whole. */
export function splitRoutes(network: Network): Network {
  return mapNodes(network, (node) => {
    const connected = node.interfaces.flatMap((i) =>
      i.addresses.map((a) => ({ vrf: i.vrf, prefix: a.prefix })),
    );
    const busy = (route: Route): boolean =>
      route.prefix.length >= 32 ||
      connected.some((c) => c.vrf === route.vrf && clashes(c.prefix, route)) ||
      node.routes.some((r) => r.vrf === route.vrf && r.prefix.length === route.prefix.length + 1) ||
      node.routes.some((r) => r.vrf === route.vrf && r.prefix.length === route.prefix.length - 1);
    const routes = node.routes.flatMap((route) => {
      if (busy(route)) return [route];
      const { family, length } = route.prefix;
      const { first, last } = prefixRange(route.prefix);
      return [first, (first + last) / 2n + 1n].map((value) => ({
        ...route,
        prefix: { family, value, length: length + 1 },
      }));
    });
    return { ...node, routes };
  });
}

function clashes(connected: Route['prefix'], { prefix: { family, length } }: Route): boolean {
  return connected.family === family && Math.abs(connected.length - length) <= 1;
}

/** The network and another one beside it, with the same addresses and no connection. */
export function withIsland(network: Network, island: Network): Network {
  const named = renamed(island);
  const apart = {
    ...named,
    subnets: named.subnets.map(({ home, ...s }) => ({
      ...s,
      ...(home ? { home } : { home: 'nowhere' as never }),
    })),
  };
  return {
    ...network,
    segments: [...network.segments, ...apart.segments],
    subnets: [...network.subnets, ...apart.subnets],
    switches: [...network.switches, ...apart.switches],
    cables: [...network.cables, ...apart.cables],
    tunnels: [...network.tunnels, ...apart.tunnels],
    nodes: [...network.nodes, ...apart.nodes],
    filters: [...network.filters, ...apart.filters],
  };
}

/** What `explicitPermits: false` says, as a network: lines that somebody wrote permit nothing. */
export function withoutPermits(
  network: Network,
  reading: { readonly scheduled: string; readonly unmodelled: string },
): Network {
  const filters = network.filters.map((filter) => ({
    ...filter,
    rules: filter.rules.flatMap((line): FilterRule[] => {
      const permits = line.action === 'permit';
      const applies =
        line.certainty === 'sure' || permits === (reading[line.certainty] === 'permissive');
      if (!applies) return [];
      return [{ ...line, certainty: 'sure', action: line.implicit ? line.action : 'deny' }];
    }),
  }));
  return { ...network, filters };
}
