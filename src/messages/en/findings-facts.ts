/** What is said about facts of the inventory: terminals, classes, bodies, rooms, cut points. */

export const FACT_FINDINGS = {
  'ok/terminals-closed':
    'nothing can be taken out of {terminals} {terminals|terminal|terminals} in My Number segments ({others} other {others|machine|machines} there)',
  'ok/terminals-authenticate':
    'two kinds of factors at {terminals} {terminals|terminal|terminals} in My Number segments ({others} other {others|machine|machines} there)',
  'excepted/terminal-open':
    '{node:node} has `{fact}: {value}` by an exception that {approvedBy} approved until {expiresOn}.',
  'mn/terminal-open':
    '{node:node} has `{fact}: {value}`, by which residents’ data can be taken out.',
  'mn/one-factor':
    '{node:node} asks for {factors}: not two of something known, something held and something of the body.',
  'und/unknown-machine': 'The files do not say whether {node:node} is a terminal or a server.',
  'und/unknown-factor':
    'Of {node:node} the factor `{factor}` is not known to be a kind of knowledge, possession or inherence.',
} as const;

export const FACT_FIXES = {
  'mn/terminal-open':
    'Close it, or state in `terminal: exception:` who approved it (`approvedBy`) and until when (`expiresOn`); tethering has no exception.',
  'mn/one-factor': 'Ask for a factor of another kind as well, e.g. ic-card with pin.',
  'und/unknown-machine': 'State `terminal`, or a `role` that says what it is.',
  'und/unknown-factor':
    'Use a known spelling (see docs/requirements.md), e.g. ic-card, pin, face. An id alone is no factor.',
} as const;
