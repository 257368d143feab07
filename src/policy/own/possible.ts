/** The claim that declared machines can reach each other, decided as R-REQ-1 decides it. */
import type { Failure } from '../../analysis/delivery.js';
import type { FlowId } from '../../model/ids.js';
import type { OwnClaim, OwnRequirement, SelectorPart } from '../../model/own-requirement.js';
import type { FlowEnd, PermittedFlow } from '../../model/register.js';
import type { Draft } from '../draft.js';
import { passesInFull } from '../required-flow.js';
import { draft } from '../requirement.js';
import { emptyDraft } from './empty.js';
import { isEmptyEnd } from '../sendings.js';
import type { Study } from '../study.js';

type Possible = Extract<OwnClaim, { kind: 'possible' }>;

export function possibleDrafts(
  study: Study,
  { id, title, at }: OwnRequirement,
  { from, to, services, addressedTo }: Possible,
): readonly Draft[] {
  const flow: PermittedFlow = {
    id: id as string as FlowId,
    title,
    kind: 'ordinary',
    from: endsOf(from),
    to: endsOf(to),
    ...(addressedTo === undefined ? {} : { addressedTo }),
    services,
    required: true,
    data: 'both',
    at,
  };
  const passing = passesInFull(study, flow);
  const ends = { from: textOf(from), to: textOf(to) };
  const empty = [...from, ...to].flatMap((part) =>
    emptyEnds(study, part).map((text) => emptyDraft(id, { text, at: part.at })),
  );
  switch (passing.kind) {
    case 'fails': {
      const { failure, packets, evidence } = passing;
      const said = { ...saidOf(failure, ends), at, identity: [], packets, evidence };
      return [draft(id, { verdict: 'violated', ...said }), ...empty];
    }
    case 'empty':
      return empty.length > 0 ? empty : [emptyDraft(id, { text: `${ends.from} → ${ends.to}`, at })];
    case 'passes':
      return empty.length > 0
        ? empty
        : [draft(id, { verdict: 'proved', code: 'ok/own-passes', params: ends, at })];
  }
}

/** Ends of a part that nobody stands behind, as text; the part itself if it has no end at all. */
function emptyEnds(study: Study, { text, ends }: SelectorPart<FlowEnd>): readonly string[] {
  if (ends.length === 0) return [text];
  return ends
    .filter((end) => isEmptyEnd(study, end))
    .map(({ segment }) => (ends.length === 1 ? text : `${text} (${segment})`));
}

function endsOf(parts: readonly SelectorPart<FlowEnd>[]): readonly FlowEnd[] {
  return parts.flatMap(({ ends }) => ends);
}

function textOf(parts: readonly SelectorPart<FlowEnd>[]): string {
  return parts.map(({ text }) => text).join(', ');
}

function saidOf(
  { what, disposition, where }: Failure,
  ends: { readonly from: string; readonly to: string },
): Pick<Draft, 'code' | 'params'> {
  switch (what) {
    case 'lost':
      return { code: 'own/lost', params: { ...ends, disposition } };
    case 'reply-lost':
      return { code: 'own/reply-lost', params: { ...ends, disposition } };
    case 'wrong-end':
      return { code: 'own/wrong-end', params: { ...ends, end: where ?? disposition } };
  }
}
