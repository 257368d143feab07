/**
 * A strict part of YAML 1.2, enough for anything that a topology says and for all of JSON. What YAML
 * allows and people misread has a diagnostic instead: tags, directives, several documents, keys that
 * are not texts, merge keys, `key: a: b`, a list item where a text would go on. What is read means
 * what YAML says it means; tests compare with another implementation.
 *
 * Written here because the time to load and warm up a general parser is most of a cold run.
 */
import type { Report } from '../problem.js';
import type { Source } from '../source.js';
import { blockMap, blockValue } from './block.js';
import { controlCharacters, showCharacter } from './characters.js';
import type { MapNode, Node } from './node.js';
import { Reader } from './reader.js';

/** In UTF-16 units; a large town has a few hundred thousand. */
export const LENGTH_MAX = 8 * 1024 * 1024;

/** The map that `source` is; undefined, with diagnostics, where it is none. */
export function parseYaml(source: Source, report: Report): MapNode | undefined {
  const r = new Reader(source, report);
  if (!readable(r)) return undefined;
  skipPrelude(r);
  const start = r.nextContent();
  if (start === -1) {
    r.fail('read/empty-file', r.place(0, 0), {});
    return undefined;
  }
  const root = '-[{"\'|>&!*'.includes(r.char()) ? blockValue(r, -1) : blockMap(r);
  checkEnd(r);
  if (root.kind === 'map') return root;
  if (root.kind !== 'broken') notAMap(r, root);
  return undefined;
}

/** Whether the text can be read at all. */
function readable(r: Reader): boolean {
  if (r.text.length > LENGTH_MAX) {
    r.fail('read/too-large', r.place(0, 0), { megabytesMax: LENGTH_MAX / 1024 / 1024 });
    return false;
  }
  const offsets = controlCharacters(r.text);
  for (const offset of offsets) {
    const place = r.place(offset, offset + 1);
    const character = r.text[offset]!;
    if (character === '\uFEFF') r.fail('read/byte-order-mark', place, {});
    else r.fail('read/control-character', place, { character: showCharacter(character) });
  }
  return offsets.length === 0;
}

/** Skips directives and the line `---` in front of the content. */
function skipPrelude(r: Reader): void {
  while (r.nextContent() === 0 && r.char() === '%') {
    const start = r.offset;
    r.offset = r.lineEnd();
    r.fail('read/directive', r.place(start), { directive: r.text.slice(start, r.offset) });
  }
  if (!r.text.startsWith('---', r.offset) || !r.atMarker()) return;
  r.offset += 3;
  if (r.atLineEnd()) return;
  const text = r.text.slice(r.offset, r.lineEnd());
  r.fail('read/after-value', r.place(r.offset, r.lineEnd()), { text });
  r.offset = r.lineEnd();
}

/** Whatever stands behind the content is a mistake. */
function checkEnd(r: Reader): void {
  const next = r.nextContent();
  if (next !== -1) {
    r.fail('read/bad-indent', r.place(r.offset, r.lineEnd()), {});
  } else if (!r.atEnd) {
    const marker = r.offset;
    const ends = r.char() === '.';
    r.offset += 3;
    if (ends && r.nextContent() === -1 && r.atEnd) return;
    r.fail('read/multiple-documents', r.place(marker, marker + 3), {});
  }
}

function notAMap(r: Reader, root: Node): void {
  r.fail('read/not-a-map', r.place(root.start, root.end), {});
}
