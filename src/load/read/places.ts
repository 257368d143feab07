/** Where the value or the key at a path of the document is written. */
import type { Location } from '../../model/location.js';
import type { ReadFile } from './gather.js';
import type { Joined } from './join.js';
import { locate, type Place } from './source.js';
import type { Member, Node } from './yaml/node.js';

type Path = readonly (string | number)[];

/** Looks up places; a path that leads further than what is written ends at the last that is. */
export interface Places {
  place(path: Path): Location;
  keyPlace(path: Path): Location;
}

export function placesOf(files: readonly ReadFile[], joined: Joined): Places {
  const [first] = files;
  const start: Place = { source: first!.source, start: 0, end: 0 };
  const find = (path: Path): Found => {
    const [top, second, ...rest] = path;
    if (top === undefined) return { key: start, value: start };
    const member = joined.top.get(String(top)) ?? { key: start, value: undefined };
    const around = { key: member.key, value: member.value ?? start };
    if (second === undefined) return around;
    if (top === 'cables') return descend(joined.cables[Number(second)], rest, around);
    const entries = joined.entries.get(String(top));
    if (entries === undefined) return descend(member.value, path.slice(1), around);
    const entry = entries.get(String(second));
    return entry === undefined ? around : descend(entry.value, rest, entry);
  };
  return {
    place: (path) => locate(find(path).value),
    keyPlace: (path) => locate(find(path).key),
  };
}

interface Found {
  readonly key: Place;
  readonly value: Place;
}

/** Follows `path` from `node`, which is the value of `found`. */
function descend(node: Node | undefined, path: Path, found: Found): Found {
  if (node === undefined) return found;
  const [step, ...rest] = path;
  if (step === undefined) return { key: found.key, value: node };
  const member = memberAt(node, step);
  return member === undefined ? { ...found, value: node } : descend(member.value, rest, member);
}

function memberAt(node: Node, step: string | number): Member | undefined {
  if (node.kind === 'map') return node.members.get(String(step));
  if (node.kind !== 'list') return undefined;
  const item = node.items[Number(step)];
  return item === undefined ? undefined : { key: item, value: item };
}
