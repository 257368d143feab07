/**
 * What has to be pulled to isolate a part of the network, as a minimum cut of the graph whose edges
 * are the interfaces that are plugged in: a broadcast domain at one end, a node at the other. Filters
 * do not count (whoever pulls plugs does not trust them), nor whether a host forwards (it may relay).
 * A node that forwards is one vertex per set of VRFs that its routes join.
 */
import { MultiUndirectedGraph } from 'graphology';
import { compareText } from '../base/compare.js';
import { Layout } from '../dataplane/layout.js';
import type { InterfaceId, SegmentId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import type { CutPoint } from '../model/segment.js';

/** Links whose removal separates inside from outside; or a wire on which both are, so that none do. */
export type Isolation =
  | { readonly kind: 'links'; readonly links: readonly InterfaceId[] }
  | { readonly kind: 'shared-wire'; readonly others: readonly SegmentId[] };

/** Segments that a vertex stands in; parts of nodes stand in none, so they belong to either side. */
type Vertex = { readonly segments: readonly SegmentId[] };
type Links = MultiUndirectedGraph<Vertex>;

/**
 * The fewest links between what lies in segments that are `inside` and everything in another. Of
 * several such sets, the one that is farthest from the inside: what is inside stays connected.
 */
export function isolationOf(layout: Layout, inside: (segment: SegmentId) => boolean): Isolation {
  const others = layout.domains.all.flatMap((domain) => {
    const segments = domain.subnets.map(({ segment }) => segment);
    return segments.some(inside) ? segments.filter((segment) => !inside(segment)) : [];
  });
  if (others.length > 0) return { kind: 'shared-wire', others: [...new Set(others)] };
  const graph = linksOf(layout);
  const cut = new Flow(graph, inside).narrowest();
  return { kind: 'links', links: (cut as InterfaceId[]).sort(compareText) };
}

/** `network` with `points` pulled. */
export function pulled(network: Network, points: readonly CutPoint[]): Network {
  const names = new Set(points.map(({ text }) => text.normalize('NFKC')));
  const nodes = network.nodes.map((node) => ({
    ...node,
    interfaces: node.interfaces.map((i) => {
      const { attachment } = i;
      const at =
        attachment.kind === 'port'
          ? `${attachment.switch}/${attachment.port}`
          : attachment.kind === 'tunnel'
            ? `tunnel:${attachment.tunnel}`
            : undefined;
      const cut = names.has(node.id) || names.has(i.id) || (at !== undefined && names.has(at));
      return cut ? { ...i, attachment: { kind: 'none' } as const } : i;
    }),
  }));
  const switches = network.switches.map((device) => ({
    ...device,
    ports: device.ports.filter(({ name }) => !names.has(`${device.id}/${name}`)),
  }));
  const cables = network.cables.filter(
    ({ ends }) => !ends.some((end) => names.has(`${end.switch}/${end.port}`)),
  );
  return { ...network, nodes, switches, cables };
}

/** Everything in `network` that can be pulled, by name. */
export function pullable(network: Network): ReadonlySet<string> {
  return new Set([
    ...network.nodes.flatMap(({ id, interfaces }) => [id, ...interfaces.map((i) => i.id)]),
    ...network.switches.flatMap(({ id, ports }) => ports.map(({ name }) => `${id}/${name}`)),
    ...network.tunnels.map(({ id }) => `tunnel:${id}`),
  ]);
}

/** The same question of a network that has been changed. */
export function layoutOf(network: Network): Layout {
  return new Layout(network, 4);
}

/** Asked for every segment, so remembered. */
const LINKS = new WeakMap<Layout, Links>();

function linksOf(layout: Layout): Links {
  const known = LINKS.get(layout);
  if (known !== undefined) return known;
  const graph: Links = new MultiUndirectedGraph<Vertex>();
  for (const { index, subnets } of layout.domains.all) {
    graph.addNode(`domain ${index}`, { segments: subnets.map(({ segment }) => segment) });
  }
  for (const node of layout.network.nodes) {
    const segments = node.kind === 'external' && node.segment !== undefined ? [node.segment] : [];
    for (const i of node.interfaces) {
      if (i.attachment.kind === 'none') continue;
      const [part] = graph.mergeNode(partOf(layout, node, i), { segments });
      graph.addEdgeWithKey(i.id, part, `domain ${layout.domainOf(i.id).index}`);
    }
  }
  LINKS.set(layout, graph);
  return graph;
}

/** The part of `node` to which an interface belongs, named after its first interface. */
function partOf(layout: Layout, node: Node, { vrf }: Node['interfaces'][number]): string {
  if (!node.forwards) return `node ${node.id}`;
  const [first] = layout.anyRouteInterfaces(node, vrf);
  return `node ${first?.id ?? node.id}`;
}

/**
 * A flow from everything inside to everything outside that takes each link once. It is widened until
 * nothing more fits; then as many links as it has units separate the two.
 */
class Flow {
  readonly #graph: Links;
  readonly #inside: ReadonlySet<string>;
  readonly #outside: ReadonlySet<string>;
  /** Per link that is taken, whether from its source to its target. */
  readonly #taken = new Map<string, boolean>();

  constructor(graph: Links, inside: (segment: SegmentId) => boolean) {
    this.#graph = graph;
    this.#inside = new Set(graph.filterNodes((_key, { segments }) => segments.some(inside)));
    const isOutside = (segment: SegmentId): boolean => !inside(segment);
    this.#outside = new Set(graph.filterNodes((_key, { segments }) => segments.some(isOutside)));
  }

  /** The links of a narrowest cut, as near to the outside as there is one. */
  narrowest(): readonly string[] {
    while (this.#widen());
    const beyond = this.#search(this.#outside, (taken, forward) => taken !== !forward);
    return this.#graph.filterEdges((_edge, _, a, b) => beyond.has(a) !== beyond.has(b));
  }

  /** Sends one more unit, if there is a way for it; links that are taken are given back by going back. */
  #widen(): boolean {
    const met = this.#search(this.#inside, (taken, forward) => taken !== forward);
    const end = [...met.keys()].find((vertex) => this.#outside.has(vertex));
    if (end === undefined) return false;
    let vertex = end;
    let edge = met.get(vertex) ?? '';
    while (edge !== '') {
      const [source, target] = this.#graph.extremities(edge);
      const forward = vertex === target;
      if (this.#taken.has(edge)) this.#taken.delete(edge);
      else this.#taken.set(edge, forward);
      vertex = forward ? source : target;
      edge = met.get(vertex) ?? '';
    }
    return true;
  }

  /**
   * Vertices that are met from `start`, each with the link by which it was met (none for a start).
   * `passes` tells from how a link is taken whether it can be walked (`forward`: from its source).
   */
  #search(
    start: ReadonlySet<string>,
    passes: (taken: boolean | undefined, forward: boolean) => boolean,
  ): ReadonlyMap<string, string> {
    const met = new Map([...start].map((vertex) => [vertex, '']));
    for (const vertex of met.keys()) {
      this.#graph.forEachEdge(vertex, (edge, _, source, target) => {
        const next = vertex === source ? target : source;
        if (met.has(next) || !passes(this.#taken.get(edge), vertex === source)) return;
        met.set(next, edge);
      });
    }
    return met;
  }
}
