/** What must not change a verdict, and what must not mend one. */
import { expect, test } from 'vitest';

import { verifyNetwork } from '../../src/engine/verify.js';
import { ANY_ADDRESS } from '../../src/model/address.js';
import type { Filter, FilterRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import { range } from '../../src/model/range.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { RequirementId } from '../../src/model/verdict.js';
import { furnished, pick, type Next } from './furnish.js';

const SEED = 40_000;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 25);

/** Requirements that more packets can only make worse. */
const MONOTONE: readonly RequirementId[] = ['R-CLS-3a', 'R-CLS-3b', 'R-MN-1', 'R-LG-1', 'R-NET-1'];

const CROSSING: readonly RequirementId[] = [...MONOTONE, 'R-SEP-2', 'R-EXC-4', 'R-REQ-1'];

function verdicts(network: Network, only: readonly RequirementId[]): ReadonlyMap<string, string> {
  const { requirements } = verifyNetwork(network, { ...DEFAULT_VERIFY_OPTIONS, only });
  return new Map(requirements.map(({ id, verdict }) => [id, verdict]));
}

/** What is found of each requirement: codes, holes and numbers of packets, in no order. */
function told(network: Network): readonly string[] {
  const { requirements } = verifyNetwork(network, { ...DEFAULT_VERIFY_OPTIONS, only: CROSSING });
  return requirements
    .flatMap(({ id, verdict, findings }) => [
      `${id} ${verdict}`,
      ...findings.map(({ code, params, packets }) => JSON.stringify([id, code, params, packets])),
    ])
    .sort();
}

function anyLine(action: FilterRule['action'], like: Network): FilterRule {
  const [at] = like.segments;
  return {
    id: 'added',
    enabled: true,
    action,
    match: {
      source: ANY_ADDRESS,
      destination: ANY_ADDRESS,
      services: [
        {
          protocols: [range(0, 255)],
          sourcePorts: [range(0, 65535)],
          destinationPorts: [range(0, 65535)],
          established: false,
        },
      ],
    },
    certainty: 'sure',
    cites: [],
    log: false,
    implicit: false,
    at: at!.at,
  };
}

function withFilter(network: Network, next: Next, change: (filter: Filter) => Filter): Network {
  const chosen = pick(next, network.filters);
  const filters = network.filters.map((filter) => (filter === chosen ? change(filter) : filter));
  return { ...network, filters };
}

test('a permit that is added mends no violation, a denial breaks no claim about crossings', () => {
  let violated = 0;
  for (let run = 0; run < RUNS; run++) {
    const { network, next } = furnished(SEED + run, true);
    if (network.filters.length === 0) continue;
    const before = verdicts(network, MONOTONE);
    const add = (action: FilterRule['action']): ReadonlyMap<string, string> => {
      const changed = withFilter(network, next, (filter) => ({
        ...filter,
        rules: [anyLine(action, network), ...filter.rules],
      }));
      return verdicts(changed, MONOTONE);
    };
    const more = add('permit');
    const less = add('deny');
    for (const [id, verdict] of before) {
      if (verdict === 'violated') {
        violated += 1;
        expect([SEED + run, id, more.get(id)]).toEqual([SEED + run, id, 'violated']);
      }
      if (less.get(id) === 'violated') {
        expect([SEED + run, id, verdict]).toEqual([SEED + run, id, 'violated']);
      }
    }
  }
  expect(violated).toBeGreaterThan(RUNS / 4);
}, 300_000);

test('the order of nodes, subnets, segments and flows changes nothing', () => {
  for (let run = 0; run < RUNS; run++) {
    const { network } = furnished(SEED + run, true);
    const turned: Network = {
      ...network,
      nodes: [...network.nodes].reverse(),
      subnets: [...network.subnets].reverse(),
      segments: [...network.segments].reverse(),
      filters: [...network.filters].reverse(),
      register: [...network.register].reverse(),
    };
    expect([SEED + run, ...ordered(told(turned))]).toEqual([SEED + run, ...ordered(told(network))]);
  }
}, 300_000);

/** Lists of flows are in the order of the register. */
function ordered(lines: readonly string[]): readonly string[] {
  return lines
    .map((text) => text.replaceAll(/K-\d(?:, K-\d)*/g, (ids) => ids.split(', ').sort().join(', ')))
    .sort();
}

test('names change names only', () => {
  for (let run = 0; run < RUNS; run++) {
    const { network } = furnished(SEED + run, true);
    const text = JSON.stringify(network, (_, value: unknown) =>
      typeof value === 'bigint' ? `#${value}` : value,
    );
    const named = ['seg0', 'seg1', 'sub0', 'sub1', 'sub2', 'sub3', 'sub4'];
    const rename = (line: string): string =>
      named.reduce((all, name) => all.replaceAll(`"${name}"`, `"z-${name}"`), line);
    const renamed = JSON.parse(rename(text), (_, value: unknown) =>
      typeof value === 'string' && /^#-?\d+$/.test(value) ? BigInt(value.slice(1)) : value,
    ) as Network;
    expect([SEED + run, ...told(renamed)]).toEqual([
      SEED + run,
      ...told(network).map(rename).sort(),
    ]);
  }
}, 300_000);
