/** What can be wrong with a command line, with the holes of the sentences. */
export const USAGE_PARAMS = {
  'usage/missing-command': [],
  'usage/unknown-command': ['command', 'suggestion'],
  'usage/unknown-option': ['option', 'suggestion'],
  'usage/unknown-requirement': ['requirement', 'suggestion'],
  'usage/unknown-value': ['option', 'value', 'choices', 'suggestion'],
  'usage/missing-value': ['option'],
  'usage/missing-option': ['option'],
  'usage/missing-topology': [],
  'usage/missing-scenario': [],
  'usage/several-topologies': ['first', 'second'],
  'usage/missing-service': [],
  'usage/exclusive': ['first', 'second'],
  'usage/bad-number': ['option', 'value', 'min', 'max'],
  'usage/bad-time': ['option', 'value'],
  'usage/bad-date': ['option', 'value', 'suggestion'],
  'usage/stdin-twice': [],
  'usage/formats-in-one-place': ['first', 'second'],
  'usage/same-file': ['path'],
  'usage/output-of-nothing': ['path'],
  'usage/cannot-write': ['path', 'reason'],
} as const;

export type UsageCode = keyof typeof USAGE_PARAMS;
