import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import type { Family } from '../../src/model/address.js';
import {
  FIELDS,
  fieldUniverse,
  hasPorts,
  type Field,
  type Packet,
} from '../../src/model/packet.js';
import { canonicalRanges, inRanges, type RangeList } from '../../src/model/range.js';
import { PacketSpace, ResourceLimit, type Box } from '../../src/packet-set/space.js';
import { isHeader, naiveBox, naiveMirror } from '../oracle/naive-set.js';

const MAX32 = 0xffffffffn;
const V6 = 0x20010db8n << 96n;

/** Few values, so that sets meet: bounds of fields and of limbs among them. */
function values(family: Family, field: Field): readonly bigint[] {
  switch (field) {
    case 'protocol':
      return [0n, 1n, 6n, 17n, 50n, 58n, 132n, 255n];
    case 'sourcePort':
    case 'destinationPort':
      return [0n, 1n, 8n, 128n, 129n, 255n, 256n, 443n, 65535n];
    case 'source':
    case 'destination':
      return family === 4
        ? [0n, 1n, 5n, 6n, 0x7fffffffn, 0x80000000n, MAX32 - 1n, MAX32]
        : [0n, 5n, V6, V6 + 5n, V6 + MAX32, V6 + MAX32 + 1n, fieldUniverse(6, field).last];
  }
}

function valueOf(family: Family, field: Field): fc.Arbitrary<bigint> {
  return fc.constantFrom(...values(family, field));
}

function rangesOf(family: Family, field: Field): fc.Arbitrary<RangeList> {
  const pair = fc.tuple(valueOf(family, field), valueOf(family, field));
  return fc
    .array(pair, { maxLength: 3 })
    .map((pairs) =>
      canonicalRanges(
        pairs.map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a })),
      ),
    );
}

function boxOf(family: Family): fc.Arbitrary<Box> {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, rangesOf(family, field)]));
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Box>;
}

function packetOf(family: Family): fc.Arbitrary<Packet> {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, valueOf(family, field)]));
  return fc
    .record(fields)
    .map((packet) => ({ ...packet, family }) as Packet)
    .filter(isHeader);
}

describe.each([4, 6] as const)('PacketSpace(%i)', (family) => {
  const boxes = fc.array(boxOf(family), { minLength: 1, maxLength: 4 });
  const packets = fc.array(packetOf(family), { minLength: 20, maxLength: 40 });

  test.prop([boxOf(family), boxOf(family), packets])(
    'union, intersect, subtract and complement act point by point',
    (a, b, samples) => {
      const space = new PacketSpace(family);
      const [x, y] = [space.box(a), space.box(b)];
      const [inA, inB] = [naiveBox(a), naiveBox(b)];
      for (const p of samples) {
        expect(space.has(x, p)).toBe(inA(p));
        expect(space.has(space.union(x, y), p)).toBe(inA(p) || inB(p));
        expect(space.has(space.intersect(x, y), p)).toBe(inA(p) && inB(p));
        expect(space.has(space.subtract(x, y), p)).toBe(inA(p) && !inB(p));
        expect(space.has(space.complement(x), p)).toBe(!inA(p));
      }
    },
  );

  test.prop([boxes])('equal sets are equal numbers however they are built', (list) => {
    const space = new PacketSpace(family);
    const sets = list.map((box) => space.box(box));
    const forward = sets.reduce((a, b) => space.union(a, b), space.none);
    const backward = [...sets].reverse().reduce((a, b) => space.union(a, b), space.none);
    const deMorgan = space.complement(
      sets.map((s) => space.complement(s)).reduce((a, b) => space.intersect(a, b), space.all),
    );
    const again = space.unionAll([...space.boxes(forward)].map((box) => space.box(box)));
    expect([backward, deMorgan, again]).toEqual([forward, forward, forward]);
  });

  test.prop([boxes])('count adds up the disjoint boxes', (list) => {
    const space = new PacketSpace(family);
    const set = space.unionAll(list.map((box) => space.box(box)));
    let sum = 0n;
    for (const box of space.boxes(set)) {
      sum += FIELDS.reduce(
        (n, f) => n * box[f]!.reduce((total, r) => total + r.last - r.first + 1n, 0n),
        1n,
      );
    }
    expect(space.count(set)).toBe(sum);
  });

  test.prop([fc.array(boxes, { maxLength: 6 }), packets])(
    'firstMatch gives the first entry that has the header',
    (entries, samples) => {
      const space = new PacketSpace(family);
      const decision = space.firstMatch(entries);
      for (const p of samples) {
        const index = entries.findIndex((list) => list.some((box) => naiveBox(box)(p)));
        const decider = index < 0 ? ('none' as const) : index;
        expect(space.has(space.decidedBy(decision, space.all, decider), p)).toBe(true);
        expect(space.deciders(decision, space.single(p))).toEqual([decider]);
        expect(space.has(space.accepted(space.firstMatch(entries, (e) => e === decider)), p)).toBe(
          decider !== 'none',
        );
      }
    },
  );

  test.prop([boxOf(family), packetOf(family)])('mirror mirrors every header', (box, p) => {
    const space = new PacketSpace(family);
    const reply = naiveMirror(p);
    const mirrored = space.mirror(space.box(box));
    if (reply !== undefined) expect(space.has(mirrored, reply)).toBe(naiveBox(box)(p));
    const single = space.mirror(space.single(p));
    expect(single).toBe(reply === undefined ? space.none : space.single(reply));
  });

  test.prop([boxOf(family), packetOf(family), fc.constantFrom(...FIELDS)])(
    'erase forgets one field inside well-formed headers',
    (box, p, field) => {
      const space = new PacketSpace(family);
      const erased = space.erase(space.box(box), field);
      const candidates = [...values(family, field), p[field]];
      const some = candidates.some((value) => naiveBox(box)({ ...p, [field]: value }));
      if (some) expect(space.has(erased, p)).toBe(true);
      const [rest] = [space.intersect(erased, space.single(p))];
      if (rest !== space.none) {
        const line = space.erase(space.single(p), field);
        expect(space.disjoint(line, space.box(box))).toBe(false);
      }
    },
  );

  test.prop([packetOf(family), fc.constantFrom(...FIELDS.slice(1)), fc.nat(6), fc.nat(6)])(
    'assign and shift move one header as told',
    (p, field, i, j) => {
      const space = new PacketSpace(family);
      const list = values(family, field);
      const to = list[i % list.length]!;
      const single = space.single(p);
      const untouched = field.endsWith('Port') && !hasPorts(p.protocol);
      const moved = space.single(untouched ? p : { ...p, [field]: to });
      expect(space.assign(single, field, [{ first: to, last: to }])).toBe(moved);
      const base = list[j % list.length]!;
      const last = fieldUniverse(family, field).last;
      const size = [base, to].reduce((n, v) => (last - v < n ? last - v : n), 5n);
      const from = { first: base, last: base + size };
      const shifted = space.shift(single, field, from, { first: to, last: to + size });
      const inside = inRanges(p[field], [from]);
      const target = { ...p, [field]: p[field] + to - base };
      expect(shifted).toBe(inside && isHeader(target) ? space.single(target) : space.none);
    },
  );

  test.prop([boxOf(family), boxOf(family)])(
    'sample is inside, and inside what is preferred',
    (a, b) => {
      const space = new PacketSpace(family);
      const [x, y] = [space.box(a), space.box(b)];
      const packet = space.sample(x, [y]);
      expect(packet === undefined).toBe(x === space.none);
      if (packet === undefined) return;
      expect(naiveBox(a)(packet)).toBe(true);
      if (!space.disjoint(x, y)) expect(naiveBox(b)(packet)).toBe(true);
    },
  );
});

test('PacketSpace refuses to grow beyond its limit', () => {
  const space = new PacketSpace(4, { nodesMax: 20 });
  const lines = Array.from({ length: 50 }, (_, i) => [
    {
      source: [{ first: BigInt(2 * i), last: BigInt(2 * i) }],
      protocol: [{ first: 6n, last: 6n }],
    },
  ]);
  expect(() =>
    space.firstMatch(
      lines.map((l, i) => [{ ...l[0]!, destination: [{ first: BigInt(i), last: BigInt(i) }] }]),
    ),
  ).toThrow(ResourceLimit);
});
