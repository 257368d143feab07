/**
 * R-MN-4, 6(3)①: residents' data stays in My Number segments, and content of Internet origin out of
 * them, however many sessions it takes, except over specific communication with public bodies.
 */
import type { Segment } from '../../model/segment.js';
import { contentGraph } from '../content-graph.js';
import { entryDrafts } from '../entries.js';
import { myNumberQuestions, specificFlows } from '../my-number-content.js';
import { segmentsOfKind } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-MN-4';

export const NO_INDIRECT_PATH: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'content',
  check(study) {
    const { segments, missing } = segmentsOfKind(study, ID, 'my-number');
    return [...missing, ...segments.flatMap((segment) => judge(study, segment))];
  },
};

function judge(study: Study, segment: Segment): ReturnType<Requirement['check']> {
  const { secret, taint } = myNumberQuestions(study, segment, contentGraph(study), {
    requirement: ID,
    secretCode: 'content/secret-leaves',
    taintCode: 'content/taint-enters',
  });
  return [
    { question: secret, code: 'ok/secret-kept' as const },
    { question: taint, code: 'ok/taint-kept-out' as const },
  ].flatMap(({ question, code }) => {
    const open = entryDrafts(study, question);
    if (open.length > 0) return open;
    const flows = specificFlows(study, question);
    const params = { segment: segment.id, flows: flows.length };
    const subject = `${question.label} ${segment.id}`;
    const identity = [question.label, segment.id];
    return [draft(ID, { verdict: 'proved', code, params, flows, subject, identity })];
  });
}
