/**
 * The position in a file that is being read, and what must be remembered on the way. The offset is
 * always within the text; after {@link Reader.halt} it is at the end, so that whatever is being read
 * simply finds nothing more.
 */
import type { ReadCode } from '../../../model/diagnostic-codes.js';
import type { ParamsOf, Report } from '../problem.js';
import { locate, type Place, type Source } from '../source.js';
import type { Node } from './node.js';

/** Nesting that no topology needs; it bounds the recursion of everything that walks nodes. */
export const DEPTH_MAX = 32;

/** Values that aliases may repeat in all. */
export const REPEATED_MAX = 100_000;

/** What stands behind an anchor, and how many values it is. */
export interface Anchored {
  readonly node: Node;
  readonly size: number;
}

export class Reader {
  offset = 0;
  /** Nesting of collections at the offset. */
  depth = 0;
  /** Values read so far, those that aliases repeat included. */
  values = 0;
  /** Values that aliases repeated so far. */
  repeated = 0;
  /** Something was skipped: the collection around the offset is not whole. */
  damage = false;
  /** The flow collection around the offset cannot be read any further. */
  abandoned = false;
  /** `open` while the value behind the anchor is being read. */
  readonly anchors = new Map<string, Anchored | 'open'>();
  readonly source: Source;
  readonly text: string;
  readonly #report: Report;

  constructor(source: Source, report: Report) {
    this.source = source;
    this.text = source.text;
    this.#report = report;
  }

  get atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** The character `ahead` of the offset, '' after the end. */
  char(ahead = 0): string {
    return this.text[this.offset + ahead] ?? '';
  }

  /** Whether white space or the end follows the character at the offset. */
  spaceFollows(): boolean {
    const next = this.char(1);
    return next === ' ' || next === '\n' || next === '' || next === '\t';
  }

  place(start: number, end = this.offset): Place {
    return { source: this.source, start, end };
  }

  fail<C extends ReadCode>(
    code: C,
    at: Place,
    params: ParamsOf<C>,
    related: readonly Place[] = [],
  ): void {
    this.#report(code, locate(at), params, related.map(locate));
  }

  /** Gives up the rest of the file. */
  halt(): void {
    this.offset = this.text.length;
    this.damage = true;
    this.abandoned = true;
  }

  /** Whether something was skipped since it was last asked. */
  takeDamage(): boolean {
    const damaged = this.damage;
    this.damage = false;
    return damaged;
  }

  /** Goes one collection deeper; false, with a diagnostic, where that is too deep. */
  enter(): boolean {
    this.depth += 1;
    if (this.depth <= DEPTH_MAX) return true;
    this.fail('read/too-deep', this.place(this.offset, this.offset + 1), { limit: DEPTH_MAX });
    this.halt();
    return false;
  }

  /** Leaves a collection of `size` members. */
  leave(size: number): void {
    this.depth -= 1;
    this.values += size + 1;
  }

  column(): number {
    return this.offset - (this.text.lastIndexOf('\n', this.offset - 1) + 1);
  }

  /** Offset of the end of the line. */
  lineEnd(): number {
    const end = this.text.indexOf('\n', this.offset);
    return end === -1 ? this.text.length : end;
  }

  skipSpaces(): void {
    while (this.char() === ' ' || this.char() === '\t') this.offset += 1;
  }

  /** Skips white space; whether nothing but a comment is left on the line then. */
  atLineEnd(): boolean {
    this.skipSpaces();
    const next = this.char();
    if (next === '' || next === '\n') return true;
    return next === '#' && /[ \t\n]/.test(this.text[this.offset - 1] ?? '\n');
  }

  /**
   * Goes to the next line that says something, from the end of what was read or from the start of a
   * line. Returns its column, or -1 at the end of the document.
   */
  nextContent(): number {
    let atStart = this.offset === 0 || this.text[this.offset - 1] === '\n';
    for (;;) {
      if (!atStart) this.offset = Math.min(this.lineEnd() + 1, this.text.length);
      atStart = false;
      const start = this.offset;
      while (this.char() === ' ') this.offset += 1;
      const next = this.char();
      if (next === '') return -1;
      if (next === '\t') this.#tabbed();
      else if (next !== '\n' && next !== '#') {
        const column = this.offset - start;
        return column === 0 && this.atMarker() ? -1 : column;
      }
    }
  }

  /** Whether a line that separates documents starts at the offset. */
  atMarker(): boolean {
    return /^(?:---|\.\.\.)(?:\s|$)/.test(this.text.slice(this.offset, this.offset + 4));
  }

  /** Skips the lines that are deeper than `column`, from the line of the offset on. */
  skipDeeper(column: number): void {
    this.damage = true;
    for (;;) {
      this.offset = this.lineEnd();
      const end = this.offset;
      if (this.nextContent() > column) continue;
      this.offset = end;
      return;
    }
  }

  /** A tab in the indentation of a line that says something: the line is skipped. */
  #tabbed(): void {
    const tab = this.offset;
    if (this.atLineEnd()) return;
    this.fail('read/tab-indent', this.place(tab, tab + 1), {});
    this.damage = true;
  }
}
