/** R-MDL-3, 9 (not normative): main terminals are protected as the chosen model asks. */
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { missingFact } from '../facts.js';
import { draft, type Requirement } from '../requirement.js';
import { modelOf, noSuchSystem, rulesOf, systemsOf } from '../separation-model.js';
import type { Study } from '../study.js';

const ID = 'R-MDL-3';
const MEASURES = ['antivirus', 'edr'] as const;

export const PROTECTED_BY_MODEL: Requirement = {
  id: ID,
  clause: '9',
  basis: 'reference',
  kind: 'inventory',
  check(study) {
    const model = modelOf(study);
    if (!rulesOf(study).terminalProtection) {
      return [draft(ID, { verdict: 'proved', code: 'ok/measures-recommended', params: { model } })];
    }
    const terminals = systemsOf(study, 'main-terminal');
    if (terminals.length === 0) return [noSuchSystem(ID, 'main-terminal')];
    const found = terminals.flatMap((node) => missing(study, node));
    if (found.length > 0) return found;
    const params = { terminals: terminals.reduce((sum, { count }) => sum + count, 0), model };
    return [draft(ID, { verdict: 'proved', code: 'ok/terminals-protected', params })];
  },
};

function missing(study: Study, node: Node): readonly Draft[] {
  return MEASURES.flatMap((fact): readonly Draft[] => {
    const value = node.facts[fact];
    if (value === true) return [];
    if (value === undefined) return [missingFact(ID, node, fact)];
    const at = { at: node.at, subject: `${node.id} ${fact}` };
    const params = { node: node.id, measure: fact, model: modelOf(study) };
    return [draft(ID, { verdict: 'violated', code: 'mdl/measure-missing', params, ...at })];
  });
}
