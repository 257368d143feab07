/** What a topology says of the town's documents, and of how it reads the basic policy. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/engine/verify.js';
import { load } from '../../../src/load/load.js';
import { FIGURE_SUBJECTS } from '../../../src/model/figure.js';
import { DEFAULT_READINGS } from '../../../src/model/policy-readings.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../../src/model/result.js';
import { diagnostics, GROUND, network, printDiagnostic } from './load-text.js';

const ONE_PC = 'hosts: { pc: { at: lan, address: 10.1.0.10 } }\n';

describe('document.figures', () => {
  test('words, kinds with a name, and names alone', () => {
    const { document } = network(`${ONE_PC}
document:
  figures:
    - { number: 図-1, title: { ja: 全体, en: Overview }, date: 2026-04-01, shows: all }
    - { number: 図-2, title: 端末, shows: [hosts, "segment:lg", "host:pc", pc] }
`);
    expect(document?.figures).toMatchObject([
      {
        number: '図-1',
        title: { ja: '全体', en: 'Overview' },
        date: '2026-04-01',
        shows: [{ kind: 'every', subjects: FIGURE_SUBJECTS }],
        at: { path: 'topology.yaml' },
      },
      {
        number: '図-2',
        shows: [
          { kind: 'every', subjects: ['hosts'] },
          { kind: 'segment', segment: 'lg' },
          { kind: 'one', subject: 'hosts', id: 'pc' },
          { kind: 'one', subject: 'hosts', id: 'pc' },
        ],
      },
    ]);
  });

  test('a slip is told with what was probably meant, a name or a word', () => {
    const said = (shows: string): readonly string[] =>
      diagnostics(
        `${ONE_PC}document: { figures: [{ number: 1, shows: ${shows} }] }`.replace('1,', '図,'),
      );
    expect(said('registre')).toEqual([
      'resolve/unknown-name kind=figure-name name=registre suggestion=register',
    ]);
    expect(said('"segment:nett"')).toEqual([
      'resolve/unknown-name kind=segment name=nett suggestion=net',
    ]);
  });

  test('a figure has a number and shows something', () => {
    const said = diagnostics('document: { figures: [{ title: x, shows: [] }] }');
    expect(said.map((text) => text.split(' ')[0])).toEqual(['read/missing-key', 'read/empty-list']);
  });
});

describe('readings', () => {
  const base = {
    path: 'base.yaml',
    text: `${GROUND}readings: { outbound: guideline, cdr: strict }`,
    sha256: '',
  };

  function readings(text: string, more: Partial<VerifyOptions> = {}): unknown {
    const over = { path: 'over.yaml', text: `sekisho: 1\nbase: base.yaml\n${text}`, sha256: '' };
    const options: VerifyOptions = { ...DEFAULT_VERIFY_OPTIONS, only: ['R-DOC-2'], ...more };
    const result = verify([over, base], options);
    expect(result.diagnostics.map(printDiagnostic)).toEqual([]);
    return result.options.readings;
  }

  test('are what is written; the network has no others', () => {
    expect(load([base]).network?.readings).toEqual({ outbound: 'guideline', cdr: 'strict' });
    expect(network(ONE_PC)).not.toHaveProperty('readings');
  });

  test('differences inherit them, key by key; the result has an answer to each', () => {
    expect(readings('readings: { cdr: counts }')).toEqual({
      ...DEFAULT_READINGS,
      outbound: 'guideline',
    });
  });

  test('the run wins over all files', () => {
    expect(readings('', { readings: { outbound: 'sanitize' } })).toEqual({
      ...DEFAULT_READINGS,
      cdr: 'strict',
    });
  });

  test('a slip in a key or an answer is told with what was probably meant', () => {
    expect(diagnostics('readings: { outbund: guideline }')).toEqual([
      'read/unknown-key key=outbund parent=readings suggestion=outbound',
    ]);
    expect(diagnostics('readings: { cdr: strikt }')).toEqual([
      'read/not-one-of found=strikt allowed=counts, strict suggestion=strict',
    ]);
  });
});
