/**
 * Findings about content and sanitizers, with the holes of each. `from`, `to` and `holder` are
 * holders of content: `subnet ID`, `external ID` or `node ID`; `segment` is a segment.
 */
export const CONTENT_FINDING_PARAMS = {
  // proved
  'ok/methods-recognized': ['sanitizers'],
  'ok/sanitizer-sound': ['node'],
  'ok/nothing-raw-inside': ['segment'],
  'ok/nothing-leaves-raw': ['segment'],
  'ok/released': ['segment', 'flows'], // number of lines of releases
  'ok/secret-kept': ['segment', 'flows'], // number of lines that it leaves over
  'ok/taint-kept-out': ['segment', 'flows'], // number of lines that it enters over
  'ok/lines-compose-safely': ['lines'],
  // violated
  'san/unknown-method': ['node', 'method'],
  'san/wrong-fact': ['node', 'fact', 'value'],
  'san/forwards': ['node'],
  'san/shared-domain': ['node'],
  'san/other-services-in': ['node', 'segment'],
  'san/other-services-out': ['node', 'segment'],
  'content/raw-inside': ['segment', 'from', 'to'],
  'content/internet-inside': ['segment', 'holder'],
  'content/leaves-raw': ['segment', 'from', 'to'],
  'content/secret-leaves': ['segment', 'from', 'to'],
  'content/taint-enters': ['segment', 'from', 'to'],
  'content/lines-compose': ['segment', 'from', 'to'],
  // undetermined
  'und/other-times': [], // only lines that never apply at one time make the chain
} as const;
