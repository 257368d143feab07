/** The model that a study is judged by: the one the run names, else the one the files state. */
import type { Node } from '../model/node.js';
import {
  hasRole,
  MODEL_RULES,
  type ModelRules,
  type SeparationModel,
  type SystemRole,
} from '../model/separation-model.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

export function modelOf({ options, network }: Study): SeparationModel {
  return options.model ?? network.model;
}

export function rulesOf(study: Study): ModelRules {
  return MODEL_RULES[modelOf(study)];
}

/** No host says in its record that it is this to the model. */
export function noSuchSystem(requirement: RequirementId, role: SystemRole): Draft {
  const params = { role };
  return draft(requirement, { verdict: 'undetermined', code: 'und/no-such-system', params });
}

/** Hosts whose inventory record says that they are this to the model. */
export function systemsOf({ network }: Study, role: SystemRole): readonly Node[] {
  return network.nodes.filter((node) => node.kind === 'host' && hasRole(node.facts.role, role));
}
