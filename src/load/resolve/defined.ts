/** Records without the keys that have no value. */

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** `values` without the keys whose value is `undefined`: an absent fact is absent, not empty. */
export function defined<T extends object>(values: T): Defined<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
