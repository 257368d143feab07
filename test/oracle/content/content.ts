/**
 * Content that travels (SEMANTICS 10), read off the simulator packet by packet: slow, plain, and a
 * second opinion on what the analyzer says of whole sets. Where the page leaves a choice, the place
 * that decides says which reading it takes.
 */
import type { Network } from '../../../src/model/network.js';
import {
  groundOf,
  holdersOf,
  isSanitizer,
  joinsOf,
  nodeOf,
  segmentOf,
  subnetOf,
  type Ground,
  type Holder,
} from './ground.js';
import type { Door, Movement } from './movements.js';
import { LABELS, methodsOf, works, type Label, type Works } from './sanitizer.js';

export type Form = 'raw' | 'sanitized';

/** What each holder has that a label reaches at all; holders in alphabetical order. */
export type Reach = Readonly<Record<Holder, Form>>;

/** Per label where it gets to, and where without what sanitizers clean (10.9). */
export interface Content {
  readonly closure: Readonly<Record<Label, Reach>>;
  readonly cut: Readonly<Record<Label, Reach>>;
}

/** How doubtful facts are read: in `hard`, sanitizers do not work and outsiders are connected. */
export type Doubts = 'hard' | 'easy';

/** By the movements of movements.ts, which do not depend on where content starts. */
export function contentBy(
  network: Network,
  movements: readonly Movement[],
): Readonly<Record<Doubts, Content>> {
  const ground = groundOf(network);
  const read = (doubts: Doubts): Content => {
    const sanitizers = sanitizersOf(ground, doubts);
    const all = (cut: boolean): Readonly<Record<Label, Reach>> => {
      const reaches = LABELS.map((label) => {
        const starts = startsOf(ground, label, doubts);
        return [label, close(ground, movements, sanitizers, label, starts, cut)] as const;
      });
      return Object.fromEntries(reaches) as Record<Label, Reach>;
    };
    return { closure: all(false), cut: all(true) };
  };
  return { hard: read('hard'), easy: read('easy') };
}

/** 10.6. */
export function startsOf(ground: Ground, label: Label, doubts: Doubts): readonly Holder[] {
  return holdersOf(ground).filter((holder) => {
    if (holder.startsWith('node ')) return false;
    const { kind, external } = segmentOf(ground, holder) ?? {};
    if (label === 'secret') return kind === 'my-number';
    if (label === 'inside') return kind === 'lgwan-connected';
    if (['internet-connected', 'education', 'public-wifi'].includes(kind ?? '')) return true;
    const outsider = nodeOf(ground, holder);
    if (outsider === undefined) return false;
    const connected = outsider.facts.internetConnected;
    if (external === 'closed-network' && connected === undefined) return doubts === 'hard';
    const outside = ['internet', 'cloud-service', 'security-cloud'].includes(external ?? '');
    return outside || connected === true;
  });
}

/** 10.5. */
export function keeps(ground: Ground, holder: Holder): boolean {
  const node = nodeOf(ground, holder);
  if (subnetOf(ground, holder) !== undefined || node?.kind !== 'external') return false;
  return !node.forwards && segmentOf(ground, holder)?.kind === 'external';
}

type Effect = 'cleans' | 'withholds' | 'passes';

/** What each sanitizer does with each label (10.8). */
type Sanitizers = ReadonlyMap<Holder, (label: Label) => Effect>;

function sanitizersOf(ground: Ground, doubts: Doubts): Sanitizers {
  const sure = (answer: Works): boolean =>
    answer === 'yes' || (answer === 'maybe' && doubts === 'easy');
  return new Map(
    ground.network.nodes.filter(isSanitizer).map((node) => {
      const cleans = new Set(LABELS.filter((label) => sure(works(ground, node, label))));
      const screens = methodsOf(node.facts.sanitizer!).every((m) => m === 'screen-transfer');
      return [
        `node ${node.id}`,
        (label): Effect => {
          if (cleans.has(label)) return 'cleans';
          return screens && cleans.size > 0 ? 'withholds' : 'passes';
        },
      ] as const;
    }),
  );
}

/** Content at a holder, and the door by which it came. */
interface Item {
  readonly at: Holder;
  readonly entered: Door;
  readonly form: Form;
  /** From the start (10.6): an external sends this, though it keeps what it receives. */
  readonly own: boolean;
}

/** Moves `label` until nothing changes. */
function close(
  ground: Ground,
  movements: readonly Movement[],
  sanitizers: Sanitizers,
  label: Label,
  starts: readonly Holder[],
  cut: boolean,
): Reach {
  const joins = joinsOf(ground);
  const items = new Map<string, Item>();
  const add = (item: Item): void => {
    items.set(JSON.stringify(Object.values(item)), item);
  };
  for (const at of starts) add({ at, entered: 'other', form: 'raw', own: true });
  for (let size = -1; size !== items.size;) {
    size = items.size;
    for (const item of [...items.values()]) {
      if (!item.own && keeps(ground, item.at)) continue;
      for (const places of joins.filter((group) => group.includes(item.at))) {
        for (const at of places) add({ at, entered: 'other', form: item.form, own: false });
      }
      for (const movement of movements.filter(({ from }) => from === item.at)) {
        const form = formAfter(item, movement, sanitizers.get(item.at)?.(label), cut);
        if (form === undefined) continue;
        add({ at: movement.to, entered: movement.entering, form, own: false });
      }
    }
  }
  return summary([...items.values()]);
}

/** 10.8, 10.9: what becomes of content that leaves by a movement; undefined if it does not. */
function formAfter(
  { form, entered }: Item,
  { leaving }: Movement,
  effect: Effect | undefined,
  cut: boolean,
): Form | undefined {
  if (effect === undefined || effect === 'passes' || leaving === 'other') return form;
  if (effect === 'withholds') return undefined;
  if (entered === 'other') return form;
  return cut ? undefined : 'sanitized';
}

/** 10.9: what is once raw at a holder is raw there. */
function summary(items: readonly Item[]): Reach {
  const reach = new Map<Holder, Form>();
  for (const { at, form } of items) {
    if (reach.get(at) !== 'raw') reach.set(at, form);
  }
  return Object.fromEntries([...reach].sort(([a], [b]) => (a < b ? -1 : 1)));
}
