/**
 * The stages that a packet passes inside a node (SEMANTICS §5), as lists of steps, and what about a
 * node decides how much has to be remembered of a packet on the way.
 */
import type { Family } from '../model/address.js';
import type { Filter, NatRule } from '../model/filter.js';
import type { NetworkIndex } from '../model/network.js';
import { present } from '../base/assert.js';
import type { FilterId, InterfaceId, NodeId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import type { FilterPosition } from '../model/trace.js';

export type Step =
  | { readonly kind: 'filter'; readonly filter: Filter; readonly position: FilterPosition }
  | { readonly kind: 'translate' };

/** What a node does with packets, in one family. */
export interface NodeTraits {
  /** It remembers sessions (SEMANTICS §6.1). */
  readonly tracks: boolean;
  /** It has stateful filters. */
  readonly stateful: boolean;
  /** It translates packets of this family. */
  readonly translates: boolean;
  /** Some line asks whether the destination was translated. */
  readonly asksTranslated: boolean;
  /** Something in the out-stage depends on the incoming interface. */
  readonly asksIncoming: boolean;
}

/** Stages and traits of the nodes of one network. */
export class Pipelines {
  readonly #index: NetworkIndex;
  readonly #family: Family;
  readonly #traits = new Map<NodeId, NodeTraits>();
  readonly #inStages = new Map<InterfaceId, readonly Step[]>();
  readonly #outStages = new Map<InterfaceId, readonly Step[]>();

  constructor(index: NetworkIndex, family: Family) {
    this.#index = index;
    this.#family = family;
  }

  /**
   * Steps between receipt and the choice of what to do (SEMANTICS §5.1). A node that translates
   * nothing in this family has no step for it.
   */
  inStage(i: Interface): readonly Step[] {
    return remembered(this.#inStages, i.id, () => {
      const node = this.#node(i.node);
      const filters = this.#steps(i.filtersIn, 'in');
      return node.order.inFilter === 'before-destination-nat'
        ? [...filters, ...this.#translation(node)]
        : [...this.#translation(node), ...filters];
    });
  }

  /** Steps of forwarded packets before they leave by `out` (SEMANTICS §5.2). */
  outStage(out: Interface): readonly Step[] {
    return remembered(this.#outStages, out.id, () => {
      const node = this.#node(out.node);
      const policy = this.#steps(node.policy === undefined ? [] : [node.policy], 'policy');
      const filters = this.#steps(out.filtersOut, 'out');
      return node.order.outFilter === 'before-source-nat'
        ? [...policy, ...filters, ...this.#translation(node)]
        : [...policy, ...this.#translation(node), ...filters];
    });
  }

  traits(node: Node): NodeTraits {
    return remembered(this.#traits, node.id, () => this.#computeTraits(node));
  }

  filter(id: FilterId): Filter {
    return present(this.#index.filters.get(id), id);
  }

  #node(id: NodeId): Node {
    return present(this.#index.nodes.get(id), id);
  }

  #steps(ids: readonly FilterId[], position: FilterPosition): readonly Step[] {
    return ids.map((id) => ({ kind: 'filter', filter: this.filter(id), position }));
  }

  #translation(node: Node): readonly Step[] {
    return this.traits(node).translates ? [{ kind: 'translate' }] : [];
  }

  #computeTraits(node: Node): NodeTraits {
    const outgoing = [
      ...(node.policy === undefined ? [] : [node.policy]),
      ...node.interfaces.flatMap((i) => i.filtersOut),
    ].map((id) => this.filter(id));
    const attached = [
      ...outgoing,
      ...node.interfaces.flatMap((i) => i.filtersIn).map((id) => this.filter(id)),
      ...(node.localIn === undefined ? [] : [this.filter(node.localIn)]),
    ];
    const tables: readonly NatRule[] = [...node.destinationNat, ...node.sourceNat];
    const stateful = attached.some((filter) => filter.stateful);
    const translates = tables.some((line) => line.enabled && line.family === this.#family);
    return {
      tracks: stateful || tables.length > 0,
      stateful,
      translates,
      asksTranslated: attached.some((f) => f.rules.some((line) => line.translated !== undefined)),
      asksIncoming:
        translates || outgoing.some((f) => f.rules.some((line) => line.inInterfaces !== undefined)),
    };
  }
}

function remembered<K, V>(values: Map<K, V>, key: K, compute: () => V): V {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = compute();
  values.set(key, value);
  return value;
}
