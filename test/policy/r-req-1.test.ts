import { describe, expect, test } from 'vitest';

import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import { filter, forwardTo, ip, line, nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { end, external, flow, host, JUKI, PC, permit, town } from './town.js';

const ID = 'R-REQ-1';
const required = { required: true };
const K1 = flow('K-1', PC, JUKI, 443, required);
const there = permit('10.2.0.10', '10.1.0.10', 443);

describe('R-REQ-1: required flows pass in full', () => {
  test('there and back: proved', () => {
    const result = checkRequirement(ID, town({ lines: [there], register: [K1] }));
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([
      { code: 'ok/flow-passes', params: { flow: 'K-1' }, flows: ['K-1'] },
    ]);
  });

  test('denied: violated, with the packet and where it ends', () => {
    const result = checkRequirement(ID, town({ register: [K1] }));
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'req/lost',
        params: { flow: 'K-1', disposition: 'denied-by-policy' },
        packets: '65536',
        witness: { role: 'opening', origin: { kind: 'generated', node: 'pc' } },
      },
    ]);
    expect(result.open[0]?.at?.path).toBe('register');
  });

  test('one packet of many lost is a flow that does not pass', () => {
    const lines = [
      line('deny', set('10.2.0.10'), set('10.1.0.10'), {
        match: {
          ...there.match,
          services: [{ ...there.match.services[0]!, sourcePorts: [range(7)] }],
        },
      }),
      there,
    ];
    const result = checkRequirement(ID, town({ lines, register: [K1] }));
    expect(result.open[0]?.packets).toBe('1');
    expect(result.open[0]?.witness?.packet.sourcePort).toBe(7n);
  });

  test('the reply counts: a stateless device needs a line for it', () => {
    const policy = { stateful: false };
    const result = checkRequirement(ID, town({ lines: [there], register: [K1], policy }));
    expect(result.open).toMatchObject([
      {
        code: 'req/reply-lost',
        params: { flow: 'K-1', disposition: 'denied-by-policy' },
        witness: { role: 'reply' },
      },
    ]);
    expect(wayOf(result)).toEqual(['juki', 'fw']);
    expect(result.open[0]?.witness?.opening?.end.disposition).toBe('accepted');
    const service = {
      ...there.match.services[0]!,
      sourcePorts: [range(443)],
      destinationPorts: [range(0, 65535)],
      established: true,
    };
    const back = line('permit', set('10.1.0.10'), set('10.2.0.10'));
    const answers = { ...back, match: { ...back.match, services: [service] } };
    const lines = [there, answers];
    expect(checkRequirement(ID, town({ lines, register: [K1], policy })).verdict).toBe('proved');
  });

  test('the reply needs a way back', () => {
    const lost = town({ lines: [there], register: [K1] });
    const nodes = lost.nodes.map((n) => (n.id === 'juki' ? { ...n, routes: [] } : n));
    expect(checkRequirement(ID, { ...lost, nodes }).open[0]?.params).toEqual({
      flow: 'K-1',
      disposition: 'no-route',
    });
  });

  test('every branch counts', () => {
    const whole = town({ lines: [there], register: [K1] });
    const second = {
      ...via('0.0.0.0/0', 'pc/0', '10.2.0.2'),
      prefix: { family: 4, value: 0n, length: 0 },
    };
    const nodes = [
      ...whole.nodes.map((n): Node =>
        n.id === 'pc' ? ({ ...n, routes: [...n.routes, second] } as Node) : n,
      ),
      node('dead', 'device', [nic('dead/0', 'lg-lan', ['10.2.0.2/24'])]),
    ];
    expect(checkRequirement(ID, { ...whole, nodes }).open[0]?.params['disposition']).toBe(
      'no-route',
    );
  });

  test('a packet that goes round is lost', () => {
    const loop = (id: string, address: string, hop: string): Node =>
      node(id, 'device', [nic(`${id}/0`, 'lg-lan', [address])], {
        routes: [via('10.1.0.0/24', `${id}/0`, hop)],
      });
    const whole = town({ lines: [there], register: [K1] });
    const nodes = [
      ...whole.nodes.map((n): Node =>
        n.id === 'pc' ? { ...n, routes: [via('10.1.0.0/24', 'pc/0', '10.2.0.2')] } : n,
      ),
      loop('a', '10.2.0.2/24', '10.2.0.3'),
      loop('b', '10.2.0.3/24', '10.2.0.2'),
    ];
    const result = checkRequirement(ID, { ...whole, nodes });
    expect(result.open[0]?.params).toEqual({ flow: 'K-1', disposition: 'loop' });
    expect(result.open[0]?.witness?.trace.end.disposition).toBe('loop');
  });

  test('accepted by somebody else is a wrong end', () => {
    const published = forwardTo('10.1.0.10', '10.3.0.10');
    const lines = [permit('10.2.0.10', '10.3.0.10', 443)];
    const fw = { destinationNat: [published] };
    expect(checkRequirement(ID, town({ lines, register: [K1], fw })).open[0]).toMatchObject({
      code: 'req/wrong-end',
      params: { flow: 'K-1', end: 'web' },
    });
  });

  test('the sender may write another address', () => {
    const published = forwardTo('10.2.0.99', '10.1.0.10');
    const fw = { destinationNat: [published] };
    const addressed = { ...K1, addressedTo: set('10.2.0.99') };
    // The host sends to its own subnet directly; the firewall answers for the address there.
    expect(checkRequirement(ID, town({ lines: [there], register: [addressed], fw })).verdict).toBe(
      'proved',
    );
    const plain = town({ lines: [there], register: [addressed] });
    expect(checkRequirement(ID, plain).open[0]?.code).toBe('req/wrong-end');
  });

  test('source translation does not hinder the reply', () => {
    const sourceNat = [
      {
        id: 'S1',
        enabled: true,
        family: 4,
        match: line('permit', set('10.2.0.10')).match,
        address: { kind: 'pool', ranges: [range(ip('10.1.0.1').value)] },
        port: { kind: 'pool', ranges: [range(1024, 1027)] },
        at: K1.at,
      },
    ];
    const network = town({ lines: [there], register: [K1], fw: { sourceNat } });
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('the routes as written count, whatever the mode', () => {
    const whole = town({ lines: [there], register: [K1] });
    const nodes = whole.nodes.map((n) => (n.id === 'pc' ? { ...n, routes: [] } : n));
    const result = checkRequirement(ID, { ...whole, nodes }, { routing: 'any-route' });
    expect(result.open[0]?.params['disposition']).toBe('no-route');
  });
});

describe('R-REQ-1: who sends and who receives', () => {
  const all = (id: string): ReturnType<typeof end> =>
    end(id, '10.2.0.0/24', { node: undefined, subnet: 'lg-lan' });

  test('a subnet means its hosts, not the machines that nobody declared', () => {
    const register = [flow('K-1', all('lg-lan'), JUKI, 443, required)];
    const lines = [there];
    expect(checkRequirement(ID, town({ lines, register })).verdict).toBe('proved');
    const nodes = [host('pc2', 'lg-lan', '10.2.0.11')];
    expect(checkRequirement(ID, town({ lines, register, nodes })).verdict).toBe('violated');
  });

  test('an address that no host has is that of a device', () => {
    const toFirewall = end('', '10.2.0.1', { node: undefined, subnet: 'lg-lan' });
    const register = [flow('K-1', PC, toFirewall, 22, required)];
    expect(checkRequirement(ID, town({ register })).verdict).toBe('proved');
    const fw = { localIn: 'fw/local' };
    const more = { filters: [filter('fw/local', [])] };
    expect(checkRequirement(ID, town({ register, fw, more })).open[0]?.params).toEqual({
      flow: 'K-1',
      disposition: 'denied-in',
    });
  });

  test('nobody at an end: undetermined', () => {
    const nobody = end('', '10.2.0.77', { node: undefined, subnet: 'lg-lan' });
    for (const empty of [
      flow('K-1', nobody, JUKI, 443, required),
      flow('K-1', JUKI, nobody, 443, required),
      { ...K1, from: [PC, nobody] },
    ]) {
      const lines = [there];
      expect(checkRequirement(ID, town({ lines, register: [empty] })).open).toMatchObject([
        { verdict: 'undetermined', code: 'und/empty-flow', params: { flow: 'K-1' } },
      ]);
    }
  });

  test('a sender that shares no family with the other end sends nothing: no proof about it', () => {
    const newer = node('newer', 'host', [nic('newer/0', 'lg-lan', ['v6:10/120'])]);
    const member = end('newer', 'v6:10');
    for (const wide of [
      { ...K1, from: [PC, member] },
      { ...K1, to: [JUKI, member] },
    ]) {
      const parts = { lines: [there], register: [wide], nodes: [newer] };
      expect(checkRequirement(ID, town(parts)).open).toMatchObject([
        { verdict: 'undetermined', code: 'und/empty-flow', params: { flow: 'K-1' } },
      ]);
    }
  });

  test('no required flow at all: nothing to check', () => {
    const register = [flow('K-1', PC, JUKI, 443)];
    expect(checkRequirement(ID, town({ register })).codes).toEqual(['und/nothing-to-check']);
  });

  describe('an external', () => {
    const lgwan = (more: readonly Node[] = []): ReturnType<typeof town> => {
      const whole = town({
        segments: [external('x', 'lgwan')],
        subnets: [subnet('seg', 'x', ['192.0.2.0/24'])],
        lines: [permit('198.51.100.7', '10.1.0.10', 443), permit('10.2.0.10', '198.51.100.7', 443)],
        register: [
          flow('IN', end('lgwan', '198.51.100.7'), JUKI, 443, required),
          flow('OUT', PC, end('lgwan', '198.51.100.7'), 443, required),
        ],
        nodes: [
          node('lgwan', 'external', [nic('lgwan/0', 'seg', ['192.0.2.1/24'])], {
            segment: 'x',
            behind: set('198.51.100.0/24'),
          }),
          ...more,
        ],
      });
      const nodes = whole.nodes.map((n): Node => {
        if (n.id !== 'fw') return n;
        const interfaces = [...n.interfaces, nic('fw/x', 'seg', ['192.0.2.18/24'])];
        return { ...n, interfaces, routes: [via('198.51.100.0/24', 'fw/x', '192.0.2.1')] };
      });
      return { ...whole, nodes };
    };

    test('opens and is opened to', () => {
      expect(checkRequirement(ID, lgwan()).verdict).toBe('proved');
    });

    test('what it relays further, back to the town too, is no part of the flow', () => {
      const whole = lgwan();
      const nodes = whole.nodes.map((n) => (n.id === 'lgwan' ? { ...n, forwards: true } : n));
      expect(checkRequirement(ID, { ...whole, nodes }).verdict).toBe('proved');
    });

    test('what is for the external itself never leaves it', () => {
      const whole = lgwan();
      const other = flow('TO', end('lgwan', '198.51.100.7'), JUKI, 443, required);
      const misled = { ...other, addressedTo: set('192.0.2.1') };
      expect(checkRequirement(ID, { ...whole, register: [misled] }).open[0]).toMatchObject({
        code: 'req/wrong-end',
        params: { flow: 'TO', end: 'lgwan' },
      });
    });

    test('hands its packets to whom they belong: another router on its wire does no harm', () => {
      const deaf = node('deaf', 'device', [nic('deaf/0', 'seg', ['192.0.2.99/24'])]);
      expect(checkRequirement(ID, lgwan([deaf])).verdict).toBe('proved');
    });

    test('but one router has to take them', () => {
      const closed = { ...lgwan(), filters: [filter('fw/policy', [])] };
      const result = checkRequirement(ID, closed);
      expect(result.open.map(({ code, params }) => [code, params['flow']])).toEqual([
        ['req/lost', 'IN'],
        ['req/lost', 'OUT'],
      ]);
    });
  });
});
