/** Findings of requirements that are decided from what packets can do, with the holes of each. */
export const TRAFFIC_FINDING_PARAMS = {
  // proved
  'ok/managed-apart': ['devices'],
  'ok/vendors-contained': ['vendors', 'flows'], // numbers
  'ok/no-vendors': ['externals'],
  'ok/clouds-apart': ['clouds'],
  'ok/no-clouds': ['segments'], // of the outside
  'ok/ipv6-no-wider': ['pairs', 'filters'],
  'ok/narrow-lines': ['lines'],
  'ok/watched': ['from', 'to'],
  'ok/updates-arrive': ['hosts', 'sources'],
  // excepted
  'excepted/managed': ['node', 'from', 'flows'],
  // violated
  'mgt/reachable': ['node', 'from'],
  'mgt/host-spans': ['node', 'first', 'second'],
  'mgt/subnets-joined': ['from', 'to'],
  'ven/line-past-jump-host': ['flow'],
  'ven/line-into-my-number': ['flow'],
  'ven/no-time-limit': ['flow'],
  'ven/stands-inside': ['node', 'segment'],
  'ven/always-on': ['node', 'to'],
  'ven/into-my-number': ['node', 'to'],
  'ven/past-jump-host': ['node', 'to'],
  'ven/calls-home': ['node', 'from'],
  'cld/open-line': ['segment', 'connection'],
  'cld/internet-connected': ['node'],
  'cld/internet-path': ['from', 'to'],
  'cld/clouds-joined': ['from', 'to'],
  'cld/not-registered': ['from', 'to'],
  'v6/not-registered': ['from', 'to'],
  'v6/default-permits': ['filter', 'node'],
  'ac/any-protocol': ['filter', 'line', 'from', 'to'],
  'ac/many-ports': ['filter', 'line', 'ports', 'from', 'to'],
  'ac/source-port-only': ['filter', 'line', 'from', 'to'],
  'ac/wide-addresses': ['filter', 'line', 'from', 'to'],
  'ac/opaque-tunnel': ['filter', 'line', 'carrier', 'from', 'to'],
  'upd/not-reached': ['node', 'source'],
  'upd/not-registered': ['node', 'source'],
  'upd/circle': ['node', 'source'],
  'net/not-watched': ['from', 'to', 'capability'],
  'ac/shadowed': ['filter', 'line', 'by', 'from', 'to'],
  // undetermined
  'und/missing-segment-fact': ['segment', 'fact'],
  'und/ipv6-unknown': ['filter', 'node'],
} as const;
