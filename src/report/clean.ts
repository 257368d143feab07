/**
 * Text of users on a terminal. Control characters could move the cursor or recolour what this
 * program says, and direction marks could reorder it, so they are shown as escapes. What a CI host
 * takes for a command in the output of a run loses its first character in the same way.
 */

// Controls, line and paragraph separators, direction marks, byte order mark, lone surrogates.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- finding control characters is the point
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Azure Pipelines and GitHub Actions look for these anywhere in a line, or where one begins.
const COMMAND =
  /#(?=#(?:vso)?\[)|:(?=:(?:error|warning|notice|debug|group|endgroup|echo|add-mask|add-path|add-matcher|remove-matcher|set-env|set-output|save-state|stop-commands)(?![a-z-]))/gi;

/** `text` with everything that could act on a terminal or a CI host written as `\u001b`. */
export function clean(text: string): string {
  return text.replace(UNSAFE, escaped).replace(COMMAND, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const TAB = 4;

/** A line of source: tabs become blanks, `columnsBefore` is where the text begins. */
export function cleanLine(
  text: string,
  columnsBefore: number,
  width: (t: string) => number,
): string {
  let out = '';
  for (const part of text.split(/(\t)/)) {
    const at = columnsBefore + width(out);
    out += part === '\t' ? ' '.repeat(TAB - (at % TAB)) : clean(part);
  }
  return out;
}
