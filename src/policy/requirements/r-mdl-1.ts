/** R-MDL-1, 9 (not normative): systems stand where the chosen model puts them. */
import type { Node } from '../../model/node.js';
import type { Segment } from '../../model/segment.js';
import type { SystemRole } from '../../model/separation-model.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import { modelOf, noSuchSystem, rulesOf, systemsOf } from '../separation-model.js';
import type { Study } from '../study.js';

const ID = 'R-MDL-1';
const ROLES: readonly SystemRole[] = ['main-terminal', 'groupware', 'internal-business'];

export const PLACED_BY_MODEL: Requirement = {
  id: ID,
  clause: '9',
  basis: 'reference',
  kind: 'inventory',
  check(study) {
    return ROLES.flatMap((role) => judge(study, role));
  },
};

/** A model is about the main terminals: a town that names none has not said what it is. */
function judge(study: Study, role: SystemRole): readonly Draft[] {
  const systems = systemsOf(study, role);
  const model = modelOf(study);
  if (systems.length === 0) {
    return role === 'main-terminal' ? [noSuchSystem(ID, role)] : [];
  }
  const expected = rulesOf(study).placement[role];
  const groups = bySegment(study, systems);
  const misplaced = [...groups].filter(([segment]) => segment.kind !== expected);
  if (misplaced.length === 0) {
    const params = { role, count: machines(systems), expected, model };
    return [draft(ID, { verdict: 'proved', code: 'ok/placed-by-model', params, subject: role })];
  }
  return misplaced.map(([segment, nodes]) =>
    draft(ID, {
      verdict: 'violated',
      code: 'mdl/placed-elsewhere',
      params: { role, count: machines(nodes), segment: segment.id, expected, model },
      at: nodes[0]!.at,
      related: nodes.slice(1).map((node) => node.at),
      subject: role,
      identity: [role, segment.id, model],
    }),
  );
}

/** Systems by the segments that they stand in; R-CLS-1 tells of those that stand in several. */
function bySegment(study: Study, nodes: readonly Node[]): ReadonlyMap<Segment, readonly Node[]> {
  const groups = new Map<Segment, Node[]>();
  for (const node of nodes) {
    for (const segment of study.segments.ofNode(node)) {
      groups.set(segment, [...(groups.get(segment) ?? []), node]);
    }
  }
  return groups;
}

function machines(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { count }) => sum + count, 0);
}
