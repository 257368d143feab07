/** Which line a violation names: the one at the border of the sending segment. */
import { describe, expect, test } from 'vitest';

import type { Finding } from '../../src/model/verdict.js';
import { filter, line, nic, node, set, subnet, via } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { flow, JUKI, PC, permit, segment, town } from './town.js';

const at = (path: string): object => ({ ...JUKI.at, path });
const wide = (path: string, more = {}): ReturnType<typeof line> =>
  line('permit', set('10.2.0.10'), set('10.1.0.10'), { id: path, at: at(path), ...more });

/** pc (lg) to juki (mn) through a firewall with filters at the places named. */
function through(where: { in?: boolean; policy?: boolean; out?: boolean }): Finding | undefined {
  const stateless = { stateful: false };
  const whole = town({ lines: where.policy === true ? [wide('policy')] : [] });
  const filters = [
    ...(where.policy === true ? whole.filters : []),
    filter('fw/in', [wide('in')], stateless),
    filter('fw/out', [wide('out')], stateless),
  ];
  const nodes = whole.nodes.map((n) => {
    if (n.id !== 'fw') return n;
    const interfaces = n.interfaces.map((i) => ({
      ...i,
      filtersIn: i.id === 'fw/lg' && where.in === true ? ['fw/in'] : [],
      filtersOut: i.id === 'fw/mn' && where.out === true ? ['fw/out'] : [],
    }));
    const { policy, ...rest } = n;
    return { ...rest, interfaces, ...(where.policy === true ? { policy } : {}) };
  });
  const network = { ...whole, nodes, filters } as typeof whole;
  const { open } = checkRequirement('R-MN-1', network);
  return open.find(({ params }) => params['from'] === 'lg');
}

describe('a violation names', () => {
  test('the line of the policy, where there is one', () => {
    expect(through({ in: true, policy: true, out: true })?.at?.path).toBe('policy');
  });

  test('else that of the outgoing interface', () => {
    expect(through({ in: true, out: true })?.at?.path).toBe('out');
  });

  test('else that of the incoming one', () => {
    expect(through({ in: true })?.at?.path).toBe('in');
  });

  test('the device, where nothing judged the packets', () => {
    const finding = through({});
    expect(finding?.at?.path).toBe('test');
    expect(finding?.witness?.trace.hops[0]?.node).toBe('fw');
  });

  test('other lines on the way as related places', () => {
    const finding = through({ in: true, policy: true, out: true });
    expect(finding?.related.map(({ path }) => path)).toEqual(['in', 'out']);
  });

  test('the first of two firewalls: where the packets leave their segment', () => {
    const whole = town({
      lines: [wide('first')],
      segments: [segment('dmz', 'boundary-dmz')],
      subnets: [subnet('dmz-lan', 'dmz', ['10.7.0.0/24'])],
    });
    const nodes = whole.nodes.map((n) => {
      if (n.id !== 'fw') return n.id === 'juki' ? { ...n, routes: [] } : n;
      const interfaces = n.interfaces
        .filter(({ id }) => id !== 'fw/mn')
        .concat(nic('fw/dmz', 'dmz-lan', ['10.7.0.1/24']));
      return { ...n, interfaces, routes: [via('10.1.0.0/24', 'fw/dmz', '10.7.0.2')] };
    });
    const second = node(
      'fw2',
      'device',
      [nic('fw2/dmz', 'dmz-lan', ['10.7.0.2/24']), nic('fw2/mn', 'mn-lan', ['10.1.0.1/24'])],
      { policy: 'fw2/policy' },
    );
    const filters = [...whole.filters, filter('fw2/policy', [wide('second')])];
    const network = { ...whole, nodes: [...nodes, second], filters };
    const { open } = checkRequirement('R-MN-1', network);
    expect(open).toHaveLength(1);
    expect(open[0]?.at?.path).toBe('policy');
    expect(open[0]?.related.map(({ path }) => path)).toEqual(['second']);
    expect(open[0]?.witness?.trace.hops.map((hop) => hop.node)).toEqual(['fw', 'fw2', 'juki']);
  });

  test('one line per finding: two lines that let through are two findings', () => {
    const lines = [permit('10.2.0.10', '10.1.0.10', 443), permit('10.2.0.0/24', '10.1.0.10', 22)];
    const { open } = checkRequirement('R-MN-1', town({ lines }));
    expect(open.map(({ at: place, packets }) => [place?.line, packets])).toEqual([
      [1, '65536'],
      [2, String(256 * 65536)],
    ]);
  });

  test('nothing twice: what continues a session is part of its finding', () => {
    const lines = [permit('10.2.0.10', '10.1.0.10', 443)];
    const { open } = checkRequirement('R-MN-1', town({ lines }));
    expect(open.map(({ witness }) => witness?.role)).toEqual(['opening']);
  });
});

test('a host that refuses what arrived has been reached: its own filter judges no crossing', () => {
  const lines = [permit('10.2.0.10', '10.1.0.10', 443, { cites: ['K-1'] })];
  const register = [flow('K-1', PC, JUKI, 443)];
  const whole = town({ lines, register });
  const guarded = (rules: readonly ReturnType<typeof line>[]): typeof whole => ({
    ...whole,
    nodes: whole.nodes.map((n) => (n.id === 'juki' ? { ...n, localIn: 'juki/local' as never } : n)),
    filters: [...whole.filters, filter('juki/local', rules)],
  });
  const closed = { ...guarded([]), register: [] };
  const { open } = checkRequirement('R-MN-1', closed);
  expect(open).toMatchObject([{ witness: { trace: { end: { disposition: 'denied-in' } } } }]);
  const other = guarded([line('permit', undefined, undefined, { cites: ['K-9'] })]);
  expect(checkRequirement('R-EXC-4', other).verdict).toBe('proved');
});
