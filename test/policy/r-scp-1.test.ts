/** R-SCP-1: the eight bodies of 4(1). */
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/model/network.js';
import { bodyOf } from '../../src/policy/bodies.js';
import { AT, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { facts } from './office.js';
import { external, host, town } from './town.js';

const ID = 'R-SCP-1';
const ALL = [
  '町長部局',
  '教育委員会',
  '議会',
  '選挙管理委員会',
  '公平委員会',
  '監査委員',
  '農業委員会',
  '固定資産評価審査委員会',
];

function owning(organization: readonly string[], more: Partial<Network> = {}): Network {
  const whole = town();
  const subnets = whole.subnets.map((s) => (s.id === 'lg-lan' ? { ...s, organization } : s));
  return { ...whole, subnets, ...more };
}

function without(
  organization: readonly string[],
  reason = '町長部局の端末を使う',
): Partial<Network> {
  return { noNetwork: [{ organization, reason, at: { ...AT, path: 'noNetwork' } }] };
}

describe('bodyOf(organization)', () => {
  test.each<[string, boolean]>([
    ...ALL.map((name): [string, boolean] => [name, true]),
    ['市長部局', true],
    ['寄居町教育委員会', true],
    ['議会事務局', true],
    ['寄居町議会', true],
    ['ﾉｳｷﾞｮｳ委員会', false],
    ['監査委員事務局', true],
    ['Board of Education', true],
    ['the town council', true],
    ['Fixed Assets Valuation Review Committee', true],
    ['県議会', false],
    ['埼玉県教育委員会', false],
    ['社会福祉協議会', false],
    ['情報公開審議会', false],
    ['総務課', false],
    ['', false],
  ])('%s is one of them: %s', (name, is) => {
    expect(bodyOf(name) !== undefined).toBe(is);
  });

  test('tells them apart', () => {
    expect(new Set(ALL.map(bodyOf)).size).toBe(8);
  });
});

describe('R-SCP-1', () => {
  test('subnets and machines of the bodies, and reasons for the others: proved', () => {
    expect(checkRequirement(ID, owning(ALL)).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/bodies-covered', params: { bodies: 8, without: 0 } },
    ]);
    const own = host('pc2', 'lg-lan', '10.2.0.30', {
      facts: facts({ organization: ALL.slice(5) }),
    });
    const whole = owning(ALL.slice(0, 3), without(ALL.slice(3, 5)));
    const result = checkRequirement(ID, { ...whole, nodes: [...whole.nodes, own] });
    expect(result.findings).toMatchObject([{ params: { bodies: 6, without: 2 } }]);
  });

  test('each body of which nothing is said is undetermined', () => {
    const { open } = checkRequirement(ID, owning(ALL.filter((name) => name !== '議会')));
    expect(open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/body-unaccounted',
        params: { body: 'body/assembly' },
      },
    ]);
    expect(checkRequirement(ID, town()).open).toHaveLength(8);
  });

  test('a place holder is no reason', () => {
    const result = checkRequirement(ID, owning(ALL.slice(1), without(['町長部局'], '未定')));
    expect(result.codes).toEqual(['und/body-unaccounted']);
  });

  test('a body that has a network and has none is a contradiction, at the statement', () => {
    expect(checkRequirement(ID, owning(ALL, without(['公平委員会']))).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'scp/network-denied',
        params: { body: 'body/equity-commission', owned: 'lg-lan' },
        at: { path: 'noNetwork' },
      },
    ]);
  });

  test('what is outside is not the town’s', () => {
    const whole = town({
      segments: [external('x', 'lgwan')],
      subnets: [subnet('o', 'x', ['10.7.0.0/24'], { organization: ALL })],
      nodes: [node('e', 'external', [], { segment: 'x', facts: facts({ organization: ALL }) })],
    });
    expect(checkRequirement(ID, whole).open).toHaveLength(8);
  });
});
