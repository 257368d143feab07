/**
 * The memory of diagrams: nodes and their runs in typed arrays, appended in order and never moved,
 * each node once. A node under construction is a stack of pending runs; neighbours with the same
 * child are joined as they are pushed, and `seal` turns the stack down to `base` into a node.
 *
 * Values are kept with their sign bit flipped (`biased`), so that signed comparison of 32-bit
 * integers orders them as unsigned numbers.
 */

/** Number of a node, or of a terminal if negative. */
export type Diagram = number;

/** Thrown when a computation would need more memory than its limit. */
export class ResourceLimit extends Error {
  override readonly name = 'ResourceLimit';
}

/** Level of terminals: behind all others. */
const TERMINAL_LEVEL = 0x7fffffff;

/** From `LARGE` on an array gets `RESERVED` at once: what is reserved costs nothing until used. */
const LARGE = 1 << 20;
const RESERVED = 1 << 24;
const SIGN = -0x80000000;

/** The form in which values are stored. */
export function biased(value: number): number {
  return value ^ SIGN;
}

/** The value of a stored form. */
export function unbiased(stored: number): number {
  return (stored ^ SIGN) >>> 0;
}

/** How large a table may grow. */
export interface TableLimits {
  readonly nodesMax: number;
  readonly runsMax: number;
}

/** Fields are public for the loops in `diagram.ts`, the only ones that read them. */
export class NodeTable {
  count = 0;
  levels: Int32Array = new Int32Array(256);
  /** Runs of node `d`: `starts[d]` to `starts[d + 1] - 1`. */
  starts: Int32Array = new Int32Array(257);
  /** Per run its last value (biased; the last one of a node is its level's maximum) and its child. */
  lasts: Int32Array = new Int32Array(1024);
  children: Int32Array = new Int32Array(1024);
  top = 0;
  #pendingLasts: Int32Array = new Int32Array(1024);
  #pendingChildren: Int32Array = new Int32Array(1024);
  #hashes: Int32Array = new Int32Array(256);
  /** Open addressing, at most half full; -1 is free. */
  #slots: Int32Array = new Int32Array(512).fill(-1);
  readonly #limits: TableLimits;

  constructor(limits: TableLimits) {
    this.#limits = limits;
  }

  level(d: Diagram): number {
    return d < 0 ? TERMINAL_LEVEL : this.levels[d]!;
  }

  /** Adds a run to the node that was begun when `top` was `base`. */
  push(base: number, last: number, child: Diagram): void {
    const top = this.top;
    if (top > base && this.#pendingChildren[top - 1] === child) {
      this.#pendingLasts[top - 1] = last;
      return;
    }
    if (top === this.#pendingLasts.length) {
      this.#pendingLasts = grown(this.#pendingLasts);
      this.#pendingChildren = grown(this.#pendingChildren);
    }
    this.#pendingLasts[top] = last;
    this.#pendingChildren[top] = child;
    this.top = top + 1;
  }

  /** The node on `level` of the runs pushed since `base`; a single run is its child. */
  seal(level: number, base: number): Diagram {
    const top = this.top;
    this.top = base;
    if (top === base + 1) return this.#pendingChildren[base]!;
    const hash = this.#hash(level, base, top);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let d = this.#slots[slot]!; d !== -1; d = this.#slots[slot]!) {
      if (this.#hashes[d] === hash && this.#same(d, level, base, top)) return d;
      slot = (slot + 1) & mask;
    }
    const d = this.#append(level, base, top, hash);
    this.#slots[slot] = d;
    if (2 * this.count > this.#slots.length) this.#rehash();
    return d;
  }

  #hash(level: number, base: number, top: number): number {
    const lasts = this.#pendingLasts;
    const children = this.#pendingChildren;
    let h = level + 1;
    for (let i = base; i < top; i++) {
      h = Math.imul(h ^ lasts[i]!, 0x9e3779b1);
      h = Math.imul(h ^ (h >>> 15) ^ children[i]!, 0x85ebca6b);
      h ^= h >>> 13;
    }
    return h ^ (h >>> 16);
  }

  #same(d: Diagram, level: number, base: number, top: number): boolean {
    const start = this.starts[d]!;
    if (this.levels[d] !== level || this.starts[d + 1]! - start !== top - base) return false;
    for (let i = base, run = start; i < top; i++, run++) {
      if (this.lasts[run] !== this.#pendingLasts[i]) return false;
      if (this.children[run] !== this.#pendingChildren[i]) return false;
    }
    return true;
  }

  #append(level: number, base: number, top: number, hash: number): Diagram {
    const d = this.count;
    const start = this.starts[d]!;
    const end = start + top - base;
    this.#reserve(d + 1, end);
    this.levels[d] = level;
    this.#hashes[d] = hash;
    const { lasts, children } = this;
    for (let i = base, run = start; i < top; i++, run++) {
      lasts[run] = this.#pendingLasts[i]!;
      children[run] = this.#pendingChildren[i]!;
    }
    this.starts[d + 1] = end;
    this.count = d + 1;
    return d;
  }

  #reserve(nodes: number, runs: number): void {
    const { nodesMax, runsMax } = this.#limits;
    if (nodes > nodesMax) throw new ResourceLimit(`more than ${nodesMax} nodes`);
    if (runs > runsMax) throw new ResourceLimit(`more than ${runsMax} runs`);
    if (nodes > this.levels.length) {
      this.levels = grown(this.levels);
      this.#hashes = grown(this.#hashes);
      this.starts = grown(this.starts, this.levels.length + 1);
    }
    while (runs > this.lasts.length) {
      this.lasts = grown(this.lasts);
      this.children = grown(this.children);
    }
  }

  #rehash(): void {
    const slots = made(2 * this.#slots.length).fill(-1);
    const mask = slots.length - 1;
    for (let d = 0; d < this.count; d++) {
      let slot = this.#hashes[d]! & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = d;
    }
    this.#slots = slots;
  }
}

/** A copy with room for more; copies touch fresh memory, which is what costs most, so few are made. */
function grown(from: Int32Array, length = grownLength(from.length)): Int32Array {
  const into = made(length);
  into.set(from);
  return into;
}

function grownLength(length: number): number {
  if (length < LARGE) return 4 * length;
  return length < RESERVED ? RESERVED : 2 * length;
}

/** @throws ResourceLimit where the machine has no such memory. */
export function made(length: number): Int32Array {
  try {
    return new Int32Array(length);
  } catch {
    throw new ResourceLimit(`no memory for ${length} integers`);
  }
}
