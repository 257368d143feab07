/** Hosts and externals, and what they share with devices: interfaces and routes. */
import { GATEWAY, LABEL, MAC } from './common.js';
import { FACTS } from './facts.js';
import { FILTER, INTERFACE_FILTER } from './filter.js';
import {
  either,
  entry,
  flag,
  list,
  mapOf,
  oneOrMore,
  text,
  wholeNumber,
  type Written,
} from './shape.js';

const AT = text('A subnet, switch/port, switch/port.VLAN, tunnel:ID or none');
const ADDRESS = oneOrMore(text(), 'IPv4 or IPv6 address or range, one or several');

const VIRTUAL = oneOrMore(
  entry({ address: text() }, { priority: wholeNumber(0, 255, 'The highest answers; default 100') }),
  'Addresses shared with other nodes (VRRP, HSRP)',
);

export const INTERFACE_ENTRY = entry(
  {},
  {
    at: AT,
    address: ADDRESS,
    virtual: VIRTUAL,
    vrf: text('Default: the unnamed one'),
    in: INTERFACE_FILTER,
    out: INTERFACE_FILTER,
    gateway: GATEWAY,
    mac: MAC,
    comment: text(),
  },
);

/** Its addresses alone, when it is plugged into the subnet that it is named after. */
export const INTERFACE = either(
  [text(), list(text()), INTERFACE_ENTRY],
  'Addresses, or { at, address, … }',
);

export const ROUTE = entry(
  { to: text('Prefix') },
  {
    via: text('Address of the next hop'),
    interface: text('Interface that it goes out by'),
    discard: flag('Packets are dropped'),
    lookup: text('VRF in which the look-up goes on'),
    viaVrf: text('VRF of the next hop'),
    vrf: text('VRF of the route'),
    distance: wholeNumber(1, 255, 'The lowest is used; default 1'),
    track: text('What the route watches'),
    comment: text(),
  },
  'A static route',
);

export const INTERFACES_BY_NAME = mapOf('name', INTERFACE, 'Interfaces by name');

export const STATED_SEGMENT = text('The segment that the inventory states');

export const HOST = entry(
  {},
  {
    name: LABEL,
    at: AT,
    address: ADDRESS,
    count: wholeNumber(1, 1_000_000, 'Number of machines that the entry stands for'),
    gateway: GATEWAY,
    mac: MAC,
    in: INTERFACE_FILTER,
    out: INTERFACE_FILTER,
    interfaces: INTERFACES_BY_NAME,
    routes: list(ROUTE),
    forwarding: flag('It passes on packets that are not for itself'),
    filters: mapOf('name', FILTER, 'Filters by name; one that no interface names does nothing'),
    localIn: FILTER,
    segment: STATED_SEGMENT,
    ...FACTS,
  },
  'A host, or a group of hosts',
);

export const EXTERNAL = entry(
  { segment: text('Id of its segment, of kind external') },
  {
    name: LABEL,
    at: AT,
    address: ADDRESS,
    interfaces: INTERFACES_BY_NAME,
    behind: oneOrMore(text(), 'Prefixes that may be there; default the subnets of its interfaces'),
    relaysBetweenTenants: flag('It passes packets on between its interfaces; default false'),
    ...FACTS,
  },
  'A network outside',
);

export type InterfaceEntry = Written<typeof INTERFACE>;
export type RouteEntry = Written<typeof ROUTE>;
export type HostEntry = Written<typeof HOST>;
export type ExternalEntry = Written<typeof EXTERNAL>;
