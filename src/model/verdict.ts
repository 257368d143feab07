/** What the engine says about a policy, as plain data. Sentences are in `messages`. */
import type { Chain } from './chain.js';
import { CONTENT_FINDING_PARAMS } from './content-findings.js';
import { FACT_FINDING_PARAMS } from './fact-findings.js';
import { FAILURE_FINDING_PARAMS } from './failure-findings.js';
import { MODEL_FINDING_PARAMS } from './model-findings.js';
import { OWN_FINDING_PARAMS } from './own-findings.js';
import type { FlowId, OwnRequirementId } from './ids.js';
import type { Label, Location } from './location.js';
import type { Packet } from './packet.js';
import { READING_FINDING_PARAMS } from './reading-findings.js';
import { REGISTER_FINDING_PARAMS } from './register-findings.js';
import type { Trace } from './trace.js';
import { TRAFFIC_FINDING_PARAMS } from './traffic-findings.js';

/** Every requirement that this version decides, in the order of reports. */
export const REQUIREMENT_IDS = [
  'R-INV-1',
  'R-CLS-1',
  'R-CLS-2',
  'R-CLS-3a',
  'R-CLS-3b',
  'R-CLS-4',
  'R-SCP-1',
  'R-DOC-1',
  'R-DOC-2',
  'R-SEP-1',
  'R-SEP-2',
  'R-SAN-0',
  'R-MN-1',
  'R-MN-4',
  'R-MN-5',
  'R-MN-6',
  'R-LG-1',
  'R-LG-2',
  'R-LG-3',
  'R-LG-4',
  'R-NET-1',
  'R-NET-2',
  'R-PHY-1',
  'R-AC-1',
  'R-V6-1',
  'R-UPD-1',
  'R-MGT-1',
  'R-VEN-1',
  'R-IR-1',
  'R-CLD-1',
  'R-EXC-1',
  'R-EXC-2',
  'R-EXC-3',
  'R-EXC-4',
  'R-EXC-5',
  'R-EXC-6',
  'R-EXC-7',
  'R-EXC-8',
  'R-EXC-9',
  'R-REQ-1',
  'R-HA-1',
  'R-MDL-1',
  'R-MDL-2',
  'R-MDL-3',
  'R-MDL-4',
] as const;

export type RequirementId = (typeof REQUIREMENT_IDS)[number];

/** A requirement of the basic policy, or one that a town wrote itself. */
export type AnyRequirementId = RequirementId | OwnRequirementId;

export function isBuiltIn(id: string): id is RequirementId {
  return (REQUIREMENT_IDS as readonly string[]).includes(id);
}

/** `excepted`: it departs from the requirement, and a registered exception covers it in full. */
export type Verdict = 'proved' | 'violated' | 'excepted' | 'undetermined';

/** Worst first: the verdict of a whole is the worst of its parts. */
export const VERDICT_ORDER: readonly Verdict[] = ['violated', 'undetermined', 'excepted', 'proved'];

/** Why a verdict is what it is. The holes that each sentence has are listed beside it. */
export const FINDING_PARAMS = {
  ...CONTENT_FINDING_PARAMS,
  ...REGISTER_FINDING_PARAMS,
  ...TRAFFIC_FINDING_PARAMS,
  ...FACT_FINDING_PARAMS,
  ...MODEL_FINDING_PARAMS,
  ...READING_FINDING_PARAMS,
  ...FAILURE_FINDING_PARAMS,
  ...OWN_FINDING_PARAMS,
  // proved
  'ok/inventory-closed': ['nodes', 'addresses'],
  'ok/classified': ['nodes', 'subnets'],
  'ok/data-placed': ['systems'],
  'ok/no-path': ['from', 'to'],
  'ok/paths-placed': ['external'], // all segments there are may have a path to it
  'ok/separated': ['domains', 'devices'],
  'ok/explicit-permits-only': ['pairs'], // ordered pairs of segments, a number
  'ok/no-crossing': ['pairs'], // ordered pairs of segments between which nothing passes, a number
  'ok/only-registered': ['from', 'to', 'flows'], // number of lines that cover what passes
  'ok/through-cloud': ['from'],
  'ok/lines-within-register': ['lines'], // number of lines through which something crosses
  'ok/flow-passes': ['flow'],
  // excepted
  'excepted/registered': ['from', 'to', 'flows'], // ids of the lines, joined by commas
  // violated
  'inv/unresolved-next-hop': ['node', 'prefix', 'nextHop'],
  'inv/duplicate-address': ['address', 'first', 'second'],
  'inv/duplicate-mac': ['mac', 'first', 'second'],
  'inv/address-outside-subnets': ['node', 'address'],
  'inv/split-subnet': ['subnet'],
  'inv/isolated-node': ['node'],
  'cls/host-in-two-segments': ['node', 'first', 'second'],
  'cls/stated-otherwise': ['node', 'stated', 'actual'],
  'cls/other-not-isolated': ['from', 'to'],
  'cls/protected-data-outside': ['node', 'data', 'segment'],
  'cls/cms-outside': ['node', 'segment'],
  'cls/lgwan-path': ['from', 'external'],
  'cls/internet-path': ['from', 'external'],
  'sep/shared-domain': ['first', 'second', 'members'],
  'sep/unfiltered-device': ['node', 'first', 'second'],
  'sep/default-permit': ['node', 'from', 'to'], // node: where it passed without a line
  'crossing/not-registered': ['from', 'to'],
  'crossing/wrong-kind': ['from', 'to', 'flows'], // registered, but not as what the clause allows
  'lg/direct-session': ['from', 'to'],
  'lg/sanitizer-forwards': ['node'],
  'net/bypasses-cloud': ['from', 'external'],
  'exc/line-not-cited': ['filter', 'line', 'from', 'to'],
  'exc/line-wider': ['filter', 'line', 'flows', 'from', 'to'],
  'req/lost': ['flow', 'disposition'],
  'req/reply-lost': ['flow', 'disposition'],
  'req/wrong-end': ['flow', 'end'],
  // undetermined
  'und/no-segment': ['kind'],
  'und/empty-segment': ['segment'],
  'und/empty-flow': ['flow'],
  'und/nothing-to-check': ['what'], // one of NOTHING_TO_CHECK
  'und/unclassified-node': ['node'], // it stands in no subnet, so in no segment
  'und/missing-fact': ['node', 'fact'],
  'und/limit': ['limit'],
  'und/unmodelled': ['filter', 'line'],
} as const;

export type FindingCode = keyof typeof FINDING_PARAMS;

/** What was looked for in vain, so that a claim about all of them would be empty. */
export const NOTHING_TO_CHECK = [
  'nodes',
  'hosts',
  'segments',
  'protected-data',
  'flows',
  'terminals',
  'systems',
  'devices',
  'internet-paths',
  'lines',
  'externals',
  'sanitizers',
] as const;

export type NothingToCheck = (typeof NOTHING_TO_CHECK)[number];

/** One concrete packet that shows a finding, replayed by the simulator. */
export interface Witness {
  /** What the simulator is told: a node that generates it, or a subnet on whose wire it is put. */
  readonly origin:
    | { readonly kind: 'generated'; readonly node: string }
    | { readonly kind: 'wire'; readonly subnet: string };
  readonly role: 'opening' | 'ongoing' | 'reply';
  readonly packet: Packet;
  /** The trace that shows the finding; the first hop is where the packet starts. */
  readonly trace: Trace;
  /** For `reply`: the trace of the packet that is answered. */
  readonly opening?: Trace;
}

/** The verdict on one instance of a requirement, e.g. one pair of segments or one flow. */
export interface Finding {
  readonly requirement: AnyRequirementId;
  readonly verdict: Verdict;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The line that decided, or the place that the finding is about. */
  readonly at?: Location;
  readonly related: readonly Location[];
  readonly witness?: Witness;
  /** Of a finding about content. */
  readonly chain?: Chain;
  /** Lines of the register that the finding leans on. */
  readonly flows: readonly FlowId[];
  /** Number of headers concerned, in decimal. */
  readonly packets?: string;
  /** Stable over edits of lines, order and comments. */
  readonly fingerprint: string;
}

/** What a town says of a requirement that it wrote itself. */
export interface AboutOwn {
  readonly title: Label;
  readonly why: Label;
  /** A `warning` does not count in the verdict of the run. */
  readonly severity: 'error' | 'warning';
}

/** One requirement: the worst of its findings. */
export interface RequirementResult {
  readonly id: AnyRequirementId;
  /** As the basic policy numbers it, e.g. `6(3)①`; of a town's own, what the town says. */
  readonly clause: string;
  /** Of a town's own requirement. */
  readonly own?: AboutOwn;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** What is taken for granted. */
export const ASSUMPTION_PARAMS = {
  'assume/no-relay': ['external'], // that it does not pass packets between its tenants
  'assume/senders': ['mode'],
  'assume/tunnel-up': ['tunnel'],
  'assume/externals-keep': ['externals'], // that they pass on no content of the town
  'assume/one-way-lines': ['flows'], // that content moves on them only as the register says
  'assume/one-way-relays': ['nodes'],
  'assume/declared-only': ['subnets'], // that nothing undeclared stands beside sanitizers
  'assume/all-up': [], // every link and device works
  'assume/others-up': [], // of a scenario: all of which no step says otherwise
  'assume/unicast': [], // multicast, broadcast, fragments, ICMP errors are not modelled
} as const;

export type AssumptionCode = keyof typeof ASSUMPTION_PARAMS;

export interface Assumption {
  readonly code: AssumptionCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at?: Location;
}

/** Parts of the policy that this run did not look at. */
export const NOT_CHECKED_PARAMS = {
  'not-checked/attributes': [], // whether machines are set up as the inventory says
  'not-checked/process': [], // clauses that no topology can decide
} as const;

export type NotCheckedCode = keyof typeof NOT_CHECKED_PARAMS;
