/** The text of one file, and where in it an offset lies. */
import type { SourceFile } from '../../model/diagnostic.js';
import type { Location } from '../../model/location.js';

/**
 * Text without a byte order mark at the start and with `\n` as line end. Neither changes a line or a
 * column that an editor shows, so every offset below is one into this text.
 */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Offsets of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A stretch of a source; `end` is the offset after it. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export function openSource(file: SourceFile): Source {
  const bare = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
  const text = bare.replaceAll('\r\n', '\n');
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return { path: file.path, text, lineStarts };
}

/** Lines and columns of `place`. */
export function locate({ source, start, end }: Place): Location {
  const line = lineAt(source, start);
  const endLine = end > start ? lineAt(source, end) : line;
  return {
    path: source.path,
    line: line + 1,
    column: start - source.lineStarts[line]! + 1,
    endLine: endLine + 1,
    endColumn: Math.max(start, end) - source.lineStarts[endLine]! + 1,
  };
}

/** Index of the last line that starts at or before `offset`. */
function lineAt(source: Source, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (source.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
