/**
 * The order of the fields in a diagram. Any order is right, but the sizes differ by orders of
 * magnitude: destinations first suits routing and most filters, others suit lists with many
 * sources, or with wildcards for addresses and ports. A long list is therefore tried in part.
 */
import type { Family } from '../model/address.js';
import type { Field } from '../model/packet.js';
import { matchTree } from './decision.js';
import { DiagramStore, REFUSED, ResourceLimit, YES } from './diagram.js';
import { boxDiagram, FieldLayout, type Box } from './fields.js';

/** Tried in turn for long lists. */
export const ORDERS: readonly (readonly Field[])[] = [
  ['protocol', 'source', 'destination', 'destinationPort', 'sourcePort'],
  ['source', 'destination', 'protocol', 'destinationPort', 'sourcePort'],
  ['destination', 'source', 'protocol', 'destinationPort', 'sourcePort'],
  ['protocol', 'sourcePort', 'destination', 'source', 'destinationPort'],
];

/** For lists of which nothing is known. */
export const DEFAULT_ORDER = ORDERS[2]!;

/** Entries that are tried of a list; one that is not much longer is quick in any order. */
const SAMPLE = 1000;
const LONG = 4000;
/** The first order is taken that costs at most so many times what the best one does. */
const TOLERANCE = 1.25;
/** What an operation costs, in runs. */
const OPERATION = 8;
const RUNS_MAX = 2_000_000;

/** The order for lists like `entries`; the same for the same entries. */
export function orderFor(family: Family, entries: readonly (readonly Box[])[]): readonly Field[] {
  if (entries.length < LONG) return DEFAULT_ORDER;
  const sample = Array.from(
    { length: SAMPLE },
    (_, i) => entries[Math.floor((i * entries.length) / SAMPLE)]!,
  );
  let least = RUNS_MAX;
  const costs = ORDERS.map((order) => {
    const cost = costOf(new FieldLayout(family, order), sample, TOLERANCE * least);
    least = Math.min(least, cost);
    return cost;
  });
  return ORDERS[costs.findIndex((cost) => cost <= TOLERANCE * least)] ?? DEFAULT_ORDER;
}

/** Entries are taken to accept and to refuse in turn, so that few of them join by chance. */
function costOf(
  layout: FieldLayout,
  entries: readonly (readonly Box[])[],
  runsMax: number,
): number {
  const store = new DiagramStore(layout.max, { nodesMax: runsMax, runsMax });
  try {
    const leaves = entries.flatMap((boxes, entry) =>
      boxes.map((box) => boxDiagram(store, layout, box, entry % 2 === 0 ? YES : REFUSED)),
    );
    matchTree(store, leaves);
  } catch (error) {
    if (error instanceof ResourceLimit) return Infinity;
    throw error;
  }
  const { runs, operations } = store.counters;
  return runs + OPERATION * operations;
}
