/** The sections of the files of one layer joined, as one map: what each file wrote, at its place. */
import { HEADERS, SECTIONS, CABLES, INCLUDE, OVERLAY } from '../schema/topology.js';
import { check } from './check.js';
import type { Layer } from './gather.js';
import { checkKnown } from './keys.js';
import type { Report } from './problem.js';
import { mismatch } from './scalars.js';
import { locate } from './source.js';
import type { MapNode, Member, Node } from './yaml/node.js';

const TOP_KEYS: readonly string[] = [
  'sekisho',
  'include',
  ...Object.keys(OVERLAY),
  ...Object.keys(HEADERS),
  ...Object.keys(SECTIONS),
  'cables',
];

export interface JoinedLayer {
  /** Headers, sections and cables; the map itself stands where the first file begins. */
  readonly root: MapNode;
  /** No section lost a line, so that an unknown id is one that nobody wrote. */
  readonly whole: boolean;
}

/** Joins the files of `layer`; values are not looked at yet. */
export function joinLayer(layer: Layer, report: Report): JoinedLayer {
  const first = layer[0]!;
  const members = new Map<string, Member>();
  let whole = true;
  for (const { source, root } of layer) {
    checkKnown(TOP_KEYS, root, source.path, report);
    const include = root.members.get('include');
    if (include !== undefined) {
      check(INCLUDE, include.value, { name: 'include', owner: include.key }, report);
    }
    for (const [key, member] of root.members) {
      const before = members.get(key);
      if (Object.hasOwn(HEADERS, key)) {
        if (before === undefined) members.set(key, member);
        else report('read/duplicate-header', locate(member.key), { key }, [locate(before.key)]);
      } else if (key === 'cables' || Object.hasOwn(SECTIONS, key)) {
        const part = sectionOf(key, member.value, report);
        if (part === undefined || part.damaged) whole = false;
        if (part === undefined) continue;
        const value = before === undefined ? part : joinedSections(key, before.value, part, report);
        members.set(key, { key: before?.key ?? member.key, value });
      }
    }
  }
  const at = { source: first.source, start: 0, end: 0 };
  return { root: { ...at, kind: 'map', members, damaged: false }, whole };
}

type Part = Extract<Node, { kind: 'map' | 'list' }>;

/** The section that `node` is; undefined, with a diagnostic, for anything else. */
export function sectionOf(key: string, node: Node, report: Report): Part | undefined {
  const shape = key === 'cables' ? CABLES : SECTIONS[key as keyof typeof SECTIONS];
  const wanted = key === 'cables' ? 'list' : 'map';
  if (node.kind === 'map' && wanted === 'map') return node;
  if (node.kind === 'list' && wanted === 'list') return node;
  if (node.kind !== 'broken') mismatch(shape, node, report);
  return undefined;
}

/** Two parts of one section; an id that both have is a mistake, and the first holds. */
export function joinedSections(section: string, before: Node, part: Part, report: Report): Node {
  if (before.kind === 'list' && part.kind === 'list') {
    return { ...before, items: [...before.items, ...part.items] };
  }
  if (before.kind !== 'map' || part.kind !== 'map') return before;
  const members = new Map(before.members);
  for (const [id, member] of part.members) {
    const other = members.get(id);
    if (other === undefined) members.set(id, member);
    else report('read/duplicate-id', locate(member.key), { id, section }, [locate(other.key)]);
  }
  return { ...before, members };
}
