/** Whom selectors mean (SEMANTICS §9.5), and what of them means nobody. */
import type { Ground } from '../../analysis/passes.js';
import {
  addressesIn,
  externalAddresses,
  ownSubnets,
  placeKey,
  startsFrom,
  type Place,
} from '../../analysis/places.js';
import { present } from '../../base/assert.js';
import { ALL_ADDRESSES, FAMILIES, type Family } from '../../model/address.js';
import type { Location } from '../../model/location.js';
import type { Node } from '../../model/node.js';
import type { Selector, SelectorEnd } from '../../model/own-requirement.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  type RangeList,
} from '../../model/range.js';
import type { Study } from '../study.js';

type Layout = Ground['layout'];

/** The addresses that selectors mean at places, each computed once. */
export class Extents {
  readonly #layout: Layout;
  readonly #known = new Map<Selector, Map<string, RangeList>>();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  at(selector: Selector, place: Place): RangeList {
    const here = this.#known.get(selector) ?? new Map<string, RangeList>();
    this.#known.set(selector, here);
    const known = here.get(placeKey(place));
    if (known !== undefined) return known;
    const found = extentOf(this.#layout, selector, place);
    here.set(placeKey(place), found);
    return found;
  }
}

/** What `selector` means at `place`; empty where it means nobody there. */
export function extentOf(layout: Layout, { taken, removed }: Selector, place: Place): RangeList {
  const of = (parts: Selector['taken']): RangeList =>
    canonicalRanges(parts.flatMap(({ ends }) => ends.flatMap((end) => endAt(layout, end, place))));
  const rest = complementRanges(of(removed), ALL_ADDRESSES[layout.family]);
  return intersectRanges(of(taken), rest);
}

/** The addresses of one end at `place`: where no address is stated, every one. */
function endAt(layout: Layout, end: SelectorEnd, place: Place): RangeList {
  const all = populationAt(layout, end, place);
  if (end.addresses === undefined) return all;
  return intersectRanges(all, canonicalRanges(end.addresses[layout.family]));
}

function populationAt(layout: Layout, end: SelectorEnd, place: Place): RangeList {
  const everything = [ALL_ADDRESSES[layout.family]];
  const { node, subnet, segment } = end;
  if (node !== undefined) {
    if (place.kind === 'external') return place.id === node ? everything : [];
    return ownSubnets(layout, layout.node(node)).get(place.id) ?? [];
  }
  if (subnet !== undefined) return place.kind === 'subnet' && place.id === subnet ? everything : [];
  return segment === undefined || segment === place.segment ? everything : [];
}

/** Whether somebody stands at `place` whom `selector` means. */
export function standsAt(layout: Layout, selector: Selector, place: Place): boolean {
  const there = extentOf(layout, selector, place);
  return intersectRanges(there, addressesOf(layout, selector, place)).length > 0;
}

/** Addresses that machines may have at `place`; those of devices are theirs, unless they are named. */
function addressesOf(layout: Layout, { taken }: Selector, place: Place): RangeList {
  if (place.kind === 'external') return externalAddresses(layout, layout.node(place.id));
  const named = taken.flatMap(({ ends }) => ends.flatMap(({ node }) => node ?? []));
  const subnet = present(layout.index.subnets.get(place.id), place.id);
  const of = (isMeant: (node: Node) => boolean): RangeList =>
    canonicalRanges(
      layout.network.nodes.filter(isMeant).flatMap((node) => addressesIn(layout, node, place.id)),
    );
  const devices = of(({ kind, id }) => kind === 'device' && !named.includes(id));
  const others = complementRanges(devices, ALL_ADDRESSES[layout.family]);
  return canonicalRanges([
    ...intersectRanges(canonicalRanges(layout.subnetRanges(subnet)), others),
    ...of(({ kind, id }) => kind === 'host' || named.includes(id)),
  ]);
}

/** A part of a selector, or all of it, that means nobody. */
export interface Empty {
  readonly text: string;
  readonly at: Location;
}

/** Parts that nothing is sent from (or could be sent to); all of it, if nothing of it is left. */
export function emptyIn(
  study: Study,
  selector: Selector,
  side: 'sending' | 'receiving',
): readonly Empty[] {
  const { at, taken } = selector;
  const isEmpty = side === 'sending' ? sendsNothing : receivesNothing;
  const parts = taken.filter((part) => isEmpty(study, { at, taken: [part], removed: [] }));
  if (parts.length > 0 || !isEmpty(study, selector)) return parts;
  return [{ text: textOf(selector), at }];
}

/** A selector as it is written. */
export function textOf({ taken, removed }: Selector): string {
  return [...taken, ...removed].map(({ text }) => text).join(', ');
}

function sendsNothing(study: Study, selector: Selector): boolean {
  return FAMILIES.every((family) => {
    const { layout, space } = study.ground(family);
    return study.places.every((place) => {
      const sources = space.where('source', extentOf(layout, selector, place));
      return startsFrom(layout, space, place, study.options.spoofing).every(
        ({ set }) => space.intersect(set, sources) === space.none,
      );
    });
  });
}

function receivesNothing(study: Study, selector: Selector): boolean {
  return FAMILIES.every((family) => {
    const { layout } = study.ground(family);
    const meant = { ...selector, removed: [...selector.removed, ...nobodys(layout, selector)] };
    return study.places.every((place) => !standsAt(layout, meant, place));
  });
}

/**
 * Where addresses alone are written: those of devices, and those that are translated before anything
 * arrives at them, are not meant as machines that nobody declared, nor as what is behind an external.
 */
function nobodys(layout: Layout, { at, taken }: Selector): Selector['removed'] {
  const isBare = ({ node, subnet, segment }: SelectorEnd): boolean =>
    node === undefined && subnet === undefined && segment === undefined;
  if (!taken.every(({ ends }) => ends.every(isBare))) return [];
  const { family, network } = layout;
  const { nodes } = network;
  const own = ({ interfaces }: Node): RangeList => interfaces.flatMap((i) => layout.ownRanges(i));
  const hosts = canonicalRanges(nodes.filter(({ kind }) => kind !== 'device').flatMap(own));
  const translated = nodes
    .flatMap(({ destinationNat }) => destinationNat)
    .filter((rule) => rule.enabled && rule.family === family && rule.address.kind !== 'keep')
    .map(({ match }) => match.destination[family]);
  const found = canonicalRanges([
    ...nodes.filter(({ kind }) => kind === 'device').flatMap(own),
    ...translated.filter((ranges) => !isEverything(ranges, family)).flat(),
  ]);
  const others = complementRanges(hosts, ALL_ADDRESSES[family]);
  const addresses = { 4: [], 6: [], [family]: intersectRanges(found, others) };
  return [{ text: '', at, ends: [{ addresses }] }];
}

function isEverything(ranges: RangeList, family: Family): boolean {
  return complementRanges(ranges, ALL_ADDRESSES[family]).length === 0;
}
