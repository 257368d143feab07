/** Texts that are kept beside the tests and read as diffs. `UPDATE_GOLDEN=1` rewrites them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

export const UPDATES_GOLDEN = process.env['UPDATE_GOLDEN'] === '1';

/** Holds `text` against the file at `path`. */
export function expectGolden(path: string, text: string): void {
  if (UPDATES_GOLDEN) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
