/** Segments of all kinds, outsiders and a register for generated networks, so that policy applies. */
import { prefixRange } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import { hasPorts, icmpProtocol, type Packet } from '../../src/model/packet.js';
import { inRanges, range, type RangeList } from '../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import type { ExternalKind, Segment, SegmentKind } from '../../src/model/segment.js';
import type { CutPoints } from '../exactness/cut-points.js';
import { lcg } from '../generate/draw.js';
import { networkOf } from '../generate/network.js';

const AT = { path: 'generated', line: 1, column: 1, endLine: 1, endColumn: 1 };

export type Next = () => number;

export function pick<T>(next: Next, list: readonly T[]): T {
  return list[(next() >> 8) % list.length]!;
}

/** The network that `seed` stands for, and a source of further choices. */
export function furnished(seed: number, outside: boolean): { network: Network; next: Next } {
  const next = lcg(seed);
  const numbers = Array.from({ length: 500 }, () => (next() >> 4) % 10_000);
  return { network: furnish(networkOf(numbers), next, outside), next };
}

/** Kinds for the segments of a generated network, a segment for its externals, and a register. */
function furnish(network: Network, next: Next, outside: boolean): Network {
  const kinds: readonly SegmentKind[] = [
    'my-number',
    'lgwan-connected',
    'internet-connected',
    'boundary-dmz',
    'education',
  ];
  const external = pick<ExternalKind>(next, ['internet', 'lgwan', 'security-cloud']);
  const segments: Segment[] = [
    ...network.segments.map((s): Segment => ({ ...s, kind: pick(next, kinds) })),
    outside
      ? { id: 'x' as never, name: {}, kind: 'external', external, at: AT }
      : { id: 'x' as never, name: {}, kind: 'other', at: AT },
  ];
  const nodes = network.nodes.map((n) =>
    n.kind === 'external' ? { ...n, segment: 'x' as never } : n,
  );
  const furnished = { ...network, segments, nodes };
  const register = Array.from({ length: (next() >> 8) % 6 }, (_, i) =>
    drawFlow(furnished, next, i),
  );
  const ids = register.map(({ id }) => id);
  const filters = network.filters.map((filter) => ({
    ...filter,
    rules: filter.rules.map((line) => ({
      ...line,
      cites: ids.length > 0 && (next() >> 8) % 2 === 0 ? [pick(next, ids)] : [],
    })),
  }));
  return { ...furnished, register, filters };
}

function drawFlow(network: Network, next: Next, index: number): PermittedFlow {
  const port = pick(next, [[range(443)], [range(0, 65535)], [range(0, 65535)]]);
  const service = {
    protocols: pick(next, [[range(6)], [range(0, 255)], [range(0, 255)]]),
    sourcePorts: pick(next, [[range(0, 65535)], [range(0, 65535)], [range(40000)]]),
    destinationPorts: port,
    established: false,
  };
  return {
    id: `K-${index}` as never,
    title: {},
    kind: pick(next, [
      'ordinary',
      'specific-communication',
      'outbound-release',
      'aggregation-bypass',
    ]),
    from: [drawEnd(network, next), drawEnd(network, next)],
    to: [drawEnd(network, next), drawEnd(network, next)],
    services: [service],
    required: pick(next, [true, false]),
    data: 'both',
    at: AT,
  };
}

function drawEnd(network: Network, next: Next): FlowEnd {
  const subnet = pick(next, network.subnets);
  const node = pick(next, network.nodes);
  const prefixes = (all: typeof network.subnets): FlowEnd['addresses'] => ({
    4: all.flatMap((s) => s.prefixes.filter((p) => p.family === 4).map(prefixRange)),
    6: all.flatMap((s) => s.prefixes.filter((p) => p.family === 6).map(prefixRange)),
  });
  const own = (family: 4 | 6): FlowEnd['addresses'][4] => [
    ...node.behind[family],
    ...node.interfaces.flatMap((i) =>
      i.addresses.filter((a) => a.family === family).map((a) => a.range),
    ),
  ];
  const ends: readonly Omit<FlowEnd, 'text' | 'at'>[] = [
    { subnet: subnet.id, addresses: prefixes([subnet]) },
    {
      segment: subnet.segment,
      addresses: prefixes(network.subnets.filter((s) => s.segment === subnet.segment)),
    },
    ...(node.kind === 'device' ? [] : [{ node: node.id, addresses: { 4: own(4), 6: own(6) } }]),
  ];
  return { text: '', at: AT, ...pick(next, ends) };
}

/** `count` packets whose fields are cut points of the network, sources among `sources` if possible. */
export function drawPackets(
  points: CutPoints,
  sources: RangeList,
  count: number,
  next: Next,
): readonly Packet[] {
  const { family, addresses, protocols, ports } = points;
  const own = addresses.filter((address) => inRanges(address, sources));
  return Array.from({ length: count }, (): Packet => {
    const protocol = pick(next, [6n, pick(next, protocols)]);
    const header = {
      family,
      protocol,
      source: pick(next, own.length > 0 ? own : addresses),
      destination: pick(next, addresses),
    };
    if (hasPorts(protocol)) {
      return { ...header, sourcePort: pick(next, ports), destinationPort: pick(next, ports) };
    }
    const echo = family === 4 ? 8n : 128n;
    return {
      ...header,
      sourcePort: protocol === icmpProtocol(family) ? echo : 0n,
      destinationPort: 0n,
    };
  });
}
