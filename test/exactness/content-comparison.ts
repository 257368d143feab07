/** The content closure against its oracle on one network. */
import type { Network } from '../../src/model/network.js';
import {
  DEFAULT_VERIFY_OPTIONS,
  type RoutingMode,
  type SpoofingMode,
} from '../../src/model/result.js';
import type { Segment } from '../../src/model/segment.js';
import { contentOf } from '../../src/policy/content.js';
import { contentBy, type Content, type Doubts } from '../oracle/content/content.js';
import { groundOf } from '../oracle/content/ground.js';
import { movementsOf, type Met } from '../oracle/content/movements.js';
import { LABELS } from '../oracle/content/sanitizer.js';

export interface ContentReading {
  readonly routing: RoutingMode;
  readonly spoofing: SpoofingMode;
}

/** Holders of which the two say different things, `analyzer / oracle`. */
export interface ContentDisagreement {
  /** What the segments are in this variant of the network. */
  readonly kinds: string;
  readonly doubts: Doubts;
  readonly label: string;
  readonly holders: readonly string[];
}

const DOUBTS: readonly Doubts[] = ['hard', 'easy'];

/** What the oracle says, and where the analyzer says something else, also of {@link startsElsewhere}. */
export function compareContent(
  network: Network,
  reading: ContentReading,
  met: Met = () => {},
): {
  readonly oracle: Readonly<Record<Doubts, Content>>;
  readonly disagreements: readonly ContentDisagreement[];
} {
  const movements = movementsOf(groundOf(network), reading, met);
  const oracle = contentBy(network, movements);
  const disagreements = [network, ...startsElsewhere(network)].flatMap((variant) =>
    disagreementsOn(variant, reading, variant === network ? oracle : contentBy(variant, movements)),
  );
  return { oracle, disagreements };
}

/**
 * The same network with one segment alone from which content comes, for each of them: where content
 * starts everywhere, a movement too many or too few does not show.
 */
function startsElsewhere(network: Network): readonly Network[] {
  const sources = network.segments.filter((s) => s.kind !== 'sanitizing');
  return sources.map((source, index) => {
    const segments = network.segments.map((s): Segment => {
      if (s.kind === 'sanitizing') return s;
      if (s.kind === 'external') return { ...s, external: s === source ? 'internet' : 'lgwan' };
      const kind = index % 2 === 0 ? 'internet-connected' : 'lgwan-connected';
      return { ...s, kind: s === source ? kind : 'other' };
    });
    return { ...network, segments };
  });
}

function disagreementsOn(
  network: Network,
  reading: ContentReading,
  oracle: Readonly<Record<Doubts, Content>>,
): readonly ContentDisagreement[] {
  return DOUBTS.flatMap((doubts) => {
    const analyzed = contentOf(network, { ...DEFAULT_VERIFY_OPTIONS, ...reading, doubts });
    return LABELS.flatMap((label): readonly ContentDisagreement[] => {
      const [here, there] = [analyzed[label], oracle[doubts].closure[label]];
      const holders = [...new Set([...Object.keys(here), ...Object.keys(there)])]
        .filter((holder) => here[holder] !== there[holder])
        .map((holder) => `${holder}: ${here[holder] ?? 'nothing'} / ${there[holder] ?? 'nothing'}`);
      if (holders.length === 0) return [];
      const kinds = network.segments.map((s) => `${s.id} ${s.external ?? s.kind}`).join(', ');
      return [{ kinds, doubts, label, holders: holders.sort() }];
    });
  });
}
