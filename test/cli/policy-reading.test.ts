/** `--policy-reading`: how the basic policy is read, from the command line to the report. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');
const SLOW_MS = 60_000;

async function verify(...argv: string[]) {
  const world = fakeWorld({ cwd: ROOT });
  const words = ['verify', 'topologies/town-alpha', '--only', 'R-SAN-0,R-SEP-1', ...argv];
  const code = await run(words, world);
  return {
    code,
    out: world.out().replaceAll(/\s+/g, ' '),
    err: world.err().replaceAll(/\s+/g, ' '),
  };
}

describe('--policy-reading', { timeout: SLOW_MS }, () => {
  test('without it every report prints all seven questions, with the degrees of separation', async () => {
    const { code, out } = await verify('--lang', 'en');
    expect(code).toBe(0);
    for (const text of [
      'A1 outbound=sanitize (6(3)②; R-LG-1, R-LG-4):',
      'A2 (6(3)①; R-MN-1, R-MN-4, R-EXC-7):',
      'A3 separation=logical (2(11); R-SEP-1):',
      'are kept apart by VLANs of shared switches: sw-core, sw-1f',
      'A4 (9; R-MDL-1, R-MDL-2, R-MDL-3, R-MDL-4): What the town chose is the alpha model, on the basis of: α町情報セ',
      'A5 cdr=counts (2(12); ',
      'A6 (2(8)–(10); R-CLS-1):',
      'A7 treatAsCloud=own (6(3)①; R-MN-1):',
    ]) {
      expect(out).toContain(text);
    }
    expect(out).not.toContain('not the default');
  });

  test('decides, and is marked where it is not the default', async () => {
    const { code, out } = await verify('--lang', 'en', '--policy-reading', 'cdr=strict');
    expect(code).toBe(1);
    expect(out).toContain('does not count as sanitizing as the policy is read');
    expect(out).toContain(
      'A5 cdr=strict, not the default counts (2(12); R-SAN-0, R-LG-2, R-LG-3, R-LG-4): Only text',
    );
  });

  test('several are repeated, or joined by commas; both languages print them', async () => {
    for (const argv of [
      ['--policy-reading', 'outbound=guideline', '--policy-reading', 'treatAsCloud=external'],
      ['--policy-reading', 'outbound=guideline,treatAsCloud=external'],
    ]) {
      const { code, out } = await verify('--lang', 'ja', ...argv);
      expect(code).toBe(0);
      expect(out).toContain('A1 outbound=guideline(既定の sanitize ではない。6(3)②、');
      expect(out).toContain('A7 treatAsCloud=external(既定の own ではない。6(3)①、');
      expect(out).toContain('A5 cdr=counts(2(12)、');
    }
  });

  test('tells of a model that the run asked for in place of that of the town', async () => {
    const { out } = await verify('--lang', 'en', '--model', 'beta');
    expect(out).toContain(
      'Judged by the beta model, as was asked; what the town chose is the alpha model.',
    );
    expect(out).not.toContain('on the basis of');
  });

  test('stands in the JSON, every question with its answer', async () => {
    const { out } = await verify('--format', 'json', '--policy-reading', 'separation=physical');
    expect(JSON.parse(out)).toMatchObject({
      results: [
        {
          options: {
            readings: {
              outbound: 'sanitize',
              separation: 'physical',
              cdr: 'counts',
              treatAsCloud: 'own',
            },
          },
          network: { policyBasis: 'α町情報セキュリティ基本方針(令和8年4月1日改正)' },
        },
      ],
    });
  });

  test('is a wrong command line if there is no such answer, or if there are two', async () => {
    const unknown = await verify('--lang', 'en', '--policy-reading', 'cdr=strikt');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Did you mean cdr=strict?');
    const two = await verify('--lang', 'en', '--policy-reading', 'cdr=strict,cdr=counts');
    expect(two.code).toBe(2);
    expect(two.err).toContain('--policy-reading cdr=strict and cdr=counts exclude each other.');
  });
});
