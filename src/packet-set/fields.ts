/**
 * Where the fields of a header sit in a diagram: one level each, IPv6 addresses four levels of 32
 * bits, the most significant first.
 */
import { assert, present } from '../base/assert.js';
import type { Family } from '../model/address.js';
import { fieldUniverse, type Field } from '../model/packet.js';
import type { Range, RangeList } from '../model/range.js';
import { NONE, type Diagram, type DiagramStore } from './diagram.js';

/** The order of levels: addresses tell the lines of most filters apart, so they come first. */
export const FIELD_ORDER: readonly Field[] = [
  'source',
  'destination',
  'protocol',
  'destinationPort',
  'sourcePort',
];

const LIMB = 0xffffffffn;

/** Levels of one field: `first` to `first + limbs - 1`. */
export interface FieldLevels {
  readonly first: number;
  readonly limbs: number;
}

/** A run of values of a whole field, and what follows. */
export interface FieldRun {
  readonly range: Range;
  readonly child: Diagram;
}

export class FieldLayout {
  readonly levels: ReadonlyMap<Field, FieldLevels>;
  /** Largest value per level. */
  readonly max: readonly number[];

  constructor(family: Family) {
    const levels = new Map<Field, FieldLevels>();
    const max: number[] = [];
    for (const field of FIELD_ORDER) {
      const limbs = isAddress(field) && family === 6 ? 4 : 1;
      levels.set(field, { first: max.length, limbs });
      for (let i = 0; i < limbs; i++) max.push(levelMax(field));
    }
    this.levels = levels;
    this.max = max;
  }

  of(field: Field): FieldLevels {
    return this.levels.get(field)!;
  }

  /** The field that a level belongs to. */
  fieldAt(level: number): Field {
    const found = [...this.levels].find(([, l]) => l.first <= level && level < l.first + l.limbs);
    return present(found, 'level')[0];
  }
}

/** `child` where the field is in `ranges`, nothing elsewhere; `child` is on later levels. */
export function constrain(
  store: DiagramStore,
  layout: FieldLayout,
  field: Field,
  ranges: RangeList,
  child: Diagram,
): Diagram {
  const { first, limbs } = layout.of(field);
  if (child === NONE) return NONE;
  if (limbs === 1) return flat(store, layout, first, ranges, child);
  const parts = ranges.map((r) => nested(store, layout, first, limbs, r, child));
  return parts.reduce((all, part) => store.apply('override', all, part), NONE);
}

/** The runs of a whole field below `d`, ascending; `d` is on the field's levels or later. */
export function fieldRuns(
  store: DiagramStore,
  layout: FieldLayout,
  field: Field,
  d: Diagram,
): readonly FieldRun[] {
  const { first, limbs } = layout.of(field);
  const runs: FieldRun[] = [];
  const add = (low: number, high: number, child: Diagram, limb: number, base: bigint): void => {
    const below = BigInt(32 * (limbs - limb - 1));
    if (store.level(child) >= first + limbs) {
      const start = base + (BigInt(low) << below);
      runs.push({
        range: { first: start, last: base + ((BigInt(high) + 1n) << below) - 1n },
        child,
      });
      return;
    }
    // Values that share what follows are neighbours only as often as somebody wrote them so.
    assert(high - low < RUNS_MAX, 'addresses come from ranges');
    for (let value = low; value <= high; value++) {
      walk(child, limb + 1, base + (BigInt(value) << below));
    }
  };
  const walk = (node: Diagram, limb: number, base: bigint): void => {
    if (store.level(node) > first + limb) add(0, layout.max[first + limb]!, node, limb, base);
    else store.forEachRun(node, (low, high, child) => add(low, high, child, limb, base));
  };
  walk(d, 0, 0n);
  return runs;
}

const RUNS_MAX = 1 << 22;

function isAddress(field: Field): boolean {
  return field === 'source' || field === 'destination';
}

function levelMax(field: Field): number {
  return isAddress(field) ? 0xffffffff : Number(fieldUniverse(4, field).last);
}

function flat(
  store: DiagramStore,
  layout: FieldLayout,
  level: number,
  ranges: RangeList,
  child: Diagram,
): Diagram {
  const lasts: number[] = [];
  const children: Diagram[] = [];
  let next = 0;
  for (const range of ranges) {
    const low = Number(range.first);
    if (low > next) {
      lasts.push(low - 1);
      children.push(NONE);
    }
    lasts.push(Number(range.last));
    children.push(child);
    next = Number(range.last) + 1;
  }
  if (next <= layout.max[level]!) {
    lasts.push(layout.max[level]!);
    children.push(NONE);
  }
  return store.node(level, lasts, children);
}

/** One range over several limbs: a part of the first value, whole values, a part of the last. */
function nested(
  store: DiagramStore,
  layout: FieldLayout,
  level: number,
  limbs: number,
  { first, last }: Range,
  child: Diagram,
): Diagram {
  const below = BigInt(32 * (limbs - 1));
  const rest = (1n << below) - 1n;
  const low = first >> below;
  const high = last >> below;
  if (limbs === 1) return flat(store, layout, level, [{ first: low, last: high }], child);
  const part = (value: bigint, from: bigint, to: bigint): Diagram => {
    const inner = nested(store, layout, level + 1, limbs - 1, { first: from, last: to }, child);
    return flat(store, layout, level, [{ first: value, last: value }], inner);
  };
  if (low === high) return part(low, first & rest, last & rest);
  const whole =
    high - low > 1n
      ? flat(store, layout, level, [{ first: low + 1n, last: high - 1n }], child)
      : NONE;
  const ends = store.apply('override', part(low, first & rest, rest), part(high, 0n, last & rest));
  return store.apply('override', whole, ends);
}

/** One limb of `value`, counted from the most significant. */
export function limbOf(value: bigint, limbs: number, limb: number): number {
  return Number((value >> BigInt(32 * (limbs - limb - 1))) & LIMB);
}
