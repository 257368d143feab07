/** `sekisho requirements`: what is decided, and why. */
import { suggest } from '../base/suggest.js';
import { requirementList } from '../engine/requirements.js';
import { TOOL } from '../engine/tool.js';
import { EXAMPLES } from '../messages/examples.js';
import { REQUIREMENT_IDS } from '../model/verdict.js';
import { requirementsJson } from '../report/json.js';
import { requirementsText, requirementText } from '../report/requirements-text.js';
import type { UsageProblem } from './arguments.js';
import { deliver, UsageError, type Context } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { styleOf } from './style.js';

/** Lists all requirements, or explains those that were named. */
export function runRequirements(context: Context): ExitCode {
  const { args, world, messages } = context;
  const wanted = args.words.map((word) => word.toUpperCase());
  const problems = wanted.flatMap(problemOf);
  if (problems.length > 0) throw new UsageError(problems);
  const all = requirementList();
  const chosen = all.filter(({ id }) => wanted.length === 0 || wanted.includes(id.toUpperCase()));
  const output = args.values.has('output') ? undefined : world.stdout;
  const options = { messages, topology: '', sources: [], ...styleOf(args, world, output) };
  if (args.values.get('format') === 'json') {
    return deliver(context, requirementsJson(chosen, TOOL), EXIT.proved);
  }
  const text =
    wanted.length === 0
      ? requirementsText(chosen, options)
      : requirementText(chosen, EXAMPLES, options);
  return deliver(context, text, EXIT.proved);
}

/** Case does not count: `r-cls-3A` is R-CLS-3a. */
function problemOf(word: string): readonly UsageProblem[] {
  if (REQUIREMENT_IDS.some((id) => id.toUpperCase() === word)) return [];
  const params = { requirement: word, suggestion: suggest(word, REQUIREMENT_IDS) };
  return [{ code: 'usage/unknown-requirement', params }];
}
