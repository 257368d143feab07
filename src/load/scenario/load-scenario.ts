/**
 * From the files of a scenario to the networks that it goes through as set up, with what happens in
 * between by name; or to everything that is wrong with them. What the names of events mean in a
 * network is for whoever plays them.
 */
import { sortedBy } from '../../base/compare.js';
import type { Diagnostic, SourceFile } from '../../model/diagnostic.js';
import type { Network } from '../../model/network.js';
import type { Expectation, ReachExpectation, ScenarioEvent, Titled } from '../../model/scenario.js';
import type { SeparationModel } from '../../model/separation-model.js';
import { candidatesOf, normalizePath } from '../read/includes.js';
import { collectProblems, type Report } from '../read/problem.js';
import { documentOf, readRoot } from '../read/read-document.js';
import { locate } from '../read/source.js';
import type { MapNode } from '../read/yaml/node.js';
import { resolveNetwork } from '../resolve/resolve.js';
import { afterStep, type Configuration } from './changes.js';
import { readScenario, textsAt, type SayScenario, type WrittenScenario } from './read-scenario.js';
import {
  dayOf,
  eventsOf,
  expectationsOf,
  exploitsOf,
  reachOf,
  timeOf,
  titleOf,
  type Exploit,
  type ScenarioDiagnostic,
  type Teller,
} from './step.js';

/** What a step does, and what is expected of it. */
export interface LoadedStep extends Titled {
  /** As set up after the changes of the step: the same object as before if there are none. */
  readonly network: Network;
  readonly events: readonly ScenarioEvent[];
  readonly expectations: readonly Expectation[];
  readonly reach: readonly ReachExpectation[];
}

export interface LoadedScenario extends Titled {
  /** Path of the topology in which it plays. */
  readonly topology: string;
  readonly network: Network;
  readonly asOf?: string;
  readonly time?: string;
  readonly model?: SeparationModel;
  /** Services by which an attacker takes machines over; absent: whatever is accepted. */
  readonly exploits?: readonly Exploit[];
  readonly expectations: readonly Expectation[];
  /** Up to the first that has a mistake. */
  readonly steps: readonly LoadedStep[];
}

export interface ScenarioLoaded {
  /** Absent if there is no network to begin with. It has errors if a diagnostic is one. */
  readonly scenario?: LoadedScenario;
  readonly diagnostics: readonly ScenarioDiagnostic[];
}

/** Loads a scenario: the first of `files` is the one that names the topology, whose files follow. */
export function loadScenario(files: readonly SourceFile[]): ScenarioLoaded {
  const [file, ...others] = files;
  const problems = collectProblems();
  const told: ScenarioDiagnostic[] = [];
  const say: SayScenario = (code, at, params) => {
    told.push({ code, severity: 'error', at, params, related: [] });
  };
  const written = file === undefined ? undefined : readScenario(file, problems.report, say);
  const loader = { report: problems.report, say, told };
  const scenario = written === undefined ? undefined : loaded(written, file!, others, loader);
  const diagnostics = sortedBy<ScenarioDiagnostic>(
    [...problems.sorted(), ...told],
    ({ at }) => (at.path === file?.path ? 0 : 1),
    ({ at }) => at.path,
    ({ at }) => at.line,
    ({ at }) => at.column,
    ({ code }) => code,
  );
  return { ...(scenario === undefined ? {} : { scenario }), diagnostics };
}

interface Loader extends Teller {
  readonly report: Report;
}

function loaded(
  written: WrittenScenario,
  file: SourceFile,
  others: readonly SourceFile[],
  loader: Loader,
): LoadedScenario | undefined {
  const { root } = written;
  const { say } = loader;
  const time = timeOf(root, say);
  const expectations = expectationsOf(root, loader.report);
  for (const { expected, at } of expectations) {
    if (expected === 'same') say('scenario/same-at-start', at, {});
  }
  const begun = beginning(written, file, others, loader);
  if (begun === undefined) return undefined;
  const asOf = dayOf(root, loader);
  const model = textsAt(root, 'model')[0]?.text as SeparationModel | undefined;
  return {
    ...titleOf(root),
    topology: begun.topology,
    network: begun.network,
    expectations,
    steps: stepsOf(written, begun, loader),
    ...(asOf === undefined ? {} : { asOf }),
    ...(time?.time === undefined ? {} : { time: time.time }),
    ...(model === undefined ? {} : { model }),
    ...(root.members.has('exploits') ? { exploits: exploitsOf(root, loader) } : {}),
  };
}

interface Beginning {
  readonly topology: string;
  readonly root: MapNode;
  readonly network: Network;
}

/** The topology in which it plays. */
function beginning(
  { topology }: WrittenScenario,
  file: SourceFile,
  others: readonly SourceFile[],
  { report, say, told }: Loader,
): Beginning | undefined {
  if (topology === undefined) return undefined;
  const at = locate(topology.node);
  const { path } = topology;
  if (path === undefined) {
    report('read/include-path', at, { path: topology.node.value });
    return undefined;
  }
  const candidates = candidatesOf(path);
  if (candidates.includes(normalizePath(file.path))) {
    say('scenario/topology-itself', at, { path });
    return undefined;
  }
  const first = others.find((other) => candidates.includes(normalizePath(other.path)));
  if (first === undefined) {
    say('scenario/topology-missing', at, { path, suggestion: '' });
    return undefined;
  }
  const joined = readRoot([first, ...others.filter((other) => other !== first)], report);
  if (joined === undefined) return undefined;
  const { network, diagnostics } = resolveNetwork(documentOf(joined.root, report));
  if (!joined.whole) return undefined;
  told.push(...diagnostics);
  return network === undefined ? undefined : { topology: path, root: joined.root, network };
}

/** Steps with the networks after them; after a step whose files make none nothing is said any more. */
function stepsOf(
  { steps }: WrittenScenario,
  begun: Beginning,
  loader: Loader,
): readonly LoadedStep[] {
  let configuration: Configuration = { root: begun.root, kept: new Map() };
  let { network } = begun;
  const done: LoadedStep[] = [];
  for (const step of steps) {
    const after = afterStep(configuration, step, loader.report);
    const next = after.root === configuration.root ? network : networkAfter(after, step, loader);
    const events = eventsOf(step, loader);
    const expectations = expectationsOf(step, loader.report);
    if (next === undefined) break;
    configuration = after;
    network = next;
    done.push({ ...titleOf(step), network, events, expectations, reach: reachOf(step) });
  }
  return done;
}

/** The network that the files make after `step`. Warnings are told only of what the step wrote. */
function networkAfter(
  { root }: Configuration,
  step: MapNode,
  { report, told }: Loader,
): Network | undefined {
  const { network, diagnostics } = resolveNetwork(documentOf(root, report));
  const { at } = titleOf(step);
  const keyOf = ({ code, at: place, params }: Diagnostic): string =>
    JSON.stringify([code, place, params]);
  const known = new Set(told.map(keyOf));
  told.push(
    ...diagnostics
      .filter(({ severity, at: { path } }) => severity === 'error' || path === at.path)
      .filter((diagnostic) => !known.has(keyOf(diagnostic)))
      .map((diagnostic) =>
        diagnostic.at.path === at.path
          ? diagnostic
          : { ...diagnostic, related: [...diagnostic.related, at] },
      ),
  );
  return network;
}
