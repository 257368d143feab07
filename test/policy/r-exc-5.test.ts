import { describe, expect, test } from 'vitest';
import type { FilterRule } from '../../src/model/filter.js';
import type { PermittedFlow } from '../../src/model/register.js';
import { AT, filter, nic, node, set, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { specific } from './exceptions.js';
import { end, external, flow, host, JUKI, PC, permit, town, type Parts } from './town.js';

const ID = 'R-EXC-5';
const X = flow('X', PC, JUKI, 443);

function check(register: readonly PermittedFlow[], lines: readonly FilterRule[], more: Parts = {}) {
  return checkRequirement(ID, town({ register, lines, ...more }));
}

function line(more: Partial<FilterRule> = {}, port = 443): FilterRule {
  return permit('10.2.0.10', '10.1.0.10', port, { cites: ['X'], ...more });
}

describe('R-EXC-5: what was approved is of use', () => {
  test('cited, and something passes: proved, for an exception and for any other line', () => {
    for (const register of [[X], [specific(X)]]) {
      const result = check(register, [line()]);
      expect(result.verdict).toBe('proved');
      expect(result.findings).toMatchObject([{ code: 'ok/lines-in-use', params: { lines: 1 } }]);
    }
  });

  test.each([
    ['nothing cites it', [line({ cites: [] })], 'unused'],
    ['nothing passes', [line({}, 80)], 'dead'],
    ['another line denies it first', [line({ action: 'deny', cites: [] }), line()], 'dead'],
  ])('%s: an exception is violated, of another line it is told', (_what, lines, use) => {
    const violated = check([specific(X)], lines);
    expect(violated.verdict).toBe('violated');
    expect(violated.open).toMatchObject([
      { code: `reg/exception-${use}`, params: { flow: 'X' }, flows: ['X'] },
    ]);
    const told = check([X], lines);
    expect(told.verdict).toBe('proved');
    expect(told.findings).toMatchObject([
      { code: `hint/line-${use}`, params: { flow: 'X' } },
      { code: 'ok/lines-in-use' },
    ]);
  });

  test('what is required is left to R-REQ-1, except that nothing cites it', () => {
    const required = { ...specific(X), required: true };
    expect(check([required], [line({}, 80)]).verdict).toBe('proved');
    expect(check([required], [line({ cites: [] })]).codes).toEqual(['reg/exception-unused']);
  });

  test('all that cite it are disabled, or attached to nothing: a hint', () => {
    const off = check([specific(X)], [line({ enabled: false })]);
    expect(off.verdict).toBe('proved');
    expect(off.findings[0]).toMatchObject({ code: 'hint/line-switched-off' });
    const loose = { filters: [filter('fw/loose', [line()])] };
    expect(check([specific(X)], [], { more: loose }).findings[0]).toMatchObject({
      code: 'hint/line-switched-off',
    });
    const both = [line({ enabled: false }), line({}, 80)];
    expect(check([specific(X)], both).codes).toEqual(['reg/exception-dead']);
  });

  test('inside one segment nothing has to cite it, but something has to pass', () => {
    const near = host('near', 'lg-lan', '10.2.0.20');
    const inside = specific(flow('I', PC, end('near', '10.2.0.20'), 443));
    expect(check([inside], [], { nodes: [near] }).verdict).toBe('proved');
    const closed = { ...near, localIn: 'near/in' as never };
    const more = { filters: [filter('near/in', [])] };
    expect(check([inside], [], { nodes: [closed], more }).codes).toEqual(['reg/exception-dead']);
  });

  test('a line that applies at some time is live', () => {
    const schedule = { days: [1], fromMinute: 0, toMinute: 60 };
    const sometimes = line({ certainty: 'scheduled', schedule });
    expect(check([specific(X)], [sometimes]).verdict).toBe('proved');
    const dead = specific(flow('Y', PC, JUKI, 8443));
    const lines = [sometimes, line({}, 80), line({ cites: ['Y' as never] }, 81)];
    const both = check([specific(X), dead], lines);
    expect(both.open.map(({ params }) => params['flow'])).toEqual(['Y']);
    const never = { ...sometimes, enabled: false };
    expect(check([specific(X)], [never, line({}, 80)]).verdict).toBe('violated');
  });

  test('only a line of unknown effect lets it pass: undetermined, and no hint', () => {
    const unknown = line({ certainty: 'unmodelled', unmodelled: 'user-group staff' });
    const result = check([specific(X)], [unknown]);
    expect(result.verdict).toBe('undetermined');
    expect(result.open).toMatchObject([{ code: 'und/unmodelled', params: { line: 'L1' } }]);
    const told = check([X], [unknown]);
    expect(told.findings.map(({ code }) => code)).toEqual(['ok/lines-in-use']);
  });

  test('nobody stands behind an end: undetermined', () => {
    const nobody = { text: '10.2.0.99', subnet: 'lg-lan', addresses: set('10.2.0.99'), at: AT };
    const flows = [{ ...specific(X), from: [nobody as never] }];
    expect(check(flows, [line()]).codes).toEqual(['und/empty-flow']);
  });

  test('what goes out to an external, and what comes from there', () => {
    const parts: Parts = {
      segments: [external('x-lgwan', 'lgwan')],
      subnets: [subnet('wan', 'x-lgwan', ['192.0.2.0/24'])],
      nodes: [
        node('lgwan', 'external', [nic('lgwan/0', 'wan', ['192.0.2.9/24'])], {
          segment: 'x-lgwan',
          behind: set('198.51.100.0/24'),
        }),
        host('asp', 'wan', '192.0.2.10'),
      ],
      fw: {
        interfaces: [
          nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
          nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
          nic('fw/wan', 'wan', ['192.0.2.1/24']),
        ],
      },
    };
    const lgwan = end('lgwan', '192.0.2.9');
    const out = specific(flow('X', JUKI, lgwan, 443));
    const back = specific(flow('Y', lgwan, JUKI, 443));
    const lines = [
      permit('10.1.0.10', '192.0.2.9', 443, { cites: ['X'] }),
      permit('192.0.2.9', '10.1.0.10', 443, { cites: ['Y'] }),
    ];
    expect(check([out, back], lines, parts).verdict).toBe('proved');
    const swapped = lines.map((l) => ({ ...l, action: 'deny' as const }));
    expect(check([out, back], swapped, parts).open).toHaveLength(2);
  });

  test('a packet that another machine takes is no use of the line', () => {
    const hijack = {
      id: 'D',
      enabled: true,
      family: 4,
      match: line().match,
      address: { kind: 'pool', ranges: set('10.3.0.10')[4] },
      port: { kind: 'keep' },
      at: AT,
    };
    const lines = [permit('10.2.0.10', '10.3.0.10', 443, { cites: ['X'] })];
    const result = check([specific(X)], lines, { fw: { destinationNat: [hijack] } });
    expect(result.codes).toEqual(['reg/exception-dead']);
  });

  test('an empty register: nothing to check', () => {
    expect(check([], []).codes).toEqual(['und/nothing-to-check']);
  });
});
