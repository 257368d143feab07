/** What comes out when a scenario is played (SEMANTICS §12), as plain data. */
import type { Diagnostic } from './diagnostic.js';
import type { LateralStep, SegmentSummary } from './lateral.js';
import type { Label, Location } from './location.js';
import type { InputDigest, Labels, NetworkSummary, VerifyOptions, VerifyResult } from './result.js';
import type { Expectation, ReachExpectation, ScenarioEvent } from './scenario.js';
import type { Finding, RequirementResult, Verdict } from './verdict.js';

/** How the networks of all steps are read. */
export type SimulateOptions = Pick<VerifyOptions, 'routing' | 'spoofing' | 'readings' | 'nodesMax'>;

type Id = RequirementResult['id'];

/** Something that was expected and is not so. */
export type Unmet =
  | (Expectation & { readonly requirement: Id; readonly found: Verdict })
  | (ReachExpectation & { readonly found: SegmentSummary['reach'] });

/** How far an attacker gets who holds `start`. */
export interface Intrusion {
  /** Nodes that were compromised so far. */
  readonly start: readonly string[];
  /** Footholds that the attacker did not have before the step, each with how it is got. */
  readonly gained: readonly LateralStep[];
  /** Footholds that are not reached any more. */
  readonly lost: readonly LateralStep['foothold'][];
  readonly segments: readonly SegmentSummary[];
  /** The size of packet sets at which the search was given up. */
  readonly limit?: number;
}

/** The verdicts in one state. */
export interface StateVerdicts {
  /** The worst of all. */
  readonly verdict: Verdict;
  /** In the order of reports. */
  readonly verdicts: readonly { readonly id: Id; readonly verdict: Verdict }[];
  readonly unmet: readonly Unmet[];
  /** The day on which approvals and expiries are judged. */
  readonly asOf?: string;
  /** The time of lines with a schedule; absent: all times. */
  readonly time?: string;
}

export interface BeginningResult extends StateVerdicts {
  readonly requirements: readonly RequirementResult[];
}

/** A step and what it changed. */
export interface StepResult extends StateVerdicts {
  readonly name: Label;
  readonly at: Location;
  readonly events: readonly ScenarioEvent[];
  /** What is down after the step. */
  readonly down: readonly string[];
  /** The files are not those of the topology any more, or a sanitizer fails open. */
  readonly altered: boolean;
  readonly changed: readonly {
    readonly id: Id;
    readonly from: Verdict;
    readonly to: Verdict;
  }[];
  /** Violated or undetermined, and not so before. */
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
  /** Present from the step on in which the first node is compromised. */
  readonly intrusion?: Intrusion;
}

/** What `simulate` returns. There is no beginning and no step if the files have errors. */
export interface SimulateResult {
  readonly schemaVersion: 1;
  readonly tool: VerifyResult['tool'];
  readonly inputs: readonly InputDigest[];
  readonly options: SimulateOptions & Pick<VerifyOptions, 'model'>;
  readonly diagnostics: readonly Diagnostic[];
  readonly name?: Label;
  /** Path of the topology in which it plays. */
  readonly topology?: string;
  /** Services by which an attacker takes machines over; absent: whatever is accepted. */
  readonly exploits?: readonly string[];
  /** At the beginning. */
  readonly network?: NetworkSummary;
  /** Of everything that there is at any time. */
  readonly labels?: Labels;
  /** The worst verdict of the beginning and of all steps. */
  readonly verdict?: Verdict;
  /** Number of expectations in the file, and of those that are not met; absent if there is none. */
  readonly expectations?: { readonly stated: number; readonly unmet: number };
  readonly beginning?: BeginningResult;
  readonly steps: readonly StepResult[];
  readonly assumptions: VerifyResult['assumptions'];
  readonly notChecked: VerifyResult['notChecked'];
  /** Deterministic work counters. */
  readonly counters: Readonly<Record<string, number>>;
}
