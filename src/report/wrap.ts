/** Breaks sentences into lines: between words, and between Japanese characters where that is allowed. */
import { cut, type Measure } from './width.js';

/** A character that a line may be broken before and after: kana, ideographs, full-width forms. */
const LOOSE =
  /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
/** Never at the beginning of a line. */
const CLOSING =
  /[、。，．・：；？！）」』】〕〉》’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ)\]},.:;?!]/u;
/** Never at the end of a line. */
const OPENING = /[（「『【〔〈《‘“([{]/u;

/** Lines of at most `columns`; a word that is longer than that is cut. */
export function wrap(text: string, columns: number, width: Measure): readonly string[] {
  const room = Math.max(columns, 8);
  const lines: string[] = [];
  let line = '';
  for (const unit of units(text)) {
    if (width((line + unit).trimEnd()) <= room) {
      line += unit;
      continue;
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = unit;
    while (width(line.trimEnd()) > room) {
      const head = cut(line, room, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Pieces between which a line may be broken. */
function units(text: string): readonly string[] {
  const out: string[] = [];
  let unit = '';
  let previous = '';
  for (const character of text) {
    if (unit !== '' && breaksBetween(previous, character)) {
      out.push(unit);
      unit = '';
    }
    unit += character;
    previous = character;
  }
  if (unit !== '') out.push(unit);
  return out;
}

function breaksBetween(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return LOOSE.test(before) || LOOSE.test(after);
}
