/** The checkable form of a clause of the basic policy. docs/requirements.md defines each in words. */
import type { AboutOwn, AnyRequirementId, RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import type { Study } from './study.js';

/** Of the basic policy, unless it says otherwise. */
export interface Requirement<Id extends AnyRequirementId = RequirementId> {
  readonly id: Id;
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
  /** Of a requirement that the town wrote itself. */
  readonly own?: AboutOwn;
  check(study: Study): readonly Draft[];
}

export type AnyRequirement = Requirement<AnyRequirementId>;

const FOUND = new WeakMap<Study, Map<AnyRequirement, readonly Draft[]>>();

/** What `requirement` finds in `study`; asked once, however many ask. */
export function found(requirement: AnyRequirement, study: Study): readonly Draft[] {
  const all = FOUND.get(study) ?? new Map<AnyRequirement, readonly Draft[]>();
  FOUND.set(study, all);
  const known = all.get(requirement) ?? requirement.check(study);
  all.set(requirement, known);
  return known;
}

/** What every finding has; requirements add what is theirs. */
export function draft(
  requirement: AnyRequirementId,
  said: Pick<Draft, 'verdict' | 'code' | 'params'> & Partial<Draft>,
): Draft {
  const names = Object.entries(said.params).map(([hole, value]) => `${hole} ${value}`);
  return { requirement, related: [], flows: [], subject: '', identity: names, ...said };
}
