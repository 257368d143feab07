/** Marks of a frame stand under the words that they mean, whatever the width of the characters. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { EN } from '../../src/messages/en/en.js';
import type { Location } from '../../src/model/location.js';
import { clean, cleanLine } from '../../src/report/clean.js';
import { frameLines } from '../../src/report/frame.js';
import { openPage, type TextOptions } from '../../src/report/page.js';
import { measure, type Measure } from '../../src/report/width.js';

const word = fc.constantFrom('a', 'to: any', '領域', '①→', '\t', ' ', 'ﾊﾟ', '👨‍👩‍👧', 'é', '"', '…');
const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(''));
const marked = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => `x${list.join('')}x`);

function frame(
  text: string,
  at: Partial<Location>,
  more: Partial<TextOptions> = {},
): readonly string[] {
  const sources = [{ path: 'a.yaml', text, sha256: '' }];
  const page = openPage({ messages: EN, topology: 'a', sources, ...more });
  const place = { path: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, ...at };
  return frameLines(page, place, 'here', 'red');
}

/** What stands above the marks: the characters of `line` between two columns. */
function between(line: string, from: number, to: number, width: Measure): string {
  const segments = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  let out = '';
  let column = 0;
  for (const segment of segments) {
    if (column >= from && column < to) out += segment;
    column += width(segment);
  }
  return out;
}

describe('frameLines(page, at, label, style)', () => {
  property.prop([words, marked, words, fc.boolean()])(
    'puts the marks under what is meant',
    (before, inside, after, ambiguousIsWide) => {
      const width = measure(ambiguousIsWide);
      const at = { column: before.length + 1, endColumn: before.length + inside.length + 1 };
      const lines = frame(`${before}${inside}${after}\n`, at, { columns: 400, ambiguousIsWide });
      const [, source = '', marks = ''] = lines;
      const [, blanks = '', carets = ''] = /^(.*?)(\^+)/.exec(marks) ?? [];
      const from = width(blanks);
      const wanted = cleanLine(inside, width(cleanLine(before, 0, width)), width);
      expect(carets.length).toBe(Math.max(3, width(wanted)));
      expect(between(source, from, from + width(wanted), width)).toBe(wanted);
    },
  );

  property.prop([words, marked, words, fc.integer({ min: 40, max: 60 }), fc.boolean()])(
    'keeps to the columns and keeps the mark in sight',
    (before, inside, after, columns, ambiguousIsWide) => {
      const width = measure(ambiguousIsWide);
      const long = before.repeat(9);
      const at = { column: long.length + 1, endColumn: long.length + inside.length + 1 };
      const lines = frame(`${long}${inside}${after.repeat(9)}`, at, { columns, ambiguousIsWide });
      for (const line of lines) expect(width(line), line).toBeLessThanOrEqual(columns);
      const [, , marks = ''] = lines;
      const [, blanks = '', carets = ''] = /^(.*?)(\^+)/.exec(marks) ?? [];
      const start = width(blanks);
      expect(between(lines[1]!, start, start + carets.length, width)).toMatch(/^x/);
    },
  );

  test('shows the line before, if it says something', () => {
    expect(frame('a: 1\nb: 2', { line: 2, endLine: 2 })[1]).toBe(' 1 │ a: 1');
    expect(frame('\nb: 2', { line: 2, endLine: 2 })[1]).toBe(' 2 │ b: 2');
  });

  test('shows a few lines of what takes many', () => {
    const text = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n');
    const lines = frame(text, { line: 9, endLine: 19, endColumn: 3 });
    expect(lines).toEqual([
      ' ╭─[a.yaml:9:1]',
      '  8 │ line 8',
      '  9 │ line 9',
      '    │ ^^^^^^ here',
      ' 10 │ line 10',
      ' 11 │ line 11',
      ' 12 │ line 12',
      '    │ …',
      ' ╰─',
    ]);
  });

  test('has only the place where there is no such line', () => {
    expect(frame('a', { line: 7, endLine: 7 })).toEqual([' ╭─[a.yaml:7:1]']);
    expect(frame('a', { path: 'b.yaml' })).toEqual([' ╭─[b.yaml:1:1]']);
  });

  test('counts columns behind a byte order mark as editors do', () => {
    const lines = frame('\uFEFFab: c', { column: 5, endColumn: 6 });
    expect(lines.slice(1, 3)).toEqual([' 1 │ ab: c', '   │     ^^^ here']);
  });

  test('counts carriage returns to the end of the line', () => {
    expect(frame('a: 1\r\nb: 2\r\n', { line: 2, endLine: 2 })[2]).toBe(' 2 │ b: 2');
  });

  test('shows control characters', () => {
    expect(frame('a: \u001b[31m', {})[1]).toBe(` 1 │ a: ${clean('\u001b')}[31m`);
  });
});
