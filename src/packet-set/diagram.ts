/**
 * Interval decision diagrams with few terminals, hash-consed: equal functions have equal numbers.
 * A node sits on a level and splits its values `0..max` into runs, each with a child of a later
 * level; a level on which nothing depends is left out. Terminals are negative numbers: a set is a
 * diagram with {@link NONE} and {@link YES}, a decision may also have {@link REFUSED}.
 */
import { assert } from '../base/assert.js';
import { biased, made, NodeTable, unbiased, type Diagram, type TableLimits } from './node-table.js';

export { ResourceLimit, type Diagram } from './node-table.js';

/** The terminal of what is not in the set, or what nothing decides. */
export const NONE: Diagram = -1;
/** The terminal of what is in the set, or what is decided and accepted. */
export const YES: Diagram = -2;
/** The terminal of what is decided and not accepted. */
export const REFUSED: Diagram = -3;

const OVERRIDE = 1;
const KEEP = 2;
const DROP = 3;
const ACCEPTED = 4;

/** Integers per entry of the memory of operations: operands, operation, result. */
const ENTRY = 4;
const MEMORY_MAX = ENTRY << 20;

export class DiagramStore {
  readonly #table: NodeTable;
  /** Largest value of each level, biased. */
  readonly #max: Int32Array;
  /** Results of operations; an entry is overwritten by the next one that falls on it. */
  #memory: Int32Array = new Int32Array(ENTRY << 10);
  #operations = 0;

  constructor(max: readonly number[], limits: TableLimits) {
    this.#max = Int32Array.from(max, biased);
    this.#table = new NodeTable(limits);
  }

  /** Nodes and runs made, and operations not answered from memory. */
  get counters(): { readonly nodes: number; readonly runs: number; readonly operations: number } {
    const { count, starts } = this.#table;
    return { nodes: count, runs: starts[count]!, operations: this.#operations };
  }

  level(d: Diagram): number {
    return this.#table.level(d);
  }

  /** Runs of a node: `visit(first, last, child)` in ascending order. */
  forEachRun(d: Diagram, visit: (first: number, last: number, child: Diagram) => void): void {
    const end = this.#table.starts[d + 1]!;
    let first = 0;
    for (let run = this.#table.starts[d]!; run < end; run++) {
      const last = unbiased(this.#table.lasts[run]!);
      visit(first, last, this.#table.children[run]!);
      first = last + 1;
    }
  }

  /** The child for `value` of a node on its own level. */
  child(d: Diagram, value: number): Diagram {
    const { starts, lasts, children } = this.#table;
    const wanted = biased(value);
    let low = starts[d]!;
    let high = starts[d + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lasts[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return children[low]!;
  }

  /** The node on `level` with these runs; neighbours with the same child are joined. */
  node(level: number, lasts: readonly number[], children: readonly Diagram[]): Diagram {
    const table = this.#table;
    const base = table.top;
    for (let i = 0; i < lasts.length; i++) table.push(base, biased(lasts[i]!), children[i]!);
    assert(biased(lasts.at(-1) ?? -1) === this.#max[level], 'runs cover their level');
    return table.seal(level, base);
  }

  /** The node on `level` with `child` from `first` to `last`, and nothing elsewhere. */
  interval(level: number, first: number, last: number, child: Diagram): Diagram {
    const table = this.#table;
    const base = table.top;
    const end = biased(last);
    const max = this.#max[level]!;
    if (first > 0) table.push(base, biased(first - 1), NONE);
    table.push(base, end, child);
    if (end < max) table.push(base, max, NONE);
    return table.seal(level, base);
  }

  /** The node with other children, each of which `map` gives for the one in its place. */
  mapChildren(d: Diagram, map: (child: Diagram) => Diagram): Diagram {
    const table = this.#table;
    const base = table.top;
    const end = table.starts[d + 1]!;
    for (let run = table.starts[d]!; run < end; run++) {
      const child = map(table.children[run]!);
      table.push(base, table.lasts[run]!, child);
    }
    return table.seal(table.levels[d]!, base);
  }

  /** Point by point `a`, or `b` where `a` is none. */
  override(a: Diagram, b: Diagram): Diagram {
    return this.#apply(OVERRIDE, a, b);
  }

  /** Point by point `a` where `b` is not none. */
  keep(a: Diagram, b: Diagram): Diagram {
    return this.#apply(KEEP, a, b);
  }

  /** Point by point `a` where `b` is none. */
  drop(a: Diagram, b: Diagram): Diagram {
    return this.#apply(DROP, a, b);
  }

  /** Yes where `a`, or `b` where `a` is none, is yes. */
  accepted(a: Diagram, b: Diagram): Diagram {
    return this.#apply(ACCEPTED, a, b);
  }

  #apply(operation: number, a: Diagram, b: Diagram): Diagram {
    if (operation === ACCEPTED) {
      const first = a === NONE ? b : a;
      if (first < 0) return first === YES ? YES : NONE;
    } else if (a === NONE) return operation === OVERRIDE ? b : NONE;
    else if (b === NONE) return operation === KEEP ? NONE : a;
    else if (operation === OVERRIDE) {
      if (a < 0 || a === b) return a;
    } else if (operation === KEEP) {
      if (b < 0 || a === b) return a;
    } else if (b < 0 || a === b) return NONE;
    const known = this.#recall(operation, a, b);
    return known === MISSING ? this.#compute(operation, a, b) : known;
  }

  #compute(operation: number, a: Diagram, b: Diagram): Diagram {
    const table = this.#table;
    const levelA = table.level(a);
    const levelB = table.level(b);
    const base = table.top;
    if (levelA === levelB) this.#mergeRuns(operation, a, b, base);
    else if (levelA < levelB) {
      const end = table.starts[a + 1]!;
      for (let run = table.starts[a]!; run < end; run++) {
        const child = this.#apply(operation, table.children[run]!, b);
        table.push(base, table.lasts[run]!, child);
      }
    } else {
      const end = table.starts[b + 1]!;
      for (let run = table.starts[b]!; run < end; run++) {
        const child = this.#apply(operation, a, table.children[run]!);
        table.push(base, table.lasts[run]!, child);
      }
    }
    const level = levelA < levelB ? levelA : levelB;
    return this.#remember(operation, a, b, table.seal(level, base));
  }

  /** Pushes the results for two nodes of one level. */
  #mergeRuns(operation: number, a: Diagram, b: Diagram, base: number): void {
    const table = this.#table;
    const end = table.starts[a + 1]!;
    let runA = table.starts[a]!;
    let runB = table.starts[b]!;
    while (runA < end) {
      const child = this.#apply(operation, table.children[runA]!, table.children[runB]!);
      const lastA = table.lasts[runA]!;
      const lastB = table.lasts[runB]!;
      table.push(base, lastA < lastB ? lastA : lastB, child);
      if (lastA <= lastB) runA += 1;
      if (lastB <= lastA) runB += 1;
    }
  }

  #recall(operation: number, a: Diagram, b: Diagram): Diagram {
    const memory = this.#memory;
    const at = entryAt(memory, operation, a, b);
    if (memory[at] !== a || memory[at + 1] !== b || memory[at + 2] !== operation) return MISSING;
    return memory[at + 3]!;
  }

  #remember(operation: number, a: Diagram, b: Diagram, result: Diagram): Diagram {
    this.#operations += 1;
    const { count } = this.#table;
    if (ENTRY * count > this.#memory.length && this.#memory.length < MEMORY_MAX) {
      this.#memory = made(4 * this.#memory.length);
    }
    const memory = this.#memory;
    const at = entryAt(memory, operation, a, b);
    memory[at] = a;
    memory[at + 1] = b;
    memory[at + 2] = operation;
    memory[at + 3] = result;
    return result;
  }
}

/** No diagram. */
const MISSING = -0x80000000;

function entryAt(memory: Int32Array, operation: number, a: Diagram, b: Diagram): number {
  const h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + Math.imul(operation, 0x632be5ab), 0x85ebca6b);
  return ((h ^ (h >>> 15)) * ENTRY) & (memory.length - ENTRY);
}
