/**
 * First match as a balanced tree of merges: a leaf per entry, and at each inner node the diagram of
 * what its entries decide and whether they accept it, earlier entries first. The root tells at once
 * what is accepted; which entry decides is found by going down, so that no diagram needs a terminal
 * per entry: those grow many times larger.
 */
import { NONE, type Diagram, type DiagramStore } from './diagram.js';

/** Layers from the leaves to the root; node `i` of a layer joins `2 i` and `2 i + 1` below it. */
export interface MatchTree {
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
  for (let layer = leaves; layer.length > 1;) {
    const next: Diagram[] = [];
    for (let i = 0; i < layer.length; i += 2) {
      next.push(store.override(layer[i]!, layer[i + 1] ?? NONE));
    }
    layers.push(next);
    layer = next;
  }
  return { layers };
}

/** For every header what the first entry that has it says. */
export function matchRoot({ layers }: MatchTree): Diagram {
  return layers.at(-1)?.[0] ?? NONE;
}

/** Of `set`, what `entry` decides. */
export function decidedPart(
  store: DiagramStore,
  { layers }: MatchTree,
  set: Diagram,
  entry: number,
): Diagram {
  let part = store.keep(set, layers[0]?.[entry] ?? NONE);
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
    const decided = store.keep(among, layers[depth]?.[at] ?? NONE);
    if (decided === NONE) return;
    if (depth === 0) {
      parts.push({ entry: at, set: decided });
      return;
    }
    visit(depth - 1, 2 * at, decided);
    visit(depth - 1, 2 * at + 1, store.drop(decided, layers[depth - 1]![2 * at]!));
  };
  visit(layers.length - 1, 0, set);
  return parts;
}
