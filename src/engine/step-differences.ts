/** What changes from the verdicts of one state to those of the next. */
import type { StepResult } from '../model/simulation.js';
import type { Finding, RequirementResult } from '../model/verdict.js';

/** Verdicts that changed, and findings that are new or gone (SEMANTICS §12.7). */
export function differencesOf(
  before: readonly RequirementResult[],
  now: readonly RequirementResult[],
): Pick<StepResult, 'changed' | 'appeared' | 'gone'> {
  const verdicts = new Map(before.map(({ id, verdict }) => [id, verdict]));
  const changed = now.flatMap(({ id, verdict: to }) => {
    const from = verdicts.get(id);
    return from === undefined || from === to ? [] : [{ id, from, to }];
  });
  const [old, current] = [openIn(before), openIn(now)];
  return {
    changed,
    appeared: without(current, old),
    gone: without(old, current),
  };
}

function openIn(requirements: readonly RequirementResult[]): readonly Finding[] {
  return requirements
    .flatMap(({ findings }) => findings)
    .filter(({ verdict }) => verdict === 'violated' || verdict === 'undetermined');
}

function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ requirement, verdict, fingerprint }: Finding): string =>
    `${requirement} ${verdict} ${fingerprint}`;
  const keys = new Set(others.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(finding)));
}
