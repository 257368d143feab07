/**
 * Which holders of a content graph may have moves between them, so that nobody has to ask every pair.
 * More than there are, never fewer; if one of two is a neighbor of the other, so is the other.
 */
import { present } from '../../base/assert.js';
import type { Holder } from './holder.js';

export class Neighbors {
  readonly #holders: readonly Holder[];
  readonly #rank: ReadonlyMap<string, number>;
  readonly #ranks: readonly Set<number>[];
  readonly #sorted = new Map<Holder, readonly Holder[]>();

  /** `holders` in the order in which neighbors are told. Nobody is a neighbor yet. */
  constructor(holders: readonly Holder[]) {
    this.#holders = holders;
    this.#rank = new Map(holders.map(({ key }, rank) => [key, rank]));
    this.#ranks = holders.map(() => new Set());
  }

  /** Makes neighbors of two holders, by key; what is no holder is nobody's neighbor. */
  join(a: string, b: string): void {
    const [first, second] = [this.#rank.get(a), this.#rank.get(b)];
    if (first === undefined || second === undefined || first === second) return;
    this.#ranks[first]!.add(second);
    this.#ranks[second]!.add(first);
  }

  /** The neighbors of `holder`; not to be asked before all are joined. */
  of(holder: Holder): readonly Holder[] {
    const known = this.#sorted.get(holder);
    if (known !== undefined) return known;
    const ranks = this.#ranks[present(this.#rank.get(holder.key), holder.key)]!;
    const sorted = [...ranks].sort((a, b) => a - b).map((rank) => this.#holders[rank]!);
    this.#sorted.set(holder, sorted);
    return sorted;
  }
}
