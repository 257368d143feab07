/** The requirements that this version decides, as plain data. */
import { load } from '../load/load.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { RequirementInfo } from '../model/result.js';
import { REQUIREMENTS } from '../policy/requirements/all.js';

/** In the order of reports. */
export function requirementList(): readonly RequirementInfo[] {
  return REQUIREMENTS.map(({ id, clause, basis = 'policy' }) => ({ id, clause, basis }));
}

/** Ids of those that the town wrote itself, switched on; undefined if the files do not load. */
export function ownRequirementIds(
  files: readonly SourceFile[],
  policies: readonly SourceFile[],
): readonly string[] | undefined {
  const { network } = load(files, policies);
  return network && (network.requirements ?? []).map(({ id }) => id);
}
