/** Whether a flow passes in full (SEMANTICS §9.4), and if not, the worst that becomes of it. */
import { failures, type Failure } from '../analysis/delivery.js';
import { present } from '../base/assert.js';
import { sortedBy } from '../base/compare.js';
import { FAMILIES } from '../model/address.js';
import type { NodeId } from '../model/ids.js';
import type { PermittedFlow } from '../model/register.js';
import type { Evidence } from './draft.js';
import { naturalPacket } from './natural.js';
import { membersOf } from './populations.js';
import { isEmptyEnd, sendingsOf, type Sending } from './sendings.js';
import type { Study } from './study.js';

export type Passing =
  | { readonly kind: 'passes' }
  /** Nobody stands behind an end, or shares a family with the other. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'fails';
      readonly failure: Failure;
      /** Headers that fail in some way, each counted once per sender. */
      readonly packets: bigint;
      readonly evidence: Evidence;
    };

/** What fails of a flow, and for whom. */
interface Failing {
  readonly sending: Sending;
  readonly failure: Failure;
}

const WORST_FIRST: readonly Failure['what'][] = ['lost', 'wrong-end', 'reply-lost'];

export function passesInFull(study: Study, flow: PermittedFlow): Passing {
  const sendings = sendingsOf(study, flow).filter(({ set, family }) => {
    return set !== study.ground(family).space.none;
  });
  const failing = sendings.flatMap((sending) => failuresOf(study, sending));
  const [first] = sortedBy(
    failing,
    ({ failure }) => WORST_FIRST.indexOf(failure.what),
    ({ failure }) => failure.disposition,
    ({ failure }) => failure.where ?? '',
    ({ sending }) => sending.sender.node.id,
  );
  if (first !== undefined) {
    return {
      kind: 'fails',
      failure: first.failure,
      packets: countFailing(study, failing),
      evidence: evidence(study, first),
    };
  }
  const empty = [...flow.from, ...flow.to].some((end) => isEmptyEnd(study, end));
  const left = empty || sendings.length === 0 || isLeftOut(study, flow, sendings);
  return { kind: left ? 'empty' : 'passes' };
}

function failuresOf(study: Study, sending: Sending): readonly Failing[] {
  const { family, sender, receivers, set } = sending;
  const analyzer = study.flowAnalyzer(family, endsOf(sending));
  return failures(analyzer, sender.node, set, receivers).map((failure) => ({ sending, failure }));
}

function countFailing(study: Study, failing: readonly Failing[]): bigint {
  const bySending = new Map<Sending, Failure['sent']>();
  for (const { sending, failure } of failing) {
    const { space } = study.ground(sending.family);
    const known = bySending.get(sending) ?? space.none;
    bySending.set(sending, space.union(known, failure.sent));
  }
  return [...bySending].reduce(
    (sum, [{ family }, set]) => sum + study.ground(family).space.count(set),
    0n,
  );
}

/** Whether some node of the flow has nothing to send, or nothing that could be meant for it. */
function isLeftOut(study: Study, flow: PermittedFlow, sendings: readonly Sending[]): boolean {
  const busy = new Set(sendings.flatMap(endsOf));
  return FAMILIES.some((family) =>
    membersOf(study.ground(family), [...flow.from, ...flow.to]).some(
      ({ node }) => !busy.has(node.id),
    ),
  );
}

/** The nodes between which packets of a flow go. */
function endsOf({ sender, receivers }: Sending): readonly NodeId[] {
  return [sender.node.id, ...receivers];
}

function evidence(study: Study, { sending, failure }: Failing): Evidence {
  const { family, sender } = sending;
  const { interpretation } = study.flowAnalyzer(family, endsOf(sending));
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
