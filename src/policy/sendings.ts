/** What the nodes of a registered flow send each other (SEMANTICS §9.4). */
import { FAMILIES, type Family } from '../model/address.js';
import type { NodeId } from '../model/ids.js';
import { canonicalRanges, type RangeList } from '../model/range.js';
import type { FlowEnd, PermittedFlow } from '../model/register.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import { membersOf, type Member } from './populations.js';
import type { Study } from './study.js';

/** What one node sends of a flow in one family. */
export interface Sending {
  readonly family: Family;
  readonly sender: Member;
  readonly receivers: ReadonlySet<NodeId>;
  readonly set: PacketSet;
}

/** What every node of `from` sends, in both families; some send nothing. */
export function sendingsOf(study: Study, flow: PermittedFlow): readonly Sending[] {
  const ofStudy = SENDINGS.get(study) ?? new Map<PermittedFlow, readonly Sending[]>();
  SENDINGS.set(study, ofStudy);
  const sendings = ofStudy.get(flow) ?? findSendings(study, flow);
  ofStudy.set(flow, sendings);
  return sendings;
}

/** Asked for every host that takes updates, so remembered. */
const SENDINGS = new WeakMap<Study, Map<PermittedFlow, readonly Sending[]>>();

function findSendings(study: Study, flow: PermittedFlow): readonly Sending[] {
  return FAMILIES.flatMap((family) => {
    const ground = study.ground(family);
    const to = membersOf(ground, flow.to);
    const destinations =
      flow.addressedTo === undefined
        ? to.flatMap((member) => member.addresses)
        : flow.addressedTo[family];
    const receivers = new Set(to.map((member) => member.node.id));
    return membersOf(ground, flow.from).map((sender) => {
      const set = packetsOf(ground.space, flow, sender, canonicalRanges(destinations));
      return { family, sender, receivers, set };
    });
  });
}

/** A claim about an end that nobody stands behind would be empty. */
export function isEmptyEnd(study: Study, end: FlowEnd): boolean {
  return FAMILIES.every((family) => membersOf(study.ground(family), [end]).length === 0);
}

/** Opening packets of the flow that one node sends. */
function packetsOf(
  space: PacketSpace,
  flow: PermittedFlow,
  sender: Member,
  destinations: RangeList,
): PacketSet {
  const boxes = flow.services
    .filter((service) => !service.established)
    .map((service) =>
      space.box({
        source: sender.addresses,
        destination: destinations,
        protocol: service.protocols,
        sourcePort: service.sourcePorts,
        destinationPort: service.destinationPorts,
      }),
    );
  return space.unionAll(boxes);
}
