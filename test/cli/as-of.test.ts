/** `--as-of`: the day of approvals and expiries, from the command line to the result. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { suggestDate } from '../../src/cli/suggest-date.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');
const SLOW_MS = 60_000;

async function verify(...argv: string[]) {
  const world = fakeWorld({ cwd: ROOT });
  const words = ['verify', 'topologies/minimal', '--only', 'R-EXC-3', '--lang', 'en', ...argv];
  const code = await run(words, world);
  return {
    code,
    out: world.out().replaceAll(/\s+/g, ' '),
    err: world.err().replaceAll(/\s+/g, ' '),
  };
}

describe('--as-of', { timeout: SLOW_MS }, () => {
  test('decides what has expired, and is printed', async () => {
    const { code, out } = await verify('--as-of', '2027-04-01');
    expect(code).toBe(1);
    expect(out).toContain('approvals and expiries as of 2027-04-01');
    expect(out).toContain('expired on 2027-03-31, before 2027-04-01');
  });

  test('defaults to the day of the topology', async () => {
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toContain('approvals and expiries as of 2026-04-01');
  });

  test('stands in the JSON as the day that was used', async () => {
    for (const [argv, day] of [
      [[], '2026-04-01'],
      [['--as-of', '2026-12-24'], '2026-12-24'],
    ] as const) {
      const { out } = await verify('--format', 'json', ...argv);
      expect(JSON.parse(out)).toMatchObject({ results: [{ options: { asOf: day } }] });
    }
  });

  test('shows hints of what is proved, with what to do', async () => {
    const { code, out } = await verify('--as-of', '2027-03-15');
    expect(code).toBe(0);
    expect(out).toMatch(
      /Worth a look ・X-1 .* expires on 2027-03-31, in 16 days\. Have it approved/,
    );
    expect((await verify()).out).not.toContain('Worth a look');
  });

  test('is a wrong command line if it is no day, with the one that was meant', async () => {
    const { code, out, err } = await verify('--as-of', '令和8年4月1日');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('--as-of 令和8年4月1日 is not a day. Did you mean 2026-04-01?');
  });

  test('belongs to verify, and completes there', async () => {
    const world = fakeWorld({ cwd: ROOT });
    expect(await run(['trace', 'topologies/minimal', '--as-of', '2026-04-01'], world)).toBe(2);
    const shell = fakeWorld({ cwd: ROOT });
    await run(['--get-yargs-completions', 'sekisho', 'verify', '--as'], shell);
    expect(shell.out()).toContain('--as-of');
  });
});

describe('suggestDate(written)', () => {
  test.each([
    ['2026/4/1', '2026-04-01'],
    ['2026-4-1', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['２０２６．４．１', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.4.1', '2026-04-01'],
    ['平成27年12月11日', '2015-12-11'],
    ['2026-02-30', ''],
    ['26-4-1', ''],
    ['令和8年', ''],
    ['tomorrow', ''],
    ['', ''],
  ])('%j: %j', (written, meant) => {
    expect(suggestDate(written)).toBe(meant);
  });
});
