/**
 * Lateral movement (SEMANTICS §13): whom an attacker gets hold of from where they stand, round by
 * round, each step with the packet that makes it. Plain data.
 */
import type { Diagnostic } from './diagnostic.js';
import type { InterfaceId, NodeId, SegmentId, SubnetId } from './ids.js';
import type { Location } from './location.js';
import type { Service } from './match.js';
import type { Packet } from './packet.js';
import type {
  InputDigest,
  Labels,
  QuestionProblem,
  RoutingMode,
  SpoofingMode,
  VerifyOptions,
} from './result.js';
import type { Trace } from './trace.js';

/** What the attacker holds: a node, or the machines of a subnet that nobody declared. */
export type Foothold =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'subnet'; readonly id: SubnetId };

/** How the network is read while the attacker moves. */
export type MovementOptions = Pick<VerifyOptions, 'routing' | 'spoofing' | 'at' | 'nodesMax'> & {
  /** Services that can be taken over; absent means every packet that is accepted. */
  readonly services?: readonly Service[];
};

/** The packet that makes a step, as the simulator tells it. */
export interface StepWitness {
  /** By which interface the foothold sends; or the subnet on whose wires it stands. */
  readonly origin:
    | { readonly kind: 'interface'; readonly interface: InterfaceId }
    | { readonly kind: 'wire'; readonly subnet: SubnetId };
  readonly packet: Packet;
  readonly trace: Trace;
}

/** One more foothold. */
export interface LateralStep {
  readonly foothold: Foothold;
  /** The footholds at the start are of round 0. */
  readonly round: number;
  /** Of the round before. */
  readonly from: Foothold;
  /** Not so: only lines that hold at times, or were not understood, lead there. */
  readonly certain: boolean;
  /** Absent if the packet has more courses than are followed. */
  readonly witness?: StepWitness;
  /** Lines of filters that permit the packet of the witness, in the order of its way. */
  readonly permits: readonly Location[];
}

/**
 * How far the attacker gets into a segment: a foothold stands there, or a packet of one arrives
 * there, or neither, or it is not known.
 */
export type SegmentReach = 'held' | 'touched' | 'safe' | 'unknown';

export interface SegmentSummary {
  readonly segment: SegmentId;
  readonly reach: SegmentReach;
  /** Hosts and devices that stand in it, and externals of a segment that counts as it. */
  readonly nodes: number;
  /** Those of them that are footholds. */
  readonly held: number;
}

/** What the attacker gets from `start`. */
export interface LateralResult {
  readonly start: readonly Foothold[];
  /** By round, then in the order of the files. */
  readonly steps: readonly LateralStep[];
  /** Every segment that counts as itself, in the order of the files. */
  readonly segments: readonly SegmentSummary[];
  /** The size of packet sets at which the search was given up. */
  readonly limit?: number;
  readonly counters: Readonly<Record<string, number>>;
}

/** What was asked of a topology. */
export interface LateralOptions {
  /** Hosts, devices, externals or subnets, as for a trace. */
  readonly from: readonly string[];
  /** As topology files write them; absent means every packet that is accepted. */
  readonly services?: readonly string[];
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
  readonly at?: string;
}

/** The answer for a topology; `movement` is absent if the files or the question are wrong. */
export interface LateralReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sekisho'; readonly version: string; readonly semantics: number };
  readonly inputs: readonly InputDigest[];
  readonly options: LateralOptions;
  readonly diagnostics: readonly Diagnostic[];
  readonly questions: readonly QuestionProblem[];
  readonly labels?: Labels;
  readonly movement?: LateralResult;
}
