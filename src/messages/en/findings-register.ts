/** What is said about the register itself: its lines, approvals, expiries and enforcement. */

export const REGISTER_FINDINGS = {
  'und/no-date': 'No day is given on which approvals and expiries are to be judged.',
} as const;

export const REGISTER_FIXES = {
  'und/no-date': 'Give it with `--as-of`, or state `asOf` in the topology.',
} as const;
