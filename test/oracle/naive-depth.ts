/**
 * SEMANTICS §14 by hand: every set of elements opened in turn, every packet that it is given sent one by
 * one from every place of a segment, and looked for at the places of another.
 */
import { ArrivalReader } from '../../src/engine/arrivals.js';
import { prefixRange } from '../../src/model/address.js';
import type { DepthElement } from '../../src/model/depth.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import type { Packet } from '../../src/model/packet.js';
import { inRanges, range } from '../../src/model/range.js';
import type { RoutingMode } from '../../src/model/result.js';
import type { SwitchPort } from '../../src/model/segment.js';
import { Layer2 } from '../../src/simulate/layer2.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';
import { coveringFlows, type NaivePlace } from '../policy/naive-coverage.js';
import { effective } from './naive-lateral.js';

/** §14.1. */
export function naiveElements(network: Network, layer2: boolean): readonly DepthElement[] {
  const wires = new Layer2(network);
  const guards = network.nodes.filter(({ kind, interfaces }) => {
    const attached = interfaces.filter(({ attachment }) => attachment.kind !== 'none');
    return kind !== 'external' && new Set(attached.map((i) => wires.domain(i))).size >= 2;
  });
  return [
    ...guards.map(({ id }): DepthElement => ({ kind: 'guard', id })),
    ...(layer2 ? network.switches : []).map(({ id }): DepthElement => ({ kind: 'switch', id })),
  ];
}

/** §14.2. */
export function naiveOpened(
  network: Network,
  elements: readonly DepthElement[],
  routing: RoutingMode,
): Network {
  const isOpen = (kind: string, id: string): boolean =>
    elements.some((element) => element.kind === kind && element.id === id);
  return {
    ...network,
    nodes: network.nodes.map((node) =>
      isOpen('guard', node.id) ? withoutGuard(node, routing) : node,
    ),
    switches: network.switches.map((one) =>
      isOpen('switch', one.id) ? { ...one, ports: oneWire(network, one.ports) } : one,
    ),
  };
}

function withoutGuard(node: Node, routing: RoutingMode): Node {
  const { policy: _, ...rest } = node;
  const vrf = node.interfaces[0]?.vrf;
  const merged = routing === 'any-route' && vrf !== undefined;
  const interfaces = node.interfaces.map((i) => ({
    ...i,
    filtersIn: [],
    filtersOut: [],
    ...(merged
      ? { vrf, policyRoutes: i.policyRoutes.filter(({ action }) => action.kind !== 'vrf') }
      : {}),
  }));
  const routes = merged
    ? node.routes.filter(({ action }) => action.kind !== 'vrf').map((r) => ({ ...r, vrf }))
    : node.routes;
  return { ...rest, forwards: true, interfaces, routes };
}

function oneWire(network: Network, ports: readonly SwitchPort[]): readonly SwitchPort[] {
  const numbers = [
    ...network.subnets.flatMap(({ vlan }) => vlan ?? []),
    ...network.switches.flatMap((one) =>
      one.ports.flatMap(({ untagged, fallbackVlan }) =>
        [untagged ?? [], fallbackVlan ?? []].flat(),
      ),
    ),
    ...network.nodes.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ attachment: a }) => (a.kind === 'port' ? (a.vlan ?? []) : [])),
    ),
  ];
  const used = [...new Set(numbers)].sort((a, b) => a - b);
  if (used.length === 0) return ports;
  const joints = used.map((vlan, index): SwitchPort => ({
    name: `joint ${index}`,
    tagged: [],
    untagged: used[0]!,
    fallbackVlan: vlan,
    at: network.switches[0]!.at,
  }));
  return [
    ...ports.map((port) => ({
      ...port,
      tagged: used,
      untagged: port.untagged ?? port.fallbackVlan ?? used[0]!,
    })),
    ...joints,
  ];
}

export interface NaiveQuestion {
  readonly routing: RoutingMode;
  readonly packets: readonly Packet[];
}

/** §14.3: segments that `from` is connected to in a network that was opened, by `packets`. */
export function naiveConnected(
  network: Network,
  from: string,
  { routing, packets }: NaiveQuestion,
): ReadonlySet<string> {
  const simulator = new Simulator(network, {
    routing,
    scheduled: 'permissive',
    unmodelled: 'permissive',
    choices: (ranges, original) => [
      ...(inRanges(original, ranges) ? [original] : []),
      ...ranges.flatMap(({ first, last }) => [first, last]),
    ],
  });
  const arrivals = new ArrivalReader(network);
  const places = placesOf(network);
  const found = new Set<string>();
  const others = new Set(places.map(({ segment }) => effective(network, segment).id));
  for (const place of places.filter(({ segment }) => effective(network, segment).id === from)) {
    for (const { origin, maySend } of sendersOf(network, place, arrivals)) {
      for (const packet of packets.filter(maySend)) {
        if (found.size === others.size - 1) return found;
        for (const trace of simulator.open(origin, packet).traces) {
          const there = arrivals.placesOf(trace);
          for (const to of places.filter(({ kind, id }) => there.has(`${kind} ${id}`))) {
            const segment = effective(network, to.segment).id;
            if (segment === from || found.has(segment)) continue;
            const ends = [place, packet] as const;
            const covered = coveringFlows(network, 'opening', ends, [to, trace.end.packet]);
            if (covered.length === 0) found.add(segment);
          }
        }
      }
    }
  }
  return found;
}

function placesOf({ subnets, nodes }: Network): readonly NaivePlace[] {
  return [
    ...subnets.map(({ id, segment }): NaivePlace => ({ kind: 'subnet', id, segment })),
    ...nodes.flatMap(({ kind, id, segment }): readonly NaivePlace[] =>
      kind === 'external' && segment !== undefined ? [{ kind, id, segment }] : [],
    ),
  ];
}

interface NaiveSender {
  readonly origin: Origin;
  readonly maySend: (packet: Packet) => boolean;
}

/** §8 in mode `subnet`; what a host could also send from the wire is simply sent twice. */
function sendersOf(
  network: Network,
  { kind, id }: NaivePlace,
  arrivals: ArrivalReader,
): readonly NaiveSender[] {
  if (kind === 'external') {
    const node = network.nodes.find((one) => one.id === id)!;
    return [{ origin: { kind: 'generated', node: node.id }, maySend: isOwnOf(node) }];
  }
  const subnet = network.subnets.find((one) => one.id === id)!;
  const prefixes = subnet.prefixes.map((prefix) => ({
    family: prefix.family,
    range: prefixRange(prefix),
  }));
  const hosts = network.nodes.filter((node) => node.kind === 'host');
  return [
    {
      origin: { kind: 'wire', subnet: subnet.id },
      maySend: ({ family, source }) =>
        prefixes.some((p) => p.family === family && inRanges(source, [p.range])),
    },
    ...hosts.map((node): NaiveSender => ({
      origin: { kind: 'generated', node: node.id },
      maySend: ({ family, source }) => arrivals.subnetsWith(node, family, source).includes(id),
    })),
  ];
}

function isOwnOf({ interfaces, behind }: Node): NaiveSender['maySend'] {
  return ({ family, source }) =>
    inRanges(source, behind[family]) ||
    interfaces.some(
      (i) =>
        i.addresses.some((a) => a.family === family && inRanges(source, [a.range])) ||
        i.virtualAddresses.some((v) => v.family === family && inRanges(source, [range(v.value)])),
    );
}
