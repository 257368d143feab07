/**
 * First match as a balanced tree of merges: a leaf per entry, and at each inner node the diagram of
 * what its entries decide and whether they accept it, earlier entries first. The upper two nodes tell
 * at once what is accepted; which entry decides is found by going down, so that no diagram needs a
 * terminal per entry: those grow many times larger.
 */
import { NONE, type Diagram, type DiagramStore } from './diagram.js';

/** Layers from the leaves up; node `i` of a layer joins `2 i` and `2 i + 1` below it. */
export interface MatchTree {
  /** The last layer has two nodes at most: their merge would be the largest of all, and is not needed. */
  readonly layers: readonly (readonly Diagram[])[];
}

/** What one entry decides of a set. */
export interface DecidedPart {
  readonly entry: number;
  readonly set: Diagram;
}

/** The tree over `leaves`, the earliest first. */
export function matchTree(store: DiagramStore, leaves: readonly Diagram[]): MatchTree {
  const layers = [leaves];
  for (let layer = leaves; layer.length > 2;) {
    layer = mergedPairs(store, layer);
    layers.push(layer);
  }
  return { layers };
}

/** Point by point the first of `diagrams` that is not none. */
export function overrideAll(store: DiagramStore, diagrams: readonly Diagram[]): Diagram {
  let layer = diagrams;
  while (layer.length > 1) layer = mergedPairs(store, layer);
  return layer[0] ?? NONE;
}

function mergedPairs(store: DiagramStore, layer: readonly Diagram[]): readonly Diagram[] {
  const next: Diagram[] = [];
  for (let i = 0; i < layer.length; i += 2) {
    next.push(store.override(layer[i]!, layer[i + 1] ?? NONE));
  }
  return next;
}

/** Where the first entry that decides accepts. */
export function acceptedPart(store: DiagramStore, { layers }: MatchTree): Diagram {
  const [earlier = NONE, later = NONE] = layers.at(-1)!;
  return store.accepted(earlier, later);
}

/** Of `set`, what no entry decides. */
export function undecidedPart(store: DiagramStore, { layers }: MatchTree, set: Diagram): Diagram {
  return layers.at(-1)!.reduce((rest, decided) => store.drop(rest, decided), set);
}

/** Of `set`, what `entry` decides. */
export function decidedPart(
  store: DiagramStore,
  { layers }: MatchTree,
  set: Diagram,
  entry: number,
): Diagram {
  let part = store.keep(set, layers[0]![entry] ?? NONE);
  for (let depth = 0; depth < layers.length && part !== NONE; depth++) {
    const at = entry >> depth;
    if (at % 2 === 1) part = store.drop(part, layers[depth]![at - 1]!);
  }
  return part;
}

/** `set` cut up by deciding entry, ascending; without what nothing decides. */
export function decidedParts(
  store: DiagramStore,
  { layers }: MatchTree,
  set: Diagram,
): readonly DecidedPart[] {
  const parts: DecidedPart[] = [];
  const visit = (depth: number, at: number, among: Diagram): void => {
    const decided = store.keep(among, layers[depth]![at] ?? NONE);
    if (decided === NONE) return;
    if (depth === 0) {
      parts.push({ entry: at, set: decided });
      return;
    }
    visit(depth - 1, 2 * at, decided);
    visit(depth - 1, 2 * at + 1, store.drop(decided, layers[depth - 1]![2 * at]!));
  };
  let rest = set;
  layers.at(-1)!.forEach((decided, at) => {
    visit(layers.length - 1, at, rest);
    rest = store.drop(rest, decided);
  });
  return parts;
}
