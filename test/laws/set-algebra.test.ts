/** Packet sets and lists of ranges are algebras of sets, and equal sets are equal however made. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FAMILIES } from '../../src/model/address.js';
import { FIELDS, fieldUniverse, type Field } from '../../src/model/packet.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  type RangeList,
} from '../../src/model/range.js';
import { ORDERS } from '../../src/packet-set/field-order.js';
import { PacketSpace, type Box, type PacketSet } from '../../src/packet-set/space.js';
import { brokenLaws, type SetAlgebra } from './set-algebra.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 40);

/** Few lengths and bits, so that prefixes meet: /0, whole limbs and their neighbours, single ones. */
function prefixes(bits: number): fc.Arbitrary<RangeList> {
  const lengths = [0, 1, 8, 31, 32, 33, 64, 96, 127, 128].filter((length) => length <= bits);
  const top = (1n << BigInt(bits)) - 1n;
  const address = fc.constantFrom(0n, 1n, top >> 1n, (top >> 1n) + 1n, top - 1n, top);
  const prefix = fc.tuple(address, fc.constantFrom(...lengths)).map(([value, length]) => {
    const host = (1n << BigInt(bits - length)) - 1n;
    return { first: value & ~host, last: value | host };
  });
  return fc.array(prefix, { maxLength: 3 }).map(canonicalRanges);
}

function rangesOf(family: (typeof FAMILIES)[number], field: Field): fc.Arbitrary<RangeList> {
  const { last } = fieldUniverse(family, field);
  return prefixes(last.toString(2).length);
}

function boxes(family: (typeof FAMILIES)[number]): fc.Arbitrary<readonly Box[]> {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, rangesOf(family, field)]));
  return fc.array(fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Box>, { maxLength: 4 });
}

/** The algebra of `space`, its methods free of it. */
function algebraOf(space: PacketSpace): SetAlgebra<PacketSet> {
  return {
    none: space.none,
    all: space.all,
    union: (a, b) => space.union(a, b),
    intersect: (a, b) => space.intersect(a, b),
    subtract: (a, b) => space.subtract(a, b),
    complement: (a) => space.complement(a),
    includes: (a, b) => space.includes(a, b),
    same: (a, b) => a === b,
  };
}

const UNIVERSE = { first: 0n, last: (1n << 32n) - 1n };

const RANGES: SetAlgebra<RangeList> = {
  none: [],
  all: [UNIVERSE],
  union: (a, b) => canonicalRanges([...a, ...b]),
  intersect: intersectRanges,
  subtract: (a, b) => intersectRanges(a, complementRanges(b, UNIVERSE)),
  complement: (a) => complementRanges(a, UNIVERSE),
  includes: (a, b) => intersectRanges(b, complementRanges(a, UNIVERSE)).length === 0,
  same: (a, b) => JSON.stringify(a, text) === JSON.stringify(b, text),
};

function text(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function always<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), { seed: SEED, numRuns: RUNS, endOnFailure: true });
}

describe.each(FAMILIES)('PacketSpace(%i)', (family) => {
  const three = fc.tuple(boxes(family), boxes(family), boxes(family));

  test.each(ORDERS)('obeys the laws of sets with %s, then %s first', (...order) => {
    always(three, (lists) => {
      const space = new PacketSpace(family, { order });
      const [a, b, c] = lists.map((list) => space.unionAll(list.map((box) => space.box(box))));
      expect(brokenLaws(algebraOf(space), a!, b!, c!)).toEqual([]);
    });
  });

  test.each(ORDERS)('gives equal sets equal numbers with %s, then %s first', (...order) => {
    always(boxes(family), (list) => {
      const space = new PacketSpace(family, { order });
      const sets = list.map((box) => space.box(box));
      const forward = sets.reduce((a, b) => space.union(a, b), space.none);
      const backward = sets.reduceRight((a, b) => space.union(a, b), space.none);
      const outside = sets.reduce((rest, set) => space.subtract(rest, set), space.all);
      const pieces = [...space.boxes(forward)].map((box) => space.box(box));
      const decision = space.firstMatch(list.map((box) => [box]));
      expect([
        backward,
        space.complement(outside),
        space.unionAll(pieces),
        space.accepted(decision),
        space.unionAll(space.decided(decision, forward).map(({ set }) => set)),
      ]).toEqual([forward, forward, forward, forward, forward]);
    });
  });

  test('says the same whatever the order of fields', () => {
    always(three, ([a, b, c]) => {
      const answers = ORDERS.map((order) => {
        const space = new PacketSpace(family, { order });
        const [x, y, z] = [a, b, c].map((list) =>
          space.unionAll(list.map((box) => space.box(box))),
        ) as [PacketSet, PacketSet, PacketSet];
        const set = space.mirror(space.union(space.subtract(x, y), z));
        return [space.count(set), space.sample(set), space.includes(x, y)];
      });
      expect(answers).toEqual(answers.map(() => answers[0]));
    });
  });
});

test('lists of ranges obey the laws of sets', () => {
  always(fc.tuple(prefixes(32), prefixes(32), prefixes(32)), ([a, b, c]) => {
    expect(brokenLaws(RANGES, a, b, c)).toEqual([]);
  });
});

test('brokenLaws(algebra) tells an algebra that is none', () => {
  const wrong = { ...RANGES, subtract: RANGES.intersect };
  const [a, b] = [[{ first: 0n, last: 5n }], [{ first: 3n, last: 9n }]];
  expect(brokenLaws(wrong, a, b, a)).toEqual([
    'a difference is what the complement keeps',
    'a set is what a cut leaves and takes',
  ]);
});
