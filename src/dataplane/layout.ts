/**
 * The network as one family of packets meets it: domains, who owns which address, which VRF holds
 * which interface. Computed once and shared by every graph over the network.
 */
import { present } from '../base/assert.js';
import type { Family } from '../model/address.js';
import type { AddressTranslation, NatRule } from '../model/filter.js';
import type { InterfaceId, NodeId, SubnetId, VrfName } from '../model/ids.js';
import { indexNetwork, type Network, type NetworkIndex } from '../model/network.js';
import type { Interface, Node, RouteAction } from '../model/node.js';
import { prefixRange } from '../model/address.js';
import { canonicalRanges, intersectRanges, type RangeList } from '../model/range.js';
import type { Subnet } from '../model/segment.js';
import {
  broadcastDomains,
  ownerships,
  type Domain,
  type Domains,
  type Ownership,
} from './domains.js';

/** A subnet on a domain with the addresses of this family that it spans. */
export interface SubnetRanges {
  readonly subnet: Subnet;
  readonly ranges: RangeList;
}

export class Layout {
  readonly network: Network;
  readonly family: Family;
  readonly index: NetworkIndex;
  readonly domains: Domains;
  readonly #owners = new Map<number, readonly Ownership[]>();
  readonly #ownRanges = new Map<InterfaceId, RangeList>();
  readonly #ownAddresses = new Map<string, RangeList>();
  readonly #subnetRanges = new Map<SubnetId, RangeList>();

  constructor(network: Network, family: Family, domains: Domains = broadcastDomains(network)) {
    this.network = network;
    this.family = family;
    this.index = indexNetwork(network);
    this.domains = domains;
    for (const domain of domains.all) {
      const owners = ownerships(domain, family);
      this.#owners.set(domain.index, owners);
      for (const owner of owners) this.#ownRanges.set(owner.interface.id, owner.ranges);
    }
  }

  node(id: NodeId): Node {
    return present(this.index.nodes.get(id), id);
  }

  interface(id: InterfaceId): Interface {
    return present(this.index.interfaces.get(id), id);
  }

  domainOf(id: InterfaceId): Domain {
    return present(this.domains.ofInterface.get(id), id);
  }

  owners(domain: Domain): readonly Ownership[] {
    return present(this.#owners.get(domain.index), 'owners');
  }

  /** Addresses that the interface answers for (SEMANTICS §3.1). */
  ownRanges(i: Interface): RangeList {
    return this.#ownRanges.get(i.id) ?? [];
  }

  /** Own addresses of `node`, in one VRF or in all (SEMANTICS §3.1). */
  ownAddresses(node: Node, vrf?: VrfName): RangeList {
    const key = vrf === undefined ? node.id : `${node.id} ${vrf}`;
    const known = this.#ownAddresses.get(key);
    if (known !== undefined) return known;
    const own = canonicalRanges(
      node.interfaces
        .filter((i) => vrf === undefined || i.vrf === vrf)
        .flatMap((i) => this.#ownRanges.get(i.id) ?? []),
    );
    this.#ownAddresses.set(key, own);
    return own;
  }

  /** Addresses that the interface receives for because its node translates them (SEMANTICS §2.9). */
  standsInFor(i: Interface): RangeList {
    const { destinationNat, sourceNat } = this.node(i.node);
    const lists = [
      ...destinationNat
        .filter((line) => this.#translatesAt(line, line.inInterfaces, i))
        .map((line) => line.match.destination[this.family]),
      ...sourceNat
        .filter((line) => this.#translatesAt(line, line.outInterfaces, i))
        .map((line) => targetsOf(line.address)),
    ];
    const connected = i.addresses
      .filter((a) => a.family === this.family)
      .map((a) => prefixRange(a.prefix));
    return canonicalRanges(
      connected.flatMap((prefix) =>
        lists
          .map((list) => intersectRanges([prefix], canonicalRanges(list)))
          .filter(([only]) => only?.first !== prefix.first || only.last !== prefix.last)
          .flat(),
      ),
    );
  }

  /** Whether the node translates destinations, and so takes what is for others (SEMANTICS §3.7). */
  translatesDestinations(node: Node): boolean {
    return node.destinationNat.some((line) => line.enabled && line.family === this.family);
  }

  subnetsOn(domain: Domain): readonly SubnetRanges[] {
    return domain.subnets
      .map((subnet) => ({ subnet, ranges: this.subnetRanges(subnet) }))
      .filter((entry) => entry.ranges.length > 0);
  }

  subnetRanges(subnet: Subnet): RangeList {
    const known = this.#subnetRanges.get(subnet.id);
    if (known !== undefined) return known;
    const ranges = canonicalRanges(
      subnet.prefixes.filter((p) => p.family === this.family).map((p) => prefixRange(p)),
    );
    this.#subnetRanges.set(subnet.id, ranges);
    return ranges;
  }

  /** Addresses of `node` in the VRFs that its leaks join to `vrf` (SEMANTICS §3.10). */
  joinedAddresses(node: Node, vrf: VrfName): RangeList {
    return canonicalRanges(
      [...this.#joinedVrfs(node, vrf)].flatMap((each) => this.ownAddresses(node, each)),
    );
  }

  /** Interfaces by which a packet that is in `vrf` may leave in any-route mode (SEMANTICS §3.10). */
  anyRouteInterfaces(node: Node, vrf: VrfName | undefined): readonly Interface[] {
    const joined = vrf === undefined ? undefined : this.#joinedVrfs(node, vrf);
    return node.interfaces.filter(
      (i) => i.attachment.kind !== 'none' && (joined === undefined || joined.has(i.vrf)),
    );
  }

  #translatesAt(
    line: NatRule,
    interfaces: readonly InterfaceId[] | undefined,
    i: Interface,
  ): boolean {
    if (!line.enabled || line.family !== this.family) return false;
    if (line.address.kind === 'keep' && line.port.kind === 'keep') return false;
    return interfaces === undefined || interfaces.includes(i.id);
  }

  #joinedVrfs(node: Node, start: VrfName): ReadonlySet<VrfName> {
    const leaks: (readonly [VrfName, VrfName])[] = [];
    const add = (from: VrfName, action: RouteAction): void => {
      if (action.kind === 'vrf') leaks.push([from, action.vrf]);
      else if (action.kind !== 'null') leaks.push([from, this.interface(action.interface).vrf]);
    };
    for (const route of node.routes) add(route.vrf, route.action);
    for (const i of node.interfaces) for (const p of i.policyRoutes) add(i.vrf, p.action);
    const joined = new Set([start]);
    for (let size = 0; size !== joined.size;) {
      size = joined.size;
      for (const [a, b] of leaks) {
        if (joined.has(a)) joined.add(b);
        if (joined.has(b)) joined.add(a);
      }
    }
    return joined;
  }
}

/** Addresses that a line of source translation gives. */
function targetsOf(address: AddressTranslation): RangeList {
  switch (address.kind) {
    case 'keep':
      return [];
    case 'pool':
      return address.ranges;
    case 'shift':
      return [address.to];
  }
}
