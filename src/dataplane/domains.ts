/**
 * Broadcast domains (SEMANTICS §2): the interfaces and subnets that wires join, and the owners of
 * addresses there.
 */
import type { Family } from '../model/address.js';
import type { InterfaceId, SubnetId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface } from '../model/node.js';
import { canonicalRanges, range, type RangeList } from '../model/range.js';
import type { Subnet } from '../model/segment.js';
import { layer2Of, type Component, type Layer2 } from './layer2.js';

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

/** Computes the domains of `network`, whose wires are joined as in `layer2`. */
export function broadcastDomains(network: Network, layer2: Layer2 = layer2Of(network)): Domains {
  const build = new DomainBuilder(network);
  const addressed = new Map<SubnetId, Component[]>();
  for (const i of network.nodes.flatMap((node) => node.interfaces)) {
    const component = layer2.ofInterface(i);
    build.addInterface(component, i);
    if (i.attachment.kind === 'none') continue;
    for (const { subnet } of i.addresses) {
      if (subnet === undefined) continue;
      const known = addressed.get(subnet);
      if (known === undefined) addressed.set(subnet, [component]);
      else known.push(component);
    }
  }
  for (const subnet of network.subnets) {
    build.addSubnet(layer2.ofSubnet(subnet), subnet);
    for (const component of addressed.get(subnet.id) ?? []) build.addSubnet(component, subnet);
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
    Component,
    { interfaces: Interface[]; subnets: Subnet[]; tunnel: boolean }
  >();
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  addInterface(component: Component, i: Interface): void {
    const entry = this.#entry(component);
    entry.interfaces.push(i);
    if (i.attachment.kind === 'tunnel') entry.tunnel = true;
  }

  addSubnet(component: Component, subnet: Subnet): void {
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

  #entry(component: Component): { interfaces: Interface[]; subnets: Subnet[]; tunnel: boolean } {
    const entry = this.#byComponent.get(component) ?? {
      interfaces: [],
      subnets: [],
      tunnel: false,
    };
    this.#byComponent.set(component, entry);
    return entry;
  }
}
