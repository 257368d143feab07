/** Segments: kinds that fit together, and `treatAs` without cycles. */
import type { SegmentId } from '../../model/ids.js';
import type { CutPoint, Segment } from '../../model/segment.js';
import type { SegmentEntry } from '../schema/segment.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { classificationOf, nodeNamed } from './facts.js';
import type { Found } from './names.js';
import { items } from './written.js';

export function resolveSegments(context: Context): readonly Segment[] {
  const segments = context.names.all('segment').map((found) => resolveSegment(context, found));
  reportCycles(context, segments);
  return segments;
}

function resolveSegment(context: Context, { id, key }: Found): Segment {
  const { topology, report } = context;
  const entry = topology.segments.get(key)!;
  checkKinds(context, entry, id, key);
  const treatAs = treatAsOf(context, entry, key);
  const classification = classificationOf(entry);
  return {
    id: id as SegmentId,
    name: labelOf(entry.name),
    kind: entry.kind,
    ...defined({
      external: entry.kind === 'external' ? entry.external : undefined,
      municipality: entry.kind === 'external' ? undefined : municipalityOf(entry),
      treatAs,
      cloud: entry.cloud === undefined ? undefined : defined(entry.cloud),
      cutPoints: cutPointsOf(context, entry, key),
      classification: isEmpty(classification) ? undefined : classification,
      updateSource: updateSourceOf(context, entry, key),
    }),
    at: report.keyPlace(['segments', key]),
  };
}

function cutPointsOf(
  { report }: Context,
  { cutPoints }: SegmentEntry,
  key: string,
): readonly CutPoint[] | undefined {
  if (cutPoints === undefined) return undefined;
  return items(cutPoints, ['segments', key, 'cutPoints']).map(({ value, path }) => {
    return { text: value, at: report.place(path) };
  });
}

function updateSourceOf(
  context: Context,
  { updateSource }: SegmentEntry,
  key: string,
): string | undefined {
  if (updateSource === undefined) return undefined;
  return nodeNamed(context, { value: updateSource, path: ['segments', key, 'updateSource'] });
}

/** Texts that differ in width only name one town. */
export function municipalityOf(entry: { readonly municipality?: string }): string | undefined {
  return entry.municipality?.normalize('NFKC').trim();
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function checkKinds({ report }: Context, entry: SegmentEntry, id: string, key: string): void {
  const path = ['segments', key];
  if (entry.kind === 'external' && entry.external === undefined) {
    report.error('resolve/external-kind-missing', [...path, 'kind'], { segment: id });
  }
  if (entry.kind !== 'external' && entry.external !== undefined) {
    const params = { segment: id, kind: entry.kind };
    report.error('resolve/external-kind-unused', [...path, 'external'], params);
  }
  if (entry.kind === 'external' && entry.municipality !== undefined) {
    report.error('resolve/municipality-outside', [...path, 'municipality'], { segment: id });
  }
  if (entry.kind !== 'external' && entry.treatAs !== undefined) {
    report.error('resolve/treat-as-not-external', [...path, 'treatAs'], { segment: id });
  }
}

function treatAsOf({ names }: Context, entry: SegmentEntry, key: string): SegmentId | undefined {
  if (entry.treatAs === undefined) return undefined;
  const name = { value: entry.treatAs, path: ['segments', key, 'treatAs'] };
  return names.find(name, { kinds: ['segment'], as: 'segment' })?.id as SegmentId | undefined;
}

/** Every segment names one other at most, so a way that comes back is a cycle by itself. */
function reportCycles({ report }: Context, segments: readonly Segment[]): void {
  const next = new Map(segments.map((s) => [s.id, s.treatAs]));
  const told = new Set<SegmentId>();
  for (const start of segments) {
    const way: SegmentId[] = [];
    let at: SegmentId | undefined = start.id;
    while (at !== undefined && !way.includes(at)) {
      way.push(at);
      at = next.get(at);
    }
    if (at !== start.id || told.has(at)) continue;
    way.forEach((id) => told.add(id));
    report.error('resolve/treat-as-cycle', start.at, { segments: [...way, at].join(' → ') });
  }
}
