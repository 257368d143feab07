/** Lines of filters: what they match, and how sure it is that they apply. */
import type { Family } from '../../model/address.js';
import type { FilterAction, FilterRule, Schedule } from '../../model/filter.js';
import type { FlowId } from '../../model/ids.js';
import type { Service } from '../../model/match.js';
import { PROTOCOL } from '../../model/packet.js';
import { parseTime, scheduleOf } from '../grammar/time.js';
import type { FilterRuleEntry, ScheduleEntry } from '../schema/filter.js';
import type { AddressList } from './address-book.js';
import { familiesOf } from './address-sets.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import type { Books } from './routes.js';
import { interfacesNamed, type Scope } from './scope.js';
import { items, several, type Path } from './written.js';

/** A line with the families that it names: an access list looks at these. */
export interface Line {
  readonly line: FilterRule;
  readonly families: readonly Family[];
}

export function resolveLine(
  context: Context,
  scope: Scope,
  books: Books,
  entry: FilterRuleEntry,
  id: string,
  path: Path,
): Line {
  const source = books.addresses.list(entry.from, [...path, 'from']);
  const destination = books.addresses.list(entry.to, [...path, 'to']);
  const services = books.services.list(entry.service, [...path, 'service']);
  const action = entry.action ?? 'permit';
  const line: FilterRule = {
    id,
    enabled: entry.enabled ?? true,
    action,
    match: { source: source.set, destination: destination.set, services },
    certainty: certaintyOf(entry),
    cites: citesOf(context, entry, path),
    log: entry.log ?? false,
    implicit: false,
    ...defined({
      inInterfaces: interfacesNamed(context, scope, entry.in, [...path, 'in']),
      outInterfaces: interfacesNamed(context, scope, entry.out, [...path, 'out']),
      translated: translatedOf(context, entry, action, path),
      schedule: resolveSchedule(context, entry.schedule, [...path, 'schedule']),
      unmodelled: entry.unmodelled,
      comment: entry.comment,
    }),
    at: context.report.place(path),
  };
  warnOfNothing(context, line, source, destination);
  const named = new Set([...source.families, ...destination.families, ...icmpFamilies(services)]);
  return { line, families: [...named] };
}

/** A condition that is not understood makes a line unsure at every time of day. */
function certaintyOf(entry: FilterRuleEntry): FilterRule['certainty'] {
  if (entry.unmodelled !== undefined) return 'unmodelled';
  return entry.schedule === undefined ? 'sure' : 'scheduled';
}

function citesOf({ names }: Context, entry: FilterRuleEntry, path: Path): readonly FlowId[] {
  return items(entry.register, [...path, 'register']).flatMap((name) => {
    const found = names.find(name, { kinds: ['flow'], as: 'flow' });
    return found === undefined ? [] : [found.id as FlowId];
  });
}

function translatedOf(
  { report }: Context,
  { matchVip }: FilterRuleEntry,
  action: FilterAction,
  path: Path,
): false | undefined {
  if (matchVip !== undefined && action === 'permit') {
    report.error('resolve/match-vip-on-permit', [...path, 'matchVip'], {});
  }
  return matchVip === false ? false : undefined;
}

function resolveSchedule(
  { report }: Context,
  entry: ScheduleEntry | undefined,
  path: Path,
): Schedule | undefined {
  if (entry === undefined) return undefined;
  const time = (key: 'from' | 'to', otherwise: number): number | undefined => {
    const value = entry[key];
    if (value === undefined) return otherwise;
    return report.accept({ value, path: [...path, key] }, parseTime(value));
  };
  const [from, to] = [time('from', 0), time('to', MINUTES_OF_DAY)];
  if (from === undefined || to === undefined) return undefined;
  if (from === to) report.error('resolve/empty-schedule', path, { time: entry.from ?? '00:00' });
  return scheduleOf(entry.days === undefined ? undefined : several(entry.days), from, to);
}

const MINUTES_OF_DAY = 24 * 60;

/** ICMP is one protocol of each family, so a line about it names a family. */
function icmpFamilies(services: readonly Service[]): readonly Family[] {
  const only = (protocol: bigint): boolean =>
    services.some(({ protocols: [first, ...more] }) => {
      return more.length === 0 && first?.first === protocol && first.last === protocol;
    });
  return [
    ...(only(PROTOCOL.icmp) ? [4 as const] : []),
    ...(only(PROTOCOL.icmpv6) ? [6 as const] : []),
  ];
}

function warnOfNothing(
  { report }: Context,
  line: FilterRule,
  source: AddressList,
  destination: AddressList,
): void {
  if (source.broken || destination.broken) return;
  const families = familiesOf(source.set);
  const common = familiesOf(destination.set).filter((family) => families.includes(family));
  if (common.length === 0) report.warning('resolve/matches-nothing', line.at, { line: line.id });
}
