/** Findings of requirements that are decided from facts of the inventory, with the holes of each. */
export const FACT_FINDING_PARAMS = {
  // proved
  'ok/terminals-closed': ['terminals', 'others'], // machines; the others are no terminals
  'ok/terminals-authenticate': ['terminals', 'others'],
  // excepted
  'excepted/terminal-open': ['node', 'fact', 'value', 'approvedBy', 'expiresOn'],
  // violated
  'mn/terminal-open': ['node', 'fact', 'value'],
  'mn/one-factor': ['node', 'factors'],
  // undetermined
  'und/unknown-machine': ['node'], // a terminal, a server?
  'und/unknown-factor': ['node', 'factor', 'suggestion'],
} as const;
