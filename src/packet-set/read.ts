/** What a set holds, told as numbers, boxes and single headers. */
import { present } from '../base/assert.js';
import type { Field } from '../model/packet.js';
import { canonicalRanges, range } from '../model/range.js';
import { NONE, YES, type Diagram, type DiagramStore } from './diagram.js';
import { constrain, LIMB_BITS, type Box, type FieldLayout } from './fields.js';
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
): Iterable<Box> {
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

/** Fields in the order in which points are compared, whatever the order of levels. */
const COMPARED: readonly Field[] = [
  'source',
  'destination',
  'protocol',
  'destinationPort',
  'sourcePort',
];

/** The lowest point of a set that is not empty. */
export function lowestOf(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
): Readonly<Record<Field, bigint>> {
  const point = { source: 0n, destination: 0n, protocol: 0n, destinationPort: 0n, sourcePort: 0n };
  let rest = d;
  for (const field of COMPARED) {
    const value = lowestValue(store, layout, rest, field);
    point[field] = value;
    rest = store.keep(rest, constrain(store, layout, field, [range(value)], YES));
  }
  return point;
}

/** The lowest value that `field` has anywhere in the set `d`, which is not empty. */
function lowestValue(store: DiagramStore, layout: FieldLayout, d: Diagram, field: Field): bigint {
  const { first, limbs } = layout.of(field);
  const memo = new Map<Diagram, bigint>();
  const walk = (at: Diagram): bigint => {
    if (store.level(at) >= first) return lowestFrom(store, first, limbs, at);
    const known = memo.get(at);
    if (known !== undefined) return known;
    const values: bigint[] = [];
    store.forEachRun(at, (_, __, child) => {
      if (child !== NONE) values.push(walk(child));
    });
    const lowest = values.reduce((a, b) => (b < a ? b : a));
    memo.set(at, lowest);
    return lowest;
  };
  return walk(d);
}

/** The lowest value of the `limbs` levels from `level` on; those left out are zero. */
function lowestFrom(store: DiagramStore, level: number, limbs: number, d: Diagram): bigint {
  let value = 0n;
  let at = d;
  for (let limb = 0; limb < limbs; limb++) {
    value <<= LIMB_BITS;
    if (store.level(at) !== level + limb) continue;
    let found: Diagram | undefined;
    store.forEachRun(at, (low, _, child) => {
      if (child === NONE || found !== undefined) return;
      found = child;
      value += BigInt(low);
    });
    at = present(found, 'a run of a set');
  }
  return value;
}
