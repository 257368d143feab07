/**
 * Where the fields of a header sit in a diagram: one level each, IPv6 addresses four levels of 32
 * bits, the most significant first.
 */
import type { Family } from '../model/address.js';
import { fieldUniverse, type Field } from '../model/packet.js';
import type { Range, RangeList } from '../model/range.js';
import { NONE, ResourceLimit, type Diagram, type DiagramStore } from './diagram.js';

/** A product of ranges; a field that is absent takes every value. */
export type Box = Readonly<Partial<Record<Field, RangeList>>>;

/** Bits of a level of a field that has several. */
export const LIMB_BITS = 32n;
const LIMB = 0xffffffffn;

/** Levels of one field: `first` to `first + limbs - 1`. */
export interface FieldLevels {
  readonly first: number;
  readonly limbs: number;
}

/** Values of a whole field, and what follows. */
export interface FieldRun {
  readonly range: Range;
  readonly child: Diagram;
}

export class FieldLayout {
  readonly order: readonly Field[];
  /** The order backward, in which nodes are built. */
  readonly innermostFirst: readonly Field[];
  readonly levels: ReadonlyMap<Field, FieldLevels>;
  /** Largest value per level. */
  readonly max: readonly number[];

  constructor(family: Family, order: readonly Field[]) {
    const levels = new Map<Field, FieldLevels>();
    const max: number[] = [];
    for (const field of order) {
      const limbs = isAddress(field) && family === 6 ? 4 : 1;
      levels.set(field, { first: max.length, limbs });
      for (let i = 0; i < limbs; i++) max.push(levelMax(field));
    }
    this.order = order;
    this.innermostFirst = order.toReversed();
    this.levels = levels;
    this.max = max;
  }

  of(field: Field): FieldLevels {
    return this.levels.get(field)!;
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
  const [only] = ranges;
  if (limbs === 1 && only !== undefined && ranges.length === 1) {
    return store.interval(first, Number(only.first), Number(only.last), child);
  }
  const runs = ranges.map((range) => ({ range, child }));
  return fieldNode(store, layout, field, runs);
}

/** `end` in `box`, nothing elsewhere. */
export function boxDiagram(
  store: DiagramStore,
  layout: FieldLayout,
  box: Box,
  end: Diagram,
): Diagram {
  let d = end;
  for (const field of layout.innermostFirst) {
    const ranges = box[field];
    if (ranges !== undefined) d = constrain(store, layout, field, ranges, d);
  }
  return d;
}

/** The diagram of a field with `runs`, ascending and disjoint, and nothing elsewhere. */
export function fieldNode(
  store: DiagramStore,
  layout: FieldLayout,
  field: Field,
  runs: readonly FieldRun[],
): Diagram {
  const { first, limbs } = layout.of(field);
  return limbs === 1 ? flat(store, layout, first, runs) : nested(store, layout, first, limbs, runs);
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
    const below = LIMB_BITS * BigInt(limbs - limb - 1);
    if (store.level(child) >= first + limbs) {
      const start = base + (BigInt(low) << below);
      const last = base + ((BigInt(high) + 1n) << below) - 1n;
      runs.push({ range: { first: start, last }, child });
      return;
    }
    // Values that share what follows are neighbours only as often as somebody wrote them so.
    if (high - low > RUNS_MAX) throw new ResourceLimit(`more than ${RUNS_MAX} runs`);
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

/** One limb of `value`, counted from the most significant. */
export function limbOf(value: bigint, limbs: number, limb: number): number {
  return Number((value >> (LIMB_BITS * BigInt(limbs - limb - 1))) & LIMB);
}

const RUNS_MAX = 1 << 22;

function isAddress(field: Field): boolean {
  return field === 'source' || field === 'destination';
}

function levelMax(field: Field): number {
  return isAddress(field) ? 0xffffffff : Number(fieldUniverse(4, field).last);
}

/** Runs of one level, with nothing in the gaps. */
class LevelRuns {
  readonly #lasts: number[] = [];
  readonly #children: Diagram[] = [];
  #next = 0;

  add(first: number, last: number, child: Diagram): void {
    this.#fill(first - 1);
    this.#lasts.push(last);
    this.#children.push(child);
    this.#next = last + 1;
  }

  seal(store: DiagramStore, layout: FieldLayout, level: number): Diagram {
    this.#fill(layout.max[level]!);
    return store.node(level, this.#lasts, this.#children);
  }

  #fill(last: number): void {
    if (last < this.#next) return;
    this.#lasts.push(last);
    this.#children.push(NONE);
  }
}

function flat(
  store: DiagramStore,
  layout: FieldLayout,
  level: number,
  runs: readonly FieldRun[],
): Diagram {
  const made = new LevelRuns();
  for (const { range, child } of runs) made.add(Number(range.first), Number(range.last), child);
  return made.seal(store, layout, level);
}

/** A run over several limbs: a part of the first value, whole values, a part of the last. */
function nested(
  store: DiagramStore,
  layout: FieldLayout,
  level: number,
  limbs: number,
  runs: readonly FieldRun[],
): Diagram {
  if (limbs === 1) return flat(store, layout, level, runs);
  const below = LIMB_BITS * BigInt(limbs - 1);
  const rest = (1n << below) - 1n;
  const made = new LevelRuns();
  let at = 0;
  let parts: FieldRun[] = [];
  const addParts = (): void => {
    if (parts.length > 0) made.add(at, at, nested(store, layout, level + 1, limbs - 1, parts));
    parts = [];
  };
  for (const { range, child } of runs) {
    const low = Number(range.first >> below);
    const high = Number(range.last >> below);
    if (low !== at) addParts();
    at = low;
    const last = low === high ? range.last & rest : rest;
    parts.push({ range: { first: range.first & rest, last }, child });
    if (low === high) continue;
    addParts();
    if (high - low > 1) made.add(low + 1, high - 1, child);
    at = high;
    parts.push({ range: { first: 0n, last: range.last & rest }, child });
  }
  addParts();
  return made.seal(store, layout, level);
}
