import { describe, expect, test } from 'vitest';
import { fill, holesOf } from '../../src/messages/sentence.js';

describe('fill(template, params)', () => {
  test('puts values into holes', () => {
    expect(fill('{a} and {b}', { a: 'x', b: 2 })).toBe('x and 2');
  });

  test('chooses by number', () => {
    const text = '{n} {n|line|lines}';
    expect([0, 1, 2].map((n) => fill(text, { n }))).toEqual(['0 lines', '1 line', '2 lines']);
  });

  test('shows values by the kind of the hole', () => {
    const show = (kind: string, value: string): string => `${kind}<${value}>`;
    expect(fill('{from:segment} {at:word}', { from: 'mn', at: 'x' }, show)).toBe(
      'segment<mn> word<x>',
    );
  });

  test('leaves a hole visible that has no value', () => {
    expect(fill('{a} {b:segment} {n|one|many}', {})).toBe('{a} {b:segment} {n|one|many}');
  });

  test('does not take values for templates', () => {
    expect(fill('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
  });

  test('does not fill holes from the prototype', () => {
    expect(fill('{constructor} {__proto__}', {})).toBe('{constructor} {__proto__}');
  });
});

describe('holesOf(template)', () => {
  test('gives names and kinds in order', () => {
    expect(holesOf('{b:segment} {a} {n|x|y}')).toEqual([
      { name: 'b', kind: 'segment' },
      { name: 'a' },
      { name: 'n' },
    ]);
  });
});
