/**
 * Selectors of requirements that a town writes itself: names as the register takes them, addresses and
 * objects, kinds of segments, `any`, and `not` before what is taken out.
 */
import { suggest } from '../../base/suggest.js';
import type { NodeId, SegmentId, SubnetId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { Selector, SelectorEnd, SelectorPart } from '../../model/own-requirement.js';
import type { FlowEnd } from '../../model/register.js';
import type { Segment } from '../../model/segment.js';
import { parseAddressItem, type NameTerm } from '../grammar/name.js';
import { EXTERNAL_KINDS, SEGMENT_KINDS } from '../schema/segment.js';
import { partAddresses, populationAddresses, wantedOf } from './address-book.js';
import { blockAddresses, segmentAddresses } from './address-sets.js';
import type { Found, NameKind } from './names.js';
import { registeredEnd, type RegisterMaker } from './register.js';
import { items, type Path, type Written } from './written.js';

export interface SelectorMaker extends RegisterMaker {
  readonly segments: readonly Segment[];
  /** With their facts. */
  readonly nodes: readonly Node[];
}

const KINDS: readonly NameKind[] = ['host', 'subnet', 'object', 'device', 'external'];
const SEGMENT_WORDS: readonly string[] = [...SEGMENT_KINDS, ...EXTERNAL_KINDS];

/**
 * What is left of a selector when parts that could not be read are left out. Of `packets` no device is
 * an end: what it sends or takes for itself crosses nothing (SEMANTICS §8, §9.1).
 */
export function selectorOf(
  maker: SelectorMaker,
  value: string | readonly string[],
  path: Path,
  of: 'packets' | 'content',
): Selector {
  const parts = items(value, path).flatMap((text) => {
    const part = partOf(maker, text);
    const device = of === 'packets' && deviceIn(maker, part);
    if (device) maker.context.report.error('resolve/device-end', text.path, { device });
    return part ?? [];
  });
  const taken = parts.filter(({ negated }) => !negated).map(({ part }) => part);
  const removed = parts.filter(({ negated }) => negated).map(({ part }) => part);
  const at = maker.context.report.place(path);
  const everything: SelectorPart = { text: 'any', ends: [{}], at };
  return { taken: taken.length === 0 ? [everything] : taken, removed, at };
}

function deviceIn({ nodes }: SelectorMaker, item: Item | undefined): NodeId | undefined {
  const ids = item?.part.ends.flatMap(({ node }) => node ?? []) ?? [];
  return nodes.find(({ id, kind }) => kind === 'device' && ids.includes(id))?.id;
}

/** Ends of a flow: as in the register, or a kind of segment. */
export function flowParts(
  maker: SelectorMaker,
  value: string | readonly string[],
  path: Path,
): readonly SelectorPart<FlowEnd>[] {
  return items(value, path).flatMap((text) => {
    const kind = kindIn(text.value);
    const at = maker.context.report.place(text.path);
    if (kind?.negated === false) {
      const segments = segmentsOfKind(maker, kind.word, text);
      const ends = segments.map((segment) => wholeSegment(maker, segment, text));
      return [{ text: text.value, ends, at }];
    }
    const end = registeredEnd(maker, text, { mayBeEmpty: true });
    return end === undefined ? [] : [{ text: text.value, ends: [end], at }];
  });
}

function wholeSegment(maker: SelectorMaker, { id }: Segment, text: Written<string>): FlowEnd {
  const addresses = segmentAddresses(maker.populations, id);
  const at = maker.context.report.place(text.path);
  return { text: text.value, segment: id, addresses, at };
}

interface Item {
  readonly negated: boolean;
  readonly part: SelectorPart;
}

function partOf(maker: SelectorMaker, text: Written<string>): Item | undefined {
  const { report } = maker.context;
  const at = report.place(text.path);
  const kind = kindIn(text.value);
  if (kind !== undefined) {
    const segments = segmentsOfKind(maker, kind.word, text, kind.negated);
    const ends = segments.map(({ id }): SelectorEnd => ({ segment: id }));
    return { negated: kind.negated, part: { text: text.value, ends, at } };
  }
  const item = report.accept(text, parseAddressItem(text.value));
  if (item === undefined) return undefined;
  const { negated, term } = item;
  const ends =
    term.kind === 'any'
      ? [{}]
      : term.kind === 'block'
        ? [{ addresses: blockAddresses(term.block) }]
        : namedEnds(maker, term, text);
  return ends && { negated, part: { text: text.value, ends, at } };
}

/** `kind:my-number`, `not kind:my-number`. */
function kindIn(text: string): { readonly negated: boolean; readonly word: string } | undefined {
  const match = /^\s*(not\s+)?kind:(.*)$/s.exec(text);
  return match === null ? undefined : { negated: match[1] !== undefined, word: match[2]!.trim() };
}

/**
 * Segments that count as one of the kind, and those that are written as one; of a kind that does not
 * exist, none, and that is said. What is taken out only counts as one: so claims are about more.
 */
function segmentsOfKind(
  { context: { report }, segments }: SelectorMaker,
  word: string,
  text: Written<string>,
  negated = false,
): readonly Segment[] {
  if (!SEGMENT_WORDS.includes(word)) {
    const params = { kind: 'segment-kind', name: word, suggestion: suggest(word, SEGMENT_WORDS) };
    report.error('resolve/unknown-name', text.path, params);
    return [];
  }
  return segments.filter((segment) => {
    const counted = chainOf(segments, segment).at(-1)!;
    const meant = negated ? [counted] : [counted, segment];
    return meant.some(({ kind, external }) => kind === word || external === word);
  });
}

/** A segment, the one that it counts as, and so on; a circle is told of elsewhere. */
function chainOf(segments: readonly Segment[], segment: Segment): readonly Segment[] {
  const chain: Segment[] = [];
  for (let at: Segment | undefined = segment; at !== undefined && !chain.includes(at);) {
    chain.push(at);
    const next: SegmentId | undefined = at.treatAs;
    at = segments.find(({ id }) => id === next);
  }
  return chain;
}

function namedEnds(
  maker: SelectorMaker,
  term: NameTerm,
  text: Written<string>,
): readonly SelectorEnd[] | undefined {
  const { context, populations, books } = maker;
  const { path } = text;
  const found = context.names.find({ value: term.name, path }, wantedOf(term, KINDS));
  if (found === undefined) return undefined;
  if (found.kind === 'object') {
    const { set, broken } = books.addresses.list(text.value.replace(/^\s*not\s+/, ''), path);
    return broken ? undefined : [{ addresses: set }];
  }
  const all = populationAddresses(context, populations, found, term, path);
  if (all === undefined) return undefined;
  const narrowed = term.interface !== undefined || term.part !== undefined;
  const addresses = narrowed ? { addresses: partAddresses(context, all, term, path) } : {};
  return ownersOf(maker, found).map((owner) => ({ ...owner, ...addresses }));
}

/** A segment also stands for those that count as it. */
function ownersOf({ segments }: SelectorMaker, { kind, id }: Found): readonly SelectorEnd[] {
  if (kind === 'subnet') return [{ subnet: id as SubnetId }];
  if (kind !== 'segment') return [{ node: id as NodeId }];
  return segments
    .filter((segment) => chainOf(segments, segment).some((other) => other.id === id))
    .map((segment) => ({ segment: segment.id }));
}
