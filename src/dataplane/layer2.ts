/**
 * What joins wires (SEMANTICS §2): a graph of (switch, VLAN) vertices. It depends on switches, cables,
 * subnets and tunnels only; interfaces hang on its vertices.
 */
import { UndirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';

import { present } from '../base/assert.js';
import type { SwitchId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface } from '../model/node.js';
import type { Subnet, SwitchPort } from '../model/segment.js';

/** Names one component of the graph; an interface that is attached to nothing is one of its own. */
export type Component = number | string;

/** Where interfaces and subnets hang. */
export interface Layer2 {
  ofInterface(i: Interface): Component;
  ofSubnet(subnet: Subnet): Component;
}

const SITE_SWITCH = '*';

/** The graph of `network`. */
export function layer2Of(network: Network): Layer2 {
  const componentOf = components(layer2Graph(network));
  const subnets = new Map(network.subnets.map((subnet) => [subnet.id, subnet]));
  const ports = portsOf(network);
  const vertexOf = ({ attachment }: Interface): string | undefined => {
    if (attachment.kind === 'subnet') {
      return subnetVertex(present(subnets.get(attachment.subnet), attachment.subnet));
    }
    if (attachment.kind === 'tunnel') return `tunnel ${attachment.tunnel}`;
    if (attachment.kind === 'none') return undefined;
    const port = ports.get(portKey(attachment.switch, attachment.port));
    const vlan = port && attachedVlan(port, attachment.vlan);
    return vlan === undefined ? undefined : vlanVertex(attachment.switch, vlan);
  };
  return {
    ofInterface(i) {
      const vertex = vertexOf(i);
      return vertex === undefined ? `alone ${i.id}` : present(componentOf.get(vertex), vertex);
    },
    ofSubnet: (subnet) => present(componentOf.get(subnetVertex(subnet)), subnet.id),
  };
}

function portsOf({ switches }: Network): ReadonlyMap<string, SwitchPort> {
  return new Map(switches.flatMap((s) => s.ports.map((p) => [portKey(s.id, p.name), p] as const)));
}

function portKey(device: SwitchId, port: string): string {
  return `${device} ${port}`;
}

function layer2Graph(network: Network): UndirectedGraph {
  const graph = new UndirectedGraph();
  const used = usedVlans(network);
  for (const subnet of network.subnets) graph.mergeNode(subnetVertex(subnet));
  for (const tunnel of network.tunnels) graph.mergeNode(`tunnel ${tunnel.id}`);
  for (const device of network.switches) {
    for (const port of device.ports) {
      for (const vlan of vlansOf(port, used)) graph.mergeNode(vlanVertex(device.id, vlan));
      if (port.untagged !== undefined && port.fallbackVlan !== undefined) {
        graph.mergeEdge(
          vlanVertex(device.id, port.untagged),
          vlanVertex(device.id, port.fallbackVlan),
        );
      }
    }
  }
  addCables(graph, network, used);
  return graph;
}

function addCables(graph: UndirectedGraph, network: Network, used: ReadonlySet<number>): void {
  const ports = portsOf(network);
  for (const { ends } of network.cables) {
    const [a, b] = ends;
    const portA = present(ports.get(portKey(a.switch, a.port)), `${a.switch}/${a.port}`);
    const portB = present(ports.get(portKey(b.switch, b.port)), `${b.switch}/${b.port}`);
    for (const [from, to, left, right] of [
      [a.switch, b.switch, portA, portB],
      [b.switch, a.switch, portB, portA],
    ] as const) {
      for (const [sent, taken] of carried(left, right, used)) {
        graph.mergeEdge(vlanVertex(from, sent), vlanVertex(to, taken));
      }
    }
  }
}

/** Pairs (VLAN at the sender, VLAN at the taker) of frames that get across (SEMANTICS §2.2). */
function carried(
  sender: SwitchPort,
  taker: SwitchPort,
  used: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (const vlan of vlansOf(sender, used)) {
    const taken = vlan === untaggedOf(sender) ? untaggedOf(taker) : taggedInto(taker, vlan);
    if (taken !== undefined) out.push([vlan, taken]);
  }
  return out;
}

/**
 * VLANs to which something is or may be attached. The others (a trunk that carries "all" has
 * thousands) join nothing, so they need no vertex.
 */
export function usedVlans(network: Network): ReadonlySet<number> {
  const used = new Set<number>();
  const add = (vlan: number | undefined): void => {
    if (vlan !== undefined) used.add(vlan);
  };
  for (const subnet of network.subnets) add(subnet.vlan);
  for (const port of network.switches.flatMap((s) => s.ports)) {
    add(port.untagged);
    add(port.fallbackVlan);
  }
  for (const i of network.nodes.flatMap((node) => node.interfaces)) {
    if (i.attachment.kind === 'port') add(i.attachment.vlan);
  }
  return used;
}

/** VLANs of `used` whose frames the port sends and takes. */
export function vlansOf(port: SwitchPort, used: ReadonlySet<number>): readonly number[] {
  const vlans = new Set(port.tagged.filter((vlan) => used.has(vlan)));
  const untagged = untaggedOf(port);
  if (untagged !== undefined) vlans.add(untagged);
  return [...vlans];
}

/** The VLAN of frames without a tag (SEMANTICS §2.2, §2.4). */
function untaggedOf(port: SwitchPort): number | undefined {
  return port.untagged ?? port.fallbackVlan;
}

/** A member of a VLAN takes its frames with a tag even if it sends them without. */
function taggedInto(port: SwitchPort, vlan: number): number | undefined {
  return port.tagged.includes(vlan) || untaggedOf(port) === vlan ? vlan : undefined;
}

function vlanVertex(device: SwitchId | typeof SITE_SWITCH, vlan: number): string {
  return `vlan ${vlan} ${device}`;
}

function subnetVertex(subnet: Subnet): string {
  if (subnet.vlan === undefined) return `subnet ${subnet.id}`;
  return vlanVertex(subnet.home ?? SITE_SWITCH, subnet.vlan);
}

function attachedVlan(port: SwitchPort, tag: number | undefined): number | undefined {
  return tag === undefined ? untaggedOf(port) : taggedInto(port, tag);
}

function components(graph: UndirectedGraph): ReadonlyMap<string, number> {
  const componentOf = new Map<string, number>();
  let next = 0;
  graph.forEachNode((start) => {
    if (componentOf.has(start)) return;
    const component = next++;
    bfsFromNode(graph, start, (vertex) => {
      componentOf.set(vertex, component);
    });
  });
  return componentOf;
}
