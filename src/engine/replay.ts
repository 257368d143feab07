/**
 * Findings shown by the simulator: the packet that the analyzer names is sent for real, and one of
 * its courses has to be what the finding says. If none is, the two programs disagree: that is a
 * mistake of this program, and never an answer.
 */
import { assert, present } from '../base/assert.js';
import { prefixRange } from '../model/address.js';
import type { Network } from '../model/network.js';
import type { Packet } from '../model/packet.js';
import { inRanges, type RangeList } from '../model/range.js';
import type { Step, Trace } from '../model/trace.js';
import type { Witness } from '../model/verdict.js';
import type { Evidence, Passage } from '../policy/draft.js';
import { Simulator, type Origin, type Sender, type SimulateOptions } from '../simulate/simulate.js';
import { ArrivalReader } from './arrivals.js';

/** The witness that `evidence` stands for; none if the packet has more courses than are followed. */
export function replay(evidence: Evidence): Witness | undefined {
  const arrivals = new ArrivalReader(evidence.network);
  const { origin, role, packet } = evidence;
  const sending = { ...evidence, origin: origin as Origin };
  const isAsSaid = (course: Course): boolean => isShown(evidence, arrivals, course);
  const found = findCourse(sending, isAsSaid, (all) => besideLoop(evidence, arrivals, all));
  return found === undefined ? undefined : { origin, role, packet, ...found };
}

/**
 * The line may stand on a detour that leads back to where the packet was: there a course ends as a loop
 * (SEMANTICS §3.9). What is shown then is a course that arrives without the detour.
 */
function besideLoop(
  { shows, ...evidence }: Evidence,
  arrivals: ArrivalReader,
  all: readonly Course[],
): Course | undefined {
  if (shows.kind !== 'crossing' || shows.through === undefined) return undefined;
  const { through, ...arriving } = shows;
  const isDetour = all.some(
    ({ trace }) =>
      trace.end.disposition === 'loop' &&
      trace.hops.some(({ steps }) =>
        steps.some((step) => step.kind === 'filtered' && isThrough(step, through)),
      ),
  );
  if (!isDetour) return undefined;
  return all.find((course) => isShown({ ...evidence, shows: arriving }, arrivals, course));
}

/** A packet that is sent for real, and how to read the network that it is sent through. */
export interface Sending extends Pick<
  Evidence,
  'network' | 'routing' | 'scheduled' | 'unmodelled' | 'role' | 'packet' | 'arrived'
> {
  readonly origin: Sender;
}

/** A course that is as the analyzer says, else one that will do; none if the packet has more courses than are followed. */
export function findCourse(
  sending: Sending,
  isAsSaid: (course: Course) => boolean,
  orElse: (all: readonly Course[]) => Course | undefined = () => undefined,
): Course | undefined {
  let truncated = false;
  let other: Course | undefined;
  for (const choices of choicesOf(sending)) {
    const followed = courses(sending, choices);
    const found = followed.courses.find(isAsSaid);
    if (found !== undefined) return found;
    truncated ||= followed.truncated;
    other ??= orElse(followed.courses);
  }
  if (other !== undefined) return other;
  if (truncated) return undefined;
  assert(false, `no course of the packet shows the finding: ${describe(sending)}`);
}

export interface Course {
  readonly trace: Trace;
  /** Of a reply, the trace that it answers. */
  readonly opening?: Trace;
}

interface Followed {
  readonly courses: readonly Course[];
  readonly truncated: boolean;
}

function courses(sending: Sending, choices: Choices): Followed {
  const { network, routing, scheduled, unmodelled, role, packet, origin } = sending;
  const simulator = new Simulator(network, { routing, scheduled, unmodelled, choices });
  if (role !== 'reply') {
    const { traces, truncated } =
      role === 'opening' ? simulator.open(origin, packet) : simulator.ongoing(origin, packet);
    return { courses: traces.map((trace) => ({ trace })), truncated };
  }
  const { opening, replies } = simulator.exchange(origin, packet);
  const answers = replies.flatMap(({ of, traces }) =>
    traces.map((trace) => ({ trace, opening: present(opening.traces[of], 'answered trace') })),
  );
  const truncated = opening.truncated || replies.some((reply) => reply.truncated);
  return { courses: answers, truncated };
}

type Choices = NonNullable<SimulateOptions['choices']>;

/**
 * Values to try where a pool gives one of many: first those with which the packet arrives, then one
 * for each way in which lines of the network tell values of the pool apart.
 */
function choicesOf({ arrived, network }: Sending): readonly Choices[] {
  const known = arrived === undefined ? [] : valuesOf(arrived);
  const hinted: Choices = (ranges, original) => {
    const fitting = known.filter((value) => inRanges(value, ranges));
    if (fitting.length > 0) return [...new Set(fitting)];
    return inRanges(original, ranges) ? [original] : ranges.slice(0, 1).map((r) => r.first);
  };
  const cuts = cutPoints(network);
  const all: Choices = (ranges, original) => {
    const inside = cuts.filter((value) => inRanges(value, ranges));
    const firsts = ranges.map((r) => r.first);
    const own = inRanges(original, ranges) ? [original] : [];
    return [...new Set([...own, ...firsts, ...inside])];
  };
  return [hinted, all];
}

function valuesOf({ source, destination, sourcePort, destinationPort }: Packet): readonly bigint[] {
  return [source, destination, sourcePort, destinationPort];
}

/** The first value of every interval on which all lines and tables of `network` act alike. */
function cutPoints(network: Network): readonly bigint[] {
  const cuts = new Set<bigint>();
  const cut = (ranges: RangeList): void => {
    for (const { first, last } of ranges) cuts.add(first).add(last + 1n);
  };
  const matches = [
    ...network.filters.flatMap((filter) => filter.rules.map((line) => line.match)),
    ...network.nodes.flatMap((node) => [
      ...[...node.destinationNat, ...node.sourceNat].map((line) => line.match),
      ...node.interfaces.flatMap((i) => i.policyRoutes.map((route) => route.match)),
    ]),
  ];
  for (const { source, destination, services } of matches) {
    for (const set of [source, destination]) {
      cut(set[4]);
      cut(set[6]);
    }
    for (const service of services) {
      cut(service.sourcePorts);
      cut(service.destinationPorts);
    }
  }
  for (const { routes, interfaces } of network.nodes) {
    for (const { prefix } of routes) cut([prefixRange(prefix)]);
    for (const { addresses, virtualAddresses } of interfaces) {
      for (const { range, prefix } of addresses) cut([range, prefixRange(prefix)]);
      for (const { value } of virtualAddresses) cut([{ first: value, last: value }]);
    }
  }
  for (const { prefixes } of network.subnets) cut(prefixes.map(prefixRange));
  return [...cuts].sort((a, b) => (a < b ? -1 : 1));
}

function isShown(
  { shows }: Evidence,
  arrivals: ArrivalReader,
  { trace, opening }: Course,
): boolean {
  if (shows.kind === 'session') {
    const { from, to } = shows;
    if (opening === undefined) return arrivals.accepts(to, trace);
    return arrivals.accepts(to, opening) && arrivals.accepts(from, trace);
  }
  if (shows.kind === 'end') {
    const { disposition, node } = trace.end;
    return disposition === shows.disposition && (shows.node ?? node) === node;
  }
  const places = arrivals.placesOf(trace);
  if (!shows.at.some(({ kind, id }) => places.has(`${kind} ${id}`))) return false;
  if (trace.hops.some(({ node }) => shows.avoiding.includes(node))) return false;
  const judged = trace.hops.flatMap(({ steps }) =>
    steps.filter((step) => step.kind === 'filtered'),
  );
  if (shows.withoutPermits && judged.some((step) => isWrittenPermit(arrivals, step))) return false;
  return shows.through === undefined || judged.some((step) => isThrough(step, shows.through!));
}

type Filtered = Extract<Step, { kind: 'filtered' }>;

function isThrough({ filter, action, because }: Filtered, through: Passage): boolean {
  if (filter !== through.filter || action !== 'permit') return false;
  return through.line === undefined
    ? because.kind === 'default'
    : because.kind === 'line' && because.id === through.line;
}

/** What a host permits for itself lets nothing arrive: a packet that it denies has arrived too (SEMANTICS §9.1). */
function isWrittenPermit(
  arrivals: ArrivalReader,
  { filter, position, action, because }: Filtered,
): boolean {
  if (position === 'local-in' || action !== 'permit' || because.kind !== 'line') return false;
  return !arrivals.isImplicit(filter, because.line);
}

function describe({ network: _network, ...rest }: Sending): string {
  return JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
