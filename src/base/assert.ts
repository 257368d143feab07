/**
 * Assertions for our own mistakes. Wrong input is a diagnostic and honest ignorance is the verdict
 * `undetermined`; neither ever goes through this file.
 */

/** Thrown when an invariant of the program itself is broken. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** Throws {@link InternalError} with `what` unless `condition` holds. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new InternalError(what);
}

/** Returns `value` if it is present; a missing one is a mistake of the program. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new InternalError(`missing: ${what}`);
  return value;
}

/** Marks the end of an exhaustive `switch`. */
export function unreachable(value: never): never {
  throw new InternalError(`unreachable case: ${JSON.stringify(value)}`);
}
