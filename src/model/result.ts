/** Everything that leaves the engine: plain data for reports, pages and other programs. */
import type { Diagnostic } from './diagnostic.js';
import type { Label } from './location.js';
import type { Packet } from './packet.js';
import type { PolicyReadings } from './policy-readings.js';
import type { SeparationModel } from './separation-model.js';
import type { Trace } from './trace.js';
import type {
  Assumption,
  NotCheckedCode,
  RequirementId,
  RequirementResult,
  Verdict,
} from './verdict.js';

export type RoutingMode = 'exact' | 'any-route';
export type SpoofingMode = 'none' | 'subnet' | 'any';

export interface VerifyOptions {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
  /** Time for scheduled lines, `2026-04-01T22:30`; absent means that a claim must hold at all times. */
  readonly at?: string;
  /**
   * The day on which approvals and expiries are judged, `2026-04-01`; absent means the day that the
   * files state (`asOf`). In a result it is the day that was used; absent if there was none.
   */
  readonly asOf?: string;
  /** Model of separation to judge by, in place of the one that the files state. */
  readonly model?: SeparationModel;
  /**
   * How to read what the basic policy leaves open, in place of what the files state. In a result it
   * has every question.
   */
  readonly readings?: Partial<PolicyReadings>;
  /** How many elements fail at once in R-HA-1; default 1. */
  readonly failures?: 1 | 2;
  /** Ids of the only requirements to decide, of the policy or the town's own; absent means all. */
  readonly only?: readonly string[];
  /** Limit on the size of packet sets; beyond it a verdict is `undetermined`. */
  readonly nodesMax?: number;
}

export const DEFAULT_VERIFY_OPTIONS: VerifyOptions = { routing: 'exact', spoofing: 'subnet' };

export interface InputDigest {
  readonly path: string;
  /** Of the bytes of the file, hexadecimal. */
  readonly sha256: string;
}

export interface NetworkSummary {
  readonly name: Label;
  readonly model: string;
  readonly policyBasis?: string;
  readonly segments: number;
  readonly subnets: number;
  readonly hosts: number;
  readonly devices: number;
  readonly externals: number;
  readonly filterLines: number;
  readonly flows: number;
}

/** Names for people, by id. What nobody named is left out. */
export interface Labels {
  readonly segments: Readonly<Record<string, Label>>;
  readonly subnets: Readonly<Record<string, Label>>;
  readonly nodes: Readonly<Record<string, Label>>;
  readonly flows: Readonly<Record<string, Label>>;
}

/** What `verify` returns. `requirements` is empty and `verdict` absent if the files do not load. */
export interface VerifyResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sekisho'; readonly version: string; readonly semantics: number };
  readonly inputs: readonly InputDigest[];
  readonly options: VerifyOptions;
  readonly diagnostics: readonly Diagnostic[];
  readonly network?: NetworkSummary;
  readonly labels?: Labels;
  readonly verdict?: Verdict;
  readonly requirements: readonly RequirementResult[];
  readonly assumptions: readonly Assumption[];
  readonly notChecked: readonly NotCheckedCode[];
  /** Deterministic work counters: the same for the same input everywhere. */
  readonly counters: Readonly<Record<string, number>>;
}

/** A requirement, apart from any topology. */
export interface RequirementInfo {
  readonly id: RequirementId;
  /** As the basic policy numbers it. */
  readonly clause: string;
  /** The basic policy binds; a reference (guideline of the ministry) is followed by choice. */
  readonly basis: 'policy' | 'reference';
}

export interface TraceOptions {
  /** Host, `host/interface`, subnet, device, external or an address inside one of them. */
  readonly from: string;
  /** The same, or any address. */
  readonly to: string;
  /** `tcp/443`, `udp/53`, `icmp`, `icmp/8/0`, `esp`, … */
  readonly service: string;
  readonly sourcePort?: number;
  /** Source address, where it is not the first address of `from`. */
  readonly source?: string;
  readonly family?: 4 | 6;
  readonly role: 'opening' | 'ongoing';
  readonly reply: boolean;
  readonly routing: RoutingMode;
  readonly at?: string;
  /** How lines are read that are not sure to apply (SEMANTICS §4.7). */
  readonly reading: 'permissive' | 'strict';
  /** Addresses and ports to take from translation pools that have them; else the first of a pool. */
  readonly pool?: readonly string[];
  /** Elements that are down (SEMANTICS §11.1). */
  readonly down?: readonly string[];
}

export interface TraceResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sekisho'; readonly version: string; readonly semantics: number };
  readonly inputs: readonly InputDigest[];
  readonly options: TraceOptions;
  /** About the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** About `from`, `to` and `service`. */
  readonly questions: readonly QuestionProblem[];
  readonly labels?: Labels;
  readonly packet?: Packet;
  readonly origin?:
    | { readonly kind: 'generated'; readonly node: string }
    | { readonly kind: 'wire'; readonly subnet: string };
  readonly opening: readonly Trace[];
  readonly replies: readonly { readonly of: number; readonly traces: readonly Trace[] }[];
  readonly truncated: boolean;
}

/** What can be wrong with a question. `option` is `from`, `to`, … */
export const QUESTION_PARAMS = {
  'ask/unknown-endpoint': ['option', 'value', 'suggestion'],
  'ask/ambiguous-endpoint': ['option', 'value', 'first', 'second'],
  'ask/outside': ['value'],
  'ask/no-address': ['option', 'value', 'family'],
  'ask/bad-service': ['value', 'suggestion'],
  'ask/several-services': ['value'],
  'ask/bad-source': ['value'],
  'ask/bad-source-port': ['value'],
  'ask/no-source-port': ['value'],
  'ask/bad-time': ['value'],
  'ask/not-tcp': ['value'],
  'ask/bad-pool': ['value'],
  'ask/unknown-element': ['value', 'suggestion'],
  'ask/unknown-segment': ['option', 'value', 'suggestion'],
  'ask/empty-segment': ['option', 'value'],
  'ask/same-segment': ['value'],
  'ask/two-outsiders': ['first', 'second'],
  'ask/not-a-service': ['value', 'suggestion'],
} as const;

export type QuestionCode = keyof typeof QUESTION_PARAMS;

export interface QuestionProblem {
  readonly code: QuestionCode;
  readonly params: Readonly<Record<string, string | number>>;
}
