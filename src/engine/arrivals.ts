/** Where a trace arrives (SEMANTICS §9.1), told from the simulator's side. */
import type { ChainHolder } from '../model/chain.js';
import type { FilterId } from '../model/ids.js';
import { indexNetwork, type Network, type NetworkIndex } from '../model/network.js';
import type { Interface, Node } from '../model/node.js';
import type { Family } from '../model/address.js';
import { prefixHas } from '../model/address.js';
import { inRanges } from '../model/range.js';
import type { Trace } from '../model/trace.js';
import { Layer2 } from '../simulate/layer2.js';

export class ArrivalReader {
  readonly #index: NetworkIndex;
  readonly #layer2: Layer2;

  constructor(network: Network) {
    this.#index = indexNetwork(network);
    this.#layer2 = new Layer2(network);
  }

  /** `subnet x` and `external y` for every place at which the packet arrived. */
  placesOf({ hops, end }: Trace): ReadonlySet<string> {
    const { disposition, subnet, packet } = end;
    const node = end.node === undefined ? undefined : this.#index.nodes.get(end.node);
    if (disposition === 'delivered-to-subnet') return new Set([`subnet ${subnet}`]);
    if (disposition === 'exits-network') return new Set([`external ${node?.id}`]);
    if (node?.kind !== 'host') return new Set();
    const last = hops.at(-1)?.steps ?? [];
    const received = last.some((step) => step.kind === 'received');
    const refused = last.some((step) => step.kind === 'filtered' && step.position === 'local-in');
    const local = disposition === 'accepted' || (disposition === 'denied-in' && refused);
    if (!received || !local) return new Set();
    return new Set(
      this.subnetsWith(node, packet.family, packet.destination).map((id) => `subnet ${id}`),
    );
  }

  /** Whether a holder of content accepts the packet (SEMANTICS §10.2). */
  accepts({ kind, id }: ChainHolder, trace: Trace): boolean {
    const { disposition } = trace.end;
    const node = trace.end.node === undefined ? undefined : this.#index.nodes.get(trace.end.node);
    if (kind === 'node') return disposition === 'accepted' && node?.id === id;
    const sanitizes = node?.facts.sanitizer !== undefined && node.kind !== 'external';
    if (sanitizes && disposition !== 'delivered-to-subnet') return false;
    return this.placesOf(trace).has(`${kind} ${id}`);
  }

  /** Whether a line of a filter was written by nobody. */
  isImplicit(filter: FilterId, line: number): boolean {
    return this.#index.filters.get(filter)?.rules[line]?.implicit ?? false;
  }

  /** Ids of the subnets in which `node` has `address`. */
  subnetsWith(node: Node, family: Family, address: bigint): readonly string[] {
    return node.interfaces
      .filter((i) => this.#answers(i, family, address))
      .flatMap((i) => this.#subnetsOf(node, i, family, address));
  }

  /**
   * The subnet that the address states; else those on the wire that span it, else all there, else
   * (on a wire without any) all in which the node stands.
   */
  #subnetsOf(node: Node, i: Interface, family: Family, address: bigint): readonly string[] {
    const stated = i.addresses
      .filter((a) => a.family === family && inRanges(address, [a.range]))
      .flatMap(({ subnet }) => subnet ?? []);
    if (stated.length > 0) return stated;
    const { subnets } = this.#layer2.domain(i);
    const spanning = subnets.filter((subnet) =>
      subnet.prefixes.some((prefix) => prefix.family === family && prefixHas(prefix, address)),
    );
    const there = (spanning.length > 0 ? spanning : subnets).map(({ id }) => id);
    return there.length > 0 ? there : this.#subnetsOfNode(node);
  }

  #subnetsOfNode({ interfaces }: Node): readonly string[] {
    return interfaces.flatMap((i) => [
      ...i.addresses.flatMap(({ subnet }) => subnet ?? []),
      ...this.#layer2.domain(i).subnets.map(({ id }) => id),
    ]);
  }

  #answers(i: Interface, family: Family, address: bigint): boolean {
    return this.#layer2.owners(this.#layer2.domain(i), family, address).includes(i);
  }
}
