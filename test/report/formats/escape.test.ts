/** Commands and tables: no text of a user gets out of its place, and every host reads back what was meant. */
import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { EN } from '../../../src/messages/en/en.js';
import { JA } from '../../../src/messages/ja/ja.js';
import { azureCommand, azureText } from '../../../src/report/formats/azure.js';
import { csvRow, csvText } from '../../../src/report/formats/csv.js';
import { bytesOf, oneLine } from '../../../src/report/formats/escape.js';
import { githubCommand, githubText } from '../../../src/report/formats/github.js';
import { gitlabText } from '../../../src/report/formats/gitlab.js';
import { escaped, MARKDOWN_BYTES_MAX, markdownText } from '../../../src/report/formats/markdown.js';
import { unixText } from '../../../src/report/formats/unix.js';
import { verifyText } from '../../../src/report/verify-text.js';
import { RESULT } from '../sample.js';
import { brokenTown, HOSTILE, namedResult, unreadTown } from './results.js';

// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;

/** Lines of a text that ends with one; one command each. */
function lines(text: string): readonly string[] {
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split(/[\r\n]/);
}

describe('githubText(results, messages)', () => {
  /** As the runner reads a command. */
  function read(line: string): { kind: string; properties: Record<string, string>; data: string } {
    const [, kind = '', rest = '', data = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line)!;
    const decoded = (text: string): string =>
      text
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    const properties = rest.split(',').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decoded(pair.slice(at + 1))];
    });
    const message = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return { kind, properties: Object.fromEntries(properties), data: message };
  }

  property.prop([HOSTILE, HOSTILE])('is read back by the runner', (text, message) => {
    const [line, more] = lines(githubCommand('error', { file: text, title: text }, message));
    expect(more).toBeUndefined();
    expect(read(line!)).toEqual({
      kind: 'error',
      properties: { file: text, title: text },
      data: message,
    });
  });

  property.prop([HOSTILE])('is one command per entry with any text', (text) => {
    const found = lines(githubText([namedResult(text, 2)], EN));
    expect(found.map((line) => line.slice(0, 8))).toEqual(['::error ', '::error ', '::warnin']);
    expect(read(found[0]!).properties['file']).toBe(text);
  });

  test('shows ten errors and ten warnings, the last of which counts the rest', () => {
    const found = lines(
      githubText([namedResult('a', 10), namedResult('b', 40, 'undetermined')], EN),
    );
    const errors = found.filter((line) => line.startsWith('::error '));
    const warnings = found.filter((line) => line.startsWith('::warning '));
    expect([errors.length, warnings.length]).toEqual([10, 10]);
    expect(errors.at(-1)).not.toContain('do not fit');
    // two diagnostics and forty findings, nine of which are shown
    expect(warnings.at(-1)).toBe(
      '::warning title=sekisho::33 more entries do not fit here; the text and the JSON of sekisho verify have them all.',
    );
  });
});

describe('levels', () => {
  test('an eleventh error makes the tenth annotation count both', () => {
    const errors = lines(githubText([namedResult('a', 11)], EN)).filter((line) =>
      line.startsWith('::error '),
    );
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toContain('::2 more entries do not fit here');
  });

  test('what violates a requirement that is only a warning is a warning', () => {
    const town = namedResult('a.yaml');
    const [requirement] = town.requirements;
    const own = { ...requirement!.own!, severity: 'warning' as const };
    const text = githubText([{ ...town, requirements: [{ ...requirement!, own }] }], EN);
    expect(lines(text).map((line) => line.split(' ')[0])).toEqual(['::warning', '::warning']);
  });
});

describe('texts on the standard output of a host', () => {
  const COMMANDS = ['::error::x', '::stop-commands::x', '##vso[task.complete]', '##[error]x'];

  /** What the agents of both hosts would run. */
  const isCommand = (line: string): boolean => /^\s*::[a-z-]+[^:]*::|##vso\[|##\[/i.test(line);

  test.each(COMMANDS)('%s is no command, wherever a line begins with it', (text) => {
    expect(isCommand(text)).toBe(true);
    const town = namedResult(text);
    const { requirements } = town;
    const findings = [
      {
        ...requirements[0]!.findings[0]!,
        code: 'inv/isolated-node' as const,
        params: { node: text },
      },
    ];
    const result = { ...town, requirements: [{ ...requirements[0]!, findings }] };
    const options = { messages: EN, topology: text, sources: [] };
    const written = [
      verifyText(result, options),
      unixText([result], EN),
      markdownText([result], EN),
    ];
    for (const line of written.join('').split('\n')) expect(isCommand(line)).toBe(false);
  });

  test('addresses stay as they are', () => {
    expect(oneLine('from ::1 to ::ffff:192.0.2.1, ::add and fe80::debugger')).toBe(
      'from ::1 to ::ffff:192.0.2.1, ::add and fe80::debugger',
    );
  });
});

describe('azureText(results, messages)', () => {
  /** As the agent reads a command. */
  function read(line: string): { properties: Record<string, string>; data: string } {
    const [, rest = '', data = ''] = /^##vso\[task\.logissue ([^\]]*)\](.*)$/s.exec(line)!;
    const decoded = (text: string): string =>
      text
        .replaceAll('%3B', ';')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%5D', ']')
        .replaceAll('%AZP25', '%');
    const pairs = rest.split(';').filter((pair) => pair !== '');
    const properties = pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decoded(pair.slice(at + 1))];
    });
    return { properties: Object.fromEntries(properties), data: decoded(data) };
  }

  property.prop([HOSTILE, HOSTILE])('is read back by the agent', (text, message) => {
    const [line, more] = lines(azureCommand('warning', { sourcepath: text }, message));
    expect(more).toBeUndefined();
    expect(read(line!)).toEqual({
      properties: { type: 'warning', sourcepath: text },
      data: message,
    });
  });

  property.prop([HOSTILE])('is one command per entry with any text', (text) => {
    const found = lines(azureText([namedResult(text, 2)], EN));
    expect(found).toHaveLength(3);
    for (const line of found) expect(read(line).properties['sourcepath']).toBe(text);
  });

  test('leaves the result of the task to the exit code', () => {
    expect(azureText([brokenTown()], EN)).not.toContain('task.complete');
  });
});

describe('unixText(results, messages)', () => {
  property.prop([HOSTILE])('is one line per entry with any text', (text) => {
    const found = lines(unixText([namedResult(text, 2)], EN));
    expect(found).toHaveLength(3);
    for (const line of found) expect(line).not.toMatch(CONTROL);
    expect(found[1]).toMatch(/ \[X-1\]$/);
  });
});

describe('gitlabText(results, messages)', () => {
  property.prop([HOSTILE])('has what GitLab asks for with any text', (text) => {
    const issues = JSON.parse(gitlabText([namedResult(text, 2)], EN)) as Record<string, unknown>[];
    expect(issues).toHaveLength(3);
    for (const issue of issues) {
      expect(issue).toMatchObject({
        description: expect.not.stringMatching(/[\r\n]/),
        location: { path: text, lines: { begin: 3 } },
      });
    }
  });

  test('has no fingerprint twice, because GitLab would show one of the two', () => {
    const text = gitlabText([brokenTown(), brokenTown(), unreadTown(), unreadTown()], EN);
    const marks = (JSON.parse(text) as { fingerprint: string }[]).map((one) => one.fingerprint);
    expect(marks).toHaveLength(10);
    expect(new Set(marks).size).toBe(10);
  });

  test('ranks what has no verdict before what is violated before what is not known', () => {
    const text = gitlabText([unreadTown(), RESULT], EN);
    const ranks = (JSON.parse(text) as { severity: string }[]).map((one) => one.severity);
    expect(ranks.slice(0, 4)).toEqual(['blocker', 'blocker', 'major', 'critical']);
  });
});

describe('csvText(results, messages)', () => {
  /** RFC 4180. */
  function read(text: string): readonly (readonly string[])[] {
    const rows: string[][] = [];
    let row: string[] = [];
    for (const [, quoted, plain = '', end] of text.matchAll(
      /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy,
    )) {
      row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      if (end === ',') continue;
      rows.push(row);
      row = [];
    }
    return rows;
  }

  property.prop([HOSTILE, HOSTILE])('is read back, and no cell is a formula', (first, second) => {
    const [cells, more] = read(csvRow([first, second]));
    expect(more).toBeUndefined();
    expect(cells).toHaveLength(2);
    for (const cell of cells!) {
      expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect(cell).not.toMatch(CONTROL);
    }
  });

  test.each(['=', '+', '-', '@', '＝', '＋', '－', '＠', '  ='])(
    'a cell that begins with %j is text',
    (start) => {
      expect(csvRow([`${start}1`])).toMatch(/^"?'/);
    },
  );

  test('has a row per finding and diagnostic under its headings', () => {
    const rows = read(csvText([RESULT, unreadTown()], JA).slice(1));
    const findings = RESULT.requirements.flatMap((requirement) => requirement.findings).length;
    expect(rows).toHaveLength(1 + findings + 2);
    for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
  });

  test('begins with a byte order mark', () => {
    expect(csvText([], EN)).toMatch(/^\uFEFFtopology,/);
  });
});

describe('markdownText(results, messages)', () => {
  property.prop([HOSTILE])('is one table row per entry with any text', (text) => {
    const rows = lines(markdownText([namedResult(text, 2)], EN)).filter((l) =>
      /^\| [❌⚠]/u.test(l),
    );
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(5);
      expect(row).not.toMatch(CONTROL);
    }
  });

  property.prop([HOSTILE])(
    'escaped(text) leaves nothing that Markdown or HTML would act on',
    (text) => {
      expect(escaped(text).replace(/\\[!-~]|@&#8203;/g, '')).not.toMatch(
        /[\\`*_{}[\]()<>&#|~$!:@\n]/,
      );
    },
  );

  test.each([
    ['much', 5_000],
    ['little', 2],
  ])('of %s is not longer than a comment may be, and counts what is left out', (_what, count) => {
    const text = markdownText([namedResult('町の構成.yaml', count)], JA);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(MARKDOWN_BYTES_MAX);
    const shown = text.split('\n').filter((line) => /^\| [❌⚠]/u.test(line)).length;
    const [, left = '0'] = /このほか (\d+) 件/.exec(text) ?? [];
    expect(shown + Number(left)).toBe(count + 1);
  });

  test('says so if nothing is open', () => {
    expect(markdownText([], EN)).toContain('Nothing is violated or undetermined.');
  });
});

describe('oneLine(text) and bytesOf(text)', () => {
  property.prop([HOSTILE])('agree with a line of UTF-8', (text) => {
    const line = oneLine(text);
    expect(line).not.toMatch(/[\r\n]/);
    expect(bytesOf(line)).toBe(new TextEncoder().encode(line).length);
  });
});
