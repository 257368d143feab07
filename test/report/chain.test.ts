/** Chains of content in text and JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { TOOL } from '../../src/engine/tool.js';
import { verify } from '../../src/engine/verify.js';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { verifyJson } from '../../src/report/json.js';
import { verifyText } from '../../src/report/verify-text.js';
import { measure } from '../../src/report/width.js';
import { file, filesOf } from '../topologies/town.js';

const COLUMNS = 64;
const [minimal] = filesOf('minimal');
const broken = file(minimal!.path, minimal!.text.replace('onFailure: drop', 'onFailure: pass'));
const result = verify([broken], { ...DEFAULT_VERIFY_OPTIONS, only: ['R-LG-2'] });

function chainIn(messages: typeof EN, name: string): readonly string[] {
  const text = verifyText(result, {
    messages,
    topology: 'minimal',
    sources: [broken],
    columns: COLUMNS,
  });
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`  ${name}`));
  const rest = lines.slice(first + 1);
  return [
    lines[first]!,
    ...rest.slice(
      0,
      rest.findIndex((line) => !line.startsWith(' '.repeat(12))),
    ),
  ];
}

describe('the chain of a finding about content', () => {
  test('in English: steps, packets, lines of the register, why it is raw, where to cut', () => {
    expect(chainIn(EN, 'chain')).toEqual([
      '  chain     content of the Internet',
      '             1  net-lan → Mail sanitizer (mailsan)',
      '                in a session that net-lan opens',
      '                tcp 10.30.0.25:40000 → 10.40.1.4:25',
      '                register: S-1',
      '             2  Mail sanitizer (mailsan) → lg-lan',
      '                in a session that Mail sanitizer (mailsan) opens',
      '                tcp 10.40.2.4:40000 → 10.20.0.25:25',
      '                register: S-2',
      '                raw, because `sanitizer.onFailure` of Mail',
      '                sanitizer (mailsan) is `pass`',
      '                should have been cut here, by Mail sanitizer',
      '                (mailsan)',
    ]);
  });

  test('in Japanese: aligned under full-width characters, no line too wide', () => {
    const lines = chainIn(JA, '内容経路');
    expect(lines[0]).toBe('  内容経路  インターネット由来の内容');
    expect(lines[1]).toBe('             1  net-lan → メール無害化装置(mailsan)');
    expect(lines.filter((line) => /^ {13}\d {2}\S/.test(line))).toHaveLength(2);
    expect(lines.slice(2).every((line) => /^( {13}\d {2}| {16})\S/.test(line))).toBe(true);
    const width = measure(false);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(COLUMNS);
  });

  test('in JSON as schemas/result-v1.json says, each session with its witness', () => {
    const schema = join(import.meta.dirname, '../../schemas/result-v1.json');
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(schema, 'utf8')) as object,
    );
    const document = JSON.parse(verifyJson([result], TOOL)) as {
      results: { requirements: { findings: { chain?: object }[] }[] }[];
    };
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    const [finding] = document.results[0]!.requirements[0]!.findings;
    expect(finding?.chain).toMatchObject({
      label: 'taint',
      start: { kind: 'subnet', id: 'net-lan' },
      cut: { step: 2, node: 'mailsan' },
      steps: [
        { how: 'opened', form: 'raw', witness: { packet: { destination: '10.40.1.4' } } },
        { because: { kind: 'fact', fact: 'sanitizer.onFailure', value: 'pass' } },
      ],
    });
  });
});
