/**
 * The two READMEs: the same commands, each of which works, and output that is really what comes out
 * (`UPDATE_GOLDEN=1` writes it there). `npm ci` and the whole suite are not run again from here; that
 * their scripts exist is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeWorld } from '../cli/world.js';
import { UPDATES_GOLDEN } from '../golden.js';

const ROOT = join(import.meta.dirname, '../..');
const TIMEOUT_MS = 60_000;
const READMES = [
  { name: 'README.md', locale: 'en_US.UTF-8' },
  { name: 'README.ja.md', locale: 'ja_JP.UTF-8' },
] as const;

/** Exit codes of what the READMEs run; everything else ends in 0. */
const EXIT: Readonly<Record<string, number>> = { 'npx sekisho verify topologies/broken': 1 };

function page(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}

/** Bodies of the fenced blocks of one kind. */
function blocks(text: string, kind: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, body = '']) => body,
  );
}

/** Single commands of the `sh` blocks, in order. */
function commands(text: string): readonly string[] {
  return blocks(text, 'sh').flatMap((body) => body.trim().split(/\n|\s*&&\s*/));
}

interface Shown {
  readonly command: string;
  readonly output: string;
}

function shown(text: string): readonly Shown[] {
  return blocks(text, 'text').map((body) => {
    const [first = '', ...rest] = body.split('\n');
    return { command: first.replace(/^\$ /, ''), output: rest.join('\n') };
  });
}

interface Run {
  readonly exit: number;
  readonly out: string;
}

const RUNS = new Map<string, Promise<Run>>();

/** Runs a command line once per language. */
function sekisho(command: string, locale: string): Promise<Run> {
  const key = `${locale} ${command}`;
  const known = RUNS.get(key) ?? runOnce(command, locale);
  RUNS.set(key, known);
  return known;
}

async function runOnce(command: string, locale: string): Promise<Run> {
  const [npx, program, ...argv] = command.split(' ');
  expect([npx, program]).toEqual(['npx', 'sekisho']);
  const world = fakeWorld({ cwd: ROOT, env: { LANG: locale } });
  const exit = await run(argv, world);
  return { exit, out: world.out() };
}

/** Requirements that hold are shown up to here; a finding as a whole. */
const LINES_MAX = 12;

/** What of an output is shown: a trace as a whole, of a verification the head, the first block, the tally. */
function excerpt(command: string, out: string): string {
  if (!command.startsWith('npx sekisho verify ')) return out;
  const [head = '', block = ''] = out.split('\n\n');
  const isList = block.split('\n').filter((line) => / R-/.test(line)).length > 1;
  const first = isList ? block.split('\n').slice(0, LINES_MAX).join('\n') : block;
  const tally = out.split('\n').find((line) => /^(\d+ requirements|要件 \d+ 件): /.test(line));
  return `${head}\n\n${first}\n…\n${tally}\n…\n`;
}

test('excerpt(command, out) keeps head, first finding and tally of a verification', () => {
  const out = 'head\n\nfinding\nmore\n\nother\n\n12 requirements: 3 VIOLATED\nrest\n';
  expect(excerpt('npx sekisho verify x', out)).toBe(
    'head\n\nfinding\nmore\n…\n12 requirements: 3 VIOLATED\n…\n',
  );
  expect(excerpt('npx sekisho trace x', out)).toBe(out);
});

test('both READMEs say the same commands', () => {
  const [english, japanese] = READMES.map(({ name }) => page(name));
  expect(commands(japanese!)).toEqual(commands(english!));
  expect(shown(japanese!).map(({ command }) => command)).toEqual(
    shown(english!).map(({ command }) => command),
  );
});

test('both READMEs have the same headings and link to the same places', () => {
  const [english, japanese] = READMES.map(({ name }) => page(name));
  const outline = (text: string): readonly string[] =>
    [...text.matchAll(/^#+/gm)].map(([marks]) => marks);
  const links = (text: string): readonly string[] =>
    [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !target.startsWith('README'))
      .sort();
  expect(outline(japanese!)).toEqual(outline(english!));
  expect(links(japanese!)).toEqual(links(english!));
});

test('the two commands are the main job and every test', () => {
  const first = ['npm ci', 'npx sekisho verify topologies/town-alpha', 'npm ci', 'npm test'];
  expect(commands(page('README.md')).slice(0, first.length)).toEqual(first);
});

test('commands of npm have a script in package.json', () => {
  const { scripts, bin } = JSON.parse(page('package.json')) as {
    scripts: Readonly<Record<string, string>>;
    bin: Readonly<Record<string, string>>;
  };
  expect(bin['sekisho']).toBe('bin/sekisho.js');
  expect(scripts['test']).toBe('bash test/run-all.sh');
  for (const name of ['README.md', 'README.ja.md', 'docs/CONTRIBUTING.md', 'docs/EVIDENCE.md']) {
    for (const [, script = ''] of page(name).matchAll(/\bnpm run (\w+)/g)) {
      expect(Object.keys(scripts), `${script} in ${name}`).toContain(script);
    }
  }
});

describe.each(READMES)('$name', ({ name, locale }) => {
  const text = page(name);

  test.each(commands(text).filter((command) => command.startsWith('npx sekisho ')))(
    '%s works',
    async (command) => {
      expect((await sekisho(command, locale)).exit).toBe(EXIT[command] ?? 0);
    },
    TIMEOUT_MS,
  );

  test.each(shown(text).map(({ command, output }) => [command, output] as const))(
    '%s prints what is shown',
    async (command, output) => {
      const { exit, out } = await sekisho(command, locale);
      expect(exit).toBe(EXIT[command] ?? 0);
      const real = excerpt(command, out);
      if (UPDATES_GOLDEN) {
        const block = (body: string): string => `\`\`\`text\n$ ${command}\n${body}\`\`\`\n`;
        const updated = page(name).replace(block(output), () => block(real));
        writeFileSync(join(ROOT, name), updated);
      } else {
        expect(output).toBe(real);
      }
    },
    TIMEOUT_MS,
  );
});
