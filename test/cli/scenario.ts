/**
 * One run of the command line in one file: what is there, what is typed, what comes out.
 *
 *     # why this is worth showing
 *     $ LANG=ja_JP.UTF-8 sekisho verify town.yaml
 *     --- file town.yaml
 *     sekisho: 1
 *     --- status 2
 *     --- stdout
 *     …
 *
 * Blocks before `--- status` are given: `file PATH`, `bytes PATH` (base64), `copy PATH` (from the
 * repository), `folder PATH`, `stdin`, `terminal COLUMNS`. Blocks after it are held: `stdout`,
 * `stderr`, `after PATH` (a file that was written). UPDATE_GOLDEN=1 rewrites those.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');

interface Block {
  readonly kind: string;
  readonly rest: string;
  readonly body: string;
}

export interface Scenario {
  readonly intro: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly given: readonly Block[];
  /** Paths whose contents are held after the run. */
  readonly written: readonly string[];
}

export function parseScenario(text: string): Scenario {
  const [head = '', ...parts] = text.split(/^--- /m);
  const blocks = parts.map((part): Block => {
    const [first = '', ...lines] = part.split('\n');
    const [kind = '', ...rest] = first.split(' ');
    return { kind, rest: rest.join(' '), body: lines.join('\n') };
  });
  const status = blocks.findIndex(({ kind }) => kind === 'status');
  const given = status < 0 ? blocks : blocks.slice(0, status);
  const held = status < 0 ? [] : blocks.slice(status);
  const lines = head.trimEnd().split('\n');
  const command = lines.find((line) => line.startsWith('$ '));
  if (command === undefined) throw new Error('a scenario needs a line that starts with "$ "');
  const words = wordsOf(command.slice(2));
  const name = words.indexOf('sekisho');
  const env = Object.fromEntries(
    words.slice(0, name).map((word) => word.split('=') as [string, string]),
  );
  const written = held.filter(({ kind }) => kind === 'after').map(({ rest }) => rest);
  return { intro: lines, env, argv: words.slice(name + 1), given, written };
}

/** Words of a shell line: blanks separate, single quotes hold together. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));
}

/** Runs the scenario in a folder of its own; the text of the scenario as it came out. */
export async function playScenario(scenario: Scenario): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  try {
    for (const block of scenario.given) setUp(block, folder);
    const stdin = scenario.given.find(({ kind }) => kind === 'stdin')?.body;
    const terminal = scenario.given.find(({ kind }) => kind === 'terminal')?.rest;
    const world = fakeWorld({
      cwd: folder,
      env: scenario.env,
      ...(stdin === undefined ? {} : { stdin }),
      ...(terminal === undefined ? {} : { terminal: Number(terminal) }),
    });
    const status = await run(scenario.argv, world);
    const given = scenario.given.map(({ kind, rest, body }) => {
      return `--- ${rest === '' ? kind : `${kind} ${rest}`}\n${body}`;
    });
    const files = scenario.written.map((path) => {
      const full = join(folder, path);
      return `--- after ${path}\n${existsSync(full) ? readFileSync(full, 'utf8') : '(not there)\n'}`;
    });
    return [
      `${scenario.intro.join('\n')}\n`,
      ...given,
      `--- status ${status}\n`,
      ...(world.out() === '' ? [] : [`--- stdout\n${world.out()}`]),
      ...(world.err() === '' ? [] : [`--- stderr\n${world.err()}`]),
      ...files,
    ].join('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function setUp({ kind, rest, body }: Block, folder: string): void {
  const path = join(folder, rest);
  if (kind === 'folder') mkdirSync(path, { recursive: true });
  if (kind === 'copy') cpSync(join(ROOT, rest), path, { recursive: true });
  if (kind !== 'file' && kind !== 'bytes') return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, kind === 'file' ? body : Buffer.from(body, 'base64'));
}
