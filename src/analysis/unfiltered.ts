/**
 * Broadcast domains that devices join without any filter on the way, as a graph: an edge from a
 * domain to another for each device that forwards from one to the other and on whose way (filters
 * of the incoming interface, policy, filters of the outgoing one) there is none.
 */
import { MultiDirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';

import type { Layout } from '../dataplane/layout.js';
import type { Interface, Node } from '../model/node.js';
import type { Domain } from '../dataplane/domains.js';

/** A way from one interface of a device to another that nothing filters. */
export interface OpenWay {
  readonly node: Node;
  readonly in: Interface;
  readonly out: Interface;
}

/** A domain that unfiltered devices lead to, and the last of them. */
export interface OpenJoin {
  readonly from: Domain;
  readonly to: Domain;
  readonly last: OpenWay;
}

/**
 * Pairs of domains joined by unfiltered devices, directly or through domains that `passes` lets be
 * crossed: those that belong to nobody, so that nobody is asked about them.
 */
export function openJoins(
  layout: Layout,
  passes: (domain: Domain) => boolean,
): readonly OpenJoin[] {
  const graph = openGraph(layout);
  const byIndex = new Map(layout.domains.all.map((domain) => [domain.index, domain]));
  return layout.domains.all.flatMap((from) => {
    const start = String(from.index);
    const joins: OpenJoin[] = [];
    bfsFromNode(graph, start, (vertex) => {
      const at = byIndex.get(Number(vertex))!;
      if (vertex !== start && !passes(at)) return true;
      graph.forEachOutEdge(vertex, (_edge, last, _source, target) => {
        const to = byIndex.get(Number(target))!;
        if (to !== from && !passes(to)) joins.push({ from, to, last });
      });
      return false;
    });
    return joins;
  });
}

function openGraph(layout: Layout): MultiDirectedGraph<object, OpenWay> {
  const graph = new MultiDirectedGraph<object, OpenWay>();
  for (const { index } of layout.domains.all) graph.addNode(String(index));
  for (const way of layout.network.nodes.flatMap((node) => openWays(layout, node))) {
    const from = layout.domainOf(way.in.id).index;
    const to = layout.domainOf(way.out.id).index;
    if (from !== to) graph.addEdge(String(from), String(to), way);
  }
  return graph;
}

function openWays(layout: Layout, node: Node): readonly OpenWay[] {
  if (!node.forwards || node.kind === 'external' || node.policy !== undefined) return [];
  return node.interfaces
    .filter((i) => i.filtersIn.length === 0)
    .flatMap((i) =>
      layout
        .anyRouteInterfaces(node, i.vrf)
        .filter((out) => out !== i && out.filtersOut.length === 0)
        .map((out) => ({ node, in: i, out })),
    );
}
