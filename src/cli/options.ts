/**
 * Every option of the command line, once: the parser, the help, the completion and "did you mean"
 * all read this table. What each means is said in `messages`.
 */
import { SEPARATION_MODELS } from '../model/separation-model.js';
import { REQUIREMENT_IDS } from '../model/verdict.js';
import type { HelpTopic } from '../messages/help.js';
import { FORMATS } from './formats.js';
import { READING_CHOICES } from './policy-readings.js';

export const COMMANDS = [
  'verify',
  'simulate',
  'trace',
  'lateral',
  'depth',
  'requirements',
  'completion',
] as const;

export type Command = (typeof COMMANDS)[number];

/**
 * `flag` takes no value and may be negated (`--no-x`), `value` takes one, `list` takes several
 * (repeated, or separated by commas), `optional` takes one if what follows looks like one. `targets`
 * takes several, repeated, each a choice or `choice=path`.
 */
export type OptionKind = 'flag' | 'value' | 'list' | 'optional' | 'targets';

export interface Option {
  readonly name: string & HelpTopic;
  readonly kind: OptionKind;
  readonly group: 'group-question' | 'group-model' | 'group-output' | 'group-other';
  /** Absent: every command has it. */
  readonly command?: Command | readonly Command[];
  readonly short?: string;
  /** What its help says, where commands that share the name mean different things. */
  readonly topic?: HelpTopic;
  readonly choices?: readonly string[];
  /** The files may add to the choices; the command looks. */
  readonly open?: true;
  /** Shown by `--help`; where it depends on something, the text says so. */
  readonly fallback?: string | boolean;
  /** What an `optional` value looks like. */
  readonly looksLike?: RegExp;
}

export const OPTIONS: readonly Option[] = [
  { name: 'from', kind: 'value', group: 'group-question', command: 'trace' },
  { name: 'to', kind: 'value', group: 'group-question', command: 'trace' },
  {
    name: 'from',
    topic: 'from-foothold',
    kind: 'list',
    group: 'group-question',
    command: 'lateral',
  },
  { name: 'services', kind: 'list', group: 'group-question', command: 'lateral' },
  { name: 'from', topic: 'from-segment', kind: 'value', group: 'group-question', command: 'depth' },
  { name: 'to', topic: 'to-segment', kind: 'value', group: 'group-question', command: 'depth' },
  { name: 'tcp', kind: 'value', group: 'group-question', command: 'trace' },
  { name: 'udp', kind: 'value', group: 'group-question', command: 'trace' },
  {
    name: 'icmp',
    kind: 'optional',
    group: 'group-question',
    command: 'trace',
    looksLike: /^\d+(?:\/\d+)?$/,
  },
  { name: 'protocol', kind: 'value', group: 'group-question', command: 'trace' },
  { name: 'source', kind: 'value', group: 'group-question', command: 'trace' },
  { name: 'source-port', kind: 'value', group: 'group-question', command: 'trace' },
  { name: 'ipv6', kind: 'flag', group: 'group-question', command: 'trace' },
  { name: 'pool', kind: 'list', group: 'group-question', command: 'trace' },
  { name: 'reply', kind: 'flag', group: 'group-question', command: 'trace' },
  { name: 'ongoing', kind: 'flag', group: 'group-question', command: 'trace' },
  { name: 'policy', kind: 'list', group: 'group-model', command: 'verify' },
  {
    name: 'only',
    kind: 'list',
    group: 'group-model',
    command: 'verify',
    choices: REQUIREMENT_IDS,
    open: true,
  },
  {
    name: 'routing',
    kind: 'value',
    group: 'group-model',
    command: ['verify', 'simulate', 'trace', 'lateral', 'depth'],
    choices: ['exact', 'any-route'],
    fallback: 'exact',
  },
  {
    name: 'spoofing',
    kind: 'value',
    group: 'group-model',
    command: ['verify', 'simulate', 'lateral', 'depth'],
    choices: ['none', 'subnet', 'any'],
    fallback: 'subnet',
  },
  {
    name: 'reading',
    kind: 'value',
    group: 'group-model',
    command: 'trace',
    choices: ['permissive', 'strict'],
    fallback: 'permissive',
  },
  {
    name: 'at',
    kind: 'value',
    group: 'group-model',
    command: ['verify', 'trace', 'lateral', 'depth'],
  },
  { name: 'layer2', kind: 'flag', group: 'group-model', command: 'depth' },
  { name: 'max', kind: 'value', group: 'group-model', command: 'depth', fallback: '3' },
  { name: 'down', kind: 'list', group: 'group-model', command: 'trace' },
  {
    name: 'failures',
    kind: 'value',
    group: 'group-model',
    command: 'verify',
    choices: ['1', '2'],
    fallback: '1',
  },
  { name: 'as-of', kind: 'value', group: 'group-model', command: 'verify' },
  {
    name: 'model',
    kind: 'value',
    group: 'group-model',
    command: 'verify',
    choices: SEPARATION_MODELS,
  },
  {
    name: 'policy-reading',
    kind: 'list',
    group: 'group-model',
    command: ['verify', 'simulate'],
    choices: READING_CHOICES,
  },
  {
    name: 'format',
    topic: 'format-verify',
    kind: 'targets',
    group: 'group-output',
    command: 'verify',
    short: 'f',
    choices: FORMATS,
  },
  {
    name: 'format',
    kind: 'value',
    group: 'group-output',
    short: 'f',
    choices: ['text', 'json'],
    fallback: 'text',
  },
  { name: 'output', kind: 'value', group: 'group-output', short: 'o' },
  { name: 'all', kind: 'flag', group: 'group-output' },
  { name: 'lang', kind: 'value', group: 'group-output', choices: ['ja', 'en'] },
  {
    name: 'color',
    kind: 'value',
    group: 'group-output',
    choices: ['auto', 'always', 'never'],
    fallback: 'auto',
  },
  { name: 'ascii', kind: 'flag', group: 'group-output' },
  { name: 'width', kind: 'value', group: 'group-output' },
  {
    name: 'ambiguous',
    kind: 'value',
    group: 'group-output',
    choices: ['1', '2'],
    fallback: '1',
  },
  {
    name: 'fail-on-undetermined',
    kind: 'flag',
    group: 'group-other',
    command: ['verify', 'simulate'],
    fallback: true,
  },
  { name: 'fail-under', kind: 'value', group: 'group-other', command: 'depth' },
  { name: 'debug', kind: 'flag', group: 'group-other' },
  { name: 'help', kind: 'flag', group: 'group-other', short: 'h' },
  { name: 'version', kind: 'flag', group: 'group-other' },
];

/** The options that `command` has; one of its own stands in place of what all have. */
export function optionsOf(command: Command | undefined): readonly Option[] {
  const own = OPTIONS.filter(
    (option) => command !== undefined && [option.command].flat().includes(command),
  );
  const names = own.map(({ name }) => name);
  return OPTIONS.filter(
    (option) =>
      own.includes(option) || (option.command === undefined && !names.includes(option.name)),
  );
}
