/** Mistakes in the register of the small town, each written into its file, and what is said of each. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { RequirementId } from '../../src/model/verdict.js';
import { file, filesOf } from './town.js';

const REGISTER: readonly RequirementId[] = [
  'R-EXC-1',
  'R-EXC-2',
  'R-EXC-3',
  'R-EXC-5',
  'R-EXC-6',
  'R-EXC-7',
  'R-EXC-9',
];

/** Codes of what is not proved after the first `from` was replaced by `to`, by requirement. */
function found(from: string, to: string): readonly string[] {
  const { path, text } = filesOf('minimal')[0]!;
  expect(text, `${from} stands in the town`).toContain(from);
  const options = { ...DEFAULT_VERIFY_OPTIONS, only: REGISTER };
  const { diagnostics, requirements } = verify([file(path, text.replace(from, to))], options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return requirements.flatMap(({ id, findings }) =>
    findings
      .filter(({ verdict }) => verdict !== 'proved')
      .map(({ verdict, code }) => `${id} ${verdict} ${code}`),
  );
}

describe('the register of the small town', () => {
  test('is proved as it stands', () => {
    expect(found('sekisho: 1', 'sekisho: 1')).toEqual([]);
  });

  test.each([
    ['a prefix', '198.51.100.70/32\n', '198.51.100.64/26\n', ['R-EXC-1 violated reg/end-wide']],
    ['every port', 'service: tcp/443\n', 'service: tcp\n', ['R-EXC-1 violated reg/ports-wide']],
    ['no switch', 'sw-mn:juki, fw-mn:M1', 'fw-mn:M1', ['R-EXC-2 violated reg/no-path-point']],
    [
      'a line of another exception',
      'sw-mn:juki, fw-mn:M1, fw-lg:L1',
      'sw-mn:juki, fw-mn:M1, fw-lg:L2',
      ['R-EXC-2 violated reg/point-idle'],
    ],
    [
      'no hardware address',
      ' mac: 02:00:0a:0a:00:0a,',
      '',
      // One per line of the machine.
      ['R-EXC-2 undetermined und/missing-fact', 'R-EXC-2 undetermined und/missing-fact'],
    ],
    ['two years', '2027-03-31', '2028-03-31', ['R-EXC-3 violated reg/valid-too-long']],
    ['nobody approved', 'approvedBy: CISO, ', '', ['R-EXC-3 violated reg/not-approved']],
    [
      'approved for later',
      'approvedOn: 2026-04-01',
      'approvedOn: 2026-05-01',
      ['R-EXC-3 violated reg/approved-later'],
    ],
    [
      'a counterpart on the Internet',
      'publicBody: true, closedNetwork: lgwan',
      'publicBody: false, internetConnected: true',
      ['R-EXC-6 violated reg/counterpart-connected'],
    ],
    [
      'nobody asked the counterpart',
      'publicBody: true, closedNetwork: lgwan',
      'closedNetwork: lgwan',
      ['R-EXC-6 undetermined und/register-fact'],
    ],
  ])('with %s', (_what, from, to, expected) => {
    expect(found(from, to)).toEqual(expected);
  });

  test('with a line between My Number and the Internet side', () => {
    const line = '  N-9: { from: juki, to: net-pc, service: tcp/443, required: false }\n';
    expect(found('  N-1: ', `${line}  N-1: `)).toEqual([
      'R-EXC-7 violated reg/counterpart-internet',
    ]);
  });

  test('with an exception that nothing implements', () => {
    const record = 'approvedBy: CISO, approvedOn: 2026-04-01, expiresOn: 2027-03-31';
    const line = `  R-9: { from: lg-mail, to: mailsan/lg, service: tcp/25, kind: outbound-release, required: false, exception: { ${record} } }\n`;
    expect(found('  N-1: ', `${line}  N-1: `)).toEqual(['R-EXC-5 violated reg/exception-unused']);
  });
});
