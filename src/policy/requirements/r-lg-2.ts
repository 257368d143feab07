/** R-LG-2, 6(3)②: no content of Internet origin gets into LGWAN-connected segments unsanitized. */
import type { Holder } from '../../analysis/content/holder.js';
import type { Segment } from '../../model/segment.js';
import { contentGraph } from '../content-graph.js';
import { entryDrafts } from '../entries.js';
import { segmentsOfKind } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-LG-2';

export const ONLY_SANITIZED: Requirement = {
  id: ID,
  clause: '6(3)②',
  kind: 'content',
  check(study) {
    const { segments, missing } = segmentsOfKind(study, ID, 'lgwan-connected');
    return [...missing, ...segments.flatMap((segment) => judge(study, segment))];
  },
};

function judge(study: Study, segment: Segment): ReturnType<Requirement['check']> {
  const kindOf = (holder: Holder): Segment | undefined =>
    holder.kind === 'node' ? undefined : study.segments.effective(holder.place.segment);
  const isProtected = (holder: Holder): boolean => kindOf(holder)?.kind === 'lgwan-connected';
  const open = entryDrafts(study, {
    requirement: ID,
    code: 'content/raw-inside',
    startCode: 'content/internet-inside',
    label: 'taint',
    graph: contentGraph(study),
    segment,
    between: (from, to) => kindOf(to) === segment && !isProtected(from),
    forbidden: () => true,
    startForbidden: (holder) => kindOf(holder) === segment,
    home: isProtected,
  });
  if (open.length > 0) return open;
  const params = { segment: segment.id };
  const subject = segment.id;
  return [draft(ID, { verdict: 'proved', code: 'ok/nothing-raw-inside', params, subject })];
}
