/** How much a line of the register permits: which machines, and which services. */
import { ALL_ADDRESSES, FAMILIES } from '../model/address.js';
import type { Service } from '../model/match.js';
import { hasPorts, icmpProtocol } from '../model/packet.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  range,
  type RangeList,
} from '../model/range.js';
import type { FlowEnd, PermittedFlow } from '../model/register.js';
import type { SegmentKind } from '../model/segment.js';
import { writtenSegments } from './register-lines.js';
import type { Study } from './study.js';

/**
 * Ports (or types of ICMP, or protocols) that one exception may name. The guideline asks for
 * communication that is limited to ports and gives no figure; this one is ours.
 */
export const PORTS_MAX = 10;

/** Networks beside the three layers, which may have a line of their own as a whole. */
const BESIDE: readonly SegmentKind[] = ['education', 'public-wifi', 'other'];

/** Whether a line lets a network beside the three layers, as a whole, reach the outside. */
export function isForWholeNetwork(study: Study, { kind, from, to }: PermittedFlow): boolean {
  if (kind !== 'aggregation-bypass') return false;
  const inside = [...from, ...to]
    .flatMap((end) => study.segments.ofEnd(end))
    .filter((segment) => segment.kind !== 'external');
  return inside.length > 0 && inside.every((segment) => BESIDE.includes(segment.kind));
}

/** Whether `end` is one address, a machine, or a group every member of which its record lists. */
export function isSingle(study: Study, end: FlowEnd): boolean {
  const node = end.node === undefined ? undefined : study.layout.node(end.node);
  return FAMILIES.every((family) => {
    const addresses = canonicalRanges(end.addresses[family]);
    if (sizeOf(addresses) <= 1n) return true;
    if (node === undefined || node.kind === 'external') return false;
    const listed = node.interfaces.flatMap((i) => [
      ...i.addresses
        .filter((a) => a.family === family && a.range.first === a.range.last)
        .map((a) => a.range),
      ...i.virtualAddresses.filter((v) => v.family === family).map((v) => range(v.value)),
    ]);
    const rest = complementRanges(listed, ALL_ADDRESSES[family]);
    return intersectRanges(addresses, rest).length === 0;
  });
}

/** Whether `end` is a cloud service of a line that leaves the town elsewhere: these publish prefixes. */
export function isPublished(study: Study, { kind }: PermittedFlow, end: FlowEnd): boolean {
  if (kind !== 'local-breakout' && kind !== 'aggregation-bypass') return false;
  const segments = writtenSegments(study, end);
  return segments.length > 0 && segments.every(({ external }) => external === 'cloud-service');
}

/** Whether `services` leave the protocol open. */
export function isAnyProtocol(services: readonly Service[]): boolean {
  return sizeOf(canonicalRanges(services.flatMap(({ protocols }) => protocols))) > PORTS_MAX;
}

/** How many ports, types of ICMP and other protocols `services` name, of few protocols. */
export function portsOf(services: readonly Service[]): number {
  const byProtocol = new Map<bigint, RangeList>();
  for (const { protocols, sourcePorts, destinationPorts } of services) {
    for (const protocol of valuesOf(protocols)) {
      const named = hasPorts(protocol)
        ? destinationPorts
        : isIcmp(protocol)
          ? sourcePorts
          : [range(0)];
      byProtocol.set(protocol, canonicalRanges([...(byProtocol.get(protocol) ?? []), ...named]));
    }
  }
  return [...byProtocol.values()].reduce((sum, ranges) => sum + Number(sizeOf(ranges)), 0);
}

function isIcmp(protocol: bigint): boolean {
  return FAMILIES.some((family) => protocol === icmpProtocol(family));
}

function sizeOf(ranges: RangeList): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function valuesOf(ranges: RangeList): readonly bigint[] {
  return ranges.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index)),
  );
}
