/** R-REQ-1: every required flow of the register passes in full, replies included. */
import { failures, type Failure } from '../../analysis/delivery.js';
import { present } from '../../base/assert.js';
import { FAMILIES, type Family } from '../../model/address.js';
import type { NodeId } from '../../model/ids.js';
import { canonicalRanges, type RangeList } from '../../model/range.js';
import type { FlowEnd, PermittedFlow } from '../../model/register.js';
import type { Draft, Evidence } from '../draft.js';
import { naturalPacket } from '../natural.js';
import { membersOf, type Member } from '../populations.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-REQ-1';

export const REQUIRED_FLOWS_PASS: Requirement = {
  id: ID,
  clause: '6(3)',
  kind: 'flow',
  check(study) {
    const required = study.network.register.filter((flow) => flow.required);
    if (required.length === 0) {
      const params = { what: 'flows' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    return required.map((flow) => judge(study, flow));
  },
};

/** What one node sends of a flow in one family. */
interface Sending {
  readonly family: Family;
  readonly sender: Member;
  readonly receivers: ReadonlySet<NodeId>;
  readonly destinations: RangeList;
}

function judge(study: Study, flow: PermittedFlow): Draft {
  const params = { flow: flow.id };
  const base = { at: flow.at, flows: [flow.id], subject: flow.id, identity: [flow.id] };
  let sent = false;
  for (const sending of sendingsOf(study, flow)) {
    const { family, sender, receivers } = sending;
    const analyzer = study.flowAnalyzer(family);
    const set = packetsOf(analyzer.space, flow, sending);
    if (set === analyzer.space.none) continue;
    sent = true;
    const [failure] = failures(analyzer, sender.node, set, receivers);
    if (failure === undefined) continue;
    return draft(ID, {
      verdict: 'violated',
      ...said(flow, failure),
      ...base,
      packets: analyzer.space.count(failure.sent),
      evidence: evidence(study, sending, failure),
    });
  }
  if (!sent || [...flow.from, ...flow.to].some((end) => isEmptyEnd(study, end))) {
    return draft(ID, { verdict: 'undetermined', code: 'und/empty-flow', params, ...base });
  }
  return draft(ID, { verdict: 'proved', code: 'ok/flow-passes', params, ...base });
}

function sendingsOf(study: Study, flow: PermittedFlow): readonly Sending[] {
  return FAMILIES.flatMap((family) => {
    const ground = study.ground(family);
    const to = membersOf(ground, flow.to);
    const destinations =
      flow.addressedTo === undefined
        ? to.flatMap((member) => member.addresses)
        : flow.addressedTo[family];
    return membersOf(ground, flow.from).map((sender) => ({
      family,
      sender,
      receivers: new Set(to.map((member) => member.node.id)),
      destinations: canonicalRanges(destinations),
    }));
  });
}

/** A claim about an end that nobody stands behind would be empty. */
function isEmptyEnd(study: Study, end: FlowEnd): boolean {
  return FAMILIES.every((family) => membersOf(study.ground(family), [end]).length === 0);
}

type Space = ReturnType<Study['flowAnalyzer']>['space'];

/** Opening packets of the flow that one node sends. */
function packetsOf(
  space: Space,
  flow: PermittedFlow,
  { sender, destinations }: Sending,
): Failure['sent'] {
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

function said(
  flow: PermittedFlow,
  { what, disposition, where }: Failure,
): Pick<Draft, 'code' | 'params'> {
  switch (what) {
    case 'lost':
      return { code: 'req/lost', params: { flow: flow.id, disposition } };
    case 'reply-lost':
      return { code: 'req/reply-lost', params: { flow: flow.id, disposition } };
    case 'wrong-end':
      return { code: 'req/wrong-end', params: { flow: flow.id, end: where ?? disposition } };
  }
}

function evidence(study: Study, { family, sender }: Sending, failure: Failure): Evidence {
  const { interpretation } = study.flowAnalyzer(family);
  const { node } = sender;
  const packet = naturalPacket(study.ground(family), failure.sent);
  return {
    network: study.network,
    routing: interpretation.routing,
    scheduled: interpretation.scheduled,
    unmodelled: interpretation.unmodelled,
    origin: { kind: 'generated', node: node.id },
    role: failure.what === 'reply-lost' ? 'reply' : 'opening',
    packet: present(packet, 'a packet that fails'),
    shows: { kind: 'end', disposition: failure.disposition },
  };
}
