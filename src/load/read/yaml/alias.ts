/** Anchors (`&name`), aliases (`*name`) and tags (`!name`), in front of or instead of a value. */
import { brokenNode, type Node } from './node.js';
import { REPEATED_MAX, type Reader } from './reader.js';

const NAME = /[^\s,[\]{}]+/y;

/** The word from the offset on, up to white space or flow punctuation. */
function word(r: Reader): string {
  NAME.lastIndex = r.offset;
  const text = NAME.exec(r.text)?.[0] ?? '';
  r.offset += text.length;
  return text;
}

/** What stands in front of a value. */
export interface Properties {
  readonly anchor?: string;
  readonly tagged: boolean;
  readonly start: number;
}

/** Reads what stands in front of a value; the offset is behind the white space that follows. */
export function properties(r: Reader): Properties {
  const start = r.offset;
  let anchor: string | undefined;
  let tagged = false;
  while (r.char() === '&' || r.char() === '!') {
    const at = r.offset;
    const text = word(r);
    if (text.startsWith('!')) {
      r.fail('read/tag', r.place(at), { tag: text });
      tagged = true;
    } else if (anchor !== undefined || text.length < 2) {
      r.fail('read/bad-start', r.place(at), { character: '&' });
      tagged = true;
    } else {
      anchor = text.slice(1);
    }
    r.skipSpaces();
  }
  return { ...(anchor === undefined ? {} : { anchor }), tagged, start };
}

/** Reads a value behind `properties`. */
export function behind(r: Reader, { anchor, tagged, start }: Properties, read: () => Node): Node {
  const before = r.values;
  if (anchor !== undefined) r.anchors.set(anchor, 'open');
  const node = read();
  if (anchor !== undefined) {
    r.anchors.set(anchor, { node, size: Math.max(r.values - before, 1) });
  }
  return tagged ? brokenNode(r.source, start, r.offset) : node;
}

/** The value that the alias at the offset stands for. */
export function alias(r: Reader): Node {
  const start = r.offset;
  const name = word(r).slice(1);
  const place = r.place(start);
  const anchored = r.anchors.get(name);
  if (anchored === undefined) r.fail('read/unknown-alias', place, { name });
  else if (anchored === 'open') r.fail('read/alias-loop', place, { name });
  else {
    r.values += anchored.size;
    r.repeated += anchored.size;
    if (r.repeated <= REPEATED_MAX) return anchored.node;
    r.fail('read/alias-limit', place, { limit: REPEATED_MAX });
    r.halt();
  }
  return brokenNode(r.source, start, r.offset);
}
