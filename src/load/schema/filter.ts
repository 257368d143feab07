/** Filters: ordered lists of lines, and where an interface names or holds them. */
import { ADDRESSES, INTERFACES, SERVICES } from './common.js';
import { NAME_PATTERN } from './names.js';
import {
  choice,
  described,
  either,
  entry,
  flag,
  list,
  oneOrMore,
  text,
  textLike,
  type Written,
} from './shape.js';

const ACTION = choice(['permit', 'deny']);

export const LINE_ID = textLike(NAME_PATTERN, 'Unique in its list; default the position');

export const SCHEDULE = entry(
  {},
  {
    days: oneOrMore(choice(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']), 'Default every day'),
    from: text('Time of day, "22:00"'),
    to: text('Time of day, exclusive; earlier than from: the next day'),
  },
  'When the line applies',
);

export const FILTER_RULE = entry(
  {},
  {
    id: LINE_ID,
    in: described(INTERFACES, 'Incoming interfaces or zones; default any'),
    out: described(INTERFACES, 'Outgoing interfaces or zones; default any'),
    from: ADDRESSES,
    to: ADDRESSES,
    service: SERVICES,
    action: described(ACTION, 'Default permit'),
    register: oneOrMore(text(), 'Lines of the register that this line implements'),
    enabled: flag('Default true'),
    schedule: SCHEDULE,
    unmodelled: text('A condition that the tool does not understand, as the device states it'),
    matchVip: flag('Whether it matches packets whose destination was translated'),
    log: flag(),
    comment: text(),
  },
  'One line of a filter',
);

const DEFAULTS = either(
  [ACTION, entry({}, { ipv4: ACTION, ipv6: ACTION })],
  'What no line matches',
);

const FILTER_RULES = list(FILTER_RULE);

export const FILTER_ENTRY = entry(
  { rules: described(FILTER_RULES, 'Lines in order; the first that matches decides') },
  { stateful: flag('Whether packets of tracked connections pass unseen'), default: DEFAULTS },
);

export const FILTER = either(
  [FILTER_RULES, FILTER_ENTRY],
  'A list of lines, or { stateful, default, rules }',
);

/** Names of filters of the device, or one written in place. A list holds names or lines, not both. */
export const INTERFACE_FILTER = either(
  [text(), list(either([text(), FILTER_RULE])), FILTER_ENTRY],
  'Filters of this device by name, or one written here',
);

export type FilterRuleEntry = Written<typeof FILTER_RULE>;
export type FilterEntry = Written<typeof FILTER>;
export type InterfaceFilterEntry = Written<typeof INTERFACE_FILTER>;
export type ScheduleEntry = Written<typeof SCHEDULE>;
