/** Choices read off a list of numbers, so that a case is one list and shrinks quickly. */

export class Draw {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number below `n`; the first choice beyond the end of the list. */
  below(n: number): number {
    const value = this.#numbers[this.#next++] ?? 0;
    return value % n;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** True in `percent` of the cases; false beyond the end of the list. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** Up to `max` things. */
  many<T>(max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.below(max + 1) }, (_, i) => make(i));
  }

  /** One of the makers, each as likely as its weight says. */
  weighted<T>(makers: readonly (readonly [weight: number, make: () => T])[]): T {
    let at = this.below(makers.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of makers) {
      if (at < weight) return make();
      at -= weight;
    }
    return makers[0]![1]();
  }
}

/** A repeatable source of numbers below 2^31. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 1;
  };
}
