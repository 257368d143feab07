/** R-LG-1, 6(3)②: no session passes between LGWAN-connected and Internet-connected segments. */
import type { Node } from '../../model/node.js';
import type { PermittedFlow } from '../../model/register.js';
import type { Crossing } from '../crossings.js';
import type { Draft } from '../draft.js';
import { judgePairs, orderedPairs, segmentsOfKind, type Allowance } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-LG-1';

export const PATHS_DIVIDED: Requirement = {
  id: ID,
  clause: '6(3)②',
  kind: 'crossing',
  check(study) {
    const lgwan = segmentsOfKind(study, ID, 'lgwan-connected');
    const internet = segmentsOfKind(study, ID, 'internet-connected');
    const pairs = orderedPairs(study).filter(
      ({ from, to }) =>
        (from.kind === 'lgwan-connected' && to.kind === 'internet-connected') ||
        (from.kind === 'internet-connected' && to.kind === 'lgwan-connected'),
    );
    const judged = judgePairs(study, ID, pairs, allowed(study), ({ from, to }) => ({
      code: 'lg/direct-session',
      params: { from: from.id, to: to.id },
    }));
    return [...lgwan.missing, ...internet.missing, ...judged, ...forwardingSanitizers(study)];
  },
};

/**
 * Sessions that the LGWAN-connected side opens under a registered release, and their answers; where
 * only what comes in has to be sanitized (A1), also those by which nothing comes in.
 */
function allowed(study: Study): (crossing: Crossing) => Allowance | undefined {
  const { outbound } = study.readings;
  return ({ flows }) => {
    const outward = flows.filter((flow) => isOutbound(study, flow));
    const oneWay = outward.filter(({ data }) => outbound === 'guideline' && data === 'forward');
    if (oneWay.length > 0) return { verdict: 'proved', flows: oneWay.map((flow) => flow.id) };
    const releases = outward.filter(({ kind }) => kind === 'outbound-release');
    if (releases.length === 0) return undefined;
    return { verdict: 'excepted', flows: releases.map((flow) => flow.id) };
  };
}

/** A line that lets the Internet-connected side open sessions is none. */
function isOutbound({ segments }: Study, flow: PermittedFlow): boolean {
  return flow.from
    .flatMap((end) => segments.ofEnd(end))
    .every((segment) => segment.kind === 'lgwan-connected');
}

/** What sanitizes ends one connection and starts another; it passes nothing on. */
function forwardingSanitizers(study: Study): readonly Draft[] {
  return study.network.nodes
    .filter((node) => node.forwards && sanitizes(study, node))
    .map((node) =>
      draft(ID, {
        verdict: 'violated',
        code: 'lg/sanitizer-forwards',
        params: { node: node.id },
        at: node.at,
        subject: node.id,
      }),
    );
}

function sanitizes(study: Study, node: Node): boolean {
  if (node.facts.sanitizer !== undefined) return true;
  return (
    node.kind === 'host' && study.segments.ofNode(node).some(({ kind }) => kind === 'sanitizing')
  );
}
