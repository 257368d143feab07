/** A network with what SEMANTICS §3 looks up in it. */
import { present } from '../base/assert.js';
import { prefixHas, prefixRange, type Family, type Prefix } from '../model/address.js';
import type { VrfName } from '../model/ids.js';
import { indexNetwork, type Network, type NetworkIndex } from '../model/network.js';
import type { Interface, Node, RouteAction } from '../model/node.js';
import type { Filter, NatRule } from '../model/filter.js';
import { inRanges } from '../model/range.js';
import type { Subnet } from '../model/segment.js';
import type { Location } from '../model/location.js';
import { Layer2 } from './layer2.js';

/** A route that applies, connected ones included. */
export interface Found {
  readonly prefix: Prefix;
  readonly distance: number;
  readonly action: RouteAction | { readonly kind: 'connected'; readonly interface: Interface };
  readonly at?: Location;
}

export class World {
  readonly layer2: Layer2;
  readonly #index: NetworkIndex;

  constructor(network: Network) {
    this.layer2 = new Layer2(network);
    this.#index = indexNetwork(network);
  }

  node(id: Node['id']): Node {
    return present(this.#index.nodes.get(id), id);
  }

  interface(id: Interface['id']): Interface {
    return present(this.#index.interfaces.get(id), id);
  }

  filter(id: Filter['id']): Filter {
    return present(this.#index.filters.get(id), id);
  }

  subnet(id: Subnet['id']): Subnet {
    return present(this.#index.subnets.get(id), id);
  }

  /** §3.1; without `vrf`, in any of them. */
  isOwn(node: Node, family: Family, address: bigint, vrf?: VrfName): boolean {
    return node.interfaces.some(
      (i) => (vrf === undefined || i.vrf === vrf) && this.answers(i, family, address),
    );
  }

  /** Whether `i` is an owner of `address` on its domain (§2.7). */
  answers(i: Interface, family: Family, address: bigint): boolean {
    return this.layer2.owners(this.layer2.domain(i), family, address).includes(i);
  }

  /** Whether `i` receives what is sent to `address` because its node translates it (§2.9). */
  standsIn(i: Interface, family: Family, address: bigint): boolean {
    const { destinationNat, sourceNat } = this.node(i.node);
    const ranges = [
      ...destinationNat
        .filter((line) => translates(line, family, line.inInterfaces, i))
        .map((line) => line.match.destination[family]),
      ...sourceNat
        .filter((line) => translates(line, family, line.outInterfaces, i))
        .map(({ address: to }) =>
          to.kind === 'pool' ? to.ranges : to.kind === 'shift' ? [to.to] : [],
        ),
    ];
    return i.addresses.some(({ prefix }) => {
      if (prefix.family !== family || !prefixHas(prefix, address)) return false;
      const { first, last } = prefixRange(prefix);
      return ranges.some(
        (list) => inRanges(address, list) && !list.some((r) => r.first <= first && last <= r.last),
      );
    });
  }

  /** Whether `i` takes packets to `destination` off its wire (§3.7). */
  takes(i: Interface, family: Family, destination: bigint): boolean {
    const node = this.node(i.node);
    return (
      node.forwards ||
      node.kind === 'external' ||
      node.destinationNat.some((line) => line.enabled && line.family === family) ||
      this.isOwn(node, family, destination, i.vrf)
    );
  }

  /** Filters or translation lines make a node remember connections (§6.1). */
  tracks(node: Node): boolean {
    const ids = [
      ...node.interfaces.flatMap((i) => [...i.filtersIn, ...i.filtersOut]),
      ...[node.policy, node.localIn].filter((id) => id !== undefined),
    ];
    const tables = node.destinationNat.length + node.sourceNat.length;
    return tables > 0 || ids.some((id) => this.filter(id).stateful);
  }

  /** §3.4: the longest prefixes, of these the lowest distance. */
  lookUp(node: Node, vrf: VrfName, family: Family, address: bigint): readonly Found[] {
    const connected = node.interfaces
      .filter((i) => i.vrf === vrf)
      .flatMap((i) =>
        i.addresses.map(({ prefix, at }): Found => ({
          prefix,
          distance: 0,
          action: { kind: 'connected', interface: i },
          at,
        })),
      );
    const written = node.routes.filter((r) => r.vrf === vrf);
    const all = [...connected, ...written].filter(
      ({ prefix }) => prefix.family === family && prefixHas(prefix, address),
    );
    const longest = Math.max(...all.map((r) => r.prefix.length));
    const nearest = all.filter((r) => r.prefix.length === longest);
    const lowest = Math.min(...nearest.map((r) => r.distance));
    return distinct(nearest.filter((r) => r.distance === lowest));
  }

  /** §3.10. */
  anyRouteInterfaces(node: Node, vrf?: VrfName): readonly Interface[] {
    const usable = node.interfaces.filter((i) => i.attachment.kind !== 'none');
    if (vrf === undefined) return usable;
    const joined = this.joinedVrfs(node, vrf);
    return usable.filter((i) => joined.has(i.vrf));
  }

  /** `vrf` and what leaks of `node` join to it. */
  joinedVrfs(node: Node, vrf: VrfName): ReadonlySet<VrfName> {
    const joined = new Set([vrf]);
    const leaks = [
      ...node.routes.map((r) => [r.vrf, this.#vrfOf(r.action)] as const),
      ...node.interfaces.flatMap((i) =>
        i.policyRoutes.map((p) => [i.vrf, this.#vrfOf(p.action)] as const),
      ),
    ];
    for (let before = 0; before !== joined.size;) {
      before = joined.size;
      for (const [a, b] of leaks) {
        if (b !== undefined && joined.has(a)) joined.add(b);
        if (b !== undefined && joined.has(b)) joined.add(a);
      }
    }
    return joined;
  }

  #vrfOf(action: RouteAction): VrfName | undefined {
    if (action.kind === 'null') return undefined;
    return action.kind === 'vrf' ? action.vrf : this.interface(action.interface).vrf;
  }
}

/** Whether a line gives packets of `family` another address and is asked about interface `i`. */
function translates(
  line: NatRule,
  family: Family,
  interfaces: readonly Interface['id'][] | undefined,
  i: Interface,
): boolean {
  const changes = line.address.kind !== 'keep' || line.port.kind !== 'keep';
  const asked = interfaces === undefined || interfaces.includes(i.id);
  return line.enabled && line.family === family && changes && asked;
}

/** Two routes that do the same are one branch. */
function distinct(routes: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return routes.filter(({ action }) => {
    const key = JSON.stringify(action, (name, value: unknown) => {
      if (typeof value === 'bigint') return String(value);
      return name === 'interface' && typeof value === 'object' ? (value as Interface).id : value;
    });
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
