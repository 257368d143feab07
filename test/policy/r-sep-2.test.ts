import { describe, expect, test } from 'vitest';

import { filter, line, node, nic, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { permit, segment, town } from './town.js';

const ID = 'R-SEP-2';

describe('R-SEP-2: what nobody permitted does not cross', () => {
  test('permits alone let through: proved', () => {
    const result = checkRequirement(
      ID,
      town({ lines: [permit('10.2.0.0/24', '10.1.0.0/24', 22)] }),
    );
    expect(result.verdict).toBe('proved');
    expect(result.findings[0]).toMatchObject({
      code: 'ok/explicit-permits-only',
      params: { pairs: 6 },
    });
  });

  test('a default that permits: violated, one finding per pair, at the filter', () => {
    const policy = { defaults: { 4: 'permit', 6: 'deny' } };
    const lines = [line('deny', set('10.2.0.0/24')), line('deny', set('10.3.0.0/24'))];
    const services = [{ ...lines[0]!.match.services[0]!, protocols: [{ first: 0n, last: 255n }] }];
    const all = lines.map((l) => ({ ...l, match: { ...l.match, services } }));
    const result = checkRequirement(ID, town({ lines: all, policy }));
    expect(result.open.map(({ code, params }) => [code, params])).toEqual([
      ['sep/default-permit', { node: 'fw', from: 'mn', to: 'lg' }],
      ['sep/default-permit', { node: 'fw', from: 'mn', to: 'net' }],
    ]);
    expect(wayOf(result)).toEqual(['fw', 'pc']);
    const filtered = result.open[0]?.witness?.trace.hops[0]?.steps.find(
      (step) => step.kind === 'filtered',
    );
    expect(filtered).toMatchObject({ because: { kind: 'default' } });
  });

  test('an IPv6 default that permits is a default that permits', () => {
    const whole = town({ policy: { defaults: { 4: 'deny', 6: 'permit' } } });
    const six = {
      ...whole,
      subnets: whole.subnets.map((s, i) => ({
        ...s,
        prefixes: [...s.prefixes, { family: 6 as const, value: BigInt(i) << 64n, length: 64 }],
      })),
      nodes: whole.nodes.map((n) =>
        n.id !== 'fw'
          ? n
          : {
              ...n,
              interfaces: n.interfaces.map((i, index) => {
                const value = (BigInt(index) << 64n) + 1n;
                const prefix = { family: 6 as const, value: value - 1n, length: 64 };
                const own = { ...i.addresses[0]!, family: 6 as const, prefix };
                return {
                  ...i,
                  addresses: [...i.addresses, { ...own, range: { first: value, last: value } }],
                };
              }),
            },
      ),
    };
    expect(checkRequirement(ID, whole).verdict).toBe('proved');
    const result = checkRequirement(ID, six);
    expect(result.verdict).toBe('violated');
    expect(result.open[0]?.witness?.packet.family).toBe(6);
  });

  test('a device without any filter permits by default', () => {
    const router = node('rt', 'device', [
      nic('rt/mn', 'mn-lan', ['10.1.0.2/24']),
      nic('rt/net', 'net-lan', ['10.3.0.2/24']),
    ]);
    const result = checkRequirement(ID, town({ nodes: [router] }));
    expect(result.open.map(({ params }) => params)).toEqual([
      { node: 'rt', from: 'mn', to: 'net' },
      { node: 'rt', from: 'net', to: 'mn' },
    ]);
    expect(wayOf(result)).toEqual(['rt', 'web']);
  });

  test('a line that stands for a default between zones is one', () => {
    const lines = [permit('10.2.0.0/24', '10.1.0.0/24', 22, { implicit: true })];
    const result = checkRequirement(ID, town({ lines }));
    expect(result.codes).toEqual(['sep/default-permit']);
  });

  test('one segment alone: nothing to check', () => {
    const whole = town();
    const network = {
      ...whole,
      segments: whole.segments.filter((s) => s.id === 'lg'),
      subnets: whole.subnets.filter((s) => s.segment === 'lg'),
      nodes: whole.nodes.filter((n) => n.id === 'pc'),
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });

  test('a host that stands in two segments and permits for itself what arrives: violated', () => {
    const legs = [nic('two/0', 'lg-lan', ['10.2.0.9/24']), nic('two/1', 'd-lan', ['10.5.0.9/24'])];
    const network = town({
      segments: [segment('d', 'other')],
      subnets: [subnet('d-lan', 'd', ['10.5.0.0/24'])],
      nodes: [node('two', 'host', legs, { localIn: 'two/in' })],
      more: { filters: [filter('two/in', [line('permit', set('10.2.0.0/24'))])] },
    });
    const result = checkRequirement(ID, network);
    expect(result.verdict).toBe('violated');
    expect(wayOf(result)).toEqual(['two']);
  });
});
