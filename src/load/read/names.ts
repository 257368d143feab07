/** Whether keys that users choose are names, and whether two of them look alike. */
import { KEY_PATTERNS, RESERVED } from '../schema/names.js';
import type { KeyKind } from '../schema/shape.js';
import type { Report } from './problem.js';
import { locate, type Place } from './source.js';

const PATTERNS: Readonly<Record<KeyKind, RegExp>> = {
  id: new RegExp(KEY_PATTERNS.id, 'u'),
  name: new RegExp(KEY_PATTERNS.name, 'u'),
};

/** Whether `key` can be a name of this kind; a diagnostic if not. */
export function checkName(kind: KeyKind, key: string, at: Place, report: Report): boolean {
  if (RESERVED.includes(key.normalize('NFKC'))) {
    report('read/reserved-id', locate(at), { id: key });
    return false;
  }
  if (PATTERNS[kind].test(key)) return true;
  const suggestion = nearestName(kind, key);
  if (kind === 'id') report('read/bad-id', locate(at), { id: key, suggestion });
  else report('read/bad-name', locate(at), { found: key, suggestion });
  return false;
}

/** A name that one could have meant: half width, and `-` for what is not allowed. */
export function nearestName(kind: KeyKind, key: string): string {
  const name = key.normalize('NFKC').trim().replace(/\s+/g, '-');
  return PATTERNS[kind].test(name) && !RESERVED.includes(name) ? name : '';
}

/** Names of one map, to find those that differ only in width or form (NFKC). */
export interface NameTable {
  /** False, with a diagnostic, if another name looks like `key`. */
  add(key: string, at: Place): boolean;
}

export function nameTable(report: Report): NameTable {
  const seen = new Map<string, { readonly key: string; readonly at: Place }>();
  return {
    add(key, at) {
      const folded = key.normalize('NFKC');
      const first = seen.get(folded);
      if (first === undefined) {
        seen.set(folded, { key, at });
        return true;
      }
      if (first.key === key) return true;
      report('read/twin-id', locate(at), { id: key, first: first.key }, [locate(first.at)]);
      return false;
    },
  };
}
