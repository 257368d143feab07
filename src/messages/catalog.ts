/**
 * Everything that is said to people, by code. One value of this type per language, so that a gap in
 * a language does not compile; holes and their parameters are held together by a test.
 */
import type { DiagnosticCode } from '../model/diagnostic-codes.js';
import type { BodyId } from '../model/fact-findings.js';
import type { ExternalKind, SegmentKind } from '../model/segment.js';
import type { QuestionCode, SpoofingMode } from '../model/result.js';
import type { Disposition, FilterPosition } from '../model/trace.js';
import type {
  AssumptionCode,
  FindingCode,
  NotCheckedCode,
  NothingToCheck,
  RequirementId,
  Verdict,
} from '../model/verdict.js';
import type { DiagnosticTexts } from './diagnostic-text.js';
import type { HelpTexts } from './help.js';
import type { Language } from './language.js';
import type { ReadingTexts } from './reading-texts.js';
import type { ReportTexts } from './report-texts.js';
import type { UsageCode } from './usage.js';

export interface RequirementText {
  readonly name: string;
  /** Why the basic policy asks for it. */
  readonly why: string;
  /** What the policy leaves open to those who mend a violation. */
  readonly fix: string;
}

/** A finding that asks somebody to do something. */
export type OpenFindingCode = Exclude<FindingCode, `ok/${string}` | `excepted/${string}`>;

/** What is wrong with a question or a command line, and what to do. */
export interface ProblemText {
  readonly what: string;
  readonly fix: string;
}

/** Words that stand in holes of kind `word`. */
export type Word =
  | SegmentKind
  | ExternalKind
  | Disposition
  | FilterPosition
  | NothingToCheck
  | `mode/${SpoofingMode}`
  | `body/${BodyId}`;

export interface Catalog {
  readonly language: Language;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly requirements: Readonly<Record<RequirementId, RequirementText>>;
  readonly findings: Readonly<Record<FindingCode, string>>;
  readonly fixes: Readonly<Record<OpenFindingCode, string>>;
  readonly assumptions: Readonly<Record<AssumptionCode, string>>;
  readonly notChecked: Readonly<Record<NotCheckedCode, string>>;
  readonly diagnostics: DiagnosticTexts<DiagnosticCode>;
  readonly questions: Readonly<Record<QuestionCode, ProblemText>>;
  readonly usage: Readonly<Record<UsageCode, ProblemText>>;
  readonly words: Readonly<Record<Word, string>> & Readonly<Record<string, string>>;
  readonly readings: ReadingTexts;
  readonly report: ReportTexts;
  readonly help: HelpTexts;
}
