/**
 * Differences against another topology: what is taken out of it, what is written over it, and what is
 * put into its lists, in this order. Every node keeps the place where it was written; an entry that
 * is written over stands where that was done.
 */
import type { Shape } from '../schema/shape.js';
import { INSERTION_PLACES, OVERLAY } from '../schema/topology.js';
import { check } from './check.js';
import type { Layer } from './gather.js';
import { changedAt, nearestPath, nodeAt, placeAt, waysTo, type Way } from './node-path.js';
import type { Report } from './problem.js';
import { locate } from './source.js';
import type { MapNode, Member, Node } from './yaml/node.js';

/** What the files of a layer say about its base; places are those of the first file. */
export interface Differences {
  readonly removals: readonly Node[];
  readonly insertions: readonly Node[];
  /** Nothing was said that could not be understood. */
  readonly whole: boolean;
}

/** Reads `remove` and `insert`, which only a first file with a base may have. */
export function differencesOf(layer: Layer, report: Report): Differences {
  let whole = true;
  const values = new Map<string, Node>();
  for (const [key, shape] of Object.entries<Shape>(OVERLAY)) {
    layer.forEach(({ root }, index) => {
      const member = root.members.get(key);
      if (member === undefined) return;
      if (index > 0) report('read/overlay-not-first', locate(member.key), { key });
      else if (!root.members.has('base')) {
        report('read/overlay-without-base', locate(member.key), { key });
      } else if (
        check(shape, member.value, { name: key, owner: member.key }, report) !== undefined
      ) {
        values.set(key, member.value);
        return;
      }
      whole = false;
    });
  }
  return {
    removals: itemsOf(values.get('remove')),
    insertions: itemsOf(values.get('insert')),
    whole,
  };
}

function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** `base` with everything that `layer` states. */
export function overlaid(
  base: MapNode,
  layer: MapNode,
  { removals, insertions }: Differences,
  report: Report,
): MapNode {
  const taken = removals.reduce<Node>((root, path) => {
    const way = wayTo(root, path, report);
    return way === undefined ? root : changedAt(root, way, () => undefined);
  }, base);
  const written = mergeTop(taken, layer);
  const whole = insertions.reduce<Node>((root, node) => inserted(root, node, report), written);
  return whole.kind === 'map' ? whole : base;
}

/** Sections and headers of both; cables are added to those that are there. */
function mergeTop(under: Node, over: MapNode): Node {
  const merged = merge(under, over);
  const before = under.kind === 'map' ? under.members.get('cables')?.value : undefined;
  const added = over.members.get('cables');
  if (merged.kind !== 'map' || before?.kind !== 'list' || added?.value.kind !== 'list') {
    return merged;
  }
  const value: Node = { ...before, items: [...before.items, ...added.value.items] };
  return { ...merged, members: new Map(merged.members).set('cables', { key: added.key, value }) };
}

/** Maps key by key; anything else is replaced as a whole. */
function merge(under: Node, over: Node): Node {
  if (under.kind !== 'map' || over.kind !== 'map') return over;
  const members = new Map<string, Member>(under.members);
  for (const [key, member] of over.members) {
    const before = members.get(key);
    const value = before === undefined ? member.value : merge(before.value, member.value);
    members.set(key, { key: member.key, value });
  }
  return { ...over, members, damaged: under.damaged || over.damaged };
}

/** The one way to what the text `path` names; undefined, with a diagnostic, if there is none. */
function wayTo(root: Node, path: Node, report: Report): Way | undefined {
  if (path.kind !== 'text') return undefined;
  const ways = waysTo(root, path.value);
  const [way, other] = ways;
  const at = locate(path);
  if (way === undefined) {
    const params = { path: path.value, suggestion: nearestPath(root, path.value) };
    report('read/path-unknown', at, params);
    return undefined;
  }
  if (other === undefined) return way;
  const places = ways.map((each) => placeAt(root, each));
  report('read/path-ambiguous', at, { path: path.value, count: ways.length }, places);
  return undefined;
}

/** `root` with the items of one entry of `insert`. */
function inserted(root: Node, insertion: Node, report: Report): Node {
  if (insertion.kind !== 'map') return root;
  const stated = INSERTION_PLACES.filter((key) => insertion.members.has(key));
  const [where] = stated;
  if (where === undefined || stated.length > 1) {
    report('read/insert-where', locate(insertion), { allowed: INSERTION_PLACES.join(', ') });
    return root;
  }
  const path = insertion.members.get(where)!.value;
  const way = wayTo(root, path, report);
  if (way === undefined) return root;
  const beside = where === 'before' || where === 'after';
  const target = beside ? way.slice(0, -1) : way;
  const list = nodeAt(root, target);
  if (list.kind !== 'list') {
    const named = path.kind === 'text' ? path.value : '';
    const suggestion = waysTo(list, 'rules').length > 0 ? `${named}.rules` : '';
    if (beside) report('read/not-in-a-list', locate(path), { path: named });
    else report('read/not-a-list', locate(path), { path: named, suggestion });
    return root;
  }
  const index = Number(way.at(-1));
  const at = { before: index, after: index + 1, first: 0, last: list.items.length }[where];
  const items = itemsOf(insertion.members.get('items')?.value);
  return changedAt(root, target, () => ({
    ...list,
    items: [...list.items.slice(0, at), ...items, ...list.items.slice(at)],
  }));
}
