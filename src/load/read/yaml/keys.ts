/** Keys of maps, which are texts and stand once in their map. */
import type { Place } from '../source.js';
import type { Member, Node } from './node.js';
import type { Reader } from './reader.js';

/** The text of a key; undefined, with a diagnostic, for what cannot be a key here. */
export function keyText(r: Reader, key: Node): string | undefined {
  if (key.kind === 'text' && (key.quoted || key.value !== '<<')) return key.value;
  const place: Place = { source: key.source, start: key.start, end: key.end };
  const written = r.text.slice(key.start, key.end);
  if (key.kind === 'text') r.fail('read/merge-key', place, {});
  else if (key.kind !== 'broken') r.fail('read/key-not-text', place, { key: written });
  return undefined;
}

/** Adds a member unless the map has its key; whether it was added. */
export function addMember(
  r: Reader,
  members: Map<string, Member>,
  text: string,
  member: Member,
): boolean {
  const first = members.get(text);
  if (first === undefined) {
    members.set(text, member);
    return true;
  }
  r.fail('read/duplicate-key', member.key, { key: text }, [first.key]);
  return false;
}
