/** R-CLS-4: every system states its classes, or its segment does. */
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/model/network.js';
import { nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { facts, office, terminal } from './office.js';
import { external, host, segment } from './town.js';

const ID = 'R-CLS-4';
const CLASSES = { confidentiality: '機密性3B', integrity: '完全性2', availability: '可用性2' };

/** The town whose segments state `classes`. */
function classified(network: Network, classes: object = CLASSES): Network {
  const segments = network.segments.map((s) => ({ ...s, classification: classes }));
  return { ...network, segments };
}

describe('R-CLS-4', () => {
  test('classes of the segments hold for all of their systems; terminals are none', () => {
    const printer = host('mfp', 'mn-lan', '10.1.0.40', { facts: facts({ role: '複合機' }) });
    const result = checkRequirement(ID, classified(office([terminal(), printer])));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/systems-classified', params: { systems: 3 } },
    ]);
  });

  test('a system may state its own', () => {
    const own = host('db', 'mn-lan', '10.1.0.30', { facts: facts({ role: 'DB', ...CLASSES }) });
    const whole = office([own]);
    const nodes = whole.nodes.filter(({ id }) => id === 'db' || id === 'fw');
    expect(checkRequirement(ID, { ...whole, nodes }).verdict).toBe('proved');
  });

  test('what is missing is told once per segment, with the systems', () => {
    const { open } = checkRequirement(ID, office([host('db', 'mn-lan', '10.1.0.30')]));
    expect(open).toMatchObject([
      { params: { segment: 'lg', systems: 1 } },
      {
        verdict: 'undetermined',
        code: 'und/unclassified-systems',
        params: { segment: 'mn', systems: 2, facts: 'confidentiality, integrity, availability' },
      },
      { params: { segment: 'net', systems: 1 } },
    ]);
    const partly = classified(office([]), { confidentiality: '高', availability: '低' });
    expect(checkRequirement(ID, partly).open.map(({ params }) => params['facts'])).toEqual([
      'integrity',
      'integrity',
      'integrity',
    ]);
  });

  test.each(['未定', '不明', ' ', '-', 'ＴＢＤ', 'unknown'])('%j states nothing', (integrity) => {
    const result = checkRequirement(ID, classified(office([]), { ...CLASSES, integrity }));
    expect(result.verdict).toBe('undetermined');
  });

  test('a system with legs in two segments has the classes that both state', () => {
    const san = { segments: [segment('a', 'sanitizing'), segment('b', 'sanitizing')] };
    const subnets = [subnet('a-lan', 'a', ['10.8.0.0/24']), subnet('b-lan', 'b', ['10.9.0.0/24'])];
    const legs = [nic('cdr/a', 'a-lan', ['10.8.0.5/24']), nic('cdr/b', 'b-lan', ['10.9.0.5/24'])];
    const whole = office([node('cdr', 'host', legs)], { ...san, subnets });
    expect(checkRequirement(ID, classified(whole)).verdict).toBe('proved');
    const segments = classified(whole).segments.map((s) =>
      s.id === 'b' ? { ...s, classification: {} } : s,
    );
    expect(checkRequirement(ID, { ...whole, segments }).open).toMatchObject([
      { params: { systems: 1, facts: 'confidentiality, integrity, availability' } },
    ]);
  });

  test('systems outside are not the town’s; one in no segment is asked by itself', () => {
    const cloud = {
      segments: [external('x', 'lgwan')],
      subnets: [subnet('o', 'x', ['10.7.0.0/24'])],
    };
    const whole = classified(office([host('asp', 'o', '10.7.0.5')], cloud));
    const segments = whole.segments.map((s) => (s.id === 'x' ? { ...s, classification: {} } : s));
    expect(checkRequirement(ID, { ...whole, segments }).verdict).toBe('proved');
    const nowhere = node('box', 'host', [nic('box/0', { kind: 'none' }, [])]);
    expect(checkRequirement(ID, classified(office([nowhere]))).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'box' } },
    ]);
  });

  test('no system, no claim', () => {
    const whole = office([terminal()]);
    const nodes = whole.nodes.filter(({ id }) => id === 'pc-mn');
    expect(checkRequirement(ID, { ...whole, nodes }).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'systems' } },
    ]);
  });
});
