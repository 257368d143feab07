/** What people see of a verification and of a trace. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { diagnosticsText } from '../../src/report/diagnostics-text.js';
import type { TextOptions } from '../../src/report/page.js';
import { traceText } from '../../src/report/trace-text.js';
import { verifyText } from '../../src/report/verify-text.js';
import { measure } from '../../src/report/width.js';
import { expectGolden } from '../golden.js';
import { placeOf, RESULT, SOURCE, traceResult } from './sample.js';

const GOLDEN = join(import.meta.dirname, 'golden');

function options(more: Partial<TextOptions> = {}): TextOptions {
  return { messages: EN, topology: 'towns/minase', sources: [SOURCE], ...more };
}

const VARIANTS: Readonly<Record<string, Partial<TextOptions>>> = {
  en: {},
  ja: { messages: JA },
  'ja-narrow': { messages: JA, columns: 48 },
  'ja-ambiguous-wide': { messages: JA, ambiguousIsWide: true },
  'en-ascii': { ascii: true },
  'en-color': { color: true },
  'en-all': { all: true },
};

const DIAGNOSTICS: readonly Diagnostic[] = [
  {
    code: 'read/unknown-key',
    severity: 'error',
    at: placeOf('register: X-1'),
    params: { key: 'registre', parent: 'policy', suggestion: 'register' },
    related: [placeOf('X-1: {')],
  },
  {
    code: 'file/not-utf8',
    severity: 'warning',
    at: { path: 'towns/other.yaml', line: 3, column: 7, endLine: 3, endColumn: 7 },
    params: { path: 'towns/other.yaml', offset: 40, guess: 'Shift_JIS' },
    related: [],
  },
];

describe('verifyText(result, options)', () => {
  test.each(Object.keys(VARIANTS))('prints %s', (name) => {
    expectGolden(join(GOLDEN, `verify-${name}.txt`), verifyText(RESULT, options(VARIANTS[name])));
  });

  test('says that there is no verdict where the files do not load', () => {
    const { verdict: _verdict, network: _network, labels: _labels, ...rest } = RESULT;
    const text = verifyText({ ...rest, requirements: [], diagnostics: DIAGNOSTICS }, options());
    expectGolden(join(GOLDEN, 'verify-unloaded.txt'), text);
    expect(text).not.toMatch(/PROVED|VIOLATED/);
  });

  test('says which name was probably meant', () => {
    const [first] = RESULT.requirements;
    const params = { segment: 'mn', cutPoint: 'fw/nm', suggestion: 'fw/mn' };
    const finding = {
      requirement: 'R-IR-1',
      verdict: 'violated',
      code: 'ir/unknown-cut-point',
      params,
      related: [],
      flows: [],
      fingerprint: '0',
    } as const;
    const told = (suggestion: string): string => {
      const findings = [{ ...finding, params: { ...params, suggestion } }];
      const requirements = [{ ...first!, id: 'R-IR-1', verdict: 'violated', findings } as const];
      return verifyText({ ...RESULT, requirements, notChecked: [] }, options());
    };
    expect(told('fw/mn')).toContain('Did you mean fw/mn?');
    expect(told('')).not.toContain('Did you mean');
  });

  test('shortens lists of names in assumptions that are longer than that of a town, unless all is asked for', () => {
    const told = (count: number, all = false): string => {
      const names = Array.from({ length: count }, (_, index) => `lan-${index}`).join(', ');
      const assumptions = [{ code: 'assume/declared-only', params: { subnets: names } }] as const;
      return verifyText({ ...RESULT, assumptions }, options({ all, columns: 1000 }));
    };
    expect(told(30)).toContain('lan-29');
    expect(told(31)).toContain('lan-29, … (1 more, --all)');
    expect(told(31)).not.toContain('lan-30');
    expect(told(31, true)).toContain('lan-30');
  });

  test('tells the weakest degrees of separation, if there are more than it tells', () => {
    const [first] = RESULT.requirements;
    const finding = {
      requirement: 'R-SEP-1',
      verdict: 'proved',
      related: [],
      flows: [],
      fingerprint: '0',
    } as const;
    const apart = Array.from({ length: 8 }, (_, index) => {
      const params = { first: 'mn', second: `net-${index}` };
      return { ...finding, code: 'ok/physically-separate', params } as const;
    });
    const params = { first: 'mn', second: 'lg', degree: 'degree/vlan', names: 'sw-weak' };
    const weak = { ...finding, code: 'ok/separation-degree', params } as const;
    const findings = [...apart, weak];
    const requirements = [{ ...first!, id: 'R-SEP-1', verdict: 'proved', findings } as const];
    const text = verifyText({ ...RESULT, requirements }, options());
    expect(text).toContain('sw-weak');
    expect(text).not.toContain('net-7');
  });

  test('prints the command that shows the witness again on one line', () => {
    const narrow = verifyText(RESULT, options({ columns: 48 }));
    expect(narrow).toContain(
      'sekisho trace towns/minase --from subnet:lg-lan --source 10.20.0.66 --to 10.10.0.10 --tcp 445 --source-port 40000\n',
    );
  });
});

describe('traceText(result, options)', () => {
  test.each(Object.keys(VARIANTS))('prints %s', (name) => {
    const text = traceText(traceResult(true), options(VARIANTS[name]));
    expectGolden(join(GOLDEN, `trace-${name}.txt`), text);
  });

  test('says what is wrong with a question', () => {
    const { packet: _packet, ...silent } = traceResult(false);
    const params = { option: 'from', value: 'jukki', suggestion: 'juki' };
    const questions = [{ code: 'ask/unknown-endpoint', params }] as const;
    const text = traceText({ ...silent, opening: [], questions }, options({ messages: JA }));
    expectGolden(join(GOLDEN, 'trace-question.txt'), text);
  });
});

describe('diagnosticsText(diagnostics, options)', () => {
  test.each(['en', 'ja'])('prints %s', (name) => {
    const text = diagnosticsText(DIAGNOSTICS, options(VARIANTS[name]));
    expectGolden(join(GOLDEN, `diagnostics-${name}.txt`), text);
  });

  test('prints errors first, by place, and at most twenty unless all are asked for', () => {
    const many = Array.from({ length: 25 }, (_, index): Diagnostic => {
      const at = { path: 'a.yaml', line: 30 - index, column: 1, endLine: 30, endColumn: 2 };
      return { ...DIAGNOSTICS[1]!, severity: 'error', at };
    });
    const list = [...many, DIAGNOSTICS[1]!];
    const places = (text: string): string[] => text.match(/^\w+ {2}\S+:\d+:\d+/gm) ?? [];
    const some = diagnosticsText(list, options());
    expect(places(some)).toHaveLength(20);
    expect(some).toContain('… (6 more, --all)');
    expect(some).toContain('25 errors, 1 warning');
    const all = places(diagnosticsText(list, options({ all: true })));
    expect(all[0]).toBe('error  a.yaml:6:1');
    expect(all.at(-1)).toBe('warning  towns/other.yaml:3:7');
  });
});

describe('every text', () => {
  const reports = (more: Partial<TextOptions>): readonly string[] => [
    verifyText(RESULT, options(more)),
    traceText(traceResult(true), options(more)),
    diagnosticsText(DIAGNOSTICS, options(more)),
  ];

  test.each([
    ['English, 40', { columns: 40 }],
    ['English, 80', { columns: 80 }],
    ['Japanese, 80', { columns: 80, messages: JA }],
    ['Japanese, 61, wide', { columns: 61, messages: JA, ambiguousIsWide: true }],
  ])('keeps to its columns: %s', (_name, more: Partial<TextOptions> & { columns: number }) => {
    const width = measure(more.ambiguousIsWide ?? false);
    // A command or digest is copied as it stands, and a place is never broken.
    const whole = /sekisho trace|[0-9a-f]{64}|\S+:\d+:\d+/;
    for (const line of reports(more).flatMap((text) => text.split('\n'))) {
      if (!whole.test(line)) expect(width(line), line).toBeLessThanOrEqual(more.columns);
    }
  });

  test('is the same with colours, but for the colours', () => {
    // eslint-disable-next-line no-control-regex -- colours are control characters
    const bare = reports({ color: true }).map((text) => text.replace(/\u001b\[[\d;]*m/g, ''));
    expect(bare).toEqual(reports({}));
    expect(reports({}).join()).not.toContain('\u001b');
  });

  test('has only ASCII symbols where that is asked for', () => {
    const { messages: _messages, ...plain } = options({ ascii: true });
    const result = { ...RESULT, labels: undefined, network: undefined };
    const { labels: _labels, network: _network, ...bare } = result;
    const text = verifyText(bare, { ...plain, messages: EN, sources: [] });
    expect(text).toMatch(/^[\n -~]*$/);
  });

  test('has no blanks at the ends of lines', () => {
    for (const text of reports({ messages: JA })) expect(text).not.toMatch(/[ \t]$/m);
  });

  test('shows what acts on a terminal instead of acting', () => {
    const evil = 'x\u001b[2J\u202e';
    const labels = { ...RESULT.labels!, nodes: { fw: { en: evil }, juki: { en: evil } } };
    const sources = [{ ...SOURCE, text: SOURCE.text.replaceAll('TMP', `T\u001b[31mMP`) }];
    const text = [
      verifyText({ ...RESULT, labels }, options({ sources, topology: evil })),
      traceText({ ...traceResult(true), labels }, options({ sources })),
    ].join('\n');
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).toContain('\\u001b[2J');
  });

  test('does not take ids for what objects have by nature', () => {
    const labels = { segments: {}, subnets: {}, nodes: {}, flows: {} };
    const [first] = RESULT.requirements[2]!.findings;
    const finding = { ...first!, params: { from: 'constructor', to: '__proto__' } };
    const requirements = [{ ...RESULT.requirements[2]!, findings: [finding] }];
    const text = verifyText({ ...RESULT, labels, requirements }, options());
    expect(text).toContain('from constructor to __proto__');
  });
});
