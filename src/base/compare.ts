/**
 * Orders that do not depend on locale or machine. `localeCompare` is banned: it gives other bytes
 * elsewhere.
 */

/** Orders strings by UTF-16 code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders numbers or bigints. */
export function compareNumber(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A stable sorted copy of `items`, ordered by the keys in turn. */
export function sortedBy<T>(
  items: Iterable<T>,
  ...keys: readonly ((item: T) => string | number | bigint)[]
): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
}
