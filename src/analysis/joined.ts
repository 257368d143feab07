/**
 * Whether anything could lead from one segment to another at all (SEMANTICS §14.5): wires, and the nodes
 * that may pass packets between them, whatever their filters, routes and addresses.
 */
import { bfsFromNode } from 'graphology-traversal';
import { UndirectedGraph } from 'graphology';

import { broadcastDomains } from '../dataplane/domains.js';
import { Layout } from '../dataplane/layout.js';
import { FAMILIES } from '../model/address.js';
import type { Network } from '../model/network.js';
import { ownSubnets, placeKey, placesOf, type Place } from './places.js';

/** Places, by `placeKey`, at which something from the wires of `from` could arrive in `network`. */
export function joinedTo(network: Network, from: readonly Place[]): ReadonlySet<string> {
  const domains = broadcastDomains(network);
  const layouts = FAMILIES.map((family) => new Layout(network, family, domains));
  const wires = wiresOfPlaces(layouts);
  const graph = new UndirectedGraph();
  for (const { index } of domains.all) graph.addNode(String(index));
  for (const { id, forwards, interfaces } of network.nodes) {
    if (!forwards) continue;
    const vertex = `node ${id}`;
    graph.addNode(vertex);
    for (const i of interfaces) graph.mergeEdge(vertex, String(layouts[0]!.domainOf(i.id).index));
  }
  const reached = new Set<string>();
  for (const place of from) {
    for (const wire of wires.get(placeKey(place)) ?? []) {
      if (reached.has(wire)) continue;
      bfsFromNode(graph, wire, (vertex) => {
        reached.add(vertex);
      });
    }
  }
  return new Set(
    [...wires].flatMap(([place, on]) => (on.some((wire) => reached.has(wire)) ? [place] : [])),
  );
}

/** Wires of each place: those that a subnet is on, and all on which its hosts, or an external, stand. */
function wiresOfPlaces(layouts: readonly Layout[]): ReadonlyMap<string, readonly string[]> {
  const [{ network, domains }] = layouts as readonly [Layout];
  const wires = new Map<string, string[]>();
  const add = (place: Pick<Place, 'kind' | 'id'>, indices: readonly number[]): void => {
    wires.set(placeKey(place), [...(wires.get(placeKey(place)) ?? []), ...indices.map(String)]);
  };
  for (const place of placesOf(network)) {
    if (place.kind === 'subnet') {
      add(
        place,
        (domains.ofSubnet.get(place.id) ?? []).map(({ index }) => index),
      );
    }
  }
  for (const node of network.nodes) {
    const legs = node.interfaces.flatMap(({ id }) => domains.ofInterface.get(id)?.index ?? []);
    if (node.kind === 'external') add({ kind: 'external', id: node.id }, legs);
    if (node.kind !== 'host') continue;
    for (const layout of layouts) {
      for (const id of ownSubnets(layout, node).keys()) add({ kind: 'subnet', id }, legs);
    }
  }
  return wires;
}
