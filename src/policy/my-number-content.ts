/** What must not leave My Number segments, and what must not get into them (R-MN-4, R-EXC-8). */
import type { ContentGraph, Move } from '../analysis/content/graph.js';
import { segmentsOf, type Holder } from '../analysis/content/holder.js';
import type { Doubts } from '../analysis/content/label.js';
import { isOutside } from '../analysis/segments.js';
import type { FlowId } from '../model/ids.js';
import type { PermittedFlow } from '../model/register.js';
import { isOneTown, type Segment } from '../model/segment.js';
import type { FindingCode, RequirementId } from '../model/verdict.js';
import { flowsOf } from './chains.js';
import { closureOf, type Question } from './entries.js';
import { usedFlows } from './pairs.js';
import type { Study } from './study.js';

interface Said {
  readonly requirement: RequirementId;
  readonly secretCode: FindingCode;
  readonly taintCode: FindingCode;
  readonly movesMin?: number;
}

const HOME: readonly Segment['kind'][] = ['my-number', 'boundary-dmz'];

/**
 * Secret leaves neither My Number segments nor boundary DMZ of the town, except to externals and to those
 * of other towns over lines of specific communication with public bodies; taint comes into neither, except over such lines.
 */
export function myNumberQuestions(
  study: Study,
  segment: Segment,
  graph: ContentGraph,
  { requirement, secretCode, taintCode, movesMin }: Said,
): { readonly secret: Question; readonly taint: Question } {
  const isIn = (holder: Holder, is: (one: Segment) => boolean): boolean => {
    const all = segmentsOf(study.segments, holder);
    return all.length > 0 && all.every(is);
  };
  // Another town is another area, whatever its segments are for.
  const isHome = (holder: Holder): boolean =>
    isIn(holder, (one) => isOneTown(one, segment) && HOME.includes(one.kind));
  const isMyNumber = (holder: Holder): boolean =>
    isIn(holder, (one) => isOneTown(one, segment) && one.kind === 'my-number');
  const isCounterpart = (holder: Holder): boolean =>
    holder.kind === 'external' ||
    isIn(holder, (one) => !isOneTown(one, segment) && HOME.includes(one.kind));
  // Where it may be, it may be relayed from, too.
  const isRelay = (holder: Holder): boolean =>
    holder.kind === 'external' && holder.node.forwards && isIn(holder, isOutside);
  const isOf = (holder: Holder): boolean => segmentsOf(study.segments, holder).includes(segment);
  const base = {
    requirement,
    graph,
    segment,
    anyForm: true,
    home: isHome,
    ...(movesMin === undefined ? {} : { movesMin }),
  };
  return {
    secret: {
      ...base,
      code: secretCode,
      label: 'secret',
      between: (from, to) => (isHome(from) || isRelay(from)) && !isHome(to),
      forbidden: (move, doubts) => !isCounterpart(move.to) || !isSpecific(move, doubts),
    },
    taint: {
      ...base,
      code: taintCode,
      startCode: 'content/internet-inside',
      label: 'taint',
      // A boundary DMZ belongs to every My Number segment of its town.
      between: (from, to) =>
        isMyNumber(to) ? isOf(to) && !isMyNumber(from) : isHome(to) && !isHome(from),
      forbidden: (move, doubts) => !isSpecific(move, doubts),
      ...(movesMin === undefined ? { startForbidden: isOf } : {}),
    },
  };
}

/** Lines by which content does leave or enter, as they may. */
export function specificFlows(study: Study, question: Question): readonly FlowId[] {
  const { graph, between } = question;
  const closure = closureOf(study, question, 'hard');
  const moves = graph.holders.flatMap((to) =>
    [...closure.into(to, (from) => between(from, to))].map(({ via }) => via.move),
  );
  return usedFlows(study, moves.flatMap(flowsOf));
}

/** Whether a move is covered by specific communication with a public body. */
function isSpecific({ how }: Move, doubts: Doubts): boolean {
  if (how.kind === 'session') return how.session.flows.some((flow) => isPublic(flow, doubts));
  return how.kind === 'line' && isPublic(how.flow, doubts);
}

function isPublic({ kind, exception }: PermittedFlow, doubts: Doubts): boolean {
  if (kind !== 'specific-communication') return false;
  const body = exception?.counterpart?.publicBody;
  return body === true || (body === undefined && doubts === 'easy');
}
