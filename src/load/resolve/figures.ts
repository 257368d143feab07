/** What the figures of the town's documents show: words and names as things that exist. */
import {
  FIGURE_SUBJECTS,
  type Figure,
  type FigureSubject,
  type Shown,
} from '../../model/figure.js';
import type { SegmentId } from '../../model/ids.js';
import type { FigureEntry } from '../schema/policy.js';
import { canonicalName } from '../grammar/name.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { dateAt } from './exceptions.js';
import { kindWord, type NameKind } from './names.js';
import { items, type Path, type Written } from './written.js';

const ALL = 'all';
const WORDS: readonly string[] = [ALL, ...FIGURE_SUBJECTS];

/** Kinds of names that can be shown one by one. */
const SUBJECT_OF: Partial<Readonly<Record<NameKind, FigureSubject>>> = {
  host: 'hosts',
  device: 'devices',
  external: 'externals',
  switch: 'switches',
  flow: 'register',
};
const KINDS = Object.keys(SUBJECT_OF) as readonly NameKind[];

export function resolveFigures(
  context: Context,
  entries: readonly FigureEntry[],
  path: Path,
): readonly Figure[] {
  const first = new Map<string, Path>();
  return entries.map((entry, index): Figure => {
    const at = [...path, index];
    const before = first.get(canonicalName(entry.number));
    if (before === undefined) first.set(canonicalName(entry.number), [...at, 'number']);
    else {
      const { number } = entry;
      context.report.error('resolve/duplicate-figure', [...at, 'number'], { number }, [before]);
    }
    return {
      number: entry.number,
      title: labelOf(entry.title),
      ...defined({ date: dateAt(context, entry.date, [...at, 'date']) }),
      shows: items(entry.shows, [...at, 'shows']).flatMap((text) => shownBy(context, text) ?? []),
      at: context.report.place(at),
    };
  });
}

/** A word, `kind:ID`, or an id that only one thing has. */
function shownBy({ names }: Context, { value, path }: Written<string>): Shown | undefined {
  const word = canonicalName(value);
  if (word === ALL) return { kind: 'every', subjects: FIGURE_SUBJECTS };
  const subject = FIGURE_SUBJECTS.find((one) => one === word);
  if (subject !== undefined) return { kind: 'every', subjects: [subject] };
  const [, qualifier, name] = /^([a-z]+):(.*)$/su.exec(word) ?? [];
  const kinds: readonly NameKind[] = ['segment', ...KINDS];
  const kind = kinds.find((one) => one === qualifier);
  const wanted =
    kind === undefined
      ? { kinds: KINDS, as: 'figure-name', words: WORDS }
      : { kinds: [kind], as: kindWord(kind) };
  const found = names.find({ value: kind === undefined ? value : name!, path }, wanted);
  if (found === undefined) return undefined;
  if (found.kind === 'segment') return { kind: 'segment', segment: found.id as SegmentId };
  return { kind: 'one', subject: SUBJECT_OF[found.kind]!, id: found.id };
}
