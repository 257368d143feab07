/** What is to be said about the input files, as data: sentences are in `messages`. */
import type { Location } from './location.js';

export type Severity = 'error' | 'warning';

/** Values that fill the holes of a sentence. */
export type DiagnosticParams = Readonly<Record<string, string | number>>;

/** `Code` is the closed union of the layer that reports it, e.g. `load/unknown-segment`. */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly at: Location;
  readonly params: DiagnosticParams;
  /** Other places that belong to it, e.g. the first of two definitions. */
  readonly related: readonly Location[];
}

/** One input file. `path` is as the user gave it, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Of the bytes of the file, hexadecimal; whoever read the file computes it. */
  readonly sha256: string;
}
