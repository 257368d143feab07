/**
 * Depth of defence: plain data in, plain data out. Every set of elements is shown by a packet that the
 * simulator follows through the network that they open.
 */
import { present } from '../base/assert.js';
import type { DefenceOptions, DepthAnswer, DepthResult } from '../model/depth.js';
import type { Network } from '../model/network.js';
import { networkAt, parseLocalTime } from '../model/schedule.js';
import { depthDraft, type AnswerDraft, type WantedPairs } from '../policy/depth.js';
import { replay } from './replay.js';

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
