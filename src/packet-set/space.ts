/**
 * Sets of packet headers of one family, exact and canonical: two sets are equal exactly if they are
 * the same number. A space owns its sets; they mean nothing in another space. Every set contains
 * well-formed headers only (SEMANTICS §1.1).
 */
import type { Family } from '../model/address.js';
import {
  FIELDS,
  fieldUniverse,
  icmpProtocol,
  PORT_PROTOCOLS,
  type Field,
  type Packet,
} from '../model/packet.js';
import {
  canonicalRanges,
  complementRanges,
  range,
  type Range,
  type RangeList,
} from '../model/range.js';
import {
  acceptedPart,
  decidedPart,
  decidedParts,
  matchTree,
  overrideAll,
  undecidedPart,
  type MatchTree,
} from './decision.js';
import { DiagramStore, NONE, REFUSED, YES, type Diagram } from './diagram.js';
import { DEFAULT_ORDER } from './field-order.js';
import { boxDiagram, FieldLayout, limbOf, type Box } from './fields.js';
import { boxesOf, countOf, lowestOf } from './read.js';
import { eraseField, shiftField, swapFields, type Swap } from './rewrite.js';

export { ResourceLimit } from './diagram.js';
export type { Box } from './fields.js';

declare const setTag: unique symbol;
declare const decisionTag: unique symbol;

/** A set of headers. */
export type PacketSet = number & { readonly [setTag]: true };
/** For every header the entry of a list that decides it. */
export type Decision = MatchTree & { readonly [decisionTag]: true };
/** What one entry of a list, or none of them, decides of a set. */
export interface DecidedSet {
  readonly entry: number | 'none';
  readonly set: PacketSet;
}

export interface SpaceOptions {
  readonly nodesMax?: number;
  /** Order of levels. It matters for speed alone; see `orderFor`. */
  readonly order?: readonly Field[];
}

/** Default limit on the nodes of a space: with runs and tables less than a gigabyte. */
export const NODES_MAX = 4_000_000;
/** Entries after which what was swapped is forgotten. */
const MEMO_MAX = 1_000_000;
/** Runs per node, on average, that count as reaching the limit as well. */
const RUNS_PER_NODE = 16;

export class PacketSpace {
  readonly family: Family;
  readonly none = NONE as PacketSet;
  readonly all: PacketSet;
  readonly #store: DiagramStore;
  readonly #layout: FieldLayout;
  readonly #withPorts: PacketSet;
  readonly #mirrors = new Map<PacketSet, PacketSet>();
  readonly #swapAll: Swap = { partners: SWAP_ALL, memo: new Map() };
  readonly #swapAddresses: Swap = { partners: SWAP_ADDRESSES, memo: new Map() };

  /** @throws ResourceLimit (from any operation) beyond `nodesMax` nodes. */
  constructor(family: Family, options: SpaceOptions = {}) {
    this.family = family;
    this.#layout = new FieldLayout(family, options.order ?? DEFAULT_ORDER);
    const nodesMax = options.nodesMax ?? NODES_MAX;
    const limits = { nodesMax, runsMax: RUNS_PER_NODE * nodesMax };
    this.#store = new DiagramStore(this.#layout.max, limits);
    this.#withPorts = this.#boxed({ protocol: PORT_PROTOCOLS.map((p) => range(p)) });
    this.all = this.#wellFormed();
  }

  /** Deterministic work counters. */
  get counters(): { readonly nodes: number; readonly runs: number; readonly operations: number } {
    return this.#store.counters;
  }

  /** Headers whose `field` is in `ranges`. */
  where(field: Field, ranges: RangeList): PacketSet {
    return this.box({ [field]: ranges });
  }

  /** Headers in `box`. */
  box(box: Box): PacketSet {
    return this.#restrict(this.#boxed(box));
  }

  /** The set of one header; empty if it is not well-formed. */
  single(packet: Packet): PacketSet {
    const box: Partial<Record<Field, RangeList>> = {};
    for (const field of FIELDS) box[field] = [range(packet[field])];
    return this.box(box);
  }

  union(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.override(a, b) as PacketSet;
  }

  unionAll(sets: readonly PacketSet[]): PacketSet {
    return overrideAll(this.#store, sets) as PacketSet;
  }

  intersect(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.keep(a, b) as PacketSet;
  }

  subtract(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.drop(a, b) as PacketSet;
  }

  /** The headers that are not in `a`. */
  complement(a: PacketSet): PacketSet {
    return this.subtract(this.all, a);
  }

  /** Whether every header of `b` is in `a`. */
  includes(a: PacketSet, b: PacketSet): boolean {
    return this.subtract(b, a) === this.none;
  }

  disjoint(a: PacketSet, b: PacketSet): boolean {
    return this.intersect(a, b) === this.none;
  }

  has(a: PacketSet, packet: Packet): boolean {
    let d: Diagram = a;
    for (const field of this.#layout.order) {
      const { first, limbs } = this.#layout.of(field);
      for (let limb = 0; limb < limbs; limb++) {
        if (this.#store.level(d) !== first + limb) continue;
        d = this.#store.child(d, limbOf(packet[field], limbs, limb));
      }
    }
    return d === YES && packet.family === this.family;
  }

  /** Headers that are in `a` with some value of `field`. */
  erase(a: PacketSet, field: Field): PacketSet {
    return this.#restrict(eraseField(this.#store, this.#layout, a, field));
  }

  /** `field` becomes any value of `ranges`; a port only where there are ports. */
  assign(a: PacketSet, field: Field, ranges: RangeList): PacketSet {
    if (!isPort(field)) return this.intersect(this.erase(a, field), this.where(field, ranges));
    const touched = this.erase(this.intersect(a, this.#withPorts), field);
    const assigned = this.intersect(touched, this.where(field, ranges));
    const ports = this.intersect(assigned, this.#withPorts);
    return this.union(ports, this.subtract(a, this.#withPorts));
  }

  /** Values of `field` in `from` keep their offset in `to`; other headers vanish. */
  shift(a: PacketSet, field: Field, from: Range, to: Range): PacketSet {
    const offset = to.first - from.first;
    return this.#restrict(shiftField(this.#store, this.#layout, a, field, from, offset));
  }

  /** The replies to the headers of `a` (SEMANTICS §1.3). */
  mirror(a: PacketSet): PacketSet {
    const known = this.#mirrors.get(a);
    if (known !== undefined) return known;
    const mirror = this.#findMirror(a);
    this.#mirrors.set(a, mirror);
    return mirror;
  }

  #findMirror(a: PacketSet): PacketSet {
    const ports = this.#swap(this.intersect(a, this.#withPorts), this.#swapAll);
    const icmp = this.where('protocol', [range(icmpProtocol(this.family))]);
    const [request, reply] = this.family === 4 ? [8, 0] : [128, 129];
    const echo = (from: number, to: number): PacketSet => {
      const typed = this.shift(this.intersect(a, icmp), 'sourcePort', range(from), range(to));
      return this.#swap(typed, this.#swapAddresses);
    };
    const rest = this.subtract(this.subtract(a, this.#withPorts), icmp);
    return this.unionAll([
      ports,
      echo(request, reply),
      echo(reply, request),
      this.#swap(rest, this.#swapAddresses),
    ]);
  }

  /** Number of headers. */
  count(a: PacketSet): bigint {
    return countOf(this.#store, this.#layout, a);
  }

  /** Disjoint boxes that make up `a`. */
  boxes(a: PacketSet): Iterable<Box> {
    return boxesOf(this.#store, this.#layout, a);
  }

  /** A header of `a`, inside as many of `prefer` (tried in order) as possible; always the same one. */
  sample(a: PacketSet, prefer: readonly PacketSet[] = []): Packet | undefined {
    let set = a;
    for (const wish of prefer) {
      const both = this.intersect(set, wish);
      if (both !== this.none) set = both;
    }
    if (set === this.none) return undefined;
    return { family: this.family, ...lowestOf(this.#store, this.#layout, set) };
  }

  /** For every header the first of `entries` one of whose boxes has it; `accepts` says for which. */
  firstMatch(
    entries: readonly (readonly Box[])[],
    accepts: (entry: number) => boolean = () => true,
  ): Decision {
    const leaves = entries.map((boxes, entry) => {
      const end = accepts(entry) ? YES : REFUSED;
      return overrideAll(
        this.#store,
        boxes.map((box) => boxDiagram(this.#store, this.#layout, box, end)),
      );
    });
    return matchTree(this.#store, leaves) as Decision;
  }

  /** Headers that an accepting entry decides. */
  accepted(d: Decision): PacketSet {
    return this.#restrict(acceptedPart(this.#store, d));
  }

  /** Headers of `set` that entry `index` decides; or that no entry does. */
  decidedBy(d: Decision, set: PacketSet, index: number | 'none'): PacketSet {
    if (index === 'none') return undecidedPart(this.#store, d, set) as PacketSet;
    return decidedPart(this.#store, d, set, index) as PacketSet;
  }

  /** `set` cut up by what decides, entries ascending, `'none'` last; no part is empty. */
  decided(d: Decision, set: PacketSet): readonly DecidedSet[] {
    const parts = decidedParts(this.#store, d, set) as readonly DecidedSet[];
    const rest = this.decidedBy(d, set, 'none');
    return rest === this.none ? parts : [...parts, { entry: 'none', set: rest }];
  }

  /** Entries that decide at least one header of `set`, ascending, `'none'` last. */
  deciders(d: Decision, set: PacketSet): readonly (number | 'none')[] {
    return this.decided(d, set).map(({ entry }) => entry);
  }

  #swap(a: PacketSet, swap: Swap): PacketSet {
    if (swap.memo.size > MEMO_MAX) swap.memo.clear();
    return this.#restrict(swapFields(this.#store, this.#layout, a, swap));
  }

  #restrict(d: Diagram): PacketSet {
    return this.#store.keep(d, this.all) as PacketSet;
  }

  #boxed(box: Box): PacketSet {
    return boxDiagram(this.#store, this.#layout, box, YES) as PacketSet;
  }

  #wellFormed(): PacketSet {
    const icmp = range(icmpProtocol(this.family));
    const ports = PORT_PROTOCOLS.map((p) => range(p));
    const plain = complementRanges(
      canonicalRanges([...ports, icmp]),
      fieldUniverse(this.family, 'protocol'),
    );
    const byte = [range(0, 255)];
    return this.unionAll([
      this.#withPorts,
      this.#boxed({ protocol: [icmp], sourcePort: byte, destinationPort: byte }),
      this.#boxed({ protocol: plain, sourcePort: [range(0)], destinationPort: [range(0)] }),
    ]);
  }
}

const SWAP_ADDRESSES: Swap['partners'] = new Map([
  ['source', 'destination'],
  ['destination', 'source'],
]);

const SWAP_ALL: Swap['partners'] = new Map([
  ...SWAP_ADDRESSES,
  ['sourcePort', 'destinationPort'],
  ['destinationPort', 'sourcePort'],
]);

function isPort(field: Field): boolean {
  return field === 'sourcePort' || field === 'destinationPort';
}
