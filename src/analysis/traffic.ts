/**
 * What each place sends through one network, in both roles that cross (SEMANTICS §9.2), computed
 * once per place. Source translation forgets who sent, so a pass is split where it happens: every
 * part either keeps sources as sent, or holds one class of senders only.
 */
import type { PacketSet } from '../packet-set/space.js';
import type { SpoofingMode } from '../model/result.js';
import type { Analyzer, Pass, Start } from './passes.js';
import { arrivals, placeKey, startsFrom, type Arrived, type Place } from './places.js';

export type CrossingRole = 'opening' | 'ongoing';

/** Packets of one place in one role. */
export interface Part {
  readonly role: CrossingRole;
  readonly pass: Pass;
  /** Source address and port arrive as they were sent. */
  readonly sourceKept: boolean;
  /** Headers as sent. */
  readonly sent: PacketSet;
  /** By {@link placeKey}. */
  readonly arrivals: ReadonlyMap<string, readonly Arrived[]>;
}

/** Sets of senders that a class must not cut: each class is inside or outside of each of them. */
export type SenderSets = (place: Place, role: CrossingRole) => readonly PacketSet[];

export class Traffic {
  readonly analyzer: Analyzer;
  readonly #spoofing: SpoofingMode;
  readonly #senderSets: SenderSets;
  readonly #parts = new Map<string, readonly Part[]>();

  constructor(analyzer: Analyzer, spoofing: SpoofingMode, senderSets: SenderSets) {
    this.analyzer = analyzer;
    this.#spoofing = spoofing;
    this.#senderSets = senderSets;
  }

  /** Everything that `place` sends; nothing if it has no address of this family. */
  from(place: Place): readonly Part[] {
    const key = placeKey(place);
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const parts = this.#compute(place);
    this.#parts.set(key, parts);
    return parts;
  }

  /** What arrives where of `starts`, in the role and through the sessions of `part`'s twin here. */
  arrivalsOf(place: Place, part: Part): ReadonlyMap<string, readonly Arrived[]> {
    const opening = this.analyzer.opening(this.#starts(place));
    const whole = part.role === 'opening' ? opening : this.analyzer.ongoing(opening);
    return arrivals(this.analyzer, this.analyzer.again(whole, part.pass.starts));
  }

  /** Nodes that are taken out send nothing. */
  #starts(place: Place): readonly Start[] {
    const { layout, space, interpretation } = this.analyzer;
    return startsFrom(layout, space, place, this.#spoofing).filter(
      ({ state }) => state.kind !== 'generated' || !interpretation.without.has(state.node.id),
    );
  }

  #compute(place: Place): readonly Part[] {
    const starts = this.#starts(place);
    if (starts.length === 0) return [];
    const opening = this.analyzer.opening(starts);
    const ongoing = this.analyzer.ongoing(opening);
    const split = (role: CrossingRole, whole: Pass): readonly Part[] =>
      partsOf(this.analyzer, role, whole, this.#senderSets(place, role));
    return [...split('opening', opening), ...split('ongoing', ongoing)];
  }
}

/** `whole` in parts: what keeps its source, and per class of `senderSets` what does not. */
export function partsOf(
  analyzer: Analyzer,
  role: CrossingRole,
  whole: Pass,
  senderSets: readonly PacketSet[],
): readonly Part[] {
  const { space } = analyzer;
  const translated = analyzer.sourceTranslated(whole);
  if (translated.size === 0) return [partOf(analyzer, role, whole, true)];
  const back = analyzer.backward(whole, translated);
  const lost = whole.starts.map(({ state, set }) => ({
    state,
    set: space.intersect(set, back.get(whole.graph.id(state)) ?? space.none),
  }));
  const kept = whole.starts.map(({ state, set }, index) => ({
    state,
    set: space.subtract(set, lost[index]!.set),
  }));
  const all = space.unionAll(lost.map((start) => start.set));
  return [
    partOf(analyzer, role, analyzer.again(whole, kept), true),
    ...classesOf(analyzer, all, senderSets).map((members) => {
      const starts = lost.map(({ state, set }) => ({ state, set: space.intersect(set, members) }));
      return partOf(analyzer, role, analyzer.again(whole, starts), false);
    }),
  ];
}

/** `all` cut along the sender sets. */
function classesOf(
  { space }: Analyzer,
  all: PacketSet,
  senderSets: readonly PacketSet[],
): readonly PacketSet[] {
  let classes = [all];
  for (const senders of senderSets) {
    classes = classes
      .flatMap((set) => [space.intersect(set, senders), space.subtract(set, senders)])
      .filter((set) => set !== space.none);
  }
  return classes;
}

function partOf(analyzer: Analyzer, role: CrossingRole, pass: Pass, sourceKept: boolean): Part {
  const sent = analyzer.space.unionAll(pass.starts.map(({ set }) => set));
  return { role, pass, sourceKept, sent, arrivals: arrivals(analyzer, pass) };
}
