/** The checkable form of a clause of the basic policy. docs/requirements.md defines each in words. */
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import type { Study } from './study.js';

export interface Requirement {
  readonly id: RequirementId;
  /** As the basic policy numbers it. */
  readonly clause: string;
  /** Default `policy`: see `RequirementInfo`. */
  readonly basis?: 'policy' | 'reference';
  /**
   * What it is decided from: the files alone (`inventory`), what may get where (`crossing`: the more
   * passes, the worse), what may travel over several talks (`content`: likewise, but what came at one
   * time may go on at another), or what must get there (`flow`: the less passes, the worse).
   */
  readonly kind: 'inventory' | 'crossing' | 'content' | 'flow';
  check(study: Study): readonly Draft[];
}

const FOUND = new WeakMap<Study, Map<Requirement, readonly Draft[]>>();

/** What `requirement` finds in `study`; asked once, however many ask. */
export function found(requirement: Requirement, study: Study): readonly Draft[] {
  const all = FOUND.get(study) ?? new Map<Requirement, readonly Draft[]>();
  FOUND.set(study, all);
  const known = all.get(requirement) ?? requirement.check(study);
  all.set(requirement, known);
  return known;
}

/** What every finding has; requirements add what is theirs. */
export function draft(
  requirement: RequirementId,
  said: Pick<Draft, 'verdict' | 'code' | 'params'> & Partial<Draft>,
): Draft {
  const names = Object.entries(said.params).map(([hole, value]) => `${hole} ${value}`);
  return { requirement, related: [], flows: [], subject: '', identity: names, ...said };
}
