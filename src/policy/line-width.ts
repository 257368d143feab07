/** How much a line of a filter names, told from its text: protocols, ports and addresses. */
import { FAMILIES, type Family } from '../model/address.js';
import type { FilterRule } from '../model/filter.js';
import type { Service } from '../model/match.js';
import { PORT_PROTOCOLS } from '../model/packet.js';
import { canonicalRanges, inRanges, intersectRanges, type RangeList } from '../model/range.js';

/** As many protocols as this are any protocol. */
const PROTOCOLS_MANY = 64n;
/** As many ports of a service as this are no service any more. */
const PORTS_MANY = 1024n;
/** Addresses of the longest prefix that is a whole network: /16, and /32 of IPv6. */
const WIDE: Readonly<Record<Family, bigint>> = { 4: 1n << 16n, 6: 1n << 96n };

const ALL_PORTS = 65536n;

/** What a line leaves open. */
export type Width =
  | { readonly kind: 'any-protocol' }
  | { readonly kind: 'many-ports'; readonly ports: number }
  | { readonly kind: 'source-port-only' };

/** The worst that the services of `line` leave open. Lines for answers open nothing. */
export function serviceWidth({ match }: FilterRule): Width | undefined {
  const opening = match.services.filter(({ established }) => !established);
  if (opening.some(({ protocols }) => count(protocols) >= PROTOCOLS_MANY)) {
    return { kind: 'any-protocol' };
  }
  const many = opening.filter(
    (service) => hasPorts(service) && count(service.destinationPorts) >= PORTS_MANY,
  );
  const [worst] = many.filter(({ sourcePorts }) => count(sourcePorts) >= ALL_PORTS - 1n);
  if (worst !== undefined)
    return { kind: 'many-ports', ports: Number(count(worst.destinationPorts)) };
  return many.length > 0 ? { kind: 'source-port-only' } : undefined;
}

/** Whether one side of `line` names a whole network, in a family that it can match at all. */
export function isWide({ match }: FilterRule, side: 'source' | 'destination'): boolean {
  return FAMILIES.some((family) => {
    if (match.source[family].length === 0 || match.destination[family].length === 0) return false;
    const size = WIDE[family];
    return canonicalRanges(match[side][family]).some(({ first, last }) => {
      const start = ((first + size - 1n) / size) * size;
      return start + size - 1n <= last;
    });
  });
}

/** Whether every opening packet that `inner` matches, `outer` matches; both name something. */
export function covers(outer: FilterRule, inner: FilterRule): boolean {
  const families = FAMILIES.filter(
    (family) => inner.match.source[family].length > 0 && inner.match.destination[family].length > 0,
  );
  const services = inner.match.services.filter(({ established }) => !established);
  if (families.length === 0 || services.length === 0) return false;
  return (
    within(inner.inInterfaces, outer.inInterfaces) &&
    within(inner.outInterfaces, outer.outInterfaces) &&
    (outer.translated === undefined || outer.translated === inner.translated) &&
    families.every(
      (family) =>
        includes(outer.match.source[family], inner.match.source[family]) &&
        includes(outer.match.destination[family], inner.match.destination[family]),
    ) &&
    services.every((service) => outer.match.services.some((wider) => offers(wider, service)))
  );
}

function offers(outer: Service, inner: Service): boolean {
  return (
    !outer.established &&
    includes(outer.protocols, inner.protocols) &&
    includes(outer.sourcePorts, inner.sourcePorts) &&
    includes(outer.destinationPorts, inner.destinationPorts)
  );
}

function within(
  inner: readonly string[] | undefined,
  outer: readonly string[] | undefined,
): boolean {
  if (outer === undefined) return true;
  return inner?.every((name) => outer.includes(name)) ?? false;
}

function includes(outer: RangeList, inner: RangeList): boolean {
  const all = canonicalRanges(inner);
  return count(intersectRanges(canonicalRanges(outer), all)) === count(all);
}

function hasPorts({ protocols }: Service): boolean {
  return PORT_PROTOCOLS.some((protocol) => inRanges(protocol, protocols));
}

function count(ranges: RangeList): bigint {
  return canonicalRanges(ranges).reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
