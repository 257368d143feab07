/** R-CLS-4, 6(2): every system of the town has a class of confidentiality, integrity, availability. */
import { isOutside } from '../../analysis/segments.js';
import type { Node } from '../../model/node.js';
import type { Segment } from '../../model/segment.js';
import type { Draft } from '../draft.js';
import { isStated, missingFact, nothing } from '../facts.js';
import { machineOf } from '../machines.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-CLS-4';

const CLASSES = ['confidentiality', 'integrity', 'availability'] as const;

/** A system, and the classes that neither it nor its segment states. */
interface Gap {
  readonly node: Node;
  readonly segment: Segment | undefined;
  readonly classes: readonly string[];
}

export const SYSTEMS_CLASSIFIED: Requirement = {
  id: ID,
  clause: '6(2)',
  kind: 'inventory',
  check(study) {
    const systems = study.network.nodes.filter((node) => isSystem(study, node));
    if (systems.length === 0) return [nothing(ID, 'systems')];
    const gaps = systems.map((node) => gapOf(study, node)).filter((gap) => gap.classes.length > 0);
    if (gaps.length > 0) return told(study, gaps);
    const params = { systems: systems.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/systems-classified', params, identity: [] })];
  },
};

/** A host of the town that is neither a terminal nor equipment; what nobody named is one. */
function isSystem(study: Study, node: Node): boolean {
  if (node.kind !== 'host') return false;
  const segments = study.segments.ofNode(node);
  if (segments.length > 0 && segments.every(isOutside)) return false;
  const machine = machineOf(node);
  return machine === 'server' || machine === undefined;
}

function gapOf(study: Study, node: Node): Gap {
  const segments = study.segments.ofNode(node);
  const classes = CLASSES.filter((name) => {
    if (isStated(node.facts[name])) return false;
    return segments.length === 0 || !segments.every((s) => isStated(s.classification?.[name]));
  });
  return { node, segment: segments[0], classes };
}

/** One finding per segment, since one statement there answers for all of its systems. */
function told(study: Study, gaps: readonly Gap[]): readonly Draft[] {
  const homeless = gaps.filter(({ segment }) => segment === undefined);
  return [
    ...homeless.map(({ node, classes }) => missingFact(ID, node, classes.join(', '))),
    ...study.segments.all().flatMap((segment) => {
      const here = gaps.filter((gap) => gap.segment === segment);
      if (here.length === 0) return [];
      const facts = CLASSES.filter((name) => here.some(({ classes }) => classes.includes(name)));
      return [
        draft(ID, {
          verdict: 'undetermined',
          code: 'und/unclassified-systems',
          params: { segment: segment.id, systems: here.length, facts: facts.join(', ') },
          at: here[0]!.node.at,
          related: [...here.slice(1).map(({ node }) => node.at), segment.at],
          identity: [`segment ${segment.id}`],
        }),
      ];
    }),
  ];
}
