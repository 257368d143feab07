/** `sekisho verify`: one verdict per topology, the worst one is the exit code. */
import { compareText } from '../base/compare.js';
import { suggest } from '../base/suggest.js';
import { ownRequirementIds } from '../engine/requirements.js';
import { headOf } from '../engine/head.js';
import { TOOL } from '../engine/tool.js';
import { verify } from '../engine/verify.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { RoutingMode, SpoofingMode, VerifyOptions, VerifyResult } from '../model/result.js';
import type { SeparationModel } from '../model/separation-model.js';
import { isBuiltIn, REQUIREMENT_IDS } from '../model/verdict.js';
import type { Catalog } from '../messages/catalog.js';
import { verifyJson } from '../report/json.js';
import { azureText } from '../report/formats/azure.js';
import { checkstyleText } from '../report/formats/checkstyle.js';
import { csvText } from '../report/formats/csv.js';
import { githubText } from '../report/formats/github.js';
import { gitlabText } from '../report/formats/gitlab.js';
import { junitText } from '../report/formats/junit.js';
import { markdownText } from '../report/formats/markdown.js';
import { sarifText } from '../report/formats/sarif.js';
import { unixText } from '../report/formats/unix.js';
import { verifyText } from '../report/verify-text.js';
import type { UsageProblem } from './arguments.js';
import { deliverAll, remember, textOptions, UsageError, type Context } from './context.js';
import { exitCodeOf, worstOf, type ExitCode } from './exit-codes.js';
import { targetsOf, type Format } from './formats.js';
import { readingsFrom } from './policy-readings.js';
import { readPolicies, readTopology, STDIN, type ReadTopology } from './read-topology.js';

/** Verifies every topology that was named. */
export function runVerify(context: Context): ExitCode {
  const { args } = context;
  if (args.words.length === 0)
    throw new UsageError([{ code: 'usage/missing-topology', params: {} }]);
  if (args.words.filter((word) => word === STDIN).length > 1) {
    throw new UsageError([{ code: 'usage/stdin-twice', params: {} }]);
  }
  const policies = readPolicies(args.lists.get('policy') ?? [], context.world);
  const options = optionsOf(context);
  const failOnUndetermined = args.flags.get('fail-on-undetermined') ?? true;
  const read = args.words.map((word) => readTopology(word, context.world));
  const unknown = unknownIds(options.only ?? [], read, policies.files);
  if (unknown.length > 0) throw new UsageError(unknown);
  const done = read.map(({ name, files, diagnostics }) => {
    const topology: ReadTopology = {
      name,
      files: [...files, ...policies.files],
      diagnostics: [...diagnostics, ...policies.diagnostics],
    };
    remember(context, topology);
    const result =
      topology.diagnostics.length > 0
        ? unread(topology, options)
        : verify(files, options, policies.files);
    return { topology, result };
  });
  const results = done.map(({ result }) => result);
  const texts = targetsOf(args, context.world.env).map(({ format, path }) => {
    const where = path === undefined ? {} : { path };
    if (format !== 'text') return { text: WRITERS[format](results, context.messages), ...where };
    const reports = done.map(({ topology, result }) =>
      verifyText(result, textOptions(context, topology, path)),
    );
    return { text: reports.join('\n'), ...where };
  });
  const code = worstOf(results.map((result) => exitCodeOf(result, failOnUndetermined)));
  return deliverAll(context, texts, code);
}

type Writer = (results: readonly VerifyResult[], messages: Catalog) => string;

/** Every format that needs nothing but the results. */
const WRITERS: Readonly<Record<Exclude<Format, 'text'>, Writer>> = {
  json: (results) => verifyJson(results, TOOL),
  sarif: (results, messages) => sarifText(results, messages, TOOL),
  junit: junitText,
  github: githubText,
  gitlab: gitlabText,
  azure: azureText,
  checkstyle: checkstyleText,
  unix: unixText,
  markdown: markdownText,
  csv: csvText,
};

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
    ...(only === undefined ? {} : { only: inOrder(only) }),
  };
}

/** Those of the policy in the order of reports, then a town's own. */
function inOrder(only: readonly string[]): readonly string[] {
  const names = new Set(only.map((id) => id.normalize('NFKC')));
  const own = [...names].filter((id) => !isBuiltIn(id)).sort(compareText);
  return [...REQUIREMENT_IDS.filter((id) => names.has(id)), ...own];
}

/** Ids that are neither of the policy nor, in every topology that can be read, of the town. */
function unknownIds(
  only: readonly string[],
  topologies: readonly ReadTopology[],
  policies: readonly SourceFile[],
): readonly UsageProblem[] {
  const own = only.filter((id) => !isBuiltIn(id));
  if (own.length === 0) return [];
  const problems = topologies.flatMap(({ files, diagnostics }) => {
    const known = diagnostics.length > 0 ? undefined : ownRequirementIds(files, policies);
    if (known === undefined) return [];
    const choices = [...REQUIREMENT_IDS, ...known];
    return own
      .filter((id) => !choices.includes(id))
      .map((value) => [value, suggest(value, choices), choices.join(', ')] as const);
  });
  const byValue = new Map(problems.map((problem) => [problem[0], problem]));
  return [...byValue.values()].map(([value, suggestion, choices]) => ({
    code: 'usage/unknown-value',
    params: { option: '--only', value, choices, suggestion },
  }));
}

/** The result for a topology that could not even be read. */
function unread({ files, diagnostics }: ReadTopology, options: VerifyOptions): VerifyResult {
  return {
    ...headOf(files, options, diagnostics),
    requirements: [],
    assumptions: [],
    notChecked: [],
    counters: {},
  };
}
