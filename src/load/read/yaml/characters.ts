/** Characters that no text of a topology has. */

/**
 * Control characters other than tab and line feed, noncharacters, and the marks that make text look
 * as if it ran in another direction (what a reviewer sees would differ from what is read). A byte
 * order mark is one too: where it may stand, at the start of a file, it has been taken off.
 */
const CONTROL =
  /[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function isControl(character: string): boolean {
  return CONTROL.test(character) && !/[\ud800-\udfff]/.test(character);
}

/** Offsets of all of them in `text`. */
export function controlCharacters(text: string): readonly number[] {
  return [...text.matchAll(new RegExp(CONTROL, 'g'))].map((match) => match.index);
}

/** `U+0007`. */
export function showCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
