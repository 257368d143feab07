/**
 * Lines of the register that depart from the principle, where their ends stand, and claims about
 * lines one by one.
 */
import { isOutside } from '../analysis/segments.js';
import type { FlowEnd, FlowKind, PermittedFlow } from '../model/register.js';
import type { Segment } from '../model/segment.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

/** Kinds of lines that are no departure: they stay in the principle, or are sanitized. */
const WITHOUT_EXCEPTION: readonly FlowKind[] = ['ordinary', 'sanitized'];

/** Whether a line of this kind needs an exception. */
export function needsException({ kind }: PermittedFlow): boolean {
  return !WITHOUT_EXCEPTION.includes(kind);
}

/** Lines that need an exception, in the order of the register. */
export function exceptionLines({ network }: Study): readonly PermittedFlow[] {
  return network.register.filter(needsException);
}

/** Effective segments in which `ends` stand. */
export function segmentsOfEnds(study: Study, ends: readonly FlowEnd[]): readonly Segment[] {
  return [...new Set(ends.flatMap((end) => study.segments.ofEnd(end)))];
}

/** Whether an end of the line stands in a My Number segment, whatever that is written as. */
export function touchesMyNumber(study: Study, { from, to }: PermittedFlow): boolean {
  return isMyNumber(study, [...from, ...to]);
}

/** Whether one of `ends` stands in a My Number segment. */
export function isMyNumber(study: Study, ends: readonly FlowEnd[]): boolean {
  return segmentsOfEnds(study, ends).some(({ kind }) => kind === 'my-number');
}

/** Whether `end` stands outside, and nowhere else. */
export function isOutsideEnd(study: Study, end: FlowEnd): boolean {
  const segments = study.segments.ofEnd(end);
  return segments.length > 0 && segments.every(isOutside);
}

/** Segments of an end as written: what a part of the outside is does not change by `treatAs`. */
export function writtenSegments(
  study: Study,
  { node, subnet, segment }: FlowEnd,
): readonly Segment[] {
  const { layout, segments } = study;
  const machine = node === undefined ? undefined : layout.node(node);
  if (machine?.kind === 'external' && machine.segment !== undefined) {
    return [segments.written(machine.segment)];
  }
  const subnets =
    machine === undefined
      ? [subnet]
      : machine.interfaces.flatMap((i) => i.addresses.map((address) => address.subnet));
  const ids = subnets.flatMap((id) => {
    const found = id === undefined ? undefined : layout.index.subnets.get(id);
    return found === undefined ? [] : [found.segment];
  });
  const all = segment === undefined ? ids : [...ids, segment];
  return [...new Set(all.map((id) => segments.written(id)))];
}

/** What is found out about one line. */
export type Said = Pick<Draft, 'verdict' | 'code' | 'params'> &
  Partial<Pick<Draft, 'at' | 'related' | 'identity'>>;

/** What is said of all lines in which nothing was found. */
export type AllGood = (lines: number) => Pick<Draft, 'verdict' | 'code' | 'params'>;

/**
 * Findings about `concerned`, one by one. A register without any line has been forgotten rather than
 * read; one in which no line is concerned says something about those that there are.
 */
export function judgeLines(
  study: Study,
  requirement: RequirementId,
  concerned: readonly PermittedFlow[],
  judge: (flow: PermittedFlow) => readonly Said[],
  allGood: AllGood,
): readonly Draft[] {
  const { register } = study.network;
  if (register.length === 0) {
    const params = { what: 'flows' };
    return [draft(requirement, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
  }
  if (concerned.length === 0) {
    const params = { lines: register.length };
    const code = 'ok/no-line-concerned';
    return [draft(requirement, { verdict: 'proved', code, params, identity: [] })];
  }
  const judged = concerned.map((flow) => ({ flow, said: judge(flow) }));
  const found = judged.flatMap(({ flow, said }) =>
    said.map(({ identity = [], ...one }) =>
      draft(requirement, {
        at: flow.at,
        ...one,
        flows: [flow.id],
        subject: flow.id,
        identity: [flow.id, ...identity],
      }),
    ),
  );
  const good = judged.filter(({ said }) => said.every(({ verdict }) => verdict === 'proved'));
  if (good.length === 0) return found;
  return [...found, draft(requirement, { ...allGood(good.length), identity: [] })];
}
