/** Verdicts on generated towns, told by requirement and by where in the topology findings are. */
import { verify } from '../../../src/engine/verify.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../../src/model/result.js';
import {
  isBuiltIn,
  type Finding,
  type RequirementId,
  type Verdict,
} from '../../../src/model/verdict.js';
import { locationsOf } from '../../topologies/expectations.js';
import type { Expectation } from './mistakes/mistake.js';
import type { Town } from './town.js';
import { writeTown, type Path } from './write-town.js';

export interface Told {
  readonly verdict: Verdict;
  readonly findings: readonly { readonly finding: Finding; readonly paths: readonly Path[] }[];
}

export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly told: ReadonlyMap<RequirementId, Told>;
}

/** Decides all requirements for a town, or some; by way of its files. */
export function judge(town: Town, options: Partial<VerifyOptions> = {}): Judgement {
  const { files, pathAt } = writeTown(town.topology, town.writing);
  const { diagnostics, requirements } = verify(files, { ...DEFAULT_VERIFY_OPTIONS, ...options });
  const told = requirements.flatMap(({ id, verdict, findings }): [RequirementId, Told][] => {
    if (!isBuiltIn(id)) return [];
    const placed = findings.map((finding) => ({
      finding,
      paths: locationsOf(finding).flatMap((at) => {
        const path = pathAt(at);
        return path === undefined ? [] : [path];
      }),
    }));
    return [[id, { verdict, findings: placed }]];
  });
  return { diagnostics, told: new Map(told) };
}

/** `R-MN-1 violated` of everything that is neither proved nor excepted. */
export function wrongOf({ told }: Judgement): readonly string[] {
  return [...told]
    .filter(([, { verdict }]) => verdict !== 'proved' && verdict !== 'excepted')
    .map(([id, { verdict }]) => `${id} ${verdict}`);
}

/** Why an expectation is not met; undefined if it is. */
export function missedOf({ told }: Judgement, expected: Expectation): string | undefined {
  const { requirement, verdict, places } = expected;
  const result = told.get(requirement);
  if (result === undefined) return `${requirement} not decided`;
  if (result.verdict !== verdict) return `${requirement} ${result.verdict}, not ${verdict}`;
  if (places.length === 0) return undefined;
  const paths = result.findings
    .filter(({ finding }) => finding.verdict === verdict)
    .flatMap((each) => each.paths);
  const met = paths.some((path) =>
    places.some((place) => place.every((step, i) => path[i] === step)),
  );
  return met ? undefined : `${requirement} elsewhere: ${[...new Set(paths.map(String))].join(' ')}`;
}
