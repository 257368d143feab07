/** What is said about one mistake in an input file, in one language. */

/**
 * Sentences with the holes of `sentence.ts`. `suggestion` is not written into them: whoever shows
 * a diagnostic adds "did you mean" where that parameter is not empty.
 */
export interface DiagnosticText {
  /** What is wrong. */
  readonly what: string;
  /** Why it is a mistake, or what could go wrong if it were let through. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/** One text per code: a missing one does not compile. */
export type DiagnosticTexts<Code extends string> = Readonly<Record<Code, DiagnosticText>>;
