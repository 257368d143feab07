/** Random programs, run on packet sets and on tables of truth: after every step both are the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FIELDS, type Field } from '../../src/model/packet.js';
import { ORDERS } from '../../src/packet-set/field-order.js';
import { PacketSpace, type PacketSet } from '../../src/packet-set/space.js';
import { Draw } from '../generate/draw.js';
import { Grid, type GridSet } from '../oracle/grid-set.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 12);
const STEPS = 12;

const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 120 });

/** A set, and the table that it should be. */
interface Twin {
  readonly set: PacketSet;
  readonly table: GridSet;
}

class Program {
  readonly space: PacketSpace;
  readonly grid: Grid;
  readonly #draw: Draw;
  readonly #twins: Twin[];

  constructor(grid: Grid, space: PacketSpace, draw: Draw) {
    this.space = space;
    this.grid = grid;
    this.#draw = draw;
    this.#twins = [
      { set: space.none, table: grid.none },
      { set: space.all, table: grid.all },
    ];
  }

  /** One more set, made of earlier ones. */
  step(): Twin {
    const twin = this.#next();
    this.#twins.push(twin);
    return twin;
  }

  twin(): Twin {
    return this.#draw.one(this.#twins);
  }

  box(): Twin {
    const chosen = this.chosen();
    return { set: this.space.box(this.grid.box(chosen)), table: this.grid.chosen(chosen) };
  }

  /** Cells of some of the fields. */
  chosen(): Partial<Record<Field, readonly number[]>> {
    const fields = FIELDS.filter(() => this.#draw.below(3) > 0);
    return Object.fromEntries(fields.map((field) => [field, this.#cells(field)]));
  }

  #next(): Twin {
    const { space, grid } = this;
    const [a, b] = [this.twin(), this.twin()];
    const field = this.#draw.one(FIELDS);
    switch (this.#draw.below(10)) {
      case 0:
        return { set: space.union(a.set, b.set), table: grid.union(a.table, b.table) };
      case 1:
        return { set: space.intersect(a.set, b.set), table: grid.intersect(a.table, b.table) };
      case 2:
        return { set: space.subtract(a.set, b.set), table: grid.subtract(a.table, b.table) };
      case 3:
        return { set: space.complement(a.set), table: grid.subtract(grid.all, a.table) };
      case 4:
        return { set: space.erase(a.set, field), table: grid.erase(a.table, field) };
      case 5: {
        const cells = this.#cells(field);
        const set = space.assign(a.set, field, grid.ranges(field, cells));
        return { set, table: grid.assign(a.table, field, cells) };
      }
      case 6:
        return this.#shift(a, field);
      case 7:
        return { set: space.mirror(a.set), table: grid.mirror(a.table) };
      default:
        return this.box();
    }
  }

  #shift(a: Twin, field: Field): Twin {
    const size = (cell: number): bigint => {
      const { first, last } = this.grid.cells[field][cell]!;
      return last - first;
    };
    const from = this.#draw.below(this.grid.cells[field].length);
    const same = this.grid.cells[field].map((_, to) => to).filter((to) => size(to) === size(from));
    const to = this.#draw.one(same);
    const [source, target] = [this.grid.cells[field][from]!, this.grid.cells[field][to]!];
    return {
      set: this.space.shift(a.set, field, source, target),
      table: this.grid.shift(a.table, field, from, to),
    };
  }

  #cells(field: Field): readonly number[] {
    return this.grid.cells[field].map((_, cell) => cell).filter(() => this.#draw.below(2) === 0);
  }
}

describe.each([4, 6] as const)('PacketSpace(%i)', (family) => {
  const grid = new Grid(family);

  /** Whether the table, put together cell by cell, is the very same set. */
  function expectSame({ space }: Program, { set, table }: Twin): void {
    expect(space.unionAll(grid.boxes(table).map((box) => space.box(box)))).toBe(set);
  }

  describe.each(ORDERS)('with %s first, then %s', (...order) => {
    function programs(check: (program: Program, draw: Draw) => void): void {
      fc.assert(
        fc.property(numbers, (list) => {
          const draw = new Draw(list);
          check(new Program(grid, new PacketSpace(family, { order }), draw), draw);
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    }

    test('every operation does what its definition says', () => {
      programs((program) => {
        for (let step = 0; step < STEPS; step++) expectSame(program, program.step());
      });
    });

    test('has, count, sample and boxes tell what is in a set', () => {
      programs((program) => {
        for (let step = 0; step < STEPS; step++) program.step();
        const { set, table } = program.twin();
        const { space } = program;
        const inside = grid.points.map((packet) => space.has(set, packet));
        expect(inside).toEqual(table);
        expect(grid.highest.map((packet) => space.has(set, packet))).toEqual(table);
        expect(space.count(set)).toBe(grid.count(table));
        expect(space.sample(set)).toEqual(grid.lowest(table));
        const parts = [...space.boxes(set)].map((box) => space.box(box));
        expect(space.unionAll(parts)).toBe(set);
        expect(parts.reduce((sum, part) => sum + space.count(part), 0n)).toBe(grid.count(table));
      });
    });

    test('firstMatch cuts every set up by the first entry that has it', () => {
      programs((program, draw) => {
        const { space } = program;
        const entries = Array.from({ length: draw.below(7) }, () => program.chosen());
        const accepts = entries.map(() => draw.below(2) === 0);
        const decision = space.firstMatch(
          entries.map((chosen) => [grid.box(chosen)]),
          (entry) => accepts[entry]!,
        );
        for (let step = 0; step < STEPS; step++) program.step();
        const { set, table } = program.twin();
        let accepted = grid.none;
        let rest = table;
        let left = grid.all;
        const parts = new Map(space.decided(decision, set).map((part) => [part.entry, part.set]));
        entries.forEach((chosen, entry) => {
          const has = grid.chosen(chosen);
          const part = grid.intersect(rest, has);
          expectSame(program, { set: parts.get(entry) ?? space.none, table: part });
          expect(space.decidedBy(decision, set, entry)).toBe(parts.get(entry) ?? space.none);
          if (accepts[entry]!) accepted = grid.union(accepted, grid.intersect(left, has));
          rest = grid.subtract(rest, has);
          left = grid.subtract(left, has);
        });
        expectSame(program, { set: parts.get('none') ?? space.none, table: rest });
        expect(space.decidedBy(decision, set, 'none')).toBe(parts.get('none') ?? space.none);
        expectSame(program, { set: space.accepted(decision), table: accepted });
        expect([...parts.values()]).not.toContain(space.none);
      });
    });
  });
});
