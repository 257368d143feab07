/**
 * Ends of flows: what a name or an address means among the nodes, subnets and segments of a network.
 * Objects have none: they are for filters.
 */
import type { AddressSet } from '../../model/address.js';
import type { NodeId, SegmentId, SubnetId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { FlowEnd } from '../../model/register.js';
import type { Subnet } from '../../model/segment.js';
import type { Block } from '../grammar/address.js';
import {
  blockAddresses,
  isWithin,
  nodeAddresses,
  subnetAddresses,
  type Populations,
} from './address-sets.js';
import type { NameKind } from './names.js';

/** Who owns the addresses of an end. */
export type Owner = Pick<FlowEnd, 'node' | 'subnet' | 'segment'>;

export function ownerOf(kind: NameKind, id: string): Owner {
  if (kind === 'subnet') return { subnet: id as SubnetId };
  if (kind === 'segment') return { segment: id as SegmentId };
  return { node: id as NodeId };
}

/** Subnets in which all of a block lies: one, unless subnets overlap. */
export function subnetsAround({ subnets }: Populations, block: Block): readonly Subnet[] {
  const addresses = blockAddresses(block);
  return [...subnets.values()].filter((subnet) => isWithin(addresses, subnetAddresses(subnet)));
}

/** The node that has all of the addresses, if there is one only. */
export function nodeWith({ nodes }: Populations, addresses: AddressSet): Node | undefined {
  const owners = [...nodes.values()].filter((node) => isWithin(addresses, ownAddresses(node)));
  return owners.length === 1 ? owners[0] : undefined;
}

/** Asked for every end and every node, so remembered. */
const OWN = new WeakMap<Node, AddressSet>();

function ownAddresses(node: Node): AddressSet {
  const known = OWN.get(node) ?? findOwnAddresses(node);
  OWN.set(node, known);
  return known;
}

function findOwnAddresses(node: Node): AddressSet {
  return node.kind === 'external'
    ? nodeAddresses({ ...node, behind: { 4: [], 6: [] } })
    : nodeAddresses(node);
}
