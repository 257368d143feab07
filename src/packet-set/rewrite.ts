/** Diagrams with the values of a field forgotten, moved or swapped with those of another field. */
import type { Field } from '../model/packet.js';
import { intersectRanges, type Range } from '../model/range.js';
import { overrideAll } from './decision.js';
import { NONE, YES, type Diagram, type DiagramStore } from './diagram.js';
import { constrain, fieldNode, fieldRuns, type FieldLayout } from './fields.js';

/** Which field takes the values of which. */
export type Partners = ReadonlyMap<Field, Field>;

/** Where `d` holds with some value of `field`. */
export function eraseField(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
  field: Field,
): Diagram {
  const { first, limbs } = layout.of(field);
  return below(store, d, first, (node) => {
    const children = new Set<Diagram>();
    const collect = (at: Diagram): void => {
      if (store.level(at) >= first + limbs) children.add(at);
      else store.forEachRun(at, (_, __, child) => collect(child));
    };
    collect(node);
    return overrideAll(store, [...children]);
  });
}

/** Values of `field` in `from` moved by `offset`; nothing else stays. */
export function shiftField(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
  field: Field,
  from: Range,
  offset: bigint,
): Diagram {
  return below(store, d, layout.of(field).first, (node) => {
    const runs = fieldRuns(store, layout, field, node).flatMap(({ range, child }) =>
      intersectRanges([range], [from]).map(({ first, last }) => ({
        range: { first: first + offset, last: last + offset },
        child,
      })),
    );
    return fieldNode(store, layout, field, runs);
  });
}

/** Fields that swap their values, and what came of it below every diagram and depth asked so far. */
export interface Swap {
  readonly partners: Partners;
  readonly memo: Map<number, Diagram>;
}

/** Every field takes the value that its partner had. */
export function swapFields(
  store: DiagramStore,
  layout: FieldLayout,
  d: Diagram,
  { partners, memo }: Swap,
): Diagram {
  const depths = layout.order.length;
  const walk = (at: Diagram, depth: number): Diagram => {
    const field = layout.order[depth];
    if (at < 0 || field === undefined) return at;
    const key = at * depths + depth;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const made = overrideAll(store, parts(at, depth, field));
    memo.set(key, made);
    return made;
  };
  const parts = (at: Diagram, depth: number, field: Field): readonly Diagram[] => {
    const to = partners.get(field) ?? field;
    return [...rangesByChild(store, layout, field, at)].map(([child, ranges]) => {
      return store.keep(walk(child, depth + 1), constrain(store, layout, to, ranges, YES));
    });
  };
  return walk(d, 0);
}

/** Per child of a whole field, the values that lead to it; without what is not in the set. */
export function rangesByChild(
  store: DiagramStore,
  layout: FieldLayout,
  field: Field,
  d: Diagram,
): ReadonlyMap<Diagram, readonly Range[]> {
  const byChild = new Map<Diagram, Range[]>();
  for (const { range, child } of fieldRuns(store, layout, field, d)) {
    if (child === NONE) continue;
    const list = byChild.get(child);
    if (list === undefined) byChild.set(child, [range]);
    else list.push(range);
  }
  return byChild;
}

/** Replaces what hangs at `level` or below it. */
function below(
  store: DiagramStore,
  d: Diagram,
  level: number,
  replace: (node: Diagram) => Diagram,
): Diagram {
  const memo = new Map<Diagram, Diagram>();
  const walk = (at: Diagram): Diagram => {
    if (at === NONE) return NONE;
    const known = memo.get(at);
    if (known !== undefined) return known;
    const made = store.level(at) < level ? store.mapChildren(at, walk) : replace(at);
    memo.set(at, made);
    return made;
  };
  return walk(d);
}
