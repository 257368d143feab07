/** Texts as blocks, `|` and `>` (YAML 1.2 §8.1). */
import { brokenNode, type Node } from './node.js';
import type { Reader } from './reader.js';

const HEADER = /([|>])(?:([1-9])?([+-])?|([+-])([1-9]))[ \t]*(?:(?<=[ \t])#[^\n]*)?(?=\n|$)/y;

/** The block text at the offset, all lines of it deeper than `parent`; ends at the start of a line. */
export function blockText(r: Reader, parent: number): Node {
  const start = r.offset;
  HEADER.lastIndex = start;
  const header = HEADER.exec(r.text);
  if (header === null) {
    r.fail('read/after-value', r.place(start + 1, r.lineEnd()), {
      text: r.text.slice(start + 1, r.lineEnd()).trim(),
    });
    r.skipDeeper(parent);
    return brokenNode(r.source, start, r.offset);
  }
  const [, style, indentation = header[5], chomping = header[4]] = header;
  r.offset = Math.min(r.lineEnd() + 1, r.text.length);
  const { lines, end } = blockLines(
    r,
    parent,
    indentation === undefined ? undefined : Math.max(parent, 0) + Number(indentation),
  );
  let blanks = 0;
  while (lines.at(-1) === '') {
    lines.pop();
    blanks += 1;
  }
  const body = style === '|' ? lines.join('\n') : fold(lines);
  const tail =
    chomping === '-'
      ? ''
      : chomping === '+'
        ? '\n'.repeat(blanks + (body === '' ? 0 : 1))
        : body === ''
          ? ''
          : '\n';
  return { source: r.source, start, end, kind: 'text', value: body + tail, quoted: true };
}

/** The lines without their indentation, and the end of the last that says something. */
function blockLines(
  r: Reader,
  parent: number,
  stated: number | undefined,
): { lines: string[]; end: number } {
  const lines: string[] = [];
  let indentation = stated;
  let end = r.offset - 1;
  while (!r.atEnd) {
    const lineEnd = r.lineEnd();
    const line = r.text.slice(r.offset, lineEnd);
    const column = line.length - line.trimStart().length;
    const spaces = /^ */.exec(line)![0].length;
    const blank = spaces === line.length;
    if (!blank) {
      indentation ??= spaces;
      if (spaces < indentation || spaces <= parent || (column === 0 && r.atMarker())) break;
      end = lineEnd;
    }
    lines.push(line.slice(indentation ?? spaces));
    r.offset = Math.min(lineEnd + 1, r.text.length);
  }
  return { lines, end };
}

/** Joins lines by spaces, except around blank lines and lines that are indented further. */
function fold(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let wasDeeper = true;
  for (const line of lines) {
    if (line !== '') {
      const deeper = line.startsWith(' ') || line.startsWith('\t');
      if (text !== '' && !deeper && !wasDeeper)
        text += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
      else text += '\n'.repeat(breaks);
      text += line;
      breaks = 0;
      wasDeeper = deeper;
    }
    breaks += 1;
  }
  return text;
}
