/**
 * Where `verify` writes what: `-f text -f sarif=out.sarif`. What has no path of its own goes to
 * `--output`, else to the standard output; there is room for one of them.
 */
import { normalize } from 'node:path';
import { present } from '../base/assert.js';
import type { Arguments, UsageProblem } from './arguments.js';
import type { World } from './world.js';

export const FORMATS = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'azure',
  'checkstyle',
  'unix',
  'markdown',
  'csv',
] as const;

export type Format = (typeof FORMATS)[number];

export interface Target {
  readonly format: Format;
  /** Absent: the standard output. */
  readonly path?: string;
}

/** What was asked for; if nothing was, text and what the host of the run reads. */
export function targetsOf({ lists, values }: Arguments, env: World['env']): readonly Target[] {
  const given = lists.get('format');
  const output = values.get('output');
  const rest = output === undefined ? {} : { path: output };
  if (given === undefined) return [{ format: 'text', ...rest }, ...hostTargets(env)];
  return given.map(statedOf).map((stated) => ({ ...rest, ...stated }));
}

/** GitLab reads a file, which is written where somebody says so. */
function hostTargets(env: World['env']): readonly Target[] {
  const isSet = (name: string): boolean => /^(?:true|1)$/i.test(env[name] ?? '');
  return [
    ...(isSet('GITHUB_ACTIONS') ? [{ format: 'github' as const }] : []),
    ...(isSet('TF_BUILD') ? [{ format: 'azure' as const }] : []),
  ];
}

/** What of the formats and paths does not go together; each word by itself is known to be right. */
export function targetProblems({ lists, values }: Arguments): readonly UsageProblem[] {
  const targets = (lists.get('format') ?? []).map(statedOf);
  const output = values.get('output');
  const [first, ...more] = targets.filter(({ path }) => path === undefined);
  const paths = targets.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const all = [...(output === undefined ? [] : [output]), ...paths];
  const twice = all.filter((path, index) => all.findIndex((other) => same(other, path)) < index);
  const isUnused = output !== undefined && targets.length > 0 && first === undefined;
  return [
    ...targets
      .filter(({ path }) => path === '')
      .map(({ format }) => problem('usage/missing-value', { option: `--format ${format}=` })),
    ...more.map((second) =>
      problem('usage/formats-in-one-place', { first: first!.format, second: second.format }),
    ),
    ...[...new Set(twice)]
      .filter((path) => path !== '')
      .map((path) => problem('usage/same-file', { path })),
    ...(isUnused ? [problem('usage/output-of-nothing', { path: output })] : []),
  ];
}

function problem(code: UsageProblem['code'], params: UsageProblem['params']): UsageProblem {
  return { code, params };
}

function same(first: string, second: string): boolean {
  return normalize(first) === normalize(second);
}

/** `format` or `format=path`; the table of options has looked at the format. */
function statedOf(word: string): Target {
  const at = word.indexOf('=');
  const name = at < 0 ? word : word.slice(0, at);
  const format = present(
    FORMATS.find((known) => known === name),
    'a format of the table',
  );
  return at < 0 ? { format } : { format, path: word.slice(at + 1) };
}
