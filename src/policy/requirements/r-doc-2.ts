/** R-DOC-2, 4(2)③: the document says which one it is, of when, and that it is not public. */
import type { AboutDocument } from '../../model/network.js';
import type { Draft } from '../draft.js';
import { isStated } from '../facts.js';
import { draft, type Requirement } from '../requirement.js';

const ID = 'R-DOC-2';

const FACTS = ['number', 'version', 'date', 'handling'] as const;

/** Classes of handling by which a document is kept from the public. */
const CLOSED =
  /限定公開|庁内公開|非公開|非公表|不開示|公開不可|公表不可|公開禁止|公開しない|部外秘|秘密|極秘|秘|取扱い?注意|限り|限定|機密性[23]|not public|non-?public|confidential|internal|restricted|secret|sensitive/g;
const PUBLIC = /公開|公表|機密性1|public|open/;

export const DOCUMENT_MARKED: Requirement = {
  id: ID,
  clause: '4(2)③',
  kind: 'inventory',
  check({ network }) {
    const about = network.document;
    const missing = FACTS.filter((fact) => !isStated(about?.[fact]));
    const found = [
      ...(missing.length === 0 ? [] : [missingFrom(about, missing)]),
      ...handling(about),
    ];
    if (found.length > 0 || about === undefined) return found;
    const { number = '', version = '' } = about;
    const params = { number, version, handling: about.handling ?? '' };
    return [draft(ID, { verdict: 'proved', code: 'ok/document-marked', params, identity: [] })];
  },
};

function missingFrom(about: AboutDocument | undefined, facts: readonly string[]): Draft {
  return draft(ID, {
    verdict: 'undetermined',
    code: 'und/missing-document-fact',
    params: { fact: facts.map((fact) => `document.${fact}`).join(', ') },
    ...(about === undefined ? {} : { at: about.at }),
  });
}

/** The files name addresses, ports and devices: an edition that is public must not have them. */
function handling(about: AboutDocument | undefined): readonly Draft[] {
  if (about === undefined || !isStated(about.handling)) return [];
  const text = about.handling.normalize('NFKC').toLowerCase();
  const closed = text.search(CLOSED) >= 0;
  const open = PUBLIC.test(text.replaceAll(CLOSED, ''));
  if (closed && !open) return [];
  const said = { params: { handling: about.handling }, at: about.at, identity: [] };
  return open && !closed
    ? [draft(ID, { verdict: 'violated', code: 'doc/public', ...said })]
    : [draft(ID, { verdict: 'undetermined', code: 'und/unknown-handling', ...said })];
}
