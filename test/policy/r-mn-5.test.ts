/** R-MN-5: nothing can be taken out of terminals of My Number segments. */
import { describe, expect, test } from 'vitest';
import type { TerminalFacts } from '../../src/model/facts.js';
import { AT, subnet } from '../build-network.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { facts, office, terminal } from './office.js';
import { host, segment, town } from './town.js';

const ID = 'R-MN-5';
const APPROVED = {
  approvedBy: 'CISO',
  expiresOn: '2027-03-31',
  mitigation: [],
  enforcedBy: [],
};

function check(changes: Partial<TerminalFacts>): Checked {
  return checkRequirement(ID, office([terminal(changes)]));
}

describe('R-MN-5', () => {
  test('everything closed is proved; groups count as many, servers are told of', () => {
    const printer = host('mfp', 'mn-lan', '10.1.0.40', { facts: facts({ role: '複合機' }) });
    const result = checkRequirement(ID, office([terminal({}, { count: 90 }), printer]));
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/terminals-closed', params: { terminals: 90, others: 2 } },
    ]);
  });

  test.each([
    ['removableMedia', 'allow'],
    ['removableMedia', 'whitelist'],
    ['printRedirect', 'allow'],
    ['wirelessNic', true],
    ['bluetooth', true],
    ['tethering', true],
  ] as const)('%s: %s is violated, at the facts of the terminal', (fact, value) => {
    expect(check({ [fact]: value }).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'mn/terminal-open',
        params: { node: 'pc-mn', fact: `terminal.${fact}`, value: String(value) },
        at: { path: 'terminal' },
      },
    ]);
  });

  test('an exception that names approver and expiry covers each departure but tethering', () => {
    const open = { removableMedia: 'whitelist', bluetooth: true } as const;
    const result = check({ ...open, exception: APPROVED });
    expect(result.verdict).toBe('excepted');
    expect(result.open.map(({ params }) => params['fact'])).toEqual([
      'terminal.bluetooth',
      'terminal.removableMedia',
    ]);
    expect(result.open[1]).toMatchObject({
      code: 'excepted/terminal-open',
      params: { value: 'whitelist', approvedBy: 'CISO', expiresOn: '2027-03-31' },
    });
    expect(check({ tethering: true, exception: APPROVED }).verdict).toBe('violated');
  });

  test.each([
    ['nobody', { approvedBy: undefined }],
    ['a blank', { approvedBy: '　' }],
    ['no end', { expiresOn: undefined }],
  ])('an exception approved by %s covers nothing', (_what, gap) => {
    const { approvedBy, expiresOn, ...rest } = { ...APPROVED, ...gap };
    const exception = {
      ...rest,
      ...(approvedBy === undefined ? {} : { approvedBy }),
      ...(expiresOn === undefined ? {} : { expiresOn }),
    };
    expect(check({ removableMedia: 'allow', exception }).verdict).toBe('violated');
  });

  test('missing facts are undetermined, told once per terminal; a departure is told besides', () => {
    const bare = host('pc-mn', 'mn-lan', '10.1.0.20', { facts: facts({ terminal: { at: AT } }) });
    const all = ['removableMedia', 'printRedirect', 'wirelessNic', 'bluetooth', 'tethering'];
    expect(checkRequirement(ID, office([bare])).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-fact',
        params: { node: 'pc-mn', fact: all.map((fact) => `terminal.${fact}`).join(', ') },
      },
    ]);
    const some = { terminal: { removableMedia: 'allow' as const, at: AT } };
    const both = host('pc-mn', 'mn-lan', '10.1.0.20', { facts: facts(some) });
    expect(checkRequirement(ID, office([both])).codes).toEqual([
      'mn/terminal-open',
      'und/missing-fact',
    ]);
  });

  test('a terminal by its role has to have the facts', () => {
    const named = host('pc-mn', 'mn-lan', '10.1.0.20', { facts: facts({ role: '業務端末' }) });
    expect(checkRequirement(ID, office([named])).open).toMatchObject([
      { verdict: 'undetermined', params: { node: 'pc-mn', fact: 'terminal' } },
    ]);
  });

  test('a host that may be a terminal is not passed over', () => {
    const box = host('box', 'mn-lan', '10.1.0.30', { facts: facts({ role: '窓口' }) });
    expect(checkRequirement(ID, office([terminal(), box])).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unknown-machine', params: { node: 'box' } },
    ]);
  });

  test('nothing is claimed where there is no terminal, or no My Number segment', () => {
    expect(checkRequirement(ID, office([])).open).toMatchObject([
      { code: 'und/nothing-to-check', params: { what: 'terminals' } },
    ]);
    const whole = town();
    const elsewhere = { ...whole, nodes: whole.nodes.filter(({ id }) => id !== 'juki') };
    expect(checkRequirement(ID, elsewhere).codes).toEqual(['und/nothing-to-check']);
  });

  test('terminals elsewhere are not asked; what counts as the segment, and what states it, is', () => {
    const open = { facts: facts({ terminal: { removableMedia: 'allow' as const, at: AT } }) };
    const outside = host('pc-lg', 'lg-lan', '10.2.0.20', open);
    expect(checkRequirement(ID, office([terminal(), outside])).verdict).toBe('proved');
    const cloud = {
      segments: [segment('gc', 'external', { external: 'government-cloud', treatAs: 'mn' })],
      subnets: [subnet('cloud', 'gc', ['10.7.0.0/24'])],
    };
    const virtual = host('vdi', 'cloud', '10.7.0.5', open);
    expect(checkRequirement(ID, office([terminal(), virtual], cloud)).verdict).toBe('violated');
    const stated = host('pc-lg', 'lg-lan', '10.2.0.20', { ...open, segment: 'mn' });
    expect(checkRequirement(ID, office([terminal(), stated])).verdict).toBe('violated');
  });
});
