/** The bodies to which the basic policy applies, in the order of 4(1). */
export const BODIES = [
  'mayor',
  'education-board',
  'assembly',
  'election-commission',
  'equity-commission',
  'auditors',
  'agriculture-committee',
  'valuation-review-committee',
] as const;

export type BodyId = (typeof BODIES)[number];

/** Findings of requirements that are decided from facts of the inventory, with the holes of each. */
export const FACT_FINDING_PARAMS = {
  // proved
  'hint/figure-older': ['figure', 'date', 'documentDate'],
  'ok/terminals-closed': ['terminals', 'others'], // machines; the others are no terminals
  'ok/terminals-authenticate': ['terminals', 'others'],
  'ok/systems-classified': ['systems'],
  'ok/bodies-covered': ['bodies', 'without'], // without: those that state that they have no network
  'ok/bodies-covered-in': ['municipalities'],
  'ok/everything-drawn': ['figures', 'items'],
  'ok/document-marked': ['number', 'version', 'handling'],
  'ok/in-machine-room': ['servers', 'devices'],
  'ok/cut-isolates': ['segment', 'cutPoints'], // as the plan has them
  'ok/cut-computed': ['segment', 'cutPoints'], // the fewest links, for a plan that says nothing
  'ok/nothing-to-cut': ['segment'],
  // excepted
  'excepted/terminal-open': ['node', 'fact', 'value', 'approvedBy', 'expiresOn'],
  // violated
  'mn/terminal-open': ['node', 'fact', 'value'],
  'mn/one-factor': ['node', 'factors'],
  'scp/network-denied': ['body', 'owned'], // it has none, and this
  'scp/network-denied-in': ['body', 'owned', 'municipality'],
  'doc/not-drawn': ['subject', 'count', 'names'],
  'doc/public': ['handling'],
  'phy/outside-machine-room': ['node', 'room'],
  'ir/unknown-cut-point': ['segment', 'cutPoint', 'suggestion'],
  'ir/not-isolated': ['segment', 'rest', 'least'], // links that are to be pulled as well
  'ir/shared-wire': ['segment', 'others'],
  // undetermined
  'und/unknown-machine': ['node'], // a terminal, a server?
  'und/unknown-factor': ['node', 'factor', 'suggestion'],
  'und/unclassified-systems': ['segment', 'systems', 'facts'],
  'und/body-unaccounted': ['body'],
  'und/body-unaccounted-in': ['body', 'municipality'],
  'und/missing-document-fact': ['fact'],
  'und/unknown-handling': ['handling'],
  'und/unknown-room': ['node', 'room'], // for machines, or for people?
  'und/shared-wire': ['segment', 'others'],
} as const;
