/**
 * Address lists: what `from`, `to` and the members of `objects` mean. An object is resolved once,
 * when it is first needed, and remembers that it was.
 */
import { ANY_ADDRESS, type AddressSet, type Family } from '../../model/address.js';
import { present } from '../../base/assert.js';
import type { SegmentId } from '../../model/ids.js';
import { formatBlock } from '../grammar/address.js';
import {
  canonicalName,
  parseAddressItem,
  type AddressTerm,
  type NameTerm,
} from '../grammar/name.js';
import {
  blockAddresses,
  differenceOf,
  familiesOf,
  interfaceAddresses,
  intersectionOf,
  isWithin,
  NO_ADDRESS,
  nodeAddresses,
  segmentAddresses,
  subnetAddresses,
  unionOf,
  type Populations,
} from './address-sets.js';
import type { Context } from './context.js';
import {
  findLocal,
  kindWord,
  NODE_KINDS,
  type Found,
  type NameKind,
  type Wanted,
} from './names.js';
import { items, type Path, type Written } from './written.js';

export interface AddressList {
  readonly set: AddressSet;
  /** Families of which an address was written, `not` or not; `any` writes none. */
  readonly families: readonly Family[];
  /** Something in it has been reported and left out. */
  readonly broken: boolean;
}

const ANY_LIST: AddressList = { set: ANY_ADDRESS, families: [], broken: false };

const BROKEN_LIST: AddressList = { set: NO_ADDRESS, families: [], broken: true };
const ADDRESS_KINDS: readonly NameKind[] = ['host', 'subnet', 'object', 'device', 'external'];

export class AddressBook {
  readonly #context: Context;
  readonly #populations: Populations;
  readonly #objects = new Map<string, AddressList>();
  readonly #named = new Map<string, AddressList>();
  readonly #pending: string[] = [];
  readonly #used = new Set<string>();

  constructor(context: Context, populations: Populations) {
    this.#context = context;
    this.#populations = populations;
    for (const found of context.names.all('object')) this.#object(found);
  }

  /** Objects that something refers to. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** What a list means; one that was not written is `any`. */
  list(value: string | readonly string[] | undefined, path: Path): AddressList {
    return value === undefined ? ANY_LIST : this.#members(items(value, path));
  }

  #members(texts: readonly Written<string>[]): AddressList {
    const taken: AddressList[] = [];
    const removed: AddressList[] = [];
    for (const text of texts) {
      const item = this.#context.report.accept(text, parseAddressItem(text.value));
      const list = item === undefined ? BROKEN_LIST : this.#term(item.term, text.path);
      (item?.negated === true ? removed : taken).push(list);
    }
    const written = [...taken, ...removed];
    const base = taken.length > 0 || removed.length === 0 ? taken : [ANY_LIST];
    const whole = unionOf(base.map((list) => list.set));
    const set =
      removed.length === 0 ? whole : differenceOf(whole, unionOf(removed.map((list) => list.set)));
    const families = ([4, 6] as const).filter((f) => written.some((l) => l.families.includes(f)));
    return { set, families, broken: written.some((list) => list.broken) };
  }

  #term(term: AddressTerm, path: Path): AddressList {
    switch (term.kind) {
      case 'any':
        return ANY_LIST;
      case 'block':
        return listOf(blockAddresses(term.block));
      case 'name':
        return this.#name(term, path);
    }
  }

  #name(term: NameTerm, path: Path): AddressList {
    const found = this.#context.names.find(
      { value: term.name, path },
      wantedOf(term, ADDRESS_KINDS),
    );
    if (found === undefined) return BROKEN_LIST;
    const list =
      found.kind === 'object' ? this.#usedObject(found) : this.#population(found, term, path);
    return term.part === undefined ? list : this.#part(list, term, path);
  }

  #population(found: Found, term: NameTerm, path: Path): AddressList {
    const key = `${found.kind}:${found.id}/${term.interface ?? ''}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const set = populationAddresses(this.#context, this.#populations, found, term, path);
    if (set === undefined) return BROKEN_LIST;
    const list = listOf(set);
    this.#named.set(key, list);
    return list;
  }

  #part({ set }: AddressList, term: NameTerm, path: Path): AddressList {
    const part = partAddresses(this.#context, set, term, path);
    return listOf(part);
  }

  #usedObject(found: Found): AddressList {
    this.#used.add(found.id);
    return this.#object(found);
  }

  #object({ id, key }: Found): AddressList {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const cycle = this.#pending.indexOf(id);
    if (cycle >= 0) {
      const names = [...this.#pending.slice(cycle), id].join(' → ');
      const { report } = this.#context;
      report.error('resolve/object-cycle', report.keyPlace(['objects', key]), { names });
      return BROKEN_LIST;
    }
    this.#pending.push(id);
    const list = this.list(this.#context.topology.objects.get(key), ['objects', key]);
    this.#pending.pop();
    this.#objects.set(id, list);
    return list;
  }
}

function listOf(set: AddressSet): AddressList {
  return { set, families: familiesOf(set), broken: false };
}

/** What kinds of things a name can mean, given what stands before and after it. */
export function wantedOf(term: NameTerm, kinds: readonly NameKind[], as = 'address-name'): Wanted {
  if (term.qualifier !== undefined) {
    return { kinds: [term.qualifier], as: kindWord(term.qualifier) };
  }
  return term.interface === undefined ? { kinds, as } : { kinds: NODE_KINDS, as: 'node' };
}

/** The addresses of a subnet, segment, node, or interface of a node, if there is such a thing. */
export function populationAddresses(
  { report }: Context,
  populations: Populations,
  found: Found,
  term: NameTerm,
  path: Path,
): AddressSet | undefined {
  if (term.interface !== undefined && !NODE_KINDS.includes(found.kind)) {
    const params = { kind: 'node', name: found.id, actual: kindWord(found.kind) };
    report.error('resolve/other-kind', path, params);
    return undefined;
  }
  if (found.kind === 'segment') return segmentAddresses(populations, found.id as SegmentId);
  if (found.kind === 'subnet') {
    return subnetAddresses(present(populations.subnets.get(found.id), found.id));
  }
  const node = populations.nodes.get(found.id);
  if (node === undefined) return undefined;
  if (term.interface === undefined) return nodeAddresses(node);
  if (populations.broken.has(`${node.id}/${canonicalName(term.interface)}`)) return undefined;
  const interfaces = new Map(node.interfaces.map((i) => [i.name, i]));
  const only = findLocal({ value: term.interface, path }, 'interface', interfaces, report);
  return only && interfaceAddresses(only);
}

/** The written part of `set`; addresses that are not in it are an error. */
export function partAddresses(
  { report }: Context,
  set: AddressSet,
  term: NameTerm,
  path: Path,
): AddressSet {
  if (term.part === undefined) return set;
  const part = blockAddresses(term.part);
  if (!isWithin(part, set)) {
    report.error('resolve/part-outside', path, { part: formatBlock(term.part), name: term.name });
  }
  return intersectionOf(part, set);
}
