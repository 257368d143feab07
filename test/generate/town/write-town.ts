/**
 * A topology as files: YAML or JSON, one or several, with ids in various spellings. Every item of a list
 * and every entry stands on a line of its own, so that a place in the files is a path in the topology.
 */
import type { SourceFile } from '../../../src/model/diagnostic.js';
import type { Location } from '../../../src/model/location.js';
import { spellerOf, type Speller, type Spelling } from './spelling.js';
import type { Device, External, Host, Leg, Topology, Value } from './topology.js';

export interface Writing extends Spelling {
  readonly json: boolean;
  readonly files: number;
  /** A number that says in which order things without order are written. */
  readonly order: number;
}

export const PLAINLY: Writing = {
  spelling: 'plain',
  unlike: false,
  json: false,
  files: 1,
  order: 0,
};

/** Where something is in a topology: section, id, and further down the lists of devices. */
export type Path = readonly string[];

export interface WrittenTown {
  readonly files: readonly SourceFile[];
  pathAt(at: Location): Path | undefined;
}

type Plain = { readonly [key: string]: Value };

/** One line of a file. */
interface Row {
  readonly path: Path;
  readonly text: string;
}

export function writeTown(topology: Topology, writing: Writing): WrittenTown {
  const spell = spellerOf(topology, writing);
  const sections = shuffled(Object.entries(sectionsOf(topology)), writing.order).filter(
    ([, entries]) => Object.keys(entries).length > 0,
  );
  const count = Math.min(writing.files, sections.length);
  const parts = Array.from({ length: count }, (_, index) =>
    sections.filter((_section, place) => place % count === index),
  );
  const names = parts.map((_, index) => (index === 0 ? 'topology.yaml' : `part-${index}.yaml`));
  const written = parts.map((part, index) => {
    const head: Plain =
      index > 0
        ? {}
        : {
            sekisho: 1,
            ...topology.head,
            ...(count > 1 ? { include: names.slice(1) } : {}),
            noNetwork: topology.noNetwork,
            cables: topology.cables.map((ends) => [...ends]),
          };
    return rowsOf(head, part, spell, writing);
  });
  return {
    files: written.map((rows, index) => ({
      path: names[index]!,
      text: `${rows.map(({ text }) => text).join('\n')}\n`,
      sha256: '',
    })),
    pathAt: ({ path, line }) => written[names.indexOf(path)]?.[line - 1]?.path,
  };
}

type Sections = { readonly [section: string]: { readonly [id: string]: Plain | Value } };

/** The sections as the format has them. */
function sectionsOf(topology: Topology): Sections {
  const { switches, hosts, devices, externals, segments, subnets, tunnels, objects } = topology;
  const each = <T, R>(section: { [id: string]: T }, make: (entry: T) => R): { [id: string]: R } =>
    Object.fromEntries(Object.entries(section).map(([id, entry]) => [id, make(entry)]));
  return {
    segments,
    subnets: each(subnets, (subnet) => ({ ...subnet })),
    switches: each(switches, (ports) => ({ ports: { ...ports } })),
    tunnels,
    hosts: each(hosts, hostEntry),
    devices: each(devices, deviceEntry),
    externals: each(externals, externalEntry),
    objects,
    services: topology.services,
    register: each(topology.register, (flow) => ({ ...flow })),
    mediaTransfers: topology.mediaTransfers,
    attestations: topology.attestations,
  };
}

function hostEntry({ facts, interfaces, routes }: Host): Plain {
  return { ...placement(interfaces), ...facts, ...(routes.length > 0 ? { routes } : {}) };
}

function externalEntry({ facts, interfaces, behind }: External): Plain {
  return { ...placement(interfaces), ...facts, behind };
}

/** One leg is written short. */
function placement(interfaces: { [name: string]: Leg }): Plain {
  const legs = Object.values(interfaces);
  return legs.length === 1 ? { ...legs[0]! } : { interfaces };
}

function deviceEntry({ facts, filters, kind, ...rest }: Device): Plain {
  const lists = Object.entries(filters).map(([name, rules]) => [
    name,
    { stateful: false, default: 'deny', rules },
  ]);
  return {
    kind,
    ...facts,
    ...rest,
    ...(lists.length > 0 ? { filters: Object.fromEntries(lists) as Plain } : {}),
  } as Plain;
}

/** Writes the lines of one file, with what stands on each. */
class Printer {
  readonly rows: Row[] = [];
  readonly #spell: Speller;
  readonly #json: boolean;

  constructor(spell: Speller, json: boolean) {
    this.#spell = spell;
    this.#json = json;
  }

  put(path: Path, text: string): void {
    this.rows.push({ path, text });
  }

  entry(depth: number, path: Path, name: string, value: Value): void {
    const comma = this.#json ? ',' : '';
    this.put(path, `${this.#key(depth, name)} ${this.#flow(value)}${comma}`);
  }

  /** A key with `inside` below it. */
  block(depth: number, path: Path, name: string, inside: () => void, brackets = '{}'): void {
    const key = this.#key(depth, name);
    const before = this.rows.push({ path, text: this.#json ? `${key} ${brackets[0]}` : key });
    inside();
    if (this.rows.length === before) {
      this.rows[before - 1] = { path, text: `${key} ${brackets}${this.#json ? ',' : ''}` };
    } else if (this.#json) {
      this.close(path, `${' '.repeat(depth * 2)}${brackets[1]},`);
    }
  }

  list(depth: number, path: Path, name: string, items: readonly Value[]): void {
    const inside = (): void => {
      for (const item of items) {
        const text = this.#json ? `${this.#flow(item)},` : `- ${this.#flow(item)}`;
        this.put([...path, nameOfItem(item)], `${' '.repeat(depth * 2 + 2)}${text}`);
      }
    };
    this.block(depth, path, name, inside, '[]');
  }

  /** JSON has no comma before a closing bracket. */
  close(path: Path, text: string): void {
    const last = this.rows.pop()!;
    this.rows.push({ ...last, text: last.text.replace(/,$/, '') }, { path, text });
  }

  #key(depth: number, name: string): string {
    return `${' '.repeat(depth * 2)}${this.#json ? JSON.stringify(name) : scalar(name)}:`;
  }

  #flow(value: Value): string {
    return inline(value, this.#spell, this.#json);
  }
}

function rowsOf(
  head: Plain,
  sections: readonly (readonly [string, Sections[string]])[],
  spell: Speller,
  { json, order }: Writing,
): readonly Row[] {
  const printer = new Printer(spell, json);
  if (json) printer.put([], '{');
  for (const [name, value] of Object.entries(head)) printer.entry(0, [name], name, value);
  for (const [section, entries] of sections) {
    printer.block(0, [section], section, () => {
      for (const [id, value] of shuffled(Object.entries(entries), order)) {
        const [path, name] = [[section, id], spell.declare(id)];
        if (section === 'devices') deviceRows(printer, path, name, value as Plain, spell, order);
        else printer.entry(1, path, name, ordered(value as Value, order));
      }
    });
  }
  if (json) printer.close([], '}');
  return printer.rows;
}

function deviceRows(
  printer: Printer,
  path: Path,
  name: string,
  device: Plain,
  spell: Speller,
  order: number,
): void {
  printer.block(1, path, name, () => {
    for (const [key, value] of shuffled(Object.entries(device), order)) {
      const here = [...path, key];
      if (value === undefined) continue;
      if (key === 'filters') {
        printer.block(2, here, key, () => {
          for (const [list, filter] of Object.entries(value as Plain)) {
            filterRows(printer, [...here, list], list, filter as Plain);
          }
        });
      } else if (key === 'interfaces') {
        printer.block(2, here, key, () => {
          for (const [leg, of] of shuffled(Object.entries(value as Plain), order)) {
            printer.entry(3, [...here, leg], spell.use(leg), of);
          }
        });
      } else if (Array.isArray(value)) {
        printer.list(2, here, key, value);
      } else {
        printer.entry(2, here, key, value);
      }
    }
  });
}

function filterRows(printer: Printer, path: Path, name: string, filter: Plain): void {
  printer.block(3, path, name, () => {
    for (const [key, value] of Object.entries(filter)) {
      if (Array.isArray(value)) printer.list(4, path, key, value);
      else printer.entry(4, path, key, value);
    }
  });
}

/** What a place inside a list is called: the id of the item, or where a route leads. */
function nameOfItem(item: Value): string {
  const named = item as { readonly id?: string; readonly to?: string };
  return named.id ?? named.to ?? '';
}

/** Keys of an entry in another order. */
function ordered(value: Value, order: number): Value {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(shuffled(Object.entries(value), order));
}

/** In an order that the number chooses; 0 changes nothing. */
function shuffled<T>(items: readonly T[], order: number): readonly T[] {
  if (order === 0) return items;
  const left = [...items];
  return items.map((_, index) => left.splice((order * 31 + index * 17) % left.length, 1)[0]!);
}

/** A value on one line. */
function inline(value: Value, spell: Speller, json: boolean): string {
  if (Array.isArray(value)) return `[${value.map((each) => inline(each, spell, json)).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => {
        const known = spell.use(name);
        return `${json ? JSON.stringify(known) : scalar(known)}: ${inline(inner, spell, json)}`;
      });
    return json ? `{${pairs.join(', ')}}` : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  const text = spell.use(value);
  return json ? JSON.stringify(text) : scalar(text);
}

const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as YAML: plain if nobody could read it otherwise. */
function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_/-]*$/u.test(text) && !WORDS.test(text)
    ? text
    : JSON.stringify(text);
}
