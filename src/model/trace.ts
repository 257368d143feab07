/** The story of one packet, as the simulator tells it. See SEMANTICS §7. */
import type { FilterAction } from './filter.js';
import type { FilterId, InterfaceId, NodeId, SubnetId, VrfName } from './ids.js';
import type { Location } from './location.js';
import type { Packet } from './packet.js';

/** How a packet ends. */
export type Disposition =
  | 'accepted'
  | 'delivered-to-subnet'
  | 'exits-network'
  | 'denied-in'
  | 'denied-out'
  | 'denied-by-policy'
  | 'no-route'
  | 'null-routed'
  | 'neighbor-unreachable'
  | 'loop';

/** Dispositions of packets that arrived somewhere. */
export const ARRIVED: readonly Disposition[] = ['accepted', 'delivered-to-subnet', 'exits-network'];

/** Where on a node a filter stands. */
export type FilterPosition = 'in' | 'policy' | 'out' | 'local-in';

/** One thing that happened to a packet on one node. */
export type Step =
  | { readonly kind: 'originated'; readonly packet: Packet }
  | { readonly kind: 'received'; readonly interface: InterfaceId; readonly packet: Packet }
  | {
      readonly kind: 'filtered';
      readonly filter: FilterId;
      readonly position: FilterPosition;
      readonly action: FilterAction;
      /** `session` when the packet belongs to a tracked connection and the filter is stateful. */
      readonly because:
        | { readonly kind: 'line'; readonly line: number; readonly id: string }
        | { readonly kind: 'default' }
        | { readonly kind: 'session' }
        | { readonly kind: 'no-session' };
      readonly at: Location;
    }
  | {
      readonly kind: 'translated';
      readonly field: 'source' | 'destination';
      /** Index in the table; absent when a tracked connection translates its reply back. */
      readonly line?: number;
      readonly id?: string;
      readonly before: Packet;
      readonly after: Packet;
      readonly at?: Location;
    }
  | {
      readonly kind: 'routed';
      readonly vrf: VrfName;
      readonly by: 'connected' | 'static' | 'policy' | 'any-route' | 'own-address';
      /** Prefix in text, e.g. `10.0.0.0/8`; absent for policy routes and any-route. */
      readonly prefix?: string;
      readonly at?: Location;
    }
  | {
      readonly kind: 'sent';
      readonly interface: InterfaceId;
      readonly nextHop?: bigint;
      readonly packet: Packet;
    };

/** What one node did. */
export interface Hop {
  readonly node: NodeId;
  readonly steps: readonly Step[];
}

/** Where a trace stopped. */
export interface TraceEnd {
  readonly disposition: Disposition;
  /** The node that accepted, denied or dropped it, or from which it left. */
  readonly node?: NodeId;
  readonly interface?: InterfaceId;
  /** The subnet that it was delivered to. */
  readonly subnet?: SubnetId;
  readonly packet: Packet;
}

/** One possible course of one packet. */
export interface Trace {
  readonly hops: readonly Hop[];
  readonly end: TraceEnd;
}
