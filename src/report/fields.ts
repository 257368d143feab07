/** `name   text` with the text in a column of its own, as all blocks of a report are laid out. */
import type { ReportCode } from '../messages/report-texts.js';
import type { Page } from './page.js';
import { padEnd } from './width.js';

const INDENT = '  ';
const NAME_COLUMNS = 10;

/** Columns left for the text of a field. */
export function fieldColumns(page: Page): number {
  return page.columns - INDENT.length - NAME_COLUMNS;
}

/** A field whose text is broken into lines. */
export function field(page: Page, name: ReportCode, text: string): readonly string[] {
  return fieldOf(page, name, page.fold(text, fieldColumns(page)));
}

/** A field whose lines are given. */
export function fieldOf(page: Page, name: ReportCode, lines: readonly string[]): readonly string[] {
  const head = INDENT + page.paint(padEnd(page.say(name), NAME_COLUMNS, page.width), 'dim');
  const blank = ' '.repeat(INDENT.length + NAME_COLUMNS);
  return lines.map((line, index) => (index === 0 ? head : blank) + line);
}

/** A paragraph with the indent of a block. */
export function paragraph(page: Page, text: string): readonly string[] {
  return page.fold(text, page.columns - INDENT.length).map((line) => INDENT + line);
}

/** One point of a list, its further lines under the first. */
export function listItem(page: Page, text: string): readonly string[] {
  const head = INDENT + page.symbols.bullet;
  const blank = ' '.repeat(page.width(head));
  return page
    .fold(text, page.columns - blank.length)
    .map((line, index) => (index === 0 ? head : blank) + line);
}
