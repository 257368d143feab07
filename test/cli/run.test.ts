/** What single runs of the command line do that a scenario cannot show. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.js';
import { decode } from '../../src/cli/decode.js';
import { exitCodeOf, worstOf } from '../../src/cli/exit-codes.js';
import { languageOf } from '../../src/cli/language.js';
import { OPTIONS } from '../../src/cli/options.js';
import { run } from '../../src/cli/run.js';
import { styleOf } from '../../src/cli/style.js';
import { writeWhole } from '../../src/cli/write-file.js';
import { RESULT } from '../report/sample.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');
const SLOW_MS = 60_000;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('run(argv, world)', { timeout: SLOW_MS }, () => {
  test('turns a mistake of our own into one paragraph with the digests of what was read', async () => {
    const world = fakeWorld({ cwd: ROOT });
    const stdout = {
      ...world.stdout,
      write: () => {
        throw new TypeError('x is not a function');
      },
    };
    const argv = ['verify', 'topologies/minimal', '--only', 'R-INV-1'];
    expect(await run(argv, { ...world, stdout })).toBe(70);
    expect(world.err().replaceAll('\n', ' ')).toContain('(TypeError: x is not a function)');
    expect(world.err()).toMatch(/input topologies\/minimal\/topology\.yaml sha256 [0-9a-f]{64}/);
    expect(world.err()).not.toContain('run.test.ts');
    const again = fakeWorld({ cwd: ROOT });
    expect(await run([...argv, '--debug'], { ...again, stdout })).toBe(70);
    expect(again.err()).toContain('run.test.ts');
  });

  test('gives JSON that does not depend on the language', async () => {
    const texts = await Promise.all(
      ['ja', 'en'].map(async (lang) => {
        const world = fakeWorld({ cwd: ROOT });
        await run(['verify', 'topologies/minimal', '--format=json', '--lang', lang], world);
        return world.out();
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('"verdict": "proved"');
  });

  property.prop([fc.uint8Array({ maxLength: 200 })], { numRuns: 50 })(
    'says something about any bytes, with a place, and never a verdict',
    async (bytes) => {
      writeFileSync(join(folder, 'noise.yaml'), bytes);
      const world = fakeWorld({ cwd: folder });
      expect(await run(['verify', 'noise.yaml', '--lang', 'ja'], world)).toBe(2);
      expect(world.out()).toMatch(/noise\.yaml:\d+:\d+/);
      expect(world.out()).toMatch(/^! 判定なし/);
      expect(world.out()).not.toMatch(/^[✔✗？◇]/m);
      expect(world.err()).toBe('');
    },
  );
});

describe('styleOf(args, world, output)', () => {
  const style = (argv: string, env: Record<string, string>, terminal?: number) => {
    const world = fakeWorld({ env, ...(terminal === undefined ? {} : { terminal }) });
    return styleOf(readArguments(['verify', ...argv.split(' ')]), world, world.stdout);
  };

  test.each([
    ['', undefined, 80],
    ['', 72, 72],
    ['', 300, 100],
    ['', 20, 40],
    ['', 0, 80],
    ['--width 120', 72, 120],
  ])('with %j on %s columns writes %i', (argv, terminal, columns) => {
    expect(style(argv, {}, terminal).columns).toBe(columns);
  });

  test.each([
    ['', {}, undefined, false],
    ['', {}, 80, true],
    ['', { TERM: 'dumb' }, 80, false],
    ['', { NO_COLOR: '1' }, 80, false],
    ['', { NO_COLOR: '' }, 80, true],
    ['', { FORCE_COLOR: '1' }, undefined, true],
    ['', { FORCE_COLOR: '0' }, 80, false],
    ['', { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, false],
    ['--color always', { NO_COLOR: '1' }, undefined, true],
    ['--color=never', { FORCE_COLOR: '1' }, 80, false],
    ['--no-color', {}, 80, false],
  ])('with %j, %j, terminal %s: colour %s', (argv, env, terminal, color) => {
    expect(style(argv, env as Record<string, string>, terminal).color).toBe(color);
  });
});

describe('completion', () => {
  const candidates = async (...words: string[]): Promise<string[]> => {
    const world = fakeWorld({ cwd: ROOT });
    await run(['--get-yargs-completions', 'sekisho', ...words], world);
    return world.out().split('\n');
  };

  test('offers commands, options of the command, and values', async () => {
    expect(await candidates('')).toEqual(expect.arrayContaining(['verify', 'trace']));
    expect(await candidates('verify', '--on')).toContain('--only');
    expect(await candidates('trace', '--on')).not.toContain('--only');
    expect(await candidates('verify', '--routing', '')).toEqual(
      expect.arrayContaining(['any-route']),
    );
  });

  test('offers names of the topology on the line', async () => {
    const names = await candidates('trace', 'topologies/minimal', '--tcp', '443', '--from', '');
    expect(names).toEqual(expect.arrayContaining(['juki', 'lg-lan', 'fw-mn', 'lgwan']));
  });

  test('offers nothing where nothing is known', async () => {
    expect(await candidates('trace', 'nowhere', '--from', '')).toEqual(['']);
  });

  test('has a script for the shell', async () => {
    const world = fakeWorld();
    expect(await run(['completion'], world)).toBe(0);
    expect(world.out()).toContain('sekisho --get-yargs-completions');
  });
});

describe('readArguments(argv)', () => {
  test('takes a value for --icmp only where it looks like one', () => {
    const read = (...argv: string[]) => readArguments(['trace', ...argv]);
    expect(read('--icmp', '8/0', 'a').values.get('icmp')).toBe('8/0');
    expect(read('--icmp', 'a').values.get('icmp')).toBe('');
    expect(read('--icmp', 'a').words).toEqual(['a']);
    expect(read('--icmp=3', 'a').values.get('icmp')).toBe('3');
    expect(read('a', '--icmp').values.get('icmp')).toBe('');
  });

  test('reads short options, lists, negations and what stands behind --', () => {
    const args = readArguments(
      'verify -o out.txt --only R-MN-1,R-LG-1 --only R-NET-1 --no-color --no-fail-on-undetermined - -- -odd'.split(
        ' ',
      ),
    );
    expect(args.problems).toEqual([]);
    expect(args.values.get('output')).toBe('out.txt');
    expect(args.lists.get('only')).toEqual(['R-MN-1', 'R-LG-1', 'R-NET-1']);
    expect(args.values.get('color')).toBe('never');
    expect(args.flags.get('fail-on-undetermined')).toBe(false);
    expect(args.words).toEqual(['-', '-odd']);
  });

  test.each([
    ['--routing', 'usage/missing-value'],
    ['--routing=', 'usage/missing-value'],
    ['--routing --all', 'usage/missing-value'],
    ['--all=yes', 'usage/unknown-value'],
    ['--no-routing', 'usage/unknown-option'],
    ['-x', 'usage/unknown-option'],
    ['--__proto__', 'usage/unknown-option'],
    ['--only=', 'usage/missing-value'],
  ])('refuses %s', (words, code) => {
    const { problems } = readArguments(['verify', 'x', ...words.split(' ')]);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  test('never takes an option by a beginning of its name', () => {
    for (const { name } of OPTIONS) {
      const { problems } = readArguments(['verify', `--${name.slice(0, -1)}`]);
      expect(
        problems.map(({ code }) => code),
        name,
      ).toContain('usage/unknown-option');
    }
  });
});

describe('languageOf(stated, env)', () => {
  test.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'C', LC_MESSAGES: 'ja_JP.eucJP' }, 'ja'],
    [{ LANG: 'ja_JP', LC_MESSAGES: 'ja_JP', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'ja_JP', LC_ALL: '' }, 'ja'],
    [{ LANG: 'jav_ID' }, 'en'],
    [{}, 'en'],
  ])('reads %j as %s', (env, language) => {
    expect(languageOf(undefined, env)).toBe(language);
    expect(languageOf('en', env)).toBe('en');
  });
});

describe('decode(bytes)', () => {
  const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

  property.prop([fc.string({ unit: 'binary' })])('reads back what was written in UTF-8', (text) => {
    // UTF-16 is told by its zero bytes, so a text full of U+0000 is no text.
    fc.pre(!text.includes('\u0000'));
    expect(decode(new TextEncoder().encode(text))).toEqual({ ok: true, text });
  });

  property.prop([fc.uint8Array()])(
    'agrees with the decoder of the platform on what is UTF-8',
    (data) => {
      fc.pre(!data.includes(0) && data[0] !== 0xff && data[0] !== 0xfe);
      let valid = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(data);
      } catch {
        valid = false;
      }
      expect(decode(data).ok).toBe(valid);
    },
  );

  test.each([
    ['82dd 82c8 82b9 9297 2f0a', 'Shift_JIS', 0],
    ['61 a4df a4ca a4bb c4ae 0a', 'EUC-JP', 1],
    ['fffe 6100', 'UTF-16LE', 3],
    ['feff 0061', 'UTF-16BE', 2],
    ['6100 6200 6300 6400 6500', 'UTF-16LE', 1],
    ['0061 0062 0063 0064 0065', 'UTF-16BE', 0],
    ['6162 ff00 01 02', undefined, 2],
  ])('takes %s for %s', (hex, guess, offset) => {
    const decoded = decode(bytes(hex));
    expect(decoded).toMatchObject({ ok: false, offset });
    expect(decoded.ok ? '' : decoded.guess).toBe(guess);
  });

  test.each(['c080', 'eda080', 'f5808080', 'e28200', 'f0808080', 'c3', 'e382'])(
    'refuses the ill-formed sequence %s',
    (hex) => {
      expect(decode(bytes(`61${hex}`))).toMatchObject({ ok: false, offset: 1, before: 'a' });
    },
  );
});

describe('exit codes', () => {
  test('the worst wins', () => {
    expect(worstOf([0, 3, 1])).toBe(1);
    expect(worstOf([0, 3])).toBe(3);
    expect(worstOf([1, 2, 3])).toBe(2);
    expect(worstOf([2, 70])).toBe(70);
    expect(worstOf([])).toBe(0);
  });

  test('follow the verdict', () => {
    const { verdict: _verdict, ...none } = RESULT;
    expect(exitCodeOf(none, true)).toBe(2);
    expect(exitCodeOf(RESULT, true)).toBe(1);
    expect(exitCodeOf({ ...RESULT, verdict: 'excepted' }, true)).toBe(0);
    expect(exitCodeOf({ ...RESULT, verdict: 'undetermined' }, true)).toBe(3);
    expect(exitCodeOf({ ...RESULT, verdict: 'undetermined' }, false)).toBe(0);
  });
});

describe('writeWhole(path, text, cwd)', () => {
  test('leaves the old file and no draft where writing fails', () => {
    writeWhole('a/report.txt', 'old', folder);
    expect(() => writeWhole('a', 'new', folder)).toThrow();
    expect(() => writeWhole('a/report.txt/x', 'new', folder)).toThrow();
    expect(() => writeWhole('/proc/none/report.txt', 'new', folder)).toThrow();
    expect(readdirSync(folder)).not.toContainEqual(expect.stringContaining('.tmp'));
    expect(readFileSync(join(folder, 'a/report.txt'), 'utf8')).toBe('old');
  });
});
