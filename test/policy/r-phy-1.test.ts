/** R-PHY-1: where servers of My Number segments and devices between segments are. */
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { nic, node, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { facts, office, terminal } from './office.js';
import { external, host, segment } from './town.js';

const ID = 'R-PHY-1';

/** The office with its server and its firewall in rooms. */
function rooms(server?: string, fw?: string, nodes: readonly Node[] = [], parts = {}): Network {
  const whole = office(nodes, parts);
  const inRoom = (n: Node, room?: string): Node =>
    room === undefined ? n : { ...n, facts: { ...n.facts, room } };
  return {
    ...whole,
    nodes: whole.nodes.map((n) =>
      n.id === 'juki' ? inRoom(n, server) : n.id === 'fw' ? inRoom(n, fw) : n,
    ),
  };
}

describe('R-PHY-1', () => {
  test.each([
    '電算室',
    'サーバールーム',
    '本庁 3F ｻｰﾊﾞ室',
    '住基ネット機器室',
    'Data centre',
    'server room',
  ])('in %s: proved', (room) => {
    expect(checkRequirement(ID, rooms(room, room, [terminal()])).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/in-machine-room', params: { servers: 1, devices: 1 } },
    ]);
  });

  test.each(['執務室', '2階事務室', '窓口', 'Office 2F'])('in %s: violated', (room) => {
    expect(checkRequirement(ID, rooms('電算室', room)).open).toMatchObject([
      { verdict: 'violated', code: 'phy/outside-machine-room', params: { node: 'fw', room } },
    ]);
    expect(checkRequirement(ID, rooms(room, '電算室')).open).toMatchObject([
      { verdict: 'violated', params: { node: 'juki', room } },
    ]);
  });

  test.each(['201', '電算室前廊下', '会議室(サーバ室)'])('in %s: undetermined', (room) => {
    expect(checkRequirement(ID, rooms('電算室', room)).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unknown-room', params: { node: 'fw', room } },
    ]);
  });

  test('without a room: undetermined, a place holder is none', () => {
    expect(checkRequirement(ID, rooms()).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/missing-fact', params: { node: 'fw', fact: 'room' } },
      { params: { node: 'juki', fact: 'room' } },
    ]);
    expect(checkRequirement(ID, rooms('未定', '電算室')).codes).toEqual(['und/missing-fact']);
  });

  test('a subnet states the room of its hosts, not of devices; theirs goes before it', () => {
    const inSubnet = (network: Network): Network => ({
      ...network,
      subnets: network.subnets.map((s) => ({ ...s, room: '電算室' })),
    });
    expect(checkRequirement(ID, inSubnet(rooms(undefined, '電算室'))).verdict).toBe('proved');
    expect(checkRequirement(ID, inSubnet(rooms())).open).toMatchObject([
      { params: { node: 'fw' } },
    ]);
    expect(checkRequirement(ID, inSubnet(rooms('執務室', '電算室'))).verdict).toBe('violated');
  });

  test('terminals and equipment stand anywhere; a host that may be a server does not', () => {
    const printer = host('mfp', 'mn-lan', '10.1.0.40', { facts: facts({ role: '複合機' }) });
    const whole = rooms('電算室', '電算室', [terminal(), printer]);
    expect(checkRequirement(ID, whole).verdict).toBe('proved');
    const box = host('box', 'mn-lan', '10.1.0.50');
    expect(checkRequirement(ID, rooms('電算室', '電算室', [box])).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unknown-machine', params: { node: 'box' } },
    ]);
  });

  test('a device within one segment, or wholly outside, is not between segments', () => {
    const parts = {
      segments: [external('x', 'lgwan'), external('y', 'internet'), segment('o', 'other')],
      subnets: [
        subnet('x-lan', 'x', ['10.7.0.0/24']),
        subnet('y-lan', 'y', ['10.8.0.0/24']),
        subnet('lg-2', 'lg', ['10.9.0.0/24']),
      ],
    };
    const inside = [nic('r1/a', 'lg-lan', ['10.2.0.2/24']), nic('r1/b', 'lg-2', ['10.9.0.1/24'])];
    const outside = [nic('r2/a', 'x-lan', ['10.7.0.1/24']), nic('r2/b', 'y-lan', ['10.8.0.1/24'])];
    const routers = [node('r1', 'device', inside), node('r2', 'device', outside)];
    expect(checkRequirement(ID, rooms('電算室', '電算室', routers, parts)).verdict).toBe('proved');
    const line = [nic('r3/a', 'lg-lan', ['10.2.0.3/24']), nic('r3/b', 'x-lan', ['10.7.0.2/24'])];
    const more = [...routers, node('r3', 'device', line)];
    expect(checkRequirement(ID, rooms('電算室', '電算室', more, parts)).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'r3', fact: 'room' } },
    ]);
  });

  test('without servers nothing is claimed', () => {
    const whole = rooms('電算室', '電算室', [terminal()]);
    const nodes = whole.nodes.filter(({ id }) => id !== 'juki');
    expect(checkRequirement(ID, { ...whole, nodes }).codes).toEqual(['und/nothing-to-check']);
  });
});
