/**
 * Depth of defence: plain data in, plain data out. Every set of elements is shown by a packet that the
 * simulator follows through the network that they open.
 */
import { present } from '../base/assert.js';
import { suggest } from '../base/suggest.js';
import { load } from '../load/load.js';
import { canonicalName } from '../load/grammar/name.js';
import type {
  DefenceOptions,
  DepthAnswer,
  DepthOptions,
  DepthReport,
  DepthResult,
} from '../model/depth.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { SegmentId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { QuestionProblem } from '../model/result.js';
import type { Segment } from '../model/segment.js';
import { networkAt, parseLocalTime } from '../model/schedule.js';
import { depthDraft, type AnswerDraft, type WantedPairs } from '../policy/depth.js';
import type { Answer } from './endpoint.js';
import { labelsOf } from './labels.js';
import { replay } from './replay.js';
import { headOf } from './head.js';

/** How many elements keep the segments of the topology of `files` apart. */
export function depth(files: readonly SourceFile[], options: DepthOptions): DepthReport {
  const { network, diagnostics } = load(files);
  const base = headOf(files, options, diagnostics);
  if (network === undefined) return { ...base, questions: [] };
  const labels = labelsOf(network);
  const wanted = readPair(network, options);
  if (!wanted.ok) return { ...base, labels, questions: wanted.problems };
  const { routing, spoofing, layer2, ceiling, at } = options;
  const read = { routing, spoofing, layer2, ceiling, ...(at === undefined ? {} : { at }) };
  return { ...base, labels, questions: [], defence: depthOfDefence(network, wanted.value, read) };
}

type ReadPair =
  | { readonly ok: true; readonly value: WantedPairs }
  | { readonly ok: false; readonly problems: readonly QuestionProblem[] };

function readPair(network: Network, options: DepthOptions): ReadPair {
  const ends = (['from', 'to'] as const).flatMap((option) => {
    const text = options[option];
    return text === undefined ? [] : [{ option, answer: findSegment(network, option, text) }];
  });
  const problems = ends.flatMap(({ answer }) => (answer.ok ? [] : [answer.problem]));
  const found = ends.flatMap(({ option, answer }) =>
    answer.ok ? [{ option, segment: answer.value }] : [],
  );
  const [first, second] = found.map(({ segment }) => segment);
  if (first !== undefined && second !== undefined) problems.push(...pairProblems(first, second));
  if (problems.length > 0) return { ok: false, problems };
  const value: WantedPairs = Object.fromEntries(
    found.map(({ option, segment }): [string, SegmentId] => [option, segment.id]),
  );
  return { ok: true, value };
}

function pairProblems(first: Segment, second: Segment): readonly QuestionProblem[] {
  if (first === second) return [{ code: 'ask/same-segment', params: { value: first.id } }];
  if (first.kind !== 'external' || second.kind !== 'external') return [];
  return [{ code: 'ask/two-outsiders', params: { first: first.id, second: second.id } }];
}

/** The segment of that name; a part of the outside that counts as another is that other. */
function findSegment(network: Network, option: 'from' | 'to', text: string): Answer<Segment> {
  const { segments, subnets, nodes } = network;
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const effective = (segment: Segment): Segment =>
    segment.treatAs === undefined
      ? segment
      : effective(present(byId.get(segment.treatAs), 'segment'));
  const named = segments.find(({ id }) => id === canonicalName(text));
  if (named === undefined) {
    const suggestion = suggest(
      canonicalName(text),
      segments.map(({ id }) => id),
    );
    return {
      ok: false,
      problem: { code: 'ask/unknown-segment', params: { option, value: text, suggestion } },
    };
  }
  const value = effective(named);
  const members = [
    ...subnets.map(({ segment }) => segment),
    ...nodes.flatMap(({ kind, segment }) => (kind === 'external' ? (segment ?? []) : [])),
  ];
  const isEmpty = !members.some((id) => effective(present(byId.get(id), id)) === value);
  return isEmpty
    ? { ok: false, problem: { code: 'ask/empty-segment', params: { option, value: text } } }
    : { ok: true, value };
}

/** How many elements keep the segments of `network` apart. `at`, if given, can be read. */
export function depthOfDefence(
  network: Network,
  wanted: WantedPairs,
  options: DefenceOptions,
): DepthResult {
  const time = options.at === undefined ? undefined : present(parseLocalTime(options.at), 'time');
  const current = time === undefined ? network : networkAt(network, time);
  const draft = depthDraft(current, wanted, options);
  return {
    ...draft,
    pairs: draft.pairs.map((pair) => ({ ...pair, answer: replayed(pair.answer) })),
  };
}

function replayed(answer: AnswerDraft): DepthAnswer {
  if (answer.kind !== 'depth') return answer;
  return {
    ...answer,
    sets: answer.sets.map(({ elements, evidence }) => {
      const witness = replay(evidence);
      return witness === undefined ? { elements } : { elements, witness };
    }),
  };
}
