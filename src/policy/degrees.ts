/** How separate the three kinds of segments are as equipment goes, and whether that is enough (A3). */
import { separationsOf, type Separation } from '../analysis/equipment.js';
import type { PolicyReadings } from '../model/policy-readings.js';
import { isOneTown, type SegmentKind } from '../model/segment.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

const ID = 'R-SEP-1';

/** The three of definitions 2(8) to 2(10). */
const THREE: readonly SegmentKind[] = ['my-number', 'lgwan-connected', 'internet-connected'];

/** One finding per pair of segments; under `physical` readings those that share something are violated. */
export function judgeDegrees(study: Study): readonly Draft[] {
  const { layout, segments, readings } = study;
  const { separation } = readings;
  const wanted = segments.all().filter(({ kind }) => THREE.includes(kind));
  // What is only told, and between two towns, is more than anybody reads.
  const found = separationsOf(layout, segments, wanted).filter(
    ({ first, second }) => separation !== 'logical' || isOneTown(first, second),
  );
  if (separation !== 'logical' && !found.some((pair) => isConcerned(separation, pair))) {
    const params = { what: 'segments' };
    const nothing = { verdict: 'undetermined', code: 'und/nothing-to-check', params } as const;
    return [...found.map((pair) => told(pair)), draft(ID, nothing)];
  }
  return found.map((pair) => (isConcerned(separation, pair) ? judged(pair) : told(pair)));
}

function isConcerned(
  separation: PolicyReadings['separation'],
  { first, second }: Separation,
): boolean {
  if (separation === 'logical' || first.kind === second.kind) return false;
  return separation === 'physical' || [first.kind, second.kind].includes('my-number');
}

function told({ first, second, degree, names }: Separation): Draft {
  const ends = { first: first.id, second: second.id };
  const identity = [first.id, second.id];
  if (degree === 'physical') {
    return draft(ID, { verdict: 'proved', code: 'ok/physically-separate', params: ends, identity });
  }
  if (degree === 'unstated') {
    const params = { ...ends, subnets: names.join(', ') };
    return draft(ID, { verdict: 'proved', code: 'ok/separation-unstated', params, identity });
  }
  const params = { ...ends, degree: `degree/${degree}`, names: names.join(', ') };
  return draft(ID, { verdict: 'proved', code: 'ok/separation-degree', params, identity });
}

function judged(pair: Separation): Draft {
  const { first, second, degree, names } = pair;
  if (degree === 'physical') return told(pair);
  const ends = { first: first.id, second: second.id };
  const said = { at: second.at, related: [first.at], identity: [first.id, second.id] };
  if (degree === 'unstated') {
    const params = { ...ends, subnets: names.join(', ') };
    return draft(ID, { verdict: 'undetermined', code: 'und/unstated-carrier', params, ...said });
  }
  const params = { ...ends, degree: `degree/${degree}`, names: names.join(', ') };
  return draft(ID, { verdict: 'violated', code: 'sep/not-physical', params, ...said });
}
