/** R-SEP-1: how separate two segments are as equipment goes, and when that is not enough (A3). */
import { describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Network } from '../../src/model/network.js';
import type { PolicyReadings } from '../../src/model/policy-readings.js';
import { file, networkOf } from '../topologies/town.js';
import { checkRequirement, type Checked } from './check-requirement.js';

const ID = 'R-SEP-1';

/** Three segments of one subnet each; what connects them is added. */
function town(rest: string): Network {
  const text = `sekisho: 1
segments:
  mn: { kind: my-number }
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
${rest}`;
  const { network, diagnostics } = load([file('town.yaml', text)]);
  if (network === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return network;
}

const ON_SWITCHES = `
subnets:
  mn-lan: { segment: mn, prefix: 10.1.0.0/24, vlan: 10, on: sw-mn }
  lg-lan: { segment: lg, prefix: 10.2.0.0/24, vlan: 20, on: sw-lg }
  net-lan: { segment: net, prefix: 10.3.0.0/24, vlan: 30, on: sw-net }
switches:
  sw-mn: { ports: { p: { access: 10 }, up: { trunk: 10 } } }
  sw-lg: { ports: { p: { access: 20 }, up: { trunk: 20 } } }
  sw-net: { ports: { p: { access: 30 }, up: { trunk: 30 } } }
hosts:
  a: { at: sw-mn/p, address: 10.1.0.10 }
  b: { at: sw-lg/p, address: 10.2.0.10, count: 30 }
  c: { at: sw-net/p, address: 10.3.0.10 }
`;

function check(network: Network, separation: PolicyReadings['separation'] = 'logical'): Checked {
  return checkRequirement(ID, network, { readings: { separation } });
}

/** `first second: code degree names`, of what is said about pairs. */
function pairs({ findings }: Checked): readonly string[] {
  return findings
    .filter(({ params }) => params['second'] !== undefined)
    .map(({ code, params: { first, second, degree = '', names = '', subnets = '' } }) =>
      `${first} ${second}: ${code} ${degree} ${names}${subnets}`.replaceAll(/ +/g, ' ').trim(),
    )
    .toSorted();
}

describe('degrees', () => {
  test('nothing is shared but a firewall: physical', () => {
    const network = town(`${ON_SWITCHES}
devices:
  fw: { kind: firewall, interfaces: { mn-lan: 10.1.0.1, lg-lan: 10.2.0.1, net-lan: 10.3.0.1 } }`);
    expect(pairs(check(network))).toEqual([
      'lg net: ok/physically-separate',
      'mn lg: ok/physically-separate',
      'mn net: ok/physically-separate',
    ]);
  });

  test('a switch carries VLANs of both, if only on a trunk: vlan', () => {
    const network = town(
      ON_SWITCHES.replace('up: { trunk: 20 }', 'up: { trunk: [20, 30] }') +
        'cables: [[sw-lg/up, sw-net/up]]\n',
    );
    expect(pairs(check(network))).toEqual([
      'lg net: ok/separation-degree degree/vlan sw-lg',
      'mn lg: ok/physically-separate',
      'mn net: ok/physically-separate',
    ]);
  });

  test('VLANs of the unnamed switch of the site: vlan', () => {
    const network = town(
      ON_SWITCHES.replace(', on: sw-mn', '')
        .replace(', on: sw-lg', '')
        .replace('sw-mn/p', 'mn-lan')
        .replace('sw-lg/p', 'lg-lan'),
    );
    expect(pairs(check(network))).toContain('mn lg: ok/separation-degree degree/vlan *');
  });

  const ROUTER = `${ON_SWITCHES}
devices:
  rt:
    kind: l3switch
    interfaces:
      mn-lan: { at: mn-lan, address: 10.1.0.1, vrf: mn }
      lg-lan: { at: lg-lan, address: 10.2.0.1, vrf: lg }`;

  test('a device has a leg of each in VRFs of their own: vrf', () => {
    expect(pairs(check(town(ROUTER)))).toContain('mn lg: ok/separation-degree degree/vrf rt');
  });

  test('in one VRF, or in VRFs that a route joins: filter', () => {
    const said = 'mn lg: ok/separation-degree degree/filter rt';
    const inFilter = ', in: [{ action: deny }]';
    const one = ROUTER.replace('vrf: mn', `vrf: lg${inFilter}`);
    expect(pairs(check(town(one)))).toContain(said);
    for (const route of [
      'to: 10.1.0.0/24, lookup: mn, vrf: lg',
      'to: 10.2.0.0/24, lookup: lg, vrf: mn',
    ]) {
      expect(pairs(check(town(`${ROUTER}\n    routes: [{ ${route} }]`)))).toContain(said);
    }
  });

  test('nobody says what carries a subnet with three machines: unstated; two are a cable', () => {
    const three = ON_SWITCHES.replace(', vlan: 10, on: sw-mn', '').replace('sw-mn/p', 'mn-lan');
    const group = three.replace('address: 10.1.0.10', 'address: 10.1.0.10, count: 3');
    expect(pairs(check(town(group))).slice(1)).toEqual([
      'mn lg: ok/separation-unstated mn-lan',
      'mn net: ok/separation-unstated mn-lan',
    ]);
    expect(pairs(check(town(three)))).toContain('mn lg: ok/physically-separate');
  });

  test('a tunnel runs over something that nobody wrote down: unstated', () => {
    const network =
      town(`${ON_SWITCHES.replace(', vlan: 10, on: sw-mn', '').replace('sw-mn/p', 'tunnel:t')}
tunnels: { t: { encapsulation: ipsec, encrypted: true } }`);
    expect(pairs(check(network))).toContain('mn lg: ok/separation-unstated mn-lan');
  });

  test('on one wire nothing keeps them apart, and no degree is told', () => {
    const network = town(ON_SWITCHES.replace('vlan: 20, on: sw-lg', 'vlan: 10, on: sw-mn'));
    const result = check(network);
    expect(result.codes).toEqual(['sep/shared-domain']);
    expect(pairs(result).filter((text) => text.startsWith('mn lg: ok'))).toEqual([]);
  });
});

describe('the reading separation', () => {
  const shared = town(
    ON_SWITCHES.replace('up: { trunk: 20 }', 'up: { trunk: [20, 30] }') +
      'cables: [[sw-lg/up, sw-net/up]]\n',
  );

  test('logical: a shared switch is enough', () => {
    expect(check(shared).verdict).toBe('proved');
  });

  test('physical-my-number: only pairs with My Number are asked', () => {
    expect(check(shared, 'physical-my-number').verdict).toBe('proved');
  });

  test('physical: every pair is', () => {
    expect(pairs(check(shared, 'physical'))).toContain(
      'lg net: sep/not-physical degree/vlan sw-lg',
    );
    expect(check(shared, 'physical').verdict).toBe('violated');
  });

  test('physical-my-number: the towns with one core switch are violated, both pairs', () => {
    const result = check(networkOf('town-alpha'), 'physical-my-number');
    expect(
      result.open.map(({ code, params }) => [code, params['first'], params['second']]),
    ).toEqual([
      ['sep/not-physical', 'lg', 'mn'],
      ['sep/not-physical', 'net', 'mn'],
    ]);
  });

  test('physical: two segments of one kind may share, and are told', () => {
    const result = check(networkOf('town-four'), 'physical');
    const asked = result.open.map(({ params }) => `${params['first']} ${params['second']}`);
    expect(asked.toSorted()).toEqual(['lg mn', 'mn int', 'net int', 'net lg', 'net mn']);
    expect(pairs(result)).toContain('lg int: ok/separation-degree degree/vlan sw-core');
  });

  test('what is not written down is undetermined', () => {
    const result = check(networkOf('minimal'), 'physical-my-number');
    expect(result.verdict).toBe('undetermined');
    expect(result.codes).toEqual(['und/unstated-carrier']);
    expect(check(networkOf('minimal')).verdict).toBe('proved');
  });

  test('without a pair that is concerned it is undetermined', () => {
    const network = town(ON_SWITCHES);
    const segments = network.segments.map((segment) =>
      segment.kind === 'my-number' ? { ...segment, kind: 'other' as const } : segment,
    );
    const bare = { ...network, segments };
    expect(check(bare, 'physical-my-number').codes).toEqual(['und/nothing-to-check']);
    expect(check(bare).verdict).toBe('proved');
  });
});
