/** Who has content (SEMANTICS §10.1), and who has it from the start (§10.6). */
import { sortedBy } from '../../base/compare.js';
import type { Layout } from '../../dataplane/layout.js';
import type { SubnetId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { Segment } from '../../model/segment.js';
import { placeKey, type Place } from '../places.js';
import { isOutside, type Segments } from '../segments.js';
import type { Doubts, Label } from './label.js';
import type { Method } from './protocols.js';
import { sanitizerOf, type Sanitizer } from './sanitizer.js';

export type Holder =
  | {
      readonly kind: 'subnet';
      readonly key: string;
      readonly place: Place;
      /** Only declared hosts stand in it. */
      readonly declaredOnly: boolean;
    }
  | {
      readonly kind: 'external';
      readonly key: string;
      readonly place: Place;
      readonly node: Node;
      /** It passes on what it receives (SEMANTICS §10.5). */
      readonly relays: boolean;
    }
  | {
      readonly kind: 'node';
      readonly key: string;
      readonly node: Node;
      /** Absent for devices that relay. */
      readonly sanitizer?: Sanitizer;
    };

/** A host that joins subnets: what one of them has, all have. */
export interface Join {
  readonly node: Node;
  readonly subnets: ReadonlySet<SubnetId>;
}

/** Every holder, ordered by key; sanitizers by `methods`. */
export function holdersOf(
  layout: Layout,
  segments: Segments,
  places: readonly Place[],
  methods: readonly Method[],
): readonly Holder[] {
  const inPlaces = places.map((place): Holder => {
    const key = placeKey(place);
    const effective = segments.effective(place.segment);
    if (place.kind === 'subnet') {
      return { kind: 'subnet', key, place, declaredOnly: effective.kind === 'sanitizing' };
    }
    const node = layout.node(place.id);
    const relays = node.forwards || !isOutside(effective);
    return { kind: 'external', key, place, node, relays };
  });
  const nodes = layout.network.nodes.flatMap((node): readonly Holder[] => {
    const key = `node ${node.id}`;
    const sanitizer = sanitizerOf(layout, node, methods);
    if (sanitizer !== undefined) return [{ kind: 'node', key, node, sanitizer }];
    const relays = node.kind === 'device' && node.facts.relay !== undefined;
    return relays ? [{ kind: 'node', key, node }] : [];
  });
  return sortedBy([...inPlaces, ...nodes], ({ key }) => key);
}

/** Hosts that stand in several subnets, in the order of their names. */
export function joinsOf(layout: Layout): readonly Join[] {
  const joins = layout.network.nodes
    .filter((node) => node.kind === 'host' && node.facts.sanitizer === undefined)
    .map((node): Join => ({ node, subnets: new Set(standsIn(layout, node)) }))
    .filter(({ subnets }) => subnets.size > 1);
  return sortedBy(joins, ({ node }) => node.id);
}

/** Subnets in which `node` stands: by an address that states it, or on the domain of a leg. */
export function standsIn(layout: Layout, node: Node): readonly SubnetId[] {
  return node.interfaces.flatMap((i) => [
    ...i.addresses.flatMap(({ subnet }) => subnet ?? []),
    ...layout.domainOf(i.id).subnets.map(({ id }) => id),
  ]);
}

/** Effective segments of a holder: of a node, those of its legs. */
export function segmentsOf(segments: Segments, holder: Holder): readonly Segment[] {
  if (holder.kind === 'node') return segments.ofNode(holder.node);
  return [segments.effective(holder.place.segment)];
}

/** Whether `holder` has content with `label` from the start. */
export function startsWith(
  segments: Segments,
  holder: Holder,
  label: Label,
  doubts: Doubts,
): boolean {
  if (holder.kind === 'node') return false;
  const segment = segments.effective(holder.place.segment);
  if (label === 'secret') return segment.kind === 'my-number';
  if (label === 'inside') return segment.kind === 'lgwan-connected';
  if (TAINTED_KINDS.includes(segment.kind)) return true;
  if (holder.kind !== 'external') return false;
  const { internetConnected } = holder.node.facts;
  if (internetConnected === true || TAINTED_OUTSIDE.includes(segment.external)) return true;
  return doubts === 'hard' && isDoubtfulExternal(segments, holder);
}

/** Whether it is not said if an external is connected to the Internet. */
export function isDoubtfulExternal(segments: Segments, holder: Holder): boolean {
  if (holder.kind !== 'external') return false;
  const { external } = segments.effective(holder.place.segment);
  return external === 'closed-network' && holder.node.facts.internetConnected === undefined;
}

const TAINTED_KINDS: readonly Segment['kind'][] = [
  'internet-connected',
  'education',
  'public-wifi',
];
const TAINTED_OUTSIDE: readonly Segment['external'][] = [
  'internet',
  'cloud-service',
  'security-cloud',
];
