/** Where the value or the key at a path of the document is written. */
import type { Location } from '../../model/location.js';
import { locate, type Place } from './source.js';
import type { MapNode, Member, Node } from './yaml/node.js';

type Path = readonly (string | number)[];

/** Looks up places; a path that leads further than what is written ends at the last that is. */
export interface Places {
  place(path: Path): Location;
  keyPlace(path: Path): Location;
}

/** Places in `root`, the document as written. */
export function placesOf(root: MapNode): Places {
  const find = (path: Path): Found => descend(root, path, { key: root, value: root });
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
function descend(node: Node, path: Path, found: Found): Found {
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
