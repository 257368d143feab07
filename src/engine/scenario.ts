/** A scenario played step by step: plain data in, plain data out. */
import { sortedBy } from '../base/compare.js';
import {
  loadScenario,
  type LoadedScenario,
  type LoadedStep,
} from '../load/scenario/load-scenario.js';
import type { SayScenario } from '../load/scenario/read-scenario.js';
import type { Diagnostic, SourceFile } from '../model/diagnostic.js';
import type { Network } from '../model/network.js';
import { readingsOf } from '../model/policy-readings.js';
import type { Labels, VerifyOptions } from '../model/result.js';
import type {
  BeginningResult,
  SimulateOptions,
  SimulateResult,
  StateVerdicts,
  StepResult,
} from '../model/simulation.js';
import { VERDICT_ORDER, type Assumption, type RequirementResult } from '../model/verdict.js';
import { Decider } from './decider.js';
import { sayUnknown, unmetOf } from './expectations.js';
import { Intruder } from './intruder.js';
import { advance, networkIn, type State } from './scenario-state.js';
import { differencesOf } from './step-differences.js';
import { headOf } from './head.js';
import type { Verification } from './verify.js';

/** Plays the scenario of `files`: the first is the scenario, the others are those of its topology. */
export function simulate(files: readonly SourceFile[], options: SimulateOptions): SimulateResult {
  const { scenario, diagnostics } = loadScenario(files);
  const told: Diagnostic[] = [];
  const say: SayScenario = (code, at, params) => {
    told.push({ code, severity: 'error', at, params, related: [] });
  };
  const moments = scenario === undefined ? [] : momentsOf(scenario, say);
  const all = sortedBy<Diagnostic>(
    [...diagnostics, ...told],
    ({ at }) => (at.path === files[0]?.path ? 0 : 1),
    ({ at }) => at.path,
    ({ at }) => at.line,
    ({ at }) => at.column,
    ({ code }) => code,
  );
  const base = headOf(files, options, all);
  const [first, ...rest] = moments;
  if (scenario === undefined || first === undefined || all.some(isError)) {
    return { ...base, steps: [], assumptions: [], notChecked: [], counters: {} };
  }
  return { ...base, ...played(scenario, first, rest, options) };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The beginning, or what is so after a step. */
interface Moment {
  readonly step?: LoadedStep;
  readonly state: State;
  /** As set up. */
  readonly network: Network;
  /** With what is down and what fails. */
  readonly actual: Network;
}

/** The beginning and every step. Mistakes of events and expectations are told. */
function momentsOf(scenario: LoadedScenario, say: SayScenario): readonly Moment[] {
  const { network, time, expectations } = scenario;
  const asOf = scenario.asOf ?? network.asOf;
  const start: State = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(time === undefined ? {} : { time }),
    down: new Set(),
    open: new Map(),
    outOfStep: new Set(),
    held: [],
  };
  sayUnknown({ expectations, reach: [], network }, start, say);
  const moments: Moment[] = [{ state: start, network, actual: network }];
  for (const step of scenario.steps) {
    const before = moments.at(-1)!;
    const state = advance(before.state, step, before.network, say);
    const same = moments.find((moment) => isSame(moment, state, step.network));
    const actual = same?.actual ?? networkIn(step.network, state);
    sayUnknown(step, state, say);
    moments.push({ step, state, network: step.network, actual });
  }
  return moments;
}

/** Whether everything is as in an earlier state that decides what the network is. */
function isSame({ state, network }: Moment, next: State, setUp: Network): boolean {
  const keysOf = ({ down, open }: State): string => JSON.stringify([[...down], [...open]]);
  return network === setUp && keysOf(state) === keysOf(next);
}

function played(
  scenario: LoadedScenario,
  first: Moment,
  rest: readonly Moment[],
  options: SimulateOptions,
): Omit<SimulateResult, 'schemaVersion' | 'tool' | 'inputs' | 'diagnostics'> {
  const model = scenario.model ?? scenario.network.model;
  const readings = readingsOf(scenario.network, options);
  const verifyOptions: VerifyOptions = { ...options, model, readings };
  const decider = new Decider(verifyOptions);
  const intruder = new Intruder(
    options,
    scenario.exploits?.map(({ service }) => service),
  );
  const requirements = decide(decider, first);
  const beginning: BeginningResult = {
    ...verdictsOf(first.state, requirements),
    requirements,
    unmet: unmetOf({ expectations: scenario.expectations, reach: [] }, requirements),
  };
  let before = requirements;
  const steps = rest.flatMap(({ step, ...moment }): readonly StepResult[] => {
    if (step === undefined) return [];
    const now = decide(decider, moment);
    const intrusion = intruder.after(moment.actual, moment.state);
    const { name, at, events } = step;
    const result: StepResult = {
      name,
      at,
      events,
      ...verdictsOf(moment.state, now),
      down: [...moment.state.down],
      altered: moment.network !== scenario.network || moment.state.open.size > 0,
      ...differencesOf(before, now),
      ...(intrusion === undefined ? {} : { intrusion }),
      unmet: unmetOf(step, now, before, intrusion),
    };
    before = now;
    return [result];
  });
  const worst = [beginning, ...steps].map(({ verdict }) => verdict);
  const verdict = VERDICT_ORDER.find((v) => worst.includes(v));
  const expectations = expectedOf(scenario, [beginning, ...steps]);
  const { runs } = decider;
  return {
    options: verifyOptions,
    name: scenario.name,
    topology: scenario.topology,
    ...(scenario.exploits === undefined
      ? {}
      : { exploits: scenario.exploits.map(({ text }) => text) }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(expectations === undefined ? {} : { expectations }),
    beginning,
    steps,
    ...aboutRuns(runs, steps),
  };
}

function decide(decider: Decider, { network, actual, state }: Omit<Moment, 'step'>) {
  const { asOf, time } = state;
  return decider.decide({
    network,
    actual,
    ...(asOf === undefined ? {} : { asOf }),
    ...(time === undefined ? {} : { time }),
  });
}

function verdictsOf(
  { asOf, time }: State,
  requirements: readonly RequirementResult[],
): Omit<StateVerdicts, 'unmet'> {
  const verdicts = requirements.map(({ id, verdict }) => ({ id, verdict }));
  const counted = requirements.filter(({ own }) => own?.severity !== 'warning');
  const verdict = VERDICT_ORDER.find((v) => counted.some((each) => each.verdict === v));
  return {
    verdict: verdict ?? 'undetermined',
    verdicts,
    ...(asOf === undefined ? {} : { asOf }),
    ...(time === undefined ? {} : { time }),
  };
}

function expectedOf(
  { expectations, steps }: LoadedScenario,
  states: readonly StateVerdicts[],
): SimulateResult['expectations'] {
  const all = [expectations, ...steps.flatMap((step) => [step.expectations, step.reach])];
  const stated = all.flat().length;
  if (stated === 0) return undefined;
  const places = new Set(states.flatMap(({ unmet }) => unmet.map(({ at }) => JSON.stringify(at))));
  return { stated, unmet: places.size };
}

/** What the verdicts of all steps rest on. */
function aboutRuns(
  runs: readonly Verification[],
  steps: readonly StepResult[],
): Pick<SimulateResult, 'network' | 'labels' | 'assumptions' | 'notChecked' | 'counters'> {
  const [first] = runs;
  const fails = steps.some(({ events }) =>
    events.some(({ kind }) => ['down', 'failsClosed', 'failsOpen', 'switchOver'].includes(kind)),
  );
  const counters: Record<string, number> = { runs: runs.length };
  for (const run of runs) {
    for (const [name, value] of Object.entries(run.counters)) {
      counters[name] = (counters[name] ?? 0) + value;
    }
  }
  return {
    ...(first?.network === undefined ? {} : { network: first.network }),
    labels: labelsOfAll(runs),
    assumptions: assumptionsOfAll(runs, fails),
    notChecked: first?.notChecked ?? [],
    counters,
  };
}

function labelsOfAll(runs: readonly Verification[]): Labels {
  const merged = (kind: keyof Labels): Labels[typeof kind] =>
    Object.assign({}, ...runs.map(({ labels }) => labels?.[kind])) as Labels[typeof kind];
  return {
    segments: merged('segments'),
    subnets: merged('subnets'),
    nodes: merged('nodes'),
    flows: merged('flows'),
  };
}

function assumptionsOfAll(runs: readonly Verification[], fails: boolean): readonly Assumption[] {
  const distinct = new Map<string, Assumption>();
  for (const { assumptions } of runs) {
    for (const assumption of assumptions) {
      const { code, params } = assumption;
      const told = code === 'assume/all-up' && fails ? ('assume/others-up' as const) : code;
      const key = JSON.stringify([told, params]);
      if (!distinct.has(key)) distinct.set(key, { ...assumption, code: told });
    }
  }
  return [...distinct.values()];
}
