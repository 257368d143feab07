/** Findings of requirements that a town writes itself, with the holes of each. */
export const OWN_FINDING_PARAMS = {
  // proved; `from` and `to` are selectors as written
  'ok/own-nothing-passes': ['from', 'to'],
  'ok/own-passes': ['from', 'to'],
  'ok/own-only-through': ['from', 'to', 'nodes'],
  'ok/own-only-allowed': ['from', 'to', 'entries'],
  'ok/own-content-kept': ['from', 'to'],
  // violated; `from` and `to` are segments
  'own/passes': ['from', 'to'],
  'own/not-allowed': ['from', 'to'],
  'own/around': ['from', 'to', 'nodes'],
  'own/lost': ['from', 'to', 'disposition'], // selectors as written, as in the next two
  'own/reply-lost': ['from', 'to', 'disposition'],
  'own/wrong-end': ['from', 'to', 'end'],
  'own/content': ['segment', 'from', 'to'], // holders; the segment of `to`
  'own/raw-content': ['segment', 'from', 'to'],
  'own/same-place': ['segment', 'holder'],
  // undetermined
  'und/empty-selector': ['selector'],
} as const;
