/** Chains of content as findings tell them: every step with a packet, and where to cut. */
import { chainOf, originOfChain, type Had } from '../analysis/content/closure.js';
import { NetworkGraph, type ContentGraph, type Move } from '../analysis/content/graph.js';
import type { Holder } from '../analysis/content/holder.js';
import type { Doubts, Label } from '../analysis/content/label.js';
import { works } from '../analysis/content/sanitizer.js';
import { unreachable } from '../base/assert.js';
import type { Chain, ChainStep, RawReason } from '../model/chain.js';
import type { FlowId } from '../model/ids.js';
import type { Location } from '../model/location.js';
import type { ChainDraft, ChainStepDraft, Draft } from './draft.js';
import { usedFlows } from './pairs.js';
import { placeAt } from './passages.js';
import { nameOf, showSession, type ShownSession } from './session-evidence.js';
import type { Study } from './study.js';

/** How a chain is read. */
export interface Reading {
  readonly graph: ContentGraph;
  readonly label: Label;
  readonly doubts: Doubts;
}

type Told = Pick<Draft, 'chain' | 'evidence' | 'passage' | 'at' | 'flows'>;

/**
 * What a finding says of the chain of `had`. The step to look at is the one where it should have been
 * cut: for content that gets in the last one, for content that gets out the first that leaves `home`.
 */
export function tellChain(
  study: Study,
  { graph, label, doubts }: Reading,
  had: Had,
  home: (holder: Holder) => boolean,
): Told {
  const moves = chainOf(had);
  const shown = moves.map(({ move }) => showMove(study, graph, move));
  const steps = moves.map(({ move, before }, index): ChainStepDraft => {
    const after = moves[index + 1]?.before ?? had;
    const evidence = shown[index]?.evidence;
    const step = stepOf(move, before, after, label, doubts);
    return { step, ...(evidence === undefined ? {} : { evidence }) };
  });
  const cut = cutOf(
    steps.map(({ step }) => step),
    moves.findIndex(({ move }) => home(move.from) && !home(move.to)),
    label,
  );
  const chain: ChainDraft = { label, start: nameOf(originOfChain(had)), steps, cut };
  const index = cut.step - 1;
  const at = shown[index]?.at ?? placeOf(study, moves[index]?.move, had.holder);
  const { evidence, passage } = shown[index] ?? {};
  return {
    chain,
    at,
    flows: usedFlows(
      study,
      steps.flatMap(({ step }) => step.flows),
    ),
    ...(evidence === undefined ? {} : { evidence }),
    ...(passage === undefined ? {} : { passage }),
  };
}

function showMove(study: Study, graph: ContentGraph, { how }: Move): ShownSession | undefined {
  if (how.kind !== 'session' || !(graph instanceof NetworkGraph)) return undefined;
  return showSession(study, graph, how.session, how.direction);
}

function stepOf(move: Move, before: Had, after: Had, label: Label, doubts: Doubts): ChainStep {
  const because = rawReason(before, label, doubts);
  const form = after.slot === 'sanitized' ? 'sanitized' : 'raw';
  const base = {
    from: nameOf(move.from),
    to: nameOf(move.to),
    form,
    flows: flowsOf(move),
    ...(because === undefined || form !== 'raw' ? {} : { because }),
  } as const;
  const { how } = move;
  switch (how.kind) {
    case 'session':
      return { ...base, how: how.direction === 'forward' ? 'opened' : 'answered' };
    case 'line':
      return { ...base, how: how.direction === 'forward' ? 'permitted' : 'permitted-answer' };
    case 'machine':
      return { ...base, how: 'machine', node: how.node.id };
    case 'by-hand': {
      const { id, medium } = how.transfer;
      return { ...base, how: 'by-hand', transfer: id, medium };
    }
    default:
      return unreachable(how);
  }
}

/** Lines of the register that a move rests on. */
export function flowsOf({ how }: Move): readonly FlowId[] {
  if (how.kind === 'session') return how.session.flows.map(({ id }) => id);
  return how.kind === 'line' ? [how.flow.id] : [];
}

/** Why raw content leaves the sanitizer that `had` is at. */
function rawReason({ holder }: Had, label: Label, doubts: Doubts): RawReason | undefined {
  if (holder.kind !== 'node' || holder.sanitizer === undefined) return undefined;
  const { sanitizer } = holder;
  if (works(sanitizer, label, doubts)) return { kind: 'other-service' };
  const [flaw] = sanitizer.flaws;
  if (flaw !== undefined) return flaw;
  if (!sanitizer.labels.includes(label) && sanitizer.facts.direction !== undefined) {
    return { kind: 'direction' };
  }
  const [fact] = sanitizer.missing;
  return fact === undefined ? { kind: 'direction' } : { kind: 'missing', fact };
}

function cutOf(steps: readonly ChainStep[], leaving: number, label: Label): Chain['cut'] {
  const raw = steps.flatMap(({ because, from }, index) =>
    because === undefined ? [] : [{ step: index + 1, node: from.id }],
  );
  const sanitizer = label === 'taint' ? raw.at(-1) : raw[0];
  if (sanitizer !== undefined && label !== 'secret') return sanitizer;
  if (label === 'taint' || leaving < 0) return { step: steps.length };
  return { step: leaving + 1 };
}

/** Where in the files a move without packets, or a holder, stands. */
function placeOf(study: Study, move: Move | undefined, holder: Holder): Location {
  switch (move?.how.kind) {
    case 'line':
      return move.how.flow.at;
    case 'machine':
      return move.how.node.at;
    case 'by-hand':
      return move.how.transfer.at;
    default:
      return holder.kind === 'node' ? holder.node.at : placeAt(study, holder.place);
  }
}
