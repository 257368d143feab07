/** R-CLS-2, 2(8): systems that handle protected data stand in a My Number segment, and only there. */
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-CLS-2';

/**
 * Kinds of data that make a system one of 2(8), compared after NFKC and without regard to case. A
 * kind counts if it contains one of these words.
 */
export const PROTECTED_DATA: readonly string[] = [
  '個人番号',
  'マイナンバー',
  '戸籍',
  '本人確認情報',
  '特定個人情報',
  'individual number',
  'individual-number',
  'my number',
  'my-number',
  'family register',
  'family-register',
  'identity verification information',
  'specific personal information',
];

export const PROTECTED_DATA_PLACED: Requirement = {
  id: ID,
  clause: '2(8)',
  kind: 'inventory',
  check(study) {
    const systems = study.network.nodes.flatMap((node) => {
      const data = node.facts.data.find(({ value }) => isProtected(value));
      return data === undefined ? [] : [{ node, data }];
    });
    if (systems.length === 0) {
      const params = { what: 'protected-data' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const found = systems.flatMap(({ node, data }) => misplaced(study, node, data));
    if (found.length > 0) return found;
    const params = { systems: systems.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/data-placed', params, identity: [] })];
  },
};

function misplaced(
  study: Study,
  node: Node,
  data: Node['facts']['data'][number],
): readonly Draft[] {
  const segments = study.segments.ofNode(node);
  if (segments.length === 0) {
    const params = { node: node.id };
    return [
      draft(ID, { verdict: 'undetermined', code: 'und/unclassified-node', params, at: node.at }),
    ];
  }
  return segments
    .filter((segment) => segment.kind !== 'my-number')
    .map((segment) =>
      draft(ID, {
        verdict: 'violated',
        code: 'cls/protected-data-outside',
        params: { node: node.id, data: data.value, segment: segment.id },
        at: data.at,
        related: [node.at],
        subject: node.id,
      }),
    );
}

function isProtected(value: string): boolean {
  const text = value.normalize('NFKC').toLowerCase();
  return PROTECTED_DATA.some((word) => text.includes(word));
}
