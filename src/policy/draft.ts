/** Findings as requirements make them: without the trace, which only the simulator can tell. */
import type { Chain, ChainHolder, ChainStep } from '../model/chain.js';
import type { FilterId, FlowId, NodeId } from '../model/ids.js';
import type { Location } from '../model/location.js';
import type { Network } from '../model/network.js';
import type { Packet } from '../model/packet.js';
import type { RoutingMode } from '../model/result.js';
import type { Disposition } from '../model/trace.js';
import type { FindingCode, AnyRequirementId, Verdict, Witness } from '../model/verdict.js';
import type { Place } from '../analysis/places.js';

/** A line (or the default) of a filter that lets packets through. */
export interface Passage {
  readonly filter: FilterId;
  /** Absent for the default. */
  readonly line?: string;
}

/** What a trace has to look like to show a finding. */
export type Shows =
  | {
      readonly kind: 'crossing';
      /** The packet arrives at one of these. */
      readonly at: readonly Pick<Place, 'kind' | 'id'>[];
      readonly through?: Passage;
      readonly avoiding: readonly NodeId[];
      /** Nothing that anyone wrote permitted it. */
      readonly withoutPermits: boolean;
    }
  /** The packet is accepted by `to`; of a reply, by `from`, and what it answers by `to`. */
  | { readonly kind: 'session'; readonly from: ChainHolder; readonly to: ChainHolder }
  | { readonly kind: 'end'; readonly disposition: Disposition; readonly node?: NodeId };

/** A packet that shows a finding, and how to read the network so that it does. */
export interface Evidence {
  readonly network: Network;
  readonly routing: RoutingMode;
  readonly scheduled: 'permissive' | 'strict';
  readonly unmodelled: 'permissive' | 'strict';
  readonly origin: Witness['origin'];
  readonly role: Witness['role'];
  readonly packet: Packet;
  /** The header as it arrives: values that pools gave. */
  readonly arrived?: Packet;
  readonly shows: Shows;
}

/** A step with what shows it, if packets do. */
export interface ChainStepDraft {
  readonly step: ChainStep;
  readonly evidence?: Evidence;
}

/** A chain before the simulator told its steps. */
export interface ChainDraft extends Omit<Chain, 'steps'> {
  readonly steps: readonly ChainStepDraft[];
}

export interface Draft {
  readonly requirement: AnyRequirementId;
  readonly verdict: Verdict;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at?: Location;
  readonly related: readonly Location[];
  readonly flows: readonly FlowId[];
  /** Number of headers as sent. */
  readonly packets?: bigint;
  /** What the finding is about: of several verdicts on one subject only the worst stands. */
  readonly subject: string;
  /** What tells it from other findings of its requirement: names, no places in files, no order. */
  readonly identity: readonly string[];
  /** The line of unknown effect that it depends on, if any, is looked for from here. */
  readonly passage?: Passage;
  readonly evidence?: Evidence;
  readonly chain?: ChainDraft;
}

/** Two drafts with one key are one finding. */
export function draftKey({ requirement, code, identity }: Draft): string {
  return JSON.stringify([requirement, code, ...identity]);
}
