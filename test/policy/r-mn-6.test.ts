/** R-MN-6: two categories of factors at terminals of My Number segments. */
import { describe, expect, test } from 'vitest';
import { categoryOf, nearestFactor } from '../../src/policy/factors.js';
import { AT } from '../build-network.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { facts, office, terminal } from './office.js';
import { host } from './town.js';

const ID = 'R-MN-6';

function check(...mfa: readonly string[]): Checked {
  return checkRequirement(ID, office([terminal({ mfa })]));
}

describe('categoryOf(factor)', () => {
  test.each([
    ['パスワード', 'knowledge'],
    ['PIN', 'knowledge'],
    ['暗証番号', 'knowledge'],
    ['ＩＣカード', 'possession'],
    ['IC card', 'possession'],
    ['マイナンバーカード', 'possession'],
    ['ﾜﾝﾀｲﾑﾊﾟｽﾜｰﾄﾞ', 'possession'],
    ['OTP', 'possession'],
    ['顔認証', 'inherence'],
    ['静脈', 'inherence'],
    ['生体認証', 'inherence'],
    ['face recognition', 'inherence'],
    ['operator-id', undefined],
    ['認証', undefined],
    ['', undefined],
  ])('%s is %s', (factor, expected) => {
    expect(categoryOf(factor)).toBe(expected);
  });
});

describe('R-MN-6', () => {
  test.each([
    [['ic-card', 'pin']],
    [['顔', 'パスワード']],
    [['マイナンバーカード', '静脈認証']],
    [['password', 'otp']],
    // two categories are two, whatever the third is
    [['ic-card', 'pin', 'something']],
  ])('%j is proved', (mfa) => {
    expect(check(...mfa).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/terminals-authenticate', params: { terminals: 1, others: 1 } },
    ]);
  });

  test.each([
    [['password', 'pin']],
    [['パスワード', '暗証番号', 'passphrase']],
    [['ic-card', 'token']],
    [['face', 'fingerprint']],
    [['password']],
    [['password', 'Password']],
    [[]],
    // one factor is one, whatever it is
    [['something']],
    [['some-thing', 'Something']],
  ])('%j is violated', (mfa) => {
    expect(check(...mfa).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'mn/one-factor',
        params: { node: 'pc-mn', factors: mfa.join(', ') },
        at: { path: 'terminal' },
      },
    ]);
  });

  test('a verdict that depends on an unknown factor is undetermined, with what may be meant', () => {
    expect(check('vein', 'operator-id').open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/unknown-factor',
        params: { node: 'pc-mn', factor: 'operator-id', suggestion: 'operator-card' },
      },
    ]);
    expect(check('passwrd', 'ic-card').open).toMatchObject([
      { params: { factor: 'passwrd', suggestion: 'password' } },
    ]);
    expect(nearestFactor('xyzzy')).toBe('');
  });

  test('without the fact, or without facts of the terminal: undetermined', () => {
    const bare = (about: object): Checked =>
      checkRequirement(ID, office([host('pc-mn', 'mn-lan', '10.1.0.20', { facts: facts(about) })]));
    for (const about of [{ terminal: { at: AT } }, { role: '端末' }]) {
      expect(bare(about).open).toMatchObject([
        { code: 'und/missing-fact', params: { node: 'pc-mn', fact: 'terminal.mfa' } },
      ]);
    }
    expect(checkRequirement(ID, office([])).codes).toEqual(['und/nothing-to-check']);
  });
});
