/**
 * Concrete packets of the lines of a register, and whether they pass in full (SEMANTICS §9.4). Ends are
 * sampled at the first and last address and port of every range: this is a check of the towns, not
 * of the analyzer.
 */
import { FAMILIES, type AddressSet, type Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { hasPorts, type Packet } from '../../src/model/packet.js';
import { canonicalRanges, intersectRanges, type RangeList } from '../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import type { Trace } from '../../src/model/trace.js';
import { Simulator } from '../../src/simulate/simulate.js';

const STRICT = { routing: 'exact', scheduled: 'strict', unmodelled: 'strict' } as const;

interface Population {
  readonly node: Node;
  readonly addresses: AddressSet;
}

/** The packets of `flow` that do not pass in full, each with what became of it; empty is good. */
export function failuresOf(network: Network, flow: PermittedFlow): readonly string[] {
  const simulator = new Simulator(network, STRICT);
  const senders = populations(network, flow.from);
  const receivers = populations(network, flow.to);
  const packets = senders.flatMap((sender) =>
    packetsOf(sender, receivers, flow).map((packet) => ({ sender, packet })),
  );
  if (packets.length === 0) return ['no packet'];
  return packets.flatMap(({ sender, packet }) => {
    const exchange = simulator.exchange({ kind: 'generated', node: sender.node.id }, packet);
    const text = describe(packet);
    const lost = exchange.opening.traces.filter((trace) => !endsAt(trace, receivers));
    const unanswered = exchange.replies.flatMap(({ traces }) =>
      traces.filter((trace) => !endsAt(trace, [sender])),
    );
    return [
      ...lost.map((trace) => `${text}: ${outcome(trace)}`),
      ...unanswered.map((trace) => `reply to ${text}: ${outcome(trace)}`),
      ...(exchange.replies.length === 0 && lost.length === 0 ? [`no reply to ${text}`] : []),
    ];
  });
}

/** Families of which the flow has packets. */
export function familiesOf(network: Network, flow: PermittedFlow): readonly Family[] {
  const receivers = populations(network, flow.to);
  const packets = populations(network, flow.from).flatMap((s) => packetsOf(s, receivers, flow));
  return FAMILIES.filter((family) => packets.some((packet) => packet.family === family));
}

/** The nodes that own addresses of `ends`, with those addresses; nobody is in a subnet from behind. */
function populations(network: Network, ends: readonly FlowEnd[]): readonly Population[] {
  return ends.flatMap((end) =>
    network.nodes
      .filter((node) => end.node === undefined || end.node === node.id)
      .map((node) => ({ node, addresses: intersect(addressesOf(node, end), end.addresses) }))
      .filter(({ addresses }) => FAMILIES.some((family) => addresses[family].length > 0)),
  );
}

function addressesOf(node: Node, end: FlowEnd): AddressSet {
  const of = (family: Family): RangeList =>
    canonicalRanges([
      ...node.interfaces.flatMap((i) =>
        i.addresses.filter((a) => a.family === family).map((a) => a.range),
      ),
      ...(end.node === node.id ? node.behind[family] : []),
    ]);
  return { 4: of(4), 6: of(6) };
}

function intersect(a: AddressSet, b: AddressSet): AddressSet {
  return { 4: intersectRanges(a[4], b[4]), 6: intersectRanges(a[6], b[6]) };
}

function packetsOf(
  sender: Population,
  receivers: readonly Population[],
  flow: PermittedFlow,
): readonly Packet[] {
  return FAMILIES.flatMap((family) => {
    const written = flow.addressedTo?.[family];
    const destinations = written ?? receivers.flatMap(({ addresses }) => addresses[family]);
    return corners(sender.addresses[family]).flatMap((source) =>
      corners(destinations).flatMap((destination) =>
        servicesOf(flow).map((ports) => ({ family, source, destination, ...ports })),
      ),
    );
  });
}

function servicesOf(
  flow: PermittedFlow,
): readonly Omit<Packet, 'family' | 'source' | 'destination'>[] {
  return flow.services.flatMap((service) =>
    corners(service.protocols).flatMap((protocol) =>
      corners(service.destinationPorts).map((destinationPort) => ({
        protocol,
        destinationPort: hasPorts(protocol) ? destinationPort : 0n,
        sourcePort: hasPorts(protocol) ? 40000n : 0n,
      })),
    ),
  );
}

function corners(ranges: RangeList): readonly bigint[] {
  return [...new Set(ranges.flatMap(({ first, last }) => [first, last]))];
}

function endsAt(trace: Trace, populationsThere: readonly Population[]): boolean {
  const { disposition, node } = trace.end;
  return (
    (disposition === 'accepted' || disposition === 'exits-network') &&
    populationsThere.some((population) => population.node.id === node)
  );
}

function outcome({ end }: Trace): string {
  return `${end.disposition} at ${end.node ?? end.subnet ?? '?'}`;
}

function describe(packet: Packet): string {
  const { family, source, destination, destinationPort } = packet;
  return `IPv${family} ${source.toString(16)} -> ${destination.toString(16)} port ${destinationPort}`;
}
