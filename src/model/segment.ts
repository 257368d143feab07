/** Segments (領域), and the layer 2 that carries their subnets. See SEMANTICS §2. */
import type { Prefix } from './address.js';
import type { Classification } from './facts.js';
import type { SegmentId, SubnetId, SwitchId, TunnelId } from './ids.js';
import type { Label, Location } from './location.js';

/** What a segment is for. Definitions 2(8)–(10) of the basic policy name the first three. */
export type SegmentKind =
  | 'my-number'
  | 'lgwan-connected'
  | 'internet-connected'
  | 'boundary-dmz'
  | 'sanitizing'
  | 'education'
  | 'public-wifi'
  | 'other'
  | 'external';

/** What an external segment is. */
export type ExternalKind =
  | 'lgwan'
  | 'juki-net'
  | 'government-cloud'
  | 'security-cloud'
  | 'internet'
  | 'cloud-service'
  | 'closed-network';

/** 領域/セグメント. */
export interface Segment {
  readonly id: SegmentId;
  readonly name: Label;
  readonly kind: SegmentKind;
  /** Present exactly when `kind` is `external`. */
  readonly external?: ExternalKind;
  /** Whose it is, where there are several towns; never of a part of the outside. */
  readonly municipality?: string;
  /** A part of the outside that counts as this segment (a government cloud by dedicated line). */
  readonly treatAs?: SegmentId;
  readonly cloud?: CloudFacts;
  /** Links that isolate the segment when pulled, as the incident plan has them. */
  readonly cutPoints?: readonly CutPoint[];
  /** Of its systems, unless they state their own. */
  readonly classification?: Classification;
  /** The node that its hosts take updates from, unless they say another. */
  readonly updateSource?: string;
  readonly at: Location;
}

/** Whether two segments that are not outside are of one town; those that name none are. */
export function isOneTown(a: Segment, b: Segment): boolean {
  return a.municipality === b.municipality;
}

/** What is pulled, as written: a node, `node/interface`, `switch/port` or `tunnel:ID`. */
export interface CutPoint {
  readonly text: string;
  readonly at: Location;
}

/** What is known about a cloud that a segment lies in. */
export interface CloudFacts {
  readonly tenant?: string;
  readonly region?: string;
  readonly connection?: 'dedicated-line' | 'closed-network' | 'vpn' | 'internet';
}

/** One or more prefixes that share a broadcast domain. */
export interface Subnet {
  readonly id: SubnetId;
  readonly name: Label;
  readonly segment: SegmentId;
  readonly prefixes: readonly Prefix[];
  /** Without a number the subnet has a broadcast domain of its own. */
  readonly vlan?: number;
  /** The switch on which `vlan` is meant; without it, the unnamed switch of the whole site. */
  readonly home?: SwitchId;
  /** Bodies of the town, one by one. */
  readonly organization?: readonly string[];
  /** Where its hosts are, unless they say another room. */
  readonly room?: string;
  /** Only for the administration of devices. */
  readonly management?: boolean;
  readonly at: Location;
}

/** How a switch port (or the radio of an access point) treats VLAN tags. */
export interface SwitchPort {
  readonly name: string;
  /** VLANs carried with a tag. */
  readonly tagged: readonly number[];
  /** VLAN of frames without a tag; absent means that such frames are dropped. */
  readonly untagged?: number;
  /** Present when the port is an SSID. */
  readonly ssid?: string;
  readonly authentication?: string;
  /** VLAN used when authentication gives none; it joins the port's domain as if untagged. */
  readonly fallbackVlan?: number;
  readonly at: Location;
}

/** A VLAN switch, an access point, a bridge or a hub (one port list, one VLAN 1). */
export interface Switch {
  readonly id: SwitchId;
  readonly name: Label;
  readonly ports: readonly SwitchPort[];
  readonly location?: string;
  readonly room?: string;
  readonly at: Location;
}

/** A cable between two switch ports. */
export interface Cable {
  readonly ends: readonly [CableEnd, CableEnd];
  readonly location?: string;
  readonly room?: string;
  readonly at: Location;
}

export interface CableEnd {
  readonly switch: SwitchId;
  readonly port: string;
}

/** A point-to-point link of its own between the interfaces that are attached to it. */
export interface Tunnel {
  readonly id: TunnelId;
  readonly name: Label;
  readonly encapsulation: string;
  readonly encrypted?: boolean;
  readonly at: Location;
}
