/**
 * Lists and maps in brackets. All of their lines are deeper than the block around them, except for
 * closing brackets. At the first mistake the whole of it is given up: what follows would be guesswork.
 */
import type { Place } from '../source.js';
import { alias, behind, properties } from './alias.js';
import { brokenNode, nothingNode, type Member, type Node } from './node.js';
import type { Reader } from './reader.js';
import { badStart, endsPlain, plain, quoted } from './scalar.js';
import { addMember, keyText } from './keys.js';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** The list or map that opens at the offset. */
export function flowCollection(r: Reader, parent: number): Node {
  const start = r.offset;
  const open = r.char();
  if (!r.enter()) return brokenNode(r.source, start, r.offset);
  r.offset += 1;
  const items: Node[] = [];
  const members = new Map<string, Member>();
  let whole = true;
  while (nextItem(r, parent, start)) {
    if (open === '[') items.push(flowValue(r, parent));
    else whole = flowMember(r, parent, start, members) && whole;
    if (r.abandoned || !afterItem(r, parent, start)) break;
  }
  r.leave(items.length + members.size);
  const { source, offset: end } = r;
  if (r.abandoned) return brokenNode(source, start, end);
  return open === '['
    ? { source, start, end, kind: 'list', items, damaged: false }
    : { source, start, end, kind: 'map', members, damaged: !whole };
}

/** Goes to the next item; false behind the closing bracket, or where there is no reading on. */
function nextItem(r: Reader, parent: number, start: number): boolean {
  if (!skipSpace(r, parent, start)) return false;
  if (r.char() === ',')
    return abandon(r, () => r.fail('read/unexpected-character', here(r), { character: ',' }));
  return !closes(r, start);
}

/** Goes behind the comma after an item; false behind the closing bracket or at a mistake. */
function afterItem(r: Reader, parent: number, start: number): boolean {
  if (!skipSpace(r, parent, start)) return false;
  if (r.char() === ',') {
    r.offset += 1;
    return true;
  }
  if (closes(r, start) || r.abandoned) return false;
  if (r.char() === ':') return abandon(r, () => r.fail('read/colon-in-text', here(r), {}));
  return abandon(r, () => r.fail('read/missing-comma', here(r), {}));
}

/** Whether the bracket at `start` is closed here; the offset is behind it then. */
function closes(r: Reader, start: number): boolean {
  const next = r.char();
  if (next !== ']' && next !== '}') return false;
  if (next === CLOSING[r.text[start]!]) r.offset += 1;
  else unclosed(r, start);
  return true;
}

/** Skips white space, line ends and comments; false where the collection cannot go on. */
function skipSpace(r: Reader, parent: number, start: number): boolean {
  for (;;) {
    const ended = r.atLineEnd();
    if (!ended) return true;
    if (r.char() === '#') r.offset = r.lineEnd();
    while (r.char() === '\n') {
      r.offset += 1;
      const lineStart = r.offset;
      r.skipSpaces();
      const column = r.offset - lineStart;
      if ('\n#'.includes(r.char()) || ']},'.includes(r.char())) continue;
      if (column <= parent || (column === 0 && r.atMarker())) return unclosed(r, start);
    }
    if (r.atEnd) return unclosed(r, start);
  }
}

function unclosed(r: Reader, start: number): false {
  const character = r.text[start]!;
  if (!r.abandoned) {
    r.fail('read/unclosed', r.place(start, start + 1), { character }, [r.place(r.offset)]);
  }
  r.abandoned = true;
  return false;
}

function abandon(r: Reader, say: () => void): false {
  say();
  r.abandoned = true;
  return false;
}

function here(r: Reader): Place {
  return r.place(r.offset, r.offset + 1);
}

function flowValue(r: Reader, parent: number): Node {
  const before = properties(r);
  return behind(r, before, () => {
    switch (r.char()) {
      case '[':
      case '{':
        return flowCollection(r, parent);
      case '"':
      case "'":
        return quoted(r, parent);
      case '*':
        return alias(r);
      default:
        return flowPlain(r, parent);
    }
  });
}

function flowPlain(r: Reader, parent: number): Node {
  if (badStart(r, true)) r.abandoned = true;
  return plain(r, parent, true);
}

/** Reads `key: value` into `members`; false if it is not what was meant. */
function flowMember(
  r: Reader,
  parent: number,
  start: number,
  members: Map<string, Member>,
): boolean {
  const key = r.char() === '"' || r.char() === "'" ? quoted(r, parent) : flowPlain(r, parent);
  if (r.abandoned) return false;
  const keyEnd = r.offset;
  if (!skipSpace(r, parent, start)) return false;
  const adjacent = key.kind === 'text' && key.quoted;
  const hasValue = r.char() === ':' && (adjacent || endsPlain(r, true));
  let value = nothingNode(r.source, keyEnd, keyEnd);
  if (hasValue) {
    r.offset += 1;
    value = nothingNode(r.source, r.offset, r.offset);
    if (!skipSpace(r, parent, start)) return false;
    if (!',]}'.includes(r.char())) value = flowValue(r, parent);
  } else {
    r.offset = keyEnd;
  }
  const text = keyText(r, key);
  return text !== undefined && addMember(r, members, text, { key, value });
}
