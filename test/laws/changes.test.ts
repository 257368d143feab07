/** What a change of the network may do to what arrives. */
import { describe, expect, test } from 'vitest';

import { networkOf } from '../generate/network.js';
import {
  newName,
  permuted,
  renamed,
  split,
  splitRoutes,
  withCable,
  withFilter,
  withIsland,
  withLine,
  withoutVirtualAddresses,
  withRelay,
  withRoute,
} from './changes.js';
import { law, never, unchanged } from './law.js';
import { beyond, differences, moved, reached } from './reached.js';

describe('what is added', () => {
  law('a permit line never shrinks reach', (given) => {
    never('shrinks', given, withLine(given.draw, given.network, 'permit'));
  });

  law('a deny line never grows it', (given) => {
    never('grows', given, withLine(given.draw, given.network, 'deny'));
  });

  law('a filter where there was none never grows it', (given) => {
    never('grows', given, withFilter(given.draw, given.network));
  });

  law('a node that begins to forward never shrinks it', (given) => {
    never('shrinks', given, withRelay(given.draw, given.network));
  });

  // Not in mode exact: a longer prefix takes packets away from a shorter one.
  law('a route never shrinks what any route reaches', ({ network, questions, draw }) => {
    const changed = withRoute(draw, network);
    never('shrinks', { network, questions, draw, reading: { routing: 'any-route' } }, changed);
  });

  // Not for deliveries to subnets: the new neighbour may have the address. Not with virtual addresses:
  // a higher priority takes them over. Not in mode exact, where what has an owner goes to it alone.
  law('a cable never shrinks what any route reaches on nodes', (given) => {
    const network = withoutVirtualAddresses(given.network);
    const changed = withCable(given.draw, network);
    for (const question of given.questions) {
      const before = reached(network, question, { routing: 'any-route' });
      const after = reached(changed, question, { routing: 'any-route' });
      expect(beyond(after, before).filter((end) => !end.startsWith('delivered'))).toEqual([]);
    }
  });

  law('an island changes nothing', (given) => {
    unchanged(given, withIsland(given.network, given.network));
  });
});

describe('what is written differently', () => {
  law('order of things that have none changes nothing', (given) => {
    unchanged(given, permuted(given.draw, given.network));
  });

  law('lines and subnets in halves change nothing', (given) => {
    unchanged(given, split(given.network));
  });

  law('routes in halves change nothing', (given) => {
    unchanged(given, splitRoutes(given.network));
  });

  law('other names change names only', ({ network, questions, reading }) => {
    const changed = renamed(network);
    const name = (end: string): string =>
      end
        .split(' ')
        .map((part, index) => (index === 0 || part === '' ? part : newName(part)))
        .join(' ');
    for (const question of questions) {
      const { origin } = question;
      const other =
        origin.kind === 'wire'
          ? { ...origin, subnet: newName(origin.subnet) as never }
          : { ...origin, node: newName(origin.node) as never };
      const before = reached(network, question, reading);
      const after = reached(changed, { ...question, origin: other }, reading);
      expect(differences(before, after, name)).toEqual([]);
    }
  });
});

test('moved(reached, set, space) keeps the headers', () => {
  const question = {
    origin: { kind: 'generated', node: 'fw' as never },
    family: 4,
    role: 'opening',
  } as const;
  const network = networkOf(Array.from({ length: 900 }, (_, i) => (i * 7919) % 9999));
  const [a, b] = [reached(network, question), reached(network, question)];
  for (const [end, set] of a.arrived) expect(moved(a, set, b.space)).toBe(b.arrived.get(end));
  expect(a.arrived.size).toBeGreaterThan(0);
});
