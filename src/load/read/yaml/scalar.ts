/** Values without parts: plain and quoted texts, and what YAML 1.2 (core schema) makes of them. */
import type { Source } from '../source.js';
import { isControl, showCharacter } from './characters.js';
import { brokenNode, nothingNode, type Node } from './node.js';
import type { Reader } from './reader.js';

const NOTHING = /^(?:|~|null|Null|NULL)$/;
const FLAG = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?(?:\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.inf|\.Inf|\.INF)|0o[0-7]+|0x[\da-fA-F]+|\.nan|\.NaN|\.NAN)$/;

/** What a plain text means. */
export function plainNode(source: Source, start: number, end: number, text: string): Node {
  if (NUMBER.test(text)) return { source, start, end, kind: 'number', value: numberOf(text) };
  if (NOTHING.test(text)) return nothingNode(source, start, end);
  if (FLAG.test(text)) return { source, start, end, kind: 'flag', value: /^t/i.test(text) };
  return { source, start, end, kind: 'text', value: text, quoted: false };
}

function numberOf(text: string): number {
  if (/nan$/i.test(text)) return NaN;
  if (/inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}

/** Characters that a plain text cannot start with. */
export function badStart(r: Reader, inFlow: boolean): boolean {
  const first = r.char();
  if ('-?:'.includes(first)) return r.spaceFollows() || (inFlow && ',[]{}'.includes(r.char(1)));
  return ',[]{}#&*!|>\'"%@`'.includes(first);
}

/**
 * A text without quotes, perhaps over several lines that are deeper than `parent`. It ends before
 * `: ` and ` #`, in a flow collection also before its punctuation.
 */
export function plain(r: Reader, parent: number, inFlow: boolean): Node {
  const start = r.offset;
  if (badStart(r, inFlow)) {
    r.fail('read/bad-start', r.place(start, start + 1), { character: r.char() });
    return brokenNode(r.source, start, r.offset);
  }
  let text = plainLine(r, inFlow);
  for (let breaks = nextPlainLine(r, parent, inFlow); breaks > 0;) {
    text += folded(breaks) + plainLine(r, inFlow);
    breaks = nextPlainLine(r, parent, inFlow);
  }
  return plainNode(r.source, start, r.offset, text);
}

const PLAIN_PART = /[^\n:#]+/y;
const FLOW_PLAIN_PART = /[^\n:#,[\]{}]+/y;

/** The part of a plain text that is on this line; the offset is behind its last character. */
function plainLine(r: Reader, inFlow: boolean): string {
  const start = r.offset;
  const part = inFlow ? FLOW_PLAIN_PART : PLAIN_PART;
  for (;;) {
    part.lastIndex = r.offset;
    if (part.test(r.text)) r.offset = part.lastIndex;
    const next = r.char();
    if (next === ':' && !endsPlain(r, inFlow)) r.offset += 1;
    else if (next === '#' && !/[ \t]/.test(r.text[r.offset - 1] ?? '')) r.offset += 1;
    else break;
  }
  const text = r.text.slice(start, r.offset).replace(/[ \t]+$/, '');
  r.offset = start + text.length;
  return text;
}

/** Whether the colon at the offset is punctuation. */
export function endsPlain(r: Reader, inFlow: boolean): boolean {
  return r.spaceFollows() || (inFlow && ',[]{}'.includes(r.char(1)));
}

/** Goes to the line that continues a plain text; number of line breaks before it, 0 if none does. */
function nextPlainLine(r: Reader, parent: number, inFlow: boolean): number {
  const end = r.offset;
  r.skipSpaces();
  let breaks = 0;
  let lineStart = r.offset;
  while (r.char() === '\n') {
    r.offset += 1;
    lineStart = r.offset;
    breaks += 1;
    r.skipSpaces();
  }
  const column = r.offset - lineStart;
  const goesOn =
    breaks > 0 &&
    !r.atEnd &&
    column > parent &&
    r.char() !== '#' &&
    !(column === 0 && r.atMarker()) &&
    (inFlow ? !startsFlowPunctuation(r) : !startsEntry(r));
  if (goesOn) return breaks;
  r.offset = end;
  return 0;
}

function startsFlowPunctuation(r: Reader): boolean {
  return ',[]{}'.includes(r.char()) || (r.char() === ':' && endsPlain(r, true));
}

/** Whether the line looks like an entry: it is badly indented then, and no part of a text. */
function startsEntry(r: Reader): boolean {
  if ('-?:'.includes(r.char()) && r.spaceFollows()) return true;
  return /:(?:[ \t]|$)/.test(r.text.slice(r.offset, r.lineEnd()).replace(/[ \t]#.*$/, ''));
}

/** Line breaks inside a text: one is a space. */
function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

/** A text in quotes, perhaps over several lines that are deeper than `parent`. */
export function quoted(r: Reader, parent: number): Node {
  const start = r.offset;
  const quote = r.char();
  const part = quote === '"' ? /[^"\\\n]+/y : /[^'\n]+/y;
  let value = '';
  /** Length of the value up to which white space was written as an escape. */
  let kept = 0;
  r.offset += 1;
  for (;;) {
    part.lastIndex = r.offset;
    const chunk = part.exec(r.text)?.[0] ?? '';
    value += chunk;
    r.offset += chunk.length;
    const next = r.char();
    if (next === quote && quote === "'" && r.char(1) === "'") {
      value += "'";
      r.offset += 2;
    } else if (next === quote) {
      r.offset += 1;
      return { source: r.source, start, end: r.offset, kind: 'text', value, quoted: true };
    } else if (next === '\\' && r.char(1) !== '\n') {
      value += escape(r);
      kept = value.length;
    } else {
      const escaped = next === '\\';
      if (escaped) r.offset += 1;
      else value = value.slice(0, kept) + value.slice(kept).replace(/[ \t]+$/, '');
      const breaks = nextQuotedLine(r, parent);
      if (breaks === 0) return unclosed(r, start, quote);
      value += escaped ? '\n'.repeat(breaks - 1) : folded(breaks);
      kept = value.length;
    }
  }
}

/** Goes to the next line of a quoted text; number of line breaks before it, 0 if there is none. */
function nextQuotedLine(r: Reader, parent: number): number {
  let breaks = 0;
  let column = 0;
  while (r.char() === '\n') {
    r.offset += 1;
    breaks += 1;
    const lineStart = r.offset;
    r.skipSpaces();
    column = r.offset - lineStart;
  }
  return r.atEnd || column <= parent || (column === 0 && r.atMarker()) ? 0 : breaks;
}

function unclosed(r: Reader, start: number, quote: string): Node {
  const noticed = r.place(r.offset);
  r.fail('read/unclosed', r.place(start, start + 1), { character: quote }, [noticed]);
  r.offset = start;
  r.offset = r.lineEnd();
  r.damage = true;
  r.abandoned = true;
  return brokenNode(r.source, start, r.offset);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU\n])/y;

/** Reads the escape at the offset; what it means. */
function escape(r: Reader): string {
  const start = r.offset;
  ESCAPE.lastIndex = start;
  const written = ESCAPE.exec(r.text)?.[0] ?? r.text.slice(start, start + 2);
  r.offset = start + written.length;
  const meant =
    written.length > 2
      ? characterOf(Number.parseInt(written.slice(2), 16))
      : Object.hasOwn(ESCAPES, written[1] ?? '')
        ? ESCAPES[written[1]!]
        : undefined;
  if (meant === undefined) {
    r.fail('read/bad-escape', r.place(start), { escape: written });
    return '';
  }
  if (isControl(meant)) {
    r.fail('read/control-character', r.place(start), { character: showCharacter(meant) });
  }
  return meant;
}

/** Halves of a pair (as JSON writes characters above U+FFFF) are joined by standing side by side. */
function characterOf(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
