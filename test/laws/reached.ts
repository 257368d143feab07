/** What one origin reaches in a network, in a form in which two networks can be compared. */
import { Analyzer, type Pass } from '../../src/analysis/passes.js';
import { PERMISSIVE, type Interpretation } from '../../src/dataplane/interpretation.js';
import type { Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { PacketSet, PacketSpace } from '../../src/packet-set/space.js';
import type { Origin } from '../../src/simulate/simulate.js';
import { endOfPass, senders, startsOf } from '../exactness/answers.js';

export interface Reached {
  readonly space: PacketSpace;
  /** Per end the headers as they arrive, and as they were sent. */
  readonly arrived: ReadonlyMap<string, PacketSet>;
  readonly sent: ReadonlyMap<string, PacketSet>;
}

const ARRIVALS = /^(accepted|delivered-to-subnet|exits-network) /;

/** Whether an end is an arrival (SEMANTICS §7). */
export function isArrival(end: string): boolean {
  return ARRIVALS.test(end);
}

export interface Question {
  readonly origin: Origin;
  readonly family: Family;
  readonly role: 'opening' | 'ongoing';
}

/** Ends of every packet that `origin` can send in this role. */
export function reached(
  network: Network,
  { origin, family, role }: Question,
  reading: Partial<Interpretation> = {},
): Reached {
  const analyzer = new Analyzer(network, family, { ...PERMISSIVE, ...reading });
  const opening = analyzer.opening(startsOf(analyzer, origin, analyzer.space.all));
  return reachedBy(analyzer, role === 'opening' ? opening : analyzer.ongoing(opening));
}

export function reachedBy(analyzer: Analyzer, pass: Pass): Reached {
  const { space } = analyzer;
  const arrived = new Map<string, PacketSet>();
  for (const { end, set } of analyzer.ends(pass)) {
    const key = endOfPass(end);
    arrived.set(key, space.union(arrived.get(key) ?? space.none, set));
  }
  return { space, arrived, sent: senders(analyzer, pass) };
}

/** Ends at which `less` has something that `more` has not; arrivals only. */
export function beyond(more: Reached, less: Reached, name = (end: string) => end): string[] {
  return [...less.arrived.keys()].filter(isArrival).filter((end) =>
    (['arrived', 'sent'] as const).some((side) => {
      const mine = more[side].get(name(end)) ?? more.space.none;
      return !more.space.includes(mine, moved(less, less[side].get(end)!, more.space));
    }),
  );
}

/** Ends at which the two differ, lost packets included. */
export function differences(a: Reached, b: Reached, name = (end: string) => end): string[] {
  const ends = new Set([...[...a.arrived.keys()].map(name), ...b.arrived.keys()]);
  const back = new Map([...a.arrived.keys()].map((end) => [name(end), end]));
  return [...ends]
    .filter((end) => end !== 'loop')
    .filter((end) =>
      (['arrived', 'sent'] as const).some((side) => {
        const there = b[side].get(end) ?? b.space.none;
        const here = a[side].get(back.get(end) ?? '') ?? a.space.none;
        return moved(a, here, b.space) !== there;
      }),
    );
}

/** A set of one space in another: the same headers, another number. */
export function moved({ space }: Reached, set: PacketSet, to: PacketSpace): PacketSet {
  return to.unionAll([...space.boxes(set)].map((box) => to.box(box)));
}
