/** Degrees of separation on networks drawn by number: the analyzer says what the naive reading says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { separationsOf } from '../../src/analysis/equipment.js';
import { Segments } from '../../src/analysis/segments.js';
import { Layout } from '../../src/dataplane/layout.js';
import type { DeviceKind } from '../../src/model/node.js';
import type { Network } from '../../src/model/network.js';
import type { SegmentKind } from '../../src/model/segment.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import { naiveDegree, said } from './naive-degrees.js';

const SEED = 20261124;
const RUNS = 400;
const KINDS: readonly SegmentKind[] = ['my-number', 'lgwan-connected'];
const DEVICES: readonly DeviceKind['kind'][] = ['firewall', 'l3switch', 'router'];

/** A generated network of which the two segments are two of the three, and devices are of some kind. */
function townOf(numbers: readonly number[]): Network {
  const network = networkOf(numbers);
  const segments = network.segments.map((s, index) => ({ ...s, kind: KINDS[index % 2]! }));
  const nodes = network.nodes.map((n, index) => {
    if (n.kind !== 'device') return n;
    return { ...n, device: { kind: DEVICES[(numbers[index] ?? 0) % DEVICES.length]! } };
  });
  return { ...network, segments, nodes };
}

function analyzed(network: Network): string | undefined {
  const layout = new Layout(network, 4);
  const [pair] = separationsOf(layout, new Segments(layout), network.segments);
  return pair === undefined ? undefined : said(pair.degree, pair.names);
}

test('separationsOf(layout, …) agrees with probes in every VLAN of every port', () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(networkNumbers, (numbers) => {
      const network = townOf(numbers);
      const [first, second] = network.segments;
      const expected = naiveDegree(network, first!.id, second!.id);
      expect(analyzed(network)).toEqual(expected);
      const degree = expected?.split(' ')[0] ?? 'none';
      met.set(degree, (met.get(degree) ?? 0) + 1);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  const degrees = ['none', 'filter', 'vlan', 'vrf', 'unstated', 'physical'];
  for (const degree of degrees) expect(met.get(degree) ?? 0, degree).toBeGreaterThan(0);
});
