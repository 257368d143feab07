/**
 * The line of source that a statement is about, with a mark under the words it means. Columns are
 * those of the terminal: full-width characters take two, tabs are spread out.
 */
import type { Location } from '../model/location.js';
import type { Step } from '../model/trace.js';
import { clean, cleanLine } from './clean.js';
import type { Page, Style } from './page.js';
import { cut } from './width.js';

/** `path:line:column`. */
export function placeText(at: Location): string {
  return `${clean(at.path)}:${at.line}:${at.column}`;
}

/** Lines of a marked place that are shown at most. */
const MARKED_MAX = 4;
const MARK_MIN = 3;

/** Whether there is a line of source to show. */
export function isAtHand(page: Page, at: Location): boolean {
  return sourceLines(page, at)[at.line - 1] !== undefined;
}

/** The frame, or only the place if the source is not at hand. */
export function frameLines(
  page: Page,
  at: Location,
  label: string,
  style: Style,
): readonly string[] {
  const lines = sourceLines(page, at);
  const { symbols, paint } = page;
  const head = ` ${paint(`${symbols.corner}[`, 'dim')}${placeText(at)}${paint(']', 'dim')}`;
  if (lines[at.line - 1] === undefined) return [head];
  const last = Math.min(at.endLine, at.line + MARKED_MAX - 1, lines.length);
  const digits = String(last).length;
  const gutter = (number: string): string =>
    paint(` ${number.padStart(digits)} ${symbols.bar} `, 'dim');
  const room = page.columns - page.width(` ${' '.repeat(digits)} ${symbols.bar} `);
  const first = Math.max(1, at.line - 1);
  const out = [head];
  for (let number = first; number <= last; number += 1) {
    const text = lines[number - 1]!;
    if (number === first && number < at.line && text.trim() === '') continue;
    const shown = number === at.line ? windowOf(page, text, at, room) : plain(page, text, room);
    out.push((gutter(String(number)) + shown.text).trimEnd());
    if (number === at.line && shown.mark !== undefined) {
      out.push(...markLines(page, gutter(''), shown.mark, label, style, room));
    }
  }
  if (last < at.endLine) out.push(gutter('') + symbols.dots);
  out.push(` ${paint(symbols.foot, 'dim')}`);
  return out;
}

interface Shown {
  readonly text: string;
  readonly mark?: { readonly column: number; readonly columns: number };
}

function sourceLines(page: Page, at: Location): readonly string[] {
  const source = page.options.sources.find((file) => file.path === at.path);
  return source === undefined ? [] : source.text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

function plain(page: Page, text: string, room: number): Shown {
  return { text: fitted(page, cleanLine(text, 0, page.width), room) };
}

/** The marked line, cut so that the mark is seen, and where the mark is on it. */
function windowOf(page: Page, text: string, at: Location, room: number): Shown {
  const { width } = page;
  const from = Math.max(0, at.column - 1);
  // What goes on in the next line ends here with the line, a comment behind it left out.
  const rest = text.replace(/\s#.*$/, '').trimEnd();
  const to = Math.max(from, at.endLine === at.line ? at.endColumn - 1 : rest.length);
  const before = cleanLine(text.slice(0, from), 0, width);
  const marked = cleanLine(text.slice(from, to).trimEnd(), width(before), width);
  const after = cleanLine(text.slice(to), width(before) + width(marked), width);
  const kept =
    width(before) + Math.min(width(marked), 8) <= room ? before : tail(page, before, room);
  const column = width(kept);
  const line = fitted(page, kept + marked + after, room);
  const columns = Math.max(1, Math.min(width(marked), room - column));
  return { text: line, mark: { column, columns } };
}

/** The end of a long beginning, with dots before it. */
function tail(page: Page, before: string, room: number): string {
  const target = Math.max(0, Math.floor(room / 3) - page.width(page.symbols.dots));
  let kept = '';
  for (const character of [...before].reverse()) {
    if (page.width(character + kept) > target) break;
    kept = character + kept;
  }
  return page.symbols.dots + kept;
}

function fitted(page: Page, text: string, room: number): string {
  if (page.width(text) <= room) return text;
  return cut(text, room - page.width(page.symbols.dots), page.width) + page.symbols.dots;
}

/** `^^^^ label`, the label below the mark if it does not fit beside it. */
function markLines(
  page: Page,
  gutter: string,
  mark: NonNullable<Shown['mark']>,
  label: string,
  style: Style,
  room: number,
): readonly string[] {
  const marks = page.paint('^'.repeat(Math.max(MARK_MIN, mark.columns)), style, 'bold');
  const end = mark.column + Math.max(MARK_MIN, mark.columns);
  const blank = ' '.repeat(mark.column);
  if (end + 1 + page.width(label) <= room) {
    return [`${gutter}${blank}${marks} ${page.paint(label, style)}`];
  }
  const indent = Math.max(0, Math.min(mark.column, room - page.width(label)));
  return [`${gutter}${blank}${marks}`, `${gutter}${' '.repeat(indent)}${page.paint(label, style)}`];
}

/** What a filter line, or the filter around it, does to a packet. */
export type FilterLabel = `frame/${'' | 'filter-'}${'permits' | 'denies'}`;

/** The label of a step in which a filter decided. */
export function filterLabel({ because, action }: FilteredStep): FilterLabel {
  const what = action === 'permit' ? 'permits' : 'denies';
  return because.kind === 'line' ? `frame/${what}` : `frame/filter-${what}`;
}

type FilteredStep = Extract<Step, { kind: 'filtered' }>;
