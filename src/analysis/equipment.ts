/**
 * How far apart two segments are as equipment goes (docs/requirements.md, R-SEP-1): the weakest thing
 * that keeps them apart among what the files say of switches and of devices that are no firewalls.
 */
import type { Domain } from '../dataplane/domains.js';
import { layer2Of, usedVlans, vlansOf, type Component, type Layer2 } from '../dataplane/layer2.js';
import type { Layout } from '../dataplane/layout.js';
import type { SegmentId, SubnetId, SwitchId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import type { Segment, Subnet } from '../model/segment.js';
import type { Segments } from './segments.js';

/** Weakest first, but for `unstated`: nothing is shared that is written down, and not all is. */
export type Degree = 'filter' | 'vlan' | 'vrf' | 'unstated' | 'physical';

export interface Separation {
  readonly first: Segment;
  readonly second: Segment;
  readonly degree: Degree;
  /** Names of what they share, or of the subnets of which nobody says what carries them. */
  readonly names: readonly string[];
}

/** The unnamed switch of the site (SEMANTICS §2.3). */
const SITE_SWITCH = '*';
/** A wire between two machines is a cable. */
const CABLE_ENDS = 2;

/** What a segment runs on. */
interface Equipment {
  readonly segment: Segment;
  readonly domains: ReadonlySet<Domain>;
  /** Legs of devices that could be shared. */
  readonly legs: ReadonlyMap<Node, readonly Interface[]>;
  readonly switches: ReadonlySet<string>;
  /** Subnets of which nobody says what carries them. */
  readonly unstated: readonly string[];
}

/**
 * Every two of `wanted` that have subnets and share no broadcast domain (of those that do, nothing is
 * left to tell).
 */
export function separationsOf(
  layout: Layout,
  segments: Segments,
  wanted: readonly Segment[],
): readonly Separation[] {
  const carriers = carriersOf(layout);
  const equipped = wanted
    .map((segment) => equipmentOf(layout, segments, carriers, segment))
    .filter(({ domains }) => domains.size > 0);
  return equipped.flatMap((first, index) =>
    equipped
      .slice(index + 1)
      .filter((second) => !intersects(first.domains, second.domains))
      .map((second) => separation(layout, first, second)),
  );
}

function separation(layout: Layout, first: Equipment, second: Equipment): Separation {
  const devices = [...first.legs.keys()].filter((node) => second.legs.has(node));
  const joined = devices.filter((node) => sharesTable(layout, node, first, second));
  const switches = [...first.switches].filter((id) => second.switches.has(id));
  const unstated = [...first.unstated, ...second.unstated];
  const said = (degree: Degree, names: readonly string[]): Separation => {
    return { first: first.segment, second: second.segment, degree, names };
  };
  if (joined.length > 0) return said('filter', idsOf(joined));
  if (switches.length > 0) return said('vlan', switches);
  if (devices.length > 0) return said('vrf', idsOf(devices));
  return unstated.length > 0 ? said('unstated', unstated) : said('physical', []);
}

function idsOf(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ id }) => id);
}

/** A firewall is what separates, not what is shared. */
function isShareable({ kind, device }: Node): boolean {
  return kind === 'device' && device?.kind !== 'firewall';
}

function intersects<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].some((item) => b.has(item));
}

/** Whether a leg of one and a leg of the other are in VRFs that routes join (or in one). */
function sharesTable(layout: Layout, node: Node, first: Equipment, second: Equipment): boolean {
  const [ones, others] = [first.legs.get(node) ?? [], second.legs.get(node) ?? []];
  return ones.some(({ vrf }) =>
    layout.anyRouteInterfaces(node, vrf).some((i) => others.includes(i)),
  );
}

interface Carriers {
  readonly layer2: Layer2;
  /** Switches by the component of their VLANs. */
  readonly switches: ReadonlyMap<Component, ReadonlySet<string>>;
}

/** Switches that carry a domain of one of these subnets; `*` is the unnamed switch of the site. */
export function switchesCarrying(
  layout: Layout,
  wanted: (subnet: Subnet) => boolean,
): ReadonlySet<string> {
  const carriers = carriersOf(layout);
  const domains = layout.domains.all.filter(({ subnets }) => subnets.some(wanted));
  return new Set(domains.flatMap((domain) => [...carrying(carriers, domain)]));
}

/** Asked for segment by segment, so remembered. */
const CARRIERS = new WeakMap<Layout, Carriers>();

function carriersOf(layout: Layout): Carriers {
  const known = CARRIERS.get(layout) ?? findCarriers(layout);
  CARRIERS.set(layout, known);
  return known;
}

function findCarriers({ network }: Layout): Carriers {
  const layer2 = layer2Of(network);
  const used = usedVlans(network);
  const switches = new Map<Component, Set<string>>();
  const add = (component: Component, id: string): void => {
    switches.set(component, (switches.get(component) ?? new Set()).add(id));
  };
  for (const { id, ports } of network.switches) {
    for (const vlan of new Set(ports.flatMap((port) => vlansOf(port, used)))) {
      add(layer2.ofSubnet(anybody(id, vlan)), id);
    }
  }
  for (const subnet of network.subnets) {
    if (subnet.vlan !== undefined) add(layer2.ofSubnet(subnet), subnet.home ?? SITE_SWITCH);
  }
  return { layer2, switches };
}

/** A subnet that nobody is in, to ask where a VLAN of a switch leads. */
function anybody(home: SwitchId, vlan: number): Subnet {
  const at = { path: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  // No id has a space, so this is nobody else's.
  const id = ' ' as SubnetId;
  return { id, name: {}, segment: '' as SegmentId, prefixes: [], vlan, home, at };
}

function equipmentOf(
  layout: Layout,
  segments: Segments,
  carriers: Carriers,
  segment: Segment,
): Equipment {
  const own = (subnet: Subnet): boolean => segments.effective(subnet.segment) === segment;
  const domains = layout.domains.all.filter(({ subnets }) => subnets.some(own));
  const carried = domains.map((domain) => ({
    domain,
    by: carrying(carriers, domain),
  }));
  const unstated = carried.filter(({ domain, by }) => by.size === 0 && !isCable(layout, domain));
  return {
    segment,
    domains: new Set(domains),
    legs: legsOn(layout, domains),
    switches: new Set(carried.flatMap(({ by }) => [...by])),
    unstated: unstated.flatMap(({ domain }) => domain.subnets.filter(own).map(({ id }) => id)),
  };
}

function legsOn(
  layout: Layout,
  domains: readonly Domain[],
): ReadonlyMap<Node, readonly Interface[]> {
  const legs = new Map<Node, Interface[]>();
  for (const i of domains.flatMap(({ interfaces }) => interfaces)) {
    const node = layout.node(i.node);
    if (isShareable(node)) legs.set(node, [...(legs.get(node) ?? []), i]);
  }
  return legs;
}

function carrying({ layer2, switches }: Carriers, domain: Domain): ReadonlySet<string> {
  return switches.get(componentOf(layer2, domain)) ?? new Set();
}

/** Whatever is on a domain hangs on one component; a domain has an interface or a subnet. */
function componentOf(layer2: Layer2, { interfaces: [i], subnets: [subnet] }: Domain): Component {
  return i === undefined ? layer2.ofSubnet(subnet!) : layer2.ofInterface(i);
}

function isCable(layout: Layout, { interfaces, tunnel }: Domain): boolean {
  const machines = interfaces.reduce((sum, { node }) => sum + layout.node(node).count, 0);
  return !tunnel && machines <= CABLE_ENDS;
}
