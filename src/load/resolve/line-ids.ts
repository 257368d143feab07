/** Ids of the lines of a list: as written, else the position from 1; no two may be equal. */
import { canonicalName } from '../grammar/name.js';
import type { Context } from './context.js';
import type { Path } from './written.js';

/** `list` is what the list is called in the file; `prefix` stands before positions. */
export function lineIds(
  { report }: Context,
  lines: readonly { readonly id?: string }[],
  path: Path,
  list: string,
  prefix = '',
): readonly string[] {
  const seen = new Map<string, Path>();
  return lines.map(({ id }, index) => {
    const line = canonicalName(id ?? `${prefix}${index + 1}`);
    const at = [...path, index, ...(id === undefined ? [] : ['id'])];
    const before = seen.get(line);
    if (before !== undefined) {
      report.error('resolve/duplicate-line', at, { line, list }, [before]);
    }
    seen.set(line, at);
    return line;
  });
}
