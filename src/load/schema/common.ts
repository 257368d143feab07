/** Shapes that several sections use. */
import { either, oneOrMore, someOf, text, textLike, wholeNumber } from './shape.js';

/** A name for people, in one or both languages. */
export const LABEL = either(
  [text(), someOf({ ja: text('In Japanese'), en: text('In English') })],
  'Name for people: text, or { ja, en }',
);

export const DATE = textLike(
  {
    name: 'date',
    source:
      '^\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|[12]\\d))$',
  },
  'Date, e.g. 2026-04-01',
);

export const MAC = textLike(
  { name: 'mac', source: '^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}$' },
  'MAC address, e.g. 02:00:0a:0a:0a:1f',
);

export const VLAN = wholeNumber(1, 4094, 'VLAN number');

/** `210`, `200-299`, a list of them, or `all`. */
export const VLANS = oneOrMore(either([VLAN, text()]), 'VLAN numbers and ranges (200-299), or all');

/** Addresses as filters and objects write them; `resolve` knows the grammar. */
export const ADDRESSES = oneOrMore(
  text(),
  'any, an address, a prefix, a range, the name of a host, subnet, object, device or external, ' +
    'segment:ID; "not X" takes X out',
);

export const SERVICES = oneOrMore(
  text(),
  'any, tcp/443, udp/53, icmp/8, esp, protocol/50 or a name from services',
);

export const PORTS = either([wholeNumber(0, 65535), text()], 'A port, or a range 8000-8080');

export const INTERFACES = oneOrMore(text(), 'Interfaces or zones of this device; default any');

/** The nodes or addresses that hosts of a subnet or a host use as default route. */
export const GATEWAY = oneOrMore(text(), 'An address or a node (one per family), or none');
