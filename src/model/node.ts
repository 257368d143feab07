/** Everything that has an interface: hosts, devices that forward, and the outside. SEMANTICS §3. */
import type { AddressSet, Family, Prefix } from './address.js';
import type { NodeFacts } from './facts.js';
import type { NatRule } from './filter.js';
import type {
  FilterId,
  InterfaceId,
  NodeId,
  SegmentId,
  SubnetId,
  SwitchId,
  TunnelId,
  VrfName,
} from './ids.js';
import type { Label, Location } from './location.js';
import type { PacketMatch } from './match.js';
import type { Range } from './range.js';

/** What an interface is plugged into. */
export type Attachment =
  | { readonly kind: 'subnet'; readonly subnet: SubnetId }
  | {
      readonly kind: 'port';
      readonly switch: SwitchId;
      readonly port: string;
      /** Frames carry this tag; absent means untagged. */
      readonly vlan?: number;
    }
  | { readonly kind: 'tunnel'; readonly tunnel: TunnelId }
  | { readonly kind: 'none' };

/** Addresses of an interface inside one connected prefix; a host group has as many as members. */
export interface InterfaceAddress {
  readonly family: Family;
  readonly range: Range;
  readonly prefix: Prefix;
  readonly subnet?: SubnetId;
  readonly at: Location;
}

/** An address shared by a group of nodes (VRRP, HSRP); the highest priority answers. */
export interface VirtualAddress {
  readonly family: Family;
  readonly value: bigint;
  readonly priority: number;
  readonly at: Location;
}

export interface Interface {
  readonly id: InterfaceId;
  readonly node: NodeId;
  readonly name: string;
  readonly attachment: Attachment;
  readonly vrf: VrfName;
  readonly addresses: readonly InterfaceAddress[];
  readonly virtualAddresses: readonly VirtualAddress[];
  /** A packet passes only if every one of them permits it, in this order. */
  readonly filtersIn: readonly FilterId[];
  readonly filtersOut: readonly FilterId[];
  readonly policyRoutes: readonly PolicyRoute[];
  readonly mac?: string;
  readonly at: Location;
}

/** Where a packet goes next. */
export type RouteAction =
  | { readonly kind: 'next-hop'; readonly interface: InterfaceId; readonly address: bigint }
  | { readonly kind: 'interface'; readonly interface: InterfaceId }
  | { readonly kind: 'null' }
  | { readonly kind: 'vrf'; readonly vrf: VrfName };

/** A static route. Connected routes are not written here: they follow from interface addresses. */
export interface Route {
  readonly vrf: VrfName;
  readonly prefix: Prefix;
  /** Administrative distance; of equal prefixes only the lowest is used. Connected is 0. */
  readonly distance: number;
  readonly action: RouteAction;
  /** What the route watches (floating routes); everything is up unless a scenario says otherwise. */
  readonly track?: string;
  readonly at: Location;
}

/** A route chosen by more than the destination; of those of one interface the first match decides. */
export interface PolicyRoute {
  readonly id: string;
  readonly enabled: boolean;
  readonly match: PacketMatch;
  readonly action: RouteAction;
  readonly at: Location;
}

/** A route whose next hop is in no connected prefix; it is not used. */
export interface UnresolvedRoute {
  readonly prefix: Prefix;
  readonly nextHop: string;
  readonly at: Location;
}

/** Where the interface filters stand relative to address translation (SEMANTICS §5). */
export interface PipelineOrder {
  readonly inFilter: 'before-destination-nat' | 'after-destination-nat';
  readonly outFilter: 'before-source-nat' | 'after-source-nat';
}

export type NodeKind = 'host' | 'device' | 'external';

/** What a device is; its defaults have been applied, so only people read this. */
export interface DeviceKind {
  readonly kind: 'router' | 'l3switch' | 'firewall';
  readonly dialect?: string;
}

export interface Node {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly name: Label;
  readonly device?: DeviceKind;
  /** The segment that its inventory record states. */
  readonly segment?: SegmentId;
  /** Number of machines that this record stands for. */
  readonly count: number;
  /** Passes on packets that are not for itself. */
  readonly forwards: boolean;
  readonly interfaces: readonly Interface[];
  readonly routes: readonly Route[];
  readonly unresolvedRoutes: readonly UnresolvedRoute[];
  /** Filter on everything that is forwarded, whatever the interfaces. */
  readonly policy?: FilterId;
  /** Filter on packets for the node itself. */
  readonly localIn?: FilterId;
  readonly destinationNat: readonly NatRule[];
  readonly sourceNat: readonly NatRule[];
  readonly order: PipelineOrder;
  /** Of an external: the addresses that lie behind it. */
  readonly behind: AddressSet;
  readonly facts: NodeFacts;
  readonly at: Location;
}
