import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import { filter, line, nic, set } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, flow, PC, permit, town, WEB, type Parts } from './town.js';

const ID = 'R-V6-1';
const V4_ONLY = { 4: 'deny', 6: 'permit' } as const;

/** The town with IPv6 in two segments, `v6:2…` and `v6:3…`, and both hosts in it. */
function dual(parts: Parts = {}): Network {
  const legs = [
    nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
    nic('fw/lg', 'lg-lan', ['10.2.0.1/24', 'v6:513/120']),
    nic('fw/net', 'net-lan', ['10.3.0.1/24', 'v6:769/120']),
  ];
  const network = town({ ...parts, fw: { interfaces: legs, ...parts.fw } });
  const six = (id: string, address: string): object => ({
    interfaces: [nic(`${id}/0`, `${id === 'pc' ? 'lg' : 'net'}-lan`, [address])],
  });
  const nodes = network.nodes.map((n) => {
    if (n.id === 'pc') return { ...n, ...six('pc', 'v6:528/120') };
    return n.id === 'web' ? { ...n, ...six('web', 'v6:784/120') } : n;
  });
  const subnets = network.subnets.map((s) => {
    if (s.id === 'mn-lan') return s;
    const value = (0x20010db8n << 96n) + (s.id === 'lg-lan' ? 512n : 768n);
    return { ...s, prefixes: [...s.prefixes, { family: 6 as const, value, length: 120 }] };
  });
  return { ...network, nodes, subnets };
}

const WIDE = line('permit', set('v6:528'), set('v6:784'));

describe('R-V6-1: IPv6 passes no more than the register says', () => {
  test('denied by default in both versions: proved', () => {
    const result = checkRequirement(ID, dual());
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/ipv6-no-wider', params: { pairs: 6, filters: 1 } },
    ]);
    expect(checkRequirement(ID, town()).verdict).toBe('proved');
  });

  test('an IPv6 packet that no line covers: violated, though its IPv4 twin is registered', () => {
    const lines = [permit('10.2.0.10', '10.3.0.10', 443), WIDE];
    const register = [flow('K-1', PC, WEB, 443)];
    const result = checkRequirement(ID, dual({ lines, register }));
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'v6/not-registered', params: { from: 'lg', to: 'net' } },
    ]);
    expect(result.open[0]?.witness?.packet.family).toBe(6);
    expect(wayOf(result)).toEqual(['fw', 'web']);
  });

  test('registered with its IPv6 addresses: proved; IPv4 is for the register', () => {
    const lines = [permit('v6:528', 'v6:784', 443), permit('10.1.0.10', '10.3.0.10', 80)];
    const register = [flow('K-1', end('pc', 'v6:528'), end('web', 'v6:784'), 443)];
    expect(checkRequirement(ID, dual({ lines, register })).verdict).toBe('proved');
  });

  test('a policy whose default permits IPv6 alone: the default, and what passes by it', () => {
    const result = checkRequirement(ID, dual({ policy: { defaults: V4_ONLY } }));
    expect(result.codes).toEqual(['v6/default-permits', 'v6/not-registered']);
    expect(result.open.map(({ params }) => params)).toContainEqual({
      filter: 'fw/policy',
      node: 'fw',
    });
  });

  test('on a device without an IPv6 address nobody knows: undetermined', () => {
    const result = checkRequirement(ID, town({ policy: { defaults: V4_ONLY } }));
    expect(result.open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/ipv6-unknown',
        params: { filter: 'fw/policy', node: 'fw' },
      },
    ]);
  });

  test('a default that permits both is for R-SEP-2', () => {
    const both = { defaults: { 4: 'permit', 6: 'permit' } };
    expect(checkRequirement(ID, town({ policy: both })).verdict).toBe('proved');
  });

  test('an access list of IPv4 passes IPv6 on, unless something after it does not', () => {
    const acl = filter('fw/acl', [], { defaults: V4_ONLY, stateful: false });
    const acl6 = filter('fw/acl6', [], { defaults: { 4: 'permit', 6: 'deny' }, stateful: false });
    const listed = (names: readonly string[], fw: object = {}): Network => {
      const network = dual({ more: { filters: [acl, acl6] }, fw });
      const nodes = network.nodes.map((n) => ({
        ...n,
        interfaces: n.interfaces.map((i) =>
          i.id === 'fw/lg' ? { ...i, filtersIn: names as never } : i,
        ),
      }));
      return { ...network, nodes };
    };
    expect(checkRequirement(ID, listed(['fw/acl'])).verdict).toBe('proved');
    const alone = { policy: undefined };
    expect(checkRequirement(ID, listed(['fw/acl'], alone)).codes).toContain('v6/default-permits');
    expect(checkRequirement(ID, listed(['fw/acl', 'fw/acl6'], alone)).codes).not.toContain(
      'v6/default-permits',
    );
    // a filter that is attached nowhere judges nothing
    expect(checkRequirement(ID, listed([], {})).verdict).toBe('proved');
  });

  test('what the device takes for itself is judged by one filter alone', () => {
    const self = filter('fw/self', [], { defaults: V4_ONLY });
    const network = dual({ fw: { localIn: 'fw/self' }, more: { filters: [self] } });
    expect(checkRequirement(ID, network).open).toMatchObject([
      { code: 'v6/default-permits', params: { filter: 'fw/self', node: 'fw' } },
    ]);
  });

  test('no filter between segments, or no two segments: undetermined', () => {
    const bare = town({ fw: { policy: undefined } });
    expect(checkRequirement(ID, bare).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'devices' } },
    ]);
    const whole = town();
    expect(checkRequirement(ID, { ...whole, subnets: [], nodes: [] }).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'segments' } },
    ]);
  });
});
