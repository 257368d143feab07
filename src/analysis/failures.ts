/**
 * Networks in which something has failed (SEMANTICS §11): the network as written, without what
 * depends on the failed element. Plain networks in, plain networks out.
 */
import { present } from '../base/assert.js';
import {
  broadcastDomains,
  ownerships,
  type Domain,
  type Domains,
  type Ownership,
} from '../dataplane/domains.js';
import { layer2Of, type Layer2 } from '../dataplane/layer2.js';
import { ADDRESS_BITS, FAMILIES } from '../model/address.js';
import type { Filter, NatRule } from '../model/filter.js';
import type { FilterId, InterfaceId, NodeId, SwitchId, TunnelId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface, Node, Route, RouteAction } from '../model/node.js';
import { inRanges } from '../model/range.js';

/** Something that can fail; `id` is how people name it. */
export type Element =
  | { readonly kind: 'node'; readonly id: string; readonly node: NodeId }
  | { readonly kind: 'interface'; readonly id: string; readonly interface: InterfaceId }
  | { readonly kind: 'cable'; readonly id: string; readonly index: number }
  | { readonly kind: 'switch'; readonly id: string; readonly switch: SwitchId }
  | { readonly kind: 'tunnel'; readonly id: string; readonly tunnel: TunnelId };

/** Everything that can fail (SEMANTICS §11.1), in the order of the files. */
export function elementsOf(network: Network): readonly Element[] {
  const devices = network.nodes.filter(({ kind }) => kind === 'device');
  const externals = network.nodes.filter(({ kind }) => kind === 'external');
  return [
    ...[...devices, ...externals].map(({ id }): Element => ({ kind: 'node', id, node: id })),
    ...devices.flatMap(({ interfaces }) =>
      interfaces
        .filter(({ attachment }) => attachment.kind !== 'none')
        .map(({ id }): Element => ({ kind: 'interface', id, interface: id })),
    ),
    ...network.cables.map(({ ends: [{ switch: from, port }] }, index): Element => {
      return { kind: 'cable', id: `${from}/${port}`, index };
    }),
    ...network.switches.map(({ id }): Element => ({ kind: 'switch', id, switch: id })),
    ...network.tunnels.map(({ id }): Element => ({ kind: 'tunnel', id, tunnel: id })),
  ];
}

/** `network` while `failed` are down. */
export function withFailures(network: Network, failed: readonly Element[]): Network {
  return stateOf(network, failed, new Wiring(network)).network;
}

/** A network in which something is down, and its wires. */
export interface State {
  readonly network: Network;
  readonly wiring: Wiring;
}

/** The same, for who asks of many states: `before` is the wiring of `network`. */
export function stateOf(network: Network, failed: readonly Element[], before: Wiring): State {
  const broken = unplugged(network, failed);
  const cut = broken.cables.length !== network.cables.length;
  const after = new Wiring(broken, cut ? layer2Of(broken) : before.layer2);
  const touched = cut ? undefined : touchedWires(network, broken, before);
  const down = new Set(failed.map(({ id }) => id));
  const isLeft = (action: RouteAction): boolean =>
    !leavesBy(before, action, touched) || isUsable(before, after, action);
  const nodes = broken.nodes.map((node): Node => {
    const routes = node.routes.filter(
      (route) => isLeft(route.action) && !(isTracked(route, down) && hasSpare(node, route)),
    );
    const lost =
      routes.length < node.routes.length ||
      node.interfaces.some((i) => i.policyRoutes.some(({ action }) => !isLeft(action)));
    if (!lost) return node;
    const interfaces = node.interfaces.map((i) => ({
      ...i,
      policyRoutes: i.policyRoutes.filter(({ action }) => isLeft(action)),
    }));
    return { ...node, routes, interfaces };
  });
  return { network: { ...broken, nodes }, wiring: after };
}

/** Wires with an interface of something that is down; on the others nothing has changed. */
function touchedWires(network: Network, broken: Network, { domains }: Wiring): ReadonlySet<Domain> {
  const changed = network.nodes.filter((node, at) => broken.nodes[at] !== node);
  return new Set(
    changed.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ id }) => domains.ofInterface.get(id) ?? []),
    ),
  );
}

/** Whether what takes a route leaves by one of the wires `touched`, or by any. */
function leavesBy(
  { domains }: Wiring,
  action: RouteAction,
  touched: ReadonlySet<Domain> | undefined,
): boolean {
  if (action.kind !== 'next-hop' && action.kind !== 'interface') return false;
  return (
    touched === undefined ||
    touched.has(present(domains.ofInterface.get(action.interface), action.interface))
  );
}

/** Who has which address on which wire of one network, looked up once each. */
export class Wiring {
  readonly layer2: Layer2;
  readonly domains: Domains;
  readonly #interfaces: ReadonlyMap<InterfaceId, Interface>;
  readonly #working: ReadonlySet<NodeId>;
  readonly #owners = new Map<Domain, readonly Ownership[]>();

  constructor(network: Network, layer2: Layer2 = layer2Of(network)) {
    this.layer2 = layer2;
    this.domains = broadcastDomains(network, layer2);
    const all = network.nodes.flatMap(({ interfaces }) => interfaces);
    this.#interfaces = new Map(all.map((i) => [i.id, i]));
    const working = network.nodes.filter((node) => node.localIn !== downFilter(node));
    this.#working = new Set(working.map(({ id }) => id));
  }

  isAttached(id: InterfaceId): boolean {
    return present(this.#interfaces.get(id), id).attachment.kind !== 'none';
  }

  /** Whether a working node on the wire of `out` has the address. */
  answers(out: InterfaceId, address: bigint): boolean {
    const domain = present(this.domains.ofInterface.get(out), out);
    return this.#ownersOn(domain).some(
      ({ interface: i, ranges }) =>
        i.id !== out && this.#working.has(i.node) && inRanges(address, ranges),
    );
  }

  #ownersOn(domain: Domain): readonly Ownership[] {
    const known = this.#owners.get(domain);
    if (known !== undefined) return known;
    const owners = FAMILIES.flatMap((family) => ownerships(domain, family));
    this.#owners.set(domain, owners);
    return owners;
  }
}

/** The elements taken out; routes are as before. */
function unplugged(network: Network, failed: readonly Element[]): Network {
  const nodes = new Set(failed.flatMap((f) => (f.kind === 'node' ? [f.node] : [])));
  const cables = new Set(failed.flatMap((f) => (f.kind === 'cable' ? [f.index] : [])));
  const switches = new Set(failed.flatMap((f) => (f.kind === 'switch' ? [f.switch] : [])));
  const isDown = downTest(network, failed);
  const dead = network.nodes.filter(({ id }) => nodes.has(id));
  const ghosts = network.nodes.flatMap((node) => {
    if (nodes.has(node.id)) return node.kind === 'device' ? [] : node.interfaces.map(ghostOf(node));
    return node.interfaces.filter(isDown).map(ghostOf(node));
  });
  const silent = [...dead.filter(({ kind }) => kind === 'device'), ...ghosts];
  return {
    ...network,
    cables: network.cables.filter(
      ({ ends }, index) => !cables.has(index) && !ends.some((end) => switches.has(end.switch)),
    ),
    nodes: [
      ...network.nodes.map((node) => {
        if (nodes.has(node.id)) return inert(node);
        if (!node.interfaces.some(isDown)) return node;
        return { ...node, interfaces: node.interfaces.map((i) => (isDown(i) ? bare(i) : i)) };
      }),
      ...ghosts,
    ],
    filters: [...network.filters, ...silent.map(denyAll)],
  };
}

/** Whether an interface is down by itself, or by what it is attached to. */
function downTest({ subnets }: Network, failed: readonly Element[]): (i: Interface) => boolean {
  const homes = new Map(subnets.map(({ id, home }) => [id, home]));
  return ({ id, attachment }) =>
    failed.some((f) => {
      if (f.kind === 'interface') return f.interface === id;
      if (f.kind === 'tunnel')
        return attachment.kind === 'tunnel' && attachment.tunnel === f.tunnel;
      if (f.kind !== 'switch') return false;
      if (attachment.kind === 'port') return attachment.switch === f.switch;
      return attachment.kind === 'subnet' && homes.get(attachment.subnet) === f.switch;
    });
}

/** A device keeps its addresses and takes nothing; a host or an external is gone from its wires. */
function inert(node: Node): Node {
  if (node.kind !== 'device') return { ...node, interfaces: node.interfaces.map(bare) };
  return {
    ...node,
    forwards: false,
    localIn: downFilter(node),
    routes: [],
    interfaces: node.interfaces.map((i) => ({
      ...i,
      virtualAddresses: i.virtualAddresses.map((v) => ({ ...v, priority: BEHIND_ALL })),
      policyRoutes: [],
    })),
  };
}

/** Priority of shared addresses of what is down: whoever else has them answers. */
const BEHIND_ALL = -1;

/** The node still knows its addresses as its own, but no prefix is connected. */
function bare(i: Interface): Interface {
  const addresses = i.addresses.map((address) => {
    const { family, range } = address;
    return { ...address, prefix: { family, value: range.first, length: ADDRESS_BITS[family] } };
  });
  return { ...i, attachment: { kind: 'none' }, addresses, virtualAddresses: [] };
}

/** Whether a node only stands for an interface that is down. */
export function isGhost({ id }: Node): boolean {
  return id.endsWith(DOWN);
}

/** What is left of an interface on its wire: its addresses stay taken, and nothing answers there. */
function ghostOf({ policy: _policy, ...node }: Node): (i: Interface) => Node {
  return (i) => {
    const id = `${i.id}${DOWN}` as NodeId;
    const own = `${id}/0` as InterfaceId;
    const moved = (ids: readonly InterfaceId[]): readonly InterfaceId[] =>
      ids.map((other) => (other === i.id ? own : other));
    const lines = (table: readonly NatRule[]): readonly NatRule[] =>
      table.map(({ inInterfaces, outInterfaces, ...line }) => ({
        ...line,
        ...(inInterfaces && { inInterfaces: moved(inInterfaces) }),
        ...(outInterfaces && { outInterfaces: moved(outInterfaces) }),
      }));
    return inert({
      ...node,
      id,
      kind: 'device',
      interfaces: [{ ...i, id: own, node: id, filtersIn: [], filtersOut: [] }],
      destinationNat: lines(node.destinationNat),
      sourceNat: lines(node.sourceNat),
      behind: { 4: [], 6: [] },
      facts: { data: [], monitor: [] },
    });
  };
}

/** What no id ends with that anybody writes. */
const DOWN = ' (down)';

function downFilter({ id }: Pick<Node, 'id'>): FilterId {
  return `${id}${DOWN}` as FilterId;
}

function denyAll(node: Node): Filter {
  return {
    id: downFilter(node),
    node: node.id,
    rules: [],
    defaults: { 4: 'deny', 6: 'deny' },
    stateful: false,
    at: node.at,
  };
}

/** Whether a route can still be used (SEMANTICS §11.3). */
function isUsable(before: Wiring, after: Wiring, action: RouteAction): boolean {
  if (action.kind !== 'next-hop' && action.kind !== 'interface') return true;
  const out = action.interface;
  if (before.isAttached(out) && !after.isAttached(out)) return false;
  if (action.kind === 'interface') return true;
  return !before.answers(out, action.address) || after.answers(out, action.address);
}

function isTracked({ track }: Route, down: ReadonlySet<string>): boolean {
  return track !== undefined && down.has(track);
}

/** Whether a route of the same prefix stands by with a higher distance. */
function hasSpare(node: Node, { vrf, prefix, distance }: Route): boolean {
  return node.routes.some(
    (other) =>
      other.vrf === vrf &&
      other.prefix.family === prefix.family &&
      other.prefix.value === prefix.value &&
      other.prefix.length === prefix.length &&
      other.distance > distance,
  );
}
