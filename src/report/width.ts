/**
 * Columns of text on a terminal. Full-width characters take two; characters of ambiguous width
 * (→, ①, │) take one or two depending on the terminal, which is an option.
 */
import stringWidth from 'string-width';

/** Columns that `text` takes. */
export type Measure = (text: string) => number;

// eslint-disable-next-line no-control-regex -- colours are control characters
const COLOUR = /\u001b\[[\d;]*m/g;
const ASCII = /^[ -~]*$/;
/*
 * What towns write, as classes of regular expressions: of these, one character is one or two columns
 * and no two melt into one. Everything else is for `string-width`, which knows about emoji and
 * combining marks but costs 40 ms when it is first asked. A test holds both together.
 */
const NARROW = ' -~\\u2011\\u2012\\u21C0-\\u21D1\\u2714\\u2717';
const AMBIGUOUS =
  '\\u00D7\\u00F7\\u0391-\\u03A1\\u03A3-\\u03A9\\u03B1-\\u03C1\\u03C3-\\u03C9\\u0410-\\u044F' +
  '\\u2010\\u2013-\\u2016\\u2018\\u2019\\u201C\\u201D\\u2020-\\u2022\\u2024-\\u2027\\u2032\\u2033\\u203B' +
  '\\u2103\\u2116\\u2121\\u2160-\\u216B\\u2190-\\u2199\\u21D2\\u21D4\\u2460-\\u24E9' +
  '\\u24EB-\\u254B\\u2550-\\u2573\\u25A0\\u25A1\\u25B2\\u25B3\\u25B6\\u25B7\\u25BC\\u25BD' +
  '\\u25C6-\\u25C8\\u25CB\\u25CE-\\u25D1\\u2605\\u2606';
const WIDE =
  '\\u3000-\\u3029\\u3030-\\u303E\\u3041-\\u3096\\u309B-\\u30FF\\u3220-\\u3247\\u3250-\\u4DBF' +
  '\\u4E00-\\u9FFF\\uF900-\\uFAFF\\uFF01-\\uFF60\\uFFE0-\\uFFE6';
const PLAIN = new RegExp(`^[${NARROW}${AMBIGUOUS}${WIDE}]*$`);
const EACH_AMBIGUOUS = new RegExp(`[${AMBIGUOUS}]`, 'g');
const EACH_WIDE = new RegExp(`[${WIDE}]`, 'g');

/** Whether `text` is measured without `string-width`. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** A measure for a terminal that gives ambiguous characters one column, or two. */
export function measure(ambiguousIsWide: boolean): Measure {
  return (painted) => {
    const text = painted.includes('\u001b') ? painted.replace(COLOUR, '') : painted;
    if (ASCII.test(text)) return text.length;
    if (!isPlain(text)) return stringWidth(text, { ambiguousIsNarrow: !ambiguousIsWide });
    const ambiguous = ambiguousIsWide ? (text.match(EACH_AMBIGUOUS)?.length ?? 0) : 0;
    return text.length + (text.match(EACH_WIDE)?.length ?? 0) + ambiguous;
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
