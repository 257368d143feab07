/** What a line of a filter, of a translation table or of a policy route looks at. */
import type { AddressSet } from './address.js';
import type { RangeList } from './range.js';

/**
 * A set of (protocol, ports) triples. For ICMP `sourcePorts` are the types and `destinationPorts`
 * the codes (SEMANTICS §1).
 */
export interface Service {
  readonly protocols: RangeList;
  readonly sourcePorts: RangeList;
  readonly destinationPorts: RangeList;
  /** Matches only TCP packets that claim to belong to a connection (SEMANTICS §4.6). */
  readonly established: boolean;
}

/** A header matches when source, destination and at least one service match. */
export interface PacketMatch {
  readonly source: AddressSet;
  readonly destination: AddressSet;
  readonly services: readonly Service[];
}
