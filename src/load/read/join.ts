/** Sections of all files joined: one entry per id, each with the place where it is written. */
import { CABLE } from '../schema/layer2.js';
import type { Shape } from '../schema/shape.js';
import { CABLES, HEADERS, INCLUDE, SECTIONS } from '../schema/topology.js';
import type { SectionName, TopologyDocument } from '../schema/topology.js';
import { check } from './check.js';
import type { ReadFile } from './gather.js';
import { checkKnown } from './keys.js';
import { checkName } from './names.js';
import type { Report } from './problem.js';
import { mismatch } from './scalars.js';
import { locate, type Place } from './source.js';
import type { Member, Node } from './yaml/node.js';

export interface Joined {
  readonly topology: TopologyDocument;
  /** `section/id` of entries with a mistake. */
  readonly broken: ReadonlySet<string>;
  /** Keys of the top level, where each is written first. */
  readonly top: ReadonlyMap<string, Member>;
  /** Entries by section and id, as written. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, Member>>;
  /** Cables in the order of the topology. */
  readonly cables: readonly Node[];
  /** No section lost a line, so that an unknown id is one that nobody wrote. */
  readonly whole: boolean;
}

const TOP_KEYS = [
  'sekisho',
  'include',
  ...Object.keys(HEADERS),
  ...Object.keys(SECTIONS),
  'cables',
];

/** Joins `files`, of which the first is read first. */
export function join(files: readonly ReadFile[], report: Report): Joined {
  const top = new Map<string, Member>();
  for (const { source, root } of files) {
    checkKnown(TOP_KEYS, root, source.path, report);
    checkHeader('include', INCLUDE, root.members.get('include'), report);
    for (const [key, member] of root.members) {
      const first = top.get(key);
      if (first === undefined) top.set(key, member);
      else if (Object.hasOwn(HEADERS, key)) {
        report('read/duplicate-header', locate(member.key), { key }, [locate(first.key)]);
      }
    }
  }
  const names = Object.keys(SECTIONS) as readonly SectionName[];
  const sections = names.map((name) => joinSection(name, files, report));
  const cables = joinCables(files, report);
  const topology = {
    ...joinHeaders(top, report),
    ...Object.fromEntries(sections.map(({ name, values }) => [name, values])),
    cables: cables.values,
  } as TopologyDocument;
  return {
    topology,
    broken: new Set(sections.flatMap(({ name, broken }) => broken.map((id) => `${name}/${id}`))),
    top,
    entries: new Map(sections.map(({ name, members }) => [name, members])),
    cables: cables.nodes,
    whole: sections.every(({ whole }) => whole) && cables.whole,
  };
}

interface Section {
  readonly name: SectionName;
  readonly values: ReadonlyMap<string, unknown>;
  readonly members: ReadonlyMap<string, Member>;
  readonly broken: readonly string[];
  readonly whole: boolean;
}

function joinSection(name: SectionName, files: readonly ReadFile[], report: Report): Section {
  const shape: Shape = SECTIONS[name];
  const members = new Map<string, Member>();
  const values = new Map<string, unknown>();
  /** By the form in which ids are compared. */
  const first = new Map<string, { readonly id: string; readonly key: Place }>();
  const broken: string[] = [];
  let whole = true;
  for (const section of valuesOf(name, files)) {
    if (section.kind !== 'map' || shape.kind !== 'map') {
      whole = false;
      if (section.kind !== 'broken') mismatch(shape, section, report);
      continue;
    }
    if (section.damaged) whole = false;
    for (const [id, member] of section.members) {
      const named = checkName(shape.key, id, member.key, report);
      const spot = { name: `${name}/${id}`, owner: member.key };
      const value = check(shape.value, member.value, spot, report);
      const other = first.get(id.normalize('NFKC'));
      if (other !== undefined) {
        sameId(name, id, member.key, other, report);
        continue;
      }
      first.set(id.normalize('NFKC'), { id, key: member.key });
      members.set(id, member);
      if (named && value !== undefined) values.set(id, value);
      else broken.push(id);
    }
  }
  return { name, values, members, broken, whole };
}

function sameId(
  section: string,
  id: string,
  at: Place,
  other: { readonly id: string; readonly key: Place },
  report: Report,
): void {
  const related = [locate(other.key)];
  if (other.id === id) report('read/duplicate-id', locate(at), { id, section }, related);
  else report('read/twin-id', locate(at), { id, first: other.id }, related);
}

function joinCables(
  files: readonly ReadFile[],
  report: Report,
): {
  readonly values: TopologyDocument['cables'];
  readonly nodes: readonly Node[];
  readonly whole: boolean;
} {
  const lists = valuesOf('cables', files);
  const items = lists.flatMap((list) => {
    if (list.kind === 'list') return list.items;
    if (list.kind !== 'broken') mismatch(CABLES, list, report);
    return [];
  });
  const checked = items.flatMap((node, index) => {
    const value = check(CABLE, node, { name: `cables/${index + 1}`, owner: node }, report);
    return value === undefined ? [] : [{ node, value }];
  });
  return {
    values: checked.map(({ value }) => value),
    nodes: checked.map(({ node }) => node),
    whole: lists.every((list) => list.kind === 'list' && !list.damaged),
  };
}

function joinHeaders(top: ReadonlyMap<string, Member>, report: Report): object {
  const headers = Object.entries(HEADERS).flatMap(([key, shape]) => {
    const value = checkHeader(key, shape, top.get(key), report);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(headers);
}

function checkHeader(
  name: string,
  shape: Shape,
  member: Member | undefined,
  report: Report,
): unknown {
  if (member === undefined) return undefined;
  return check(shape, member.value, { name, owner: member.key }, report);
}

function valuesOf(key: string, files: readonly ReadFile[]): readonly Node[] {
  return files.flatMap(({ root }) => root.members.get(key)?.value ?? []);
}
