/**
 * Closed ranges of unsigned integers and canonical lists of them. Addresses, ports and protocols
 * all use this one form, so that a field needs no code of its own.
 */
import { compareNumber } from '../base/compare.js';

/** All integers from `first` to `last`, both included; `first <= last`. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** Ascending, disjoint and not adjacent: equal sets of integers have equal lists. */
export type RangeList = readonly Range[];

/** The range from `first` to `last` (default: `first` alone). */
export function range(first: bigint | number, last: bigint | number = first): Range {
  return { first: BigInt(first), last: BigInt(last) };
}

/** Sorts, joins overlapping and adjacent ranges. */
export function canonicalRanges(ranges: Iterable<Range>): RangeList {
  const sorted = [...ranges].sort((a, b) => compareNumber(a.first, b.first));
  const out: { first: bigint; last: bigint }[] = [];
  for (const { first, last } of sorted) {
    const previous = out.at(-1);
    if (previous !== undefined && first <= previous.last + 1n) {
      if (last > previous.last) previous.last = last;
    } else {
      out.push({ first, last });
    }
  }
  return out;
}

/** What of `universe` is not in `ranges`. */
export function complementRanges(ranges: RangeList, universe: Range): RangeList {
  const out: Range[] = [];
  let next = universe.first;
  for (const { first, last } of canonicalRanges(ranges)) {
    if (last < universe.first || first > universe.last) continue;
    if (first > next) out.push({ first: next, last: first - 1n });
    next = last + 1n;
  }
  if (next <= universe.last) out.push({ first: next, last: universe.last });
  return out;
}

/** Whether `value` lies in one of `ranges`. */
export function inRanges(value: bigint, ranges: RangeList): boolean {
  return ranges.some((r) => r.first <= value && value <= r.last);
}

/** What `a` and `b` have in common. */
export function intersectRanges(a: RangeList, b: RangeList): RangeList {
  const out: Range[] = [];
  let i = 0;
  let j = 0;
  for (let left = a[i], right = b[j]; left && right; left = a[i], right = b[j]) {
    const first = left.first > right.first ? left.first : right.first;
    const last = left.last < right.last ? left.last : right.last;
    if (first <= last) out.push({ first, last });
    if (left.last < right.last) i += 1;
    else j += 1;
  }
  return out;
}
