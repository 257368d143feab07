/**
 * Lists and maps by indentation. A line that fits nothing costs the lines below it that are deeper,
 * and the collection around it is marked as damaged; reading goes on after them.
 */
import { excerpt } from '../problem.js';
import { alias, behind, properties } from './alias.js';
import { blockText } from './block-text.js';
import { flowCollection } from './flow.js';
import { addMember, keyText } from './keys.js';
import { brokenNode, nothingNode, type Member, type Node } from './node.js';
import type { Reader } from './reader.js';
import { badStart, plain, plainNode, quoted } from './scalar.js';

/** The value that starts at the offset, where a block may start; `parent` is the column around it. */
export function blockValue(r: Reader, parent: number): Node {
  const before = properties(r);
  const hasProperties = before.tagged || before.anchor !== undefined;
  if (hasProperties && r.atLineEnd())
    return behind(r, before, () => deeperValue(r, parent, 'list'));
  if (startsItem(r)) return hasProperties ? misplaced(r, parent) : blockList(r);
  if (keyAhead(r) === undefined) return behind(r, before, () => inlineValue(r, parent));
  return hasProperties ? misplaced(r, parent) : blockMap(r);
}

/** An anchor in front of a key would name the key, not the map. */
function misplaced(r: Reader, parent: number): Node {
  const start = r.offset;
  r.fail('read/anchor-on-key', r.place(start, r.lineEnd()), {});
  r.skipDeeper(parent);
  return brokenNode(r.source, start, r.offset);
}

function startsItem(r: Reader): boolean {
  return r.char() === '-' && r.spaceFollows();
}

/** The list whose first `-` is at the offset. */
function blockList(r: Reader): Node {
  const start = r.offset;
  const column = r.column();
  const items: Node[] = [];
  if (!r.enter()) return brokenNode(r.source, start, r.offset);
  const damaged = eachLine(r, column, () => {
    if (!startsItem(r)) return false;
    r.offset += 1;
    if (r.char() === '\t' && !r.atLineEnd()) tabbed(r);
    r.skipSpaces();
    items.push(r.atLineEnd() ? deeperValue(r, column, 'list') : blockValue(r, column));
    return true;
  });
  r.leave(items.length);
  const end = items.at(-1)?.end ?? r.offset;
  return { source: r.source, start, end, kind: 'list', items, damaged };
}

/** A tab between `-` and what may be a block: its column would be anybody's guess. */
function tabbed(r: Reader): void {
  r.fail('read/tab-indent', r.place(r.offset - 1, r.offset), {});
  r.damage = true;
}

/** The map whose first key is at the offset. */
export function blockMap(r: Reader): Node {
  const start = r.offset;
  const column = r.column();
  const members = new Map<string, Member>();
  let last: Node | undefined;
  if (!r.enter()) return brokenNode(r.source, start, r.offset);
  const damaged = eachLine(r, column, () => {
    const key = keyAhead(r);
    if (key === undefined) {
      notAKey(r);
      r.skipDeeper(column);
      return true;
    }
    r.offset = key.colon + 1;
    last = memberValue(r, column);
    const text = keyText(r, key.node);
    if (text === undefined) r.damage = true;
    else if (!addMember(r, members, text, { key: key.node, value: last })) r.damage = true;
    return true;
  });
  r.leave(members.size);
  const end = last?.end ?? r.offset;
  return { source: r.source, start, end, kind: 'map', members, damaged };
}

/**
 * Reads the lines at `column`, the first of which the offset is on, until one is less deep or `read`
 * does not want it; whether something was skipped. The offset ends behind what was read.
 */
function eachLine(r: Reader, column: number, read: () => boolean): boolean {
  let damaged = false;
  let end = r.offset;
  let next = column;
  while (next === column && read()) {
    end = r.offset;
    next = r.nextContent();
    while (next > column) {
      r.fail('read/bad-indent', r.place(r.offset, r.lineEnd()), {});
      r.skipDeeper(column);
      end = r.offset;
      next = r.nextContent();
    }
    damaged = r.takeDamage() || damaged;
  }
  r.offset = end;
  return damaged;
}

/** The value behind `key:`. */
function memberValue(r: Reader, column: number): Node {
  r.skipSpaces();
  const before = properties(r);
  return behind(r, before, () =>
    r.atLineEnd() ? deeperValue(r, column, 'map') : inlineValue(r, column),
  );
}

/** The value on the lines below a key or a `-` at `column`; the list of a key need not be deeper. */
function deeperValue(r: Reader, column: number, around: 'map' | 'list'): Node {
  const end = r.offset;
  const next = r.nextContent();
  if (next > column) return blockValue(r, column);
  if (around === 'map' && next === column && startsItem(r)) return blockList(r);
  r.offset = end;
  return nothingNode(r.source, end, end);
}

/** A value that starts in the middle of a line, up to the end of its last line. */
function inlineValue(r: Reader, parent: number): Node {
  const start = r.offset;
  const first = r.char();
  if (first === '|' || first === '>') return blockText(r, parent);
  const node = inlineNode(r, parent);
  if (r.abandoned) {
    r.abandoned = false;
    r.offset = start;
    r.skipDeeper(parent);
  } else if (node.kind === 'broken' && r.offset === start) {
    r.skipDeeper(parent);
  } else if (!r.atLineEnd()) {
    afterValue(r, node);
    r.skipDeeper(parent);
  }
  return node;
}

function inlineNode(r: Reader, parent: number): Node {
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
      return plain(r, parent, false);
  }
}

/** Says what is wrong with the rest of a line. */
function afterValue(r: Reader, node: Node): void {
  const colon = r.place(r.offset, r.offset + 1);
  const isText = r.text[node.start] !== '[' && r.text[node.start] !== '{';
  if (r.char() !== ':') {
    const text = excerpt(r.text.slice(r.offset, r.lineEnd()));
    r.fail('read/after-value', r.place(r.offset, r.lineEnd()), { text });
  } else if (isText) r.fail('read/colon-in-text', colon, {});
  else r.fail('read/complex-key', r.place(node.start, node.end), {});
}

interface Key {
  readonly node: Node;
  readonly colon: number;
}

const QUOTED_KEY = /(?:"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\n]|'')*')(?=[ \t]*:(?:[ \t\n]|$))/y;
const PLAIN_KEY = /(?:[^\n:#]|:(?![ \t\n]|$)|(?<![ \t])#)+(?=:)/y;

/** The key of the line, whose first character is at the offset; the offset stays. */
function keyAhead(r: Reader): Key | undefined {
  const start = r.offset;
  const isQuoted = r.char() === '"' || r.char() === "'";
  if (!isQuoted && badStart(r, false)) return undefined;
  const pattern = isQuoted ? QUOTED_KEY : PLAIN_KEY;
  pattern.lastIndex = start;
  const written = pattern.exec(r.text)?.[0];
  if (written === undefined) return undefined;
  const colon = r.text.indexOf(':', start + written.length);
  const text = written.replace(/[ \t]+$/, '');
  const node = isQuoted ? quoted(r, -1) : plainNode(r.source, start, start + text.length, text);
  r.offset = start;
  return { node, colon };
}

/** Says why the line at the offset is not `key: value`. */
function notAKey(r: Reader): void {
  const start = r.offset;
  const line = r.text.slice(start, r.lineEnd());
  const whole = r.place(start, r.lineEnd());
  const first = r.place(start, start + 1);
  const wide = /[\u3000\uff1a]/.exec(line);
  const tight = /:[^ \t]/.exec(line);
  if (startsItem(r)) r.fail('read/bad-indent', whole, {});
  else if (r.char() === '?' && r.spaceFollows()) r.fail('read/complex-key', first, {});
  else if (badStart(r, false)) r.fail('read/bad-start', first, { character: r.char() });
  else if (wide !== null) fullWidth(r, start + wide.index);
  else if (tight !== null) {
    r.fail('read/missing-space', r.place(start + tight.index, start + tight.index + 1), {});
  } else r.fail('read/no-key', whole, { text: excerpt(line) });
}

function fullWidth(r: Reader, at: number): void {
  const character = r.text[at]!;
  const params = { character, meant: character.normalize('NFKC') };
  r.fail('read/full-width', r.place(at, at + 1), params);
}
