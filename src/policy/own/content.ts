/** Claims about content that a town writes itself (SEMANTICS §10.10). */
import type { Move } from '../../analysis/content/graph.js';
import { segmentsOf, type Holder } from '../../analysis/content/holder.js';
import { LABELS, type Label } from '../../analysis/content/label.js';
import { FAMILIES } from '../../model/address.js';
import type {
  OwnClaim,
  OwnRequirement,
  Selector,
  SelectorEnd,
} from '../../model/own-requirement.js';
import type { Segment } from '../../model/segment.js';
import { contentGraph } from '../content-graph.js';
import type { Draft } from '../draft.js';
import { entryDrafts } from '../entries.js';
import { draft } from '../requirement.js';
import { sanitizersOf } from '../sanitizers.js';
import type { Study } from '../study.js';
import { emptyDraft, emptyDrafts } from './empty.js';
import { standsAt, textOf } from './selection.js';

type ContentClaim = Extract<OwnClaim, { kind: 'content' }>;

export function contentDrafts(
  study: Study,
  requirement: OwnRequirement,
  claim: ContentClaim,
): readonly Draft[] {
  const { id, at } = requirement;
  const { from, to, sanitizers } = claim;
  const none = sanitizers !== undefined && sanitizersOf(study).length === 0;
  const open = [
    ...found(study, requirement, claim),
    ...emptyDrafts(study, requirement, claim),
    ...(none ? [emptyDraft(id, { text: 'kind:sanitizer', at: sanitizers })] : []),
  ];
  if (open.length > 0) return open;
  const params = { from: textOf(from), to: textOf(to) };
  return [draft(id, { verdict: 'proved', code: 'ok/own-content-kept', params, at })];
}

function found(study: Study, { id }: OwnRequirement, claim: ContentClaim): readonly Draft[] {
  const graph = contentGraph(study);
  const named: ReadonlySet<string> = new Set(claim.nodes);
  const isNamed = (holder: Holder): boolean => holder.kind === 'node' && named.has(holder.node.id);
  const without = ({ from, to }: Move): boolean => isNamed(from) || isNamed(to);
  const sending = new Set(holdersOf(study, graph.holders, claim.from));
  const receiving = holdersOf(study, graph.holders, claim.to);
  return LABELS.flatMap((label) => {
    const starts = (holder: Holder): boolean =>
      sending.has(holder) && labelOf(study, holder) === label;
    if (!graph.holders.some(starts)) return [];
    return bySegment(study, receiving).flatMap(([segment, holders]) =>
      entryDrafts(study, {
        requirement: id,
        code: claim.form === 'raw' ? 'own/raw-content' : 'own/content',
        label,
        graph,
        segment,
        starts,
        ...(named.size === 0 ? {} : { without }),
        between: (here, there) =>
          holders.has(there) && (!receiving.includes(here) || sending.has(here)),
        forbidden: () => true,
        // What one machine of a place has, every machine there has (§10.1).
        startForbidden: (holder) => holders.has(holder) && sending.has(holder),
        startCode: 'own/same-place',
        anyForm: claim.form === 'any',
        home: (holder) => sending.has(holder),
      }),
    );
  });
}

/** As what the content of a holder counts, which says which sanitizers are for it. */
function labelOf({ segments }: Study, holder: Holder): Label {
  const kinds = segmentsOf(segments, holder).map(({ kind }) => kind);
  if (kinds.includes('my-number')) return 'secret';
  return kinds.includes('lgwan-connected') ? 'inside' : 'taint';
}

function bySegment(
  study: Study,
  holders: readonly Holder[],
): readonly (readonly [Segment, ReadonlySet<Holder>])[] {
  const found = new Map<Segment, Set<Holder>>();
  for (const holder of holders) {
    const [segment] = segmentsOf(study.segments, holder);
    if (segment === undefined) continue;
    found.set(segment, (found.get(segment) ?? new Set<Holder>()).add(holder));
  }
  return [...found];
}

/** Holders that a selector means: nodes that are holders themselves, else the places of its ends. */
function holdersOf(
  study: Study,
  holders: readonly Holder[],
  selector: Selector,
): readonly Holder[] {
  const nodes = new Set(holders.flatMap((h) => (h.kind === 'node' ? [h.node.id] : [])));
  const isHolder = ({ node }: SelectorEnd): boolean => node !== undefined && nodes.has(node);
  const named = new Set(
    selector.taken.flatMap(({ ends }) => ends.filter(isHolder).map(({ node }) => node)),
  );
  const taken = selector.taken.map((part) => ({
    ...part,
    ends: part.ends.filter((end) => !isHolder(end)),
  }));
  const places = { ...selector, taken };
  return holders.filter((holder) => {
    if (holder.kind === 'node') return named.has(holder.node.id);
    return FAMILIES.some((family) => {
      return standsAt(study.ground(family).layout, places, holder.place);
    });
  });
}
