/**
 * The stages that a packet passes inside a node (SEMANTICS §5), as lists of steps, and what about a
 * node decides how much has to be remembered of a packet on the way.
 */
import type { Family } from '../model/address.js';
import type { Filter, NatRule } from '../model/filter.js';
import type { NetworkIndex } from '../model/network.js';
import { present } from '../base/assert.js';
import type { FilterId, NodeId } from '../model/ids.js';
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

  constructor(index: NetworkIndex, family: Family) {
    this.#index = index;
    this.#family = family;
  }

  /** Steps between receipt and the choice of what to do (SEMANTICS §5.1). */
  inStage(i: Interface): readonly Step[] {
    const filters = this.#steps(i.filtersIn, 'in');
    const translate: Step = { kind: 'translate' };
    return this.#node(i.node).order.inFilter === 'before-destination-nat'
      ? [...filters, translate]
      : [translate, ...filters];
  }

  /** Steps of forwarded packets before they leave by `out` (SEMANTICS §5.2). */
  outStage(out: Interface): readonly Step[] {
    const node = this.#node(out.node);
    const policy = this.#steps(node.policy === undefined ? [] : [node.policy], 'policy');
    const filters = this.#steps(out.filtersOut, 'out');
    const translate: Step = { kind: 'translate' };
    return node.order.outFilter === 'before-source-nat'
      ? [...policy, ...filters, translate]
      : [...policy, translate, ...filters];
  }

  traits(node: Node): NodeTraits {
    const known = this.#traits.get(node.id);
    if (known !== undefined) return known;
    const traits = this.#computeTraits(node);
    this.#traits.set(node.id, traits);
    return traits;
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
