/** The model that a study is judged by: the one the run names, else the one the files state. */
import type { Node } from '../model/node.js';
import {
  hasRole,
  MODEL_RULES,
  type ModelRules,
  type SeparationModel,
  type SystemRole,
} from '../model/separation-model.js';
import type { Study } from './study.js';

export function modelOf({ options, network }: Study): SeparationModel {
  return options.model ?? network.model;
}

export function rulesOf(study: Study): ModelRules {
  return MODEL_RULES[modelOf(study)];
}

/** Hosts whose inventory record says that they are this to the model. */
export function systemsOf({ network }: Study, role: SystemRole): readonly Node[] {
  return network.nodes.filter((node) => node.kind === 'host' && hasRole(node.facts.role, role));
}
