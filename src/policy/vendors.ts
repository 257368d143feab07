/**
 * Who maintains the town's systems from elsewhere, as far as the files say: externals and hosts
 * whose role says so, networks that are no public body's, and those for whom maintenance is registered.
 */
import { externalAddresses, ownSubnets, type Place } from '../analysis/places.js';
import { FAMILIES, type AddressSet, type Family } from '../model/address.js';
import type { Node } from '../model/node.js';
import { canonicalRanges, type RangeList } from '../model/range.js';
import type { PermittedFlow } from '../model/register.js';
import { membersOf } from './populations.js';
import type { Study } from './study.js';

/** Words in the role of a vendor's machine or network, after NFKC and without regard to case. */
export const VENDOR_ROLES: readonly string[] = [
  'ベンダ',
  '保守事業者',
  '保守会社',
  '保守業者',
  '委託先',
  '委託事業者',
  'リモート保守',
  '遠隔保守',
  'vendor',
  'contractor',
  'remote maintenance',
  'remote-maintenance',
];

/** Words in the role of a host on which remote maintenance ends. */
export const JUMP_ROLES: readonly string[] = [
  '踏み台',
  '踏台',
  'jump host',
  'jump-host',
  'jump server',
  'jump-server',
  'bastion',
];

/** The addresses of one vendor at one place. */
export interface Vendor {
  /** By its record; else only lines of the register say that it maintains. */
  readonly known: boolean;
  readonly node: Node;
  readonly place: Place;
  readonly addresses: AddressSet;
}

export function isVendor({ facts: { role = '' } }: Node): boolean {
  return has(role, VENDOR_ROLES);
}

export function isJumpHost({ kind, facts: { role = '' } }: Node): boolean {
  return kind === 'host' && has(role, JUMP_ROLES);
}

function has(role: string, words: readonly string[]): boolean {
  const text = role.normalize('NFKC').toLowerCase();
  return words.some((word) => text.includes(word));
}

/** Networks of closed lines that count as nothing of the town, and are not said to be public. */
export function closedNetworks({ network, segments }: Study): readonly Node[] {
  return network.nodes.filter(({ kind, segment, facts }) => {
    if (kind !== 'external' || segment === undefined || facts.publicBody === true) return false;
    return segments.effective(segment).external === 'closed-network';
  });
}

/** Lines for sessions that vendors open; those that only jump hosts open are steps inside. */
export function maintenanceLines(study: Study): readonly PermittedFlow[] {
  return study.network.register.filter(
    (flow) =>
      flow.kind === 'remote-maintenance' &&
      !flow.from.every((end) => {
        const nodes = FAMILIES.flatMap((family) => membersOf(study.ground(family), [end]));
        return nodes.length > 0 && nodes.every(({ node }) => isJumpHost(node));
      }),
  );
}

/** Every vendor, per place at which it is. */
export function vendorsOf(study: Study): readonly Vendor[] {
  const closed = closedNetworks(study).filter(({ facts }) => facts.publicBody === false);
  const known = study.network.nodes.filter((node) => isVendor(node) || closed.includes(node));
  const byRecord = known.flatMap((node) =>
    placesOf(study, node).map((place) => {
      const at = (family: Family): RangeList => addressesAt(study, node, place, family);
      return { known: true, node, place, addresses: { 4: at(4), 6: at(6) } };
    }),
  );
  return [...byRecord, ...vendorsByLine(study, known)];
}

/** Externals for parts of which maintenance is registered, with these parts. */
function vendorsByLine(study: Study, known: readonly Node[]): readonly Vendor[] {
  return maintenanceLines(study).flatMap((flow) =>
    study.places.flatMap((place) => {
      if (place.kind !== 'external') return [];
      const node = study.layout.node(place.id);
      const at = (family: Family): RangeList =>
        membersOf(study.ground(family), flow.from)
          .filter((member) => member.node === node)
          .flatMap(({ addresses }) => addresses);
      const addresses = { 4: at(4), 6: at(6) };
      const none = FAMILIES.every((family) => addresses[family].length === 0);
      return none || known.includes(node) ? [] : [{ known: false, node, place, addresses }];
    }),
  );
}

function placesOf(study: Study, node: Node): readonly Place[] {
  return study.places.filter((place) =>
    place.kind === 'external'
      ? place.id === node.id
      : node.kind === 'host' &&
        FAMILIES.some((family) => ownSubnets(study.ground(family).layout, node).has(place.id)),
  );
}

function addressesAt(study: Study, node: Node, place: Place, family: Family): RangeList {
  const { layout } = study.ground(family);
  if (place.kind === 'external') return externalAddresses(layout, node);
  return canonicalRanges(ownSubnets(layout, node).get(place.id) ?? []);
}
