/** Policy files beside a topology: what they add, and everything that can be wrong with them. */
import { describe, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { SourceFile } from '../../../src/model/diagnostic.js';

const TOWN = `sekisho: 1
segments: { lg: { kind: lgwan-connected } }
subnets: { lan: { segment: lg, prefix: 10.1.0.0/24 } }
hosts: { pc: { at: lan, address: 10.1.0.10 } }
`;
const OWN = '{ forbidden: { from: pc, to: kind:internet } }';

function file(path: string, text: string): SourceFile {
  return { path, text, sha256: '' };
}

function read(town: string, ...policies: readonly SourceFile[]): ReturnType<typeof load> {
  return load([file('town.yaml', town)], policies);
}

/** `code path:line:column` of what is said. */
function said(...policies: readonly string[]): readonly string[] {
  const files = policies.map((text, index) => file(`${index + 1}.yaml`, text));
  return read(TOWN, ...files).diagnostics.map(
    ({ code, at }) => `${code} ${at.path}:${at.line}:${at.column}`,
  );
}

describe('policy files', () => {
  test('add requirements to those of the topology, each with its place, ordered by id', () => {
    const town = `${TOWN}requirements:\n  T-2: ${OWN}\n`;
    const policy = file(
      'a.yaml',
      `sekisho-policy: 1\nrequirements:\n  T-1: ${OWN}\n  T-3: ${OWN}\n`,
    );
    const { network, diagnostics } = read(town, policy);
    expect(diagnostics).toEqual([]);
    expect(network?.requirements?.map(({ id, at }) => [id, at.path, at.line])).toEqual([
      ['T-1', 'a.yaml', 3],
      ['T-2', 'town.yaml', 6],
      ['T-3', 'a.yaml', 4],
    ]);
  });

  test('count once, however often one is named', () => {
    const text = `sekisho-policy: 1\nrequirements: { T-1: ${OWN} }\n`;
    const { network, diagnostics } = read(TOWN, file('a.yaml', text), file('./x/../a.yaml', text));
    expect(diagnostics).toEqual([]);
    expect(network?.requirements).toHaveLength(1);
  });

  test('an id that two of them have is a mistake, at the second', () => {
    const one = `sekisho-policy: 1\nrequirements:\n  T-1: ${OWN}\n`;
    expect(said(one, one)).toEqual(['read/duplicate-id 2.yaml:3:3']);
    const town = `${TOWN}requirements:\n  T-1: ${OWN}\n`;
    const { network, diagnostics } = read(town, file('a.yaml', one));
    expect(network).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'read/duplicate-id',
        at: { path: 'a.yaml', line: 3 },
        related: [{ path: 'town.yaml', line: 6 }],
      },
    ]);
    expect(said(one, `sekisho-policy: 1\nrequirements:\n  Ｔ-1: ${OWN}\n`)).toEqual([
      'read/twin-id 2.yaml:3:3',
    ]);
  });

  test.each([
    ['nothing', '', 'read/empty-file 1.yaml:1:1'],
    ['only a comment', '# to do\n', 'read/empty-file 1.yaml:1:1'],
    ['a list', '- a\n', 'read/not-a-map 1.yaml:1:1'],
    ['a topology', TOWN, 'read/policy-version 1.yaml:1:1'],
    ['no version', `requirements: { T-1: ${OWN} }\n`, 'read/policy-version 1.yaml:1:1'],
    ['another version', 'sekisho-policy: 2\nfoo: 1\n', 'read/version-unsupported 1.yaml:1:17'],
    ['no requirements', 'sekisho-policy: 1\n', 'read/missing-key 1.yaml:1:1'],
    ['a misspelt key', 'sekisho-policy: 1\nrequirments: {}\n', 'read/unknown-key 1.yaml:2:1'],
    ['a list of them', 'sekisho-policy: 1\nrequirements: []\n', 'read/wrong-kind 1.yaml:2:15'],
    ['a line that is none', 'sekisho-policy: 1\nrequirements\n', 'read/no-key 1.yaml:2:1'],
    [
      'a key twice',
      'sekisho-policy: 1\nsekisho-policy: 1\nrequirements: {}\n',
      'read/duplicate-key 1.yaml:2:1',
    ],
  ])('that say %s', (_, text, expected) => {
    expect(said(text)).toEqual([expected]);
    expect(read(TOWN, file('1.yaml', text)).network).toBeUndefined();
  });

  test('all mistakes are told at once, those of the topology too', () => {
    const bad = read(TOWN.replace('kind: lgwan-connected', 'kind: lgwan'), file('b.yaml', ''), {
      ...file(
        'c.yaml',
        'sekisho-policy: 1\nrequirements: { T-1: { forbiden: {} }, any: {}, T-3: { allowed: { from: a } } }\n',
      ),
    });
    expect(bad.diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual([
      'read/empty-file b.yaml',
      'read/unknown-key c.yaml',
      'read/reserved-id c.yaml',
      'read/missing-key c.yaml',
      'read/missing-key c.yaml',
      'read/not-one-of town.yaml',
    ]);
  });
});
