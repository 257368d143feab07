/** Types that are strings at run time and cannot be mixed up at compile time. */

declare const tag: unique symbol;

/** A string that only the loader makes, after the name has been resolved. */
export type Brand<Name extends string> = string & { readonly [tag]: Name };
