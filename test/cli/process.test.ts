/** The command as a process: real streams, real exit codes, what `npm ci` and `npm pack` give. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/sekisho.js');
const TIMEOUT_MS = 120_000;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'src/cli'], {
    cwd: ROOT,
  });
}, TIMEOUT_MS);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function sekisho(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { PATH } = process.env;
  const run = spawnSync(process.execPath, [BIN, ...argv], {
    cwd: ROOT,
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

function hasScript(): boolean {
  return spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
}

describe('sekisho', { timeout: TIMEOUT_MS }, () => {
  test('gives the same bytes whatever the language, the time zone and the terminal of the machine', () => {
    const argv = [
      'verify',
      'topologies/broken',
      '--lang',
      'ja',
      '--color',
      'never',
      '--width',
      '80',
    ];
    const runs = [
      sekisho(argv, { LANG: 'C', TZ: 'UTC' }),
      sekisho(argv, { LANG: 'tr_TR.UTF-8', LC_ALL: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo' }),
      sekisho(argv, { LANG: 'en_US', TZ: 'America/Caracas', COLUMNS: '40', TERM: 'dumb' }),
    ];
    expect(runs[0]).toMatchObject({ status: 1, err: '' });
    expect(runs[0]!.out).toContain('違反');
    for (const run of runs) expect(run).toEqual(runs[0]);
  });

  test('reads the standard input', () => {
    const text = readFileSync(join(ROOT, 'topologies/minimal/topology.yaml'));
    const argv = [BIN, 'verify', '-', '--only', 'R-INV-1', '--lang', 'en'];
    const run = spawnSync(process.execPath, argv, { input: text, encoding: 'utf8' });
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('PROVED  -  Small Town');
  });

  test('ends quietly when nobody reads on', () => {
    const line = `"${process.execPath}" "${BIN}" verify topologies/broken --format json | head -c 1; echo "\${PIPESTATUS[0]}"`;
    const run = spawnSync('bash', ['-c', line], { cwd: ROOT, encoding: 'utf8' });
    expect(run.stdout).toBe('{1\n');
    expect(run.stderr).toBe('');
  });

  test('is interrupted by Ctrl-C without a word', async () => {
    const child = spawn(process.execPath, [BIN, 'verify', '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stdout.on('data', (data) => said.push(String(data)));
    child.stderr.on('data', (data) => said.push(String(data)));
    child.stdin.write('sekisho: 1\n');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const ended = new Promise<string | null>((resolve) =>
      child.on('exit', (_, signal) => resolve(signal)),
    );
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(said).toEqual([]);
  });

  // A terminal is needed, which `script` (util-linux) lends.
  test.skipIf(!hasScript())(
    'says on a terminal that it is still at work, and takes that away',
    () => {
      const town = join(ROOT, 'topologies/minimal/topology.yaml');
      const late = `(sleep 2.5; cat '${town}') | '${process.execPath}' '${BIN}' verify - --only R-INV-1`;
      const argv = ['-qec', `sh -c "${late}"`, '/dev/null'];
      const env = { PATH: process.env['PATH'], LANG: 'C', TERM: 'xterm', SHELL: '/bin/sh' };
      const run = spawnSync('script', argv, { encoding: 'utf8', env });
      expect(run.stdout).toContain('\r\u001b[Ksekisho verify … 1 s');
      // eslint-disable-next-line no-control-regex -- the line is taken away by control characters
      expect(run.stdout).toMatch(/… \d+ s\r\u001b\[K\S*✔/);
      expect(run.status).toBe(0);
    },
  );

  test('says what to do when it is not built', () => {
    cpSync(BIN, join(folder, 'bin/sekisho.js'), { recursive: true });
    const run = spawnSync(process.execPath, [join(folder, 'bin/sekisho.js')], { encoding: 'utf8' });
    expect(run.status).toBe(70);
    expect(run.stderr).toContain('npm run build');
    expect(run.stdout).toBe('');
  });

  test('runs as it is packed', () => {
    const cache = join(folder, 'cache');
    const argv = [
      'pack',
      '--json',
      '--ignore-scripts',
      '--cache',
      cache,
      '--pack-destination',
      folder,
    ];
    const packed = JSON.parse(execFileSync('npm', argv, { cwd: ROOT, encoding: 'utf8' })) as {
      filename: string;
      files: { path: string }[];
    }[];
    const { filename, files } = packed[0]!;
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/sekisho.js',
        'dist/index.js',
        'dist/index.d.ts',
        'schemas/result-v1.json',
        'schemas/topology-v1.json',
        'docs/diagnostics.md',
        'LICENSE',
      ]),
    );
    expect(paths.filter((path) => /tsbuildinfo|^test\/|^src\//.test(path))).toEqual([]);
    execFileSync('tar', ['-xzf', filename], { cwd: folder });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'package/node_modules'));
    const bin = join(folder, 'package/bin/sekisho.js');
    chmodSync(bin, 0o755);
    const run = spawnSync(
      bin,
      ['verify', join(folder, 'package/topologies/minimal'), '--lang', 'en'],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('PROVED');
  });
});
