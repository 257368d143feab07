import { describe, expect, test } from 'vitest';
import type { ExternalKind } from '../../src/model/segment.js';
import type { Exception, PermittedFlow } from '../../src/model/register.js';
import { nic, node, set, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { specific } from './exceptions.js';
import { end, flow, JUKI, PC, segment, town, WEB } from './town.js';

const ID = 'R-EXC-6';
const OUT = end('out', '192.0.2.9');

interface Outside {
  readonly kind?: ExternalKind;
  readonly facts?: object;
  readonly segment?: object;
}

function check(
  register: readonly PermittedFlow[],
  { kind = 'lgwan', facts, ...more }: Outside = {},
) {
  const network = town({
    register,
    segments: [segment('x-out', 'external', { external: kind, ...more.segment })],
    subnets: [subnet('wan', 'x-out', ['192.0.2.0/24'])],
    nodes: [
      node('out', 'external', [nic('out/0', 'wan', ['192.0.2.9/24'])], {
        segment: 'x-out',
        facts: { data: [], monitor: [], ...facts },
      }),
    ],
  });
  return checkRequirement(ID, network);
}

/** Specific communication of the My Number segment with a counterpart. */
function to(counterpart: Exception['counterpart'], ends = [OUT]): PermittedFlow {
  const stated = counterpart === undefined ? {} : { counterpart };
  return { ...specific(flow('X', JUKI, OUT, 443), stated), to: ends };
}

describe('R-EXC-6: counterparts are not on the Internet', () => {
  test('a counterpart that is not connected: proved, public or not', () => {
    for (const publicBody of [true, false]) {
      const result = check([to({ internetConnected: false, publicBody })]);
      expect(result.verdict).toBe('proved');
      expect(result.findings).toMatchObject([
        { code: 'ok/counterparts-apart', params: { lines: 1 } },
      ]);
    }
  });

  test('a public body over a closed network may be connected besides', () => {
    for (const kind of ['lgwan', 'juki-net', 'closed-network'] as const) {
      expect(check([to({ internetConnected: true, publicBody: true })], { kind }).codes).toEqual(
        [],
      );
      expect(check([to({ publicBody: true })], { kind }).codes).toEqual([]);
    }
  });

  test.each([
    ['no public body', { internetConnected: true, publicBody: false }, 'lgwan'],
    ['on the Internet itself', { internetConnected: true, publicBody: true }, 'internet'],
    ['in a cloud', { internetConnected: true, publicBody: true }, 'cloud-service'],
    ['behind the security cloud', { internetConnected: false }, 'security-cloud'],
    ['on the Internet, whatever the register says', { internetConnected: false }, 'internet'],
  ] as const)('connected and %s: violated', (_what, counterpart, kind) => {
    const result = check([to(counterpart)], { kind });
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'reg/counterpart-connected', params: { flow: 'X' } },
    ]);
  });

  test.each([
    ['nothing is said', undefined, 'counterpart.internetConnected'],
    ['it may be connected', { publicBody: false }, 'counterpart.internetConnected'],
    ['it may be a public body', { internetConnected: true }, 'counterpart.publicBody'],
  ])('%s: undetermined, with the fact', (_what, counterpart, fact) => {
    const result = check([to(counterpart)]);
    expect(result.verdict).toBe('undetermined');
    expect(result.open).toMatchObject([{ code: 'und/register-fact', params: { flow: 'X', fact } }]);
  });

  test('records of networks outside make it worse, never better', () => {
    const connected = { facts: { internetConnected: true } };
    const apart = { facts: { internetConnected: false, publicBody: true } };
    expect(check([to({ internetConnected: false, publicBody: false })], connected).verdict).toBe(
      'violated',
    );
    expect(check([to(undefined)], apart).verdict).toBe('undetermined');
    const contradiction = check([to({ internetConnected: true, publicBody: true })], {
      facts: { publicBody: false },
    });
    expect(contradiction.open).toMatchObject([
      { code: 'und/register-fact', params: { fact: 'counterpart.publicBody' } },
    ]);
  });

  test.each([
    ['dedicated-line', 'proved'],
    ['closed-network', 'proved'],
    ['vpn', 'violated'],
    ['internet', 'violated'],
    [undefined, 'undetermined'],
  ])('a government cloud by %s: %s', (connection, verdict) => {
    const outside = {
      kind: 'government-cloud',
      segment: connection === undefined ? {} : { cloud: { connection } },
    } as const;
    const result = check([to({ internetConnected: true, publicBody: true })], outside);
    expect(result.verdict).toBe(verdict);
    if (verdict === 'undetermined') {
      expect(result.open[0]?.params['fact']).toBe('cloud.connection');
    }
  });

  test('inside the town a counterpart needs no statement; one that is made counts', () => {
    expect(check([to(undefined, [PC])]).verdict).toBe('proved');
    expect(check([to({ internetConnected: true, publicBody: false }, [PC])]).verdict).toBe(
      'violated',
    );
  });

  test('an end that stands in no segment may be anything', () => {
    const lost = { ...PC, node: undefined, text: 'nowhere' } as never;
    expect(check([to(undefined, [lost])]).verdict).toBe('undetermined');
    expect(check([to({ internetConnected: false }, [lost])]).verdict).toBe('proved');
  });

  test('one end outside among others decides', () => {
    expect(check([to({ internetConnected: true, publicBody: false }, [PC, OUT])]).codes).toEqual([
      'reg/counterpart-connected',
    ]);
  });

  test('which lines are concerned', () => {
    const other = flow('Y', WEB, OUT, 443);
    const release = { ...other, kind: 'outbound-release' as const };
    expect(check([other, release]).findings).toMatchObject([
      { code: 'ok/no-line-concerned', params: { lines: 2 } },
    ]);
    expect(check([{ ...other, kind: 'specific-communication' }]).verdict).toBe('undetermined');
    const maintenance = { ...to(undefined), kind: 'remote-maintenance' as const };
    expect(check([maintenance]).verdict).toBe('undetermined');
  });

  test('an empty register: nothing to check', () => {
    expect(check([]).codes).toEqual(['und/nothing-to-check']);
  });

  test('an end in a subnet outside is outside', () => {
    const wan = { ...OUT, node: undefined, subnet: 'wan', addresses: set('192.0.2.77') } as never;
    expect(check([to({ internetConnected: false }, [wan])]).verdict).toBe('proved');
    expect(check([to({ internetConnected: false }, [wan])], { kind: 'internet' }).verdict).toBe(
      'violated',
    );
  });
});
