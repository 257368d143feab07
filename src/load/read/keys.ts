/** Keys of entries, which are fixed words: what is none of them gets the nearest one suggested. */
import { suggest } from '../../base/suggest.js';
import type { Report } from './problem.js';
import { locate, type Place } from './source.js';
import type { MapNode } from './yaml/node.js';

/**
 * Says which keys of `node`, whose name is `parent`, are none of the `known` ones. For each of these
 * the result has the key that is probably meant, or ''.
 */
export function checkKnown(
  known: readonly string[],
  node: MapNode,
  parent: string,
  report: Report,
): readonly string[] {
  const unknown = [...node.members].filter(([key]) => !known.includes(key));
  return unknown.map(([key, member]) => unknownKey(key, member.key, known, parent, report));
}

/** `{kind:lgwan}` and `{kind：lgwan}` are keys to YAML, and not what anybody meant. */
function unknownKey(
  key: string,
  at: Place,
  known: readonly string[],
  parent: string,
  report: Report,
): string {
  const mark = /[:\uff1a\u3000\uff0c]/.exec(key);
  const before = mark === null ? '' : key.slice(0, mark.index).trim();
  if (mark === null || !known.includes(before) || !at.source.text.startsWith(key, at.start)) {
    const suggestion = suggest(key.trim(), known);
    report('read/unknown-key', locate(at), { key, parent, suggestion });
    return suggestion;
  }
  const start = at.start + mark.index;
  const place = locate({ source: at.source, start, end: start + 1 });
  const character = mark[0];
  if (character === ':') report('read/missing-space', place, {});
  else report('read/full-width', place, { character, meant: character.normalize('NFKC') });
  return before;
}
