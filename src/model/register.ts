/** The register of permitted flows (通信要件一覧), the middle term of what the program proves. */
import type { AddressSet } from './address.js';
import type { FilterId, FlowId, NodeId, SegmentId, SubnetId, SwitchId, TransferId } from './ids.js';
import type { Label, Location } from './location.js';
import type { Service } from './match.js';

/** One end of a flow: the addresses, and the population that owns them. */
export interface FlowEnd {
  /** As the user wrote it. */
  readonly text: string;
  readonly node?: NodeId;
  readonly subnet?: SubnetId;
  readonly segment?: SegmentId;
  readonly addresses: AddressSet;
  readonly at: Location;
}

export type FlowKind =
  | 'ordinary'
  | 'specific-communication'
  | 'sanitized'
  | 'outbound-release'
  | 'local-breakout'
  | 'remote-maintenance'
  | 'aggregation-bypass';

/** Why a departure from the principle is allowed, by whom and until when. Dates are ISO 8601. */
export interface Exception {
  readonly legalBasis?: string;
  readonly approvedBy?: string;
  readonly approvedOn?: string;
  readonly expiresOn?: string;
  readonly reviewCycle?: string;
  readonly mitigation: readonly string[];
  readonly counterpart?: {
    readonly operator?: string;
    readonly publicBody?: boolean;
    readonly internetConnected?: boolean;
    readonly closedNetwork?: string;
  };
  readonly enforcedBy: readonly EnforcementPoint[];
}

/** Where a line of the register is enforced, as far as the files say it. */
export type EnforcementPoint = {
  /** As the user wrote it. */
  readonly text: string;
  readonly at: Location;
} & (
  | {
      readonly kind: 'device';
      readonly node: NodeId;
      /** The lines that were named, alone, by their filter, or by the device. */
      readonly lines: readonly { readonly filter: FilterId; readonly line: string }[];
    }
  /** A switch or one of its ports, which holds to hardware addresses. */
  | { readonly kind: 'switch'; readonly switch: SwitchId; readonly port?: string }
);

/** One line of the register: sessions that `from` opens towards `to`. */
export interface PermittedFlow {
  readonly id: FlowId;
  readonly title: Label;
  readonly kind: FlowKind;
  readonly from: readonly FlowEnd[];
  readonly to: readonly FlowEnd[];
  /** Destination that the sender writes, where translation makes it differ from `to`. */
  readonly addressedTo?: AddressSet;
  readonly services: readonly Service[];
  /** It must pass in full, reply included. */
  readonly required: boolean;
  /** Direction in which content travels: as the session opens, against it, or both. */
  readonly data: 'forward' | 'backward' | 'both';
  readonly clause?: string;
  readonly exception?: Exception;
  readonly at: Location;
}

/** Content that is carried by hand; no packet of it exists. */
export interface MediaTransfer {
  readonly id: TransferId;
  readonly title: Label;
  readonly from: readonly FlowEnd[];
  readonly to: readonly FlowEnd[];
  /** `usb`, `nas`, `paper`, … */
  readonly medium: string;
  /** The node that cleans what is carried. */
  readonly sanitizer?: NodeId;
  readonly exception?: Exception;
  readonly at: Location;
}
