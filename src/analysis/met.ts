/**
 * Elements that packets met on their way, so that opening them could make a difference. Whatever is
 * not met changes nothing, alone or with others that are not: every change that opening makes begins
 * at a point that packets have got to.
 */
import type { Domain } from '../dataplane/domains.js';
import { layer2Of, usedVlans, type Component } from '../dataplane/layer2.js';
import type { Layout } from '../dataplane/layout.js';
import type { DepthElement } from '../model/depth.js';
import type { NodeId, SegmentId, SubnetId, SwitchId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import type { RoutingMode } from '../model/result.js';
import type { Subnet } from '../model/segment.js';
import type { Pass } from './passes.js';

/** Where packets were. */
interface Visited {
  /** Wires that they were put on. */
  readonly wires: Set<Domain>;
  /** Nodes that received or sent them. */
  readonly nodes: Set<Node>;
  /** Nodes whose filters denied some. */
  readonly denying: Set<NodeId>;
}

/** Those of `elements`, none of which is opened yet, that packets of `passes` met. */
export function metBy(
  layout: Layout,
  passes: readonly Pass[],
  elements: readonly DepthElement[],
  routing: RoutingMode,
): readonly DepthElement[] {
  const visited = visitedBy(layout, passes);
  const switches = elements.some(({ kind }) => kind === 'switch')
    ? metSwitches(layout, visited)
    : new Set<SwitchId>();
  return elements.filter((element) =>
    element.kind === 'switch'
      ? switches.has(element.id)
      : isMet(layout, visited, layout.node(element.id), routing),
  );
}

function isMet(layout: Layout, visited: Visited, node: Node, routing: RoutingMode): boolean {
  if (visited.denying.has(node.id)) return true;
  const received = visited.nodes.has(node);
  if (node.forwards) return received && routing === 'any-route';
  return received || node.interfaces.some(({ id }) => visited.wires.has(layout.domainOf(id)));
}

function visitedBy(layout: Layout, passes: readonly Pass[]): Visited {
  const visited: Visited = { wires: new Set(), nodes: new Set(), denying: new Set() };
  for (const { graph, reach } of passes) {
    for (const id of reach.keys()) {
      const state = graph.state(id);
      if (state.kind === 'wire') visited.wires.add(state.domain);
      if (state.kind === 'sent') visited.wires.add(layout.domainOf(state.target.out.id));
      if (state.kind === 'generated') visited.nodes.add(layout.node(state.node.id));
      if (state.kind === 'arrival') visited.nodes.add(layout.node(state.interface.node));
      if (state.kind !== 'end' || !state.end.disposition.startsWith('denied-')) continue;
      // In-filters deny at an interface, all others at the node.
      const node = state.end.node?.id ?? state.end.interface?.node;
      if (node !== undefined) visited.denying.add(node);
    }
  }
  return visited;
}

/**
 * Switches that carry a wire that matters, or are cabled to one that does: where packets are, and where
 * nodes that have them stand, because a wire decides who has which address.
 */
function metSwitches({ network, domains }: Layout, visited: Visited): Set<SwitchId> {
  const { ofComponent, ofDomain } = carriers(network);
  const legs = [...visited.nodes].flatMap(({ interfaces }) => interfaces);
  const matters = new Set([
    ...visited.wires,
    ...legs.flatMap(({ id }) => domains.ofInterface.get(id) ?? []),
  ]);
  const carrying = new Set(
    [...matters].flatMap((domain) => ofComponent.get(ofDomain(domain)) ?? []),
  );
  const cabled = network.cables.flatMap(({ ends: [a, b] }) => [
    ...(carrying.has(a.switch) ? [b.switch] : []),
    ...(carrying.has(b.switch) ? [a.switch] : []),
  ]);
  return new Set([...carrying, ...cabled]);
}

interface Carriers {
  readonly ofComponent: ReadonlyMap<Component, readonly SwitchId[]>;
  ofDomain(domain: Domain): Component;
}

/** Which switches carry which wires: asked with a subnet, that nobody is in, per switch and VLAN. */
function carriers(network: Network): Carriers {
  const vlans = [...usedVlans(network)];
  const probes = network.switches.flatMap(({ id, at }) =>
    vlans.map((vlan): Subnet & { readonly home: SwitchId } => ({
      id: `${id} ${vlan}` as SubnetId,
      name: {},
      segment: '' as SegmentId,
      prefixes: [],
      vlan,
      home: id,
      at,
    })),
  );
  const wires = layer2Of({ ...network, subnets: [...network.subnets, ...probes] });
  const ofComponent = new Map<Component, SwitchId[]>();
  const add = (component: Component, id: SwitchId): void => {
    ofComponent.set(component, [...(ofComponent.get(component) ?? []), id]);
  };
  for (const probe of probes) add(wires.ofSubnet(probe), probe.home);
  for (const i of network.nodes.flatMap(({ interfaces }) => interfaces)) {
    if (i.attachment.kind === 'port') add(wires.ofInterface(i), i.attachment.switch);
  }
  return {
    ofComponent,
    ofDomain: ({ interfaces: [leg], subnets: [subnet] }) =>
      leg === undefined ? wires.ofSubnet(subnet!) : wires.ofInterface(leg),
  };
}
