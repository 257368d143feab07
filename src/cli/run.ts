/**
 * One run of the command line, from words to exit code. Everything that can go wrong ends here:
 * a wrong command line is said on stderr, a mistake of our own in one paragraph.
 */
import { unreachable } from '../base/assert.js';
import { isDate } from '../model/date.js';
import { parseLocalTime } from '../model/schedule.js';
import { readArguments, type Arguments, type UsageProblem } from './arguments.js';
import { UsageError, type Context } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { targetProblems } from './formats.js';
import { catalogOf, languageOf } from './language.js';
import { suggestDate } from './suggest-date.js';
import { COLUMNS_MAX, COLUMNS_MIN, styleOf } from './style.js';
import type { World } from './world.js';

/** The option by which the script of the shell asks. */
const COMPLETION_KEY = '--get-yargs-completions';

/** Runs `sekisho` with the words `argv`. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  if (argv[0] === COMPLETION_KEY) return sayCompletions(argv.slice(1), world);
  const args = readArguments(argv);
  const language = languageOf(args.values.get('lang'), world.env);
  const messages = await catalogOf(language);
  const context: Context = { args, world, messages, seen: [] };
  try {
    return await dispatch(context);
  } catch (error) {
    if (error instanceof UsageError) return sayUsage(context, error.problems);
    const { sayInternal } = await import('./internal.js');
    return sayInternal(context, error);
  }
}

/** Answers a shell in which somebody pressed Tab; whatever goes wrong, it gets no candidates. */
async function sayCompletions(words: readonly string[], world: World): Promise<ExitCode> {
  const { complete } = await import('./complete.js');
  const messages = await catalogOf(languageOf(undefined, world.env));
  const candidates = await complete(words, messages, world).catch((): readonly string[] => []);
  world.stdout.write(candidates.map((candidate) => `${candidate}\n`).join(''));
  return EXIT.proved;
}

async function dispatch(context: Context): Promise<ExitCode> {
  const { args, world } = context;
  if (args.flags.get('version') === true) {
    const { TOOL } = await import('../engine/tool.js');
    world.stdout.write(`sekisho ${TOOL.version} (semantics ${TOOL.semantics})\n`);
    return EXIT.proved;
  }
  if (args.flags.get('help') === true) {
    const { helpText } = await import('./help.js');
    world.stdout.write(await helpText(context));
    return EXIT.proved;
  }
  const problems = [...args.problems, ...valueProblems(args), ...targetProblems(args)];
  if (problems.length > 0) throw new UsageError(problems);
  switch (args.command) {
    case 'verify':
      return (await import('./verify.js')).runVerify(context);
    case 'simulate':
      return (await import('./simulate.js')).runSimulate(context);
    case 'trace':
      return (await import('./trace.js')).runTrace(context);
    case 'lateral':
      return (await import('./lateral.js')).runLateral(context);
    case 'depth':
      return (await import('./depth.js')).runDepth(context);
    case 'requirements':
      return (await import('./requirements.js')).runRequirements(context);
    case 'completion':
    case undefined: {
      const { completionScript } = await import('./help.js');
      world.stdout.write(await completionScript(context));
      return EXIT.proved;
    }
    default:
      return unreachable(args.command);
  }
}

/** Values that every command understands alike. */
function valueProblems({ values }: Arguments): readonly UsageProblem[] {
  const problems: UsageProblem[] = [];
  const at = values.get('at');
  if (at !== undefined && parseLocalTime(at) === undefined) {
    problems.push({ code: 'usage/bad-time', params: { option: '--at', value: at } });
  }
  const asOf = values.get('as-of');
  if (asOf !== undefined && !isDate(asOf)) {
    const params = { option: '--as-of', value: asOf, suggestion: suggestDate(asOf) };
    problems.push({ code: 'usage/bad-date', params });
  }
  const width = values.get('width');
  const columns = /^\d{1,4}$/.test(width ?? '') ? Number(width) : NaN;
  if (width !== undefined && !(columns >= COLUMNS_MIN && columns <= COLUMNS_MAX)) {
    const params = { option: '--width', value: width, min: COLUMNS_MIN, max: COLUMNS_MAX };
    problems.push({ code: 'usage/bad-number', params });
  }
  return problems;
}

async function sayUsage(context: Context, problems: readonly UsageProblem[]): Promise<ExitCode> {
  const { args, world, messages } = context;
  const { usageText } = await import('../report/usage-text.js');
  const style = styleOf(args, world, world.stderr);
  const options = { messages, topology: '', sources: [], ...style };
  world.stderr.write(usageText(problems, options));
  return EXIT.wrongInput;
}
