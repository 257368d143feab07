/** Which segment things count as (SEMANTICS §9.2), with `treatAs` followed to the end. */
import { present } from '../base/assert.js';
import type { SegmentId, SubnetId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import type { FlowEnd } from '../model/register.js';
import type { Segment } from '../model/segment.js';
import type { Layout } from '../dataplane/layout.js';

export class Segments {
  readonly #layout: Layout;
  readonly #effective = new Map<SegmentId, Segment>();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** The segment as written. */
  written(id: SegmentId): Segment {
    return present(this.#layout.index.segments.get(id), id);
  }

  /** The segment that `id` counts as. A cycle of `treatAs` would never end: the loader refuses it. */
  effective(id: SegmentId): Segment {
    const known = this.#effective.get(id);
    if (known !== undefined) return known;
    let segment = this.written(id);
    while (segment.treatAs !== undefined) segment = this.written(segment.treatAs);
    this.#effective.set(id, segment);
    return segment;
  }

  /** The segment that a subnet counts as a part of. */
  ofSubnet(id: SubnetId): Segment {
    return this.effective(present(this.#layout.index.subnets.get(id), id).segment);
  }

  /** Every segment that counts as itself, in the order of the files. */
  all(): readonly Segment[] {
    return this.#layout.network.segments.filter((segment) => segment.treatAs === undefined);
  }

  /**
   * Where a leg stands: in the segments of the subnets of its addresses and of its attachment; if
   * it has none, of the subnets on its broadcast domain. Without any, in no segment.
   */
  ofInterface(i: Interface): readonly Segment[] {
    return [...new Set(this.writtenOf(i).map(({ id }) => this.effective(id)))];
  }

  /** The same, as written. */
  writtenOf(i: Interface): readonly Segment[] {
    const own = i.addresses.flatMap((address) => address.subnet ?? []);
    const attached = i.attachment.kind === 'subnet' ? [i.attachment.subnet] : [];
    const subnets = [...attached, ...own].map((id) =>
      present(this.#layout.index.subnets.get(id), id),
    );
    const on = subnets.length > 0 ? subnets : this.#layout.domainOf(i.id).subnets;
    return [...new Set(on.map((subnet) => this.written(subnet.segment)))];
  }

  /** Where the population of an end of a flow stands. */
  ofEnd({ node, subnet, segment }: FlowEnd): readonly Segment[] {
    if (node !== undefined) return this.ofNode(this.#layout.node(node));
    const id = subnet === undefined ? segment : this.#layout.index.subnets.get(subnet)?.segment;
    return id === undefined ? [] : [this.effective(id)];
  }

  /** Segments of all legs of `node`; an external stands where its record says. */
  ofNode(node: Node): readonly Segment[] {
    if (node.kind === 'external' && node.segment !== undefined) {
      return [this.effective(node.segment)];
    }
    return [...new Set(node.interfaces.flatMap((i) => this.ofInterface(i)))];
  }
}

/** Whether `segment` is a part of the outside that counts as nothing inside. */
export function isOutside(segment: Segment): boolean {
  return segment.kind === 'external';
}
