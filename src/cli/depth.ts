/** `sekisho depth`: what keeps segments apart. With `--fail-under` it is a gate, else information. */
import { depth } from '../engine/depth.js';
import { headOf } from '../engine/head.js';
import type { DepthOptions, DepthReport, PairDepth } from '../model/depth.js';
import type { RoutingMode, SpoofingMode } from '../model/result.js';
import { depthText } from '../report/depth-text.js';
import { depthJson } from '../report/json.js';
import type { Arguments, UsageProblem } from './arguments.js';
import { deliver, remember, textOptions, UsageError, type Context } from './context.js';
import { EXIT, worstOf, type ExitCode } from './exit-codes.js';
import { oneTopology } from './one-topology.js';
import { readTopology } from './read-topology.js';

/** The largest sets that can be asked for. */
const CEILING_MAX = 6;
const CEILING = '3';

/** Tells the depth of the pairs that were named. */
export function runDepth(context: Context): ExitCode {
  const { args, world } = context;
  const options = optionsOf(args);
  const topology = readTopology(args.words[0]!, world);
  remember(context, topology);
  const { files, diagnostics } = topology;
  const report: DepthReport =
    diagnostics.length > 0
      ? { ...headOf(files, options, diagnostics), questions: [] }
      : depth(files, options);
  const text =
    args.values.get('format') === 'json'
      ? depthJson(report)
      : depthText(report, textOptions(context, topology));
  const least = Number(args.values.get('fail-under') ?? '0');
  return deliver(context, text, exitCodeOf(report, least));
}

/** Fewer mistakes than `least` fail; that there are as many has to be known. */
function exitCodeOf({ defence }: DepthReport, least: number): ExitCode {
  if (defence === undefined) return EXIT.wrongInput;
  return worstOf(defence.pairs.map(({ answer }) => exitCodeOfPair(answer, least)));
}

function exitCodeOfPair(answer: PairDepth['answer'], least: number): ExitCode {
  switch (answer.kind) {
    case 'depth':
      return answer.depth < least ? EXIT.violated : EXIT.proved;
    case 'more-than':
      return answer.depth + 1 < least ? EXIT.undetermined : EXIT.proved;
    case 'unknown':
      return EXIT.undetermined;
    case 'no-way':
      return EXIT.proved;
  }
}

function optionsOf(args: Arguments): DepthOptions {
  const { values, flags } = args;
  const ceiling = values.get('max') ?? CEILING;
  const least = values.get('fail-under') ?? '0';
  const problems = [
    ...oneTopology(args),
    ...numberProblems('--max', ceiling, 1),
    ...numberProblems('--fail-under', least, 0),
  ];
  if (problems.length > 0) throw new UsageError(problems);
  const [from, to, at] = [values.get('from'), values.get('to'), values.get('at')];
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    layer2: flags.get('layer2') ?? false,
    ceiling: Number(ceiling),
    routing: (values.get('routing') ?? 'exact') as RoutingMode,
    spoofing: (values.get('spoofing') ?? 'subnet') as SpoofingMode,
    ...(at === undefined ? {} : { at }),
  };
}

function numberProblems(option: string, value: string, min: number): readonly UsageProblem[] {
  const isNumber = /^\d{1,2}$/.test(value) && Number(value) >= min && Number(value) <= CEILING_MAX;
  if (isNumber) return [];
  return [{ code: 'usage/bad-number', params: { option, value, min, max: CEILING_MAX } }];
}
