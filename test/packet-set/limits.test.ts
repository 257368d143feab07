/** What happens at the limit of a space, and in lists so long that an order of fields is tried out. */
import { describe, expect, test } from 'vitest';

import { range } from '../../src/model/range.js';
import { DEFAULT_ORDER, orderFor, ORDERS } from '../../src/packet-set/field-order.js';
import {
  PacketSpace,
  ResourceLimit,
  type Box,
  type PacketSet,
} from '../../src/packet-set/space.js';
import { entriesOf } from '../bench/filter-job.js';
import { makeList } from '../bench/lists.js';

/** Boxes of which no two share anything. */
function scattered(count: number): readonly Box[] {
  return Array.from({ length: count }, (_, i) => ({
    source: [range(2 * i)],
    destination: [range(3 * i)],
    protocol: [range(6)],
    destinationPort: [range(i)],
  }));
}

describe('a space at its limit', () => {
  test('throws ResourceLimit, for nodes and for runs', () => {
    const few = new PacketSpace(4, { nodesMax: 40 });
    expect(() => few.firstMatch(scattered(50).map((box) => [box]))).toThrow(ResourceLimit);
    const wide = new PacketSpace(4, { nodesMax: 40 });
    const odd = Array.from({ length: 1000 }, (_, i) => range(2 * i));
    expect(() => wide.where('source', odd)).toThrow(/runs/);
  });

  test('goes on to answer what needs no more memory, and answers it right', () => {
    const space = new PacketSpace(4, { nodesMax: 60 });
    const sets: PacketSet[] = [];
    const boxes = scattered(50);
    expect(() => {
      for (const box of boxes) sets.push(space.box(box));
    }).toThrow(ResourceLimit);
    expect(sets.length).toBeGreaterThan(3);
    sets.forEach((set, i) => {
      expect(space.count(set)).toBe(65536n);
      expect(space.box(boxes[i]!)).toBe(set);
      expect(space.intersect(set, sets[0]!)).toBe(i === 0 ? set : space.none);
    });
    expect(() => space.box(boxes[sets.length]!)).toThrow(ResourceLimit);
  });
});

describe('orderFor(family, entries)', () => {
  test('takes the default for short lists', () => {
    expect(orderFor(4, entriesOf(makeList('municipal', 3999)))).toBe(DEFAULT_ORDER);
  });

  test('takes what suits a long list, and the same every time', () => {
    const entries = entriesOf(makeList('municipal', 4000));
    const order = orderFor(4, entries);
    expect(ORDERS).toContain(order);
    expect(order).not.toBe(DEFAULT_ORDER);
    expect(orderFor(4, entries)).toBe(order);
  });

  test('takes the default where every order is too large to try', () => {
    expect(orderFor(4, entriesOf(makeList('crossing', 4000)))).toBe(DEFAULT_ORDER);
  });

  test('costs fewer runs than the default does', () => {
    const entries = entriesOf(makeList('municipal', 4000));
    const runs = [orderFor(4, entries), DEFAULT_ORDER].map((order) => {
      const space = new PacketSpace(4, { order });
      space.accepted(space.firstMatch(entries));
      return space.counters.runs;
    });
    expect(2 * runs[0]!).toBeLessThan(runs[1]!);
  });
});
