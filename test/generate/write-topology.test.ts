/** Networks that a file can state come back from the file as they were, places left aside. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import { load } from '../../src/load/load.js';
import { FAMILIES } from '../../src/model/address.js';
import { origins } from '../exactness/compare.js';
import { differences, reached } from '../laws/reached.js';
import { Draw } from './draw.js';
import { expressible } from './expressible.js';
import { networkNumbers, networkOf } from './network.js';
import { writeTopology } from './write-topology.js';

const SEED = 20261124;

function loaded(text: string): Network {
  const { network, diagnostics } = load([{ path: 'case.yaml', text, sha256: '' }]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, params, at }) => ({ code, params, line: at.line }))).toEqual([]);
  return network!;
}

/** What packets meet of a network, in an order of its own. */
function plain(network: Network): unknown {
  const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { segments, subnets, switches, cables, tunnels, nodes, filters } = network;
  const sorted = {
    segments: byId(segments),
    subnets: byId(subnets),
    switches: byId(switches),
    cables,
    tunnels: byId(tunnels),
    nodes: byId(nodes),
    filters: byId(filters),
  };
  return JSON.parse(
    JSON.stringify(sorted, (key, value: unknown) => {
      if (
        key === 'at' ||
        key === 'facts' ||
        key === 'device' ||
        key === 'name' ||
        key === 'mayOverlap'
      )
        return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}

test('load(writeTopology(network)) is the network, for what a file can state', () => {
  fc.assert(
    fc.property(networkNumbers, (numbers) => {
      const network = expressible(networkOf(numbers));
      expect(plain(loaded(writeTopology(network)))).toEqual(plain(network));
    }),
    { seed: SEED, numRuns: 60, endOnFailure: true },
  );
}, 60_000);

test('what is reached in a network is reached in what its file gives', () => {
  const pick = fc.array(fc.nat({ max: 9999 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(networkNumbers, pick, (numbers, choices) => {
      const network = expressible(networkOf(numbers));
      const back = loaded(writeTopology(network));
      const draw = new Draw(choices);
      for (const role of ['opening', 'ongoing'] as const) {
        const question = { origin: draw.one(origins(network)), family: draw.one(FAMILIES), role };
        expect(differences(reached(network, question), reached(back, question))).toEqual([]);
      }
    }),
    { seed: SEED, numRuns: 20, endOnFailure: true },
  );
}, 60_000);
