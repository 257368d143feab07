/**
 * Columns of text on a terminal. Full-width characters take two; characters of ambiguous width
 * (→, ①, │) take one or two depending on the terminal, which is an option.
 */
import stringWidth from 'string-width';

/** Columns that `text` takes. */
export type Measure = (text: string) => number;

const ASCII = /^[ -~]*$/;
/**
 * Latin letters, kana, ideographs and full-width forms: one character is one or two columns, and no
 * two of them melt into one. Everything else is for `string-width`, which knows about emoji and
 * combining marks but costs 40 ms when it is first asked.
 */
const PLAIN =
  /^[ -~\u00D7\u2014\u2018\u2019\u201C\u201D\u2026\u2190-\u2193\u2460-\u2473\u2500-\u254B\u256D-\u2570\u25C7\u2714\u2717\u3000-\u3029\u3041-\u3096\u30A1-\u30FE\u4E00-\u9FFF\uFF01-\uFF60]*$/;
const WIDE = /[\u3000-\uFF60]/g;
const AMBIGUOUS =
  /[\u00D7\u2014\u2018\u2019\u201C\u201D\u2026\u2190-\u2193\u2460-\u2473\u2500-\u254B\u256D-\u2570\u25C7]/g;

/** Whether `text` is measured without `string-width`. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** A measure for a terminal that gives ambiguous characters one column, or two. */
export function measure(ambiguousIsWide: boolean): Measure {
  return (text) => {
    if (ASCII.test(text)) return text.length;
    if (!isPlain(text)) return stringWidth(text, { ambiguousIsNarrow: !ambiguousIsWide });
    const ambiguous = ambiguousIsWide ? (text.match(AMBIGUOUS)?.length ?? 0) : 0;
    return text.length + (text.match(WIDE)?.length ?? 0) + ambiguous;
  };
}

/** `text` filled with blanks up to `columns`. */
export function padEnd(text: string, columns: number, width: Measure): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** The longest beginning of `text` that takes at most `columns`. */
export function cut(text: string, columns: number, width: Measure): string {
  let end = '';
  for (const character of text) {
    if (width(end + character) > columns) break;
    end += character;
  }
  return end;
}
