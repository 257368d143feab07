/** How `sekisho simulate` ends, and where it reads from. */
import { describe, expect, test } from 'vitest';
import { parseScenario, playScenario } from './scenario.js';

const SLOW_MS = 60_000;
const HEAD = 'sekisho-scenario: 1\ntopology: topologies/minimal\n';
const PUT_IN = `insert: [{ first: devices.fw-mn.policy, items: [{ id: TMP }] }]`;
/** How the document is to be handled is not said any more. */
const UNKNOWN = `steps: [{ name: a, remove: document }]\n`;

/** Status and output of `sekisho simulate` with `words`, where files are given by name. */
async function ended(
  words: string,
  files: Readonly<Record<string, string>>,
  stdin?: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const blocks = Object.entries(files).map(([path, text]) => `--- file ${path}\n${text}`);
  const input = stdin === undefined ? '' : `--- stdin\n${stdin}`;
  const text = `# run\n$ sekisho simulate ${words} --lang en\n--- copy topologies/minimal\n${blocks.join('')}${input}`;
  const out = await playScenario(parseScenario(text));
  return { status: Number(/^--- status (\d+)$/m.exec(out)?.[1]), text: out };
}

describe('sekisho simulate', { timeout: SLOW_MS }, () => {
  test('ends with the worst verdict where nothing is expected', async () => {
    const fine = `${HEAD}steps: [{ name: a, asOf: 2026-04-02 }]\n`;
    const violated = `${HEAD}steps: [{ name: a, ${PUT_IN} }, { name: b, remove: devices.fw-mn.policy.TMP }]\n`;
    const undetermined = HEAD + UNKNOWN;
    expect((await ended('a.yaml', { 'a.yaml': fine })).status).toBe(0);
    expect((await ended('a.yaml', { 'a.yaml': violated })).status).toBe(1);
    const unknown = await ended('a.yaml', { 'a.yaml': undetermined });
    expect(unknown.status).toBe(3);
    expect(
      (await ended('a.yaml --no-fail-on-undetermined', { 'a.yaml': undetermined })).status,
    ).toBe(0);
    expect((await ended('a.yaml b.yaml', { 'a.yaml': fine, 'b.yaml': violated })).status).toBe(1);
  });

  test('ends with 0 where everything is as expected, however bad that is', async () => {
    const expected = `${HEAD}steps: [{ name: a, ${PUT_IN}, expect: { R-MN-1: violated } }]\n`;
    const { status, text } = await ended('a.yaml', { 'a.yaml': expected });
    expect(status).toBe(0);
    expect(text).toContain('✔ AS EXPECTED  a.yaml');
  });

  test('counts mistakes in one scenario more than what another one shows', async () => {
    const violated = `${HEAD}steps: [{ name: a, ${PUT_IN} }]\n`;
    const { status, text } = await ended('a.yaml b.yaml', { 'a.yaml': violated, 'b.yaml': '' });
    expect(status).toBe(2);
    expect(text).toContain('scenario/empty-file');
    expect(text).toContain('✗  VIOLATED  R-MN-1');
  });

  test('reads the standard input, from where the topology is looked for', async () => {
    const { status } = await ended('-', {}, `${HEAD}steps: [{ name: a, asOf: 2026-04-02 }]\n`);
    expect(status).toBe(0);
    expect((await ended('- -', {}, HEAD)).text).toContain('The standard input was named twice.');
  });

  test('says a scenario, or a topology, that cannot be read', async () => {
    expect((await ended('plan.yml', { 'plan.yaml': HEAD })).text).toContain(
      'Did you mean plan.yaml?',
    );
    const folder = await ended('plan.yaml', {
      'plan.yaml': `sekisho-scenario: 1\ntopology: topologies\nsteps: [{ name: a, down: fw-mn }]\n`,
    });
    expect(folder.status).toBe(2);
    expect(folder.text).toContain('file/no-topology');
  });

  test('writes one JSON document for several scenarios', async () => {
    const fine = `${HEAD}steps: [{ name: a, asOf: 2026-04-02 }]\n`;
    const { text } = await ended('a.yaml b.yaml --format json', { 'a.yaml': fine, 'b.yaml': fine });
    const [, json = ''] = text.split('--- stdout\n');
    expect(JSON.parse(json)).toMatchObject({
      schemaVersion: 1,
      results: [{ verdict: 'proved' }, { verdict: 'proved' }],
    });
  });
});
