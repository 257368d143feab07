/** R-MN-1, 6(3)①: My Number segments speak with others only by registered specific communication. */
import { isOneTown, type Segment } from '../../model/segment.js';
import { myNumberClouds } from '../clouds.js';
import type { Crossing } from '../crossings.js';
import type { Draft } from '../draft.js';
import {
  judgePair,
  judgePairs,
  orderedPairs,
  segmentsOfKind,
  usedFlows,
  type Allowance,
  type Pair,
} from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';
import { subjectOf, type Say } from '../violations.js';

const ID = 'R-MN-1';

export const MY_NUMBER_ISOLATED: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'crossing',
  check(study) {
    const { segments, missing } = segmentsOfKind(study, ID, 'my-number');
    const pairs = orderedPairs(study).filter(touchesOneArea);
    if (segments.length > 0 && pairs.length === 0) {
      const params = { what: 'segments' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const judged = judgePairs(study, ID, pairs, bySpecific, sayFor(study));
    return [...missing, ...judged, ...clouds(study)];
  },
};

function bySpecific({ flows }: Crossing): Allowance | undefined {
  const specific = flows.filter((flow) => flow.kind === 'specific-communication');
  if (specific.length === 0) return undefined;
  return { verdict: 'proved', flows: specific.map((flow) => flow.id) };
}

/** Two My Number segments of one town are one area: what passes between them is for the register alone. */
function touchesOneArea({ from, to }: Pair): boolean {
  if (isMyNumber(from) && isMyNumber(to)) return !isOneTown(from, to);
  return isMyNumber(from) || isMyNumber(to);
}

function isMyNumber({ kind }: Segment): boolean {
  return kind === 'my-number';
}

/** Where a cloud that is treated as My Number is another segment all the same (A7). */
function clouds(study: Study): readonly Draft[] {
  if (study.readings.treatAsCloud === 'own') return [];
  return myNumberClouds(study).flatMap((pair) => {
    const say = sayFor(study);
    const subject = subjectOf(pair.from, pair.to);
    return judgePair(study, ID, pair, bySpecific, (group) => {
      // Both count as My Number: what tells them apart is how they are written.
      const said = say({ ...group, from: pair.from, to: pair.to });
      return { ...said, subject, identity: [pair.from.id, pair.to.id, ...group.passed.identity] };
    });
  });
}

/** What is registered, but not as specific communication, has to be told apart. */
function sayFor(study: Study): Say {
  return ({ from, to, crossings }) => {
    const ends = { from: from.id, to: to.id };
    if (crossings.some(({ flows }) => flows.length === 0)) {
      return { code: 'crossing/not-registered', params: ends };
    }
    const flows = usedFlows(
      study,
      crossings.flatMap((crossing) => crossing.flows.map((flow) => flow.id)),
    );
    return { code: 'crossing/wrong-kind', params: { ...ends, flows: flows.join(', ') }, flows };
  };
}
