/** Findings of requirements that are decided from what packets can do, with the holes of each. */
export const TRAFFIC_FINDING_PARAMS = {
  // proved
  'ok/managed-apart': ['devices'],
  // excepted
  'excepted/managed': ['node', 'from', 'flows'],
  // violated
  'mgt/reachable': ['node', 'from'],
  'mgt/host-spans': ['node', 'first', 'second'],
  'mgt/subnets-joined': ['from', 'to'],
} as const;
