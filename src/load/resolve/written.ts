/** Values of a document with the way to them, so that whatever is said of a value has its place. */

/** Keys and indices from the top of the document. */
export type Path = readonly (string | number)[];

export interface Written<T> {
  readonly value: T;
  readonly path: Path;
}

/** What may be written alone or as a list. */
export function items<T>(value: T | readonly T[] | undefined, path: Path): readonly Written<T>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ value: value as T, path }];
  return (value as readonly T[]).map((item, index) => ({ value: item, path: [...path, index] }));
}

/** One or several values as a list, where nobody asks for their places. */
export function several<T>(value: T | readonly T[] | undefined): readonly T[] {
  return items(value, []).map((item) => item.value);
}
