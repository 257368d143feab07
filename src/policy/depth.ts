/**
 * Depth of defence (SEMANTICS §14): sets of elements in the order of their size, each made of one that
 * was tried before and an element that packets met there. What packets did not meet would change
 * nothing, so no set is missed.
 */
import { joinedTo } from '../analysis/joined.js';
import { metBy } from '../analysis/met.js';
import { elementsToOpen, openedBy } from '../analysis/opened.js';
import type { Pass } from '../analysis/passes.js';
import { arrivals, placeKey, startsFrom } from '../analysis/places.js';
import { isOutside } from '../analysis/segments.js';
import { partsOf } from '../analysis/traffic.js';
import { NODES_MAX, ResourceLimit } from '../analysis/ground.js';
import { present } from '../base/assert.js';
import { compareNumber, sortedBy } from '../base/compare.js';
import { FAMILIES } from '../model/address.js';
import type {
  DefenceOptions,
  DepthAnswer,
  DepthElement,
  DepthResult,
  OpenedSet,
} from '../model/depth.js';
import type { SegmentId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Segment } from '../model/segment.js';
import type { PacketSet } from '../packet-set/space.js';
import { crossingsOf, type Crossing } from './crossings.js';
import type { Evidence } from './draft.js';
import { originOf } from './evidence.js';
import { naturalPacket } from './natural.js';
import { seedsOf } from './passages.js';
import { Study } from './study.js';

/** A set before the simulator told the way of its packet. */
export interface SetDraft extends Omit<OpenedSet, 'witness'> {
  readonly evidence: Evidence;
}

export type AnswerDraft =
  | Exclude<DepthAnswer, { readonly kind: 'depth' }>
  | { readonly kind: 'depth'; readonly depth: number; readonly sets: readonly SetDraft[] };

export interface DepthDraft extends Omit<DepthResult, 'pairs'> {
  readonly pairs: readonly {
    readonly from: SegmentId;
    readonly to: SegmentId;
    readonly answer: AnswerDraft;
  }[];
}

/** Which ordered pairs are asked about; absent means every segment. */
export interface WantedPairs {
  readonly from?: SegmentId;
  readonly to?: SegmentId;
}

/** How many elements keep segments apart. */
export function depthDraft(
  network: Network,
  wanted: WantedPairs,
  options: DefenceOptions,
): DepthDraft {
  const search = new DepthSearch(network, options);
  const { segments } = search.written;
  const all = segments.all().filter((segment) => search.written.placesIn(segment).length > 0);
  const pairs = all
    .filter(({ id }) => wanted.from === undefined || id === wanted.from)
    .flatMap((from) => {
      const targets = all.filter(
        (to) =>
          to !== from &&
          (wanted.to === undefined || to.id === wanted.to) &&
          !(isOutside(from) && isOutside(to)),
      );
      const answers = search.from(from, targets);
      return targets.map((to) => ({
        from: from.id,
        to: to.id,
        answer: present(answers.get(to), to.id),
      }));
    });
  const switches = network.switches.length;
  return { pairs, elements: search.elements, switches, counters: search.counters() };
}

interface Tried {
  /** A crossing that no line of the register covers, per segment that one gets to. */
  readonly crossings: ReadonlyMap<Segment, Crossing>;
  readonly passes: readonly Pass[];
}

/** Opened networks that are kept at once: searches from one segment and the next ask for the same. */
const STUDIES_MAX = 64;

class DepthSearch {
  readonly written: Study;
  readonly elements: readonly DepthElement[];
  readonly #network: Network;
  readonly #options: DefenceOptions;
  readonly #studies = new Map<string, Study>();
  readonly #wideOpen: Network;
  #tried = 0;
  #opened = 0;

  constructor(network: Network, options: DefenceOptions) {
    this.#network = network;
    this.#options = options;
    this.written = this.#study([]);
    this.elements = elementsToOpen(this.written.layout, options.layer2);
    this.#wideOpen = openedBy(network, this.elements, options.routing);
  }

  /** Deterministic work counters. */
  counters(): Readonly<Record<string, number>> {
    return { networks: this.#opened, sets: this.#tried };
  }

  /** The depth from one segment to each of `targets`. */
  from(from: Segment, targets: readonly Segment[]): ReadonlyMap<Segment, AnswerDraft> {
    const answers = new Map<Segment, AnswerDraft>();
    const joined = joinedTo(this.#wideOpen, this.written.placesIn(from));
    const isJoined = (to: Segment): boolean =>
      this.written.placesIn(to).some((place) => joined.has(placeKey(place)));
    for (const to of targets) if (!isJoined(to)) answers.set(to, { kind: 'no-way' });
    const left = (): readonly Segment[] => targets.filter((to) => !answers.has(to));
    try {
      if (this.#opensOnlyWays() && left().length > 0) {
        const { crossings } = this.#try(this.#study(this.elements), from);
        for (const to of left()) if (!crossings.has(to)) answers.set(to, { kind: 'no-way' });
      }
      this.#search(from, left, answers);
    } catch (error) {
      if (!(error instanceof ResourceLimit)) throw error;
      const limit = this.#options.nodesMax ?? NODES_MAX;
      for (const to of left()) answers.set(to, { kind: 'unknown', limit });
    }
    return answers;
  }

  /**
   * Whether opening more only lets through more. A switch may give an address to somebody else, and so
   * may tables of routes that become one.
   */
  #opensOnlyWays(): boolean {
    return this.#options.routing === 'exact' && !this.#options.layer2;
  }

  #search(from: Segment, left: () => readonly Segment[], answers: Map<Segment, AnswerDraft>): void {
    const { ceiling, routing } = this.#options;
    let sets: readonly (readonly DepthElement[])[] = [[]];
    for (let depth = 0; left().length > 0; depth++) {
      if (sets.length === 0) {
        for (const to of left()) answers.set(to, { kind: 'no-way' });
      } else if (depth > ceiling) {
        for (const to of left()) answers.set(to, { kind: 'more-than', depth: ceiling });
      } else {
        const wider = new Map<string, readonly DepthElement[]>();
        const found = new Map<Segment, SetDraft[]>();
        for (const elements of sets) {
          const study = this.#study(elements);
          const { crossings, passes } = this.#try(study, from);
          for (const to of left()) {
            const crossing = crossings.get(to);
            if (crossing === undefined) continue;
            const list = found.get(to) ?? [];
            list.push({ elements, evidence: evidenceOf(study, crossing) });
            found.set(to, list);
          }
          const others = this.elements.filter((element) => !elements.includes(element));
          for (const met of metBy(study.layout, passes, others, routing)) {
            const set = this.#sorted([...elements, met]);
            wider.set(keyOf(set), set);
          }
        }
        for (const [to, list] of found) answers.set(to, { kind: 'depth', depth, sets: list });
        sets = this.#inOrder([...wider.values()]);
      }
    }
  }

  /** What packets of `from` do in one network. */
  #try(study: Study, from: Segment): Tried {
    this.#tried += 1;
    const passes: Pass[] = [];
    const crossings = new Map<Segment, Crossing>();
    for (const place of study.placesIn(from)) {
      for (const family of FAMILIES) {
        const traffic = study.traffic(family);
        const { analyzer } = traffic;
        const { layout, space } = analyzer;
        const pass = analyzer.opening(startsFrom(layout, space, place, this.#options.spoofing));
        passes.push(pass);
        const senders = study.senders(family, place, 'opening');
        for (const part of partsOf(analyzer, 'opening', pass, senders)) {
          // Pairs of outsiders are not asked about, so nobody needs to know what they do anyway.
          const anyway = (): ReadonlyMap<string, never> => new Map<string, never>();
          const found = crossingsOf(study, traffic, study.coverage(family), place, part, anyway);
          for (const crossing of found) {
            const to = study.segments.effective(crossing.to.segment);
            if (crossing.flows.length === 0 && !crossings.has(to)) crossings.set(to, crossing);
          }
        }
      }
    }
    return { crossings, passes };
  }

  #study(elements: readonly DepthElement[]): Study {
    const key = keyOf(elements);
    const known = this.#studies.get(key);
    if (known !== undefined) return known;
    const opened = openedBy(this.#network, elements, this.#options.routing);
    const study = Study.of(opened, this.#options);
    this.#opened += 1;
    const [oldest] = this.#studies.keys();
    if (this.#studies.size >= STUDIES_MAX && oldest !== undefined) this.#studies.delete(oldest);
    this.#studies.set(key, study);
    return study;
  }

  #sorted(elements: readonly DepthElement[]): readonly DepthElement[] {
    return [...elements].sort((a, b) =>
      compareNumber(this.elements.indexOf(a), this.elements.indexOf(b)),
    );
  }

  #inOrder(sets: readonly (readonly DepthElement[])[]): readonly (readonly DepthElement[])[] {
    const place = (element: DepthElement): string =>
      String(this.elements.indexOf(element)).padStart(6, '0');
    return sortedBy(sets, (set) => set.map(place).join(' '));
  }
}

function keyOf(elements: readonly DepthElement[]): string {
  return JSON.stringify(elements.map(({ kind, id }) => [kind, id]));
}

/** One packet of `crossing`, as sent and as it arrives. */
function evidenceOf(study: Study, crossing: Crossing): Evidence {
  const { pass, from, to } = crossing;
  const { analyzer } = crossing.traffic;
  const { space, interpretation } = analyzer;
  const seeds = seedsOf(crossing);
  const back = analyzer.backward(pass, seeds);
  const [start, among] = present(
    pass.starts
      .map(({ state, set }): readonly [typeof state, PacketSet] => [
        state,
        space.intersect(set, back.get(pass.graph.id(state)) ?? space.none),
      ])
      .find(([, set]) => set !== space.none),
    'start of a crossing',
  );
  const packet = present(naturalPacket(analyzer, among, from), 'packet');
  const alone = analyzer.opening([{ state: start, set: space.single(packet) }]);
  const there = arrivals(analyzer, alone).get(placeKey(to)) ?? [];
  const arrived = space.sample(
    space.unionAll(
      there.map(({ state, set }) => space.intersect(set, seeds.get(state) ?? space.none)),
    ),
  );
  const { routing, scheduled, unmodelled } = interpretation;
  return {
    network: study.network,
    routing,
    scheduled,
    unmodelled,
    origin: originOf(from, start),
    role: 'opening',
    packet,
    ...(arrived === undefined ? {} : { arrived }),
    shows: {
      kind: 'crossing',
      at: [{ kind: to.kind, id: to.id }],
      avoiding: [],
      withoutPermits: false,
    },
  };
}
