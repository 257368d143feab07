/**
 * Labels moved over a content graph until nothing changes (SEMANTICS §10.8, §10.9). Every holder
 * that has something knows the shortest chain that got it there; of equally short ones the first by
 * the names of holders.
 */
import type { ContentGraph, Move } from './graph.js';
import { startsWith, type Holder } from './holder.js';
import type { Doubts, Form, Label } from './label.js';
import { keepsBack, works } from './sanitizer.js';
import type { Segments } from '../segments.js';

/**
 * How a holder has content: `held` is raw content that a working sanitizer took over packets of its
 * services, and that leaves raw over other packets only.
 */
export type Slot = 'raw' | 'held' | 'sanitized';

const SLOTS: readonly Slot[] = ['raw', 'held', 'sanitized'];

/** Content at one holder, and the move that brought it; content from the start has none. */
export interface Had {
  readonly holder: Holder;
  readonly slot: Slot;
  /** Number of moves since the start. */
  readonly depth: number;
  readonly via?: { readonly move: Move; readonly before: Had };
}

export interface ClosureOptions {
  readonly label: Label;
  readonly doubts: Doubts;
  /** Holders that have it from the start; absent means those of SEMANTICS §10.6. */
  readonly starts?: (holder: Holder) => boolean;
  /** Moves that are left out. */
  readonly without?: (move: Move) => boolean;
}

export class Closure {
  readonly #graph: ContentGraph;
  readonly #options: ClosureOptions;
  readonly #had = new Map<string, Had>();

  private constructor(graph: ContentGraph, options: ClosureOptions) {
    this.#graph = graph;
    this.#options = options;
  }

  static of(graph: ContentGraph, segments: Segments, options: ClosureOptions): Closure {
    const closure = new Closure(graph, options);
    const { label, doubts } = options;
    const { starts = (holder: Holder) => startsWith(segments, holder, label, doubts) } = options;
    closure.#run(graph.holders.filter(starts));
    return closure;
  }

  /** How `holder` has the content; raw if in both forms. */
  form(holder: Holder): Form | undefined {
    if (this.#at(holder, 'raw') ?? this.#at(holder, 'held')) return 'raw';
    return this.#at(holder, 'sanitized') === undefined ? undefined : 'sanitized';
  }

  /** Everything that any holder has, shortest chains first. */
  all(): readonly Had[] {
    return [...this.#had.values()].sort(inOrder);
  }

  /** What `holder` has from the start, if it does. */
  start(holder: Holder): Had | undefined {
    const had = this.#at(holder, 'raw');
    return had?.via === undefined ? had : undefined;
  }

  /** What every move into `holder` from one of `senders` brings, shortest chains first. */
  *into(
    holder: Holder,
    senders: (from: Holder) => boolean,
  ): Iterable<Had & { readonly via: NonNullable<Had['via']> }> {
    for (const before of this.#hadBy(this.#graph.neighbors(holder).filter(senders))) {
      for (const move of this.#moves(before.holder, holder)) {
        const form = this.#leaving(before, move);
        if (form === undefined) continue;
        const slot = form === 'raw' ? this.#entering(move) : form;
        yield { holder, slot, depth: before.depth + 1, via: { move, before } };
      }
    }
  }

  #run(starts: readonly Holder[]): void {
    let frontier = starts.flatMap((holder) => this.#add({ holder, slot: 'raw', depth: 0 }) ?? []);
    while (frontier.length > 0) {
      frontier = frontier.sort(inOrder).flatMap((before) => this.#onward(before, 'raw'));
    }
    // What sanitizers let out is looked at when all raw content is known, in the order of chains.
    const held = [...this.#had.values()].filter(({ slot }) => slot === 'held');
    const last = Math.max(0, ...held.map(({ depth }) => depth));
    for (let depth = 0; depth <= last || frontier.length > 0; depth++) {
      const here = [...frontier, ...held.filter((had) => had.depth === depth)].sort(inOrder);
      frontier = here.flatMap((before) => this.#onward(before, 'sanitized'));
    }
  }

  /** Everything that one of `holders` has, shortest chains first. */
  #hadBy(holders: readonly Holder[]): readonly Had[] {
    return holders
      .flatMap((holder) => SLOTS.flatMap((slot) => this.#at(holder, slot) ?? []))
      .sort(inOrder);
  }

  /** What holders newly get from `before` in `form`. */
  #onward(before: Had, form: Form): readonly Had[] {
    return this.#graph.neighbors(before.holder).flatMap((to) => {
      if (this.#isKnown(to, form)) return [];
      const found: Had[] = [];
      for (const move of this.#moves(before.holder, to)) {
        if (this.#leaving(before, move) !== form) continue;
        const slot = form === 'raw' ? this.#entering(move) : form;
        const had = this.#add({
          holder: to,
          slot,
          depth: before.depth + 1,
          via: { move, before },
        });
        if (had !== undefined) found.push(had);
        if (this.#isKnown(to, form)) break;
      }
      return found;
    });
  }

  *#moves(from: Holder, to: Holder): Iterable<Move> {
    const { without } = this.#options;
    for (const move of this.#graph.moves(from, to)) if (without?.(move) !== true) yield move;
  }

  /** In which form content leaves by `move`, if it does. */
  #leaving({ holder, slot, via }: Had, move: Move): Form | undefined {
    const form = slot === 'sanitized' ? slot : 'raw';
    if (holder.kind === 'external') return via === undefined || holder.relays ? form : undefined;
    if (holder.kind === 'subnet' || holder.sanitizer === undefined) return form;
    const { label, doubts } = this.#options;
    if (move.leavesByService && keepsBack(holder.sanitizer, label, doubts)) return undefined;
    return slot === 'held' && move.leavesByService ? 'sanitized' : form;
  }

  /** How raw content that comes by `move` is had. */
  #entering({ to, entersByService }: Move): Slot {
    if (to.kind !== 'node' || to.sanitizer === undefined || !entersByService) return 'raw';
    return works(to.sanitizer, this.#options.label, this.#options.doubts) ? 'held' : 'raw';
  }

  /** Whether nothing that comes to `holder` in `form` is new. */
  #isKnown(holder: Holder, form: Form): boolean {
    if (this.#at(holder, 'raw') !== undefined) return true;
    return form === 'sanitized' && this.#at(holder, 'sanitized') !== undefined;
  }

  #add(had: Had): Had | undefined {
    const key = keyOf(had.holder, had.slot);
    if (this.#had.has(key)) return undefined;
    this.#had.set(key, had);
    return had;
  }

  #at(holder: Holder, slot: Slot): Had | undefined {
    return this.#had.get(keyOf(holder, slot));
  }
}

/** The chain that brought `had`, first move first. */
export function chainOf(had: Had): readonly NonNullable<Had['via']>[] {
  return had.via === undefined ? [] : [...chainOf(had.via.before), had.via];
}

/** Where the chain of `had` starts. */
export function originOfChain(had: Had): Holder {
  return had.via === undefined ? had.holder : originOfChain(had.via.before);
}

function keyOf(holder: Holder, slot: Slot): string {
  return `${holder.key}\n${slot}`;
}

function inOrder(a: Had, b: Had): number {
  if (a.depth !== b.depth) return a.depth - b.depth;
  const [left, right] = [keyOf(a.holder, a.slot), keyOf(b.holder, b.slot)];
  return left < right ? -1 : left > right ? 1 : 0;
}
