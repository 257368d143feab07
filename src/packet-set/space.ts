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
  intersectRanges,
  range,
  type Range,
  type RangeList,
} from '../model/range.js';
import { DiagramStore, entryOf, NONE, terminal, YES, type Diagram } from './diagram.js';
import { constrain, FIELD_ORDER, FieldLayout, fieldRuns, limbOf } from './fields.js';

export { ResourceLimit } from './diagram.js';

declare const setTag: unique symbol;
declare const decisionTag: unique symbol;

/** A set of headers. */
export type PacketSet = number & { readonly [setTag]: true };
/** For every header the entry of a list that decides it. */
export type Decision = number & { readonly [decisionTag]: true };
/** A product of ranges; a field that is absent takes every value. */
export type Box = Readonly<Partial<Record<Field, RangeList>>>;

const NODES_MAX = 20_000_000;

export class PacketSpace {
  readonly family: Family;
  readonly none = NONE as PacketSet;
  readonly all: PacketSet;
  readonly #store: DiagramStore;
  readonly #layout: FieldLayout;
  readonly #withPorts: PacketSet;

  /** @throws ResourceLimit (from any operation) beyond `nodesMax` nodes. */
  constructor(family: Family, options: { readonly nodesMax?: number } = {}) {
    this.family = family;
    this.#layout = new FieldLayout(family);
    this.#store = new DiagramStore(this.#layout.max, options.nodesMax ?? NODES_MAX);
    this.#withPorts = this.#box({ protocol: PORT_PROTOCOLS.map((p) => range(p)) }, YES);
    this.all = this.#wellFormed();
  }

  /** Deterministic work counters. */
  get counters(): { readonly nodes: number; readonly operations: number } {
    return this.#store.counters;
  }

  /** Headers whose `field` is in `ranges`. */
  where(field: Field, ranges: RangeList): PacketSet {
    return this.box({ [field]: ranges });
  }

  /** Headers in `box`. */
  box(box: Box): PacketSet {
    return this.intersect(this.#box(box, YES), this.all);
  }

  /** The set of one header; empty if it is not well-formed. */
  single(packet: Packet): PacketSet {
    const box: Partial<Record<Field, RangeList>> = {};
    for (const field of FIELDS) box[field] = [range(packet[field])];
    return this.box(box);
  }

  union(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.apply('override', a, b) as PacketSet;
  }

  unionAll(sets: readonly PacketSet[]): PacketSet {
    return this.#overrideAll(sets) as PacketSet;
  }

  intersect(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.apply('keep', a, b) as PacketSet;
  }

  subtract(a: PacketSet, b: PacketSet): PacketSet {
    return this.#store.apply('drop', a, b) as PacketSet;
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
    for (const field of FIELD_ORDER) {
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
    const erased = this.#rebuild(a, field, (runs) => this.#overrideAll(runs.map((r) => r.child)));
    return this.intersect(erased as PacketSet, this.all);
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
    const shifted = this.#rebuild(a, field, (runs) =>
      this.#overrideAll(
        runs.map((run) => {
          const ranges = intersectRanges([run.range], [from]).map((r) => ({
            first: r.first + offset,
            last: r.last + offset,
          }));
          return constrain(this.#store, this.#layout, field, ranges, run.child);
        }),
      ),
    );
    return this.intersect(shifted as PacketSet, this.all);
  }

  /** The replies to the headers of `a` (SEMANTICS §1.3). */
  mirror(a: PacketSet): PacketSet {
    const ports = this.#swap(this.intersect(a, this.#withPorts), SWAP_ALL);
    const icmp = this.where('protocol', [range(icmpProtocol(this.family))]);
    const [request, reply] = this.family === 4 ? [8, 0] : [128, 129];
    const echo = (from: number, to: number): PacketSet => {
      const typed = this.shift(this.intersect(a, icmp), 'sourcePort', range(from), range(to));
      return this.#swap(typed, SWAP_ADDRESSES);
    };
    const rest = this.subtract(this.subtract(a, this.#withPorts), icmp);
    return this.unionAll([
      ports,
      echo(request, reply),
      echo(reply, request),
      this.#swap(rest, SWAP_ADDRESSES),
    ]);
  }

  /** Number of headers. */
  count(a: PacketSet): bigint {
    const memo = new Map<Diagram, bigint>();
    const below = (d: Diagram, level: number): bigint => {
      let skipped = 1n;
      const at = Math.min(this.#store.level(d), this.#layout.max.length);
      for (let l = level; l < at; l++) skipped *= BigInt(this.#layout.max[l]!) + 1n;
      if (d < 0) return d === NONE ? 0n : skipped;
      let sum = memo.get(d);
      if (sum === undefined) {
        sum = 0n;
        this.#store.forEachRun(d, (low, high, child) => {
          sum! += (BigInt(high) - BigInt(low) + 1n) * below(child, at + 1);
        });
        memo.set(d, sum);
      }
      return skipped * sum;
    };
    return below(a, 0);
  }

  /** Disjoint boxes that make up `a`. */
  boxes(a: PacketSet): Iterable<Box> {
    return this.#boxes(a, 0);
  }

  /** A header of `a`, inside as many of `prefer` (tried in order) as possible; always the same one. */
  sample(a: PacketSet, prefer: readonly PacketSet[] = []): Packet | undefined {
    let set = a;
    for (const wish of prefer) {
      const both = this.intersect(set, wish);
      if (both !== this.none) set = both;
    }
    for (const box of this.boxes(set)) {
      const packet: Record<Field, bigint> & { family: Family } = {
        family: this.family,
        protocol: 0n,
        source: 0n,
        destination: 0n,
        sourcePort: 0n,
        destinationPort: 0n,
      };
      for (const field of FIELDS) packet[field] = box[field]![0]!.first;
      return packet;
    }
    return undefined;
  }

  /** For every header the first of `entries` one of whose boxes has it. */
  firstMatch(entries: readonly (readonly Box[])[]): Decision {
    const parts = entries.map((boxes, index) =>
      this.#overrideAll(boxes.map((box) => this.#box(box, terminal(index)))),
    );
    return this.#overrideAll(parts) as Decision;
  }

  /** Headers of `set` that entry `index` decides; or that no entry does. */
  decidedBy(d: Decision, set: PacketSet, index: number | 'none'): PacketSet {
    return this.intersect(
      this.#choose(d, (entry) => entry === index),
      set,
    );
  }

  /** Headers whose deciding entry is accepted. */
  choose(d: Decision, accept: (entry: number | 'none') => boolean): PacketSet {
    return this.intersect(this.#choose(d, accept), this.all);
  }

  /** Entries that decide at least one header of `set`, ascending, `'none'` last. */
  deciders(d: Decision, set: PacketSet): readonly (number | 'none')[] {
    const decided = this.#store.apply('keep', d, set);
    const entries = this.#terminals(decided);
    const undecided = this.#store.apply(
      'drop',
      set,
      this.#choose(d, (e) => e !== 'none'),
    );
    const sorted: (number | 'none')[] = [...entries].sort((a, b) => a - b);
    return undecided === NONE ? sorted : [...sorted, 'none'];
  }

  #choose(d: Decision, accept: (entry: number | 'none') => boolean): PacketSet {
    const memo = new Map<Diagram, Diagram>();
    const walk = (at: Diagram): Diagram => {
      if (at < 0) return accept(at === NONE ? 'none' : entryOf(at)) ? YES : NONE;
      const known = memo.get(at);
      if (known !== undefined) return known;
      const made = this.#mapChildren(at, walk);
      memo.set(at, made);
      return made;
    };
    return walk(d) as PacketSet;
  }

  #terminals(d: Diagram): ReadonlySet<number> {
    const seen = new Set<Diagram>();
    const entries = new Set<number>();
    const walk = (at: Diagram): void => {
      if (seen.has(at) || at === NONE) return;
      seen.add(at);
      if (at < 0) entries.add(entryOf(at));
      else this.#store.forEachRun(at, (_, __, child) => walk(child));
    };
    walk(d);
    return entries;
  }

  #mapChildren(d: Diagram, map: (child: Diagram) => Diagram): Diagram {
    const lasts: number[] = [];
    const children: Diagram[] = [];
    this.#store.forEachRun(d, (_, last, child) => {
      lasts.push(last);
      children.push(map(child));
    });
    return this.#store.node(this.#store.level(d), lasts, children);
  }

  /** Replaces what hangs below the levels of `field`, wherever it is in `a`. */
  #rebuild(
    a: Diagram,
    field: Field,
    replace: (runs: ReturnType<typeof fieldRuns>) => Diagram,
  ): Diagram {
    const { first } = this.#layout.of(field);
    const memo = new Map<Diagram, Diagram>();
    const walk = (d: Diagram): Diagram => {
      if (d === NONE) return NONE;
      const known = memo.get(d);
      if (known !== undefined) return known;
      const made =
        this.#store.level(d) < first
          ? this.#mapChildren(d, walk)
          : replace(fieldRuns(this.#store, this.#layout, field, d));
      memo.set(d, made);
      return made;
    };
    return walk(a);
  }

  /** Every field takes the value that its partner had. */
  #swap(a: PacketSet, partner: ReadonlyMap<Field, Field>): PacketSet {
    const memo = new Map<string, Diagram>();
    const walk = (d: Diagram, depth: number): Diagram => {
      const field = FIELD_ORDER[depth];
      if (d < 0 || field === undefined) return d;
      const key = `${d} ${depth}`;
      const known = memo.get(key);
      if (known !== undefined) return known;
      const to = partner.get(field) ?? field;
      const parts = fieldRuns(this.#store, this.#layout, field, d)
        .filter((run) => run.child !== NONE)
        .map((run) => {
          const there = constrain(this.#store, this.#layout, to, [run.range], YES);
          return this.#store.apply('keep', walk(run.child, depth + 1), there);
        });
      const made = this.#overrideAll(parts);
      memo.set(key, made);
      return made;
    };
    return this.intersect(walk(a, 0) as PacketSet, this.all);
  }

  *#boxes(d: Diagram, depth: number): Iterable<Box> {
    const field = FIELD_ORDER[depth];
    if (d === NONE) return;
    if (field === undefined) {
      yield {};
      return;
    }
    const byChild = new Map<Diagram, Range[]>();
    for (const { range: run, child } of fieldRuns(this.#store, this.#layout, field, d)) {
      byChild.set(child, [...(byChild.get(child) ?? []), run]);
    }
    for (const [child, ranges] of byChild) {
      for (const box of this.#boxes(child, depth + 1)) {
        yield { ...box, [field]: canonicalRanges(ranges) };
      }
    }
  }

  #box(box: Box, end: Diagram): PacketSet {
    let d = end;
    for (const field of [...FIELD_ORDER].reverse()) {
      const ranges = box[field];
      if (ranges !== undefined) d = constrain(this.#store, this.#layout, field, ranges, d);
    }
    return d as PacketSet;
  }

  /** Balanced: earlier ones win, and each is merged a logarithmic number of times. */
  #overrideAll(diagrams: readonly Diagram[]): Diagram {
    if (diagrams.length === 0) return NONE;
    let layer = diagrams;
    while (layer.length > 1) {
      const next: Diagram[] = [];
      for (let i = 0; i < layer.length; i += 2) {
        next.push(this.#store.apply('override', layer[i]!, layer[i + 1] ?? NONE));
      }
      layer = next;
    }
    return layer[0]!;
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
      this.#box({ protocol: [icmp], sourcePort: byte, destinationPort: byte }, YES),
      this.#box({ protocol: plain, sourcePort: [range(0)], destinationPort: [range(0)] }, YES),
    ]);
  }
}

const SWAP_ADDRESSES: ReadonlyMap<Field, Field> = new Map([
  ['source', 'destination'],
  ['destination', 'source'],
]);

const SWAP_ALL: ReadonlyMap<Field, Field> = new Map([
  ...SWAP_ADDRESSES,
  ['sourcePort', 'destinationPort'],
  ['destinationPort', 'sourcePort'],
]);

function isPort(field: Field): boolean {
  return field === 'sourcePort' || field === 'destinationPort';
}
