/** R-MDL-4, 9 (not normative): the documents that the chosen model asks for are there and in force. */
import type { AttestationKind } from '../../model/attestation.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import { modelOf, rulesOf } from '../separation-model.js';
import type { Study } from '../study.js';

const ID = 'R-MDL-4';

export const ATTESTED_BY_MODEL: Requirement = {
  id: ID,
  clause: '9',
  basis: 'reference',
  kind: 'inventory',
  check(study) {
    const model = modelOf(study);
    const { attestations } = rulesOf(study);
    if (attestations.length === 0) {
      return [draft(ID, { verdict: 'proved', code: 'ok/no-attestations', params: { model } })];
    }
    if (study.options.asOf === undefined) {
      return [draft(ID, { verdict: 'undetermined', code: 'und/no-date', params: {} })];
    }
    const { asOf } = study.options;
    return attestations.map((what) => judge(study, what, asOf));
  },
};

/** One document of a kind that is in force is enough. */
function judge(study: Study, what: AttestationKind, asOf: string): Draft {
  const documents = (study.network.attestations ?? []).filter(({ kind }) => kind === what);
  const [first] = documents;
  const model = modelOf(study);
  if (first === undefined) {
    const params = { what, model };
    return draft(ID, {
      verdict: 'violated',
      code: 'mdl/attestation-missing',
      params,
      subject: what,
    });
  }
  const current = documents.find(
    ({ issuedOn = '', expiresOn }) =>
      issuedOn <= asOf && (expiresOn === undefined || asOf <= expiresOn),
  );
  if (current !== undefined) {
    const params = { what, attestation: current.id };
    return draft(ID, {
      verdict: 'proved',
      code: 'ok/attested',
      params,
      at: current.at,
      subject: what,
    });
  }
  return draft(ID, {
    verdict: 'violated',
    code: 'mdl/attestation-not-in-force',
    params: { what, attestation: first.id, asOf },
    at: first.at,
    related: documents.slice(1).map(({ at }) => at),
    subject: what,
  });
}
