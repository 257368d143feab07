/** Sentences and the parameters that fill them: none missing, none invented, in both languages. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/messages/catalog.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import { READING_PARAMS } from '../../src/messages/reading-texts.js';
import { REPORT_PARAMS } from '../../src/messages/report-texts.js';
import { fill, holesOf, type HoleKind } from '../../src/messages/sentence.js';
import { USAGE_PARAMS } from '../../src/messages/usage.js';
import {
  FILE_PARAMS,
  READ_PARAMS,
  RESOLVE_PARAMS,
  SCENARIO_PARAMS,
} from '../../src/model/diagnostic-codes.js';
import { QUESTION_PARAMS } from '../../src/model/result.js';
import { ASSUMPTION_PARAMS, FINDING_PARAMS, NOT_CHECKED_PARAMS } from '../../src/model/verdict.js';

type ParamTable = Readonly<Record<string, readonly string[]>>;

/** Every sentence of a catalog that belongs to codes with parameters, all texts of a code together. */
function sections(c: Catalog): readonly { params: ParamTable; texts: Record<string, string[]> }[] {
  const one = (table: Readonly<Record<string, string>>) => map(table, (text) => [text]);
  const findings = map(c.findings, (text, code) => [
    text,
    ...(Object.hasOwn(c.fixes, code) ? [c.fixes[code as keyof typeof c.fixes]] : []),
  ]);
  const several = (table: Readonly<Record<string, object>>) =>
    map(table, (text) => Object.values(text) as string[]);
  return [
    { params: FINDING_PARAMS, texts: findings },
    { params: ASSUMPTION_PARAMS, texts: one(c.assumptions) },
    { params: NOT_CHECKED_PARAMS, texts: one(c.notChecked) },
    {
      params: { ...FILE_PARAMS, ...READ_PARAMS, ...RESOLVE_PARAMS, ...SCENARIO_PARAMS },
      texts: several(c.diagnostics),
    },
    { params: QUESTION_PARAMS, texts: several(c.questions) },
    { params: USAGE_PARAMS, texts: several(c.usage) },
    { params: READING_PARAMS, texts: one(c.readings) },
    { params: REPORT_PARAMS, texts: one(c.report) },
    {
      params: map(c.requirements, () => []),
      texts: several(c.requirements),
    },
    { params: map(c.help, () => []), texts: one(c.help) },
  ];
}

function map<T, U>(table: Readonly<Record<string, T>>, f: (value: T, key: string) => U) {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, f(value, key)]));
}

/** Parameters that need not be in a sentence: programs read them, or a report shows them elsewhere. */
const NOT_IN_SENTENCES: ParamTable = {
  // shown as "did you mean"
  suggestion: ['*'],
};

function needless(param: string, code: string): boolean {
  const codes = NOT_IN_SENTENCES[param] ?? [];
  return codes.includes('*') || codes.includes(code);
}

const KINDS: readonly HoleKind[] = [
  'segment',
  'subnet',
  'node',
  'holder',
  'filter',
  'flow',
  'tunnel',
  'word',
  'mode',
];

describe.each([EN, JA])('texts in $language', (catalog) => {
  const all = sections(catalog).flatMap(({ params, texts }) =>
    Object.entries(texts).map(([code, list]) => ({ code, list, declared: params[code] })),
  );

  test('belong to codes that exist, and every code has some', () => {
    for (const { params, texts } of sections(catalog)) {
      expect(Object.keys(texts).sort()).toEqual(Object.keys(params).sort());
    }
  });

  test('have only holes that are parameters of their code', () => {
    const invented = all.flatMap(({ code, list, declared }) =>
      list
        .flatMap(holesOf)
        .filter(({ name }) => !(declared ?? []).includes(name))
        .map(({ name }) => `${code}: ${name}`),
    );
    expect(invented).toEqual([]);
  });

  test('use every parameter of their code', () => {
    const unused = all.flatMap(({ code, list, declared }) => {
      const used = new Set(list.flatMap(holesOf).map(({ name }) => name));
      return (declared ?? [])
        .filter((param) => !used.has(param) && !needless(param, code))
        .map((param) => `${code}: ${param}`);
    });
    expect(unused).toEqual([]);
  });

  test('have holes of known kinds and no braces besides', () => {
    for (const { code, list } of all) {
      for (const text of list) {
        for (const { kind } of holesOf(text)) {
          if (kind !== undefined) expect(KINDS, code).toContain(kind);
        }
        const values = Object.fromEntries(holesOf(text).map(({ name }) => [name, 'x']));
        expect(fill(text, values), code).not.toMatch(/[{}](?!ipv)/);
      }
    }
  });

  test('are not empty, and neither begin nor end with a blank', () => {
    const joins = ['join/parts', 'join/sentences'];
    for (const { code, list } of all) {
      if (joins.includes(code)) continue;
      for (const text of list) expect(text, code).toMatch(/^\S[\s\S]*\S$|^\S$/);
    }
  });
});

describe('languages', () => {
  const pairs = sections(EN).flatMap(({ texts }, index) =>
    Object.keys(texts).map((code) => ({
      code,
      en: texts[code]!,
      ja: sections(JA)[index]!.texts[code]!,
    })),
  );

  test('say the same about a code: equally many texts with the same holes', () => {
    for (const { code, en, ja } of pairs) {
      const holes = (list: readonly string[]): string[] =>
        [...new Set(list.flatMap(holesOf).map(({ name }) => name))].sort();
      expect(ja.length, code).toBe(en.length);
      expect(holes(ja), code).toEqual(holes(en));
    }
  });

  test('English texts hold no Japanese letters', () => {
    for (const { code, en } of pairs) {
      for (const text of en) expect(text, code).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    }
  });

  test('Japanese texts are not English ones that were forgotten', () => {
    const words = (text: string): boolean =>
      /[a-z]{3} |[a-z]{4}/.test(text.replace(/{[^}]*}/g, ''));
    const same = pairs.filter(({ en, ja }) => en.some((text) => words(text) && ja.includes(text)));
    expect(same.map(({ code }) => code)).toEqual([]);
  });

  test('have words for the same things', () => {
    expect(Object.keys(JA.words).sort()).toEqual(Object.keys(EN.words).sort());
  });
});

describe('codes', () => {
  test('of reports and command lines are all said somewhere', () => {
    const code = ['report', 'cli'].flatMap((layer) => texts(`src/${layer}`)).join('\n');
    const dynamic = [
      /^frame\/(filter-)?(permits|denies)$/,
      /^role\//,
      /^chain\/(taint|secret|inside)$/,
      /^end\//,
      /^step\/by-/,
      /^step\/translated-/,
      /^diagnostics\//,
      /^lateral\/(held|touched|safe|unknown)$/,
    ];
    const unused = [...Object.keys(REPORT_PARAMS), ...Object.keys(USAGE_PARAMS)].filter(
      (name) => !code.includes(`'${name}'`) && !dynamic.some((pattern) => pattern.test(name)),
    );
    expect(unused).toEqual([]);
  });
});

function texts(folder: string): readonly string[] {
  const root = join(import.meta.dirname, '../..', folder);
  return readdirSync(root).flatMap((name) => {
    const path = join(root, name);
    return statSync(path).isDirectory() ? texts(`${folder}/${name}`) : [readFileSync(path, 'utf8')];
  });
}

test('what is to be removed where nobody is compromised is called as the key is', () => {
  for (const { diagnostics } of [EN, JA]) {
    const { fix } = diagnostics['scenario/nobody-compromised'];
    expect(fix).toContain('`expectReach`');
  }
});
