import { expect, test } from 'vitest';

import { digest } from '../../src/base/digest.js';

test('digest(text) is 16 hexadecimal digits, the same on every run', () => {
  expect(digest('')).toBe(digest(''));
  expect(digest('関所')).toMatch(/^[0-9a-f]{16}$/);
  expect([digest(''), digest('a'), digest('関所')]).toMatchInlineSnapshot(`
    [
      "55daf60fcb22317d",
      "2921a19b6648ef28",
      "691a01403c91b282",
    ]
  `);
});

test('digest(text) tells texts apart that differ little', () => {
  const texts = Array.from({ length: 200_000 }, (_, i) => `["R-MN-1","s${i % 450}","s${i}"]`);
  expect(new Set(texts.map(digest)).size).toBe(texts.length);
  expect(digest('ab')).not.toBe(digest('ba'));
  expect(digest('a ')).not.toBe(digest('a'));
});
