/**
 * YAML 1.2 (and so JSON) by the parser of `js-yaml`, as nodes with places. What YAML allows and
 * people misread has a diagnostic instead: tags, directives, several documents, keys that are not
 * texts, merge keys. Of mistakes in the syntax the first one of a file is told.
 */
import { EVENT_ID, parseEvents, YAMLException, type Event } from 'js-yaml';

import type { Report } from '../problem.js';
import { locate, type Place, type Source } from '../source.js';
import { controlCharacters, showCharacter } from './characters.js';
import type { MapNode } from './node.js';
import { explainSyntax } from './syntax.js';
import { DEPTH_MAX, TreeReader } from './tree.js';

/** In UTF-16 units; a large town has a few hundred thousand. */
export const LENGTH_MAX = 8 * 1024 * 1024;

/** The map that `source` is; undefined, with diagnostics, where it is none. */
export function parseYaml(source: Source, report: Report): MapNode | undefined {
  if (!readable(source, report)) return undefined;
  const events = eventsOf(source, report);
  if (events === undefined || !oneDocument(source, events, report)) return undefined;
  const root = new TreeReader(source, events, report).root();
  if (root.kind === 'map') return root;
  if (root.kind === 'nothing') report('read/empty-file', locate(at(source, 0)), {});
  else if (root.kind !== 'broken') report('read/not-a-map', locate(root), {});
  return undefined;
}

/** Whether the text can be read at all. */
function readable(source: Source, report: Report): boolean {
  if (source.text.length > LENGTH_MAX) {
    report('read/too-large', locate(at(source, 0)), { megabytesMax: LENGTH_MAX / 1024 / 1024 });
    return false;
  }
  const offsets = controlCharacters(source.text);
  for (const offset of offsets) {
    const character = source.text[offset]!;
    const place = locate(at(source, offset, offset + 1));
    if (character === '\uFEFF') report('read/byte-order-mark', place, {});
    else report('read/control-character', place, { character: showCharacter(character) });
  }
  return offsets.length === 0;
}

function eventsOf(source: Source, report: Report): readonly Event[] | undefined {
  try {
    return parseEvents(source.text, { maxDepth: DEPTH_MAX });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    explainSyntax(source, error, report);
    return undefined;
  }
}

/** Whether there is exactly one document, without directives. */
function oneDocument(source: Source, events: readonly Event[], report: Report): boolean {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
  if (documents.length === 0) {
    report('read/empty-file', locate(at(source, 0)), {});
    return false;
  }
  if (documents.some(({ directives }) => directives.length > 0)) {
    const found = /^%.*$/m.exec(source.text);
    const start = found?.index ?? 0;
    const directive = found?.[0] ?? '%';
    report('read/directive', locate(at(source, start, start + directive.length)), { directive });
    return false;
  }
  if (documents.length === 1) return true;
  const marks = [...source.text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)].map((m) => m.index);
  const mark = marks.find((offset) => /\S/.test(source.text.slice(0, offset))) ?? 0;
  report('read/multiple-documents', locate(at(source, mark, mark + 3)), {});
  return false;
}

function at(source: Source, start: number, end = start): Place {
  return { source, start, end };
}
