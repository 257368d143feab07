/** R-CLS-1 and R-CLS-2: which segment hosts and data are in. */
import { describe, expect, test } from 'vitest';

import type { Node } from '../../src/model/node.js';
import { AT, nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, host, PC, permit, segment, town } from './town.js';

describe('R-CLS-1: every host is in one segment', () => {
  const ID = 'R-CLS-1';
  const twoLegs = (more = {}): Node =>
    node(
      'admin',
      'host',
      [nic('admin/a', 'lg-lan', ['10.2.0.50/24']), nic('admin/b', 'net-lan', ['10.3.0.50/24'])],
      more,
    );

  test('each in that of its subnet: proved', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([
      { code: 'ok/classified', params: { nodes: 3, subnets: 3 } },
    ]);
  });

  test('a host with a leg in each of two', () => {
    expect(checkRequirement(ID, town({ nodes: [twoLegs()] })).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'cls/host-in-two-segments',
        params: { node: 'admin', first: 'lg', second: 'net' },
      },
    ]);
  });

  test('being a sanitizer does not help outside segments for it', () => {
    const sanitizer = { method: 'cdr', at: AT };
    const facts = { data: [], monitor: [], sanitizer };
    expect(checkRequirement(ID, town({ nodes: [twoLegs({ facts })] })).verdict).toBe('violated');
    const parts = {
      segments: [segment('san-a', 'sanitizing'), segment('san-b', 'sanitizing')],
      subnets: [subnet('a', 'san-a', ['10.8.0.0/24']), subnet('b', 'san-b', ['10.9.0.0/24'])],
    };
    const legs = [nic('cdr/a', 'a', ['10.8.0.5/24']), nic('cdr/b', 'b', ['10.9.0.5/24'])];
    const cdr = node('cdr', 'host', legs, { facts });
    expect(checkRequirement(ID, town({ ...parts, nodes: [cdr] })).verdict).toBe('proved');
    const plain = node('cdr', 'host', legs);
    expect(checkRequirement(ID, town({ ...parts, nodes: [plain] })).verdict).toBe('violated');
  });

  test('a record that states another segment', () => {
    const stated = (id: string): Node => host('pc2', 'lg-lan', '10.2.0.20', { segment: id });
    expect(checkRequirement(ID, town({ nodes: [stated('lg')] })).verdict).toBe('proved');
    expect(checkRequirement(ID, town({ nodes: [stated('net')] })).open).toMatchObject([
      { code: 'cls/stated-otherwise', params: { node: 'pc2', stated: 'net', actual: 'lg' } },
    ]);
  });

  test('a segment that counts as another is that other', () => {
    const parts = {
      segments: [segment('gc', 'external', { external: 'government-cloud', treatAs: 'lg' })],
      subnets: [subnet('cloud', 'gc', ['10.7.0.0/24'])],
    };
    const both = node('app', 'host', [
      nic('app/a', 'cloud', ['10.7.0.5/24']),
      nic('app/b', 'lg-lan', ['10.2.0.60/24']),
    ]);
    expect(checkRequirement(ID, town({ ...parts, nodes: [both] })).verdict).toBe('proved');
  });

  test('a host in no subnet, a segment without one, no hosts: undetermined', () => {
    const nowhere = node('box', 'host', [nic('box/0', { kind: 'none' }, [])]);
    expect(checkRequirement(ID, town({ nodes: [nowhere] })).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unclassified-node', params: { node: 'box' } },
    ]);
    expect(
      checkRequirement(ID, town({ segments: [segment('dmz', 'boundary-dmz')] })).open,
    ).toMatchObject([
      { verdict: 'undetermined', code: 'und/empty-segment', params: { segment: 'dmz' } },
    ]);
    const outside = town({ segments: [external('x', 'lgwan')] });
    expect(checkRequirement(ID, outside).verdict).toBe('proved');
    const whole = town();
    const nobody = { ...whole, nodes: whole.nodes.filter((n) => n.kind !== 'host') };
    expect(checkRequirement(ID, nobody).codes).toEqual(['und/nothing-to-check']);
  });

  describe('networks beside the three', () => {
    const withSchool = (
      kind: 'education' | 'public-wifi' | 'other',
      parts = {},
    ): ReturnType<typeof town> => {
      const whole = town({
        segments: [segment('edu', kind)],
        subnets: [subnet('edu-lan', 'edu', ['10.5.0.0/24'])],
        nodes: [host('pupil', 'edu-lan', '10.5.0.10')],
        ...parts,
      });
      const leg = nic('fw/edu', 'edu-lan', ['10.5.0.1/24']);
      const nodes = whole.nodes.map((n) =>
        n.id === 'fw' ? { ...n, interfaces: [...n.interfaces, leg] } : n,
      );
      return { ...whole, nodes };
    };
    const PUPIL = end('pupil', '10.5.0.10');

    test.each(['education', 'public-wifi', 'other'] as const)('%s stays apart', (kind) => {
      const apart = checkRequirement(ID, withSchool(kind));
      expect(apart.verdict).toBe('proved');
      expect(apart.findings.filter(({ code }) => code === 'ok/no-path')).toHaveLength(6);
      const lines = [permit('10.5.0.10', '10.2.0.10', 443)];
      expect(checkRequirement(ID, withSchool(kind, { lines })).open).toMatchObject([
        { verdict: 'violated', code: 'cls/other-not-isolated', params: { from: 'edu', to: 'lg' } },
      ]);
      const back = [permit('10.2.0.10', '10.5.0.10', 443)];
      expect(checkRequirement(ID, withSchool(kind, { lines: back })).open).toMatchObject([
        { params: { from: 'lg', to: 'edu' } },
      ]);
    });

    test('what is registered is an exception', () => {
      const lines = [permit('10.5.0.10', '10.2.0.10', 443)];
      const register = [flow('K-1', PUPIL, PC, 443)];
      const result = checkRequirement(ID, withSchool('education', { lines, register }));
      expect(result.verdict).toBe('excepted');
      expect(result.open[0]?.params).toEqual({ from: 'edu', to: 'lg', flows: 'K-1' });
    });
  });
});

describe('R-CLS-2: protected data stands in My Number segments', () => {
  const ID = 'R-CLS-2';
  const system = (data: string, on: string, address: string): Node =>
    host('sys', on, address, { facts: { data: [{ value: data, at: AT }], monitor: [] } });

  test('there: proved', () => {
    const result = checkRequirement(
      ID,
      town({ nodes: [system('個人番号', 'mn-lan', '10.1.0.20')] }),
    );
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]?.params).toEqual({ systems: 1 });
  });

  test.each([
    '個人番号',
    '戸籍',
    '本人確認情報',
    '特定個人情報',
    'My Number',
    'ＭＹ－ＮＵＭＢＥＲ',
    '戸籍附票',
  ])('%s elsewhere: violated', (data) => {
    const result = checkRequirement(ID, town({ nodes: [system(data, 'lg-lan', '10.2.0.20')] }));
    expect(result.open).toMatchObject([
      { code: 'cls/protected-data-outside', params: { node: 'sys', data, segment: 'lg' } },
    ]);
  });

  test('in a cloud that counts as the My Number segment: proved', () => {
    const parts = {
      segments: [segment('gc', 'external', { external: 'government-cloud', treatAs: 'mn' })],
      subnets: [subnet('cloud', 'gc', ['10.7.0.0/24'])],
    };
    const nodes = [system('個人番号', 'cloud', '10.7.0.5')];
    expect(checkRequirement(ID, town({ ...parts, nodes })).verdict).toBe('proved');
    const segments = [segment('gc', 'external', { external: 'government-cloud' })];
    expect(checkRequirement(ID, town({ ...parts, segments, nodes })).verdict).toBe('violated');
  });

  test('no system with such data, or one that is nowhere: undetermined', () => {
    expect(
      checkRequirement(ID, town({ nodes: [system('広報', 'lg-lan', '10.2.0.20')] })).codes,
    ).toEqual(['und/nothing-to-check']);
    const facts = { data: [{ value: '戸籍', at: AT }], monitor: [] };
    const nowhere = node('sys', 'host', [], { facts });
    expect(checkRequirement(ID, town({ nodes: [nowhere] })).codes).toEqual([
      'und/unclassified-node',
    ]);
  });
});
