import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import { nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, external, flow, host, PC, permit, segment, town, type Parts } from './town.js';

const ID = 'R-VEN-1';
const JUMP = end('jump', '10.5.0.10');
const VENDOR: FlowEnd = end('ven', '203.0.113.7');
const UNTIL = { mitigation: [], enforcedBy: [], expiresOn: '2026-05-31' };

function maintenance(more: Partial<PermittedFlow> = {}, to = JUMP): PermittedFlow {
  return flow('V-1', VENDOR, to, 443, { kind: 'remote-maintenance', exception: UNTIL, ...more });
}

/** A line of a vendor, and a jump host in a segment of its own, both at the firewall. */
function line(parts: Parts = {}, facts: object = { role: '保守事業者' }): Network {
  const vendor = node('ven', 'external', [nic('ven/0', 'ven-line', ['203.0.113.7/24'])], {
    segment: 'x-ven',
    behind: set('203.0.113.7'),
    facts: { data: [], monitor: [], ...facts },
    at: { ...VENDOR.at, path: 'vendor' },
  });
  const jump = host('jump', 'maint', '10.5.0.10', {
    facts: { data: [], monitor: [], role: '踏み台サーバ' },
  });
  return town({
    ...parts,
    fw: {
      interfaces: [
        nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
        nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
        nic('fw/net', 'net-lan', ['10.3.0.1/24']),
        nic('fw/maint', 'maint', ['10.5.0.1/24']),
        nic('fw/ven', 'ven-line', ['203.0.113.1/24']),
      ],
    },
    segments: [external('x-ven', 'closed-network'), segment('maint', 'other')],
    subnets: [
      subnet('ven-line', 'x-ven', ['203.0.113.0/24']),
      subnet('maint', 'maint', ['10.5.0.0/24']),
      ...(parts.subnets ?? []),
    ],
    nodes: [vendor, jump, ...(parts.nodes ?? [])],
  });
}

const TO_JUMP = permit('203.0.113.7', '10.5.0.10', 443);

describe('R-VEN-1: remote maintenance ends on a jump host, and for a time', () => {
  test('a registered session to the jump host, with an end: proved', () => {
    const result = checkRequirement(ID, line({ lines: [TO_JUMP], register: [maintenance()] }));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/vendors-contained', params: { vendors: 1, flows: 1 } },
    ]);
  });

  test('a line that is always on: violated, with a packet', () => {
    const result = checkRequirement(
      ID,
      line({ lines: [permit('203.0.113.7', '10.2.0.10', 3389)] }),
    );
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'ven/always-on', params: { node: 'ven', to: 'lg' } },
    ]);
    expect(wayOf(result)).toEqual(['ven', 'fw', 'pc']);
  });

  test('registered as something else is no maintenance', () => {
    const register = [maintenance({ kind: 'ordinary' })];
    expect(checkRequirement(ID, line({ lines: [TO_JUMP], register })).codes).toEqual([
      'ven/always-on',
    ]);
  });

  test('past the jump host, and into My Number', () => {
    const lines = [permit('203.0.113.7', '10.2.0.10', 443)];
    const past = checkRequirement(ID, line({ lines, register: [maintenance({}, PC)] }));
    expect(past.codes).toEqual(['ven/line-past-jump-host', 'ven/past-jump-host']);
    const inside = host('deep', 'mn-lan', '10.1.0.50', {
      facts: { data: [], monitor: [], role: 'bastion' },
    });
    const register = [maintenance({}, end('deep', '10.1.0.50'))];
    const deep = line({
      lines: [permit('203.0.113.7', '10.1.0.50', 443)],
      register,
      nodes: [inside],
    });
    expect(checkRequirement(ID, deep).codes).toEqual([
      'ven/into-my-number',
      'ven/line-into-my-number',
    ]);
  });

  test('a line without an end, whether or not it passes', () => {
    const { exception: _, ...forever } = maintenance();
    expect(checkRequirement(ID, line({ register: [forever] })).codes).toEqual([
      'ven/no-time-limit',
    ]);
  });

  test('the step on from the jump host is no session of a vendor', () => {
    const { exception: _, ...step } = maintenance({ from: [JUMP] }, PC);
    const lines = [TO_JUMP, permit('10.5.0.10', '10.2.0.10', 443)];
    const register = [maintenance(), { ...step, id: 'V-2' as never }];
    expect(checkRequirement(ID, line({ lines, register })).verdict).toBe('proved');
  });

  test('a session that LGWAN opens to the vendor', () => {
    const lines = [permit('10.2.0.10', '203.0.113.7', 443)];
    const register = [flow('K-1', PC, VENDOR, 443)];
    expect(checkRequirement(ID, line({ lines, register })).open).toMatchObject([
      { code: 'ven/calls-home', params: { node: 'ven', from: 'lg' } },
    ]);
  });

  test('an unnamed closed network with a path: undetermined; a public one: proved', () => {
    const lines = [permit('203.0.113.7', '10.2.0.10', 3389)];
    expect(checkRequirement(ID, line({ lines }, {})).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'ven', fact: 'publicBody' } },
    ]);
    expect(checkRequirement(ID, line({}, {})).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/no-vendors', params: { externals: 1 } },
    ]);
    expect(checkRequirement(ID, line({ lines }, { publicBody: true })).verdict).toBe('proved');
    expect(checkRequirement(ID, line({ lines }, { publicBody: false })).codes).toEqual([
      'ven/always-on',
    ]);
  });

  test('a part of the Internet for which maintenance is registered', () => {
    const internet = (lines: Parts['lines']): Network => {
      const network = line({ lines: lines ?? [], register: [maintenance()] }, {});
      const segments = network.segments.map((s) =>
        s.id === 'x-ven' ? external('x-ven', 'internet') : s,
      );
      return { ...network, segments };
    };
    expect(checkRequirement(ID, internet([TO_JUMP])).verdict).toBe('proved');
    // what else comes from there is for the register, not a vendor's
    const more = internet([TO_JUMP, permit('203.0.113.7', '10.3.0.10', 80)]);
    expect(checkRequirement(ID, more).verdict).toBe('proved');
  });

  test("a vendor's machine inside", () => {
    const facts = { data: [], monitor: [], role: 'Vendor PC' };
    const nodes = [host('vpc', 'mn-lan', '10.1.0.99', { facts })];
    expect(checkRequirement(ID, line({ nodes })).open).toMatchObject([
      { code: 'ven/stands-inside', params: { node: 'vpc', segment: 'mn' } },
    ]);
    const apart = [host('vpc', 'maint', '10.5.0.99', { facts })];
    expect(checkRequirement(ID, line({ nodes: apart })).verdict).toBe('proved');
    const out = line({ nodes: apart, lines: [permit('10.5.0.99', '10.2.0.10', 22)] });
    expect(checkRequirement(ID, out).open).toMatchObject([
      { code: 'ven/always-on', params: { node: 'vpc', to: 'lg' } },
    ]);
    // other machines beside it are no vendors
    const other = line({ nodes: apart, lines: [permit('10.5.0.10', '10.2.0.10', 22)] });
    expect(checkRequirement(ID, other).verdict).toBe('proved');
  });

  test('a line that ends nowhere, and a town without an outside: undetermined', () => {
    const nowhere = maintenance({}, end('jump', '10.9.9.9'));
    expect(checkRequirement(ID, line({ register: [nowhere] })).codes).toEqual(['und/empty-flow']);
    expect(checkRequirement(ID, town()).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'externals' } },
    ]);
  });

  test('a vendor behind a tunnel is looked at like any other', () => {
    const network = line({ lines: [permit('203.0.113.7', '10.2.0.10', 22)] });
    const wired = {
      ...network,
      tunnels: [{ id: 'vpn', name: {}, encapsulation: 'ipsec', at: VENDOR.at }] as never,
      nodes: network.nodes.map((n) => ({
        ...n,
        interfaces: n.interfaces.map((i) =>
          i.id === 'fw/ven' || i.id === 'ven/0'
            ? { ...i, attachment: { kind: 'tunnel', tunnel: 'vpn' } as never }
            : i,
        ),
        routes: n.id === 'ven' ? [via('10.0.0.0/8', 'ven/0', '203.0.113.1')] : n.routes,
      })),
    };
    expect(checkRequirement(ID, wired).codes).toEqual(['ven/always-on']);
  });
});
