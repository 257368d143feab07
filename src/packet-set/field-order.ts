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

/** Tried in turn. */
export const ORDERS: readonly (readonly Field[])[] = [
  ['destination', 'source', 'protocol', 'destinationPort', 'sourcePort'],
  ['source', 'destination', 'protocol', 'destinationPort', 'sourcePort'],
  ['protocol', 'source', 'destination', 'destinationPort', 'sourcePort'],
  ['protocol', 'sourcePort', 'destination', 'source', 'destinationPort'],
];

/** For lists of which nothing is known. */
export const DEFAULT_ORDER = ORDERS[0]!;

/** Entries that are tried of a list; of shorter ones every order is good enough. */
const SAMPLE = 500;
/** An order counts as good if it costs at most so many times what the best one does. */
const TOLERANCE = 1.5;
/** What an operation costs, in runs. */
const OPERATION = 8;
const NODES_MAX = 100_000;

/** The order for lists like `entries`; the same for the same entries. */
export function orderFor(family: Family, entries: readonly (readonly Box[])[]): readonly Field[] {
  if (entries.length < 2 * SAMPLE) return DEFAULT_ORDER;
  const sample = Array.from(
    { length: SAMPLE },
    (_, i) => entries[Math.floor((i * entries.length) / SAMPLE)]!,
  );
  const costs = ORDERS.map((order) => costOf(new FieldLayout(family, order), sample));
  const good = TOLERANCE * Math.min(...costs);
  return ORDERS[costs.findIndex((cost) => cost <= good)]!;
}

/** Entries are taken to accept and to refuse in turn, so that few of them join by chance. */
function costOf(layout: FieldLayout, entries: readonly (readonly Box[])[]): number {
  const store = new DiagramStore(layout.max, NODES_MAX);
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
