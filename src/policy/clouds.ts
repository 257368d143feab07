/** Clouds that are treated as My Number segments, as segments of their own (A7). */
import type { SegmentId } from '../model/ids.js';
import type { ExternalKind, Segment } from '../model/segment.js';
import type { Pair } from './pairs.js';
import type { Study } from './study.js';

const CLOUDS: readonly (ExternalKind | undefined)[] = ['government-cloud', 'cloud-service'];

/**
 * Ordered pairs of segments as written that count as My Number, of which one at least is a cloud, with
 * what crosses from one to the other. Each has places.
 */
export function myNumberClouds(study: Study): readonly Pair[] {
  const { segments, places } = study;
  const written = [...new Set(places.map(({ segment }) => segment))]
    .filter((id) => isMyNumber(study, id))
    .map((id) => segments.written(id));
  const crossings = study
    .crossings()
    .filter(({ from, to }) => [from, to].every((place) => isMyNumber(study, place.segment)));
  return written.flatMap((from) =>
    written
      .filter((to) => to !== from && (isCloud(from) || isCloud(to)))
      .map((to) => ({
        from,
        to,
        crossings: crossings.filter(
          (crossing) => crossing.from.segment === from.id && crossing.to.segment === to.id,
        ),
      })),
  );
}

function isMyNumber({ segments }: Study, id: SegmentId): boolean {
  return segments.effective(id).kind === 'my-number';
}

function isCloud({ external }: Segment): boolean {
  return CLOUDS.includes(external);
}
