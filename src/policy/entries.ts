/**
 * Content where it must not be, as findings: one per segment (or sanitizer) that it comes from and
 * protected segment.
 * What is so only if doubtful facts are read against the network is undetermined, with the fact.
 */
import { chainOf, Closure, originOfChain, type Had } from '../analysis/content/closure.js';
import type { ContentGraph, Move } from '../analysis/content/graph.js';
import { isDoubtfulExternal, type Holder } from '../analysis/content/holder.js';
import type { Doubts, Label } from '../analysis/content/label.js';
import type { Segment } from '../model/segment.js';
import type { FindingCode, AnyRequirementId } from '../model/verdict.js';
import { tellChain } from './chains.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

/** A question about content. */
export interface Question {
  readonly requirement: AnyRequirementId;
  readonly code: FindingCode;
  readonly label: Label;
  readonly graph: ContentGraph;
  /** What is protected: from content that gets in, or whose content must not get out. */
  readonly segment: Segment;
  /** Whether content must not come to `to` by `move`; the first question asked of a move. */
  readonly forbidden: (move: Move, doubts: Doubts) => boolean;
  /** Holders that must not have it from the start. */
  readonly startForbidden?: (holder: Holder) => boolean;
  readonly startCode?: FindingCode;
  /** Holders that have it from the start, in place of those of SEMANTICS §10.6. */
  readonly starts?: (holder: Holder) => boolean;
  /** Moves that are left out of the closure; one function for all that ask the same. */
  readonly without?: (move: Move, doubts: Doubts) => boolean;
  /** Pairs of holders for which `forbidden` may say yes; others are not looked at. */
  readonly between: (from: Holder, to: Holder) => boolean;
  /** Whether sanitized content counts too. */
  readonly anyForm?: boolean;
  /** Chains with fewer moves are the matter of other requirements. */
  readonly movesMin?: number;
  /** Holders that content with this label does not leave. */
  readonly home: (holder: Holder) => boolean;
}

type Entry = Had;

/** Every entry that `question` finds, as drafts: violated, or undetermined. */
export function entryDrafts(study: Study, question: Question): readonly Draft[] {
  const easy = entriesOf(study, question, 'easy');
  const known = new Set(easy.keys());
  const doubtful = [...entriesOf(study, question, 'hard')].filter(([key]) => !known.has(key));
  return [
    ...[...easy].map(([key, entry]) => violated(study, question, 'easy', key, entry)),
    ...doubtful.map(([key, entry]) => undetermined(study, question, key, entry)),
  ];
}

/** The closure that a question is about. */
export function closureOf(study: Study, question: Question, doubts: Doubts): Closure {
  const { graph, label, without, starts } = question;
  const byStarts = CLOSURES.get(graph) ?? new Map<Question['starts'], ByMoves>();
  CLOSURES.set(graph, byStarts);
  const byMoves = byStarts.get(starts) ?? new Map<Question['without'], Map<string, Closure>>();
  byStarts.set(starts, byMoves);
  const closures = byMoves.get(without) ?? new Map<string, Closure>();
  byMoves.set(without, closures);
  const key = `${label} ${doubts}`;
  const left = without && ((move: Move): boolean => without(move, doubts));
  const closure =
    closures.get(key) ??
    Closure.of(graph, study.segments, {
      label,
      doubts,
      ...(left === undefined ? {} : { without: left }),
      ...(starts === undefined ? {} : { starts }),
    });
  closures.set(key, closure);
  return closure;
}

/** Asked for every segment, so remembered; a graph belongs to one study. */
const CLOSURES = new WeakMap<ContentGraph, Map<Question['starts'], ByMoves>>();

type ByMoves = Map<Question['without'], Map<string, Closure>>;

/** By the segment (or sanitizer) that it comes from, the entry with the shortest chain of each. */
function entriesOf(study: Study, question: Question, doubts: Doubts): ReadonlyMap<string, Entry> {
  const { graph, forbidden, startForbidden, between, anyForm = false, movesMin = 0 } = question;
  const closure = closureOf(study, question, doubts);
  const found = new Map<string, Entry>();
  for (const holder of graph.holders) {
    const start = startForbidden?.(holder) === true ? closure.start(holder) : undefined;
    if (start !== undefined) found.set(`start ${holder.key}`, start);
  }
  for (const to of graph.holders) {
    for (const entry of closure.into(to, (from) => between(from, to))) {
      const { move } = entry.via;
      const key = sourceOf(study, move.from);
      if ((found.get(key)?.depth ?? Infinity) <= entry.depth) continue;
      if (!anyForm && entry.slot === 'sanitized') continue;
      if (entry.depth < movesMin || !forbidden(move, doubts)) continue;
      found.set(key, entry);
    }
  }
  return found;
}

function sourceOf({ segments }: Study, holder: Holder): string {
  if (holder.kind === 'node') return holder.key;
  return `segment ${segments.effective(holder.place.segment).id}`;
}

function violated(
  study: Study,
  question: Question,
  doubts: Doubts,
  key: string,
  entry: Entry,
): Draft {
  const { requirement, code, startCode = code, label, graph, home } = question;
  return draft(requirement, {
    verdict: 'violated',
    ...(entry.via === undefined
      ? { code: startCode, params: { segment: question.segment.id, holder: entry.holder.key } }
      : { code, params: paramsOf(question, entry) }),
    subject: subjectOf(question, key),
    identity: [label, question.segment.id, key],
    ...tellChain(study, { graph, label, doubts }, entry, home),
  });
}

function paramsOf({ segment }: Question, { holder, via }: Entry): Draft['params'] {
  return { segment: segment.id, from: via?.before.holder.key ?? '', to: holder.key };
}

/** The fact that decides, if one of the chain is known to. */
function undetermined(study: Study, question: Question, key: string, entry: Entry): Draft {
  const { requirement, label, graph, home } = question;
  const { segments } = study;
  const told = tellChain(study, { graph, label, doubts: 'hard' }, entry, home);
  const origin = originOfChain(entry);
  const holders = [...chainOf(entry).map(({ before }) => before.holder), entry.holder];
  const unsaid = holders.flatMap((holder) =>
    holder.kind === 'node' && holder.sanitizer !== undefined && holder.sanitizer.flaws.length === 0
      ? holder.sanitizer.missing.map((fact) => ({ node: holder.node, fact }))
      : [],
  );
  const external = [origin, entry.holder].find((holder) => isDoubtfulExternal(segments, holder));
  const [first] = [
    ...unsaid,
    ...(external?.kind === 'external' ? [{ node: external.node, fact: 'internetConnected' }] : []),
  ];
  const line = study.network.register.find(
    (flow) => told.flows.includes(flow.id) && flow.exception?.counterpart?.publicBody === undefined,
  );
  const said =
    first !== undefined
      ? {
          code: 'und/missing-fact' as const,
          params: { node: first.node.id, fact: first.fact },
          at: first.node.facts.sanitizer?.at ?? first.node.at,
        }
      : {
          code: 'und/register-fact' as const,
          params: { flow: line?.id ?? '', fact: 'exception.counterpart.publicBody' },
          ...(line === undefined ? {} : { at: line.at }),
        };
  const { at: _, evidence: _e, passage: _p, ...rest } = told;
  return draft(requirement, {
    ...rest,
    ...said,
    verdict: 'undetermined',
    subject: subjectOf(question, key),
    identity: [label, question.segment.id, key],
  });
}

function subjectOf({ label, segment }: Question, key: string): string {
  return `${label} ${segment.id} ${key}`;
}
