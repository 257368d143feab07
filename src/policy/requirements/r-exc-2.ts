/** R-EXC-2, 6(3)①: exceptions of My Number segments are tied to machines, ways and ports. */
import type { PermittedFlow } from '../../model/register.js';
import { segmentsOfKind } from '../pairs.js';
import {
  exceptionLines,
  isOutsideEnd,
  judgeLines,
  touchesMyNumber,
  type Said,
} from '../register-lines.js';
import { isInForce, legsOf, pointKind } from '../register-points.js';
import type { Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-EXC-2';

export const EXCEPTIONS_PINNED: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check(study) {
    const concerned = exceptionLines(study).filter((flow) => touchesMyNumber(study, flow));
    const judged = judgeLines(
      study,
      ID,
      concerned,
      (flow) => [...unknownMachines(study, flow), ...loosePoints(study, flow)],
      (lines) => ({ verdict: 'proved', code: 'ok/exceptions-pinned', params: { lines } }),
    );
    return [...segmentsOfKind(study, ID, 'my-number').missing, ...judged];
  },
};

/** Ends in the town of which the files do not say the hardware address. */
function unknownMachines(study: Study, flow: PermittedFlow): readonly Said[] {
  return [...flow.from, ...flow.to].flatMap((end): readonly Said[] => {
    const node = end.node === undefined ? undefined : study.layout.node(end.node);
    if (node?.kind === 'external' || isOutsideEnd(study, end)) return [];
    if (node === undefined) {
      const params = { flow: flow.id, end: end.text };
      const identity = [end.text];
      return [
        { verdict: 'undetermined', code: 'und/end-without-machine', params, identity, at: end.at },
      ];
    }
    // One address is of one machine, so a group that one record stands for has none.
    const legs = legsOf(study, end);
    const isKnown = legs.length > 0 && node.count === 1 && legs.every((i) => i.mac !== undefined);
    if (isKnown) return [];
    const params = { node: node.id, fact: 'mac' };
    const identity = [node.id];
    return [{ verdict: 'undetermined', code: 'und/missing-fact', params, identity, at: node.at }];
  });
}

/** Points that have nothing to do with the line, and the kinds of points that are not there. */
function loosePoints(study: Study, flow: PermittedFlow): readonly Said[] {
  const points = flow.exception?.enforcedBy ?? [];
  const idle = points.filter((point) => !isInForce(study, flow, point));
  const kinds = points
    .filter((point) => !idle.includes(point))
    .map((point) => pointKind(study, point));
  const params = { flow: flow.id };
  return [
    ...idle.map(({ text, at }): Said => ({
      verdict: 'violated',
      code: 'reg/point-idle',
      params: { flow: flow.id, point: text },
      identity: [text],
      at,
    })),
    ...(kinds.includes('firewall')
      ? []
      : [{ verdict: 'violated', code: 'reg/no-firewall-point', params } as const]),
    ...(kinds.includes('path')
      ? []
      : [{ verdict: 'violated', code: 'reg/no-path-point', params } as const]),
  ];
}
