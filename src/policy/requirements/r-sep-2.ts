/** R-SEP-2, 2(11): what nobody permitted does not cross. */
import { orderedPairs } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Variant } from '../study.js';
import { violations } from '../violations.js';

const ID = 'R-SEP-2';

/** Every line that someone wrote to permit denies; only defaults and missing filters let through. */
const BY_DEFAULT: Variant = { explicitPermits: false, without: 'nobody' };

export const DENIED_BY_DEFAULT: Requirement = {
  id: ID,
  clause: '2(11)',
  kind: 'crossing',
  check(study) {
    const pairs = orderedPairs(study);
    if (pairs.length === 0) {
      const params = { what: 'segments' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    // Without permits less passes: only places that send something across are asked again.
    const senders = new Set(
      pairs.flatMap(({ crossings }) => crossings.map((crossing) => crossing.from)),
    );
    const crossings = study.places
      .filter((place) => senders.has(place))
      .flatMap((place) => study.crossingsFrom(place, BY_DEFAULT))
      .filter(({ from, to }) => {
        const { segments } = study;
        return segments.effective(from.segment) !== segments.effective(to.segment);
      });
    const found = violations(
      study,
      ID,
      BY_DEFAULT,
      crossings,
      ({ from, to, passed, crossings: [first] }) => ({
        code: 'sep/default-permit',
        params: { node: passed.node ?? first!.from.id, from: from.id, to: to.id },
      }),
    );
    if (found.length > 0) return found;
    const params = { pairs: pairs.length };
    return [
      draft(ID, { verdict: 'proved', code: 'ok/explicit-permits-only', params, identity: [] }),
    ];
  },
};
