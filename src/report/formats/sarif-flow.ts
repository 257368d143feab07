/** How a packet or content went, as a code flow of SARIF: whatever was decided, in order. */
import type { Chain } from '../../model/chain.js';
import type { Finding, Witness } from '../../model/verdict.js';
import { decisionsOf, type Event } from '../hops-text.js';
import type { Page } from '../page.js';
import { placeOf, textOf } from './sarif-place.js';

/** What GitHub takes of one result. */
export const FLOW_LOCATIONS_MAX = 1_000;

export interface Flow {
  readonly codeFlows: readonly object[];
  /** Places that are too many. */
  readonly leftOut: number;
}

/** None if nothing on the way has a place in a file. */
export function codeFlowsOf(page: Page, { witness, chain }: Finding): Flow | undefined {
  const events =
    chain === undefined
      ? witness === undefined
        ? []
        : witnessEvents(page, witness)
      : chainEvents(page, chain);
  const placed = events.filter(({ at }) => at !== undefined);
  if (placed.length === 0) return undefined;
  const kept = placed.slice(0, FLOW_LOCATIONS_MAX);
  const locations = kept.map(({ text, at }) => ({
    location: { ...placeOf(at!), message: textOf(text) },
  }));
  return {
    codeFlows: [{ threadFlows: [{ locations }] }],
    leftOut: placed.length - kept.length,
  };
}

/** Of a reply, first the way of what it answers. */
function witnessEvents(page: Page, { opening, trace }: Witness): readonly Event[] {
  return [
    ...(opening === undefined ? [] : decisionsOf(page, opening)),
    ...decisionsOf(page, trace),
  ];
}

/** Every session of the chain, by the number of its step. */
function chainEvents(page: Page, { steps }: Chain): readonly Event[] {
  return steps.flatMap((step, index) => {
    if (!('witness' in step) || step.witness === undefined) return [];
    return witnessEvents(page, step.witness).map((event) => ({
      ...event,
      text: page.say('format/named', { name: String(index + 1), message: event.text }),
    }));
  });
}
