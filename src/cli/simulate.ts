/** `sekisho simulate`: scenarios step by step, the worst one is the exit code. */
import { simulate } from '../engine/scenario.js';
import { headOf } from '../engine/head.js';
import { TOOL } from '../engine/tool.js';
import type { RoutingMode, SpoofingMode } from '../model/result.js';
import type { SimulateOptions, SimulateResult } from '../model/simulation.js';
import { simulateJson } from '../report/json.js';
import { simulateText } from '../report/simulate-text.js';
import { deliver, remember, textOptions, UsageError, type Context } from './context.js';
import { exitCodeOfScenario, worstOf, type ExitCode } from './exit-codes.js';
import { readingsFrom } from './policy-readings.js';
import { readScenario, STDIN, type ReadTopology } from './read-topology.js';

/** Plays every scenario that was named. */
export function runSimulate(context: Context): ExitCode {
  const { args } = context;
  if (args.words.length === 0) {
    throw new UsageError([{ code: 'usage/missing-scenario', params: {} }]);
  }
  if (args.words.filter((word) => word === STDIN).length > 1) {
    throw new UsageError([{ code: 'usage/stdin-twice', params: {} }]);
  }
  const options = optionsOf(context);
  const failOnUndetermined = args.flags.get('fail-on-undetermined') ?? true;
  const done = args.words.map((word) => {
    const scenario = readScenario(word, context.world);
    remember(context, scenario);
    const result =
      scenario.diagnostics.length > 0
        ? unread(scenario, options)
        : simulate(scenario.files, options);
    return { scenario, result };
  });
  const results = done.map(({ result }) => result);
  const text =
    args.values.get('format') === 'json'
      ? simulateJson(results, TOOL)
      : done
          .map(({ scenario, result }) => simulateText(result, textOptions(context, scenario)))
          .join('\n');
  const code = worstOf(results.map((result) => exitCodeOfScenario(result, failOnUndetermined)));
  return deliver(context, text, code);
}

function optionsOf({ args: { values, lists } }: Context): SimulateOptions {
  const readings = lists.get('policy-reading');
  return {
    routing: (values.get('routing') ?? 'exact') as RoutingMode,
    spoofing: (values.get('spoofing') ?? 'subnet') as SpoofingMode,
    ...(readings === undefined ? {} : { readings: readingsFrom(readings) }),
  };
}

/** The result for a scenario that could not even be read. */
function unread({ files, diagnostics }: ReadTopology, options: SimulateOptions): SimulateResult {
  return {
    ...headOf(files, options, diagnostics),
    steps: [],
    assumptions: [],
    notChecked: [],
    counters: {},
  };
}
