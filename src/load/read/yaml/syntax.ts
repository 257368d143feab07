/**
 * What stopped the parser, in our own words: it says where it gave up and names a production of the
 * grammar; what a person did wrong is seen from the text around that place.
 */
import type { YAMLException } from 'js-yaml';

import type { ReadCode } from '../../../model/diagnostic-codes.js';
import { excerpt, type ParamsOf, type Report } from '../problem.js';
import { locate, type Source } from '../source.js';
import { DEPTH_MAX } from './tree.js';

/** Punctuation that input methods write in full width, and what was meant. */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ['：', ':'],
  ['，', ','],
  ['、', ','],
  ['＃', '#'],
  ['－', '-'],
  ['［', '['],
  ['］', ']'],
  ['｛', '{'],
  ['｝', '}'],
]);

/** More of a line is not looked at: a long one must not take long to explain. */
const LOOK_MAX = 400;

/** Reports what `error` of the parser is about. */
export function explainSyntax(source: Source, error: YAMLException, report: Report): void {
  const offset = Math.min(error.mark?.position ?? 0, source.text.length);
  const { code, start, end, params } = cause(source.text, offset, error.reason);
  report(code, locate({ source, start, end }), params);
}

interface Cause {
  readonly code: ReadCode;
  readonly start: number;
  readonly end: number;
  readonly params: ParamsOf<ReadCode>;
}

function cause(text: string, offset: number, reason: string): Cause {
  if (reason.includes('maxDepth')) return about('read/too-deep', offset, 1, { limit: DEPTH_MAX });
  if (/escape sequence|hexadecimal/.test(reason)) return badEscape(text, offset);
  if (/quoted scalar/.test(reason))
    return unclosed(text, offset, reason.includes('double') ? '"' : "'");
  if (/deficient indentation|within a flow/.test(reason)) return interrupted(text, offset);
  if (reason.includes('tab characters')) {
    const tab = text.indexOf('\t', lineStart(text, offset));
    return about('read/tab-indent', tab === -1 ? offset : tab, 1, {});
  }
  return onLine(text, offset, reason);
}

function about<C extends ReadCode>(
  code: C,
  start: number,
  length: number,
  params: ParamsOf<C>,
): Cause {
  return { code, start, end: start + length, params: params as ParamsOf<ReadCode> };
}

function badEscape(text: string, offset: number): Cause {
  const start = text.lastIndexOf('\\', offset);
  const escape = /^\\(?:[xuU][\da-fA-F]*|.)/s.exec(text.slice(start))?.[0] ?? '\\';
  return about('read/bad-escape', start, escape.length, { escape });
}

/** The quote that opened the text which the end of the file interrupts. */
function unclosed(text: string, offset: number, quote: string): Cause {
  const opened = new RegExp(`(?:^|[\\s,:[{])${quote}`, 'gm');
  const before = [...text.slice(0, offset).matchAll(opened)].at(-1);
  const start = before === undefined ? offset : before.index + before[0].length - 1;
  return about('read/unclosed', start, 1, { character: quote });
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);

/** The innermost bracket or quote that is still open where a shallower line or the end comes. */
function interrupted(text: string, offset: number): Cause {
  const open: number[] = [];
  const token = /"(?:\\.|[^"\\])*"|'[^']*'|(?<=^|\s)#[^\n]*|[[\]{}"']/g;
  for (const match of text.slice(0, offset).matchAll(token)) {
    const [first] = match[0];
    if (match[0] === ']' || match[0] === '}') open.pop();
    else if (match[0].length === 1 && first !== '#') open.push(match.index);
  }
  const start = open.at(-1) ?? offset;
  const character = text[offset] ?? '';
  if (character !== '' && CLOSING.get(text[start] ?? '') === character) {
    return about('read/bracket-indent', offset, 1, { character });
  }
  return about('read/unclosed', start, 1, { character: text[start] ?? '' });
}

/** Mistakes that show in the line where the parser gave up, or in the one before. */
function onLine(text: string, offset: number, reason: string): Cause {
  const character = text[offset] ?? '';
  if (reason.includes('missed comma')) return about('read/missing-comma', offset, 1, {});
  if (reason.includes('expected the node content')) {
    return about('read/unexpected-character', offset, 1, { character });
  }
  const start = lineStart(text, offset);
  for (const from of [start, lineStart(text, start - 1)]) {
    const end = Math.min(lineEnd(text, from), from + LOOK_MAX);
    const found = badKey(text.slice(from, end), from);
    if (found !== undefined) return found;
  }
  const before = text.slice(Math.max(start, offset - LOOK_MAX), offset);
  if (/:\s+[^"'{[\s][^{[]*$/.test(before) && /^:?(?:\s|$)/.test(text.slice(offset))) {
    return about('read/colon-in-text', offset, 1, {});
  }
  if (/:\s+$/.test(before) && /[@`%,\]}&*!|>-]/.test(character)) {
    return about('read/bad-start', offset, 1, { character });
  }
  if (/["'\]}]\s*$/.test(before) && before.trim() !== '') {
    const rest = text.slice(offset, lineEnd(text, offset));
    return about('read/after-value', offset, rest.length, { text: excerpt(rest) });
  }
  return about('read/bad-indent', offset, Math.max(1, lineEnd(text, offset) - offset), {});
}

/** A key that is none: a full-width colon, no space behind the colon, no colon at all. */
function badKey(line: string, from: number): Cause | undefined {
  const wide = /^\s*(?:- +)?[^\s"'#:]+?([：，、＃－［］｛｝])/u.exec(line);
  if (wide?.[1] !== undefined && !/:(?:\s|$)/.test(line)) {
    const at = from + wide[0].length - 1;
    return about('read/full-width', at, 1, {
      character: wide[1],
      meant: FULL_WIDTH.get(wide[1]) ?? '',
    });
  }
  const tight = /^\s*(?:- +)?[\p{L}\p{N}_.-]+:(?=[^\s:/])/u.exec(line);
  if (tight !== null) return about('read/missing-space', from + tight[0].length - 1, 1, {});
  const bare = /^\s*([^\s#"'[\]{}:-][^:#]*?)\s*$/u.exec(line);
  if (bare?.[1] === undefined) return undefined;
  return about('read/no-key', from + line.indexOf(bare[1]), bare[1].length, {
    text: excerpt(bare[1]),
  });
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
