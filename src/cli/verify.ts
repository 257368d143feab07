/** `sekisho verify`: one verdict per topology, the worst one is the exit code. */
import { TOOL } from '../engine/tool.js';
import { verify } from '../engine/verify.js';
import type { RoutingMode, SpoofingMode, VerifyOptions, VerifyResult } from '../model/result.js';
import type { SeparationModel } from '../model/separation-model.js';
import { REQUIREMENT_IDS } from '../model/verdict.js';
import { verifyJson } from '../report/json.js';
import { verifyText } from '../report/verify-text.js';
import { deliver, remember, textOptions, UsageError, type Context } from './context.js';
import { exitCodeOf, worstOf, type ExitCode } from './exit-codes.js';
import { readingsFrom } from './policy-readings.js';
import { readTopology, STDIN, type ReadTopology } from './read-topology.js';

/** Verifies every topology that was named. */
export function runVerify(context: Context): ExitCode {
  const { args } = context;
  if (args.words.length === 0)
    throw new UsageError([{ code: 'usage/missing-topology', params: {} }]);
  if (args.words.filter((word) => word === STDIN).length > 1) {
    throw new UsageError([{ code: 'usage/stdin-twice', params: {} }]);
  }
  const options = optionsOf(context);
  const failOnUndetermined = args.flags.get('fail-on-undetermined') ?? true;
  const done = args.words.map((word) => {
    const topology = readTopology(word, context.world);
    remember(context, topology);
    const result =
      topology.diagnostics.length > 0 ? unread(topology, options) : verify(topology.files, options);
    return { topology, result };
  });
  const results = done.map(({ result }) => result);
  const text =
    args.values.get('format') === 'json'
      ? verifyJson(results, TOOL)
      : done
          .map(({ topology, result }) => verifyText(result, textOptions(context, topology)))
          .join('\n');
  const code = worstOf(results.map((result) => exitCodeOf(result, failOnUndetermined)));
  return deliver(context, text, code);
}

function optionsOf({ args }: Context): VerifyOptions {
  const { values, lists } = args;
  const at = values.get('at');
  const asOf = values.get('as-of');
  const model = values.get('model') as SeparationModel | undefined;
  const only = lists.get('only');
  const readings = lists.get('policy-reading');
  return {
    routing: (values.get('routing') ?? 'exact') as RoutingMode,
    spoofing: (values.get('spoofing') ?? 'subnet') as SpoofingMode,
    ...(at === undefined ? {} : { at }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(model === undefined ? {} : { model }),
    ...(readings === undefined ? {} : { readings: readingsFrom(readings) }),
    ...(values.get('failures') === '2' ? { failures: 2 } : {}),
    ...(only === undefined ? {} : { only: REQUIREMENT_IDS.filter((id) => only.includes(id)) }),
  };
}

/** The result for a topology that could not even be read. */
function unread({ files, diagnostics }: ReadTopology, options: VerifyOptions): VerifyResult {
  return {
    schemaVersion: 1,
    tool: TOOL,
    inputs: files.map(({ path, sha256 }) => ({ path, sha256 })),
    options,
    diagnostics,
    requirements: [],
    assumptions: [],
    notChecked: [],
    counters: {},
  };
}
