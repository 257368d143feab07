/** SEMANTICS §5, in both programs. */
import { describe, expect, test } from 'vitest';

import type { NatRule } from '../../src/model/filter.js';
import type { Packet } from '../../src/model/packet.js';
import { range } from '../../src/model/range.js';
import { filter, forwardTo, ip, line, net, set, tcp } from '../build-network.js';
import { ask, endsOpened } from './ask.js';
import { twoSides } from './sites.js';

const PASSES = ['accepted server'];
const DENIED = ['denied-by-policy fw'];
const VIP = tcp('10.1.0.10', '10.9.9.9');
const TO_SERVER = tcp('10.1.0.10', '10.2.0.10');
const DNAT = forwardTo('10.9.9.9', '10.2.0.10');

/** A line that gives every packet from 10.1.0.10 the source `address`. */
function hide(address: string, more = {}): NatRule {
  return {
    ...forwardTo('0.0.0.0', address),
    match: line('permit', set('10.1.0.10')).match,
    ...more,
  };
}

function natted(
  lines: readonly NatRule[],
  side: 'destinationNat' | 'sourceNat',
  packet: Packet = VIP,
): readonly string[] {
  return endsOpened(twoSides([line('permit')], { [side]: lines }), 'pc', packet);
}

describe('§5.1 in-stage', () => {
  test('§5.1 the policy sees the destination after translation', () => {
    const inner = [line('permit', undefined, set('10.2.0.10'))];
    const outer = [line('permit', undefined, set('10.9.9.9'))];
    expect(endsOpened(twoSides(inner, { destinationNat: [DNAT] }), 'pc', VIP)).toEqual(PASSES);
    expect(endsOpened(twoSides(outer, { destinationNat: [DNAT] }), 'pc', VIP)).toEqual(DENIED);
  });

  test('§5.1 in-filters stand before destination translation, or after it', () => {
    for (const [inFilter, seen] of [
      ['before-destination-nat', '10.9.9.9'],
      ['after-destination-nat', '10.2.0.10'],
    ] as const) {
      const topology = (to: string): ReturnType<typeof twoSides> =>
        twoSides(
          [line('permit')],
          {
            left: { filtersIn: ['fw/in'] },
            destinationNat: [DNAT],
            order: { inFilter, outFilter: 'before-source-nat' },
          },
          {},
          { filters: [filter('fw/in', [line('permit', undefined, set(to))])] },
        );
      for (const to of ['10.9.9.9', '10.2.0.10']) {
        const expected = to === seen ? PASSES : ['denied-in fw'];
        expect(endsOpened(topology(to), 'pc', VIP), `${inFilter} ${to}`).toEqual(expected);
      }
    }
  });
});

describe('§5.2 out-stage', () => {
  test('§5.2 out-filters stand before source translation, or after it; the policy before', () => {
    for (const [outFilter, seen] of [
      ['before-source-nat', '10.1.0.10'],
      ['after-source-nat', '10.2.0.77'],
    ] as const) {
      const topology = (from: string): ReturnType<typeof twoSides> =>
        twoSides(
          [line('permit', set('10.1.0.10'))],
          {
            right: { filtersOut: ['fw/out'] },
            sourceNat: [hide('10.2.0.77')],
            order: { inFilter: 'before-destination-nat', outFilter },
          },
          {},
          { filters: [filter('fw/out', [line('permit', set(from))])] },
        );
      for (const from of ['10.1.0.10', '10.2.0.77']) {
        const expected = from === seen ? PASSES : ['denied-out fw'];
        expect(endsOpened(topology(from), 'pc', TO_SERVER), `${outFilter} ${from}`).toEqual(
          expected,
        );
      }
    }
  });
});

describe('§5.3 tables', () => {
  test('§5.3 the first enabled line of the family decides', () => {
    const elsewhere = forwardTo('10.9.9.9', '10.2.0.99');
    expect(natted([DNAT, elsewhere], 'destinationNat')).toEqual(PASSES);
    expect(natted([elsewhere, DNAT], 'destinationNat')).toEqual(['delivered-to-subnet right']);
    expect(natted([{ ...elsewhere, enabled: false }, DNAT], 'destinationNat')).toEqual(PASSES);
    expect(natted([{ ...elsewhere, family: 6 }, DNAT], 'destinationNat')).toEqual(PASSES);
    const exempt = { ...DNAT, address: { kind: 'keep' } } as const;
    expect(natted([exempt, DNAT], 'destinationNat')).toEqual(['no-route fw']);
  });

  test('§5.3 lines may ask for interfaces', () => {
    const by = (more: object): readonly string[] =>
      natted([{ ...DNAT, ...more }], 'destinationNat');
    expect(by({ inInterfaces: ['fw/l'] })).toEqual(PASSES);
    expect(by({ inInterfaces: ['fw/r'] })).toEqual(['no-route fw']);
    expect(by({ outInterfaces: ['fw/l', 'fw/r'] })).toEqual(['no-route fw']);
  });

  test('§5.3 a pool is a choice, a block keeps the offset', () => {
    const pool = {
      ...DNAT,
      address: { kind: 'pool', ranges: [range(ip('10.2.0.9').value, ip('10.2.0.10').value)] },
    } as const;
    expect(natted([pool], 'destinationNat')).toEqual([...PASSES, 'delivered-to-subnet right']);
    const block = (text: string): ReturnType<typeof range> =>
      range(net(text).value, net(text).value + 15n);
    const shift: NatRule = {
      ...DNAT,
      match: line('permit', undefined, set('10.9.9.0/28')).match,
      address: { kind: 'shift', from: block('10.9.9.0/28'), to: block('10.2.0.0/28') },
    };
    expect(natted([shift], 'destinationNat', tcp('10.1.0.10', '10.9.9.10'))).toEqual(PASSES);
    expect(natted([shift], 'destinationNat')).toEqual(['delivered-to-subnet right']);
    expect(
      ask(
        twoSides([line('permit')], { destinationNat: [shift] }),
        'pc',
        tcp('10.1.0.10', '10.9.9.10'),
      ).reply,
    ).toEqual(['accepted pc']);
  });

  test('§5.3 ports are translated for protocols that have them', () => {
    const port = {
      ...DNAT,
      match: {
        ...DNAT.match,
        services: [
          {
            protocols: [range(0, 255)],
            sourcePorts: [range(0, 65535)],
            destinationPorts: [range(0, 65535)],
            established: false,
          },
        ],
      },
      port: { kind: 'pool', ranges: [range(8443)] },
    } as const;
    const only = (destinationPort: number): ReturnType<typeof twoSides> => {
      const service = {
        protocols: [range(6)],
        sourcePorts: [range(0, 65535)],
        destinationPorts: [range(destinationPort)],
        established: false,
      };
      const permit = line('permit');
      return twoSides([{ ...permit, match: { ...permit.match, services: [service] } }], {
        destinationNat: [port],
      });
    };
    expect(endsOpened(only(8443), 'pc', VIP)).toEqual(PASSES);
    expect(endsOpened(only(443), 'pc', VIP)).toEqual(DENIED);
    const echo = { ...VIP, protocol: 1n, sourcePort: 8n, destinationPort: 0n };
    const everything = twoSides(
      [],
      { destinationNat: [port] },
      { defaults: { 4: 'permit', 6: 'deny' } },
    );
    expect(ask(everything, 'pc', echo)).toMatchObject({ opening: PASSES, reply: ['accepted pc'] });
  });
});

test('§5.4 a line that keeps address and port does not translate', () => {
  const marked = (nat: NatRule): readonly string[] =>
    endsOpened(
      twoSides([line('permit', undefined, undefined, { translated: true })], {
        destinationNat: [nat],
      }),
      'pc',
      TO_SERVER,
    );
  const keeps = {
    ...DNAT,
    match: line('permit', undefined, set('10.2.0.10')).match,
    address: { kind: 'keep' },
  } as const;
  expect(marked(keeps)).toEqual(DENIED);
  expect(marked({ ...keeps, port: { kind: 'pool', ranges: [range(443)] } })).toEqual(PASSES);
  expect(
    marked({ ...keeps, address: { kind: 'pool', ranges: [range(ip('10.2.0.10').value)] } }),
  ).toEqual(PASSES);
});
