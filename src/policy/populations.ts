/** Who is meant by an end of a flow: nodes, with the addresses that the end gives them. */
import type { Ground } from '../analysis/passes.js';
import { externalAddresses, ownSubnets } from '../analysis/places.js';
import type { Node } from '../model/node.js';
import { canonicalRanges, intersectRanges, type RangeList } from '../model/range.js';
import type { FlowEnd } from '../model/register.js';

export interface Member {
  readonly node: Node;
  readonly addresses: RangeList;
}

/** Members of all `ends` in the family of `ground`, each node once. */
export function membersOf(ground: Ground, ends: readonly FlowEnd[]): readonly Member[] {
  const byNode = new Map<Node, RangeList>();
  for (const end of ends) {
    for (const { node, addresses } of membersOfEnd(ground, end)) {
      byNode.set(node, canonicalRanges([...(byNode.get(node) ?? []), ...addresses]));
    }
  }
  return [...byNode].map(([node, addresses]) => ({ node, addresses }));
}

/**
 * A subnet or a segment means the hosts that are declared in it. Addresses that no host has mean
 * the device that has them.
 */
function membersOfEnd({ layout }: Ground, end: FlowEnd): readonly Member[] {
  const wanted = canonicalRanges(end.addresses[layout.family]);
  const among = (nodes: readonly Node[]): readonly Member[] =>
    nodes
      .map((node) => ({
        node,
        addresses: intersectRanges(wanted, addressesFor(layout, node, end)),
      }))
      .filter(({ addresses }) => addresses.length > 0);
  if (end.node !== undefined) return among([layout.node(end.node)]);
  const { nodes } = layout.network;
  const hosts = among(nodes.filter((node) => node.kind !== 'device'));
  return hosts.length > 0 ? hosts : among(nodes.filter((node) => node.kind === 'device'));
}

function addressesFor(layout: Ground['layout'], node: Node, end: FlowEnd): RangeList {
  if (node.kind === 'external') {
    const meant =
      end.node === node.id || (end.segment !== undefined && end.segment === node.segment);
    return meant ? externalAddresses(layout, node) : [];
  }
  if (end.node !== undefined) {
    return canonicalRanges(node.interfaces.flatMap((i) => layout.ownRanges(i)));
  }
  const subnets = [...ownSubnets(layout, node)].filter(
    ([subnet]) =>
      subnet === end.subnet || layout.index.subnets.get(subnet)?.segment === end.segment,
  );
  return canonicalRanges(subnets.flatMap(([, ranges]) => ranges));
}
