/** Every format of the broken town in both languages, and of what there is little to say about. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOOL } from '../../../src/engine/tool.js';
import type { Catalog } from '../../../src/messages/catalog.js';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import type { VerifyResult } from '../../../src/model/result.js';
import { azureText } from '../../../src/report/formats/azure.js';
import { checkstyleText } from '../../../src/report/formats/checkstyle.js';
import { csvText } from '../../../src/report/formats/csv.js';
import { githubText } from '../../../src/report/formats/github.js';
import { gitlabText } from '../../../src/report/formats/gitlab.js';
import { junitText } from '../../../src/report/formats/junit.js';
import { markdownText } from '../../../src/report/formats/markdown.js';
import { sarifText } from '../../../src/report/formats/sarif.js';
import { unixText } from '../../../src/report/formats/unix.js';
import { expectGolden } from '../../golden.js';
import { RESULT } from '../sample.js';
import { brokenTown, unreadTown } from './results.js';

const FORMATS: Readonly<
  Record<string, (results: readonly VerifyResult[], messages: Catalog) => string>
> = {
  'sarif.txt': (results, messages) => sarifText(results, messages, TOOL),
  'junit.xml': junitText,
  'github.txt': githubText,
  'gitlab.txt': gitlabText,
  'azure.txt': azureText,
  'checkstyle.xml': checkstyleText,
  'unix.txt': unixText,
  'markdown.md': markdownText,
  'csv.csv': csvText,
};
const NAMES = Object.keys(FORMATS);
const BROKEN = brokenTown();

function expectKept(kind: string, name: string, text: string): void {
  expectGolden(join(import.meta.dirname, 'golden', `${kind}-${name}`), text);
}

describe.each(NAMES)('%s', (name) => {
  const write = FORMATS[name]!;

  test.each([EN, JA])('of the broken town in $language', (messages) => {
    expectKept(`broken-${messages.language}`, name, write([BROKEN], messages));
  });

  test('of a town that cannot be read beside others, one with what is undetermined', () => {
    expectKept('several-en', name, write([unreadTown(), RESULT, BROKEN], EN));
  });

  test('of nothing', () => {
    expectKept('nothing-en', name, write([], EN));
  });

  test('is the same bytes again', () => {
    expect(write([BROKEN, RESULT], JA)).toBe(write([BROKEN, RESULT], JA));
  });
});
