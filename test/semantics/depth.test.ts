/** SEMANTICS §14, clause by clause. */
import { describe, expect, test } from 'vitest';
import { depthOfDefence } from '../../src/engine/depth.js';
import type { DefenceOptions, DepthAnswer } from '../../src/model/depth.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import {
  AT,
  cable,
  filter,
  line,
  network,
  nic,
  node,
  set,
  subnet,
  vlanSwitch,
} from '../build-network.js';

function depthOf(given: Network, options: Partial<DefenceOptions> = {}): string {
  const answer = answerOf(given, options);
  if (answer.kind !== 'depth') return answer.kind;
  const sets = answer.sets.map(({ elements }) => elements.map(({ id }) => id).join('+'));
  return `${answer.depth}: ${sets.join(' ')}`;
}

function answerOf(given: Network, options: Partial<DefenceOptions>): DepthAnswer {
  const base = { routing: 'exact', spoofing: 'subnet', layer2: false, ceiling: 3 } as const;
  const wanted = { from: 'a', to: 'b' } as never;
  return depthOfDefence(given, wanted, { ...base, ...options }).pairs[0]!.answer;
}

const SUBNETS = [subnet('left', 'a', ['10.0.0.0/24']), subnet('right', 'b', ['10.0.1.0/24'])];
const DENY = filter('fw/f', []);

/** One node between the two subnets, with legs and more as given. */
function between(kind: Node['kind'], legs: readonly [object, object], more = {}): Node {
  return node(
    'fw',
    kind,
    [nic('fw/l', 'left', ['10.0.0.1/24'], legs[0]), nic('fw/r', 'right', ['10.0.1.1/24'], legs[1])],
    more,
  );
}

function site(guard: Node, more: Partial<Network> = {}): Network {
  return network({ subnets: SUBNETS, nodes: [guard], filters: [DENY], ...more });
}

describe('guards and what they open', () => {
  test.each([
    ['in-filter', between('device', [{ filtersIn: ['fw/f'] }, {}])],
    ['out-filter', between('device', [{}, { filtersOut: ['fw/f'] }])],
    ['policy', between('device', [{}, {}], { policy: 'fw/f' })],
  ])('a guard is opened with its %s', (_what, guard) => {
    expect(depthOf(site(guard))).toBe('1: fw');
  });

  test('§14.1 §14.2 a host that does not forward is a guard; a machine with one leg is none', () => {
    const san = node('san', 'host', [
      nic('san/l', 'left', ['10.0.0.1/24']),
      nic('san/r', 'right', []),
    ]);
    const pc = node('pc', 'host', [nic('pc/0', 'left', ['10.0.0.9/24'])]);
    const given = site(between('device', [{}, {}], { forwards: false }), {});
    expect(depthOf(given)).toBe('1: fw');
    // Without an address there it knows no way to the other side.
    expect(depthOf(site(san, { nodes: [san, pc] }))).toBe('no-way');
    // What it may send itself under its address on the left comes from there (8.2).
    expect(depthOf(site(san, { nodes: [san, pc] }), { routing: 'any-route' })).toBe('0: ');
  });

  test('§14.2 VRFs of a guard keep segments apart unless any route is looked at', () => {
    const guard = between('device', [{}, { vrf: 'blue' }]);
    expect(depthOf(site(guard))).toBe('no-way');
    expect(depthOf(site(guard), { routing: 'any-route' })).toBe('1: fw');
  });

  test('§14.1 §14.2 §14.6 a switch makes one wire of all VLANs, where layer 2 is asked for', () => {
    const given = network({
      subnets: [
        subnet('left', 'a', ['10.0.0.0/24'], { vlan: 10, home: 's' }),
        subnet('right', 'b', ['10.0.0.0/24'], { vlan: 20, home: 's' }),
      ],
      switches: [vlanSwitch('s', { one: { untagged: 10 }, two: { untagged: 20 } })],
    });
    expect(depthOf(given)).toBe('no-way');
    expect(depthOf(given, { layer2: true })).toBe('1: s');
  });

  test('two switches with a cable that carries nothing are opened together', () => {
    const given = network({
      subnets: [
        subnet('left', 'a', ['10.0.0.0/24'], { vlan: 10, home: 's' }),
        subnet('right', 'b', ['10.0.0.0/24'], { vlan: 20, home: 't' }),
      ],
      switches: [
        vlanSwitch('s', { desk: { untagged: 10 }, up: {} }),
        vlanSwitch('t', { desk: { untagged: 20 }, up: {} }),
      ],
      cables: [cable('s/up', 't/up')],
    });
    expect(depthOf(given, { layer2: true })).toBe('2: s+t');
  });
});

describe('what connects', () => {
  const web = { ...line('permit').match.services[0]!, destinationPorts: [range(443)] };
  const end = (id: string, prefix: string): object => ({
    text: id,
    subnet: id,
    addresses: set(prefix),
    at: AT,
  });
  const flow = {
    id: 'W',
    title: {},
    kind: 'ordinary',
    from: [end('left', '10.0.0.0/24')],
    to: [end('right', '10.0.1.0/24')],
    services: [web],
    required: false,
    data: 'both',
    at: AT,
  } as never;
  const guard = between('device', [{}, {}], { policy: 'fw/p' });
  const permit = line('permit');
  const lines = (services: typeof permit.match.services): Network =>
    site(guard, {
      filters: [filter('fw/p', [{ ...permit, match: { ...permit.match, services } }])],
      register: [flow],
    });

  test('§14.3 packets that the register has do not connect', () => {
    expect(depthOf(lines([web]))).toBe('1: fw');
  });

  test('any other packet does', () => {
    expect(depthOf(lines(permit.match.services))).toBe('0: ');
  });
});

describe('depth', () => {
  test('§14.4 up to a ceiling', () => {
    const chain = (id: string, from: string, to: string, n: number): Node =>
      node(
        id,
        'device',
        [nic(`${id}/l`, from, [`10.${n}.0.1/24`]), nic(`${id}/r`, to, [`10.${n + 1}.0.2/24`])],
        { policy: 'fw/f' },
      );
    const given = network({
      subnets: [
        subnet('left', 'a', ['10.0.0.0/24']),
        subnet('middle', 'm', ['10.1.0.0/24']),
        subnet('right', 'b', ['10.2.0.0/24']),
      ],
      nodes: [chain('g', 'left', 'middle', 0), chain('h', 'middle', 'right', 1)],
      filters: [DENY],
    });
    expect(depthOf(given, { routing: 'any-route' })).toBe('2: g+h');
    expect(depthOf(given, { routing: 'any-route', ceiling: 1 })).toBe('more-than');
    expect(depthOf(given)).toBe('no-way');
  });

  test('§14.5 wires that nothing joins have no way', () => {
    expect(depthOf(network({ subnets: SUBNETS }), { routing: 'any-route' })).toBe('no-way');
  });

  test('beyond the limit of packet sets it is not known', () => {
    const guard = between('device', [{}, {}], { policy: 'fw/f' });
    expect(answerOf(site(guard), { nodesMax: 60 })).toEqual({ kind: 'unknown', limit: 60 });
  });
});
