/** SEMANTICS §6 and §7, in both programs. */
import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { NatRule } from '../../src/model/filter.js';
import { ARRIVED } from '../../src/model/trace.js';
import { range } from '../../src/model/range.js';
import {
  filter,
  forwardTo,
  ip,
  line,
  network,
  nic,
  node,
  set,
  subnet,
  tcp,
  via,
} from '../build-network.js';
import { ask } from './ask.js';
import { host, twoSides } from './sites.js';

const TO_SERVER = tcp('10.1.0.10', '10.2.0.10');
const OUTBOUND = [line('permit', set('10.1.0.0/24'), set('10.2.0.0/24'))];
const BACK = ['accepted pc'];

function hide(address: string, last = address): NatRule {
  const pool = { kind: 'pool', ranges: [range(ip(address).value, ip(last).value)] } as const;
  return {
    ...forwardTo('0.0.0.0', address),
    match: line('permit', set('10.1.0.10')).match,
    address: pool,
  };
}

describe('§6.1 to §6.4 sessions', () => {
  test('§6.1 stateful filters make a node track, and so do translation lines', () => {
    const stateless = { stateful: false };
    expect(ask(twoSides(OUTBOUND), 'pc', TO_SERVER).reply).toEqual(BACK);
    expect(ask(twoSides(OUTBOUND, {}, stateless), 'pc', TO_SERVER).reply).toEqual([
      'denied-by-policy fw',
    ]);
    const both = [...OUTBOUND, line('permit', set('10.2.0.0/24'))];
    const natted = twoSides(
      both,
      {
        sourceNat: [hide('10.2.0.77')],
        right: { addresses: nic('fw/r', 'right', ['10.2.0.1/24', '10.2.0.77/24']).addresses },
      },
      stateless,
    );
    expect(ask(natted, 'pc', TO_SERVER).reply).toEqual(BACK);
  });

  test('§6.2 a session remains whatever becomes of the packet, and what was denied makes none', () => {
    const shut = { localIn: 'server/local' };
    const plain = twoSides(OUTBOUND, {}, {}, { filters: [filter('server/local', [])] });
    const nodes = plain.nodes.map((n) =>
      n.id === 'server' ? { ...n, ...shut } : n,
    ) as Network['nodes'];
    const told = ask({ ...plain, nodes }, 'pc', TO_SERVER, { unmodelled: 'strict' });
    expect(told.opening).toEqual(['denied-in server']);
    expect(told.ongoing).toEqual(['denied-in server']);
    const denied = ask(twoSides([]), 'pc', TO_SERVER, { unmodelled: 'strict' });
    expect(denied.ongoing).toEqual(['denied-by-policy fw']);
  });

  test('§6.2 a node knows the connections that it opened itself', () => {
    const told = ask(
      twoSides([], { localIn: 'fw/local' }, {}, { filters: [filter('fw/local', [])] }),
      'fw',
      tcp('10.2.0.1', '10.2.0.10'),
    );
    expect(told).toMatchObject({ opening: ['accepted server'], reply: ['accepted fw'] });
  });

  test('§6.3 a reply belongs by its mirror, an ongoing packet by its header', () => {
    const topology = twoSides(OUTBOUND);
    expect(ask(topology, 'pc', TO_SERVER, { unmodelled: 'strict' })).toMatchObject({
      opening: ['accepted server'],
      ongoing: ['accepted server'],
      reply: BACK,
    });
    const udp = { ...TO_SERVER, protocol: 17n };
    expect(
      ask(twoSides([], {}, { defaults: { 4: 'permit', 6: 'deny' } }), 'pc', udp).reply,
    ).toEqual(BACK);
  });

  /** The reply of `server` goes back by `other`, which saw no opening packet. */
  function asymmetric(stateful: boolean, lines = [line('permit')]): Network {
    return network({
      subnets: [subnet('left', 'a', ['10.1.0.0/24']), subnet('right', 'b', ['10.2.0.0/24'])],
      nodes: [
        host('pc', 'left', ['10.1.0.10/24'], ['10.1.0.1']),
        host('server', 'right', ['10.2.0.10/24'], ['10.2.0.2']),
        node('fw', 'device', [
          nic('fw/l', 'left', ['10.1.0.1/24']),
          nic('fw/r', 'right', ['10.2.0.1/24']),
        ]),
        node(
          'other',
          'device',
          [nic('other/l', 'left', ['10.1.0.2/24']), nic('other/r', 'right', ['10.2.0.2/24'])],
          { policy: 'other/policy' },
        ),
      ],
      filters: [filter('other/policy', lines, { stateful })],
    });
  }

  test('§6.4 a stateful filter denies a TCP reply that belongs to no session, a stateless one reads it', () => {
    expect(ask(asymmetric(true), 'pc', TO_SERVER).reply).toEqual(['denied-by-policy other']);
    expect(ask(asymmetric(true), 'pc', TO_SERVER).lines).toEqual([]);
    expect(ask(asymmetric(false), 'pc', TO_SERVER).reply).toEqual(BACK);
    const udp = { ...TO_SERVER, protocol: 17n };
    expect(ask(asymmetric(true), 'pc', udp).reply).toEqual(['denied-by-policy other']);
    const open = asymmetric(true);
    const filters = [filter('other/policy', [], { defaults: { 4: 'permit', 6: 'deny' } })];
    expect(ask({ ...open, filters }, 'pc', udp).reply).toEqual(BACK);
  });

  test('§6.4 an ongoing TCP packet without session is read or denied, as products differ', () => {
    const established = line('permit');
    const services = established.match.services.map((s) => ({ ...s, established: true }));
    const claims = { ...established, match: { ...established.match, services } };
    const topology = twoSides(
      [line('permit')],
      { left: { filtersIn: ['fw/claims'] } },
      {},
      {
        filters: [filter('fw/claims', [claims], { stateful: false })],
      },
    );
    const told = (unmodelled: 'permissive' | 'strict'): object =>
      ask(topology, 'pc', TO_SERVER, { unmodelled });
    expect(told('permissive')).toMatchObject({
      opening: ['denied-in fw'],
      ongoing: ['accepted server'],
    });
    expect(told('strict')).toMatchObject({ ongoing: ['denied-by-policy fw'] });
  });
});

describe('§6.5 translation of replies', () => {
  test('§6.5 the reply of a translated connection is translated back', () => {
    const nat = { destinationNat: [forwardTo('10.9.9.9', '10.2.0.10')] };
    expect(ask(twoSides([line('permit')], nat), 'pc', tcp('10.1.0.10', '10.9.9.9')).reply).toEqual(
      BACK,
    );
  });

  test('§6.5 both ends may be translated, by any address of a pool', () => {
    const nat = {
      destinationNat: [forwardTo('10.9.9.9', '10.2.0.10')],
      sourceNat: [hide('10.2.0.77', '10.2.0.78')],
      right: {
        addresses: nic('fw/r', 'right', ['10.2.0.1/24', '10.2.0.77/24', '10.2.0.78/24']).addresses,
      },
    };
    const told = ask(twoSides([line('permit')], nat), 'pc', tcp('10.1.0.10', '10.9.9.9'));
    expect(told).toMatchObject({ opening: ['accepted server'], reply: BACK });
  });

  test('§6.5 ongoing packets are translated as opening ones, replies without session too', () => {
    const nat = { destinationNat: [forwardTo('10.9.9.9', '10.2.0.10')] };
    expect(
      ask(twoSides([line('permit')], nat), 'pc', tcp('10.1.0.10', '10.9.9.9')).ongoing,
    ).toEqual(['accepted server']);
    const back = twoSides([], {
      policy: undefined,
      destinationNat: [forwardTo('10.1.0.10', '10.1.0.99')],
    });
    const told = ask(back, 'wire right', tcp('10.2.0.10', '10.1.0.10'));
    expect(told.opening).toContain('delivered-to-subnet left');
  });
});

describe('§6.6 passes', () => {
  const external = (more: object, forwarder = {}): Network =>
    network({
      subnets: [subnet('left', 'a', ['10.1.0.0/24']), subnet('out', 'x', ['10.2.0.0/24'])],
      nodes: [
        host('pc', 'left', ['10.1.0.10/24'], ['10.1.0.1']),
        node(
          'fw',
          'device',
          [nic('fw/l', 'left', ['10.1.0.1/24']), nic('fw/r', 'out', ['10.2.0.1/24'])],
          {
            policy: 'fw/policy',
            routes: [via('0.0.0.0/0', 'fw/r', '10.2.0.254')],
            ...forwarder,
          },
        ),
        node('net', 'external', [nic('net/0', 'out', ['10.2.0.254/24'])], more),
      ],
      filters: [filter('fw/policy', [line('permit', set('10.1.0.0/24'))])],
    });

  test('§6.6 what exits is answered to the interface that sent it', () => {
    const away = tcp('10.1.0.10', '198.51.100.7');
    expect(ask(external({}), 'pc', away)).toMatchObject({
      opening: ['exits-network net'],
      reply: BACK,
    });
    const hidden = external({}, { sourceNat: [hide('10.2.0.1')] });
    expect(ask(hidden, 'pc', away).reply).toEqual(BACK);
  });

  test('§6.6 what exits straight from a wire is answered on that wire', () => {
    const told = ask(external({}), 'wire out', tcp('10.2.0.66', '198.51.100.7'));
    expect(told.opening).toContain('exits-network net');
    expect(told.reply).toContain('delivered-to-subnet out');
  });

  test('§6.6 nothing answers what was delivered to a subnet', () => {
    const told = ask(twoSides(OUTBOUND), 'pc', tcp('10.1.0.10', '10.2.0.99'));
    expect(told).toMatchObject({ opening: ['delivered-to-subnet right'], reply: [] });
  });
});

test('§6.7 a choice takes every course', () => {
  const nat = {
    sourceNat: [hide('10.2.0.77', '10.2.0.78')],
    right: { filtersOut: ['fw/out'] },
    order: { inFilter: 'before-destination-nat', outFilter: 'after-source-nat' },
  };
  const filters = [filter('fw/out', [line('permit', set('10.2.0.77'))])];
  const told = ask(twoSides([line('permit')], nat, {}, { filters }), 'pc', TO_SERVER);
  expect(told.opening).toEqual(['accepted server', 'denied-out fw']);
});

test('§7 three ends are arrivals', () => {
  expect([...ARRIVED].sort()).toEqual(['accepted', 'delivered-to-subnet', 'exits-network']);
});
