/**
 * Requirements decided under every reading of a network (SEMANTICS §4.7): a claim has to hold at all
 * times, and what only lines of unknown effect decide is left undetermined.
 */
import { NODES_MAX, ResourceLimit } from '../analysis/ground.js';
import { present } from '../base/assert.js';
import { compareText, sortedBy } from '../base/compare.js';
import type { FilterRule } from '../model/filter.js';
import type { Network } from '../model/network.js';
import type { VerifyOptions } from '../model/result.js';
import { networkAt, representativeTimes } from '../model/schedule.js';
import { VERDICT_ORDER, type Verdict } from '../model/verdict.js';
import { draftKey, type Draft, type Passage } from './draft.js';
import { draft, found, type AnyRequirement } from './requirement.js';
import { Study } from './study.js';

/** The findings of one requirement, worst first. */
export interface Decision {
  readonly requirement: AnyRequirement;
  readonly verdict: Verdict;
  readonly findings: readonly Draft[];
}

/** What was decided, and how much work it was. */
export interface Decisions {
  readonly decisions: readonly Decision[];
  readonly counters: Readonly<Record<string, number>>;
}

/** Decides `requirements` in turn; they share what they compute. */
export function decideAll(
  network: Network,
  options: VerifyOptions,
  requirements: readonly AnyRequirement[],
): Decisions {
  const study = studyOf(network, options);
  if (study === undefined) {
    const { nodesMax = NODES_MAX } = options;
    return {
      decisions: requirements.map((requirement) => ({
        requirement,
        verdict: 'undetermined',
        findings: [limited(requirement, nodesMax)],
      })),
      counters: {},
    };
  }
  let times: readonly Study[] | undefined;
  const atAllTimes = (): readonly Study[] => {
    times ??= representativeTimes(network).map((time) =>
      Study.of(networkAt(network, time), options),
    );
    return times;
  };
  const decisions = requirements.map((requirement) => {
    const found = standing(decide(requirement, study, atAllTimes));
    const findings = sorted(orNothing(requirement, found));
    return { requirement, verdict: worst(findings), findings };
  });
  return { decisions, counters: countersOf([study, ...(times ?? [])]) };
}

function worst(findings: readonly Draft[]): Verdict {
  const verdicts = findings.map((finding) => finding.verdict);
  return present(
    VERDICT_ORDER.find((verdict) => verdicts.includes(verdict)),
    'a finding',
  );
}

/** A requirement that has nothing to say found no two segments to say it of. */
function orNothing({ id }: AnyRequirement, findings: readonly Draft[]): readonly Draft[] {
  if (findings.length > 0) return findings;
  const params = { what: 'segments' };
  return [draft(id, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
}

/**
 * First all scheduled lines are read so that the claim is hardest to hold. If it does not, that may
 * need lines that never apply together, so every time of the week is asked.
 */
function decide(
  requirement: AnyRequirement,
  study: Study,
  atAllTimes: () => readonly Study[],
): readonly Draft[] {
  try {
    const always = decideUnknown(requirement, study);
    if (!isViolated(always) || requirement.kind === 'inventory') return always;
    if (!hasLines(study.network, 'scheduled')) return always;
    const times = atAllTimes().map((then) => decideUnknown(requirement, then));
    return requirement.kind === 'content' ? atSomeTime(always, times) : together(times);
  } catch (error) {
    if (!(error instanceof ResourceLimit)) throw error;
    return [limited(requirement, study.nodesMax)];
  }
}

/** A limit that not even the empty question keeps gives no study. */
function studyOf(network: Network, options: VerifyOptions): Study | undefined {
  try {
    return Study.of(network, options);
  } catch (error) {
    if (error instanceof ResourceLimit) return undefined;
    throw error;
  }
}

function limited({ id }: AnyRequirement, limit: number): Draft {
  return draft(id, { verdict: 'undetermined', code: 'und/limit', params: { limit } });
}

/** Claims about everything at once hold if they do every time. */
function together(times: readonly (readonly Draft[])[]): readonly Draft[] {
  const everyTime = (finding: Draft): boolean =>
    times.every((some) => some.some((other) => draftKey(other) === draftKey(finding)));
  return times
    .flat()
    .filter(
      (finding) => finding.verdict !== 'proved' || finding.subject !== '' || everyTime(finding),
    );
}

/**
 * What came at one time may go on at another, so content that gets somewhere with all lines at once
 * may do so without ever getting there at one time; whether it does is not decided.
 */
function atSomeTime(
  always: readonly Draft[],
  times: readonly (readonly Draft[])[],
): readonly Draft[] {
  const keys = new Set(
    times.flat().flatMap((found) => (found.verdict === 'violated' ? [draftKey(found)] : [])),
  );
  return always.map((finding) => {
    if (finding.verdict !== 'violated' || keys.has(draftKey(finding))) return finding;
    return { ...finding, verdict: 'undetermined', code: 'und/other-times', params: {} };
  });
}

/** A violation stands if it does however lines of unknown effect are read. */
function decideUnknown(requirement: AnyRequirement, study: Study): readonly Draft[] {
  const cautious = merged(found(requirement, study));
  const doubtful = cautious.some(
    ({ verdict, evidence, chain }) =>
      verdict === 'violated' &&
      (evidence?.role === 'ongoing' ||
        chain?.steps.some((step) => step.evidence?.role === 'ongoing') === true ||
        hasLines(study.network, 'unmodelled')),
  );
  if (!doubtful || requirement.kind === 'inventory') return cautious;
  const certain = merged(found(requirement, study.generous)).filter(
    ({ verdict }) => verdict === 'violated',
  );
  const keys = new Set(certain.map(draftKey));
  return [
    ...certain,
    ...cautious
      .filter((finding) => !keys.has(draftKey(finding)))
      .map((finding) => (finding.verdict === 'violated' ? doubt(study.network, finding) : finding)),
  ];
}

/** What depends on a line of unknown effect, with the line. */
function doubt(network: Network, { requirement, passage, at, subject, identity }: Draft): Draft {
  const unknown = unknownLine(network, passage);
  const params = {
    filter: unknown?.filter ?? passage?.filter ?? '',
    line: unknown?.line.id ?? passage?.line ?? '',
  };
  const place = unknown?.line.at ?? at;
  return draft(requirement, {
    verdict: 'undetermined',
    code: 'und/unmodelled',
    params,
    related: at === undefined || at === place ? [] : [at],
    subject,
    identity,
    ...(place === undefined ? {} : { at: place }),
  });
}

/** The line itself if its effect is unknown, else one of its filter, else any. */
function unknownLine(
  network: Network,
  passage: Passage | undefined,
): { readonly filter: string; readonly line: FilterRule } | undefined {
  const all = network.filters.flatMap(({ id, rules }) =>
    rules
      .filter((line) => line.enabled && line.certainty === 'unmodelled')
      .map((line) => ({ filter: id, line })),
  );
  const near = all.filter(({ filter }) => filter === passage?.filter);
  return near.find(({ line }) => line.id === passage?.line) ?? near[0] ?? all[0];
}

function hasLines(network: Network, certainty: FilterRule['certainty']): boolean {
  return network.filters.some((filter) =>
    filter.rules.some((line) => line.enabled && line.certainty === certainty),
  );
}

function isViolated(findings: readonly Draft[]): boolean {
  return findings.some(({ verdict }) => verdict === 'violated');
}

/** One finding per key: packets are added up, the first that has evidence shows it. */
function merged(findings: readonly Draft[]): readonly Draft[] {
  const byKey = new Map<string, Draft>();
  for (const finding of findings) {
    const key = draftKey(finding);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? finding : both(known, finding));
  }
  return [...byKey.values()];
}

function both(first: Draft, second: Draft): Draft {
  const packets = (first.packets ?? 0n) + (second.packets ?? 0n);
  const evidence = first.evidence ?? second.evidence;
  return {
    ...first,
    ...(first.packets === undefined && second.packets === undefined ? {} : { packets }),
    ...(evidence === undefined ? {} : { evidence }),
    flows: [...new Set([...first.flows, ...second.flows])],
  };
}

/** Of findings on one subject (at several times, or of several checks) the worst verdict stands. */
function standing(findings: readonly Draft[]): readonly Draft[] {
  const rank = ({ verdict }: Draft): number => VERDICT_ORDER.indexOf(verdict);
  const worstOf = new Map<string, number>();
  for (const finding of findings) {
    const known = worstOf.get(finding.subject) ?? VERDICT_ORDER.length;
    worstOf.set(finding.subject, Math.min(known, rank(finding)));
  }
  const kept = findings.filter(
    (finding) => finding.subject === '' || rank(finding) === worstOf.get(finding.subject),
  );
  return sameAtAllTimes(kept);
}

/** What is found at several times is one finding; what shows it is that of the first time. */
function sameAtAllTimes(findings: readonly Draft[]): readonly Draft[] {
  const byKey = new Map<string, Draft>();
  for (const finding of findings) {
    const key = draftKey(finding);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}

/** Worst first; the rest of the order does not depend on that of the files. */
function sorted(findings: readonly Draft[]): readonly Draft[] {
  const keyed = findings.map((finding) => ({
    finding,
    rank: VERDICT_ORDER.indexOf(finding.verdict),
    key: draftKey(finding),
  }));
  return sortedBy(
    keyed,
    ({ rank }) => rank,
    ({ finding }) => finding.code,
    ({ key }) => key,
  ).map(({ finding }) => finding);
}

function countersOf(studies: readonly Study[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const study of studies) {
    for (const [name, value] of Object.entries(study.counters())) {
      total[name] = (total[name] ?? 0) + value;
    }
  }
  const names = Object.keys(total).sort(compareText);
  return Object.fromEntries(names.map((name) => [name, total[name]!]));
}
