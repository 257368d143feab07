/**
 * R-LG-4, 6(3)②: content of LGWAN-connected segments leaves for the Internet sanitized, or as a
 * registered release.
 */
import type { Move } from '../../analysis/content/graph.js';
import { startsWith, type Holder } from '../../analysis/content/holder.js';
import { chainOf } from '../../analysis/content/closure.js';
import type { FlowId } from '../../model/ids.js';
import type { PermittedFlow } from '../../model/register.js';
import type { Segment } from '../../model/segment.js';
import { flowsOf } from '../chains.js';
import { contentGraph } from '../content-graph.js';
import type { Draft } from '../draft.js';
import { closureOf, entryDrafts, type Question } from '../entries.js';
import { segmentsOfKind, usedFlows } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-LG-4';

export const RELEASED_ONLY: Requirement = {
  id: ID,
  clause: '6(3)②',
  kind: 'content',
  check(study) {
    if (study.readings.outbound === 'guideline') return [notAsked()];
    const lgwan = segmentsOfKind(study, ID, 'lgwan-connected');
    const internet = segmentsOfKind(study, ID, 'internet-connected');
    if (lgwan.segments.length === 0) return [...lgwan.missing, ...internet.missing];
    const targets = contentGraph(study).holders.filter((holder) => isTarget(study, holder));
    const reached = new Set(targets.map((holder) => segmentOf(study, holder)));
    const released = (move: Move): boolean => isReleased(study, move);
    return [
      ...lgwan.missing,
      ...internet.missing,
      ...study.segments
        .all()
        .filter((segment) => reached.has(segment))
        .flatMap((segment) => judge(study, segment, released)),
    ];
  },
};

/** Only what comes in has to be sanitized (A1). */
function notAsked(): Draft {
  return draft(ID, { verdict: 'proved', code: 'ok/outbound-not-asked', params: {} });
}

function judge(study: Study, segment: Segment, without: (move: Move) => boolean): readonly Draft[] {
  const target = (holder: Holder): boolean =>
    segmentOf(study, holder) === segment && isTarget(study, holder);
  const question: Question = {
    requirement: ID,
    code: 'content/leaves-raw',
    startCode: 'content/internet-inside',
    label: 'inside',
    graph: contentGraph(study),
    segment,
    between: (from, to) => target(to) && !isTarget(study, from),
    forbidden: ({ to }, doubts) =>
      to.kind !== 'node' && startsWith(study.segments, to, 'taint', doubts),
    startForbidden: (holder) => target(holder),
    without,
    home: (holder) => segmentOf(study, holder)?.kind === 'lgwan-connected',
  };
  const open = entryDrafts(study, question);
  if (open.length > 0) return open;
  const flows = releasesTo(study, question, target);
  const subject = segment.id;
  const params = { segment: segment.id };
  if (flows.length === 0) {
    return [draft(ID, { verdict: 'proved', code: 'ok/nothing-leaves-raw', params, subject })];
  }
  const released = { ...params, flows: flows.length };
  const identity = [segment.id];
  return [
    draft(ID, {
      verdict: 'proved',
      code: 'ok/released',
      params: released,
      flows,
      subject,
      identity,
    }),
  ];
}

/** Lines of releases on the ways by which raw content does get there. */
function releasesTo(
  study: Study,
  { without: _, ...question }: Question,
  target: (holder: Holder) => boolean,
): readonly FlowId[] {
  const reached = closureOf(study, question, 'hard')
    .all()
    .filter(({ holder, slot }) => target(holder) && slot !== 'sanitized');
  const moves = reached.flatMap((had) => chainOf(had).map(({ move }) => move));
  const released = moves.filter((move) => isReleased(study, move));
  return usedFlows(study, released.flatMap(flowsOf));
}

/** A session that goes out with a line of kind `outbound-release`, or a transfer with an exception. */
function isReleased(study: Study, { how }: Move): boolean {
  if (how.kind === 'by-hand') return how.transfer.exception !== undefined;
  if (how.kind !== 'session' || how.direction !== 'forward') return false;
  return how.session.flows.some(
    (flow) => flow.kind === 'outbound-release' && isOutbound(study, flow),
  );
}

/** A release goes out: a line by which what may have content of the Internet opens sessions is none. */
function isOutbound({ segments }: Study, { from }: PermittedFlow): boolean {
  return !from
    .flatMap((end) => segments.ofEnd(end))
    .some(({ kind }) => kind === 'internet-connected' || kind === 'external');
}

function isTarget({ segments }: Study, holder: Holder): boolean {
  return startsWith(segments, holder, 'taint', 'hard');
}

function segmentOf({ segments }: Study, holder: Holder): Segment | undefined {
  return holder.kind === 'node' ? undefined : segments.effective(holder.place.segment);
}
