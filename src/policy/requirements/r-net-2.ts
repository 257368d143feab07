/** R-NET-2, 6(3)③: whatever passes between the Internet and the segment connected to it is watched. */
import type { NodeId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { SegmentKind } from '../../model/segment.js';
import type { Crossing } from '../crossings.js';
import type { Draft } from '../draft.js';
import { isUnknownMonitor, monitors, REQUIRED_MONITORING } from '../monitoring.js';
import { missingExternal, pathsOf, type OutsideClaim, type Path } from '../outside-paths.js';
import { segmentsOfKind } from '../pairs.js';
import { seedsOf } from '../passages.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study, type Variant } from '../study.js';
import { violations } from '../violations.js';

const ID = 'R-NET-2';

export const INTERNET_WATCHED: Requirement = {
  id: ID,
  clause: '6(3)③',
  kind: 'crossing',
  check(study) {
    const { missing } = segmentsOfKind(study, ID, 'internet-connected');
    const written = pathsOf(study, claim(AS_WRITTEN));
    const absent = [...missing, ...missingExternal(study, ID, 'internet')];
    if (written.length === 0) {
      const params = { what: 'internet-paths' };
      const nothing = draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params });
      return absent.length > 0 ? absent : [nothing];
    }
    const found = REQUIRED_MONITORING.flatMap(({ capability, by }) =>
      unwatched(study, capability, by),
    );
    const open = new Set(found.map(({ subject }) => subject));
    return [...absent, ...found, ...watched(study, written, open)];
  },
};

/** Paths between Internet-connected segments and the Internet side, either way. */
function claim(variant: Variant): OutsideClaim {
  const others: readonly SegmentKind[] = [
    'my-number',
    'lgwan-connected',
    'boundary-dmz',
    'sanitizing',
    'education',
    'public-wifi',
    'other',
  ];
  return {
    requirement: ID,
    externals: ['internet', 'cloud-service', 'security-cloud'],
    allowed: others,
    exceptions: () => [],
    variant,
    violated: 'net/not-watched',
    proved: (from, to) => ({ code: 'ok/watched', params: { from: from.id, to: to.id } }),
  };
}

/** A path that avoids all who have the capability; if also all who may have it, it is violated. */
function unwatched(study: Study, capability: string, by: readonly string[]): readonly Draft[] {
  const { nodes } = study.network;
  const able = nodes.filter((node) => monitors(node, by));
  const unknown = nodes.filter((node) => isUnknownMonitor(study, node));
  const around = pathsOf(study, claim(leavingOut(able)));
  if (around.length === 0) return [];
  const beyond = leavingOut([...able, ...unknown]);
  const surely = pathsOf(study, claim(beyond));
  const violated = violations(
    study,
    ID,
    beyond,
    surely.map(({ crossing }) => crossing),
    ({ passed, crossings }) => {
      const path = surely.find(({ crossing }) => crossing === crossings[0])!;
      const params = { ...endsOf(study, path), capability };
      const identity = [...Object.values(params), ...passed.identity];
      return { code: 'net/not-watched', params, subject: subjectOf(study, path), identity };
    },
  );
  const doubtful = around.flatMap((path) => {
    const on = nodesOn(path.crossing);
    return unknown.filter(({ id }) => on.has(id)).map((node) => missingFact(study, path, node));
  });
  return [...violated, ...doubtful];
}

function leavingOut(nodes: readonly Node[]): Variant {
  return { ...AS_WRITTEN, besides: nodes.map(({ id }) => id) };
}

function missingFact(study: Study, path: Path, node: Node): Draft {
  return draft(ID, {
    verdict: 'undetermined',
    code: 'und/missing-fact',
    params: { node: node.id, fact: 'monitor' },
    at: node.at,
    subject: subjectOf(study, path),
    identity: [subjectOf(study, path), node.id],
  });
}

/** Nodes on the way of some packet of `crossing`. */
function nodesOn(crossing: Crossing): ReadonlySet<NodeId> {
  const { pass, traffic } = crossing;
  const back = traffic.analyzer.backward(pass, seedsOf(crossing));
  const found = new Set<NodeId>();
  for (const id of back.keys()) {
    const state = pass.graph.state(id);
    if (state.kind === 'in-stage') found.add(state.interface.node);
    if (state.kind === 'out-stage' || state.kind === 'generated') found.add(state.node.id);
    if (state.kind === 'end' && state.end.node !== undefined) found.add(state.end.node.id);
  }
  return found;
}

/** One finding per pair of ends that has a path and is not `open`. */
function watched(
  study: Study,
  paths: readonly Path[],
  open: ReadonlySet<string>,
): readonly Draft[] {
  const byEnds = new Map(paths.map((path) => [subjectOf(study, path), path]));
  return [...byEnds]
    .filter(([subject]) => !open.has(subject))
    .map(([subject, path]) =>
      draft(ID, { verdict: 'proved', code: 'ok/watched', params: endsOf(study, path), subject }),
    );
}

function endsOf({ segments }: Study, { inside, external }: Path): { from: string; to: string } {
  return { from: segments.effective(inside.segment).id, to: external.segment };
}

function subjectOf(study: Study, path: Path): string {
  const { from, to } = endsOf(study, path);
  return `${from} > ${to}`;
}
