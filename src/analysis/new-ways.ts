/**
 * Whether a failure can let a packet go where none went before. Most only take ways away, and need no
 * second look: new ways take a route, an address or a wire that stands by (SEMANTICS §11.4).
 */
import type { Element, State } from './failures.js';
import type { Domain, Domains } from '../dataplane/domains.js';
import { ADDRESS_BITS, prefixRange, type Family, type Prefix } from '../model/address.js';
import type { InterfaceId, VrfName } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface, Node } from '../model/node.js';
import { range, type Range } from '../model/range.js';

/** Whether the state `broken` of `network` may let through more than `network` does. */
export function mayOpenWays(network: Network, before: Domains, state: State): boolean {
  const broken = state.network;
  if (takesOver(network, broken)) return true;
  const lost = network.nodes.flatMap((node, at) => detours(node, broken.nodes[at]!));
  const cut = network.cables.length !== broken.cables.length;
  if (lost.length === 0 && !cut) return false;
  const after = state.wiring.domains;
  return (
    lost.some(
      (detour) => detour === 'policy' || leadsSomewhere(detour.way, detour.by, broken, after),
    ) ||
    (cut && splitsRouters(broken, before, after))
  );
}

/**
 * Whether the failure of an element is worth a closer look: it touches a wire on which some node that
 * routes has a way that it could lose and has another for, a route watches it wherever it is, or it touches
 * an address that others share, or wires themselves.
 */
export function closerLook(network: Network, domains: Domains): (element: Element) => boolean {
  const routing = network.nodes.filter(routes);
  const wires = new Set(
    routing.flatMap((node) => {
      const ways = waysOf(node);
      const spare = ways.filter(
        (way) =>
          // A leg of a host fails with its switch or tunnel only, which are looked at anyway.
          (node.kind !== 'host' || way.through !== CONNECTED) &&
          ways.some((other) => other !== way && contains(other, way)),
      );
      const policies = node.interfaces.flatMap(({ policyRoutes }) =>
        policyRoutes.flatMap(({ action }) => ('interface' in action ? [action.interface] : [])),
      );
      const outs = [...spare.flatMap(({ out }) => out ?? []), ...policies];
      return outs.map((out) => domains.ofInterface.get(out));
    }),
  );
  const watched = new Set(routing.flatMap((node) => node.routes.map(({ track }) => track)));
  const touches = ({ id, virtualAddresses }: Interface): boolean =>
    virtualAddresses.length > 0 || wires.has(domains.ofInterface.get(id));
  const interfaces = new Map(
    network.nodes.flatMap((node) => node.interfaces.map((i) => [i.id, i] as const)),
  );
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return (element) => {
    if (watched.has(element.id)) return true;
    if (element.kind === 'interface') return touches(interfaces.get(element.interface)!);
    if (element.kind === 'node') return nodes.get(element.node)!.interfaces.some(touches);
    return true;
  };
}

/** Whether its routes matter: for what it forwards, or for what it sends of its own that may cross. */
function routes({ forwards, kind, facts }: Node): boolean {
  return forwards || kind === 'host' || facts.sanitizer !== undefined || facts.relay !== undefined;
}

const CONNECTED = 'connected';

/** A way that a node lost, and one that packets for the same addresses take now. */
interface Detour {
  readonly way: Way;
  readonly by: Way;
}

interface Way {
  readonly vrf: VrfName;
  readonly prefix: Prefix;
  readonly out?: InterfaceId;
  readonly through: string;
}

/** What a node lost for which it has a wider or equal way, or a table after a policy route. */
function detours(before: Node, after: Node): readonly (Detour | 'policy')[] {
  if (after === before || !routes(after)) return [];
  const policies = (node: Node): number =>
    node.interfaces.reduce((sum, i) => sum + i.policyRoutes.length, 0);
  const left = waysOf(after);
  const keys = new Set(left.map(keyOf));
  const lost = waysOf(before).filter((way) => !keys.has(keyOf(way)));
  return [
    ...(policies(after) < policies(before) ? (['policy'] as const) : []),
    ...lost.flatMap((way) =>
      left.filter((other) => contains(other, way)).map((by) => ({ way, by })),
    ),
  ];
}

function waysOf({ interfaces, routes }: Node): readonly Way[] {
  return [
    ...interfaces.flatMap(({ id, vrf, addresses, virtualAddresses }) => [
      ...addresses.map(({ prefix }) => ({ vrf, prefix, out: id, through: CONNECTED })),
      // What is its own, it does not send on; an interface that is down has no shared address.
      ...virtualAddresses.map(({ family, value }) => {
        const prefix = { family, value, length: ADDRESS_BITS[family] };
        return { vrf, prefix, out: id, through: 'own' };
      }),
    ]),
    ...routes.map(({ vrf, prefix, distance, action }): Way => {
      const way = { vrf, prefix, through: `${distance} ${action.kind}` };
      if (action.kind !== 'next-hop' && action.kind !== 'interface') return way;
      const hop = action.kind === 'next-hop' ? ` ${action.address}` : '';
      return { ...way, out: action.interface, through: way.through + hop };
    }),
  ];
}

function keyOf({ vrf, prefix, out, through }: Way): string {
  return `${vrf} ${prefix.family} ${prefix.value}/${prefix.length} ${out ?? ''} ${through}`;
}

function contains(wide: Way, { vrf, prefix }: Way): boolean {
  if (wide.vrf !== vrf || wide.prefix.family !== prefix.family) return false;
  const [outer, inner] = [prefixRange(wide.prefix), prefixRange(prefix)];
  return outer.first <= inner.first && inner.last <= outer.last;
}

/**
 * Whether packets for the addresses of `way` can arrive somewhere on the wires that `by` leads to, if
 * every device there forwards them by every interface that it has some way for them by, or are
 * translated on the way. An external takes whatever is sent to it (SEMANTICS §3.2).
 */
function leadsSomewhere({ prefix }: Way, by: Way, broken: Network, after: Domains): boolean {
  if (by.out === undefined) return true;
  const wanted = prefixRange(prefix);
  const { family } = prefix;
  const meets = (ranges: readonly Range[]): boolean =>
    ranges.some((other) => overlap(other, wanted));
  const { domains, nodes } = onwards(prefix, by.out, broken, after);
  return (
    [...nodes].some(
      ({ kind, destinationNat }) =>
        kind === 'external' ||
        destinationNat.some(({ enabled, match }) => enabled && meets(match.destination[family])),
    ) || [...domains].some((domain) => meets(addressesOn(domain, broken, family)))
  );
}

/** Wires that packets for `prefix` sent by `out` may get to, and the nodes that take them there. */
function onwards(
  prefix: Prefix,
  out: InterfaceId,
  broken: Network,
  after: Domains,
): { readonly domains: ReadonlySet<Domain>; readonly nodes: ReadonlySet<Node> } {
  const byId = new Map(broken.nodes.map((node) => [node.id, node]));
  const domains = new Set<Domain>();
  const nodes = new Set<Node>();
  const add = (id: InterfaceId): void => {
    const domain = after.ofInterface.get(id);
    if (domain !== undefined) domains.add(domain);
  };
  add(out);
  for (const domain of domains) {
    for (const incoming of domain.interfaces) {
      const node = byId.get(incoming.node)!;
      if (incoming.id === out) continue;
      nodes.add(node);
      if (!node.forwards) continue;
      const ways = waysFor(node, prefix);
      for (const leg of legsFrom(node, incoming)) if (ways?.has(leg.id) ?? true) add(leg.id);
    }
  }
  return { domains, nodes };
}

function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Interfaces by which `node` has a way for some address of `prefix`; undefined if that is any. */
function waysFor(node: Node, prefix: Prefix): ReadonlySet<InterfaceId> | undefined {
  if (node.kind === 'external' || node.interfaces.some((i) => i.policyRoutes.length > 0))
    return undefined;
  const wanted = prefixRange(prefix);
  const meets = (other: Prefix): boolean =>
    other.family === prefix.family && overlap(prefixRange(other), wanted);
  return new Set(waysOf(node).flatMap((way) => (meets(way.prefix) ? (way.out ?? []) : [])));
}

/** Interfaces by which `node` may forward what came in by `incoming`; leaks join its VRFs. */
function legsFrom(node: Node, incoming: Interface): readonly Interface[] {
  const leaks =
    node.routes.some(
      ({ action, vrf }) =>
        action.kind === 'vrf' ||
        (action.kind !== 'null' &&
          node.interfaces.some((i) => i.id === action.interface && i.vrf !== vrf)),
    ) || node.interfaces.some(({ policyRoutes }) => policyRoutes.length > 0);
  return leaks ? node.interfaces : node.interfaces.filter(({ vrf }) => vrf === incoming.vrf);
}

function addressesOn(domain: Domain, broken: Network, family: Family): readonly Range[] {
  const nodes = new Set(domain.interfaces.map(({ node }) => node));
  return [
    ...domain.subnets.flatMap(({ prefixes }) =>
      prefixes.filter((p) => p.family === family).map(prefixRange),
    ),
    ...domain.interfaces.flatMap(({ addresses, virtualAddresses }) => [
      ...addresses.filter((a) => a.family === family).map((a) => a.range),
      ...virtualAddresses.filter((v) => v.family === family).map(({ value }) => range(value)),
    ]),
    ...broken.nodes
      .filter(({ id, kind }) => kind === 'external' && nodes.has(id))
      .flatMap(({ behind }) => behind[family]),
  ];
}

/** A shared address that somebody else answers for now. */
function takesOver(network: Network, broken: Network): boolean {
  const sharing = ({ nodes }: Network): readonly string[] =>
    nodes.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ virtualAddresses }) =>
        virtualAddresses
          .filter(({ priority }) => priority >= 0)
          .map(({ family, value }) => `${family} ${value}`),
      ),
    );
  const after = sharing(broken);
  const times = (list: readonly string[], address: string): number =>
    list.filter((other) => other === address).length;
  const before = sharing(network);
  return after.some((address) => times(before, address) > times(after, address));
}

/**
 * A wire that falls into parts: in some packets are forwarded, and in another they are too, or somebody
 * works who is more to them than the machines of a subnet. An address that was somebody's in the whole is
 * nobody's in the other parts.
 */
function splitsRouters(broken: Network, before: Domains, after: Domains): boolean {
  const byId = new Map(broken.nodes.map((node) => [node.id, node]));
  const attached = new Set(
    broken.nodes.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ id, attachment }) => (attachment.kind === 'none' ? [] : [id])),
    ),
  );
  return before.all.some(({ interfaces }) => {
    const parts = new Set<number | undefined>();
    const others = new Set<number | undefined>();
    for (const { id, node } of interfaces) {
      const { forwards, kind, facts } = byId.get(node)!;
      const part = after.ofInterface.get(id)?.index;
      if (forwards) parts.add(part);
      else if (attached.has(id) && (kind !== 'host' || facts.sanitizer || facts.relay)) {
        others.add(part);
      }
    }
    return parts.size > 1 || (parts.size === 1 && [...others].some((part) => !parts.has(part)));
  });
}
