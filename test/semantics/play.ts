/** Scenarios in the small town, written as their steps. */
import { simulate } from '../../src/engine/scenario.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { SimulateResult, StepResult } from '../../src/model/simulation.js';
import { file, filesAt } from '../topologies/town.js';

const HEAD = `sekisho-scenario: 1
topology: topologies/minimal
`;

/** What comes of `text`, which is everything but the head of a scenario in the small town. */
export function played(
  text: string,
  town: readonly SourceFile[] = filesAt('topologies/minimal'),
): SimulateResult {
  return simulate([file('scenario.yaml', `${HEAD}${text}`), ...town], {
    routing: 'exact',
    spoofing: 'subnet',
  });
}

/** The steps of a scenario without mistakes. */
export function stepsOf(text: string, town?: readonly SourceFile[]): readonly StepResult[] {
  const { diagnostics, steps } = played(text, town);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return steps;
}

/** `R-MN-1 proved violated` for every verdict that a step changed. */
export function changesOf({ changed }: StepResult): readonly string[] {
  return changed.map(({ id, from, to }) => `${id} ${from} ${to}`);
}

/** `R-MN-1 path:line` for every new finding. */
export function placesOfNew({ appeared }: StepResult): readonly string[] {
  return appeared.map(({ requirement, at }) => `${requirement} ${at?.path}:${at?.line}`);
}

/** Verdict of one requirement after a step. */
export function verdictIn({ verdicts }: StepResult, wanted: string): string | undefined {
  return verdicts.find(({ id }) => id === wanted)?.verdict;
}
