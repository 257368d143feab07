/** The reference town: its flows are all there, and no line of a filter is decoration. */
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/model/network.js';
import { failuresOf, familiesOf } from './flow-packets.js';
import { networkOf } from './town.js';

/**
 * The 37 flows without which the town does not work. X-01 is one flow that either side may open, so
 * it has two lines.
 */
const REFERENCE_FLOWS: readonly string[] = `
  X-01a X-01b X-02 X-03 X-04a X-04b X-05a X-05b X-06a X-06b X-07
  G-01
  L-01 L-02a L-02b L-03 L-04 L-05
  S-01a S-01b S-02a-1 S-02a-2 S-02b-1 S-02b-2 S-02b-3
  S-03a-1 S-03a-2 S-03a-3 S-03b S-04a-1 S-04a-2 S-04b
  N-01a-1 N-01a-2 N-01b N-02a N-02b N-03
`
  .trim()
  .split(/\s+/);

const town = networkOf('town-alpha');

/** The town without one line of one filter. */
function without(filterId: string, lineId: string): Network {
  const filters = town.filters.map((filter) =>
    filter.id === filterId
      ? { ...filter, rules: filter.rules.filter(({ id }) => id !== lineId) }
      : filter,
  );
  return { ...town, filters };
}

const LINES = town.filters.flatMap((filter) =>
  filter.rules.map((line) => ({ filter: filter.id as string, ...line })),
);

test('the reference flows are in the register, and required', () => {
  const required = town.register.filter((flow) => flow.required).map(({ id }) => id as string);
  expect(REFERENCE_FLOWS).toHaveLength(37 + 1);
  expect(required).toEqual(expect.arrayContaining([...REFERENCE_FLOWS]));
});

test('browsing, the upstream proxy and name resolution are required over IPv6 too', () => {
  for (const id of ['N-01a-1', 'N-01b', 'N-03']) {
    const flow = town.register.find((line) => line.id === id)!;
    expect(familiesOf(town, flow), id).toEqual([4, 6]);
  }
});

test('every exception states its basis, its approval and its end', () => {
  for (const { id, kind, exception } of town.register) {
    const needsOne = kind === 'specific-communication' || kind === 'outbound-release';
    expect(exception !== undefined, id).toBe(needsOne);
    if (exception === undefined) continue;
    const { legalBasis, approvedBy, approvedOn, expiresOn } = exception;
    expect([legalBasis, approvedBy, approvedOn, expiresOn], id).not.toContain(undefined);
  }
});

test('every line of every filter cites the register', () => {
  expect(LINES.length).toBeGreaterThan(40);
  expect(LINES.filter(({ cites }) => cites.length === 0).map(({ id }) => id)).toEqual([]);
});

describe('without a line, a flow that it cites fails:', () => {
  test.each(LINES.map(({ filter, id, cites }) => [filter, id, cites] as const))(
    '%s %s',
    (filter, id, cites) => {
      const network = without(filter, id);
      const flows = network.register.filter((flow) => cites.includes(flow.id));
      expect(flows.every((flow) => failuresOf(network, flow).length > 0)).toBe(true);
    },
  );
});

test('without a destination translation, the flow that is addressed to it fails', () => {
  const tables = town.nodes.flatMap(({ destinationNat }) => destinationNat);
  const addressed = town.register.filter(({ addressedTo }) => addressedTo !== undefined);
  expect([tables.length, addressed.length]).toEqual([2, 2]);
  const network = {
    ...town,
    nodes: town.nodes.map((node) => ({ ...node, destinationNat: [] })),
  };
  for (const flow of addressed) expect(failuresOf(network, flow), flow.id).not.toEqual([]);
});
