/**
 * What keys that users choose may look like. An id has a letter, so that it is never taken for an
 * address or a number; a name within a device or switch need not, and may have `/` (`ge-0/0/1`).
 */
import type { KeyKind, TextPattern } from './shape.js';

/** Words that mean something where a name can stand. */
export const RESERVED: readonly string[] = ['any', 'not', 'none', 'interface'];

/** Source of the Unicode regular expression of each kind of key. */
export const KEY_PATTERNS: Readonly<Record<KeyKind, string>> = {
  id: '^(?=.*\\p{L})[\\p{L}\\p{M}\\p{Nd}_.\\-]{1,64}$',
  name: '^[\\p{L}\\p{M}\\p{Nd}_.\\-/]{1,64}$',
};

/** A name where it is a value, e.g. the id of a line. */
export const NAME_PATTERN: TextPattern = { name: 'name', source: KEY_PATTERNS.name };
