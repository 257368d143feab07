import { fc, test as property } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { EN } from '../../src/messages/en/en.js';
import { JA } from '../../src/messages/ja/ja.js';
import { clean, cleanLine } from '../../src/report/clean.js';
import { cut, isPlain, measure, padEnd } from '../../src/report/width.js';
import { wrap } from '../../src/report/wrap.js';
import { filesOf } from '../topologies/town.js';

/** Text as towns write it, with everything that breaks columns. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '領域',
        'LGWAN',
        '→',
        '①',
        '…',
        '─',
        '👨‍👩‍👧',
        'が',
        'ﾊﾟ',
        '\t',
        ' ',
        '、',
        '（',
        'é',
        '\u001b[2J',
        '\u001b[32;1m',
        '\u001b[0m',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('measure(ambiguousIsWide)', () => {
  property.prop([text, fc.boolean()])('agrees with string-width', (value, wide) => {
    expect(measure(wide)(value)).toBe(stringWidth(value, { ambiguousIsNarrow: !wide }));
  });

  test('agrees with string-width on every character of the plane that is measured by table', () => {
    for (let code = 0x20; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (!isPlain(character)) continue;
      for (const wide of [false, true]) {
        const expected = stringWidth(character, { ambiguousIsNarrow: !wide });
        if (measure(wide)(character) !== expected) {
          expect.unreachable(`U+${code.toString(16)} ${wide} is ${expected}`);
        }
      }
    }
  });

  test('measures all our own texts by table, so that string-width is not woken', () => {
    const used = [...new Set(JSON.stringify([EN, JA]))];
    expect(used.filter((character) => !isPlain(character))).toEqual([]);
  });
});

describe('isPlain(text)', () => {
  test('has every character of our own towns, so that string-width is not woken', () => {
    const texts = ['minimal', 'broken', 'town-alpha'].flatMap((town) => filesOf(town));
    const used = [...new Set(texts.map(({ text: t }) => t).join(''))].filter((c) => c !== '\n');
    expect(used.filter((character) => !isPlain(character))).toEqual([]);
  });
});

describe('cut(text, columns)', () => {
  property.prop([text, fc.integer({ min: 0, max: 20 })])(
    'never takes more columns',
    (value, columns) => {
      const width = measure(false);
      const head = cut(value, columns, width);
      expect(value.startsWith(head)).toBe(true);
      expect(width(head)).toBeLessThanOrEqual(columns);
    },
  );
});

describe('padEnd(text, columns)', () => {
  test('counts full-width characters twice', () => {
    expect(padEnd('違反', 6, measure(false))).toBe('違反  ');
    expect(padEnd('①', 3, measure(true))).toBe('① ');
  });
});

describe('wrap(text, columns)', () => {
  const width = measure(false);

  property.prop([text, fc.integer({ min: 8, max: 40 })])(
    'loses nothing but blanks',
    (value, columns) => {
      const squeezed = (s: string): string => s.replace(/\s/g, '');
      expect(squeezed(wrap(value, columns, width).join(''))).toBe(squeezed(value));
    },
  );

  property.prop([text, fc.integer({ min: 8, max: 40 })])(
    'keeps to the columns',
    (value, columns) => {
      for (const line of wrap(clean(value), columns, width)) {
        expect(width(line)).toBeLessThanOrEqual(columns);
      }
    },
  );

  test('breaks English between words', () => {
    expect(wrap('one two three', 8, width)).toEqual(['one two', 'three']);
  });

  test('breaks Japanese between characters, never before closing marks', () => {
    expect(wrap('通信を分離する。', 14, width)).toEqual(['通信を分離す', 'る。']);
  });

  test('cuts what has no place to break', () => {
    expect(wrap('x'.repeat(20), 8, width)).toEqual(['x'.repeat(8), 'x'.repeat(8), 'x'.repeat(4)]);
  });
});

describe('clean(text)', () => {
  property.prop([text])('leaves nothing that acts on a terminal', (value) => {
    expect(clean(value)).not.toMatch(
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/,
    );
  });

  test('shows what it took away', () => {
    expect(clean('a\u001b[2Jb\u202e')).toBe('a\\u001b[2Jb\\u202e');
  });
});

describe('cleanLine(text, columnsBefore, width)', () => {
  test('spreads tabs to the next multiple of four', () => {
    const width = measure(false);
    expect(cleanLine('\tx', 0, width)).toBe('    x');
    expect(cleanLine('系\tx', 0, width)).toBe('系  x');
    expect(cleanLine('\tx', 3, width)).toBe(' x');
  });
});
