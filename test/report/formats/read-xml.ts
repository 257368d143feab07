/** A small reader of XML 1.0: elements, attributes, text. It refuses whatever is not well-formed. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN = /<\?xml [^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<>]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export function readXml(source: string): Element {
  if (!CHARACTERS.test(source)) throw new Error('a character that XML does not have');
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  let end = 0;
  for (const token of source.matchAll(TOKEN)) {
    end = token.index + token[0].length;
    const [, closed, opened, attributes = '', isEmpty, text] = token;
    const top = stack.at(-1)!;
    if (text !== undefined) top.text += unescape(text);
    if (opened !== undefined) {
      const element: Open = {
        name: opened,
        attributes: readAttributes(attributes),
        children: [],
        text: '',
      };
      top.children.push(element);
      if (isEmpty === '') stack.push(element);
    }
    if (closed !== undefined && stack.pop()!.name !== closed) throw new Error(`</${closed}>`);
  }
  if (end !== source.length) throw new Error(`not XML at ${source.slice(end, end + 40)}`);
  const [only, second] = root.children;
  if (stack.length !== 1 || only === undefined || second !== undefined) throw new Error('one root');
  return only;
}

function readAttributes(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of source.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name!)) throw new Error(`${name} twice`);
    // Breaks that are not escaped become blanks.
    found[name!] = unescape(value!.replace(/[\t\n\r]/g, ' '));
  }
  return found;
}

function unescape(source: string): string {
  return source.replace(/&(?:#(\d+)|(\w+));|&/g, (all, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const value = name === undefined ? undefined : ENTITIES[name];
    if (value === undefined) throw new Error(`entity ${all}`);
    return value;
  });
}
