/** Diagnostics of this layer, with the parameters that their sentences need. */
import { sortedBy } from '../../base/compare.js';
import type { ReadCode } from '../../model/diagnostic-codes.js';
import { READ_PARAMS } from '../../model/diagnostic-codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Location } from '../../model/location.js';

export type ReadDiagnostic = Diagnostic<ReadCode>;

/** Exactly the holes of a code. */
export type ParamsOf<C extends ReadCode> = Readonly<
  Record<(typeof READ_PARAMS)[C][number], string | number>
>;

/** Says that something is wrong; used by everything that reads. */
export type Report = <C extends ReadCode>(
  code: C,
  at: Location,
  params: ParamsOf<C>,
  related?: readonly Location[],
) => void;

/** More than these in one run are not worth reading. */
export const PROBLEMS_MAX = 200;

/** Collects problems. Those of a value that is used twice (by an alias) are said once. */
export interface Problems {
  readonly report: Report;
  /** By file, line and column; files in the order in which they were read. */
  sorted(): readonly ReadDiagnostic[];
}

export function collectProblems(): Problems {
  const found = new Map<string, ReadDiagnostic>();
  const paths: string[] = [];
  const report: Report = (code, at, params, related = []) => {
    if (found.size > PROBLEMS_MAX) return;
    if (!paths.includes(at.path)) paths.push(at.path);
    const key = `${at.path}\n${at.line}:${at.column} ${code} ${JSON.stringify(params)}`;
    if (!found.has(key)) found.set(key, { code, severity: 'error', at, params, related });
  };
  return {
    report,
    sorted: () => {
      const all = sortedBy(
        found.values(),
        (problem) => paths.indexOf(problem.at.path),
        (problem) => problem.at.line,
        (problem) => problem.at.column,
      );
      const cut = all[PROBLEMS_MAX];
      if (cut === undefined) return all;
      const params = { limit: PROBLEMS_MAX };
      const more = { ...cut, code: 'read/too-many-problems', params, related: [] } as const;
      return [...all.slice(0, PROBLEMS_MAX), more];
    },
  };
}

/** A stretch of what the user wrote, short enough for a sentence. */
export function excerpt(text: string): string {
  const [line = '', ...more] = text.trim().split('\n');
  const characters = [...line.trimEnd()];
  return more.length > 0 || characters.length > EXCERPT_MAX
    ? `${characters.slice(0, EXCERPT_MAX).join('')}…`
    : line;
}

const EXCERPT_MAX = 40;
