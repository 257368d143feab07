/** Claims about content that a town writes itself (SEMANTICS §10.10). */
import type { Move } from '../../analysis/content/graph.js';
import { segmentsOf, standsIn, type Holder } from '../../analysis/content/holder.js';
import { LABELS, type Label } from '../../analysis/content/label.js';
import { addressesIn } from '../../analysis/places.js';
import { FAMILIES } from '../../model/address.js';
import type { NodeId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type {
  OwnClaim,
  OwnRequirement,
  Selector,
  SelectorEnd,
} from '../../model/own-requirement.js';
import { intersectRanges } from '../../model/range.js';
import type { Segment } from '../../model/segment.js';
import { contentGraph } from '../content-graph.js';
import type { Draft } from '../draft.js';
import { entryDrafts } from '../entries.js';
import { draft } from '../requirement.js';
import { sanitizersOf } from '../sanitizers.js';
import type { Study } from '../study.js';
import { emptyDraft, emptyDrafts } from './empty.js';
import { emptyIn, extentOf, standsAt, textOf, type Empty } from './selection.js';

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
    ...[...heldByNobody(study, from), ...sanitizersOnly(study, claim)].map((empty) =>
      emptyDraft(id, empty),
    ),
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
  const of = (selector: Selector): readonly Holder[] =>
    holdersOf(study, graph.holders, selector, claim.form === 'any' ? claim.nodes : undefined);
  const sending = new Set(of(claim.from));
  const receiving = of(claim.to);
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

/**
 * Holders that a selector means: nodes that are holders themselves, else the places of its ends. With
 * `except`, sanitizers that stand in these places count as well, apart from those.
 */
function holdersOf(
  study: Study,
  holders: readonly Holder[],
  selector: Selector,
  except?: readonly NodeId[],
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
  const among = (node: Node): boolean =>
    except !== undefined && !except.includes(node.id) && standsAmong(study, places, node);
  return holders.filter((holder) => {
    if (holder.kind === 'node') {
      const { node } = holder;
      return named.has(node.id) || (node.kind === 'host' && among(node));
    }
    return FAMILIES.some((family) => {
      return standsAt(study.ground(family).layout, places, holder.place);
    });
  });
}

/** Whether `node` has an address that `selector` means. */
function standsAmong(study: Study, selector: Selector, node: Node): boolean {
  return FAMILIES.some((family) => {
    const { layout } = study.ground(family);
    return study.places.some((place) => {
      if (place.kind !== 'subnet') return false;
      const own = addressesIn(layout, node, place.id);
      return intersectRanges(extentOf(layout, selector, place), own).length > 0;
    });
  });
}

/** Parts under whose addresses something may be sent, but nobody has them who could have content. */
function heldByNobody(study: Study, from: Selector): readonly Empty[] {
  const silent = new Set(emptyIn(study, from, 'sending').map(({ text }) => text));
  return emptyIn(study, from, 'receiving').filter(({ text }) => !silent.has(text));
}

function isBare({ node, subnet, segment }: SelectorEnd): boolean {
  return node === undefined && subnet === undefined && segment === undefined;
}

/** Parts in whose places only sanitizers stand, which are apart from them (§10.1). */
function sanitizersOnly(study: Study, { form, from, to, nodes }: ContentClaim): readonly Empty[] {
  const { holders } = contentGraph(study);
  const { layout } = study.ground(4);
  const peopled = new Set(
    layout.network.nodes
      .filter(({ kind, facts }) => kind === 'host' && facts.sanitizer === undefined)
      .flatMap((node) => standsIn(layout, node)),
  );
  const isDeserted = (holder: Holder): boolean =>
    holder.kind === 'subnet' &&
    holder.declaredOnly &&
    holder.place.kind === 'subnet' &&
    !peopled.has(holder.place.id);
  return [from, to].flatMap(({ at, taken, removed }) =>
    taken.filter((part) => {
      const selector = { at, taken: [part], removed };
      const of = holdersOf(study, holders, selector, form === 'any' ? nodes : undefined);
      // Of addresses alone: those behind an external are not meant where a subnet has them.
      const isBehind = (holder: Holder): boolean =>
        holder.kind === 'external' && part.ends.every(isBare);
      return of.some(isDeserted) && of.every((holder) => isDeserted(holder) || isBehind(holder));
    }),
  );
}
