import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import { filter, line, nic, node, set, subnet, tcp } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, flow, host, PC, permit, segment, town, type Parts } from './town.js';

const ID = 'R-MGT-1';

const MANAGEMENT = {
  subnets: [subnet('lg-mgmt', 'lg', ['10.2.9.0/24'], { management: true })],
  nodes: [host('admin', 'lg-mgmt', '10.2.9.10')],
};

/** The firewall with a leg in the management subnet, and `lines` for what it takes for itself. */
function managed(
  lines: Parameters<typeof filter>[1],
  parts: Parts = {},
  defaults: object = {},
): Network {
  const legs = [
    nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
    nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
    nic('fw/net', 'net-lan', ['10.3.0.1/24']),
    nic('fw/mgmt', 'lg-mgmt', ['10.2.9.1/24']),
  ];
  return town({
    ...parts,
    fw: { interfaces: legs, localIn: 'fw/self', ...parts.fw },
    subnets: [...MANAGEMENT.subnets, ...(parts.subnets ?? [])],
    nodes: [...MANAGEMENT.nodes, ...(parts.nodes ?? [])],
    more: { filters: [filter('fw/self', lines, defaults), ...(parts.more?.filters ?? [])] },
  });
}

const FROM_ADMIN = permit('10.2.9.0/24', '10.2.9.1', 22);
const FROM_PC = permit('10.2.0.10', '10.2.0.1', 22);

describe('R-MGT-1: devices are administered from management subnets of their segments', () => {
  test('from a management subnet of a segment of the device: proved', () => {
    const result = checkRequirement(ID, managed([FROM_ADMIN]));
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([{ code: 'ok/managed-apart', params: { devices: 1 } }]);
  });

  test('from another subnet: violated, with the line and a packet', () => {
    const result = checkRequirement(ID, managed([FROM_ADMIN, { ...FROM_PC, id: 'open' }]));
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'mgt/reachable', params: { node: 'fw', from: 'lg' } },
    ]);
    expect(wayOf(result)).toEqual(['fw']);
    expect(result.open[0]?.witness?.packet).toMatchObject({
      source: tcp('10.2.0.10', '10.2.0.1').source,
      destinationPort: 22n,
    });
    // one source address, one port, any source port
    expect(result.open[0]?.packets).toBe('65536');
  });

  test('a device without a filter for itself takes everything', () => {
    const { open } = checkRequirement(ID, town());
    expect(open.map(({ params }) => params['from'])).toEqual(['lg', 'mn', 'net']);
    expect(open.every(({ code, witness }) => code === 'mgt/reachable' && witness)).toBe(true);
  });

  test('a default that permits is no better', () => {
    const open = managed([], {}, { defaults: { 4: 'permit', 6: 'permit' } });
    expect(checkRequirement(ID, open).codes).toEqual(['mgt/reachable']);
  });

  test('services that are for nobody to administer do not count; stated ones do', () => {
    const ping = permit('10.2.0.0/24', '10.2.0.1', 9999);
    expect(checkRequirement(ID, managed([ping])).verdict).toBe('proved');
    const services = ping.match.services;
    const facts = { data: [], monitor: [], management: { services, interfaces: [], at: ping.at } };
    expect(checkRequirement(ID, managed([ping], { fw: { facts } })).codes).toEqual([
      'mgt/reachable',
    ]);
    expect(checkRequirement(ID, managed([FROM_PC], { fw: { facts } })).verdict).toBe('proved');
  });

  test('services that nobody can open leave the well-known ones', () => {
    const services = FROM_PC.match.services.map((s) => ({ ...s, established: true }));
    const facts = {
      data: [],
      monitor: [],
      management: { services, interfaces: [], at: FROM_PC.at },
    };
    expect(checkRequirement(ID, managed([FROM_PC], { fw: { facts } })).verdict).toBe('violated');
  });

  test('a management subnet of a segment in which the device does not stand', () => {
    const far = {
      segments: [segment('edu', 'education')],
      subnets: [subnet('edu-mgmt', 'edu', ['10.4.0.0/24'], { management: true })],
      nodes: [
        node('rt', 'device', [
          nic('rt/lg', 'lg-lan', ['10.2.0.2/24']),
          nic('rt/edu', 'edu-mgmt', ['10.4.0.1/24']),
        ]),
      ],
    };
    const network = managed([permit('10.4.0.0/24', '10.2.0.1', 22)], far);
    const result = checkRequirement(ID, network);
    expect(result.open.filter(({ params }) => params['node'] === 'fw')).toMatchObject([
      { code: 'mgt/reachable', params: { from: 'edu' } },
    ]);
  });

  test('a registered line is an exception, for exactly what it covers', () => {
    const register = [flow('K-1', PC, end('fw', '10.2.0.1'), 22)];
    const result = checkRequirement(ID, managed([FROM_PC], { register }));
    expect(result.open).toMatchObject([
      { verdict: 'excepted', code: 'excepted/managed', flows: ['K-1'] },
    ]);
    const wide = managed([permit('10.2.0.10/31', '10.2.0.1', 22)], { register });
    expect(checkRequirement(ID, wide).codes).toEqual(['mgt/reachable']);
    const other = [flow('K-1', PC, end('fw', '10.2.9.1'), 22)];
    expect(checkRequirement(ID, managed([FROM_PC], { register: other })).verdict).toBe('violated');
  });

  test('a line for a whole subnet means its hosts, not the device', () => {
    const lan = { text: 'lg-lan', node: undefined, subnet: 'lg-lan' };
    const register = [flow('K-1', PC, end('lg-lan', '10.2.0.0/24', lan), 22)];
    expect(checkRequirement(ID, managed([FROM_PC], { register })).verdict).toBe('violated');
  });

  test('what a line of unknown effect lets in is undetermined', () => {
    const unknown = { ...FROM_PC, certainty: 'unmodelled' as const, unmodelled: 'user' };
    expect(checkRequirement(ID, managed([unknown])).codes).toEqual(['und/unmodelled']);
  });

  test('a host for administration with legs in two segments', () => {
    const legs = [
      nic('both/0', 'lg-mgmt', ['10.2.9.20/24']),
      nic('both/1', 'mn-lan', ['10.1.0.20/24']),
    ];
    const spans = managed([FROM_ADMIN], { nodes: [node('both', 'host', legs)] });
    expect(checkRequirement(ID, spans).open).toMatchObject([
      { code: 'mgt/host-spans', params: { node: 'both', first: 'lg', second: 'mn' } },
    ]);
    const backup = [
      nic('bk/0', 'lg-lan', ['10.2.0.20/24']),
      nic('bk/1', 'mn-lan', ['10.1.0.20/24']),
    ];
    const role = (text: string): Network =>
      managed([FROM_ADMIN], {
        nodes: [node('bk', 'host', backup, { facts: { data: [], monitor: [], role: text } })],
      });
    expect(checkRequirement(ID, role('Ｂａｃｋｕｐ サーバ')).codes).toEqual(['mgt/host-spans']);
    expect(checkRequirement(ID, role('複合機')).verdict).toBe('proved');
  });

  test('packets between management subnets of two segments, registered or not', () => {
    const second = {
      subnets: [subnet('mn-mgmt', 'mn', ['10.1.9.0/24'], { management: true })],
      nodes: [host('mn-admin', 'mn-mgmt', '10.1.9.10')],
      lines: [permit('10.2.9.10', '10.1.9.10', 443)],
      register: [flow('K-9', end('admin', '10.2.9.10'), end('mn-admin', '10.1.9.10'), 443)],
    };
    const network = managed([FROM_ADMIN], second);
    const nodes = network.nodes.map((n) =>
      n.id === 'fw'
        ? { ...n, interfaces: [...n.interfaces, nic('fw/m2', 'mn-mgmt', ['10.1.9.1/24'])] }
        : n,
    );
    const result = checkRequirement(ID, { ...network, nodes });
    expect(result.open).toMatchObject([
      { code: 'mgt/subnets-joined', params: { from: 'lg', to: 'mn' } },
    ]);
  });

  test('no device of the town, or nobody who sends: undetermined', () => {
    const whole = town();
    const alone = { ...whole, nodes: whole.nodes.filter(({ kind }) => kind === 'host') };
    expect(checkRequirement(ID, alone).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'devices' } },
    ]);
    const silent = { ...whole, nodes: [], subnets: [] };
    expect(checkRequirement(ID, silent).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'segments' } },
    ]);
  });

  test('a disabled line opens nothing', () => {
    const off = { ...FROM_PC, enabled: false };
    expect(checkRequirement(ID, managed([off, FROM_ADMIN])).verdict).toBe('proved');
    const icmp = line('permit', set('10.2.0.10'), set('10.2.0.1'), { enabled: false });
    expect(checkRequirement(ID, managed([icmp])).verdict).toBe('proved');
  });
});
