/**
 * Interval decision diagrams with many terminals, hash-consed: equal functions have equal numbers.
 * A node sits on a level and splits its values `0..max` into runs, each with a child of a later
 * level; a level on which nothing depends is left out. Terminals are negative numbers, so a set is
 * a diagram with the terminals {@link NONE} and {@link YES}, and a filter one with a terminal for
 * each of its lines.
 */
import { assert } from '../base/assert.js';

/** Number of a node, or of a terminal if negative. */
export type Diagram = number;

/** The terminal of what is not in the set, or what nothing decides. */
export const NONE: Diagram = -1;
/** The terminal of what is in the set; also that of entry 0. */
export const YES: Diagram = -2;

/** The terminal of entry `index`. */
export function terminal(index: number): Diagram {
  return -2 - index;
}

/** The entry of a terminal other than {@link NONE}. */
export function entryOf(diagram: Diagram): number {
  return -2 - diagram;
}

/** Thrown when a computation would need more nodes than its limit. */
export class ResourceLimit extends Error {
  override readonly name = 'ResourceLimit';
}

/** Binary operations, point by point; `b` is a set in `keep` and `drop`. */
export type Operation = 'override' | 'keep' | 'drop';

const OPERATION_NUMBER: Readonly<Record<Operation, number>> = { override: 1, keep: 2, drop: 3 };

const TERMINAL_LEVEL = 0x7fffffff;

export class DiagramStore {
  /** Largest value of each level. */
  readonly #max: readonly number[];
  readonly #nodesMax: number;
  /** Per node: level, index of its first run, number of runs. */
  #nodes = new Int32Array(3 * 256);
  #nodeCount = 0;
  /** Per run: last value and child. Runs are in ascending order and end at the level's maximum. */
  #lasts = new Uint32Array(1024);
  #children = new Int32Array(1024);
  #runCount = 0;
  #table = new Int32Array(512).fill(-1);
  #cache = new Int32Array(4 * 1024);
  #operations = 0;
  readonly #scratch: { lasts: number[]; children: number[] }[];

  constructor(max: readonly number[], nodesMax: number) {
    this.#max = max;
    this.#nodesMax = nodesMax;
    this.#scratch = max.map(() => ({ lasts: [], children: [] }));
  }

  /** Nodes made and operations not answered from memory. */
  get counters(): { readonly nodes: number; readonly operations: number } {
    return { nodes: this.#nodeCount, operations: this.#operations };
  }

  level(d: Diagram): number {
    return d < 0 ? TERMINAL_LEVEL : this.#nodes[3 * d]!;
  }

  /** Runs of a node: `visit(first, last, child)` in ascending order. */
  forEachRun(d: Diagram, visit: (first: number, last: number, child: Diagram) => void): void {
    const start = this.#nodes[3 * d + 1]!;
    const length = this.#nodes[3 * d + 2]!;
    let first = 0;
    for (let i = start; i < start + length; i++) {
      const last = this.#lasts[i]!;
      visit(first, last, this.#children[i]!);
      first = last + 1;
    }
  }

  /** The child for `value` of a node on its own level. */
  child(d: Diagram, value: number): Diagram {
    let low = this.#nodes[3 * d + 1]!;
    let high = low + this.#nodes[3 * d + 2]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lasts[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return this.#children[low]!;
  }

  /** The node on `level` with these runs; neighbours with the same child are joined. */
  node(level: number, lasts: readonly number[], children: readonly Diagram[]): Diagram {
    const scratch = this.#scratch[level]!;
    scratch.lasts.length = 0;
    scratch.children.length = 0;
    for (let i = 0; i < lasts.length; i++) this.#append(level, lasts[i]!, children[i]!);
    return this.#seal(level);
  }

  /** Point by point: `a`, or `b` where `a` is none; `a` where `b` is yes; `a` where `b` is none. */
  apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    if (a === NONE) return operation === 'override' ? b : NONE;
    if (b === NONE) return operation === 'keep' ? NONE : a;
    if (operation === 'override') {
      if (a < 0 || a === b) return a;
    } else if (operation === 'keep') {
      if (b < 0 || a === b) return a;
    } else if (b < 0 || a === b) return NONE;
    return this.#recall(operation, a, b) ?? this.#compute(operation, a, b);
  }

  #recall(operation: Operation, a: Diagram, b: Diagram): Diagram | undefined {
    const at = this.#slot(OPERATION_NUMBER[operation], a, b);
    const cache = this.#cache;
    if (cache[at] === OPERATION_NUMBER[operation] && cache[at + 1] === a && cache[at + 2] === b) {
      return cache[at + 3];
    }
    return undefined;
  }

  #compute(operation: Operation, a: Diagram, b: Diagram): Diagram {
    this.#operations += 1;
    const levelA = this.level(a);
    const levelB = this.level(b);
    const level = Math.min(levelA, levelB);
    const scratch = this.#scratch[level]!;
    scratch.lasts.length = 0;
    scratch.children.length = 0;
    let runA = levelA === level ? this.#nodes[3 * a + 1]! : -1;
    let runB = levelB === level ? this.#nodes[3 * b + 1]! : -1;
    const max = this.#max[level]!;
    for (let last = -1; last < max;) {
      const lastA = runA < 0 ? max : this.#lasts[runA]!;
      const lastB = runB < 0 ? max : this.#lasts[runB]!;
      const childA = runA < 0 ? a : this.#children[runA]!;
      const childB = runB < 0 ? b : this.#children[runB]!;
      last = Math.min(lastA, lastB);
      this.#append(level, last, this.apply(operation, childA, childB));
      if (runA >= 0 && lastA === last) runA += 1;
      if (runB >= 0 && lastB === last) runB += 1;
    }
    const result = this.#seal(level);
    const at = this.#slot(OPERATION_NUMBER[operation], a, b);
    this.#cache[at] = OPERATION_NUMBER[operation];
    this.#cache[at + 1] = a;
    this.#cache[at + 2] = b;
    this.#cache[at + 3] = result;
    return result;
  }

  #append(level: number, last: number, child: Diagram): void {
    const { lasts, children } = this.#scratch[level]!;
    const end = children.length - 1;
    if (end >= 0 && children[end] === child) lasts[end] = last;
    else {
      lasts.push(last);
      children.push(child);
    }
  }

  #seal(level: number): Diagram {
    const { lasts, children } = this.#scratch[level]!;
    assert(lasts.at(-1) === this.#max[level], 'runs cover their level');
    if (children.length === 1) return children[0]!;
    let at = this.#hash(level, lasts, children) & (this.#table.length - 1);
    for (; this.#table[at] !== -1; at = (at + 1) & (this.#table.length - 1)) {
      if (this.#same(this.#table[at]!, level, lasts, children)) return this.#table[at]!;
    }
    const id = this.#store(level, lasts, children);
    this.#table[at] = id;
    if (2 * this.#nodeCount > this.#table.length) this.#rehash();
    return id;
  }

  #store(level: number, lasts: readonly number[], children: readonly number[]): Diagram {
    if (this.#nodeCount >= this.#nodesMax) {
      throw new ResourceLimit(`more than ${this.#nodesMax} nodes`);
    }
    while (this.#runCount + lasts.length > this.#lasts.length) {
      this.#lasts = grown(this.#lasts, new Uint32Array(2 * this.#lasts.length));
      this.#children = grown(this.#children, new Int32Array(2 * this.#children.length));
    }
    if (3 * (this.#nodeCount + 1) > this.#nodes.length) {
      this.#nodes = grown(this.#nodes, new Int32Array(2 * this.#nodes.length));
    }
    const id = this.#nodeCount++;
    this.#nodes[3 * id] = level;
    this.#nodes[3 * id + 1] = this.#runCount;
    this.#nodes[3 * id + 2] = lasts.length;
    for (let i = 0; i < lasts.length; i++) {
      this.#lasts[this.#runCount] = lasts[i]!;
      this.#children[this.#runCount] = children[i]!;
      this.#runCount += 1;
    }
    return id;
  }

  #same(
    id: Diagram,
    level: number,
    lasts: readonly number[],
    children: readonly number[],
  ): boolean {
    const start = this.#nodes[3 * id + 1]!;
    if (this.#nodes[3 * id] !== level || this.#nodes[3 * id + 2] !== lasts.length) return false;
    for (let i = 0; i < lasts.length; i++) {
      if (this.#lasts[start + i] !== lasts[i] || this.#children[start + i] !== children[i]) {
        return false;
      }
    }
    return true;
  }

  #hash(level: number, lasts: readonly number[], children: readonly number[]): number {
    let h = level + 1;
    for (let i = 0; i < lasts.length; i++) {
      h = mix(mix(h, lasts[i]! | 0), children[i]!);
    }
    return h >>> 0;
  }

  #rehash(): void {
    this.#table = new Int32Array(2 * this.#table.length).fill(-1);
    const mask = this.#table.length - 1;
    for (let id = 0; id < this.#nodeCount; id++) {
      let h = this.#nodes[3 * id]! + 1;
      const start = this.#nodes[3 * id + 1]!;
      const end = start + this.#nodes[3 * id + 2]!;
      for (let i = start; i < end; i++) h = mix(mix(h, this.#lasts[i]! | 0), this.#children[i]!);
      let at = (h >>> 0) & mask;
      while (this.#table[at] !== -1) at = (at + 1) & mask;
      this.#table[at] = id;
    }
    if (this.#cache.length < 4 * this.#table.length) {
      this.#cache = new Int32Array(4 * this.#table.length);
    }
  }

  #slot(operation: number, a: Diagram, b: Diagram): number {
    const slots = this.#cache.length >> 2;
    return 4 * (mix(mix(operation, a), b) & (slots - 1));
  }
}

function mix(h: number, value: number): number {
  const m = Math.imul(h ^ value, 0x9e3779b1);
  return m ^ (m >>> 15);
}

function grown<T extends Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
