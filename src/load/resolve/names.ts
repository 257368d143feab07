/**
 * Which names exist, of which kind, and what to say of one that does not. Names compare after NFKC
 * normalization; ids in the network are the normalized ones. Hosts, devices and externals are nodes
 * and share one space of names, as interfaces are named `node/interface`.
 */
import { present } from '../../base/assert.js';
import { compareText } from '../../base/compare.js';
import { suggest } from '../../base/suggest.js';
import type { Document } from '../document.js';
import { canonicalName } from '../grammar/name.js';
import type { SectionName } from '../schema/topology.js';
import type { Report } from './report.js';
import type { Path, Written } from './written.js';

/** What a top-level name can be; the words of `QUALIFIERS` are among them. */
export type NameKind =
  | 'segment'
  | 'subnet'
  | 'switch'
  | 'tunnel'
  | 'host'
  | 'device'
  | 'external'
  | 'object'
  | 'service'
  | 'flow'
  | 'transfer'
  | 'attestation';

const SECTION_OF: Readonly<Record<NameKind, SectionName>> = {
  segment: 'segments',
  subnet: 'subnets',
  switch: 'switches',
  tunnel: 'tunnels',
  host: 'hosts',
  device: 'devices',
  external: 'externals',
  object: 'objects',
  service: 'services',
  flow: 'register',
  transfer: 'mediaTransfers',
  attestation: 'attestations',
};

/** Words for kinds in sentences, where they differ; `external` is a kind of segment there. */
const WORD_OF: Partial<Readonly<Record<NameKind, string>>> = {
  external: 'external-network',
  transfer: 'media-transfer',
};

export function kindWord(kind: NameKind): string {
  return WORD_OF[kind] ?? kind;
}

const NAME_KINDS = Object.keys(SECTION_OF) as readonly NameKind[];

export const NODE_KINDS: readonly NameKind[] = ['host', 'device', 'external'];

/** A name that exists: its id, its key in the document, and its kind. */
export interface Found {
  readonly kind: NameKind;
  readonly id: string;
  readonly key: string;
}

/** Kinds in which a name may be looked for, and what they are called together. */
export interface Wanted {
  readonly kinds: readonly NameKind[];
  readonly as: string;
  /** Words that can stand there too, for suggestions. */
  readonly words?: readonly string[];
}

export function sectionPath(kind: NameKind): Path {
  return [SECTION_OF[kind]];
}

export class Names {
  readonly #report: Report;
  readonly #found = new Map<NameKind, ReadonlyMap<string, Found>>();
  readonly #broken: ReadonlySet<string>;

  constructor(document: Document, report: Report) {
    this.#report = report;
    this.#broken = new Set([...document.broken].map(canonicalName));
    for (const kind of NAME_KINDS) {
      const section: ReadonlyMap<string, unknown> = document.topology[SECTION_OF[kind]];
      const found = [...section.keys()].map((key) => ({ kind, id: canonicalName(key), key }));
      this.#found.set(kind, new Map(found.map((f) => [f.id, f])));
    }
  }

  /** Every name of a kind, in the order of the document. */
  all(kind: NameKind): readonly Found[] {
    return [...this.#of(kind).values()];
  }

  /** What is called `name` among things of one kind. */
  known(name: string, kind: NameKind): Found | undefined {
    return this.#of(kind).get(canonicalName(name));
  }

  /** What `name` means among `wanted.kinds`; if that is not one thing, it is said at `at`. */
  find(name: Written<string>, wanted: Wanted): Found | undefined {
    const id = canonicalName(name.value);
    const found = this.#matches(id, wanted.kinds);
    const [only, ...more] = found;
    if (only !== undefined && more.length === 0) return only;
    if (only !== undefined) {
      const candidates = found.map(({ kind }) => `${kind}:${id}`).join(', ');
      const places = found.map((f) => this.#report.keyPlace([SECTION_OF[f.kind], f.key]));
      this.#report.error('resolve/ambiguous-name', name.path, { name: id, candidates }, places);
    } else if (!this.#isBroken(id, wanted.kinds)) {
      this.#sayUnknown(name.path, id, wanted);
    }
    return undefined;
  }

  /** Whether something has this name, or would have if its entry were not broken. */
  exists(name: string, kinds: readonly NameKind[] = NAME_KINDS): boolean {
    const id = canonicalName(name);
    return this.#matches(id, kinds).length > 0 || this.#isBroken(id, kinds);
  }

  #sayUnknown(at: Path, name: string, wanted: Wanted): void {
    const [other] = this.#matches(name, NAME_KINDS);
    if (other?.kind === 'segment' && wanted.kinds.includes('subnet')) {
      this.#report.error('resolve/write-segment', at, { name });
    } else if (other !== undefined) {
      const params = { kind: wanted.as, name, actual: kindWord(other.kind) };
      const place = this.#report.keyPlace([SECTION_OF[other.kind], other.key]);
      this.#report.error('resolve/other-kind', at, params, [place]);
    } else {
      const known = wanted.kinds.flatMap((kind) => [...this.#of(kind).keys()]);
      const suggestion = suggest(name, [...known, ...(wanted.words ?? [])]);
      const params = { kind: wanted.as, name, suggestion };
      this.#report.error('resolve/unknown-name', at, params);
    }
  }

  #matches(id: string, kinds: readonly NameKind[]): readonly Found[] {
    return kinds.map((kind) => this.#of(kind).get(id)).filter((found) => found !== undefined);
  }

  #isBroken(id: string, kinds: readonly NameKind[]): boolean {
    return kinds.some((kind) => this.#broken.has(`${SECTION_OF[kind]}/${id}`));
  }

  #of(kind: NameKind): ReadonlyMap<string, Found> {
    return present(this.#found.get(kind), kind);
  }
}

/** Names inside one thing (interfaces of a node, ports of a switch): says an unknown one. */
export function findLocal<T>(
  name: Written<string>,
  kind: string,
  known: ReadonlyMap<string, T>,
  report: Report,
): T | undefined {
  const value = known.get(canonicalName(name.value));
  if (value === undefined) {
    const suggestion = suggest(name.value, [...known.keys()].sort(compareText));
    report.error('resolve/unknown-name', name.path, { kind, name: name.value, suggestion });
  }
  return value;
}

/** `known` by normalized name. */
export function byCanonicalName<T>(entries: Iterable<readonly [string, T]>): Map<string, T> {
  return new Map([...entries].map(([name, value]) => [canonicalName(name), value]));
}
