/** Sets of addresses of both families, and the addresses that things of a network have. */
import {
  ALL_ADDRESSES,
  FAMILIES,
  prefixRange,
  type AddressSet,
  type Family,
} from '../../model/address.js';
import type { SegmentId } from '../../model/ids.js';
import type { Interface, Node } from '../../model/node.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  type Range,
  type RangeList,
} from '../../model/range.js';
import type { Subnet } from '../../model/segment.js';
import type { Block } from '../grammar/address.js';

export const NO_ADDRESS: AddressSet = { 4: [], 6: [] };

/** Everything that has addresses. */
export interface Populations {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  /** Ids of interfaces that could not be resolved; what is wrong with them has been said. */
  readonly broken: ReadonlySet<string>;
}

export function unionOf(sets: readonly AddressSet[]): AddressSet {
  const [only, ...more] = sets;
  if (only !== undefined && more.length === 0) return only;
  return perFamily((family) => canonicalRanges(sets.flatMap((set) => set[family])));
}

export function intersectionOf(a: AddressSet, b: AddressSet): AddressSet {
  return perFamily((family) => intersectRanges(a[family], b[family]));
}

export function differenceOf(a: AddressSet, b: AddressSet): AddressSet {
  return perFamily((family) =>
    intersectRanges(a[family], complementRanges(b[family], ALL_ADDRESSES[family])),
  );
}

export function isEmptySet(set: AddressSet): boolean {
  return familiesOf(set).length === 0;
}

/** Whether `inner` has no address that `outer` has not. */
export function isWithin(inner: AddressSet, outer: AddressSet): boolean {
  return isEmptySet(differenceOf(inner, outer));
}

/** Families of which `set` has addresses. */
export function familiesOf(set: AddressSet): readonly Family[] {
  return FAMILIES.filter((family) => set[family].length > 0);
}

/** `set` without the addresses of other families. */
export function onlyFamilies(set: AddressSet, families: readonly Family[]): AddressSet {
  return perFamily((family) => (families.includes(family) ? set[family] : []));
}

export function blockAddresses({ family, range }: Block): AddressSet {
  return ofFamily(family, [range]);
}

export function subnetAddresses(subnet: Subnet): AddressSet {
  return perFamily((family) =>
    canonicalRanges(subnet.prefixes.filter((p) => p.family === family).map(prefixRange)),
  );
}

/** Addresses that an interface answers for, shared ones included. */
export function interfaceAddresses(i: Interface): AddressSet {
  return perFamily((family) => {
    const own = i.addresses.filter((a) => a.family === family).map((a) => a.range);
    const shared = i.virtualAddresses
      .filter((a) => a.family === family)
      .map(({ value }): Range => ({ first: value, last: value }));
    return canonicalRanges([...own, ...shared]);
  });
}

/** All addresses of a node; of an external, those behind it too. */
export function nodeAddresses(node: Node): AddressSet {
  return unionOf([...node.interfaces.map(interfaceAddresses), node.behind]);
}

/** The subnets and externals of a segment. */
export function segmentAddresses({ nodes, subnets }: Populations, segment: SegmentId): AddressSet {
  const externals = [...nodes.values()].filter(
    (n) => n.kind === 'external' && n.segment === segment,
  );
  const inner = [...subnets.values()].filter((subnet) => subnet.segment === segment);
  return unionOf([...inner.map(subnetAddresses), ...externals.map(nodeAddresses)]);
}

function ofFamily(family: Family, ranges: RangeList): AddressSet {
  return perFamily((f) => (f === family ? ranges : []));
}

function perFamily(of: (family: Family) => RangeList): AddressSet {
  return { 4: of(4), 6: of(6) };
}
