/**
 * Content that travels (SEMANTICS 10), read off the simulator packet by packet: slow, plain, and a
 * second opinion on what the analyzer says of whole sets. Where the page leaves a choice, the place
 * that decides says which reading it takes.
 */
import type { Network } from '../../../src/model/network.js';
import {
  groundOf,
  holdersOf,
  joinsOf,
  nodeOf,
  segmentOf,
  type Ground,
  type Holder,
} from './ground.js';
import {
  movementsOf,
  type ContentOptions,
  type Door,
  type Met,
  type Movement,
} from './movements.js';
import { isSanitizer } from './ground.js';
import { transfersScreens, works, type Label, type Works } from './sanitizer.js';

export type Quality = 'raw' | 'sanitized';

/** What reaches each holder that a label reaches at all. */
export type Reach = ReadonlyMap<Holder, Quality>;

/** Per label where it gets to; and where without what sanitizers let through (10.9). */
export interface Content {
  readonly closure: Readonly<Record<Label, Reach>>;
  readonly cut: Readonly<Record<Label, Reach>>;
}

/** Both readings of sanitizers that lack a fact (10.7). */
export interface OracleAnswer {
  readonly working: Content;
  readonly failing: Content;
}

export const LABELS: readonly Label[] = ['taint', 'secret', 'inside'];

export function contentByOracle(
  network: Network,
  options: ContentOptions,
  met: Met = () => {},
): OracleAnswer {
  const ground = groundOf(network);
  const movements = movementsOf(ground, options, met);
  const read = (doubtful: 'yes' | 'no'): Content => {
    const sanitizers = sanitizersOf(ground, doubtful);
    const all = (cut: boolean): Record<Label, Reach> => {
      const of = (label: Label): Reach => close(ground, movements, sanitizers, label, cut);
      return { taint: of('taint'), secret: of('secret'), inside: of('inside') };
    };
    return { closure: all(false), cut: all(true) };
  };
  return { working: read('yes'), failing: read('no') };
}

/** 10.6, for places: sanitizers and relays make nothing. */
export function startsWith(ground: Ground, label: Label): readonly Holder[] {
  return holdersOf(ground).filter((holder) => {
    if (holder.startsWith('node ')) return false;
    const segment = segmentOf(ground, holder);
    const kind = segment?.kind === 'external' ? segment.external : segment?.kind;
    if (label === 'secret') return kind === 'my-number';
    if (label === 'inside') return kind === 'lgwan-connected';
    const connected = nodeOf(ground, holder)?.facts.internetConnected === true;
    const kinds = ['internet', 'cloud-service', 'security-cloud'];
    const places = ['internet-connected', 'education', 'public-wifi'];
    return connected || [...kinds, ...places].includes(kind ?? '');
  });
}

/** 10.5. */
export function keeps(ground: Ground, holder: Holder): boolean {
  const node = nodeOf(ground, holder);
  if (node?.kind !== 'external' || node.forwards) return false;
  return segmentOf(ground, holder)?.kind === 'external';
}

/** What a sanitizer does with each label. */
type Sanitizers = ReadonlyMap<
  Holder,
  Readonly<Record<Label, 'sanitizes' | 'withholds' | 'passes'>>
>;

function sanitizersOf(ground: Ground, doubtful: 'yes' | 'no'): Sanitizers {
  const sure = (answer: Works): boolean => (answer === 'maybe' ? doubtful : answer) === 'yes';
  return new Map(
    ground.network.nodes.filter(isSanitizer).map((node) => {
      const does = (label: Label): 'sanitizes' | 'withholds' | 'passes' => {
        if (sure(works(ground, node, label))) return 'sanitizes';
        return sure(transfersScreens(ground, node)) ? 'withholds' : 'passes';
      };
      return [
        `node ${node.id}`,
        { taint: does('taint'), secret: does('secret'), inside: does('inside') },
      ] as const;
    }),
  );
}

/** Content at a holder, and the door by which it came; it matters at sanitizers. */
interface Item {
  readonly at: Holder;
  readonly entered: Door;
  readonly quality: Quality;
  /** From the start (10.6): an external sends this, though it keeps what it receives. */
  readonly own: boolean;
}

/** Moves `label` until nothing changes. */
function close(
  ground: Ground,
  movements: readonly Movement[],
  sanitizers: Sanitizers,
  label: Label,
  cut: boolean,
): Reach {
  const joins = joinsOf(ground);
  const items = new Map<string, Item>();
  const add = (item: Item): void => {
    items.set(JSON.stringify(Object.values(item)), item);
  };
  for (const at of startsWith(ground, label)) {
    add({ at, entered: 'other', quality: 'raw', own: true });
  }
  for (let size = -1; size !== items.size;) {
    size = items.size;
    for (const item of [...items.values()]) {
      if (!item.own && keeps(ground, item.at)) continue;
      const next = { entered: 'other', quality: item.quality, own: false } as const;
      for (const places of joins) {
        if (places.includes(item.at)) for (const at of places) add({ ...next, at });
      }
      for (const movement of movements) {
        if (movement.from !== item.at) continue;
        const quality = after(item, movement, sanitizers.get(item.at)?.[label], cut);
        if (quality === undefined) continue;
        add({ at: movement.to, entered: movement.entering, quality, own: false });
      }
    }
  }
  return summary([...items.values()]);
}

/**
 * 10.8: what becomes of content that leaves by a movement; undefined if it does not. In the cut, working
 * sanitizers let nothing through where they would sanitize. Reading: a screen transfer withholds other
 * labels on the way from its protocols to its protocols; on other ways it is like any sanitizer.
 */
function after(
  { quality, entered }: Item,
  { leaving }: Movement,
  does: 'sanitizes' | 'withholds' | 'passes' | undefined,
  cut: boolean,
): Quality | undefined {
  if (entered === 'other' || leaving === 'other' || does === undefined) return quality;
  if (does === 'passes') return quality;
  return does === 'withholds' || cut ? undefined : 'sanitized';
}

/** 10.9: what is once raw at a holder is raw there. */
function summary(items: readonly Item[]): Reach {
  const reach = new Map<Holder, Quality>();
  for (const { at, quality } of items) {
    if (reach.get(at) !== 'raw') reach.set(at, quality);
  }
  return new Map([...reach].sort(([a], [b]) => (a < b ? -1 : 1)));
}
