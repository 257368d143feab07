/** SEMANTICS §4, in both programs. */
import { describe, expect, test } from 'vitest';

import type { FilterRule } from '../../src/model/filter.js';
import { range } from '../../src/model/range.js';
import { filter, forwardTo, line, set, tcp } from '../build-network.js';
import { ask, endsOpened } from './ask.js';
import { twoSides } from './sites.js';

const TO_SERVER = tcp('10.1.0.10', '10.2.0.10');
const PASSES = ['accepted server'];
const DENIED = ['denied-by-policy fw'];

/** A line for these services only. */
function forServices(action: FilterRule['action'], ...services: readonly object[]): FilterRule {
  const plain = line(action);
  const every = {
    protocols: [range(0, 255)],
    sourcePorts: [range(0, 65535)],
    destinationPorts: [range(0, 65535)],
    established: false,
  };
  const list = services.map((service) => ({ ...every, ...service }));
  return { ...plain, match: { ...plain.match, services: list } };
}

function through(...lines: readonly FilterRule[]): readonly string[] {
  return endsOpened(twoSides(lines), 'pc', TO_SERVER);
}

describe('§4.1 order and defaults', () => {
  test('§4.1 the first line that matches decides', () => {
    const lines = [line('deny', set('10.1.0.10')), line('permit')];
    expect(through(...lines)).toEqual(DENIED);
    expect(through(...[...lines].reverse())).toEqual(PASSES);
  });

  test('§4.1 without a line the default of the family decides', () => {
    const lines = [line('permit', set('10.1.0.10'), set('10.2.0.10'))];
    const v6 = tcp('v6:10', 'v6:266');
    expect(through()).toEqual(DENIED);
    expect(endsOpened(twoSides(lines), 'pc', v6)).toEqual(DENIED);
    const open = { defaults: { 4: 'deny', 6: 'permit' } };
    expect(endsOpened(twoSides(lines, {}, open), 'pc', v6)).toEqual(PASSES);
    expect(endsOpened(twoSides([], {}, open), 'pc', TO_SERVER)).toEqual(DENIED);
  });

  test('§4.1 a disabled line does not decide', () => {
    expect(through(line('permit', undefined, undefined, { enabled: false }))).toEqual(DENIED);
  });
});

describe('§4.2, §4.3 matches', () => {
  test('§4.2 a line asks for source, destination and interfaces', () => {
    expect(through(line('permit', set('10.1.0.10')))).toEqual(PASSES);
    expect(through(line('permit', set('10.1.0.11')))).toEqual(DENIED);
    expect(through(line('permit', undefined, set('10.2.0.11')))).toEqual(DENIED);
    const by = (more: object): readonly string[] =>
      through(line('permit', undefined, undefined, more));
    expect(by({ inInterfaces: ['fw/l'], outInterfaces: ['fw/r'] })).toEqual(PASSES);
    expect(by({ inInterfaces: ['fw/r'] })).toEqual(DENIED);
    expect(by({ outInterfaces: ['fw/l'] })).toEqual(DENIED);
  });

  test('§4.2 a line for outgoing interfaces matches nothing where there is none', () => {
    const asks = line('permit', undefined, undefined, { outInterfaces: ['fw/l', 'fw/r'] });
    const topology = (id: string, firewall: object): ReturnType<typeof twoSides> =>
      twoSides([line('permit')], firewall, {}, { filters: [filter(id, [asks])] });
    const received = topology('fw/in', { left: { filtersIn: ['fw/in'] } });
    expect(endsOpened(received, 'pc', TO_SERVER)).toEqual(['denied-in fw']);
    const local = topology('fw/local', { localIn: 'fw/local' });
    expect(endsOpened(local, 'pc', tcp('10.1.0.10', '10.1.0.1'))).toEqual(['denied-in fw']);
  });

  test('§4.2 a line may ask whether the destination was translated', () => {
    const nat = { destinationNat: [forwardTo('10.9.9.9', '10.2.0.10')] };
    const asks = (translated: boolean): ReturnType<typeof twoSides> =>
      twoSides([line('permit', undefined, undefined, { translated })], nat);
    const vip = tcp('10.1.0.10', '10.9.9.9');
    expect(endsOpened(asks(true), 'pc', vip)).toEqual(PASSES);
    expect(endsOpened(asks(false), 'pc', vip)).toEqual(DENIED);
    expect(endsOpened(asks(false), 'pc', TO_SERVER)).toEqual(PASSES);
    expect(endsOpened(asks(true), 'pc', TO_SERVER)).toEqual(DENIED);
  });

  test('§4.3 a service asks for protocol and both ports, for ICMP type and code', () => {
    const tcp443 = { protocols: [range(6)], destinationPorts: [range(443)] };
    expect(through(forServices('permit', tcp443))).toEqual(PASSES);
    expect(through(forServices('permit', { ...tcp443, destinationPorts: [range(80)] }))).toEqual(
      DENIED,
    );
    expect(through(forServices('permit', { ...tcp443, sourcePorts: [range(53)] }))).toEqual(DENIED);
    expect(through(forServices('permit', { protocols: [range(17)] }, tcp443))).toEqual(PASSES);
    const echo = { ...TO_SERVER, protocol: 1n, sourcePort: 8n, destinationPort: 0n };
    const icmp = (sourcePorts: object): ReturnType<typeof twoSides> =>
      twoSides([forServices('permit', { protocols: [range(1)], sourcePorts: [sourcePorts] })]);
    expect(endsOpened(icmp(range(8)), 'pc', echo)).toEqual(PASSES);
    expect(endsOpened(icmp(range(3)), 'pc', echo)).toEqual(DENIED);
  });
});

describe('§4.4, §4.5 attachment', () => {
  const none = { filters: [filter('fw/none', [])] };
  const at = (firewall: object, packet = TO_SERVER): readonly string[] =>
    endsOpened(twoSides([line('permit')], firewall, {}, none), 'pc', packet);

  test('§4.4 a filter acts where it is attached, and nowhere else', () => {
    expect(at({})).toEqual(PASSES);
    expect(at({ right: { filtersIn: ['fw/none'] } })).toEqual(PASSES);
    expect(at({ left: { filtersOut: ['fw/none'] } })).toEqual(PASSES);
    expect(at({ localIn: 'fw/none' })).toEqual(PASSES);
    expect(at({ policy: undefined })).toEqual(PASSES);
  });

  test('§4.4 in-filters see packets for the node itself, the policy does not', () => {
    const itself = tcp('10.1.0.10', '10.1.0.1');
    expect(at({ left: { filtersIn: ['fw/none'] } }, itself)).toEqual(['denied-in fw']);
    expect(at({ policy: 'fw/none' }, itself)).toEqual(['accepted fw']);
  });

  test('§4.5 the disposition tells the filter that denied', () => {
    expect(at({ left: { filtersIn: ['fw/none'] } })).toEqual(['denied-in fw']);
    expect(at({ right: { filtersOut: ['fw/none'] } })).toEqual(['denied-out fw']);
    expect(at({ policy: 'fw/none' })).toEqual(['denied-by-policy fw']);
    expect(at({ localIn: 'fw/none' }, tcp('10.1.0.10', '10.1.0.1'))).toEqual(['denied-in fw']);
  });

  test('§4.4 every one of several filters has to permit', () => {
    const filters = [filter('fw/none', []), filter('fw/all', [line('permit')])];
    const both = (...filtersIn: readonly string[]): readonly string[] =>
      endsOpened(
        twoSides([line('permit')], { left: { filtersIn } }, {}, { filters }),
        'pc',
        TO_SERVER,
      );
    expect(both('fw/all', 'fw/none')).toEqual(['denied-in fw']);
    expect(both('fw/all', 'fw/all')).toEqual(PASSES);
  });
});

describe('§4.6, §4.7 claims and conditions', () => {
  test('§4.6 `established` matches ongoing packets and replies of TCP, never an opening one', () => {
    const topology = twoSides(
      [forServices('permit', { established: true })],
      {},
      { stateful: false },
    );
    expect(ask(topology, 'pc', TO_SERVER)).toMatchObject({ opening: DENIED, ongoing: PASSES });
    const udp = { ...TO_SERVER, protocol: 17n };
    expect(endsOpened(topology, 'pc', udp)).toEqual(DENIED);
    const opened = [
      line('permit', set('10.1.0.0/24')),
      forServices('permit', { established: true }),
    ];
    const both = twoSides(opened, {}, { stateful: false });
    expect(ask(both, 'pc', TO_SERVER).reply).toEqual(['accepted pc']);
    expect(ask(both, 'server', tcp('10.2.0.10', '10.1.0.10')).opening).toEqual(DENIED);
  });

  test('§4.7 a line that is not sure applies as the reading says', () => {
    for (const certainty of ['scheduled', 'unmodelled'] as const) {
      const permits = twoSides([line('permit', undefined, undefined, { certainty })]);
      const denies = twoSides([line('deny', undefined, undefined, { certainty }), line('permit')]);
      const read = (
        topology: typeof permits,
        reading: 'permissive' | 'strict',
      ): readonly string[] => endsOpened(topology, 'pc', TO_SERVER, { [certainty]: reading });
      expect(read(permits, 'permissive')).toEqual(PASSES);
      expect(read(permits, 'strict')).toEqual(DENIED);
      expect(read(denies, 'permissive')).toEqual(PASSES);
      expect(read(denies, 'strict')).toEqual(DENIED);
    }
  });
});
