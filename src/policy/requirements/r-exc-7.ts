/** R-EXC-7, 6(3)①: nothing registers communication between My Number segments and the Internet side. */
import type { FlowEnd, PermittedFlow } from '../../model/register.js';
import type { Segment } from '../../model/segment.js';
import { segmentsOfKind } from '../pairs.js';
import { INTERNET_SIDE } from '../register-counterparts.js';
import {
  isMyNumber,
  judgeLines,
  touchesMyNumber,
  writtenSegments,
  type Said,
} from '../register-lines.js';
import type { Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-EXC-7';

export const MY_NUMBER_APART: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study) {
    const judged = judgeLines(
      study,
      ID,
      study.network.register.filter((flow) => touchesMyNumber(study, flow)),
      (flow) => judge(study, flow),
      (lines) => ({ verdict: 'proved', code: 'ok/my-number-apart', params: { lines } }),
    );
    return [...segmentsOfKind(study, ID, 'my-number').missing, ...judged];
  },
};

function judge(study: Study, flow: PermittedFlow): readonly Said[] {
  const { from, to } = flow;
  const counterparts = [
    ...(isMyNumber(study, from) ? to : []),
    ...(isMyNumber(study, to) ? from : []),
  ];
  const segments = new Set(counterparts.flatMap((end) => internetSide(study, end)));
  return [...segments].map(({ id: segment }) => ({
    verdict: 'violated',
    code: 'reg/counterpart-internet',
    params: { flow: flow.id, segment },
    identity: [segment],
  }));
}

/** Segments in which `end` stands that are, or count as, the Internet side. */
function internetSide(study: Study, end: FlowEnd): readonly Segment[] {
  const { segments } = study;
  const counted = segments.ofEnd(end).filter(({ kind }) => kind === 'internet-connected');
  const outside = writtenSegments(study, end).filter(
    ({ id, external }) =>
      external !== undefined &&
      INTERNET_SIDE.includes(external) &&
      segments.effective(id).kind !== 'internet-connected',
  );
  return [...counted, ...outside];
}
