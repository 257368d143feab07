/** Ordered first-match lists, and the tables of address translation. See SEMANTICS §4 and §5. */
import type { Family } from './address.js';
import type { FilterId, FlowId, InterfaceId, NodeId } from './ids.js';
import type { Location } from './location.js';
import type { PacketMatch } from './match.js';
import type { Range, RangeList } from './range.js';

export type FilterAction = 'permit' | 'deny';

/**
 * How sure it is that a line applies: `scheduled` lines apply at some times only, of `unmodelled`
 * lines the match was not understood (SEMANTICS §4.7).
 */
export type Certainty = 'sure' | 'scheduled' | 'unmodelled';

/** When a line applies; weekdays count from 0 = Sunday, minutes from midnight, local time. */
export interface Schedule {
  readonly days: readonly number[];
  readonly fromMinute: number;
  /** Exclusive; less than `fromMinute` means until that minute of the next day. */
  readonly toMinute: number;
}

/** One line of a {@link Filter}. */
export interface FilterRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly action: FilterAction;
  /** Only packets that came in by one of these; absent means any. */
  readonly inInterfaces?: readonly InterfaceId[];
  /** Only packets that are to go out by one of these; absent means any. */
  readonly outInterfaces?: readonly InterfaceId[];
  readonly match: PacketMatch;
  /** Only packets whose destination was (true) or was not (false) translated on this node. */
  readonly translated?: boolean;
  readonly certainty: Certainty;
  readonly schedule?: Schedule;
  /** The condition that was not understood, as written. */
  readonly unmodelled?: string;
  /** Lines of the register that this line implements. */
  readonly cites: readonly FlowId[];
  readonly log: boolean;
  readonly comment?: string;
  /** Not written by anyone: it stands for a default of the device between two of its zones. */
  readonly implicit: boolean;
  readonly at: Location;
}

/** An ordered list: the first line that matches decides, else the default of the family. */
export interface Filter {
  readonly id: FilterId;
  readonly node: NodeId;
  readonly rules: readonly FilterRule[];
  readonly defaults: Readonly<Record<Family, FilterAction>>;
  /** Packets of a connection that the node tracks pass unseen (SEMANTICS §6). */
  readonly stateful: boolean;
  readonly at: Location;
}

/** What becomes of an address: left alone, one of a pool, or the same offset in another block. */
export type AddressTranslation =
  | { readonly kind: 'keep' }
  | { readonly kind: 'pool'; readonly ranges: RangeList }
  | { readonly kind: 'shift'; readonly from: Range; readonly to: Range };

/** The same for a port. Protocols without ports are never touched by it. */
export type PortTranslation = AddressTranslation;

/** One line of a translation table; the first that matches decides. */
export interface NatRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly family: Family;
  readonly inInterfaces?: readonly InterfaceId[];
  readonly outInterfaces?: readonly InterfaceId[];
  /** With `shift` the matched addresses or ports lie within `from`. */
  readonly match: PacketMatch;
  readonly address: AddressTranslation;
  readonly port: PortTranslation;
  readonly at: Location;
}
