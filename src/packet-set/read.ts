/** What a set holds, told as numbers, boxes and single headers. */
import type { Field } from '../model/packet.js';
import type { RangeList } from '../model/range.js';
import { canonicalRanges } from '../model/range.js';
import { NONE, YES, type Diagram, type DiagramStore } from './diagram.js';
import type { FieldLayout } from './fields.js';
import { rangesByChild } from './rewrite.js';

/** Number of points of the set `d`. */
export function countOf(store: DiagramStore, layout: FieldLayout, d: Diagram): bigint {
  const memo = new Map<Diagram, bigint>();
  const below = (at: Diagram, level: number): bigint => {
    const own = Math.min(store.level(at), layout.max.length);
    let skipped = 1n;
    for (let l = level; l < own; l++) skipped *= BigInt(layout.max[l]!) + 1n;
    if (at < 0) return at === NONE ? 0n : skipped;
    let sum = memo.get(at);
    if (sum === undefined) {
      sum = 0n;
      store.forEachRun(at, (low, high, child) => {
        sum! += (BigInt(high) - BigInt(low) + 1n) * below(child, own + 1);
      });
      memo.set(at, sum);
    }
    return skipped * sum;
  };
  return below(d, 0);
}

/** Disjoint products that make up the set `d`, every field stated. */
export function* boxesOf(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
  depth = 0,
): Iterable<Readonly<Partial<Record<Field, RangeList>>>> {
  const field = layout.order[depth];
  if (d === NONE) return;
  if (field === undefined) {
    yield {};
    return;
  }
  for (const [child, ranges] of rangesByChild(store, layout, field, d)) {
    for (const box of boxesOf(store, layout, child, depth + 1)) {
      yield { ...box, [field]: canonicalRanges(ranges) };
    }
  }
}

/** The lowest point of a set that is not empty, fields compared in their order. */
export function lowestOf(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
): Readonly<Record<Field, bigint>> {
  const values = layout.max.map(() => 0n);
  for (let at = d; at !== YES;) {
    const level = store.level(at);
    const [value, child] = lowestRun(store, at);
    values[level] = BigInt(value);
    at = child;
  }
  const fieldValue = (field: Field): bigint => {
    const { first, limbs } = layout.of(field);
    return values.slice(first, first + limbs).reduce((n, limb) => (n << 32n) | limb, 0n);
  };
  return {
    protocol: fieldValue('protocol'),
    source: fieldValue('source'),
    destination: fieldValue('destination'),
    sourcePort: fieldValue('sourcePort'),
    destinationPort: fieldValue('destinationPort'),
  };
}

function lowestRun(store: DiagramStore, d: Diagram): readonly [number, Diagram] {
  let found: readonly [number, Diagram] | undefined;
  store.forEachRun(d, (first, _, child) => {
    if (child !== NONE) found ??= [first, child];
  });
  return found!;
}
