/** Lines that apply sometimes, lines of unknown effect, and limits: how sure a verdict is. */
import { describe, expect, test } from 'vitest';

import { range } from '../../src/model/range.js';
import { line, set } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { flow, JUKI, PC, permit, town } from './town.js';

const K1 = flow('K-1', PC, JUKI, 443, { required: true });
const DAYS = [0, 1, 2, 3, 4, 5, 6];
const day = { days: DAYS, fromMinute: 8 * 60, toMinute: 18 * 60 };
const night = { days: DAYS, fromMinute: 22 * 60, toMinute: 5 * 60 };

function when(schedule: object, from: string, to: string, port: number): ReturnType<typeof permit> {
  return permit(from, to, port, { certainty: 'scheduled', schedule });
}

describe('scheduled lines', () => {
  const open = town({ lines: [when(night, '10.2.0.10', '10.1.0.10', 443)] });

  test('a claim has to hold at all times', () => {
    const result = checkRequirement('R-MN-1', open);
    expect(result.codes).toEqual(['crossing/not-registered']);
    expect(result.open[0]?.at).toMatchObject({ path: 'policy', line: 1 });
  });

  test('a run that names a time asks about that time', () => {
    const at = (time: string): string =>
      checkRequirement('R-MN-1', open, { at: `2026-04-06T${time}` }).verdict;
    expect(at('21:59')).toBe('proved');
    expect(at('22:00')).toBe('violated');
    expect(at('04:59')).toBe('violated');
    expect(at('05:00')).toBe('proved');
  });

  test('a denial that sleeps sometimes protects sometimes', () => {
    const denies = {
      ...line('deny', set('10.2.0.0/24'), set('10.1.0.0/24')),
      certainty: 'scheduled' as const,
      schedule: day,
    };
    const network = town({ lines: [denies, permit('10.2.0.10', '10.1.0.10', 443)] });
    expect(checkRequirement('R-MN-1', network).verdict).toBe('violated');
    const noon = checkRequirement('R-MN-1', network, { at: '2026-04-06T12:00' });
    expect(noon.verdict).toBe('proved');
  });

  test('two lines that never apply together let nothing through together', () => {
    // By day a packet passes the first filter, by night the second.
    const chain = (first: object, second: object): string => {
      const whole = town({ lines: [when(first, '10.2.0.10', '10.1.0.10', 443)] });
      const filters = [
        ...whole.filters,
        {
          ...whole.filters[0]!,
          id: 'fw/in' as never,
          rules: [when(second, '10.2.0.10', '10.1.0.10', 443)],
        },
      ];
      const nodes = whole.nodes.map((n) => ({
        ...n,
        interfaces: n.interfaces.map((i) =>
          i.id === 'fw/lg' ? { ...i, filtersIn: ['fw/in' as never] } : i,
        ),
      }));
      return checkRequirement('R-MN-1', { ...whole, nodes, filters }).verdict;
    };
    expect(chain(day, night)).toBe('proved');
    expect(chain(day, day)).toBe('violated');
    expect(chain({ ...day, days: [1] }, { ...day, days: [1, 2] })).toBe('violated');
  });

  test('a required flow has to pass at all times', () => {
    const half = town({ lines: [when(day, '10.2.0.10', '10.1.0.10', 443)], register: [K1] });
    expect(checkRequirement('R-REQ-1', half).codes).toEqual(['req/lost']);
    expect(checkRequirement('R-REQ-1', half, { at: '2026-04-06T12:00' }).verdict).toBe('proved');
    const rest = { ...day, fromMinute: 18 * 60, toMinute: 8 * 60 };
    const both = town({
      lines: [when(day, '10.2.0.10', '10.1.0.10', 443), when(rest, '10.2.0.10', '10.1.0.10', 443)],
      register: [K1],
    });
    expect(checkRequirement('R-REQ-1', both).verdict).toBe('proved');
  });
});

describe('lines of unknown effect', () => {
  const unknown = (action: 'permit' | 'deny'): ReturnType<typeof line> => ({
    ...permit('10.2.0.10', '10.1.0.10', 443, { id: 'U', certainty: 'unmodelled' }),
    action,
  });

  test('a permit that may let through: undetermined, with the line', () => {
    const result = checkRequirement('R-MN-1', town({ lines: [unknown('permit')] }));
    expect(result.open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/unmodelled',
        params: { filter: 'fw/policy', line: 'U' },
        at: { path: 'policy', line: 1 },
      },
    ]);
    expect(result.verdict).toBe('undetermined');
  });

  test('a denial that may keep out: undetermined, with that line', () => {
    const lines = [unknown('deny'), permit('10.2.0.10', '10.1.0.10', 443)];
    expect(checkRequirement('R-MN-1', town({ lines })).open).toMatchObject([
      { verdict: 'undetermined', params: { filter: 'fw/policy', line: 'U' } },
    ]);
  });

  test('what passes anyway is violated, what does not is proved', () => {
    const lines = [unknown('permit'), permit('10.2.0.0/24', '10.1.0.10', 443)];
    const passes = checkRequirement('R-MN-1', town({ lines }));
    expect(passes.open.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['violated', 'crossing/not-registered'],
    ]);
    const shut = [line('deny', set('10.2.0.10'), set('10.1.0.10')), unknown('permit')];
    expect(checkRequirement('R-MN-1', town({ lines: shut })).verdict).toBe('proved');
  });

  test('a required flow that only such a line lets pass: undetermined', () => {
    const lines = [unknown('permit')];
    const result = checkRequirement('R-REQ-1', town({ lines, register: [K1] }));
    expect(result.open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unmodelled', params: { line: 'U' } },
    ]);
    expect(checkRequirement('R-REQ-1', town({ register: [K1] })).verdict).toBe('violated');
  });

  test('a connection that a device may pick up: undetermined', () => {
    const base = permit('10.1.0.10', '10.2.0.10', 443, { id: 'back' });
    const service = {
      ...base.match.services[0]!,
      destinationPorts: [range(0, 65535)],
      established: true,
    };
    const lines = [{ ...base, match: { ...base.match, services: [service] } }];
    const result = checkRequirement('R-MN-1', town({ lines }));
    expect(result.open).toMatchObject([
      { verdict: 'undetermined', params: { filter: 'fw/policy', line: 'back' } },
    ]);
  });
});

test('more nodes than the limit: undetermined, with the limit', () => {
  const lines = [permit('10.2.0.10', '10.1.0.10', 443)];
  for (const id of ['R-MN-1', 'R-REQ-1'] as const) {
    for (const limit of [1, 40]) {
      const options = { nodesMax: limit };
      const result = checkRequirement(id, town({ lines, register: [K1] }), options);
      expect(result.open).toMatchObject([
        { verdict: 'undetermined', code: 'und/limit', params: { limit } },
      ]);
    }
  }
});
