/** The graph that content moves over: sessions, hosts with legs in several subnets, media transfers. */
import { sortedBy } from '../../base/compare.js';
import { ANY_ADDRESS } from '../../model/address.js';
import type { Node } from '../../model/node.js';
import { canonicalRanges, intersectRanges } from '../../model/range.js';
import type { FlowEnd, MediaTransfer, PermittedFlow } from '../../model/register.js';
import { ownSubnets, placeKey } from '../places.js';
import { holdersOf, joinsOf, type Holder, type Join } from './holder.js';
import { Neighbors } from './neighbors.js';
import { isSanitizer } from './sending.js';
import { Sessions, type Direction, type Session } from './sessions.js';
import type { ContentWorld } from './world.js';

/** One way by which content gets from one holder to another. */
export interface Move {
  readonly from: Holder;
  readonly to: Holder;
  readonly how: How;
  /** Of a sanitizer that it leaves: over packets of its services. */
  readonly leavesByService: boolean;
  /** Of a sanitizer that it enters: over packets of its services. */
  readonly entersByService: boolean;
}

export type How =
  | { readonly kind: 'session'; readonly direction: Direction; readonly session: Session }
  /** A session that the register permits, whether or not packets of it pass. */
  | { readonly kind: 'line'; readonly direction: Direction; readonly flow: PermittedFlow }
  | { readonly kind: 'machine'; readonly node: Node }
  | { readonly kind: 'by-hand'; readonly transfer: MediaTransfer };

/** What the closure runs over. */
export interface ContentGraph {
  /** Ordered by key. */
  readonly holders: readonly Holder[];
  /** Every move from one holder to another, most telling first; found while it is asked for. */
  moves(from: Holder, to: Holder): Iterable<Move>;
  /** Holders to or from which `holder` may have moves, ordered by key; with others it has none. */
  neighbors(holder: Holder): readonly Holder[];
}

/** The graph of a network. */
export class NetworkGraph implements ContentGraph {
  readonly holders: readonly Holder[];
  readonly sessions: Sessions;
  readonly #joins: readonly Join[];
  readonly #transfers: ReadonlyMap<string, readonly Move[]>;
  #neighbors: Neighbors | undefined;

  constructor(world: ContentWorld) {
    const { layout, segments, places, methods } = world;
    this.holders = holdersOf(layout, segments, places, methods);
    this.sessions = new Sessions(world);
    this.#joins = joinsOf(layout);
    this.#transfers = groupMoves(transferMoves(world, this.holders));
  }

  *moves(from: Holder, to: Holder): Iterable<Move> {
    yield* this.#joining(from, to);
    for (const session of this.sessions.between(from, to)) {
      if (!session.ways.has('forward')) continue;
      yield this.#over(session, 'forward');
    }
    for (const session of this.sessions.between(to, from)) {
      if (!session.ways.has('backward') || this.sessions.answered(session).length === 0) continue;
      yield this.#over(session, 'backward');
    }
    yield* this.#transfers.get(pairKey(from, to)) ?? [];
  }

  neighbors(holder: Holder): readonly Holder[] {
    this.#neighbors ??= this.#findNeighbors();
    return this.#neighbors.of(holder);
  }

  #findNeighbors(): Neighbors {
    const neighbors = new Neighbors(this.holders);
    for (const from of this.holders) {
      for (const key of this.sessions.reached(from)) neighbors.join(from.key, key);
    }
    for (const { subnets } of this.#joins) {
      const keys = [...subnets].map((id) => placeKey({ kind: 'subnet', id }));
      for (const a of keys) for (const b of keys) neighbors.join(a, b);
    }
    for (const [move] of this.#transfers.values()) neighbors.join(move!.from.key, move!.to.key);
    return neighbors;
  }

  #over(session: Session, direction: Direction): Move {
    const opener = { holder: session.from, byService: session.sent.byService };
    const acceptor = { holder: session.to, byService: session.byService };
    const [from, to] = direction === 'forward' ? [opener, acceptor] : [acceptor, opener];
    return {
      from: from.holder,
      to: to.holder,
      how: { kind: 'session', direction, session },
      leavesByService: from.byService,
      entersByService: to.byService,
    };
  }

  *#joining(from: Holder, to: Holder): Iterable<Move> {
    if (from.kind !== 'subnet' || to.kind !== 'subnet') return;
    const ids: readonly string[] = [from.place.id, to.place.id];
    for (const { node, subnets } of this.#joins) {
      const all: ReadonlySet<string> = subnets;
      if (ids.every((id) => all.has(id))) yield plainMove(from, to, { kind: 'machine', node });
    }
  }
}

/** Holders that an end of a line or of a transfer means (SEMANTICS §10.4). */
export function holdersOfEnd(
  { layout }: Pick<ContentWorld, 'layout'>,
  holders: readonly Holder[],
  end: Pick<FlowEnd, 'node' | 'subnet' | 'segment' | 'addresses'>,
): readonly Holder[] {
  const keyed = (key: string): readonly Holder[] => holders.filter((holder) => holder.key === key);
  if (end.node !== undefined) {
    const node = layout.node(end.node);
    const own = [...keyed(`node ${node.id}`), ...keyed(`external ${node.id}`)];
    if (own.length > 0) return own;
    return subnetsWith(layout, node, end).flatMap((id) => keyed(`subnet ${id}`));
  }
  if (end.subnet !== undefined) return keyed(`subnet ${end.subnet}`);
  return holders.filter((holder) => holder.kind !== 'node' && holder.place.segment === end.segment);
}

/** Subnets in which `node` has addresses of `end`, in either family. */
function subnetsWith(
  layout: ContentWorld['layout'],
  node: Node,
  { addresses }: Pick<FlowEnd, 'addresses'>,
): readonly string[] {
  const stated = node.interfaces
    .flatMap((i) => i.addresses)
    .filter(
      ({ family, range }) =>
        intersectRanges([range], canonicalRanges(addresses[family])).length > 0,
    )
    .flatMap(({ subnet }) => subnet ?? []);
  const own = [...ownSubnets(layout, node)]
    .filter(
      ([, ranges]) => intersectRanges(ranges, canonicalRanges(addresses[layout.family])).length > 0,
    )
    .map(([subnet]) => subnet);
  return [...new Set([...stated, ...own])];
}

function transferMoves(world: ContentWorld, holders: readonly Holder[]): readonly Move[] {
  const { layout } = world;
  const transfers = sortedBy(world.network.mediaTransfers ?? [], ({ id }) => id);
  return transfers.flatMap((transfer) => {
    const ends = (list: readonly FlowEnd[]): readonly Holder[] =>
      list.flatMap((end) => holdersOfEnd(world, holders, end));
    const between = (from: readonly Holder[], to: readonly Holder[]): readonly Move[] =>
      from.flatMap((a) =>
        to.filter((b) => b !== a).map((b) => plainMove(a, b, { kind: 'by-hand', transfer })),
      );
    const [from, to] = [ends(transfer.from), ends(transfer.to)];
    const by = transfer.sanitizer === undefined ? undefined : layout.node(transfer.sanitizer);
    if (by === undefined) return between(from, to);
    const hands = holdersOfEnd(world, holders, { node: by.id, addresses: ANY_ADDRESS });
    const through = isSanitizer(by) ? [] : between(from, to);
    return [...through, ...between(from, hands), ...between(hands, to)];
  });
}

/** A move that no packet makes: to a sanitizer of files it is as one of its services. */
function plainMove(from: Holder, to: Holder, how: How): Move {
  return {
    from,
    to,
    how,
    leavesByService: takesFiles(from),
    entersByService: takesFiles(to),
  };
}

function takesFiles(holder: Holder): boolean {
  return holder.kind === 'node' && (holder.sanitizer?.methods.includes('cdr') ?? false);
}

/** Moves by pair of holders, in their order. */
export function groupMoves(moves: readonly Move[]): ReadonlyMap<string, readonly Move[]> {
  const groups = new Map<string, Move[]>();
  for (const move of moves) {
    const key = pairKey(move.from, move.to);
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  return groups;
}

export function pairKey(from: Holder, to: Holder): string {
  return `${from.key}\n${to.key}`;
}
