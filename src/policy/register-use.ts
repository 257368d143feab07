/** Whether a line of the register is still of use: something implements it, and something passes. */
import { Analyzer } from '../analysis/passes.js';
import type { Family } from '../model/address.js';
import type { PermittedFlow } from '../model/register.js';
import { segmentsOfEnds } from './register-lines.js';
import { citations } from './register-points.js';
import { isEmptyEnd, sendingsOf, type Sending } from './sendings.js';
import type { Study } from './study.js';

/**
 * `unused`: it crosses segments, and no line of a filter cites it. `switched-off`: all that cite it are
 * disabled, or in filters that nothing is attached to. `dead`: nothing of it passes. `nobody`: nobody
 * stands behind one of its ends.
 */
export type Use = 'in-use' | 'unused' | 'switched-off' | 'dead' | 'nobody';

export function useOf(study: Study, flow: PermittedFlow): Use {
  const citing = citations(study.network).get(flow.id) ?? [];
  if (citing.length === 0 && crosses(study, flow)) return 'unused';
  if (citing.length > 0 && citing.every(({ inForce }) => !inForce)) return 'switched-off';
  // What is required has to pass in full: R-REQ-1 says more about it than that something does.
  if (flow.required) return 'in-use';
  if ([...flow.from, ...flow.to].some((end) => isEmptyEnd(study, end))) return 'nobody';
  return sendingsOf(study, flow).some((sending) => getsThere(study, sending)) ? 'in-use' : 'dead';
}

/** Whether an end of `from` and an end of `to` stand in different segments, so that filters matter. */
function crosses(study: Study, { from, to }: PermittedFlow): boolean {
  const sending = segmentsOfEnds(study, from);
  const receiving = segmentsOfEnds(study, to);
  return sending.some((one) => receiving.some((other) => one !== other));
}

/** Whether anything that one node sends is taken by one of the nodes that are meant, at some time. */
function getsThere(study: Study, { family, sender, receivers, set }: Sending): boolean {
  const analyzer = analyzerFor(study, family);
  if (set === analyzer.space.none) return false;
  const pass = analyzer.opening([{ state: { kind: 'generated', node: sender.node }, set }]);
  return analyzer
    .ends(pass)
    .some(
      ({ end, set: there }) =>
        there !== analyzer.space.none &&
        (end.disposition === 'accepted' || end.disposition === 'exits-network') &&
        end.node !== undefined &&
        receivers.has(end.node.id),
    );
}

/** Routes as written; lines that apply at some time apply, lines of unknown effect as the study reads. */
function analyzerFor(study: Study, family: Family): Analyzer {
  const ofStudy = ANALYZERS.get(study) ?? new Map<Family, Analyzer>();
  ANALYZERS.set(study, ofStudy);
  const known = ofStudy.get(family);
  if (known !== undefined) return known;
  const interpretation = {
    routing: 'exact',
    scheduled: 'permissive',
    unmodelled: study.reading === 'cautious' ? 'strict' : 'permissive',
    explicitPermits: true,
    without: new Set<never>(),
  } as const;
  const analyzer = new Analyzer(study.network, family, interpretation, study.ground(family));
  ofStudy.set(family, analyzer);
  return analyzer;
}

const ANALYZERS = new WeakMap<Study, Map<Family, Analyzer>>();
