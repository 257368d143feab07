/** `verify --policy FILE`, and `--only` with ids of the town itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { run } from '../../src/cli/run.js';
import { townText } from '../policy/own-town.js';
import { fakeWorld } from './world.js';

let folder = '';

const POLICY = `sekisho-policy: 1
requirements:
  T-1: { forbidden: { from: wifi, to: "segment:mn" } }
  T-2: { forbidden: { from: wifi, to: "segment:lg" } }
  T-3: { severity: warning, forbidden: { from: wifi, to: "segment:lg" } }
  T-4: { forbidden: { from: kind:education, to: "segment:lg" } }
  T-5: { possible: { from: pc, to: file, service: tcp/22 } }
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const lines = ['id: F1, from: visitor, to: file, service: tcp/445'];
  writeFileSync(join(folder, 'town.yaml'), townText({ lines }));
  writeFileSync(join(folder, 'other.yaml'), townText());
  writeFileSync(join(folder, 'rules.yaml'), POLICY);
  writeFileSync(join(folder, 'more.yaml'), POLICY.replaceAll('T-', 'U-'));
  writeFileSync(join(folder, 'same.yaml'), POLICY);
  writeFileSync(join(folder, 'empty.yaml'), '');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function sekisho(...argv: readonly string[]): Promise<Ran> {
  const world = fakeWorld({ cwd: folder });
  const code = await run(['verify', ...argv, '--lang', 'en', '--width', '200'], world);
  return { code, out: world.out(), err: world.err() };
}

/** Ids of what was decided, by the JSON of a run on one topology. */
async function decided(...argv: readonly string[]): Promise<readonly string[]> {
  const { out } = await sekisho('town.yaml', '--format', 'json', ...argv);
  const { results } = JSON.parse(out) as { results: { requirements: { id: string }[] }[] };
  return results.flatMap(({ requirements }) => requirements.map(({ id }) => id));
}

describe('--policy', () => {
  test.each([
    ['T-1', 0],
    ['T-2', 1],
    ['T-1,T-3', 0],
    ['T-4', 3],
    ['T-2,T-4', 1],
  ])('--only %s ends with %i', async (only, code) => {
    expect((await sekisho('town.yaml', '--policy', 'rules.yaml', '--only', only)).code).toBe(code);
  });

  test('may be repeated, and names a file once', async () => {
    const files = ['--policy', 'rules.yaml', '--policy', 'more.yaml', '--policy', './rules.yaml'];
    expect(await decided(...files, '--only', 'U-1,T-1,R-MN-1')).toEqual(['R-MN-1', 'T-1', 'U-1']);
  });

  test('two files with one id are a mistake, at its place in the second', async () => {
    const files = ['--policy', 'rules.yaml', '--policy', 'same.yaml'];
    const { code, out } = await sekisho('town.yaml', ...files);
    expect(code).toBe(2);
    expect(out).toContain('same.yaml:3:3  read/duplicate-id');
    expect(out).toContain('rules.yaml:3:3');
  });

  test('a file that is not there, is a folder or says nothing gives no verdict', async () => {
    const missing = await sekisho('town.yaml', '--policy', 'rulez.yaml');
    expect(missing.code).toBe(2);
    expect(missing.out).toContain('Did you mean rules.yaml?');
    const other = await sekisho('town.yaml', '--policy', '.,empty.yaml');
    expect(other.code).toBe(2);
    expect(other.out).toContain('file/not-a-file');
    const empty = await sekisho('town.yaml', '--policy', 'empty.yaml');
    expect(empty.code).toBe(2);
    expect(empty.out).toContain('read/empty-file');
  });

  test('is for every topology that is named, and among the inputs of each', async () => {
    const argv = ['--policy', 'rules.yaml', '--only', 'T-2', '--format', 'json'];
    const { code, out } = await sekisho('town.yaml', 'other.yaml', ...argv);
    expect(code).toBe(1);
    const { results } = JSON.parse(out) as {
      results: { verdict: string; inputs: { path: string; sha256: string }[] }[];
    };
    expect(results.map(({ verdict }) => verdict)).toEqual(['violated', 'proved']);
    for (const { inputs } of results) {
      expect(inputs.map(({ path }) => path)).toContain('rules.yaml');
      for (const { sha256 } of inputs) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('without it nobody knows its ids; with it a slip gets the nearest', async () => {
    const unknown = await sekisho('town.yaml', '--only', 'T-1');
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('T-1');
    const slip = await sekisho('town.yaml', '--policy', 'more.yaml', '--only', 'U1,R-MN1');
    expect(slip.code).toBe(2);
    expect(slip.err).toContain('U-1');
    expect(slip.err).toContain('R-MN-1');
  });

  test('what does not get there is shown again with all doubts against it', async () => {
    const { out } = await sekisho('town.yaml', '--policy', 'rules.yaml', '--only', 'T-5');
    const [, command = ''] = /(sekisho trace .*)$/m.exec(out) ?? [];
    expect(command).toContain('--reading strict');
    const words = command.split(' ').slice(1);
    const world = fakeWorld({ cwd: folder });
    await run([...words, '--lang', 'en'], world);
    expect(world.out()).toContain('fw/policy');
    expect(world.err()).toBe('');
  });
});
