/**
 * What every parser of this folder returns: a value, or what is wrong and where in the text. The
 * parsers know texts only, neither YAML nor the names of a network, so that a command line can use
 * them as the loader does. They never throw.
 */
import type { RESOLVE_PARAMS, ResolveCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticParams } from '../../model/diagnostic.js';

/** `start` and `end` (exclusive) are UTF-16 offsets into the text that was given. */
export interface Problem {
  readonly code: ResolveCode;
  readonly params: DiagnosticParams;
  readonly start: number;
  readonly end: number;
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A part of a larger text, which knows where it came from. */
export interface Slice {
  readonly text: string;
  readonly start: number;
}

export function whole(text: string): Slice {
  return { text, start: 0 };
}

export function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

type Holes<C extends ResolveCode> = (typeof RESOLVE_PARAMS)[C][number];

/** The holes of `C` besides `text`. */
type Extra<C extends ResolveCode> = Readonly<Record<Exclude<Holes<C>, 'text'>, string | number>>;

/** The problem `code` with `slice`; `shown` (default: the text of `slice`) fills the hole `text`. */
export function bad<C extends ResolveCode>(
  slice: Slice,
  code: C,
  extra: Extra<C>,
  shown = slice.text,
): { readonly ok: false; readonly problem: Problem } {
  const params: DiagnosticParams = { text: shown, ...extra };
  const end = slice.start + slice.text.length;
  return { ok: false, problem: { code, params, start: slice.start, end } };
}

/** `slice` without white space around it. */
export function trimmed(slice: Slice): Slice {
  const text = slice.text.trim();
  const skipped = slice.text.length - slice.text.trimStart().length;
  return { text, start: slice.start + skipped };
}

/** The parts between `separator`s. */
export function splitAll(slice: Slice, separator: string): readonly Slice[] {
  let start = slice.start;
  return slice.text.split(separator).map((text) => {
    const part = { text, start };
    start += text.length + separator.length;
    return part;
  });
}

/** What stands before and after the first `separator`; nothing if there is none. */
export function splitOnce(slice: Slice, separator: string): readonly [Slice, Slice] | undefined {
  const at = slice.text.indexOf(separator);
  return at < 0 ? undefined : cut(slice, at, separator.length);
}

/** What stands before and after the last `separator`; nothing if there is none. */
export function splitLast(slice: Slice, separator: string): readonly [Slice, Slice] | undefined {
  const at = slice.text.lastIndexOf(separator);
  return at < 0 ? undefined : cut(slice, at, separator.length);
}

function cut(slice: Slice, at: number, width: number): readonly [Slice, Slice] {
  const { text, start } = slice;
  return [
    { text: text.slice(0, at), start },
    { text: text.slice(at + width), start: start + at + width },
  ];
}

/** The values of `parts`, or the first problem. */
export function every<T>(parts: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const values: T[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    values.push(part.value);
  }
  return good(values);
}
