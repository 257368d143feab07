/** Findings that depend on how the basic policy is read, with the holes of each. */
export const READING_FINDING_PARAMS = {
  // proved
  'ok/separation-degree': ['first', 'second', 'degree', 'names'], // names: what they share
  'ok/separation-unstated': ['first', 'second', 'subnets'], // what carries them?
  'ok/physically-separate': ['first', 'second'],
  'ok/outbound-not-asked': [],
  // violated
  'sep/not-physical': ['first', 'second', 'degree', 'names'],
  'san/not-counted': ['node', 'method'],
  // undetermined
  'und/unstated-carrier': ['first', 'second', 'subnets'], // what carries them?
} as const;
