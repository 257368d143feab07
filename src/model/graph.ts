/**
 * The network as a graph that people can query: who is attached to which broadcast domain, which
 * subnets are on it, in which segment they lie. Vertices are values of {@link Vertex}, their keys
 * are made by {@link vertexKey}; there is one `attached` edge per interface.
 */
import { MultiDirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';

import type { NodeId, SegmentId, SubnetId } from './ids.js';
import type { Network } from './network.js';
import type { Interface } from './node.js';
import type { Subnet } from './segment.js';

export type Vertex =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'domain'; readonly id: number }
  | { readonly kind: 'subnet'; readonly id: SubnetId }
  | { readonly kind: 'segment'; readonly id: SegmentId };

export type Link =
  | { readonly kind: 'attached'; readonly interface: Interface }
  /** A subnet on a broadcast domain. */
  | { readonly kind: 'on' }
  /** A subnet or an external in a segment. */
  | { readonly kind: 'in' };

export type NetworkGraph = MultiDirectedGraph<Vertex, Link>;

/** Members of a broadcast domain (SEMANTICS §2.5, §2.6). */
export interface DomainMembers {
  readonly index: number;
  readonly interfaces: readonly Interface[];
  readonly subnets: readonly Subnet[];
}

/** The key of a vertex in the graph. */
export function vertexKey({ kind, id }: Vertex): string {
  return `${kind} ${id}`;
}

/** Builds the graph of `network`, whose broadcast domains are `domains`. */
export function networkGraph(network: Network, domains: readonly DomainMembers[]): NetworkGraph {
  const graph: NetworkGraph = new MultiDirectedGraph<Vertex, Link>();
  const add = (vertex: Vertex): string => graph.mergeNode(vertexKey(vertex), vertex)[0];
  for (const segment of network.segments) add({ kind: 'segment', id: segment.id });
  for (const subnet of network.subnets) {
    const from = add({ kind: 'subnet', id: subnet.id });
    graph.addEdge(from, add({ kind: 'segment', id: subnet.segment }), { kind: 'in' });
  }
  for (const node of network.nodes) {
    const from = add({ kind: 'node', id: node.id });
    if (node.kind !== 'external' || node.segment === undefined) continue;
    graph.addEdge(from, add({ kind: 'segment', id: node.segment }), { kind: 'in' });
  }
  for (const { index, interfaces, subnets } of domains) {
    const to = add({ kind: 'domain', id: index });
    for (const subnet of subnets) {
      graph.addEdge(vertexKey({ kind: 'subnet', id: subnet.id }), to, { kind: 'on' });
    }
    for (const i of interfaces) {
      const from = vertexKey({ kind: 'node', id: i.node });
      graph.addEdge(from, to, { kind: 'attached', interface: i });
    }
  }
  return graph;
}

/** Parts of the network between which there is no cable. Segments connect nothing: they are names. */
export function islands(graph: NetworkGraph): readonly (readonly Vertex[])[] {
  const seen = new Set<string>();
  const found: Vertex[][] = [];
  graph.forEachNode((start, { kind }) => {
    if (kind === 'segment' || seen.has(start)) return;
    const island: Vertex[] = [];
    const visit = (key: string, vertex: Vertex): boolean => {
      if (vertex.kind === 'segment') return true;
      seen.add(key);
      island.push(vertex);
      return false;
    };
    bfsFromNode(graph, start, visit, { mode: 'directed' });
    found.push(island);
  });
  return found;
}
