/** Codes of findings about models of separation, with the holes of their sentences. */
export const MODEL_FINDING_PARAMS = {
  'ok/placed-by-model': ['role', 'count', 'expected', 'model'],
  'ok/no-breakout': ['model'],
  'ok/breakout-conditions': ['lines'],
  'ok/measures-recommended': ['model'],
  'ok/terminals-protected': ['terminals', 'model'],
  'ok/no-attestations': ['model'],
  'ok/attested': ['what', 'attestation'],
  'mdl/placed-elsewhere': ['role', 'count', 'segment', 'expected', 'model'],
  'mdl/breakout-not-in-model': ['flow', 'model'],
  'mdl/breakout-not-https': ['flow'],
  'mdl/breakout-condition': ['node', 'fact'],
  'mdl/breakout-default-route': ['node'],
  'mdl/measure-missing': ['node', 'measure', 'model'],
  'mdl/attestation-missing': ['what', 'model'],
  'mdl/attestation-not-in-force': ['what', 'attestation', 'asOf'],
  'und/no-such-system': ['role'],
} as const;
