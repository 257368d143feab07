/** R-UPD-1, 6(6): every host says where its updates come from, and gets there. */
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';
import { accessOf, isCircle, sourceOf, updatedNodes } from '../updates.js';

const ID = 'R-UPD-1';

export const UPDATES_ARRIVE: Requirement = {
  id: ID,
  clause: '6(6)',
  kind: 'flow',
  check(study) {
    const nodes = updatedNodes(study);
    if (nodes.length === 0) {
      const params = { what: 'hosts' };
      return [
        draft(ID, {
          verdict: 'undetermined',
          code: 'und/nothing-to-check',
          params,
        }),
      ];
    }
    const found = nodes.flatMap((node) => judge(study, node));
    if (found.length > 0) return found;
    const sources = new Set(nodes.map((node) => sourceOf(study, node))).size;
    const params = { hosts: nodes.length, sources };
    return [
      draft(ID, {
        verdict: 'proved',
        code: 'ok/updates-arrive',
        params,
        identity: [],
      }),
    ];
  },
};

function judge(study: Study, node: Node): readonly Draft[] {
  const source = sourceOf(study, node);
  const base = { at: node.at, subject: node.id };
  if (source === undefined) {
    const params = { node: node.id, fact: 'updateSource' };
    return [
      draft(ID, {
        ...base,
        verdict: 'undetermined',
        code: 'und/missing-fact',
        params,
      }),
    ];
  }
  const params = { node: node.id, source: source.id };
  const violated = (code: Draft['code']): readonly Draft[] => [
    draft(ID, {
      ...base,
      verdict: 'violated',
      code,
      params,
      related: [source.at],
    }),
  ];
  if (isCircle(study, node)) return violated('upd/circle');
  switch (accessOf(study, node, source)) {
    case 'reached':
      return [];
    case 'lost':
      return violated('upd/not-reached');
    case 'not-registered':
      return violated('upd/not-registered');
  }
}
