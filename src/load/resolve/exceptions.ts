/** Exceptions: dates that exist, in order, and enforcement points that exist. */
import type { Exception } from '../../model/register.js';
import { canonicalName } from '../grammar/name.js';
import { parseDate } from '../grammar/time.js';
import type { ExceptionEntry } from '../schema/facts.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { items, several, type Path, type Written } from './written.js';

/** Whether `line` names a line or a filter of the device. */
export type Enforcement = (device: string, line: string) => boolean;

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
  for (const text of items(entry.enforcedBy, [...path, 'enforcedBy'])) {
    checkEnforcement(context, enforcement, text);
  }
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
    enforcedBy: several(entry.enforcedBy),
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

/** `device:LINE`; what a switch enforces is not modelled, so any name will do there. */
function checkEnforcement(
  { names, report }: Context,
  enforcement: Enforcement,
  { value, path }: Written<string>,
): void {
  const [device = '', ...rest] = value.split(':');
  const line = canonicalName(rest.join(':'));
  const wanted = { kinds: ['device', 'switch'], as: 'device' } as const;
  const found = line === '' ? undefined : names.find({ value: device, path }, wanted);
  const said = line !== '' && found === undefined;
  if (said || found?.kind === 'switch' || (found && enforcement(found.id, line))) return;
  report.error('resolve/enforced-by', path, { text: value });
}
