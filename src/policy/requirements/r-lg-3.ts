/** R-LG-3, 6(3)②: every sanitizer is sound, and nothing but its services passes it. */
import type { NetworkGraph } from '../../analysis/content/graph.js';
import { segmentsOf, type Holder } from '../../analysis/content/holder.js';
import type { Flaw, Sanitizer } from '../../analysis/content/sanitizer.js';
import type { Session } from '../../analysis/content/sessions.js';
import { unreachable } from '../../base/assert.js';
import type { Segment } from '../../model/segment.js';
import { contentGraph } from '../content-graph.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import { sanitizersOf, unsaidSanitizers } from '../sanitizers.js';
import { nameOf, showSession } from '../session-evidence.js';
import type { Study } from '../study.js';

const ID = 'R-LG-3';

export const SANITIZERS_SOUND: Requirement = {
  id: ID,
  clause: '6(3)②',
  kind: 'content',
  check(study) {
    const judged = sanitizersOf(study).flatMap((sanitizer) => {
      const { node } = sanitizer;
      const open = [
        ...sanitizer.flaws.map((flaw) => flawed(sanitizer, flaw)),
        ...sanitizer.missing.map((fact) => unsaid(sanitizer, fact)),
        ...otherServices(study, sanitizer),
      ];
      const subject = node.id;
      if (open.length > 0) return open;
      const params = { node: node.id };
      return [draft(ID, { verdict: 'proved', code: 'ok/sanitizer-sound', params, subject })];
    });
    return [...judged, ...unsaidSanitizers(study, ID)];
  },
};

function flawed({ node, facts }: Sanitizer, flaw: Flaw): Draft {
  const base = { verdict: 'violated', at: facts.at, subject: '' } as const;
  const params = { node: node.id };
  switch (flaw.kind) {
    case 'fact': {
      const { fact, value } = flaw;
      return draft(ID, { ...base, code: 'san/wrong-fact', params: { ...params, fact, value } });
    }
    case 'forwards':
      return draft(ID, { ...base, code: 'san/forwards', params });
    case 'shared-domain':
      return draft(ID, { ...base, code: 'san/shared-domain', params });
    default:
      return unreachable(flaw);
  }
}

function unsaid({ node, facts }: Sanitizer, fact: string): Draft {
  const params = { node: node.id, fact };
  return draft(ID, { verdict: 'undetermined', code: 'und/missing-fact', params, at: facts.at });
}

/** Packets of other services that come to it from, or that it sends to, segments other than its own. */
function otherServices(study: Study, { node }: Sanitizer): readonly Draft[] {
  const graph = contentGraph(study);
  const self = graph.holders.find((holder) => holder.kind === 'node' && holder.node === node);
  if (self === undefined) return [];
  const own = segmentsOf(study.segments, self);
  const found = new Map<string, Draft>();
  for (const other of graph.holders) {
    const segment = segmentsOf(study.segments, other).find((s) => !own.includes(s));
    if (other === self || segment === undefined) continue;
    const came = graph.sessions.between(other, self).find((s) => !s.byService);
    const sent = graph.sessions.between(self, other).find((s) => !s.sent.byService);
    for (const session of [came, sent]) {
      if (session === undefined) continue;
      const finding = otherService(study, graph, session, self, segment);
      const key = `${finding.code} ${segment.id}`;
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return [...found.values()];
}

function otherService(
  study: Study,
  graph: NetworkGraph,
  session: Session,
  self: Holder,
  segment: Segment,
): Draft {
  const shown = showSession(study, graph, session, 'forward');
  return draft(ID, {
    verdict: 'violated',
    code: session.to === self ? 'san/other-services-in' : 'san/other-services-out',
    params: { node: nameOf(self).id, segment: segment.id },
    flows: session.flows.map(({ id }) => id),
    ...(shown === undefined ? {} : { evidence: shown.evidence }),
    ...(shown?.passage === undefined ? {} : { passage: shown.passage }),
    ...(shown?.at === undefined ? {} : { at: shown.at }),
  });
}
