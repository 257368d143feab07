/**
 * What a hostile topology says it must violate. In its head, one line per requirement:
 *
 *     # expect: R-MN-1 violated
 *     # expect: R-SEP-1 violated at subnets.net-cli
 *
 * The place is the entry that `at` names, or every line with a mark of the requirement: `# ← R-MN-1`.
 */
import { present } from '../../src/base/assert.js';
import { readDocument } from '../../src/load/read/read-document.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { Location } from '../../src/model/location.js';
import type { Finding, Witness } from '../../src/model/verdict.js';

export interface Expectation {
  readonly requirement: string;
  readonly verdict: string;
  /** `path:line`; one of them has to be told. */
  readonly places: readonly string[];
}

const EXPECT = /^# expect: (R-[A-Z0-9]+-\w+) (violated|undetermined)(?: at (\S+))?$/gm;

/** What the first of `files` expects, in the order of its head. */
export function expectationsOf(files: readonly SourceFile[]): readonly Expectation[] {
  const [first] = files;
  const { path, text } = first!;
  return [...text.matchAll(EXPECT)].map(([, requirement, verdict, at]) => {
    const places =
      at === undefined
        ? marksOf(text, requirement!).map((line) => `${path}:${line}`)
        : [lineOf(entryPlace(files, at))];
    return { requirement: requirement!, verdict: verdict!, places };
  });
}

/** Requirements of the marks, each with its line. */
export function marksOf(text: string, requirement: string): readonly number[] {
  return text.split('\n').flatMap((line, index) => {
    const marks = /# ← (.*)$/.exec(line)?.[1]?.split(' ') ?? [];
    return marks.includes(requirement) ? [index + 1] : [];
  });
}

/** Where the entry stands that `path` names; lines of a filter by their id. */
function entryPlace(files: readonly SourceFile[], path: string): Location {
  const document = present(readDocument(files).document, 'document');
  let value: unknown = document.topology;
  const steps = path.split('.').map((name): string | number => {
    const items: readonly { readonly id?: string }[] = Array.isArray(value) ? value : [];
    const step = Array.isArray(value) ? items.findIndex(({ id }) => id === name) : name;
    value = child(value, step);
    if (value === undefined) throw new Error(`there is no ${name} in ${path}`);
    return step;
  });
  return document.keyPlace(steps);
}

function child(value: unknown, step: string | number): unknown {
  if (value instanceof Map) return value.get(step);
  return Object.entries(value ?? {}).find(([key]) => key === String(step))?.[1];
}

function lineOf({ path, line }: Location): string {
  return `${path}:${line}`;
}

/** Every place that a finding names, the ways of its packets included. */
export function placesOf(finding: Finding): readonly string[] {
  return locationsOf(finding).map(lineOf);
}

export function locationsOf(finding: Finding): readonly Location[] {
  const { at, related, witness, chain } = finding;
  const sessions = (chain?.steps ?? []).flatMap((step) =>
    'witness' in step && step.witness !== undefined ? [step.witness] : [],
  );
  const passed = [...(witness === undefined ? [] : [witness]), ...sessions].flatMap(passedBy);
  return [...(at === undefined ? [] : [at]), ...related, ...passed];
}

/** Lines and routes that decided on the way of one packet, and of the one that it answers. */
function passedBy({ trace, opening }: Witness): readonly Location[] {
  const hops = [...trace.hops, ...(opening?.hops ?? [])];
  return hops.flatMap(({ steps }) =>
    steps.flatMap((step) => ('at' in step && step.at !== undefined ? [step.at] : [])),
  );
}
