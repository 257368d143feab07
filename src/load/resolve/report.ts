/** Collects what is wrong with a document. Every place is looked up here, from the way to a value. */
import { sortedBy } from '../../base/compare.js';
import type { RESOLVE_PARAMS, ResolveCode } from '../../model/diagnostic-codes.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import type { Location } from '../../model/location.js';
import type { Document } from '../document.js';
import type { Parsed, Problem } from '../grammar/parsed.js';
import type { Path, Written } from './written.js';

type Params<C extends ResolveCode> = Readonly<
  Record<(typeof RESOLVE_PARAMS)[C][number], string | number>
>;

export class Report {
  readonly #document: Document;
  readonly #said = new Map<string, Diagnostic<ResolveCode>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Nothing can be proved of a file with this in it. */
  error<C extends ResolveCode>(
    code: C,
    at: Path | Location,
    params: Params<C>,
    related: readonly (Path | Location)[] = [],
  ): void {
    this.#add('error', code, at, params, related);
  }

  /** It has a meaning, though probably not the intended one. */
  warning<C extends ResolveCode>(
    code: C,
    at: Path | Location,
    params: Params<C>,
    related: readonly (Path | Location)[] = [],
  ): void {
    this.#add('warning', code, at, params, related);
  }

  /** The value of `parsed`; a problem in `text` is reported at its place inside the text. */
  accept<T>(text: Written<string>, parsed: Parsed<T>): T | undefined {
    if (parsed.ok) return parsed.value;
    const { code, params } = parsed.problem;
    this.#keep({ code, severity: 'error', at: this.#within(text, parsed.problem), params });
    return undefined;
  }

  place(path: Path): Location {
    return this.#document.place(path);
  }

  keyPlace(path: Path): Location {
    return this.#document.keyPlace(path);
  }

  get failed(): boolean {
    return [...this.#said.values()].some(({ severity }) => severity === 'error');
  }

  /** By place; of one place, in the order of codes. */
  sorted(): readonly Diagnostic<ResolveCode>[] {
    return sortedBy(
      this.#said.values(),
      ({ at }) => at.path,
      ({ at }) => at.line,
      ({ at }) => at.column,
      ({ code }) => code,
    );
  }

  #add(
    severity: Severity,
    code: ResolveCode,
    at: Path | Location,
    params: Diagnostic['params'],
    related: readonly (Path | Location)[],
  ): void {
    const places = related.map((place) => this.#locate(place));
    this.#keep({ code, severity, at: this.#locate(at), params, related: places });
  }

  /** An entry that is reached twice, by an alias or by two users of an object, is told of once. */
  #keep(
    diagnostic: Omit<Diagnostic<ResolveCode>, 'related'> & { related?: Diagnostic['related'] },
  ): void {
    const { code, at, params } = diagnostic;
    const key = JSON.stringify([code, at, params]);
    if (!this.#said.has(key)) this.#said.set(key, { related: [], ...diagnostic });
  }

  #locate(at: Path | Location): Location {
    return isPath(at) ? this.#document.place(at) : at;
  }

  /** A part of a text, if it stands in the file as it is (on one line, without escapes). */
  #within({ value, path }: Written<string>, { start, end }: Problem): Location {
    const all = this.#document.place(path);
    const quotes = all.endColumn - all.column - value.length;
    if (all.line !== all.endLine || (quotes !== 0 && quotes !== 2) || start === end) return all;
    const column = all.column + quotes / 2 + start;
    return { ...all, column, endColumn: column + end - start };
  }
}

function isPath(at: Path | Location): at is Path {
  return Array.isArray(at);
}
