/** Exceptions: dates that exist, in order, and enforcement points that exist. */
import type { Exception } from '../../model/register.js';
import { parseDate } from '../grammar/time.js';
import type { ExceptionEntry } from '../schema/facts.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { enforcementPoint, type Enforcement } from './enforcement.js';
import { items, several, type Path } from './written.js';

export function resolveException(
  context: Context,
  enforcement: Enforcement,
  entry: ExceptionEntry,
  path: Path,
): Exception {
  const approvedOn = dateAt(context, entry.approvedOn, [...path, 'approvedOn']);
  const expiresOn = dateAt(context, entry.expiresOn, [...path, 'expiresOn']);
  if (approvedOn !== undefined && expiresOn !== undefined && expiresOn < approvedOn) {
    const params = { approvedOn, expiresOn };
    context.report.error('resolve/expires-before-approval', [...path, 'expiresOn'], params, [
      [...path, 'approvedOn'],
    ]);
  }
  const points = items(entry.enforcedBy, [...path, 'enforcedBy']);
  return {
    ...defined({
      legalBasis: entry.legalBasis,
      approvedBy: entry.approvedBy,
      approvedOn,
      expiresOn,
      reviewCycle: entry.reviewCycle,
    }),
    mitigation: several(entry.mitigation),
    ...(entry.counterpart === undefined ? {} : { counterpart: defined(entry.counterpart) }),
    enforcedBy: points.flatMap((text) => enforcementPoint(context, enforcement, text) ?? []),
  };
}

/** The date at `path`, if it exists in the calendar. */
export function dateAt(
  { report }: Context,
  value: string | undefined,
  path: Path,
): string | undefined {
  return value === undefined ? undefined : report.accept({ value, path }, parseDate(value));
}
