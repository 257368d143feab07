/** SEMANTICS §9.2 to §9.4: what crosses, what the register covers, what passes in full. */
import { describe, expect, test } from 'vitest';

import { ip, line, nic, node, set, subnet, via } from '../build-network.js';
import { range } from '../../src/model/range.js';
import type { Network } from '../../src/model/network.js';
import { checkRequirement } from '../policy/check-requirement.js';
import { end, external, flow, JUKI, PC, permit, town, type Parts } from '../policy/town.js';

/** What crosses unregistered between My Number segments and others. */
function crossing(parts: Parts): readonly object[] {
  return checkRequirement('R-MN-1', town(parts)).open.map(({ params }) => params);
}

const IN = [permit('10.2.0.10', '10.1.0.10', 443)];
const K1 = flow('K-1', PC, JUKI, 443, { kind: 'specific-communication' });

describe('§9.2 crossing', () => {
  test('§9.2 between places of different segments only', () => {
    expect(crossing({ lines: IN })).toEqual([{ from: 'lg', to: 'mn' }]);
    expect(crossing({})).toEqual([]);
  });

  test('§9.2 a part of the outside counts as the segment that it is treated as, to the end', () => {
    const cloud = (treatAs?: string): Parts => ({
      lines: [permit('10.1.0.10', '10.8.0.10', 443)],
      segments: [
        {
          ...external('gc', 'government-cloud'),
          ...(treatAs === undefined ? {} : { treatAs: treatAs as never }),
        },
        { ...external('via', 'closed-network'), treatAs: 'mn' as never },
      ],
      subnets: [subnet('gc-line', 'gc', ['10.8.0.0/24'])],
      nodes: [
        node('gcloud', 'external', [nic('gcloud/0', 'gc-line', ['10.8.0.10/24'])], {
          segment: 'gc',
        }),
      ],
      fw: {
        interfaces: [...town().nodes[0]!.interfaces, nic('fw/gc', 'gc-line', ['10.8.0.1/24'])],
      },
    });
    expect(crossing(cloud())).toEqual([{ from: 'mn', to: 'gc' }]);
    expect(crossing(cloud('mn'))).toEqual([]);
    expect(crossing(cloud('via'))).toEqual([]);
  });

  test('§9.2 also by packets that only claim to belong to a connection', () => {
    const base = permit('10.2.0.10', '10.1.0.10', 443);
    const claims = {
      ...base,
      match: {
        ...base.match,
        services: base.match.services.map((s) => ({ ...s, established: true })),
      },
    };
    expect(crossing({ lines: [claims], policy: { stateful: false } })).toEqual([
      { from: 'lg', to: 'mn' },
    ]);
    // A stateful filter may pick such a connection up or not: nobody can say (§6.4).
    expect(checkRequirement('R-MN-1', town({ lines: [claims] })).verdict).toBe('undetermined');
  });
});

describe('§9.3 cover', () => {
  const covered = (parts: Parts): boolean => crossing(parts).length === 0;

  test('§9.3 source as sent, destination, protocol and port as they arrive', () => {
    expect(covered({ lines: IN, register: [K1] })).toBe(true);
    for (const wide of [
      permit('10.2.0.10/31', '10.1.0.10', 443),
      permit('10.2.0.10', '10.1.0.10/31', 443),
      permit('10.2.0.10', '10.1.0.10', 444),
    ]) {
      expect(covered({ lines: [wide], register: [K1] })).toBe(false);
    }
  });

  test('§9.3 the source port as sent counts', () => {
    const services = K1.services.map((s) => ({ ...s, sourcePorts: [range(1024, 65535)] }));
    expect(covered({ lines: IN, register: [{ ...K1, services }] })).toBe(false);
  });

  test('§9.3 an ongoing packet is covered if its mirror is', () => {
    const back = permit('10.1.0.10', '10.2.0.10', 0);
    const services = back.match.services.map((s) => ({
      ...s,
      sourcePorts: [range(443)],
      destinationPorts: [range(0, 65535)],
      established: true,
    }));
    const answers = { ...back, match: { ...back.match, services } };
    const stateless = { policy: { stateful: false }, register: [K1] };
    expect(covered({ lines: [...IN, answers], ...stateless })).toBe(true);
    expect(covered({ lines: [...IN, answers], ...stateless, register: [] })).toBe(false);
    const fromAnyPort = services.map((s) => ({ ...s, sourcePorts: [range(443, 444)] }));
    const wide = { ...answers, match: { ...answers.match, services: fromAnyPort } };
    expect(covered({ lines: [...IN, wide], ...stateless })).toBe(false);
  });

  test('§9.3 the end lies at the place that sends', () => {
    const elsewhere = flow('K-1', end('web', '10.2.0.10'), JUKI, 443, {
      kind: 'specific-communication',
    });
    expect(covered({ lines: IN, register: [elsewhere] })).toBe(false);
  });
});

describe('§9.4 passing in full', () => {
  const REQUIRED = { ...K1, required: true };
  const passes = (parts: Parts, change: (n: Network) => Network = (n) => n): string =>
    checkRequirement('R-REQ-1', change(town({ register: [REQUIRED], ...parts }))).verdict;

  test('§9.4 every packet is accepted, and every reply', () => {
    expect(passes({ lines: IN })).toBe('proved');
    expect(passes({ lines: [] })).toBe('violated');
    expect(passes({ lines: [permit('10.2.0.10', '10.1.0.10', 444)] })).toBe('violated');
    expect(passes({ lines: IN, policy: { stateful: false } })).toBe('violated');
  });

  test('§9.4 lines that are not sure are read strictly', () => {
    const [sure] = IN;
    for (const certainty of ['scheduled', 'unmodelled'] as const) {
      expect(passes({ lines: [{ ...sure!, certainty }] })).not.toBe('proved');
    }
  });

  test('§9.4 none may be lost on any branch', () => {
    const aside = (n: Network): Network => ({
      ...n,
      nodes: n.nodes.map((one) =>
        one.id === 'pc'
          ? {
              ...one,
              routes: [
                ...one.routes,
                via('10.1.0.10/32', 'pc/0', '10.2.0.1'),
                via('10.1.0.10/32', 'pc/0', '10.2.0.77'),
              ],
            }
          : one,
      ),
    });
    expect(passes({ lines: IN }, aside)).toBe('violated');
  });

  test('§9.4 a branch that ends where only an undeclared machine could take it is lost', () => {
    const twin = node('r2', 'device', [
      nic('r2/0', 'lg-lan', ['10.2.0.2/24']),
      nic('r2/1', 'mn-twin', ['10.1.0.2/24']),
    ]);
    const twoWays = (n: Network): Network => ({
      ...n,
      nodes: n.nodes.map((one) =>
        one.id === 'pc'
          ? { ...one, routes: ['10.2.0.1', '10.2.0.2'].map((hop) => via('0.0.0.0/0', 'pc/0', hop)) }
          : one,
      ),
    });
    const parts = { subnets: [subnet('mn-twin', 'mn', ['10.1.0.0/24'])], nodes: [twin] };
    expect(passes({ lines: IN, ...parts })).toBe('proved');
    expect(passes({ lines: IN, ...parts }, twoWays)).toBe('violated');
  });

  test('§9.4 it is addressed as the sender writes it, where that differs', () => {
    const dnat = {
      id: 'D',
      enabled: true,
      family: 4,
      match: line('permit', undefined, set('10.2.0.99')).match,
      address: { kind: 'pool', ranges: [range(ip('10.1.0.10').value)] },
      port: { kind: 'keep' },
      at: line('permit').at,
    };
    const fw = {
      destinationNat: [dnat],
      interfaces: town().nodes[0]!.interfaces.map((i) =>
        i.id === 'fw/lg' ? nic('fw/lg', 'lg-lan', ['10.2.0.1/24', '10.2.0.99/24']) : i,
      ),
    };
    const addressedTo = set('10.2.0.99');
    expect(passes({ lines: IN, fw, register: [{ ...REQUIRED, addressedTo }] })).toBe('proved');
    expect(passes({ lines: IN, register: [{ ...REQUIRED, addressedTo }] })).toBe('violated');
  });
});
