/** Findings that depend on how the basic policy is read. */

export const READING_FINDINGS = {
  'ok/separation-degree':
    '{first:segment} and {second:segment} are kept apart by {degree:word}: {names}',
  'ok/separation-unstated':
    '{first:segment} and {second:segment} share no equipment that is written down; what carries {subnets} is not',
  'ok/physically-separate': '{first:segment} and {second:segment} share no equipment',
  'ok/outbound-not-asked':
    'content that leaves LGWAN-connected segments need not be sanitized, as the policy is read',
  'sep/not-physical':
    '{first:segment} and {second:segment} are to be physically separate, and are kept apart by {degree:word} only: {names}.',
  'san/not-counted':
    '{node:node} works by `{method}`, which does not count as sanitizing as the policy is read.',
  'und/unstated-carrier':
    '{first:segment} and {second:segment} are to be physically separate, and the files do not say which switches carry {subnets}.',
} as const;

export const READING_FIXES = {
  'sep/not-physical':
    'Give each of the two equipment of its own, or read the policy so that logical separation is enough (`separation: logical`).',
  'san/not-counted':
    'Use a sanitizer that turns mail into text or transfers the screen, or read the policy so that CDR counts (`cdr: counts`).',
  'und/unstated-carrier':
    'Declare the switches, and state `vlan` and `on` of the subnets or connect the machines to ports.',
} as const;
