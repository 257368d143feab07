/**
 * Broadcast domains (SEMANTICS §2): connected components of a graph of (switch, VLAN) vertices, with
 * the interfaces and subnets that are on each, and the owners of addresses there.
 */
import { UndirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';

import { present } from '../base/assert.js';
import type { Family } from '../model/address.js';
import type { InterfaceId, SubnetId, SwitchId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface } from '../model/node.js';
import { canonicalRanges, range, type RangeList } from '../model/range.js';
import type { Subnet, SwitchPort } from '../model/segment.js';

/** Members of one broadcast domain, in the order of the network's files. */
export interface Domain {
  readonly index: number;
  readonly tunnel: boolean;
  readonly interfaces: readonly Interface[];
  readonly subnets: readonly Subnet[];
}

export interface Domains {
  readonly all: readonly Domain[];
  readonly ofInterface: ReadonlyMap<InterfaceId, Domain>;
  readonly ofSubnet: ReadonlyMap<SubnetId, readonly Domain[]>;
}

/** Addresses that `interface` answers for on its domain (SEMANTICS §2.7). */
export interface Ownership {
  readonly interface: Interface;
  readonly ranges: RangeList;
}

const SITE_SWITCH = '*';

/** Computes the domains of `network`. */
export function broadcastDomains(network: Network): Domains {
  const graph = layer2Graph(network);
  const interfaces = network.nodes.flatMap((node) => node.interfaces);
  const attachedTo = new Map(interfaces.map((i) => [i.id, vertexOf(graph, network, i)]));
  const componentOf = components(graph);
  const build = new DomainBuilder(network);
  for (const i of interfaces) {
    build.addInterface(present(componentOf.get(present(attachedTo.get(i.id), i.id)), i.id), i);
  }
  for (const subnet of network.subnets) {
    build.addSubnet(present(componentOf.get(subnetVertex(subnet)), subnet.id), subnet);
    for (const i of interfaces) {
      const attached = i.attachment.kind !== 'none';
      if (attached && i.addresses.some((a) => a.subnet === subnet.id)) {
        build.addSubnet(
          present(componentOf.get(present(attachedTo.get(i.id), i.id)), i.id),
          subnet,
        );
      }
    }
  }
  return build.finish();
}

/** Who answers for which addresses of `family` on `domain`. */
export function ownerships(domain: Domain, family: Family): readonly Ownership[] {
  const best = new Map<bigint, number>();
  for (const i of domain.interfaces) {
    for (const v of i.virtualAddresses) {
      if (v.family !== family) continue;
      best.set(v.value, Math.max(best.get(v.value) ?? v.priority, v.priority));
    }
  }
  return domain.interfaces
    .map((i) => ({
      interface: i,
      ranges: canonicalRanges([
        ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
        ...i.virtualAddresses
          .filter((v) => v.family === family && best.get(v.value) === v.priority)
          .map((v) => range(v.value)),
      ]),
    }))
    .filter((owner) => owner.ranges.length > 0);
}

class DomainBuilder {
  readonly #byComponent = new Map<
    number,
    { interfaces: Interface[]; subnets: Subnet[]; tunnel: boolean }
  >();
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  addInterface(component: number, i: Interface): void {
    const entry = this.#entry(component);
    entry.interfaces.push(i);
    if (i.attachment.kind === 'tunnel') entry.tunnel = true;
  }

  addSubnet(component: number, subnet: Subnet): void {
    const entry = this.#entry(component);
    if (!entry.subnets.includes(subnet)) entry.subnets.push(subnet);
  }

  finish(): Domains {
    const all = [...this.#byComponent.values()].map((entry, index): Domain => ({
      index,
      ...entry,
    }));
    const ofInterface = new Map(all.flatMap((d) => d.interfaces.map((i) => [i.id, d] as const)));
    const ofSubnet = new Map(
      this.#network.subnets.map((s) => [s.id, all.filter((d) => d.subnets.includes(s))] as const),
    );
    return { all, ofInterface, ofSubnet };
  }

  #entry(component: number): { interfaces: Interface[]; subnets: Subnet[]; tunnel: boolean } {
    const entry = this.#byComponent.get(component) ?? {
      interfaces: [],
      subnets: [],
      tunnel: false,
    };
    this.#byComponent.set(component, entry);
    return entry;
  }
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
  const ports = new Map(
    network.switches.flatMap((s) => s.ports.map((p) => [`${s.id} ${p.name}`, p] as const)),
  );
  for (const { ends } of network.cables) {
    const [a, b] = ends;
    const portA = present(ports.get(`${a.switch} ${a.port}`), `${a.switch}/${a.port}`);
    const portB = present(ports.get(`${b.switch} ${b.port}`), `${b.switch}/${b.port}`);
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

/** The vertex that the interface is attached to (SEMANTICS §2.5); made if it is alone. */
function vertexOf(graph: UndirectedGraph, network: Network, i: Interface): string {
  const { attachment } = i;
  const alone = `alone ${i.id}`;
  if (attachment.kind === 'subnet') {
    const subnet = network.subnets.find((s) => s.id === attachment.subnet);
    return subnetVertex(present(subnet, attachment.subnet));
  }
  if (attachment.kind === 'tunnel') return `tunnel ${attachment.tunnel}`;
  if (attachment.kind === 'port') {
    const port = network.switches
      .find((s) => s.id === attachment.switch)
      ?.ports.find((p) => p.name === attachment.port);
    const vlan = port && attachedVlan(port, attachment.vlan);
    if (vlan !== undefined) return vlanVertex(attachment.switch, vlan);
  }
  graph.mergeNode(alone);
  return alone;
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
