/** How a run ends for whoever started it. Never a count: 256 would be 0 for a shell. */
import type { VerifyResult } from '../model/result.js';
import type { SimulateResult } from '../model/simulation.js';
import type { Verdict } from '../model/verdict.js';
import { unreachable } from '../base/assert.js';

export const EXIT = {
  proved: 0,
  violated: 1,
  wrongInput: 2,
  undetermined: 3,
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Worst first: a violation that was shown outranks what is not known. */
const ORDER: readonly ExitCode[] = [
  EXIT.internal,
  EXIT.wrongInput,
  EXIT.violated,
  EXIT.undetermined,
  EXIT.proved,
];

/** The worst of `codes`. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return ORDER.find((code) => codes.includes(code)) ?? EXIT.proved;
}

/** The exit code of one scenario: whether everything is as expected, else the worst verdict. */
export function exitCodeOfScenario(
  { expectations, verdict }: SimulateResult,
  failOnUndetermined: boolean,
): ExitCode {
  if (expectations === undefined) return codeOf(verdict, failOnUndetermined);
  return expectations.unmet === 0 ? EXIT.proved : EXIT.violated;
}

/** The exit code of one topology. */
export function exitCodeOf({ verdict }: VerifyResult, failOnUndetermined: boolean): ExitCode {
  return codeOf(verdict, failOnUndetermined);
}

/** None: the input is wrong. */
function codeOf(verdict: Verdict | undefined, failOnUndetermined: boolean): ExitCode {
  switch (verdict) {
    case undefined:
      return EXIT.wrongInput;
    case 'violated':
      return EXIT.violated;
    case 'undetermined':
      return failOnUndetermined ? EXIT.undetermined : EXIT.proved;
    case 'excepted':
    case 'proved':
      return EXIT.proved;
    default:
      return unreachable(verdict);
  }
}
