/** Drawings and tables of the town, and what each is said to show. */
import type { Label, Location } from './location.js';
import type { SegmentId } from './ids.js';

/** What a figure may show, in the order of reports. */
export const FIGURE_SUBJECTS = [
  'segments',
  'switches',
  'hosts',
  'devices',
  'externals',
  'register',
] as const;

export type FigureSubject = (typeof FIGURE_SUBJECTS)[number];

export type Shown =
  | { readonly kind: 'every'; readonly subjects: readonly FigureSubject[] }
  /** The segment, and what lies in it. */
  | { readonly kind: 'segment'; readonly segment: SegmentId }
  | { readonly kind: 'one'; readonly subject: FigureSubject; readonly id: string };

export interface Figure {
  /** As printed, e.g. 図-1. */
  readonly number: string;
  readonly title: Label;
  readonly date?: string;
  readonly shows: readonly Shown[];
  readonly at: Location;
}
