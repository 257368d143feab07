import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { CloudFacts } from '../../src/model/segment.js';
import { nic, node, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, external, flow, PC, permit, segment, town, WEB, type Parts } from './town.js';

const ID = 'R-CLD-1';
const DEDICATED: CloudFacts = { connection: 'dedicated-line' };

interface Clouds extends Parts {
  readonly mn?: object;
  readonly mnFacts?: object;
  readonly lg?: object;
}

/** Two government clouds that count as segments of the town, and a service, all at the firewall. */
function clouds({ mn = {}, mnFacts = {}, lg = {}, ...parts }: Clouds = {}): Network {
  const government = { external: 'government-cloud', cloud: DEDICATED };
  const network = (id: string, on: string, address: string, facts: object): object =>
    node(id, 'external', [nic(`${id}/0`, on, [`${address}/24`])], {
      segment: on,
      behind: set(address),
      facts: { data: [], monitor: [], internetConnected: false, ...facts },
    });
  return town({
    ...parts,
    fw: {
      interfaces: [
        nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
        nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
        nic('fw/net', 'net-lan', ['10.3.0.1/24']),
        nic('fw/gm', 'gc-mn', ['172.20.1.1/24']),
        nic('fw/gl', 'gc-lg', ['172.20.2.1/24']),
        nic('fw/ss', 'saas', ['198.51.100.1/24']),
      ],
    },
    segments: [
      segment('gc-mn', 'external', { ...government, treatAs: 'mn', ...mn }),
      segment('gc-lg', 'external', { ...government, treatAs: 'lg', ...lg }),
      external('saas', 'cloud-service'),
    ],
    subnets: [
      subnet('gc-mn', 'gc-mn', ['172.20.1.0/24']),
      subnet('gc-lg', 'gc-lg', ['172.20.2.0/24']),
      subnet('saas', 'saas', ['198.51.100.0/24']),
    ],
    nodes: [
      network('gm', 'gc-mn', '172.20.1.10', mnFacts),
      network('gl', 'gc-lg', '172.20.2.10', {}),
      network('ss', 'saas', '198.51.100.10', { internetConnected: true }),
    ] as never,
  });
}

describe('R-CLD-1: clouds are part of one segment only', () => {
  test('dedicated lines, nothing between them: proved', () => {
    const lines = [permit('10.1.0.10', '172.20.1.10', 443)];
    expect(checkRequirement(ID, clouds({ lines })).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/clouds-apart', params: { clouds: 3 } },
    ]);
  });

  test('how it is connected: violated, or undetermined where nobody says', () => {
    const by = (cloud: object | undefined): Network => clouds({ mn: { cloud } });
    expect(checkRequirement(ID, by({ connection: 'closed-network' })).verdict).toBe('proved');
    expect(checkRequirement(ID, by({ connection: 'vpn' })).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'cld/open-line',
        params: { segment: 'gc-mn', connection: 'vpn' },
        at: { path: 'segment gc-mn' },
      },
    ]);
    expect(checkRequirement(ID, by({ connection: 'internet' })).verdict).toBe('violated');
    for (const unknown of [undefined, {}]) {
      expect(checkRequirement(ID, by(unknown)).open).toMatchObject([
        {
          verdict: 'undetermined',
          code: 'und/missing-segment-fact',
          params: { segment: 'gc-mn', fact: 'cloud.connection' },
        },
      ]);
    }
  });

  test('a cloud with a way to the Internet of its own, or of which nobody says', () => {
    expect(
      checkRequirement(ID, clouds({ mnFacts: { internetConnected: true } })).open,
    ).toMatchObject([{ code: 'cld/internet-connected', params: { node: 'gm' } }]);
    expect(
      checkRequirement(ID, clouds({ mnFacts: { internetConnected: undefined } })).open,
    ).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'gm', fact: 'internetConnected' } },
    ]);
  });

  test('packets between a cloud and the Internet side, registered or not', () => {
    const GM = end('gm', '172.20.1.10');
    const lines = [permit('172.20.1.10', '10.3.0.10', 443)];
    const result = checkRequirement(ID, clouds({ lines, register: [flow('K-1', GM, WEB, 443)] }));
    expect(result.open).toMatchObject([
      { code: 'cld/internet-path', params: { from: 'gc-mn', to: 'net' } },
    ]);
    expect(wayOf(result)).toEqual(['fw', 'web']);
    const service = [permit('172.20.2.10', '198.51.100.10', 443)];
    expect(checkRequirement(ID, clouds({ lines: service })).open).toMatchObject([
      { code: 'cld/internet-path', params: { from: 'gc-lg', to: 'saas' } },
    ]);
  });

  test('packets between clouds that count as different segments; as the same they are one', () => {
    const lines = [permit('172.20.1.10', '172.20.2.10', 443)];
    expect(checkRequirement(ID, clouds({ lines })).open).toMatchObject([
      { code: 'cld/clouds-joined', params: { from: 'gc-mn', to: 'gc-lg' } },
    ]);
    expect(checkRequirement(ID, clouds({ lines, lg: { treatAs: 'mn' } })).verdict).toBe('proved');
    const one = clouds({ lines, lg: { treatAs: undefined } });
    expect(checkRequirement(ID, one).codes).toEqual(['cld/clouds-joined']);
  });

  test('a service is used as registered', () => {
    const lines = [permit('10.3.0.10', '198.51.100.10', 443)];
    expect(checkRequirement(ID, clouds({ lines })).open).toMatchObject([
      { code: 'cld/not-registered', params: { from: 'net', to: 'saas' } },
    ]);
    const register = [flow('N-9', WEB, end('ss', '198.51.100.10'), 443)];
    expect(checkRequirement(ID, clouds({ lines, register })).verdict).toBe('proved');
    const wrong = [flow('N-9', PC, end('ss', '198.51.100.10'), 443)];
    expect(checkRequirement(ID, clouds({ lines, register: wrong })).verdict).toBe('violated');
  });

  test('a cloud without a place: undetermined; so is a town without an outside', () => {
    const whole = clouds();
    const empty = {
      ...whole,
      subnets: whole.subnets.filter(({ id }) => id !== 'gc-mn'),
      nodes: whole.nodes
        .filter(({ id }) => id !== 'gm')
        .map((n) => ({ ...n, interfaces: n.interfaces.filter(({ id }) => id !== 'fw/gm') })),
    };
    expect(checkRequirement(ID, empty).codes).toEqual(['und/empty-segment']);
    expect(checkRequirement(ID, town()).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'externals' } },
    ]);
  });

  test('an outside without clouds: proved of its parts', () => {
    const lgwan = town({ segments: [external('x', 'lgwan')] });
    expect(checkRequirement(ID, lgwan).findings).toMatchObject([
      { code: 'ok/no-clouds', params: { segments: 1 } },
    ]);
  });
});
