/** The requirements that this version decides, as plain data. */
import type { RequirementInfo } from '../model/result.js';
import { REQUIREMENTS } from '../policy/requirements/all.js';

/** In the order of reports. */
export function requirementList(): readonly RequirementInfo[] {
  return REQUIREMENTS.map(({ id, clause, basis = 'policy' }) => ({ id, clause, basis }));
}
