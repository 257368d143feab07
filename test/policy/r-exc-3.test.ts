import { describe, expect, test } from 'vitest';
import type { Exception, PermittedFlow } from '../../src/model/register.js';
import { checkRequirement } from './check-requirement.js';
import { AS_OF, exception, specific } from './exceptions.js';
import { flow, JUKI, PC, town } from './town.js';

const ID = 'R-EXC-3';
const X = flow('X', PC, JUKI, 443);

function check(register: readonly PermittedFlow[], asOf: string | undefined = AS_OF) {
  return checkRequirement(ID, town({ register }), asOf === undefined ? {} : { asOf });
}

/** The record without some of its facts. */
function without(...facts: (keyof Exception)[]): PermittedFlow {
  const record = Object.entries(exception()).filter(([key]) => !facts.includes(key as never));
  return { ...specific(X), exception: Object.fromEntries(record) as unknown as Exception };
}

function dated(approvedOn: string, expiresOn: string): PermittedFlow {
  return specific(X, { approvedOn, expiresOn });
}

describe('R-EXC-3: exceptions are approved and in force', () => {
  test('approved, not expired, for a year: proved', () => {
    const result = check([specific(X)]);
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([
      { code: 'ok/exceptions-in-force', params: { lines: 1, asOf: AS_OF } },
    ]);
  });

  test('the day of the files counts if none is asked for, and less than the one that is', () => {
    const network = { ...town({ register: [specific(X)] }), asOf: '2027-04-01' };
    expect(checkRequirement(ID, network).codes).toEqual(['reg/expired']);
    expect(checkRequirement(ID, network, { asOf: AS_OF }).verdict).toBe('proved');
  });

  test('without a day: undetermined, but what needs none is judged', () => {
    const network = town({ register: [specific(X)] });
    expect(checkRequirement(ID, network).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/no-date', params: {} },
    ]);
    const forever = { ...without('expiresOn'), id: 'Y' as never };
    const both = checkRequirement(ID, town({ register: [specific(X), forever] }));
    expect(both.verdict).toBe('violated');
    expect(both.codes).toEqual(['reg/no-expiry', 'und/no-date']);
  });

  test.each([
    ['2026-03-31', ['reg/approved-later']],
    ['2026-04-01', []],
    ['2027-03-31', []],
    ['2027-04-01', ['reg/expired']],
  ])('on %s: %j', (asOf, codes) => {
    expect(check([specific(X)], asOf).codes).toEqual(codes);
  });

  test('an expired exception is told with its days, and known again on another day', () => {
    const [first, second] = ['2027-04-01', '2027-04-02'].map((asOf) => check([specific(X)], asOf));
    expect(first!.open).toMatchObject([
      { params: { flow: 'X', expiresOn: '2027-03-31', asOf: '2027-04-01' }, flows: ['X'] },
    ]);
    expect(first!.open[0]!.fingerprint).toBe(second!.open[0]!.fingerprint);
  });

  test.each([
    ['2026-04-01', '2027-04-01', []],
    ['2026-04-01', '2027-04-02', ['reg/valid-too-long']],
    ['2024-02-29', '2025-02-28', []],
    ['2024-02-29', '2025-03-01', ['reg/valid-too-long']],
  ])('valid from %s to %s: %j', (approvedOn, expiresOn, codes) => {
    expect(check([dated(approvedOn, expiresOn)], approvedOn).codes).toEqual(codes);
  });

  test('both mistakes of one record are told', () => {
    expect(check([dated('2020-04-01', '2025-03-31')]).codes).toEqual([
      'reg/expired',
      'reg/valid-too-long',
    ]);
  });

  test.each([
    [31, []],
    [30, ['hint/expires-soon']],
    [0, ['hint/expires-soon']],
  ])('with %i days left it is proved, with hints %j', (days, hints) => {
    const asOf = days === 31 ? '2027-02-28' : days === 30 ? '2027-03-01' : '2027-03-31';
    const result = check([specific(X)], asOf);
    expect(result.verdict).toBe('proved');
    const said = result.findings.filter(({ code }) => code.startsWith('hint/'));
    expect(said.map(({ code }) => code)).toEqual(hints);
    for (const { params } of said) {
      expect(params).toEqual({ flow: 'X', expiresOn: '2027-03-31', days });
    }
  });

  test.each(['approvedBy', 'approvedOn'] as const)('%s that is not said: violated', (fact) => {
    const result = check([without(fact)]);
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'reg/not-approved', params: { flow: 'X', fact } },
    ]);
  });

  test('no record at all: neither approver nor day of approval', () => {
    const { exception: _none, ...bare } = specific(X);
    const facts = check([bare]).open.map(({ code, params }) => [code, params['fact']]);
    expect(facts).toEqual([
      ['reg/not-approved', 'approvedBy'],
      ['reg/not-approved', 'approvedOn'],
    ]);
  });

  test('a line that needs no exception is held to the one that it has', () => {
    expect(check([X]).findings).toMatchObject([{ code: 'ok/no-line-concerned' }]);
    const expired = exception({ expiresOn: '2026-09-30' });
    expect(check([{ ...X, exception: expired }]).codes).toEqual(['reg/expired']);
  });

  test('an empty register: nothing to check', () => {
    expect(check([]).codes).toEqual(['und/nothing-to-check']);
  });
});
