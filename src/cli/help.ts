/** `--help` and completion: yargs writes both from the table of options. */
import type { Argv } from 'yargs';
import type { Catalog } from '../messages/catalog.js';
import { toAscii } from '../report/page.js';
import type { Context } from './context.js';
import { COMMANDS, optionsOf, type Command, type Option } from './options.js';
import { styleOf } from './style.js';

/** The help of the command that was named, else of all. */
export async function helpText({ args, world, messages }: Context): Promise<string> {
  const { columns, ascii } = styleOf(args, world, world.stdout);
  const { default: yargs } = await import('yargs');
  const { help } = messages;
  const { command } = args;
  const described = base(yargs([]), messages)
    .usage(usageOf(messages, command))
    .wrap(columns)
    .epilogue(help[exitCodesOf(command)]);
  if (command === undefined) for (const name of COMMANDS) described.command(name, help[name]);
  if (command === undefined || command === 'verify') {
    described.example('sekisho verify topologies/minimal', help['example-verify']);
  }
  if (command === 'verify') {
    const formats = '-f text -f sarif=out.sarif -f junit=out.xml';
    described.example(`sekisho verify topologies/minimal ${formats}`, help['example-formats']);
  }
  if (command === undefined || command === 'simulate') {
    const scenarios = 'topologies/scenarios/*.yaml';
    described.example(`sekisho simulate ${scenarios}`, help['example-simulate']);
  }
  if (command === undefined || command === 'trace') {
    const question = '--from lg-pc --to juki --tcp 443 --reply';
    described.example(`sekisho trace topologies/minimal ${question}`, help['example-trace']);
  }
  if (command === undefined || command === 'lateral') {
    described.example('sekisho lateral topologies/minimal --from net-pc', help['example-lateral']);
  }
  if (command === undefined || command === 'depth') {
    const pair = '--from net --to mn';
    described.example(`sekisho depth topologies/minimal ${pair}`, help['example-depth']);
  }
  addOptions(described, messages, optionsOf(command));
  const text = await described.getHelp();
  return `${ascii ? toAscii(text) : text}\n`;
}

/** The script for a shell to read. */
export async function completionScript({ messages }: Context): Promise<string> {
  const { default: yargs } = await import('yargs');
  const described = base(yargs([]), messages).completion('completion', messages.help.completion);
  return new Promise((resolve) => {
    void described.parse(['completion'], {}, (_error: unknown, _argv: unknown, output: string) => {
      resolve(`${output}\n`);
    });
  });
}

/** What can stand where the cursor is; `words` begin with `sekisho`. */
export async function completions(
  messages: Catalog,
  words: readonly string[],
): Promise<readonly string[]> {
  const { default: yargs } = await import('yargs');
  const described = base(yargs([]), messages);
  const command = COMMANDS.find((name) => name === words[1]);
  if (command === undefined) {
    for (const name of COMMANDS) described.command(name, messages.help[name]);
  }
  addOptions(described, messages, optionsOf(command));
  return new Promise((resolve) => {
    void described.getCompletion([...words], (_error, found) => resolve(found ?? []));
  });
}

function base(yargs: Argv, messages: Catalog): Argv {
  return yargs
    .scriptName('sekisho')
    .locale(messages.language)
    .updateStrings({ 'choices:': messages.help.choices })
    .exitProcess(false)
    .help(false)
    .version(false);
}

/** Commands that give no verdict on requirements end in ways of their own. */
function exitCodesOf(command: Command | undefined): keyof Catalog['help'] & `exit-codes${string}` {
  switch (command) {
    case 'simulate':
    case 'lateral':
    case 'depth':
      return `exit-codes-${command}`;
    default:
      return 'exit-codes';
  }
}

function usageOf({ help }: Catalog, command: Command | undefined): string {
  switch (command) {
    case 'verify':
      return `sekisho verify TOPOLOGY…\n\n${help.verify}\n\n  TOPOLOGY  ${help.topologies}`;
    case 'simulate':
      return `sekisho simulate SCENARIO…\n\n${help.simulate}\n\n  SCENARIO  ${help.scenarios}`;
    case 'trace':
      return `sekisho trace TOPOLOGY --from … --to … --tcp …\n\n${help.trace}\n\n  TOPOLOGY  ${help.topology}`;
    case 'lateral':
      return `sekisho lateral TOPOLOGY --from …\n\n${help.lateral}\n\n  TOPOLOGY  ${help.topology}`;
    case 'depth':
      return `sekisho depth TOPOLOGY\n\n${help.depth}\n\n  TOPOLOGY  ${help.topology}`;
    case 'requirements':
      return `sekisho requirements [R-…]\n\n${help.requirements}`;
    case 'completion':
      return `sekisho completion\n\n${help.completion}`;
    case undefined:
      return `sekisho COMMAND TOPOLOGY…\n\n${help.usage}`;
  }
}

const TYPES = {
  flag: 'boolean',
  value: 'string',
  optional: 'string',
  list: 'array',
  targets: 'array',
} as const;

function addOptions(described: Argv, messages: Catalog, options: readonly Option[]): void {
  for (const { name, topic = name, kind, group, short, choices, fallback } of options) {
    described.option(name, {
      describe: messages.help[topic],
      group: messages.help[group],
      type: TYPES[kind],
      ...(short === undefined ? {} : { alias: short }),
      ...(choices === undefined ? {} : { choices }),
      ...(fallback === undefined ? {} : { default: fallback }),
    });
  }
}
