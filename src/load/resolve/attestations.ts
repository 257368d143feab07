/** Attestations: dates that exist, in order. */
import type { Attestation } from '../../model/attestation.js';
import type { AttestationId } from '../../model/ids.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { dateAt } from './exceptions.js';

export function resolveAttestations(context: Context): readonly Attestation[] {
  return context.names.all('attestation').map(({ id, key }): Attestation => {
    const entry = context.topology.attestations.get(key)!;
    const path = ['attestations', key];
    const issuedOn = dateAt(context, entry.issuedOn, [...path, 'issuedOn']);
    const expiresOn = dateAt(context, entry.expiresOn, [...path, 'expiresOn']);
    if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn) {
      const params = { approvedOn: issuedOn, expiresOn };
      context.report.error('resolve/expires-before-approval', [...path, 'expiresOn'], params, [
        [...path, 'issuedOn'],
      ]);
    }
    return {
      id: id as AttestationId,
      kind: entry.kind,
      title: labelOf(entry.title),
      ...defined({ issuedBy: entry.issuedBy, issuedOn, expiresOn }),
      at: context.report.keyPlace(path),
    };
  });
}
