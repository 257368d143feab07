/** `verify -f FORMAT[=PATH]`: what goes where, what does not go together, and what hosts get by themselves. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { complete } from '../../src/cli/complete.js';
import { FORMATS } from '../../src/cli/formats.js';
import { run } from '../../src/cli/run.js';
import { EN } from '../../src/messages/en/en.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function sekisho(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const world = fakeWorld({ cwd: ROOT, env: { LANG: 'en_US.UTF-8', ...env } });
  const code = await run(words, world);
  return { code, out: world.out(), err: world.err() };
}

const BROKEN = ['verify', 'topologies/broken', '--only', 'R-INV-1,R-NET-1'];
const PROVED = ['verify', 'topologies/minimal', '--only', 'R-INV-1'];

function at(name: string): string {
  return join(folder, name);
}

function read(name: string): string {
  return readFileSync(at(name), 'utf8');
}

describe('verify --format', () => {
  test('writes several formats at once, each to its place', async () => {
    const formats = [`sarif=${at('deep/a.sarif')}`, 'text', `junit=${at('a.xml')}`];
    const { code, out, err } = await sekisho([...BROKEN, ...formats.flatMap((f) => ['-f', f])]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toBe((await sekisho(BROKEN)).out);
    expect(JSON.parse(read('deep/a.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('a.xml')).toContain('<testsuites name="sekisho" tests="2" failures="1"');
    expect(readdirSync(folder).sort()).toEqual(['a.xml', 'deep']);
  });

  test('gives to --output what has no path of its own, and colours nothing there', async () => {
    const words = ['-f', 'text', '-f', `json=${at('a.json')}`, '-o', at('a.txt')];
    const { code, out } = await sekisho([...BROKEN, ...words], { FORCE_COLOR: '1' });
    expect([code, out]).toEqual([1, '']);
    expect(read('a.txt')).toBe((await sekisho(BROKEN)).out);
    expect(JSON.parse(read('a.json'))).toMatchObject({ verdict: 'violated' });
  });

  test.each(FORMATS)('%s does not change the exit code', async (format) => {
    expect((await sekisho([...BROKEN, '-f', format])).code).toBe(1);
    expect((await sekisho([...PROVED, '-f', format])).code).toBe(0);
    const nowhere = await sekisho(['verify', 'nowhere', '-f', format]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toBe('');
    if (!['azure', 'github'].includes(format)) expect(nowhere.out).toContain('nowhere');
  });

  test('takes a path with commas and equal signs as it is', async () => {
    expect((await sekisho([...PROVED, '--format', `csv=${at('a,b=c.csv')}`])).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['a,b=c.csv']);
  });

  test('tells all problems of the words at once, and writes nothing', async () => {
    const path = relative(ROOT, at('a'));
    const words = ['-f', 'sarf=x', '-f', 'text', '-f', 'github', '-f', 'junit='];
    const more = ['-f', `csv=${path}`, '-f', `unix=./${path}`, '--width', '9'];
    const { code, out, err } = await sekisho([...PROVED, ...words, ...more]);
    expect([code, out]).toEqual([2, '']);
    const said = err.replace(/\s+/g, ' ');
    expect(said).toContain('--format cannot be sarf. Did you mean sarif?');
    expect(said).toContain('text and github would both go to the same place.');
    expect(said).toContain('--format junit= needs a value.');
    expect(said).toContain(`Two outputs would be written to ./${path}.`);
    expect(said).toContain('--width cannot be 9.');
    expect(existsSync(at('a'))).toBe(false);
  });

  test('refuses an --output for which nothing is left', async () => {
    const { code, err } = await sekisho([...PROVED, '-f', `csv=${at('a')}`, '-o', at('b')]);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain('so nothing is left for --output');
  });

  test('says of every file that cannot be written', async () => {
    const paths = ['/dev/null/a', '/dev/null/b'];
    const words = ['-f', 'text', ...paths.flatMap((path) => ['-f', `csv=${path}`])];
    const { code, out, err } = await sekisho([...PROVED, ...words]);
    expect(code).toBe(2);
    expect(out).toContain('PROVED');
    for (const path of paths) expect(err).toContain(path);
  });

  test.each([
    ['trace', 'sarif', 'sarif'],
    ['requirements', 'junit=a.xml', 'junit=a.xml'],
    ['simulate', 'csv', 'csv'],
    ['lateral', 'github', 'github'],
  ])('%s has text and JSON only', async (command, format, said) => {
    const { code, err } = await sekisho([command, '-f', format]);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain(
      `--format cannot be ${said}. It is one of: text, json`,
    );
  });

  test('is completed, and in the help of verify and of all', async () => {
    const world = fakeWorld({ cwd: ROOT });
    const words = ['sekisho', 'verify', 'topologies/minimal', '--format', ''];
    expect(await complete(words, EN, world)).toEqual(expect.arrayContaining([...FORMATS]));
    expect((await sekisho(['verify', '--help'])).out).toContain('"checkstyle"');
    expect((await sekisho(['--help'])).out).toContain('[choices: "text", "json"]');
  });
});

describe('on the host of a pipeline', () => {
  test.each([
    ['GITHUB_ACTIONS', 'true', '\n::error file=topologies/broken/topology.yaml,line=76,'],
    ['TF_BUILD', 'True', '\n##vso[task.logissue type=error;sourcepath=topologies/broken/'],
  ])('%s: verify adds the commands of the host to its text', async (name, value, command) => {
    const { code, out } = await sekisho(BROKEN, { [name]: value });
    const plain = (await sekisho(BROKEN)).out;
    expect(code).toBe(1);
    expect(out.slice(0, plain.length)).toBe(plain);
    expect(out.slice(plain.length - 1)).toContain(command);
  });

  test('the text goes to --output, the commands to the standard output', async () => {
    const { out } = await sekisho([...BROKEN, '-o', at('a.txt')], { GITHUB_ACTIONS: 'true' });
    expect(out).toMatch(/^::error [^\n]*\n$/);
    expect(read('a.txt')).toBe((await sekisho(BROKEN)).out);
  });

  test.each([
    ['a format was asked for', ['-f', 'text'], { GITHUB_ACTIONS: 'true' }],
    ['the variable is off', [], { GITHUB_ACTIONS: 'false', TF_BUILD: '' }],
    ['GitLab reads files only', [], { GITLAB_CI: 'true' }],
  ])('nothing is added: %s', async (_why, words, env) => {
    const { out } = await sekisho([...BROKEN, ...words], env as Record<string, string>);
    expect(out).toBe((await sekisho(BROKEN)).out);
  });
});
