/** What more than one format needs to put the text of users into its own syntax. */
import { clean } from '../clean.js';

/** `text` on one line: breaks become blanks. */
export function oneLine(text: string): string {
  return clean(text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' '));
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For text and attributes of XML 1.0; characters that it cannot hold are shown as `\u001b`. */
export function xml(text: string): string {
  return text
    .split(/([\t\n\r])/)
    .map((part) => (/^[\t\n\r]$/.test(part) ? part : clean(part)))
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"'\t\n\r]/g, (character) => XML[character]!);
}

/** Bytes of `text` in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
