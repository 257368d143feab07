import { describe, expect, test } from 'vitest';
import type { Exception } from '../../src/model/register.js';
import type { Node } from '../../src/model/node.js';
import { AT } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { AS_OF, exception } from './exceptions.js';
import { host, town, PC, JUKI } from './town.js';

const ID = 'R-EXC-9';
const PLACE = { ...AT, line: 9 };

function terminal(record?: Exception): Node {
  const unlocked = { removableMedia: 'whitelist', at: PLACE };
  const facts = record === undefined ? unlocked : { ...unlocked, exception: record };
  return host('desk', 'lg-lan', '10.2.0.30', {
    facts: { data: [], monitor: [], terminal: facts },
  });
}

function check(record: Exception | undefined, asOf: string | undefined = AS_OF) {
  const network = town({ nodes: [terminal(record)] });
  return checkRequirement(ID, network, asOf === undefined ? {} : { asOf });
}

const { expiresOn: _none, ...endless } = exception();

describe('R-EXC-9: exceptions for media are recent', () => {
  test('a recent one that is in force: proved', () => {
    const result = check(exception());
    expect(result.verdict).toBe('proved');
    expect(result.findings).toMatchObject([
      { code: 'ok/unlocks-recent', params: { unlocks: 1, asOf: AS_OF } },
    ]);
  });

  test('none: proved of the hosts that there are', () => {
    expect(check(undefined).findings).toMatchObject([
      { code: 'ok/no-unlocks', params: { hosts: 4 } },
    ]);
    expect(checkRequirement(ID, town()).verdict).toBe('proved');
  });

  test.each([
    ['2026-03-31', ['reg/unlock-approved-later']],
    ['2026-04-01', []],
    ['2027-04-01', []],
    ['2027-04-02', ['reg/unlock-old']],
    ['2031-04-01', ['reg/unlock-old']],
  ])('approved on 2026-04-01 without an end, on %s: %j', (asOf, codes) => {
    const result = check(endless, asOf);
    expect(result.codes).toEqual(codes);
    if (codes.length > 0) expect(result.open).toMatchObject([{ at: PLACE, verdict: 'violated' }]);
  });

  test('more than 365 days is told with its days', () => {
    expect(check(endless, '2027-04-02').open[0]?.params).toEqual({
      unlock: 'desk',
      approvedOn: '2026-04-01',
      daysMax: 365,
    });
  });

  test('expired: violated, the last day included', () => {
    const short = exception({ expiresOn: '2026-06-30' });
    expect(check(short, '2026-06-30').verdict).toBe('proved');
    expect(check(short, '2026-07-01').codes).toEqual(['reg/unlock-expired']);
  });

  test('nobody says when it was approved: undetermined', () => {
    const { approvedOn: _unknown, ...undated } = exception();
    const result = check(undated);
    expect(result.verdict).toBe('undetermined');
    expect(result.open).toMatchObject([
      { code: 'und/unlock-fact', params: { unlock: 'desk', fact: 'exception.approvedOn' } },
    ]);
    expect(check(undated, '2027-04-01').codes).toEqual(['reg/unlock-expired']);
  });

  test('without a day, or without hosts: undetermined', () => {
    const network = town({ nodes: [terminal(exception())] });
    expect(checkRequirement(ID, network).codes).toEqual(['und/no-date']);
    const bare = town();
    const nodes = bare.nodes.filter(({ kind }) => kind !== 'host');
    expect(checkRequirement(ID, { ...bare, nodes }, { asOf: AS_OF }).codes).toEqual([
      'und/nothing-to-check',
    ]);
  });

  test('a transfer by hand counts by its exception', () => {
    const transfer = (id: string, record?: Exception) =>
      ({
        id,
        title: {},
        from: [PC],
        to: [JUKI],
        medium: 'usb',
        at: AT,
        ...(record === undefined ? {} : { exception: record }),
      }) as never;
    const mediaTransfers = [transfer('T-1'), transfer('T-2', endless)];
    const network = town({ more: { mediaTransfers } });
    const result = checkRequirement(ID, network, { asOf: '2030-01-01' });
    expect(result.open).toMatchObject([{ code: 'reg/unlock-old', params: { unlock: 'T-2' } }]);
  });
});
