/** What a text without quotes means in YAML 1.2 (core schema, chapter 10.3.2). */
import type { Source } from '../source.js';
import { nothingNode, type Node } from './node.js';

const NOTHING = /^(?:|~|null|Null|NULL)$/;
const FLAG = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?(?:\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.inf|\.Inf|\.INF)|0o[0-7]+|0x[\da-fA-F]+|\.nan|\.NaN|\.NAN)$/;

/** The node of the plain text between `start` and `end`. */
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
