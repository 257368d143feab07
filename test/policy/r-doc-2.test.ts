/** R-DOC-2: the document says which one it is, and that it is not public. */
import { describe, expect, test } from 'vitest';
import { AT } from '../build-network.js';
import { checkRequirement, type Checked } from './check-requirement.js';
import { town } from './town.js';

const ABOUT = { number: 'NW-01', version: '1.0', date: '2026-04-01', handling: '非公開' };

function check(changes: Partial<Record<keyof typeof ABOUT, string>> = {}): Checked {
  const document = { ...ABOUT, ...changes, at: { ...AT, path: 'document' } };
  return checkRequirement('R-DOC-2', { ...town(), document });
}

describe('R-DOC-2', () => {
  test.each([
    '非公開',
    '部外秘',
    '機密性2',
    '自治体機密性３Ｂ',
    '関係者限り',
    '公開不可',
    '限定公開',
    'Not public',
    'CONFIDENTIAL',
    'internal use',
  ])('handled as %s it is proved', (handling) => {
    expect(check({ handling }).findings).toMatchObject([
      { verdict: 'proved', code: 'ok/document-marked', params: { number: 'NW-01', handling } },
    ]);
  });

  test.each(['公開', '公開版', '公表可', '機密性1', 'Public'])('%s is violated', (handling) => {
    expect(check({ handling }).open).toMatchObject([
      { verdict: 'violated', code: 'doc/public', params: { handling }, at: { path: 'document' } },
    ]);
  });

  test.each(['要注意', '公開(部外秘の部分を除く)', 'A'])('%s is undetermined', (handling) => {
    expect(check({ handling }).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/unknown-handling', params: { handling } },
    ]);
  });

  test('missing facts are undetermined, at the document if there is one', () => {
    expect(check({ number: '未定', version: ' ' }).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-document-fact',
        params: { fact: 'document.number, document.version' },
        at: { path: 'document' },
      },
    ]);
    const [none] = checkRequirement('R-DOC-2', town()).open;
    expect(none).toMatchObject({
      verdict: 'undetermined',
      params: {
        fact: 'document.number, document.version, document.date, document.handling',
      },
    });
    expect(none).not.toHaveProperty('at');
  });

  test('a public document is violated whatever else is missing', () => {
    expect(check({ handling: '公開', number: '' }).codes).toEqual([
      'doc/public',
      'und/missing-document-fact',
    ]);
  });
});
