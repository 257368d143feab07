/**
 * What gets from one place to a place of another segment, split by the lines of the register that
 * cover it: all packets of one crossing are covered by the same lines.
 */
import type { Pass } from '../analysis/passes.js';
import { placeKey, type Arrived, type Place } from '../analysis/places.js';
import { isOutside } from '../analysis/segments.js';
import type { CrossingRole, Part, Traffic } from '../analysis/traffic.js';
import type { PermittedFlow } from '../model/register.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Cover, Coverage } from './coverage.js';
import type { Study } from './study.js';

export interface Crossing {
  readonly traffic: Traffic;
  readonly from: Place;
  readonly to: Place;
  readonly role: CrossingRole;
  readonly pass: Pass;
  /** Sources arrive as they were sent. */
  readonly sourceKept: boolean;
  /** Every line that covers these packets, in the order of the register. */
  readonly flows: readonly PermittedFlow[];
  readonly arrived: readonly Arrived[];
}

/** Where the town's own part of what passes between two outsiders is looked up. */
export type Baseline = (place: Place, part: Part) => ReadonlyMap<string, readonly Arrived[]>;

/** What `from` sends to places of other segments than its own (as written). */
export function crossingsFrom(
  study: Study,
  traffic: Traffic,
  coverage: Coverage,
  from: Place,
  baseline: Baseline,
): readonly Crossing[] {
  return traffic
    .from(from)
    .flatMap((part) => crossingsOf(study, traffic, coverage, from, part, baseline));
}

/** The same of one part alone. */
export function crossingsOf(
  study: Study,
  traffic: Traffic,
  coverage: Coverage,
  from: Place,
  part: Part,
  baseline: Baseline,
): readonly Crossing[] {
  return study.places.flatMap((to) => {
    if (to.segment === from.segment) return [];
    const arrived = ownShare(study, traffic, from, to, part, baseline);
    if (arrived.length === 0) return [];
    const covers = coverage.covers(from, to, part.role);
    return byCover(traffic, part, arrived, covers).map((piece) => ({
      traffic,
      from,
      to,
      role: part.role,
      pass: part.pass,
      sourceKept: part.sourceKept,
      ...piece,
    }));
  });
}

/** What arrives; between two outsiders, only what would not if the town were taken out. */
export function ownShare(
  study: Study,
  { analyzer: { space } }: Traffic,
  from: Place,
  to: Place,
  part: Part,
  baseline: Baseline,
): readonly Arrived[] {
  const all = part.arrivals.get(placeKey(to)) ?? [];
  const outsiders = [from, to].every((p) => isOutside(study.segments.effective(p.segment)));
  if (all.length === 0 || !outsiders) return all;
  const anyway = space.unionAll(
    (baseline(from, part).get(placeKey(to)) ?? []).map(({ set }) => set),
  );
  return all
    .map(({ state, set }) => ({ state, set: space.subtract(set, anyway) }))
    .filter(({ set }) => set !== space.none);
}

type Space = Traffic['analyzer']['space'];

interface Piece {
  readonly flows: readonly PermittedFlow[];
  readonly arrived: readonly Arrived[];
}

/** Cuts `arrived` along what the lines cover. */
function byCover(
  { analyzer: { space } }: Traffic,
  part: Part,
  arrived: readonly Arrived[],
  covers: readonly Cover[],
): readonly Piece[] {
  const total = space.unionAll(arrived.map(({ set }) => set));
  let pieces: { flows: readonly PermittedFlow[]; set: PacketSet }[] = [{ flows: [], set: total }];
  for (const [flow, covered] of coveredSets(space, part, covers, total)) {
    pieces = pieces
      .flatMap(({ flows, set }) => [
        { flows, set: space.subtract(set, covered) },
        { flows: [...flows, flow], set: space.intersect(set, covered) },
      ])
      .filter(({ set }) => set !== space.none);
  }
  return pieces.map(({ flows, set }) => ({
    flows,
    arrived: arrived
      .map((a) => ({ state: a.state, set: space.intersect(a.set, set) }))
      .filter((a) => a.set !== space.none),
  }));
}

/** Per line what of `within` it covers; lines that cover nothing of it are left out. */
export function coveredSets<Flow>(
  space: Space,
  { sourceKept, sent }: Part,
  covers: readonly Cover<Flow>[],
  within: PacketSet,
): ReadonlyMap<Flow, PacketSet> {
  const found = new Map<Flow, PacketSet>();
  for (const cover of covers) {
    const arrived = space.intersect(within, space.box(cover.arrived));
    if (arrived === space.none) continue;
    const senders = space.box(cover.sent);
    // A class of senders is inside or outside as a whole; else the header says who sent.
    const known = sourceKept ? senders : space.includes(senders, sent) ? space.all : space.none;
    const covered = space.intersect(arrived, known);
    if (covered === space.none) continue;
    found.set(cover.flow, space.union(found.get(cover.flow) ?? space.none, covered));
  }
  return found;
}
