/** Devices that forward: routing and address translation. */
import { ADDRESSES, INTERFACES, LABEL, PORTS, SERVICES } from './common.js';
import { FACTS } from './facts.js';
import { FILTER, LINE_ID } from './filter.js';
import { INTERFACES_BY_NAME, ROUTE, STATED_SEGMENT } from './node.js';
import {
  choice,
  described,
  entry,
  flag,
  list,
  mapOf,
  oneOrMore,
  text,
  type Written,
} from './shape.js';

const MATCH = {
  id: LINE_ID,
  from: ADDRESSES,
  to: ADDRESSES,
  service: SERVICES,
  enabled: flag('Default true'),
  comment: text(),
};

export const POLICY_ROUTE = entry(
  {},
  {
    ...MATCH,
    on: INTERFACES,
    via: text('Address of the next hop'),
    interface: text('Interface that it goes out by'),
    discard: flag('Packets are dropped'),
    lookup: text('VRF in which the look-up goes on'),
    viaVrf: text('VRF of the next hop'),
  },
  'A route chosen by more than the destination; the first that matches decides',
);

export const DESTINATION_NAT = entry(
  {},
  {
    ...MATCH,
    in: INTERFACES,
    translateTo: text('Address, range or prefix of the same size'),
    port: PORTS,
    exempt: flag('Matching packets are left as they are'),
  },
  'One line of destination translation',
);

export const SOURCE_NAT = entry(
  {},
  {
    ...MATCH,
    in: INTERFACES,
    out: INTERFACES,
    translateTo: text('interface, an address, a range or a prefix'),
    static: flag('Same offset in the other block'),
    ports: described(PORTS, 'Source ports, default 1024-65535, or keep'),
    exempt: flag('Matching packets are left as they are'),
  },
  'One line of source translation',
);

export const STATIC_NAT = entry(
  { inside: text('Address or prefix inside'), outside: text('Address or prefix outside') },
  { id: LINE_ID, on: INTERFACES, enabled: flag('Default true'), comment: text() },
  'One line of translation in both directions',
);

const ORDER = entry(
  {},
  {
    inFilter: choice(['before-destination-nat', 'after-destination-nat']),
    outFilter: choice(['before-source-nat', 'after-source-nat']),
  },
  'Where interface filters stand relative to translation',
);

const HA = entry(
  { peer: text('The other device') },
  { mode: choice(['active-passive', 'active-active']) },
  'High-availability pair',
);

export const DEVICE = entry(
  { kind: choice(['router', 'l3switch', 'firewall']) },
  {
    name: LABEL,
    dialect: choice(
      [
        'cisco-ios',
        'yamaha-rtx',
        'fortigate',
        'palo-alto',
        'juniper-srx',
        'alaxala',
        'allied-telesis',
        'linux',
      ],
      'Product family, for its defaults',
    ),
    interfaces: INTERFACES_BY_NAME,
    routes: list(ROUTE),
    policyRoutes: list(POLICY_ROUTE),
    zones: mapOf('name', oneOrMore(text()), 'Groups of interfaces'),
    intrazone: choice(['permit', 'deny'], 'Packets between interfaces of one zone'),
    filters: mapOf('name', FILTER, 'Filters by name; one that no interface names does nothing'),
    policy: described(FILTER, 'On everything that is forwarded'),
    localIn: described(FILTER, 'On packets for the device itself'),
    destinationNat: list(DESTINATION_NAT),
    sourceNat: list(SOURCE_NAT),
    staticNat: list(STATIC_NAT),
    order: ORDER,
    ha: HA,
    segment: STATED_SEGMENT,
    ...FACTS,
  },
  'A router, layer-3 switch or firewall',
);

export type PolicyRouteEntry = Written<typeof POLICY_ROUTE>;
export type DestinationNatEntry = Written<typeof DESTINATION_NAT>;
export type SourceNatEntry = Written<typeof SOURCE_NAT>;
export type StaticNatEntry = Written<typeof STATIC_NAT>;
export type DeviceEntry = Written<typeof DEVICE>;
