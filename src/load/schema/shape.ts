/**
 * Shapes: what may be written at a place of a topology file, as plain data. One description gives the
 * TypeScript type of the value ({@link Written}), the checks with their diagnostics (`read/check.ts`)
 * and the JSON Schema (`json-schema.ts`). Texts with a grammar of their own (addresses, services) are
 * plain texts here; `resolve` parses them.
 */

declare const written: unique symbol;

/** A shape whose checked value has the type `T`. */
export type Shape<T = unknown> = Form & { readonly [written]?: T };

/** The type of what has been checked against a shape. */
export type Written<S> = S extends { readonly [written]?: infer T } ? T : never;

/** What keys of a map may look like; see `names.ts`. */
export type KeyKind = 'id' | 'name';

/**
 * `either` has options that the kind of the written value tells apart (text, number, flag, list,
 * map): of several options one at most can be meant, so a mistake is told about that one.
 */
export type Form = { readonly about?: string } & (
  | { readonly kind: 'text'; readonly pattern?: TextPattern }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  /** What is checked elsewhere. */
  | { readonly kind: 'anything' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: Shape; readonly min: number; readonly max: number }
  | { readonly kind: 'map'; readonly key: KeyKind; readonly value: Shape }
  | {
      readonly kind: 'entry';
      readonly required: Readonly<Record<string, Shape>>;
      readonly optional: Readonly<Record<string, Shape>>;
      /** Number of keys that must be there at least. */
      readonly min: number;
    }
  | { readonly kind: 'either'; readonly options: readonly Shape[] }
);

/** A text that must look like something; the name is what diagnostics call it. */
export interface TextPattern {
  readonly name: 'date' | 'mac' | 'name';
  readonly source: string;
}

type Flat<T> = { readonly [K in keyof T]: T[K] };
type Fields = Readonly<Record<string, Shape>>;
type Entry<R extends Fields, O extends Fields> = Flat<
  { [K in keyof R]: Written<R[K]> } & { [K in keyof O]?: Written<O[K]> }
>;

/** Any text. */
export function text(about?: string): Shape<string> {
  return { kind: 'text', ...withAbout(about) };
}

/** A text of a certain look. */
export function textLike(pattern: TextPattern, about?: string): Shape<string> {
  return { kind: 'text', pattern, ...withAbout(about) };
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number, about?: string): Shape<number> {
  return { kind: 'number', min, max, ...withAbout(about) };
}

/** `true` or `false`. */
export function flag(about?: string): Shape<boolean> {
  return { kind: 'flag', ...withAbout(about) };
}

/** Any value. */
export function anything(about?: string): Shape {
  return { kind: 'anything', ...withAbout(about) };
}

/** One of several words. */
export function choice<const V extends string>(values: readonly V[], about?: string): Shape<V> {
  return { kind: 'choice', values, ...withAbout(about) };
}

/** A list, possibly empty. */
export function list<T>(item: Shape<T>, about?: string): Shape<readonly T[]> {
  return { kind: 'list', item, min: 0, max: Infinity, ...withAbout(about) };
}

/** A list of at least one. */
export function some<T>(item: Shape<T>, about?: string): Shape<readonly T[]> {
  return { kind: 'list', item, min: 1, max: Infinity, ...withAbout(about) };
}

/** A list of exactly two. */
export function pair<T>(item: Shape<T>, about?: string): Shape<readonly [T, T]> {
  return { kind: 'list', item, min: 2, max: 2, ...withAbout(about) };
}

/** One value, or a list of at least one. */
export function oneOrMore<T>(item: Shape<T>, about?: string): Shape<T | readonly T[]> {
  return either([item, some(item)], about);
}

/** Values by key. A `Map`, so that `__proto__` is a key and `10` stands where it was written. */
export function mapOf<T>(
  key: KeyKind,
  value: Shape<T>,
  about?: string,
): Shape<ReadonlyMap<string, T>> {
  return { kind: 'map', key, value, ...withAbout(about) };
}

/** An entry with fixed keys, of which the `required` ones must be there. */
export function entry<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
  about?: string,
): Shape<Entry<R, O>> {
  return { kind: 'entry', required, optional, min: 0, ...withAbout(about) };
}

/** An entry of which any key, but at least one, must be there. */
export function someOf<O extends Fields>(
  optional: O,
  about?: string,
): Shape<Entry<Record<never, never>, O>> {
  return { kind: 'entry', required: {}, optional, min: 1, ...withAbout(about) };
}

/** One of several shapes that differ in the kind of value. */
export function either<const S extends readonly Shape[]>(
  options: S,
  about?: string,
): Shape<Written<S[number]>> {
  const flat = options.flatMap((option) => (option.kind === 'either' ? option.options : [option]));
  return { kind: 'either', options: flat, ...withAbout(about) };
}

/** The same shape with another description. */
export function described<T>(shape: Shape<T>, about: string): Shape<T> {
  return { ...shape, about };
}

function withAbout(about: string | undefined): { readonly about?: string } {
  return about === undefined ? {} : { about };
}
