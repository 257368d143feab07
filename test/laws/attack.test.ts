/** What a change of the network may do to an attacker's reach, and to depth of defence. */
import { describe, expect } from 'vitest';

import { depthOfDefence } from '../../src/engine/depth.js';
import { lateralFrom } from '../../src/engine/lateral.js';
import type { PairDepth } from '../../src/model/depth.js';
import type { Foothold } from '../../src/model/lateral.js';
import type { Network } from '../../src/model/network.js';
import type { RoutingMode } from '../../src/model/result.js';
import { withLine } from './changes.js';
import { law } from './law.js';

type Reading = { readonly routing?: RoutingMode };

/** Footholds of an attacker who starts on the first node, and segments that something of it gets to. */
function footholds(network: Network, { routing = 'exact' }: Reading): ReadonlySet<string> {
  const start: readonly Foothold[] = [{ kind: 'node', id: network.nodes[0]!.id }];
  const { steps, segments } = lateralFrom(network, start, { routing, spoofing: 'subnet' });
  return new Set([
    ...steps.map(({ foothold }) => `${foothold.kind} ${foothold.id}`),
    ...segments.flatMap(({ segment, reach }) => (reach === 'safe' ? [] : [`segment ${segment}`])),
  ]);
}

function depths(network: Network, { routing = 'exact' }: Reading): ReadonlyMap<string, number> {
  const options = { routing, spoofing: 'subnet', layer2: false, ceiling: 2 } as const;
  const { pairs } = depthOfDefence(network, {}, options);
  return new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, rank(pair)]));
}

/** No way is deeper than anything; more than the ceiling is deeper than the ceiling. */
function rank({ answer }: PairDepth): number {
  if (answer.kind === 'depth') return answer.depth;
  return answer.kind === 'more-than' ? answer.depth + 1 : Infinity;
}

function expectWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): void {
  expect([...part].filter((one) => !whole.has(one))).toEqual([]);
}

function expectNoDeeper(
  shallow: ReadonlyMap<string, number>,
  deep: ReadonlyMap<string, number>,
): void {
  for (const [pair, depth] of shallow) {
    // Of what is beyond the ceiling it is not said whether there is a way at all.
    if (depth > 2) expect(deep.get(pair), pair).toBeGreaterThan(2);
    else expect(deep.get(pair), pair).toBeGreaterThanOrEqual(depth);
  }
}

describe('what is added', () => {
  law('a deny line never adds a foothold', ({ draw, network, reading }) => {
    const changed = withLine(draw, network, 'deny');
    expectWithin(footholds(changed, reading), footholds(network, reading));
  });

  law('a permit line never takes one away', ({ draw, network, reading }) => {
    const changed = withLine(draw, network, 'permit');
    expectWithin(footholds(network, reading), footholds(changed, reading));
  });

  law('a permit line never makes a defence deeper', ({ draw, network, reading }) => {
    const changed = withLine(draw, network, 'permit');
    expectNoDeeper(depths(changed, reading), depths(network, reading));
  });

  law('a deny line never makes one less deep', ({ draw, network, reading }) => {
    const changed = withLine(draw, network, 'deny');
    expectNoDeeper(depths(network, reading), depths(changed, reading));
  });
});
