/**
 * Columns of text on a terminal. Full-width characters take two; characters of ambiguous width
 * (→, ①, │) take one or two depending on the terminal, which is an option.
 */
import stringWidth from 'string-width';

/** Columns that `text` takes. */
export type Measure = (text: string) => number;

const NARROW = new Map<string, number>();
const WIDE = new Map<string, number>();
const ASCII = /^[ -~]*$/;

/** A measure; widths of pieces are remembered, since reports repeat themselves. */
export function measure(ambiguousIsWide: boolean): Measure {
  const known = ambiguousIsWide ? WIDE : NARROW;
  return (text) => {
    if (ASCII.test(text)) return text.length;
    let width = known.get(text);
    if (width === undefined) {
      width = stringWidth(text, { ambiguousIsNarrow: !ambiguousIsWide });
      known.set(text, width);
    }
    return width;
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
