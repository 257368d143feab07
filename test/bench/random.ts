/** A repeatable source of numbers: the same seed gives the same sequence everywhere. */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer of `0..below - 1`; `below` is at most 2^32. */
  integer(below: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let h = this.#state;
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
    return Math.floor(((h ^ (h >>> 15)) >>> 0) / (0x100000000 / below));
  }

  /** Whether an event of this probability happens. */
  chance(probability: number): boolean {
    return this.integer(1_000_000) < 1_000_000 * probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)]!;
  }

  /** `least` to `most` items, made one by one. */
  some<T>(least: number, most: number, make: () => T): readonly T[] {
    return Array.from({ length: least + this.integer(most - least + 1) }, make);
  }
}
