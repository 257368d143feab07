/** R-EXC-9, 6(3)①: what may be taken out of a terminal, or carried by hand, is approved anew each year. */
import { daysBetween } from '../../model/date.js';
import type { Location } from '../../model/location.js';
import type { Network } from '../../model/network.js';
import type { Exception } from '../../model/register.js';
import type { FindingCode, Verdict } from '../../model/verdict.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';

const ID = 'R-EXC-9';

/**
 * Days after which an unlock has to be approved anew. The basic policy gives no figure; a year is what
 * R-EXC-3 allows for lines of the register. The Board of Audit found unlocks of five years and more.
 */
export const UNLOCK_DAYS_MAX = 365;

export const UNLOCKS_RECENT: Requirement = {
  id: ID,
  clause: '6(3)①',
  kind: 'inventory',
  check({ network, options: { asOf } }) {
    const hosts = network.nodes.filter(({ kind }) => kind === 'host').length;
    const unlocks = unlocksOf(network);
    if (unlocks.length === 0 && hosts === 0)
      return [said('undetermined', 'und/nothing-to-check', { what: 'hosts' })];
    if (unlocks.length === 0) return [said('proved', 'ok/no-unlocks', { hosts })];
    if (asOf === undefined) return [said('undetermined', 'und/no-date', {})];
    const found = unlocks.flatMap((unlock) => judge(unlock, asOf));
    if (found.length > 0) return found;
    return [said('proved', 'ok/unlocks-recent', { unlocks: unlocks.length, asOf })];
  },
};

/** Media that an exception allows: at a terminal, or for a transfer by hand. */
interface Unlock {
  readonly id: string;
  readonly exception: Exception;
  readonly at: Location;
}

function unlocksOf({ nodes, mediaTransfers = [] }: Network): readonly Unlock[] {
  const terminals = nodes.flatMap(({ id, facts: { terminal } }): readonly Unlock[] =>
    terminal?.exception === undefined
      ? []
      : [{ id, exception: terminal.exception, at: terminal.at }],
  );
  const transfers = mediaTransfers.flatMap(({ id, exception, at }): readonly Unlock[] =>
    exception === undefined ? [] : [{ id, exception, at }],
  );
  return [...terminals, ...transfers];
}

function judge({ id: unlock, exception, at }: Unlock, asOf: string): readonly Draft[] {
  const { approvedOn, expiresOn } = exception;
  const about = { at, subject: unlock, identity: [unlock] };
  if (expiresOn !== undefined && expiresOn < asOf) {
    return [said('violated', 'reg/unlock-expired', { unlock, expiresOn, asOf }, about)];
  }
  if (approvedOn === undefined) {
    return [
      said('undetermined', 'und/unlock-fact', { unlock, fact: 'exception.approvedOn' }, about),
    ];
  }
  if (approvedOn > asOf) {
    return [said('violated', 'reg/unlock-approved-later', { unlock, approvedOn, asOf }, about)];
  }
  if (daysBetween(approvedOn, asOf) <= UNLOCK_DAYS_MAX) return [];
  const params = { unlock, approvedOn, daysMax: UNLOCK_DAYS_MAX };
  return [said('violated', 'reg/unlock-old', params, about)];
}

function said(
  verdict: Verdict,
  code: FindingCode,
  params: Draft['params'],
  about: Partial<Draft> = { identity: [] },
): Draft {
  return draft(ID, { verdict, code, params, ...about });
}
