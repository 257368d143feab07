/** All layers as one document: one entry per id, each with the place where it is written. */
import { CABLE } from '../schema/layer2.js';
import type { Shape } from '../schema/shape.js';
import { HEADERS, SECTIONS } from '../schema/topology.js';
import type { SectionName, TopologyDocument } from '../schema/topology.js';
import { check } from './check.js';
import type { Layer } from './gather.js';
import { joinLayer } from './layer.js';
import { checkName, nameTable } from './names.js';
import { differencesOf, overlaid } from './overlay.js';
import type { Report } from './problem.js';
import type { MapNode } from './yaml/node.js';

export interface Joined {
  /** Headers, sections and cables as written, all layers of them. */
  readonly root: MapNode;
  /** No section lost a line, so that an unknown id is one that nobody wrote. */
  readonly whole: boolean;
}

export interface Checked {
  readonly topology: TopologyDocument;
  /** `section/id` of entries with a mistake. */
  readonly broken: ReadonlySet<string>;
  /** Without what has a mistake and no name. */
  readonly root: MapNode;
}

/**
 * Joins `layers`, each stating differences against the one before. `complete` says that no file is
 * missing: otherwise nothing is said of what a difference names in vain.
 */
export function join(layers: readonly Layer[], complete: boolean, report: Report): Joined {
  let whole = complete;
  let root: MapNode | undefined;
  for (const layer of layers) {
    const joined = joinLayer(layer, report);
    const differences = differencesOf(layer, report);
    whole = whole && joined.whole && differences.whole;
    const say: Report = whole ? report : () => undefined;
    root = root === undefined ? joined.root : overlaid(root, joined.root, differences, say);
  }
  return { root: root!, whole };
}

/** Every value against its shape. */
export function checked(root: MapNode, report: Report): Checked {
  const headers = Object.entries<Shape>(HEADERS).flatMap(([name, shape]) => {
    const member = root.members.get(name);
    if (member === undefined) return [];
    const value = check(shape, member.value, { name, owner: member.key }, report);
    return value === undefined ? [] : [[name, value] as const];
  });
  const names = Object.keys(SECTIONS) as readonly SectionName[];
  const sections = names.map((name) => checkSection(name, root, report));
  const cables = checkCables(root, report);
  const topology = {
    ...Object.fromEntries(headers),
    ...Object.fromEntries(sections.map(({ name, values }) => [name, values])),
    cables: cables.values,
  } as TopologyDocument;
  const broken = sections.flatMap(({ name, broken: ids }) => ids.map((id) => `${name}/${id}`));
  return { topology, broken: new Set(broken), root: cables.root };
}

interface Section {
  readonly name: SectionName;
  readonly values: ReadonlyMap<string, unknown>;
  readonly broken: readonly string[];
}

function checkSection(name: SectionName, root: MapNode, report: Report): Section {
  const shape: Shape = SECTIONS[name];
  const section = root.members.get(name)?.value;
  const values = new Map<string, unknown>();
  const broken: string[] = [];
  if (section?.kind !== 'map' || shape.kind !== 'map') return { name, values, broken };
  const ids = nameTable(report);
  for (const [id, member] of section.members) {
    const named = checkName(shape.key, id, member.key, report);
    const spot = { name: `${name}/${id}`, owner: member.key };
    const value = check(shape.value, member.value, spot, report);
    if (!ids.add(id, member.key)) continue;
    if (named && value !== undefined) values.set(id, value);
    else broken.push(id);
  }
  return { name, values, broken };
}

/** Cables, and `root` without those that have a mistake, so that both count alike. */
function checkCables(
  root: MapNode,
  report: Report,
): { readonly values: TopologyDocument['cables']; readonly root: MapNode } {
  const cables = root.members.get('cables');
  if (cables?.value.kind !== 'list') return { values: [], root };
  const sound = cables.value.items.flatMap((node, index) => {
    const value = check(CABLE, node, { name: `cables/${index + 1}`, owner: node }, report);
    return value === undefined ? [] : [{ node, value }];
  });
  const list = { ...cables.value, items: sound.map(({ node }) => node) };
  const members = new Map(root.members).set('cables', { key: cables.key, value: list });
  return { values: sound.map(({ value }) => value), root: { ...root, members } };
}
