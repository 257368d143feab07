/** What holds of every town: it loads clean, is named in both languages, and its flows pass. */
import { describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Network } from '../../src/model/network.js';
import type { Label } from '../../src/model/location.js';
import { failuresOf } from './flow-packets.js';
import { filesOf, networkOf, TOWNS } from './town.js';

/** What each town must not be able to do, because it was broken on purpose. */
const LOST: Readonly<Record<string, readonly string[]>> = { broken: ['N-2'] };

function labels(network: Network): readonly (readonly [string, Label])[] {
  const { segments, subnets, nodes, switches, register } = network;
  return [
    ['the network', network.name] as const,
    ...[...segments, ...nodes, ...switches].map(({ id, name }) => [id, name] as const),
    ...subnets.map(({ id, name }) => [id, name] as const),
    ...register.map(({ id, title }) => [id, title] as const),
  ];
}

test('these are the towns', () => {
  expect(TOWNS).toEqual([
    'broken',
    'minimal',
    'town-alpha',
    'town-alpha-prime',
    'town-beta',
    'town-beta-prime',
    'town-four',
  ]);
});

describe.each(TOWNS)('%s', (town) => {
  test('load(files) says nothing about it', () => {
    expect(load(filesOf(town)).diagnostics).toEqual([]);
  });

  test('its required flows pass in full, packet by packet', () => {
    const network = networkOf(town);
    const required = network.register.filter((flow) => flow.required);
    const lost = required.filter((flow) => failuresOf(network, flow).length > 0);
    expect(lost.map(({ id }) => id)).toEqual(LOST[town] ?? []);
  });
});

test.each(TOWNS.filter((town) => town.startsWith('town-')))(
  'everything in %s has a Japanese and an English name',
  (town) => {
    const nameless = labels(networkOf(town)).filter(
      ([, { ja, en }]) => ja === undefined || en === undefined,
    );
    expect(nameless.map(([id]) => id)).toEqual([]);
  },
);
