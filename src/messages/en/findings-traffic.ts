/** What is said about administration, maintenance, clouds, IPv6, privilege and monitoring. */

export const TRAFFIC_FINDINGS = {
  'ok/managed-apart':
    '{devices} {devices|device|devices} administered only from management subnets of the same segments',
  'excepted/managed':
    '{node:node} is administered from {from:segment}, from no management subnet, as {flows} of the register permit.',
  'mgt/reachable':
    'The administration of {node:node} is reached from {from:segment}, from no management subnet that is there for it.',
  'mgt/host-spans':
    '{node:node}, which serves administration, has a leg in {first:segment} and another in {second:segment}.',
  'mgt/subnets-joined':
    'Packets cross from a management subnet of {from:segment} to one of {to:segment}.',
} as const;

export const TRAFFIC_FIXES = {
  'mgt/reachable':
    'Permit it in `localIn` of the device from the management subnet alone, or register who needs it.',
  'mgt/host-spans': 'Use one machine per segment, or take the leg away.',
  'mgt/subnets-joined': 'Deny this on the deciding line: each segment is administered by itself.',
} as const;
