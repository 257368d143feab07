/** Documents that show what no topology can: assessments, audits, rules of the organization. */
import { ATTESTATION_KINDS } from '../../model/attestation.js';
import { DATE, LABEL } from './common.js';
import { choice, entry, text, type Written } from './shape.js';

export const ATTESTATION = entry(
  { kind: choice(ATTESTATION_KINDS, 'What the document shows') },
  {
    title: LABEL,
    issuedBy: text('Who signed it'),
    issuedOn: DATE,
    expiresOn: DATE,
    comment: text(),
  },
  'A document that shows what no topology can',
);

export type AttestationEntry = Written<typeof ATTESTATION>;
