/**
 * Depth of defence (SEMANTICS §14): the fewest elements that have to be wrong before packets that
 * nobody permitted get from one segment to another. Plain data.
 */
import type { Diagnostic } from './diagnostic.js';
import type { NodeId, SegmentId, SwitchId } from './ids.js';
import type {
  InputDigest,
  Labels,
  QuestionProblem,
  RoutingMode,
  SpoofingMode,
  VerifyOptions,
} from './result.js';
import type { Witness } from './verdict.js';

/** Something that keeps segments apart, and can be wrong as a whole. */
export type DepthElement =
  | { readonly kind: 'guard'; readonly id: NodeId }
  | { readonly kind: 'switch'; readonly id: SwitchId };

/** How the network is read, and how far the search goes. */
export type DefenceOptions = Pick<VerifyOptions, 'routing' | 'spoofing' | 'at' | 'nodesMax'> & {
  /** Whether switches are elements too. */
  readonly layer2: boolean;
  /** The largest sets that are tried. */
  readonly ceiling: number;
};

/** Elements that connect two segments if all of them are opened. */
export interface OpenedSet {
  readonly elements: readonly DepthElement[];
  /** A packet through the network that they open; absent if it has more courses than are followed. */
  readonly witness?: Witness;
}

export type DepthAnswer =
  /** Every set of `depth` elements that connects; one set of none at depth 0. */
  | { readonly kind: 'depth'; readonly depth: number; readonly sets: readonly OpenedSet[] }
  | { readonly kind: 'more-than'; readonly depth: number }
  | { readonly kind: 'no-way' }
  /** Given up at this size of packet sets. */
  | { readonly kind: 'unknown'; readonly limit: number };

export interface PairDepth {
  readonly from: SegmentId;
  readonly to: SegmentId;
  readonly answer: DepthAnswer;
}

export interface DepthResult {
  /** By `from`, then by `to`, in the order of the files. */
  readonly pairs: readonly PairDepth[];
  /** Everything that can be opened. */
  readonly elements: readonly DepthElement[];
  /** Number of switches that the network names. */
  readonly switches: number;
  readonly counters: Readonly<Record<string, number>>;
}

/** What was asked of a topology. */
export interface DepthOptions {
  /** Segments; absent means every one. */
  readonly from?: string;
  readonly to?: string;
  readonly layer2: boolean;
  readonly ceiling: number;
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
  readonly at?: string;
}

/** The answer for a topology; `defence` is absent if the files or the question are wrong. */
export interface DepthReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sekisho'; readonly version: string; readonly semantics: number };
  readonly inputs: readonly InputDigest[];
  readonly options: DepthOptions;
  readonly diagnostics: readonly Diagnostic[];
  readonly questions: readonly QuestionProblem[];
  readonly labels?: Labels;
  readonly defence?: DepthResult;
}
