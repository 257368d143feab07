import { describe, expect, test } from 'vitest';

import { elementsOf, withFailures } from '../../src/analysis/failures.js';
import type { VerifyOptions } from '../../src/model/result.js';
import type { Node } from '../../src/model/node.js';
import { filter, line, nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { external, host, town, type Parts } from './town.js';

const ID = 'R-HA-1';

/** Web server of an Internet line beside the firewall, and a router that could lead there. */
function withSpare(route: Node['routes'], more: Partial<Parts> = {}) {
  const spare = node(
    'spare',
    'device',
    [nic('spare/lan', 'lg-lan', ['10.2.0.9/24']), nic('spare/out', 'line', ['10.9.0.1/30'])],
    { forwards: true, routes: route, policy: 'spare/policy' },
  );
  const isp = node('isp', 'external', [nic('isp/0', 'line', ['10.9.0.2/30'])], {
    segment: 'x',
    behind: { 4: [{ first: 0x08080800n, last: 0x080808ffn }], 6: [] },
  });
  // What it forwards is for the far side alone, so that nothing crosses while the first way is used.
  const far = line('permit', set('10.2.0.0/24'), set('8.8.8.0/24'));
  const { filters, ...rest } = town({
    segments: [external('x', 'internet')],
    subnets: [subnet('line', 'x', ['10.9.0.0/30'])],
    nodes: [spare, isp],
    ...more,
  });
  return { ...rest, filters: [...filters, filter('spare/policy', [far])] };
}

/** A town whose first way to 8.8.8.0/24 ends at a dead end, and whose second does not. */
const FLOATING = [
  via('8.8.8.0/24', 'spare/lan', '10.2.0.66'),
  via('8.8.8.0/24', 'spare/out', '10.9.0.2', 200),
];

const SINK = host('sink', 'lg-lan', '10.2.0.66');

describe('R-HA-1: separation holds while something has failed', () => {
  test('nothing stands by: proved, and no state needs a look', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]).toMatchObject({ code: 'ok/failures', params: { looked: 0 } });
  });

  test('a floating route takes over where the first one fails: violated, with the element', () => {
    const inside = nic('dead-end/0', 'lg-lan', ['10.2.0.66/24']);
    const deadEnd = node('dead-end', 'device', [inside], { forwards: true });
    const network = withSpare(FLOATING);
    const result = checkRequirement(ID, { ...network, nodes: [...network.nodes, deadEnd] });
    expect(result.verdict).toBe('violated');
    const elements = new Set(result.open.map(({ params }) => params['elements']));
    expect([...elements].sort()).toEqual(['dead-end', 'dead-end/0']);
    const [first] = result.open;
    expect(first?.witness?.trace.hops.map((hop) => hop.node)).toContain('spare');
    expect(first?.witness?.trace.end.disposition).toBe('exits-network');
  });

  test('a route that watches something elsewhere gives way when that fails: violated', () => {
    const [first, second] = FLOATING;
    const network = withSpare([{ ...first!, track: 'watched' }, second!]);
    const dead = node('dead-end', 'device', [nic('dead-end/0', 'lg-lan', ['10.2.0.66/24'])], {
      forwards: true,
    });
    const watched = node('watched', 'external', [nic('watched/0', 'away', ['10.9.1.2/30'])], {
      segment: 'x',
    });
    const result = checkRequirement(ID, {
      ...network,
      subnets: [...network.subnets, subnet('away', 'x', ['10.9.1.0/30'])],
      nodes: [...network.nodes, dead, watched],
    });
    const elements = result.open.map(({ params }) => params['elements']);
    expect(elements).toContain('watched');
  });

  test('what is violated in the network as written is no second finding', () => {
    const network = withSpare([via('8.8.8.0/24', 'spare/out', '10.9.0.2')]);
    expect(checkRequirement('R-NET-1', network).verdict).not.toBe('proved');
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('two failures are looked at when they are asked for', () => {
    const routes = [
      via('8.8.8.0/24', 'spare/lan', '10.2.0.66'),
      via('8.8.8.0/24', 'spare/lan', '10.2.0.67', 100),
      via('8.8.8.0/24', 'spare/out', '10.9.0.2', 200),
    ];
    const network = withSpare(routes);
    const dead = ['66', '67'].map((last) =>
      node(`end-${last}`, 'device', [nic(`end-${last}/0`, 'lg-lan', [`10.2.0.${last}/24`])], {
        forwards: true,
      }),
    );
    const both = { ...network, nodes: [...network.nodes, ...dead] };
    const ask = (more: Partial<VerifyOptions>) => checkRequirement(ID, both, more);
    expect(ask({}).verdict).toBe('proved');
    const result = ask({ failures: 2 });
    expect(result.verdict).toBe('violated');
    expect(result.open[0]?.params['elements']).toMatch(/end-66.*, .*end-67/);
  });

  test('without anything that can fail: undetermined', () => {
    const { nodes, ...rest } = town();
    const network = { ...rest, nodes: nodes.filter(({ kind }) => kind === 'host') };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });
});

describe('§11 a network in which something has failed', () => {
  const network = withSpare(FLOATING, {});
  const down = (id: string) => {
    const element = elementsOf(network).find((e) => e.id === id)!;
    return withFailures(network, [element]);
  };

  test('§11.1 devices, externals and attached interfaces of devices can fail', () => {
    expect(elementsOf(network).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['fw', 'spare', 'isp', 'spare/lan', 'spare/out']),
    );
    expect(elementsOf(network).some(({ id }) => id === SINK.id)).toBe(false);
  });

  test('§11.2 a device that is down forwards nothing and keeps its addresses', () => {
    const spare = down('spare').nodes.find(({ id }) => id === 'spare')!;
    expect(spare.forwards).toBe(false);
    expect(spare.interfaces.map((i) => i.addresses.length)).toEqual([1, 1]);
  });

  test('§11.3 routes by what is down are not used', () => {
    const routes = (id: string, of: string) =>
      down(id)
        .nodes.find((n) => n.id === of)!
        .routes.map(({ distance }) => distance);
    expect(routes('isp', 'spare')).toEqual([1]);
    expect(routes('spare/out', 'spare')).toEqual([1]);
    expect(routes('spare/lan', 'spare')).toEqual([200]);
    expect(routes('fw', 'spare')).toEqual([1, 200]);
  });
});
