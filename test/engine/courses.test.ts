/** A witness that the simulator cannot follow to its end is left out; one that it contradicts is a mistake. */
import { expect, test } from 'vitest';

import { replay } from '../../src/engine/replay.js';
import type { Evidence } from '../../src/policy/draft.js';
import { network, nic, node, subnet, tcp } from '../build-network.js';

/** A packet that is said to end where no packet can. */
function evidence(routers: number): Evidence {
  const nodes = Array.from({ length: routers }, (_, n) =>
    node(
      `r${n}`,
      'device',
      [
        nic(`r${n}/0`, 'lan', [`10.0.0.${n + 1}/24`]),
        nic(`r${n}/1`, 'far', [`10.1.0.${n + 1}/24`]),
      ],
      { forwards: true },
    ),
  );
  return {
    network: network({
      subnets: [subnet('lan', 'a', ['10.0.0.0/24']), subnet('far', 'a', ['10.1.0.0/24'])],
      nodes,
    }),
    routing: 'any-route',
    scheduled: 'permissive',
    unmodelled: 'permissive',
    origin: { kind: 'wire', subnet: 'lan' },
    role: 'opening',
    packet: tcp('10.0.0.99', '192.0.2.1'),
    shows: { kind: 'end', disposition: 'accepted', node: 'nobody' as never },
  };
}

test('with more courses than are followed there is no witness', () => {
  expect(replay(evidence(12))).toBeUndefined();
});

test('with all courses followed, a packet that does not do it is a mistake of ours', () => {
  expect(() => replay(evidence(1))).toThrow(/no course of the packet/);
});
