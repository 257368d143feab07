/** Selectors that mean nobody: nothing is proved of them. */
import type { OwnRequirement, Selector } from '../../model/own-requirement.js';
import type { Draft } from '../draft.js';
import { draft } from '../requirement.js';
import type { Study } from '../study.js';
import { emptyIn, type Empty } from './selection.js';

export function emptyDrafts(
  study: Study,
  { id }: OwnRequirement,
  { from, to }: { readonly from: Selector; readonly to: Selector },
): readonly Draft[] {
  return [...emptyIn(study, from, 'sending'), ...emptyIn(study, to, 'receiving')].map((empty) =>
    emptyDraft(id, empty),
  );
}

export function emptyDraft(id: OwnRequirement['id'], { text, at }: Empty): Draft {
  const params = { selector: text };
  return draft(id, { verdict: 'undetermined', code: 'und/empty-selector', params, at });
}
