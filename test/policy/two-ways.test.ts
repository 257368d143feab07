/** An outsider inside a segment: who reaches it leaves by no border, and every line on the way is told. */
import { expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { AT, filter, line, nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { external, permit, town } from './town.js';

const PORTS = 65536;

/** A router between the two subnets of `lg`. */
function router(id: string, address: number): Node {
  const legs = [
    nic(`${id}/lan`, 'lg-lan', [`10.2.0.${address}/24`]),
    nic(`${id}/wan`, 'lg-wan', [`10.6.0.${address}/24`]),
  ];
  const routes = [via('198.51.100.0/24', `${id}/wan`, '10.6.0.9')];
  return node(id, 'device', legs, { policy: `${id}/policy`, routes });
}

/** The Internet stands on `lg-wan`: `left` lets all of TCP there from one host, `right` one port. */
function twoWays(...nodes: readonly Node[]): Network {
  const [from, to] = ['10.2.0.10', '198.51.100.7'];
  const at = (path: string): object => ({ id: path, at: { ...AT, path } });
  const filters = [
    filter('left/policy', [line('permit', set(from), set(to), at('left'))]),
    filter('right/policy', [permit(from, to, 443, at('right'))]),
    filter('border/policy', [permit(from, to, 22, at('border'))]),
  ];
  const legs = [
    nic('internet/0', 'lg-wan', ['10.6.0.9/24']),
    nic('internet/1', 'out', ['203.0.113.9/24']),
  ];
  const behind = set('198.51.100.0/24');
  return town({
    segments: [external('x', 'internet')],
    subnets: [subnet('lg-wan', 'lg', ['10.6.0.0/24']), subnet('out', 'x', ['203.0.113.0/24'])],
    nodes: [...nodes, node('internet', 'external', legs, { segment: 'x', behind })],
    more: { filters },
  });
}

const [LEFT, RIGHT] = [router('left', 2), router('right', 3)];

/** Lines that let packets through, and how many. */
function told(network: Network): readonly (readonly unknown[])[] {
  const { open } = checkRequirement('R-CLS-3b', network);
  return open.flatMap(({ at, packets }) => (at?.path === AT.path ? [] : [[at?.path, packets]]));
}

test('a line is told with all its packets, whichever of two routers is written first', () => {
  const both = [
    ['left', String(PORTS * PORTS)],
    ['right', String(PORTS)],
  ];
  expect(told(twoWays(LEFT, RIGHT))).toEqual(both);
  expect(told(twoWays(RIGHT, LEFT))).toEqual(both);
});

test('packets that can leave by a border as well count for its line alone', () => {
  const legs = [
    nic('border/lan', 'lg-lan', ['10.2.0.4/24']),
    nic('border/out', 'out', ['203.0.113.4/24']),
  ];
  const routes = [via('198.51.100.0/24', 'border/out', '203.0.113.9')];
  const border = node('border', 'device', legs, { policy: 'border/policy', routes });
  expect(told(twoWays(LEFT, border))).toEqual([
    ['border', String(PORTS)],
    ['left', String(PORTS * (PORTS - 1))],
  ]);
});
