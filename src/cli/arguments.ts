/**
 * Words of a command line by the table of options. Parsing is Node's own `parseArgs`: yargs, which
 * writes the help and the completion from the same table, costs as much to load as a small town
 * costs to verify.
 */
import { parseArgs } from 'node:util';
import { suggest } from '../base/suggest.js';
import type { UsageCode } from '../messages/usage.js';
import { COMMANDS, OPTIONS, optionsOf, type Command, type Option } from './options.js';

export interface UsageProblem {
  readonly code: UsageCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What was written, checked against the table but not yet understood. */
export interface Arguments {
  readonly command?: Command;
  /** Everything that is no option: topologies. */
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, boolean>;
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly UsageProblem[];
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** Reads the words after `sekisho`. */
export function readArguments(argv: readonly string[]): Arguments {
  const tokens = tokensOf(argv);
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const [first, ...rest] = words;
  const command = COMMANDS.find((name) => name === first);
  const problems: UsageProblem[] = [];
  const flags = new Map<string, boolean>();
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = optionOf(token, command);
    if (option === undefined) {
      problems.push(unknownOption(token, command));
      continue;
    }
    const problem = valueProblem(token, option);
    if (problem !== undefined) problems.push(problem);
    else if (option.kind === 'flag') flags.set(option.name, !isNegated(token));
    else if (option.kind === 'targets') {
      lists.set(option.name, [...(lists.get(option.name) ?? []), token.value ?? '']);
    } else if (option.kind === 'list') {
      lists.set(option.name, [...(lists.get(option.name) ?? []), ...listOf(token.value)]);
    } else values.set(option.name, isNegated(token) ? 'never' : (token.value ?? ''));
  }
  const asks = flags.has('help') || flags.has('version');
  if (command === undefined && !asks) problems.unshift(commandProblem(first));
  return {
    ...(command === undefined ? {} : { command }),
    words: command === undefined ? words : rest,
    flags,
    values,
    lists,
    problems,
  };
}

/** `parseArgs` knows no option whose value may be missing, so such a value is attached first. */
function tokensOf(argv: readonly string[]) {
  const optional = OPTIONS.filter(({ kind }) => kind === 'optional');
  const args: string[] = [];
  for (const word of argv) {
    const last = args.at(-1) ?? '';
    const option = optional.find(({ name }) => last === `--${name}=`);
    if (option?.looksLike?.test(word) === true) args[args.length - 1] = `--${option.name}=${word}`;
    else args.push(optional.some(({ name }) => word === `--${name}`) ? `${word}=` : word);
  }
  const options = Object.fromEntries(
    OPTIONS.map(({ name, kind, short }) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  return parseArgs({ args, options, strict: false, tokens: true }).tokens;
}

function optionOf(token: OptionToken, command: Command | undefined): Option | undefined {
  const known = command === undefined ? OPTIONS : optionsOf(command);
  const exact = known.find(({ name }) => name === token.name);
  if (exact !== undefined) return exact;
  const negated = known.find(({ name }) => token.rawName === `--no-${name}`);
  return negated?.kind === 'flag' || negated?.name === 'color' ? negated : undefined;
}

function isNegated({ rawName }: OptionToken): boolean {
  return rawName.startsWith('--no-');
}

function unknownOption({ rawName }: OptionToken, command: Command | undefined): UsageProblem {
  const near = suggest(
    rawName.replace(/^-+/, ''),
    optionsOf(command).map(({ name }) => name),
  );
  const suggestion = near === '' ? '' : `--${near}`;
  return { code: 'usage/unknown-option', params: { option: rawName, suggestion } };
}

/** What is wrong with the value of a known option. */
function valueProblem(token: OptionToken, option: Option): UsageProblem | undefined {
  const name = `--${option.name}`;
  const { value, inlineValue } = token;
  if (option.kind === 'flag' || isNegated(token)) {
    const params = {
      option: name,
      value: value ?? '',
      choices: `${name}, --no-${option.name}`,
      suggestion: '',
    };
    return value === undefined ? undefined : { code: 'usage/unknown-value', params };
  }
  if (option.kind === 'optional') return undefined;
  const looksLikeOption = inlineValue === false && /^-./.test(value ?? '');
  if (value === undefined || value === '' || looksLikeOption) {
    return { code: 'usage/missing-value', params: { option: name } };
  }
  const { choices, open = false } = option;
  if (choices === undefined || open) return undefined;
  const given = givenOf(value, option);
  const wrong = given.find((item) => !choices.includes(item));
  if (wrong === undefined) return undefined;
  return {
    code: 'usage/unknown-value',
    params: {
      option: name,
      value: wrong,
      choices: choices.join(', '),
      suggestion: suggest(wrong, choices),
    },
  };
}

/** What of `value` has to be one of the choices. */
function givenOf(value: string, { kind }: Option): readonly string[] {
  if (kind === 'list') return listOf(value);
  return kind === 'targets' ? [value.replace(/=.*$/s, '')] : [value];
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').filter((item) => item !== '');
}

/** A word in the place of the command: a slip, or the topology without one. */
function commandProblem(word: string | undefined): UsageProblem {
  if (word === undefined) return { code: 'usage/missing-command', params: {} };
  const near = suggest(word, COMMANDS);
  const suggestion = near === '' && /[./]/.test(word) ? `verify ${word}` : near;
  return { code: 'usage/unknown-command', params: { command: word, suggestion } };
}
