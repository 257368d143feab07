/**
 * Paths as users write them, `devices.fw-mn.policy.M1`: names joined by points. Names may have points
 * themselves, so a path is compared with what is there; it may lead to several places, or to none.
 *
 * A member of a map is called by its key. An item of a list is called by its `id`; without one by its
 * position from 1, by `to` (a route), and by either end (a cable); a text or a number by itself.
 */
import { suggest } from '../../base/suggest.js';
import { locate } from './source.js';
import type { Member, Node } from './yaml/node.js';
import type { Location } from '../../model/location.js';

/** A key of a map, or an index of a list. */
export type Step = string | number;
export type Way = readonly Step[];

interface Child {
  readonly step: Step;
  readonly names: readonly string[];
  readonly value: Node;
}

/** All ways from `node` to what is called `path`. */
export function waysTo(node: Node, path: string): readonly Way[] {
  const wanted = path.normalize('NFKC');
  return childrenOf(node).flatMap(({ step, names, value }) =>
    names.flatMap((name) => {
      if (name === wanted) return [[step]];
      if (!wanted.startsWith(`${name}.`)) return [];
      return waysTo(value, wanted.slice(name.length + 1)).map((rest) => [step, ...rest]);
    }),
  );
}

/** What `way` leads to. */
export function nodeAt(node: Node, way: Way): Node {
  return way.reduce((current, step) => childAt(current, step)?.value ?? current, node);
}

/** Where what `way` leads to begins: the key of a member, an item itself. */
export function placeAt(node: Node, way: Way): Location {
  const owner = nodeAt(node, way.slice(0, -1));
  return locate((way.length === 0 ? undefined : childAt(owner, way.at(-1)!)?.key) ?? owner);
}

/** `node` with `change` made to what `way` leads to; without it where the change gives nothing. */
export function changedAt(node: Node, way: Way, change: (old: Node) => Node | undefined): Node {
  return changed(node, way, change) ?? node;
}

function changed(
  node: Node,
  [step, ...rest]: Way,
  change: (old: Node) => Node | undefined,
): Node | undefined {
  if (step === undefined) return change(node);
  if (node.kind === 'list') {
    const items = node.items.flatMap((item, index) =>
      index === step ? (changed(item, rest, change) ?? []) : [item],
    );
    return { ...node, items };
  }
  if (node.kind !== 'map') return node;
  const members = new Map(node.members);
  const member = members.get(String(step));
  const value = member === undefined ? undefined : changed(member.value, rest, change);
  if (member === undefined || value === undefined) members.delete(String(step));
  else members.set(String(step), { key: member.key, value });
  return { ...node, members };
}

/** The path that is probably meant, as far as it is there; '' if none is near. */
export function nearestPath(node: Node, path: string): string {
  const wanted = path.normalize('NFKC');
  const children = childrenOf(node);
  for (const { names, value } of children) {
    for (const name of names) {
      if (!wanted.startsWith(`${name}.`)) continue;
      const inner = nearestPath(value, wanted.slice(name.length + 1));
      if (inner !== '') return `${name}.${inner}`;
    }
  }
  const piece = wanted.split('.', 1)[0]!;
  const rest = wanted.slice(piece.length + 1);
  const all = children.flatMap(({ names }) => names);
  const whole = suggest(wanted, all);
  const name = whole === '' ? suggest(piece, all) : whole;
  if (name === '' || name === piece) return '';
  const child = children.find(({ names }) => names.includes(name));
  const goesOn = whole === '' && child !== undefined && waysTo(child.value, rest).length > 0;
  return goesOn ? `${name}.${rest}` : name;
}

function childrenOf(node: Node): readonly Child[] {
  if (node.kind === 'map') {
    return [...node.members].map(([key, { value }]) => ({
      step: key,
      names: [key.normalize('NFKC')],
      value,
    }));
  }
  if (node.kind !== 'list') return [];
  return node.items.map((item, index) => ({
    step: index,
    names: [...new Set(itemNames(item, index).map((name) => name.normalize('NFKC')))],
    value: item,
  }));
}

/** How people name an item of a list: by its position only if nothing else names it. */
export function nameOfItem(item: Node, index: number): string {
  const [first = String(index + 1), second] = itemNames(item, index);
  return item.kind === 'map' ? (second ?? first) : first;
}

function itemNames(item: Node, index: number): readonly string[] {
  switch (item.kind) {
    case 'text':
      return [item.value];
    case 'number':
      return [String(item.value)];
    case 'list':
      return textsOf(item);
    case 'map': {
      const id = textsOf(item.members.get('id')?.value);
      if (id.length > 0) return id;
      const { members } = item;
      const named = [...textsOf(members.get('to')?.value), ...textsOf(members.get('ends')?.value)];
      return [String(index + 1), ...named];
    }
    default:
      return [];
  }
}

/** The text that `node` is, or the texts of the list that it is. */
function textsOf(node: Node | undefined): readonly string[] {
  if (node?.kind === 'text') return [node.value];
  return node?.kind === 'list' ? node.items.flatMap(textsOf) : [];
}

function childAt(node: Node, step: Step): Member | undefined {
  if (node.kind === 'map') return node.members.get(String(step));
  const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
  return item === undefined ? undefined : { key: item, value: item };
}
