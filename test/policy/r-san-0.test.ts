import { describe, expect, test } from 'vitest';
import { checkRequirement } from './check-requirement.js';
import { edited } from './edited.js';
import { segment, town } from './town.js';

const ID = 'R-SAN-0';

describe('R-SAN-0: sanitizers work by a recognized method', () => {
  test.each(['mail-text', 'screen-transfer', 'CDR', 'cdr+av', 'av + cdr'.replaceAll(' ', '')])(
    '%s is one',
    (method) => {
      const result = checkRequirement(ID, edited(['method: mail-text', `method: ${method}`]));
      expect(result.verdict).toBe('proved');
    },
  );

  test.each(['av', 'url-filter', 'proxy', 'encryption', 'mail-text-light', 'cdrx+av'])(
    '%s is none',
    (method) => {
      const result = checkRequirement(ID, edited(['method: mail-text', `method: ${method}`]));
      expect(result.open).toMatchObject([
        { verdict: 'violated', code: 'san/unknown-method', params: { node: 'mailsan', method } },
      ]);
    },
  );

  test('a host in a sanitizing segment of which nothing is said: undetermined', () => {
    const network = edited(
      ['method: mail-text', 'method: cdr'],
      ['  net-mx: {', '  other: { at: san-lg, address: 10.40.2.9 }\n  net-mx: {'],
    );
    expect(checkRequirement(ID, network).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-fact',
        params: { node: 'other', fact: 'sanitizer.method' },
      },
    ]);
  });

  test('no sanitizer at all: undetermined', () => {
    const result = checkRequirement(ID, town({ segments: [segment('san', 'sanitizing')] }));
    expect(result.open).toMatchObject([
      { verdict: 'undetermined', code: 'und/nothing-to-check', params: { what: 'sanitizers' } },
    ]);
  });
});
