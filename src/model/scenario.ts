/** What happens to a network step by step (SEMANTICS §12), as a scenario file says it. */
import type { SegmentReach } from './lateral.js';
import type { Label, Location } from './location.js';
import type { Verdict } from './verdict.js';

/** Events that name something of the network. */
export const NAMED_EVENTS = [
  'up',
  'syncStops',
  'switchOver',
  'down',
  'failsClosed',
  'failsOpen',
  'compromise',
] as const;

export type NamedEventKind = (typeof NAMED_EVENTS)[number];

/** One thing that happens in a step. */
export type ScenarioEvent =
  | { readonly kind: NamedEventKind; readonly name: string; readonly at: Location }
  /** Entries, lines or items of the files: `path` is as a difference names it. */
  | {
      readonly kind: 'remove' | 'set';
      readonly path: string;
      readonly at: Location;
    }
  /** `items` by name, put into a list or beside one of its items. */
  | {
      readonly kind: 'insert';
      readonly items: readonly string[];
      readonly path: string;
      readonly at: Location;
    }
  | { readonly kind: 'asOf'; readonly day: string; readonly at: Location }
  /** Absent: all times. */
  | { readonly kind: 'at'; readonly time?: string; readonly at: Location };

/** `holds`: proved or excepted. `same`: as before the step. */
export const EXPECTED = [
  'proved',
  'violated',
  'excepted',
  'undetermined',
  'holds',
  'same',
] as const satisfies readonly (Verdict | 'holds' | 'same')[];

export type Expected = (typeof EXPECTED)[number];

/** What is expected of one requirement, or of all that are not named. */
export interface Expectation {
  /** A requirement, or `others`. */
  readonly about: string;
  readonly expected: Expected;
  readonly at: Location;
}

/** How far an attacker gets into a segment, where that is known. */
export const REACHES = ['held', 'touched', 'safe'] as const satisfies readonly SegmentReach[];

/** What is expected of an attacker in one segment. */
export interface ReachExpectation {
  readonly segment: string;
  readonly expected: (typeof REACHES)[number];
  readonly at: Location;
}

/** The name of a scenario or a step; places are those of its file. */
export interface Titled {
  readonly name: Label;
  readonly at: Location;
}
