/** The content closure against its oracle on one network. */
import type { Network } from '../../src/model/network.js';
import {
  DEFAULT_VERIFY_OPTIONS,
  type RoutingMode,
  type SpoofingMode,
} from '../../src/model/result.js';
import { contentOf } from '../../src/policy/content.js';
import { contentByOracle, type Content, type Doubts } from '../oracle/content/content.js';
import type { Met } from '../oracle/content/movements.js';
import { LABELS } from '../oracle/content/sanitizer.js';

export interface ContentReading {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
}

/** Holders of which the two say different things, `analyzer / oracle`. */
export interface ContentDisagreement {
  readonly doubts: Doubts;
  readonly label: string;
  readonly holders: readonly string[];
}

export const DOUBTS: readonly Doubts[] = ['hard', 'easy'];

/** What the oracle says, and where the analyzer says something else. */
export function compareContent(
  network: Network,
  reading: ContentReading,
  met: Met = () => {},
): {
  readonly oracle: Readonly<Record<Doubts, Content>>;
  readonly disagreements: readonly ContentDisagreement[];
} {
  const oracle = contentByOracle(network, reading, met);
  const disagreements = DOUBTS.flatMap((doubts) => {
    const analyzed = contentOf(network, { ...DEFAULT_VERIFY_OPTIONS, ...reading, doubts });
    return LABELS.flatMap((label): readonly ContentDisagreement[] => {
      const [here, there] = [analyzed[label], oracle[doubts].closure[label]];
      const holders = [...new Set([...Object.keys(here), ...Object.keys(there)])]
        .filter((holder) => here[holder] !== there[holder])
        .map((holder) => `${holder}: ${here[holder] ?? 'nothing'} / ${there[holder] ?? 'nothing'}`);
      return holders.length === 0 ? [] : [{ doubts, label, holders: holders.sort() }];
    });
  });
  return { oracle, disagreements };
}
