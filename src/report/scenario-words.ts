/** What happens in a scenario, and what was expected of it, in a sentence each. */
import type { NamedEventKind, ScenarioEvent } from '../model/scenario.js';
import type { Unmet } from '../model/simulation.js';
import type { ReportCode } from '../messages/report-texts.js';
import { clean } from './clean.js';
import type { Page } from './page.js';

const NAMED: Readonly<Record<NamedEventKind, ReportCode>> = {
  up: 'simulate/up',
  down: 'simulate/down',
  failsClosed: 'simulate/fails-closed',
  failsOpen: 'simulate/fails-open',
  syncStops: 'simulate/sync-stops',
  switchOver: 'simulate/switch-over',
  compromise: 'simulate/compromise',
};

const CHANGED = {
  set: 'simulate/set',
  remove: 'simulate/remove',
} as const;

/** What happens. */
export function eventText(page: Page, event: ScenarioEvent): string {
  switch (event.kind) {
    case 'set':
    case 'remove':
      return page.say(CHANGED[event.kind], { path: event.path });
    case 'insert':
      return page.say('simulate/insert', { path: event.path, items: page.join(event.items) });
    case 'asOf':
      return page.say('simulate/day', { day: event.day });
    case 'at':
      return event.time === undefined
        ? page.say('simulate/all-times')
        : page.say('simulate/time', { time: event.time });
    default:
      return page.say(NAMED[event.kind], { name: page.show('node', event.name) });
  }
}

const REACH = {
  held: 'simulate/reach-held',
  touched: 'simulate/reach-touched',
  safe: 'simulate/reach-safe',
  unknown: 'simulate/reach-unknown',
} as const;

/** What is, and what was expected instead. */
export function unmetText(page: Page, unmet: Unmet): string {
  if ('segment' in unmet) {
    const { segment, found, expected } = unmet;
    const params = { segment, found: page.say(REACH[found]), expected: page.say(REACH[expected]) };
    return page.say('simulate/unmet-reach', params);
  }
  const { verdicts } = page.messages;
  const { requirement, found, expected } = unmet;
  const wanted =
    expected === 'holds'
      ? page.say('simulate/holds')
      : expected === 'same'
        ? page.say('simulate/same')
        : verdicts[expected];
  const params = { requirement: clean(requirement), found: verdicts[found], expected: wanted };
  return page.say('simulate/unmet-verdict', params);
}
