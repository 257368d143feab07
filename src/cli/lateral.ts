/** `sekisho lateral`: how far an attacker gets from a foothold. Information: exit code 0. */
import { lateral } from '../engine/lateral.js';
import { headOf } from '../engine/head.js';
import type { LateralOptions, LateralReport } from '../model/lateral.js';
import type { RoutingMode, SpoofingMode } from '../model/result.js';
import { lateralJson } from '../report/json.js';
import { lateralText } from '../report/lateral-text.js';
import type { Arguments } from './arguments.js';
import { deliver, remember, textOptions, UsageError, type Context } from './context.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { oneTopology } from './one-topology.js';
import { readTopology } from './read-topology.js';

/** Moves from the footholds that were named. */
export function runLateral(context: Context): ExitCode {
  const { args, world } = context;
  const options = optionsOf(args);
  const topology = readTopology(args.words[0]!, world);
  remember(context, topology);
  const { files, diagnostics } = topology;
  const report: LateralReport =
    diagnostics.length > 0
      ? { ...headOf(files, options, diagnostics), questions: [] }
      : lateral(files, options);
  const text =
    args.values.get('format') === 'json'
      ? lateralJson(report)
      : lateralText(report, textOptions(context, topology));
  return deliver(context, text, exitCodeOf(report));
}

function exitCodeOf({ movement }: LateralReport): ExitCode {
  if (movement === undefined) return EXIT.wrongInput;
  return movement.limit === undefined ? EXIT.proved : EXIT.undetermined;
}

function optionsOf(args: Arguments): LateralOptions {
  const { values, lists } = args;
  const from = lists.get('from');
  const problems = [
    ...oneTopology(args),
    ...(from === undefined
      ? [{ code: 'usage/missing-option', params: { option: '--from' } } as const]
      : []),
  ];
  if (problems.length > 0 || from === undefined) throw new UsageError(problems);
  const services = lists.get('services');
  const at = values.get('at');
  return {
    from,
    ...(services === undefined ? {} : { services }),
    routing: (values.get('routing') ?? 'exact') as RoutingMode,
    spoofing: (values.get('spoofing') ?? 'subnet') as SpoofingMode,
    ...(at === undefined ? {} : { at }),
  };
}
