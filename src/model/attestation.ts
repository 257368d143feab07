/** Documents that a model of separation asks for besides the network. */
import type { AttestationId } from './ids.js';
import type { Label, Location } from './location.js';

/** What a document shows. */
export const ATTESTATION_KINDS = [
  'risk-assessment',
  'external-confirmation',
  'external-audit',
  'resident-data-rule',
  'csirt',
  'training',
  'log-management',
  'vulnerability-management',
  'asset-access-control',
  'continuous-monitoring',
] as const;

export type AttestationKind = (typeof ATTESTATION_KINDS)[number];

export interface Attestation {
  readonly id: AttestationId;
  readonly kind: AttestationKind;
  readonly title: Label;
  readonly issuedBy?: string;
  /** ISO 8601, as `expiresOn`. */
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  readonly at: Location;
}
