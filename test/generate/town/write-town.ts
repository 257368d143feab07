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

function rowsOf(
  head: Plain,
  sections: readonly (readonly [string, Sections[string]])[],
  spell: Speller,
  { json, order }: Writing,
): readonly Row[] {
  const rows: Row[] = [];
  const key = (depth: number, name: string): string =>
    `${' '.repeat(depth * 2)}${json ? JSON.stringify(name) : scalar(name)}:`;
  const put = (path: Path, text: string): void => {
    rows.push({ path, text });
  };
  const flow = (value: Value): string => inline(value, spell, json);
  const comma = json ? ',' : '';
  const block = (
    depth: number,
    path: Path,
    name: string,
    items: readonly (() => void)[],
    brackets: '{}' | '[]' = '{}',
  ): void => {
    if (items.length === 0) {
      put(path, `${key(depth, name)} ${brackets}${comma}`);
      return;
    }
    put(path, `${key(depth, name)}${json ? ` ${brackets[0]}` : ''}`);
    for (const item of items) item();
    if (json) closeBlock(rows, path, `${' '.repeat(depth * 2)}${brackets[1]},`);
  };
  const entry = (depth: number, path: Path, name: string, value: Value): void =>
    put(path, `${key(depth, name)} ${flow(value)}${comma}`);
  const listItems = (depth: number, path: Path, list: Value[]): (() => void)[] =>
    list.map((item) => () => {
      const id = nameOfItem(item);
      const text = json ? `${flow(item)},` : `- ${flow(item)}`;
      put([...path, id], `${' '.repeat(depth * 2)}${text}`);
    });
  const device = (path: Path, name: string, value: Plain): void => {
    const keys = shuffled(Object.entries(value), order);
    const items = keys.map(([each, inner]) => () => {
      const here = [...path, each];
      if (each === 'filters') {
        const lists = Object.entries(inner as Plain).map(([list, filter]) => () => {
          const { rules, ...rest } = filter as { rules: Value[] };
          const below = [...here, list];
          const inside = [
            ...Object.entries(rest).map(
              ([k, v]) =>
                () =>
                  entry(4, below, k, v as Value),
            ),
            () => block(4, below, 'rules', listItems(5, below, rules), '[]'),
          ];
          block(3, below, list, inside);
        });
        block(2, here, each, lists);
      } else if (each === 'interfaces') {
        const legs = shuffled(Object.entries(inner as Plain), order);
        const items = legs.map(
          ([leg, of]) =>
            () =>
              entry(3, [...here, leg], spell.use(leg), of),
        );
        block(2, here, each, items);
      } else if (Array.isArray(inner)) {
        block(2, here, each, listItems(3, here, inner), '[]');
      } else if (inner !== undefined) {
        entry(2, here, each, inner);
      }
    });
    block(1, path, name, items);
  };
  if (json) put([], '{');
  for (const [name, value] of Object.entries(head)) entry(0, [name], name, value);
  for (const [section, entries] of sections) {
    const items = shuffled(Object.entries(entries), order).map(([id, value]) => () => {
      const name = spell.declare(id);
      const path = [section, id];
      if (section === 'devices') device(path, name, value as Plain);
      else entry(1, path, name, ordered(value as Value, order));
    });
    block(0, [section], section, items);
  }
  if (json) closeBlock(rows, [], '}');
  return rows;
}

/** JSON has no comma before a closing bracket. */
function closeBlock(rows: Row[], path: Path, text: string): void {
  const last = rows.pop()!;
  rows.push({ ...last, text: last.text.replace(/,$/, '') }, { path, text });
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
