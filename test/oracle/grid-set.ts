/**
 * Sets of packets as tables of truth. Every field is cut into a few cells such that all that a test
 * does treats a cell as a whole; a set is then one bit per tuple of cells, and every operation is a
 * loop over the tuples that follows its definition in words.
 */
import type { Family } from '../../src/model/address.js';
import {
  FIELDS,
  fieldUniverse,
  hasPorts,
  type Field,
  type Packet,
} from '../../src/model/packet.js';
import { range, type Range, type RangeList } from '../../src/model/range.js';
import type { Box } from '../../src/packet-set/space.js';
import { isHeader, naiveMirror } from './naive-set.js';

const V6 = 0x20010db8n << 96n;
const LIMB = 1n << 32n;

/** First values of the cells of each field; bounds of fields and of limbs among them. */
const STARTS: Readonly<Record<Family, Readonly<Record<Field, readonly bigint[]>>>> = {
  4: {
    protocol: [0n, 1n, 2n, 6n, 7n, 17n, 18n, 132n, 133n, 255n],
    source: [0n, 1n, 5n, 0x80000000n, 0xffffffffn],
    destination: [0n, 1n, 5n, 0x80000000n, 0xffffffffn],
    sourcePort: [0n, 1n, 8n, 9n, 256n, 65535n],
    destinationPort: [0n, 1n, 8n, 9n, 256n, 65535n],
  },
  6: {
    protocol: [0n, 6n, 7n, 17n, 18n, 58n, 59n, 132n, 133n],
    source: [0n, 5n, V6, V6 + LIMB, V6 + LIMB + 1n, (1n << 128n) - 1n],
    destination: [0n, 5n, V6, V6 + LIMB, V6 + LIMB + 1n, (1n << 128n) - 1n],
    sourcePort: [0n, 1n, 128n, 129n, 130n, 256n],
    destinationPort: [0n, 1n, 128n, 129n, 130n, 256n],
  },
};

/** One bit per point of a {@link Grid}. */
export type GridSet = readonly boolean[];

export class Grid {
  readonly family: Family;
  readonly cells: Readonly<Record<Field, readonly Range[]>>;
  /** The lowest packet of every tuple of cells, the last field of {@link FIELDS} changing fastest. */
  readonly points: readonly Packet[];
  readonly #isHeader: readonly boolean[];
  /** Distance between points whose cells of a field are neighbours. */
  readonly #stride: Readonly<Record<Field, number>>;

  constructor(family: Family) {
    this.family = family;
    const cellsOf = (field: Field): readonly Range[] =>
      STARTS[family][field].map((first, i, all) =>
        range(first, (all[i + 1] ?? fieldUniverse(family, field).last + 1n) - 1n),
      );
    this.cells = Object.fromEntries(FIELDS.map((f) => [f, cellsOf(f)])) as Grid['cells'];
    this.points = FIELDS.reduce<readonly Packet[]>(
      (packets, field) =>
        packets.flatMap((p) => this.cells[field].map(({ first }) => ({ ...p, [field]: first }))),
      [{ family } as Packet],
    );
    this.#isHeader = this.points.map(isHeader);
    const strides = FIELDS.map((field, i) => {
      const faster = FIELDS.slice(i + 1).map((f) => this.cells[f].length);
      return [field, faster.reduce((n, cells) => n * cells, 1)] as const;
    });
    this.#stride = Object.fromEntries(strides) as Record<Field, number>;
  }

  get none(): GridSet {
    return this.points.map(() => false);
  }

  get all(): GridSet {
    return this.#isHeader;
  }

  /** Headers whose every field is in one of the cells that `chosen` names; all if it names none. */
  chosen(chosen: Readonly<Partial<Record<Field, readonly number[]>>>): GridSet {
    const named = FIELDS.flatMap((field) => {
      const cells = chosen[field];
      return cells === undefined ? [] : [{ field, cells }];
    });
    return this.#isHeader.map(
      (is, point) =>
        is && named.every(({ field, cells }) => cells.includes(this.#cell(point, field))),
    );
  }

  /** The same as ranges. */
  box(chosen: Readonly<Partial<Record<Field, readonly number[]>>>): Box {
    const box: Partial<Record<Field, RangeList>> = {};
    for (const field of FIELDS) {
      const cells = chosen[field];
      if (cells !== undefined) box[field] = this.ranges(field, cells);
    }
    return box;
  }

  ranges(field: Field, cells: readonly number[]): RangeList {
    return this.cells[field].filter((_, cell) => cells.includes(cell));
  }

  union(a: GridSet, b: GridSet): GridSet {
    return a.map((is, i) => is || b[i]!);
  }

  intersect(a: GridSet, b: GridSet): GridSet {
    return a.map((is, i) => is && b[i]!);
  }

  subtract(a: GridSet, b: GridSet): GridSet {
    return a.map((is, i) => is && !b[i]!);
  }

  erase(a: GridSet, field: Field): GridSet {
    return this.#isHeader.map((is, point) => is && this.#somewhere(a, point, field));
  }

  assign(a: GridSet, field: Field, cells: readonly number[]): GridSet {
    return this.#isHeader.map((is, point) => {
      if (field.endsWith('Port') && !hasPorts(this.points[point]!.protocol)) return a[point]!;
      return is && cells.includes(this.#cell(point, field)) && this.#somewhere(a, point, field);
    });
  }

  /** From one cell to another of the same size. */
  shift(a: GridSet, field: Field, from: number, to: number): GridSet {
    return this.#isHeader.map(
      (is, point) =>
        is && this.#cell(point, field) === to && a[this.#at(point, field, from)] === true,
    );
  }

  mirror(a: GridSet): GridSet {
    const replies = new Set(
      this.points.flatMap((packet, i) => {
        const reply = a[i]! ? naiveMirror(packet) : undefined;
        return reply === undefined ? [] : [this.#pointOf(reply)];
      }),
    );
    return this.points.map((_, i) => replies.has(i));
  }

  count(a: GridSet): bigint {
    return a.reduce((sum, is, point) => sum + (is ? this.#size(point) : 0n), 0n);
  }

  /** The lowest packet, compared by source, destination, protocol and ports. */
  lowest(a: GridSet): Packet | undefined {
    const rank = (p: Packet): readonly bigint[] => [
      p.source,
      p.destination,
      p.protocol,
      p.destinationPort,
      p.sourcePort,
    ];
    const before = (p: Packet, q: Packet): boolean => {
      const at = rank(p).findIndex((value, i) => value !== rank(q)[i]);
      return at >= 0 && rank(p)[at]! < rank(q)[at]!;
    };
    return this.points
      .filter((_, i) => a[i])
      .reduce<Packet | undefined>(
        (least, p) => (least === undefined || before(p, least) ? p : least),
        undefined,
      );
  }

  /** Disjoint boxes, one per point of the set. */
  boxes(a: GridSet): readonly Box[] {
    return a.flatMap((is, point) => {
      if (!is) return [];
      return [this.box(Object.fromEntries(FIELDS.map((f) => [f, [this.#cell(point, f)]])))];
    });
  }

  /** The highest packet of each tuple of cells. */
  get highest(): readonly Packet[] {
    return this.points.map((packet, point) => {
      const lasts = FIELDS.map((f) => [f, this.cells[f][this.#cell(point, f)]!.last] as const);
      return { ...packet, ...Object.fromEntries(lasts) };
    });
  }

  #somewhere(a: GridSet, point: number, field: Field): boolean {
    return this.cells[field].some((_, cell) => a[this.#at(point, field, cell)]);
  }

  #size(point: number): bigint {
    return FIELDS.reduce((size, field) => {
      const { first, last } = this.cells[field][this.#cell(point, field)]!;
      return size * (last - first + 1n);
    }, 1n);
  }

  #cell(point: number, field: Field): number {
    return Math.floor(point / this.#stride[field]) % this.cells[field].length;
  }

  /** The point with another cell of `field`. */
  #at(point: number, field: Field, cell: number): number {
    return point + (cell - this.#cell(point, field)) * this.#stride[field];
  }

  #pointOf(packet: Packet): number {
    return FIELDS.reduce((point, field) => {
      const cell = this.cells[field].findIndex(({ first }) => first === packet[field]);
      return point + cell * this.#stride[field];
    }, 0);
  }
}
