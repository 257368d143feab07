/** Switches, cables and tunnels. */
import { LABEL, VLAN, VLANS } from './common.js';
import { described, either, entry, flag, mapOf, pair, text, type Written } from './shape.js';

export const PORT = entry(
  {},
  {
    tagged: VLANS,
    untagged: VLAN,
    access: described(VLAN, 'The same as untagged'),
    trunk: described(VLANS, 'The same as tagged'),
    native: described(VLAN, 'The same as untagged, with trunk'),
    ssid: text('The port is a radio of this name'),
    authentication: text('e.g. eap-tls, psk, none'),
    fallbackVlan: described(VLAN, 'VLAN used when authentication gives none'),
    comment: text(),
  },
  'A port of a switch, or an SSID of an access point',
);

export const SWITCH = entry(
  {},
  {
    name: LABEL,
    ports: mapOf('name', PORT, 'Ports by name'),
    hub: flag('No VLANs: every port has untagged: 1'),
    location: text(),
    room: text(),
    comment: text(),
  },
  'A VLAN switch, access point, bridge or hub',
);

const CABLE_ENDS = pair(text(), 'Two ends, each switch/port');

export const CABLE = either(
  [CABLE_ENDS, entry({ ends: CABLE_ENDS }, { location: text(), room: text(), comment: text() })],
  'A cable between two switch ports',
);

export const TUNNEL = entry(
  { encapsulation: text('e.g. ipsec, gre, vxlan, l2tp') },
  { name: LABEL, encrypted: flag(), comment: text() },
  'A point-to-point link of its own',
);

export type PortEntry = Written<typeof PORT>;
export type SwitchEntry = Written<typeof SWITCH>;
export type CableEntry = Written<typeof CABLE>;
export type TunnelEntry = Written<typeof TUNNEL>;
