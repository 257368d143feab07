/**
 * Sentences with holes. A hole is `{name}`, `{name:kind}` where a kind says how the value is shown
 * (a segment by its name, a word of the program in the language of the reader), or
 * `{name|one|many}` for a choice by number. Nothing else in a sentence is special.
 */

/** Values that fill holes. */
export type Params = Readonly<Record<string, string | number>>;

/** What a value names, and therefore how it is shown. */
export type HoleKind =
  'segment' | 'subnet' | 'node' | 'holder' | 'filter' | 'flow' | 'tunnel' | 'word' | 'mode';

/** Shows a value of a kind, e.g. the id of a segment with its name. */
export type ShowValue = (kind: HoleKind, value: string) => string;

const HOLE = /\{(\w+)(?::(\w+)|\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Fills the holes of `template`; a hole without a value stays visible as it is written. */
export function fill(template: string, params: Params, show: ShowValue = asIs): string {
  return template.replace(
    HOLE,
    (hole, name: string, kind?: HoleKind, one?: string, many?: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return hole;
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return kind === undefined ? String(value) : show(kind, String(value));
    },
  );
}

/** Every hole of `template`, in order; for tests of texts. */
export function holesOf(template: string): readonly { name: string; kind?: string }[] {
  return [...template.matchAll(HOLE)].map(([, name, kind]) => ({
    name: name!,
    ...(kind === undefined ? {} : { kind }),
  }));
}

function asIs(_kind: HoleKind, value: string): string {
  return value;
}
