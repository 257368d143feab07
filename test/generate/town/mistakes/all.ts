/** Every mistake, and the few that hide another one. */
import type { RequirementId } from '../../../../src/model/verdict.js';
import { BOUNDARY_MISTAKES } from './boundary.js';
import { CONTENT_MISTAKES } from './content.js';
import type { Expectation, Mistake } from './mistake.js';
import { OUTSIDE_MISTAKES } from './outside.js';
import { RECORD_MISTAKES } from './records.js';
import { WIRE_MISTAKES } from './wires.js';

export const MISTAKES: readonly Mistake[] = [
  ...BOUNDARY_MISTAKES,
  ...WIRE_MISTAKES,
  ...OUTSIDE_MISTAKES,
  ...CONTENT_MISTAKES,
  ...RECORD_MISTAKES,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A mistake in whose presence another one is no longer what it was. */
interface Hiding {
  readonly by: string;
  readonly hidden: readonly string[];
  /** The requirement is still violated, but packets meet the line of the other mistake first; or not at all. */
  readonly what: 'place' | 'all';
  readonly because: string;
}

const HIDINGS: readonly Hiding[] = [
  {
    by: '26',
    hidden: ['07', '20', '21'],
    what: 'all',
    because: 'a line to the Internet is none where nothing is called the Internet',
  },
  {
    by: '01',
    hidden: ['12', '18', '24', '25', '31'],
    what: 'place',
    because: 'no packet gets to a line of fw-mn that stands below one that permits everything',
  },
  {
    by: '09',
    hidden: ['19'],
    what: 'place',
    because: 'the wide line stands above the one that was widened, and takes its packets',
  },
];

/** Whether the two can be made in one town: of different numbers, and neither undoes the other. */
export function compatible(a: Mistake, b: Mistake): boolean {
  const undone = HIDINGS.some(
    ({ by, hidden, what }) =>
      what === 'all' &&
      [a, b].some(({ id }) => id === by) &&
      [a, b].some(({ id }) => hidden.includes(id)),
  );
  return Number.parseInt(a.id, 10) !== Number.parseInt(b.id, 10) && !undone;
}

/** One chain is told per segment from which content comes, the shortest: among mistakes it is that of one. */
const ONE_CHAIN: readonly RequirementId[] = ['R-LG-2', 'R-MN-4', 'R-EXC-8'];

/** What is expected of `mistake` among others: where others take its packets, any place is right. */
export function expectedAmong(
  mistake: Mistake,
  expectations: readonly Expectation[],
  others: readonly Mistake[],
): readonly Expectation[] {
  const covered = HIDINGS.some(
    ({ by, hidden, what }) =>
      what === 'place' && hidden.includes(mistake.id) && others.some(({ id }) => id === by),
  );
  const alone = others.length < 2;
  return expectations.map((each) =>
    covered || (!alone && ONE_CHAIN.includes(each.requirement)) ? { ...each, places: [] } : each,
  );
}
