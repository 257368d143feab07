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

type Side = 'inside' | 'outside';
type Vertex = { readonly side?: Side };
/** What goes through an edge from its source to its target: 1, 0 or, the other way, -1. */
type Link = { flow: number };
type Links = MultiUndirectedGraph<Vertex, Link>;

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
  const graph = linksOf(layout, inside);
  while (widen(graph));
  const beyond = reaching(graph, 'outside', toward);
  const links = graph.filterEdges(
    (_edge, _flow, source, target) => beyond.has(source) !== beyond.has(target),
  );
  return { kind: 'links', links: (links as InterfaceId[]).sort(compareText) };
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

function linksOf(layout: Layout, inside: (segment: SegmentId) => boolean): Links {
  const graph: Links = new MultiUndirectedGraph<Vertex, Link>();
  const sideOf = (segment: SegmentId | undefined): Vertex =>
    segment === undefined ? {} : { side: inside(segment) ? 'inside' : 'outside' };
  for (const { index, subnets } of layout.domains.all) {
    graph.addNode(`domain ${index}`, sideOf(subnets[0]?.segment));
  }
  for (const node of layout.network.nodes) {
    const vertex = node.kind === 'external' ? sideOf(node.segment) : {};
    for (const i of node.interfaces) {
      if (i.attachment.kind === 'none') continue;
      const [part] = graph.mergeNode(partOf(layout, node, i), vertex);
      graph.addEdgeWithKey(i.id, part, `domain ${layout.domainOf(i.id).index}`, { flow: 0 });
    }
  }
  return graph;
}

/** The part of `node` to which an interface belongs, named after its first interface. */
function partOf(layout: Layout, node: Node, { vrf }: Node['interfaces'][number]): string {
  if (!node.forwards) return `node ${node.id}`;
  const [first] = layout.anyRouteInterfaces(node, vrf);
  return `node ${first?.id ?? node.id}`;
}

type Residual = (link: Link, vertex: string, source: string) => boolean;

/** Whether more can go along an edge away from `vertex`, or towards it. */
const away: Residual = ({ flow }, vertex, source) => (vertex === source ? flow < 1 : flow > -1);
const toward: Residual = ({ flow }, vertex, source) => (vertex === source ? flow > -1 : flow < 1);

/** Vertices that a search from one side meets, each with the edge by which it was met. */
function reaching(graph: Links, from: Side, residual: Residual): ReadonlyMap<string, string> {
  const met = new Map<string, string>();
  graph.forEachNode((vertex, { side }) => {
    if (side === from) met.set(vertex, '');
  });
  for (const vertex of met.keys()) {
    graph.forEachEdge(vertex, (edge, link, source, target) => {
      const next = vertex === source ? target : source;
      if (!met.has(next) && residual(link, vertex, source)) met.set(next, edge);
    });
  }
  return met;
}

/** Sends one more unit from inside to outside, if there is a way for it. */
function widen(graph: Links): boolean {
  const met = reaching(graph, 'inside', away);
  const end = [...met.keys()].find((key) => graph.getNodeAttribute(key, 'side') === 'outside');
  if (end === undefined) return false;
  let vertex = end;
  let edge = met.get(vertex) ?? '';
  while (edge !== '') {
    const [source, target] = graph.extremities(edge);
    const forward = vertex === target;
    graph.updateEdgeAttribute(edge, 'flow', (flow = 0) => flow + (forward ? 1 : -1));
    vertex = forward ? source : target;
    edge = met.get(vertex) ?? '';
  }
  return true;
}
