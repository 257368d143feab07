/**
 * Networks in which something no longer holds anybody back (SEMANTICS §14.1, §14.2). Plain networks in,
 * plain networks out.
 */
import { usedVlans } from '../dataplane/layer2.js';
import type { Layout } from '../dataplane/layout.js';
import { compareNumber } from '../base/compare.js';
import type { DepthElement } from '../model/depth.js';
import type { Network } from '../model/network.js';
import type { Interface, Node, RouteAction } from '../model/node.js';
import type { RoutingMode } from '../model/result.js';
import type { Switch } from '../model/segment.js';

/** Everything that can be opened, in the order of the files. */
export function elementsToOpen(layout: Layout, layer2: boolean): readonly DepthElement[] {
  const { nodes, switches } = layout.network;
  return [
    ...nodes
      .filter((node) => isGuard(layout, node))
      .map(({ id }): DepthElement => ({ kind: 'guard', id })),
    ...(layer2 ? switches.map(({ id }): DepthElement => ({ kind: 'switch', id })) : []),
  ];
}

function isGuard(layout: Layout, { kind, interfaces }: Node): boolean {
  const attached = interfaces.filter(({ attachment }) => attachment.kind !== 'none');
  const domains = new Set(attached.map(({ id }) => layout.domainOf(id)));
  return kind !== 'external' && domains.size > 1;
}

/** `network` as the elements of `opened` leave it. */
export function openedBy(
  network: Network,
  opened: readonly DepthElement[],
  routing: RoutingMode,
): Network {
  const ids = (kind: DepthElement['kind']): ReadonlySet<string> =>
    new Set(opened.flatMap((element) => (element.kind === kind ? [element.id] : [])));
  const [guards, switches] = [ids('guard'), ids('switch')];
  const vlans = [...usedVlans(network)].sort(compareNumber);
  return {
    ...network,
    nodes: network.nodes.map((node) => (guards.has(node.id) ? openNode(node, routing) : node)),
    switches: network.switches.map((one) => (switches.has(one.id) ? openSwitch(one, vlans) : one)),
  };
}

/** It forwards, and nothing of it filters what it forwards. */
function openNode({ policy: _policy, ...node }: Node, routing: RoutingMode): Node {
  const interfaces = node.interfaces.map((i): Interface => ({
    ...i,
    filtersIn: [],
    filtersOut: [],
  }));
  const open = { ...node, forwards: true, interfaces };
  return routing === 'exact' ? open : inOneVrf(open);
}

/** Where no route is relied on, nor is what keeps tables of routes apart. */
function inOneVrf(node: Node): Node {
  const vrf = node.interfaces[0]?.vrf;
  if (vrf === undefined) return node;
  const stays = ({ action }: { readonly action: RouteAction }): boolean => action.kind !== 'vrf';
  return {
    ...node,
    interfaces: node.interfaces.map((i) => ({
      ...i,
      vrf,
      policyRoutes: i.policyRoutes.filter(stays),
    })),
    routes: node.routes.filter(stays).map((route) => ({ ...route, vrf })),
  };
}

/** Every port carries every VLAN, and ports that nobody is plugged into make them one. */
function openSwitch(one: Switch, vlans: readonly number[]): Switch {
  const [lowest, ...others] = vlans;
  if (lowest === undefined) return one;
  return {
    ...one,
    ports: [
      ...one.ports.map((port) => ({
        ...port,
        tagged: vlans,
        untagged: port.untagged ?? port.fallbackVlan ?? lowest,
      })),
      ...others.map((vlan) => ({
        name: `\0joins ${vlan}`,
        tagged: [],
        untagged: lowest,
        fallbackVlan: vlan,
        at: one.at,
      })),
    ],
  };
}
