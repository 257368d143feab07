/** src/index.ts: at most thirty names, each said, and every example of them run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as door from '../../src/index.js';

const TEXT = readFileSync(join(import.meta.dirname, '../../src/index.ts'), 'utf8');
const NAMES_MAX = 30;

/** The code behind each `@example`, without the stars of the comment. */
const EXAMPLES = [...TEXT.matchAll(/@example\n([\s\S]*?)(?= \*\n \* @|\*\/)/g)].map(([, body]) =>
  body!.replace(/^ \* ?/gm, ''),
);

/** `value; // => expected` becomes a check, the import a look into the door. */
function runnable(example: string): string {
  return example
    .replace(/^import (\{[^}]*\}) from 'sekisho';$/m, 'const $1 = door;')
    .replace(/^(.*); \/\/ => (.*)$/gm, 'expect($1).toEqual($2);');
}

describe('the public door', () => {
  test('has at most thirty names, listed one by one', () => {
    const names = [...TEXT.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list]) =>
      list!
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    );
    expect(names.length).toBeLessThanOrEqual(NAMES_MAX);
    expect(new Set(names).size).toBe(names.length);
    expect(TEXT).not.toContain('export *');
    for (const name of Object.keys(door)) expect(names).toContain(name);
  });

  test('has examples that hold something', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(4);
    for (const example of EXAMPLES) expect(example).toContain('// =>');
  });

  test.each(EXAMPLES)('example %#', (example) => {
    const body = runnable(example);
    expect(body).not.toContain('import ');
    // eslint-disable-next-line no-new-func -- an example is run as it is written
    new Function('door', 'expect', body)(door, expect);
  });
});
