/**
 * Names and what is written with them: ends of flows and members of address lists, interfaces of nodes,
 * ports of switches. Ids have no `/`, `:` and no space, so these separate.
 */
import { blockAt, looksLikeAddress, type Block } from './address.js';
import { KEY_PATTERNS, RESERVED } from '../schema/names.js';
import { bad, good, splitOnce, trimmed, whole, type Parsed, type Slice } from './parsed.js';
import { VLANS_MAX } from './vlan.js';

/** Words that say which kind of thing a name means. */
export const QUALIFIERS = ['host', 'subnet', 'object', 'device', 'external', 'segment'] as const;

export type Qualifier = (typeof QUALIFIERS)[number];

/** A name with what narrows it: `device:fw`, `host/eth0`, `external:lgwan 192.0.2.0/25`. */
export interface NameTerm {
  readonly kind: 'name';
  readonly qualifier?: Qualifier;
  readonly name: string;
  /** Only this interface of a node. */
  readonly interface?: string;
  /** Only these addresses. */
  readonly part?: Block;
}

export type AddressTerm =
  { readonly kind: 'any' } | { readonly kind: 'block'; readonly block: Block } | NameTerm;

/** One member of an address list; `not` takes it out of the rest. */
export interface AddressItem {
  readonly negated: boolean;
  readonly term: AddressTerm;
}

/** What an interface is plugged into, before names are looked up. */
export type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'subnet'; readonly subnet: string }
  | { readonly kind: 'tunnel'; readonly tunnel: string }
  | { readonly kind: 'port'; readonly port: PortName };

/** `switch/port`; `tag` is how to read a port name that ends in `.VLAN` if there is no such port. */
export interface PortName {
  readonly switch: string;
  readonly port: string;
  readonly tag?: { readonly port: string; readonly vlan: number };
}

const ID = new RegExp(KEY_PATTERNS.id, 'u');
const LOCAL_NAME = new RegExp(KEY_PATTERNS.name, 'u');

/** Ids compare equal if this is equal. */
export function canonicalName(text: string): string {
  return text.normalize('NFKC');
}

/** Whether `text` can be an id. */
export function isName(text: string): boolean {
  return ID.test(text) && !RESERVED.includes(text);
}

/** A member of an address list: `not 10.1.0.0/16`. */
export function parseAddressItem(text: string): Parsed<AddressItem> {
  const slice = trimmed(whole(text));
  const negated = /^not\s/.test(slice.text);
  const rest = negated ? trimmed({ text: slice.text.slice(3), start: slice.start + 3 }) : slice;
  const term = termAt(rest);
  return term.ok ? good({ negated, term: term.value }) : term;
}

/** An address, a name or `any`. */
export function parseAddressTerm(text: string): Parsed<AddressTerm> {
  return termAt(trimmed(whole(text)));
}

/** `lg-cli`, `sw1/p3`, `sw1/p3.210`, `tunnel:vpn1`, `none`. */
export function parsePlace(text: string): Parsed<Place> {
  const slice = trimmed(whole(text));
  if (slice.text === 'none') return good({ kind: 'none' });
  const tunnel = /^tunnel:(.*)$/s.exec(slice.text)?.[1];
  if (tunnel !== undefined && isName(tunnel)) return good({ kind: 'tunnel', tunnel });
  if (isName(slice.text)) return good({ kind: 'subnet', subnet: slice.text });
  const port = portAt(slice);
  return port === undefined ? bad(slice, 'resolve/bad-place', {}) : good({ kind: 'port', port });
}

/** `switch/port`. */
export function parsePortName(text: string): Parsed<PortName> {
  const slice = trimmed(whole(text));
  const port = portAt(slice);
  return port === undefined ? bad(slice, 'resolve/bad-place', {}) : good(port);
}

function portAt(slice: Slice): PortName | undefined {
  const parts = splitOnce(slice, '/');
  if (parts === undefined || !isName(parts[0].text) || !LOCAL_NAME.test(parts[1].text))
    return undefined;
  const [on, port] = [parts[0].text, parts[1].text];
  const match = /^(.+)\.([1-9][0-9]{0,3})$/s.exec(port);
  const vlan = Number(match?.[2]);
  if (match === null || vlan > VLANS_MAX) return { switch: on, port };
  return { switch: on, port, tag: { port: match[1]!, vlan } };
}

function termAt(slice: Slice): Parsed<AddressTerm> {
  if (slice.text === 'any') return good({ kind: 'any' });
  const words = splitOnce(slice, ' ');
  if (words !== undefined) return partAt(slice, words[0], trimmed(words[1]));
  if (looksLikeAddress(slice.text)) {
    const block = blockAt(slice);
    return block.ok ? good({ kind: 'block', block: block.value }) : block;
  }
  return nameAt(slice);
}

function partAt(all: Slice, head: Slice, rest: Slice): Parsed<AddressTerm> {
  if (!looksLikeAddress(rest.text)) return bad(all, 'resolve/bad-expression', {});
  const name = nameAt(head);
  if (!name.ok) return name;
  const block = blockAt(rest);
  return block.ok ? good({ ...name.value, part: block.value }) : block;
}

function nameAt(slice: Slice): Parsed<NameTerm> {
  const colon = splitOnce(slice, ':');
  const qualifier = QUALIFIERS.find((word) => word === colon?.[0].text);
  if (colon !== undefined && qualifier === undefined)
    return bad(slice, 'resolve/bad-expression', {});
  const rest = colon?.[1] ?? slice;
  const slash = splitOnce(rest, '/');
  const name = slash?.[0] ?? rest;
  const within = slash?.[1].text;
  if (!isName(name.text) || (within !== undefined && !LOCAL_NAME.test(within))) {
    return bad(slice, 'resolve/bad-expression', {});
  }
  return good({
    kind: 'name',
    ...(qualifier === undefined ? {} : { qualifier }),
    name: name.text,
    ...(within === undefined ? {} : { interface: within }),
  });
}
