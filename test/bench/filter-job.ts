/** One list compiled: what is measured of it, and a check against reading the lines one by one. */
import { createHash } from 'node:crypto';

import type { Family } from '../../src/model/address.js';
import { FIELDS, PROTOCOL, type Packet } from '../../src/model/packet.js';
import { inRanges } from '../../src/model/range.js';
import { orderFor } from '../../src/packet-set/field-order.js';
import {
  NODES_MAX,
  PacketSpace,
  ResourceLimit,
  type Box,
  type Decision,
  type PacketSet,
} from '../../src/packet-set/space.js';
import type { Line } from './lists.js';
import { Random } from './random.js';
import { cpuMs, peakMegabytes, timed, type Time } from './timing.js';

export interface Compiled {
  readonly space: PacketSpace;
  readonly decision: Decision;
  readonly permit: PacketSet;
}

/** What the bench says of one list. */
export interface FilterFigures {
  readonly lines: number;
  /** First build of the process, the choice of an order included. */
  readonly first: Time;
  /** The best of those after it, in that order. */
  readonly warm: Time;
  /** Which line decides, for every permitted header: one cut of the set per line. */
  readonly deciding: Time;
  readonly counters: PacketSpace['counters'];
  readonly peakMegabytes: number;
  /** Permitted share of all headers. */
  readonly share: number;
  readonly hash: string;
}

/** Shares as small as one header are told apart from none: there are fewer headers than this. */
const SHARE_UNIT = 10n ** 90n;

/** A list that needs more than the limit says so. */
export type FilterResult = FilterFigures | { readonly lines: number; readonly limit: string };

export function compileList(
  lines: readonly Line[],
  family: Family,
  entries = entriesOf(lines),
  order = orderFor(family, entries),
  nodesMax = NODES_MAX,
): Compiled {
  const space = new PacketSpace(family, { order, nodesMax });
  const decision = space.firstMatch(entries, (entry) => lines[entry]!.permit);
  return { space, decision, permit: space.accepted(decision) };
}

export function entriesOf(lines: readonly Line[]): readonly (readonly Box[])[] {
  return lines.map(({ fields }) => [boxOf(fields)]);
}

function boxOf(fields: Line['fields']): Box {
  return Object.fromEntries(FIELDS.map((field) => [field, [fields[field]]]));
}

/** Builds after the first, however long they take. */
const WARM_MIN = 2;

/** Compiles `lines` once, then for as long as `patienceMs` lasts. */
export function measureList(
  lines: readonly Line[],
  family: Family,
  patienceMs: number,
  nodesMax = NODES_MAX,
): FilterResult {
  try {
    const entries = entriesOf(lines);
    const [compiled, first] = timed(() => compileList(lines, family, entries, undefined, nodesMax));
    const peak = peakMegabytes();
    const { space, decision, permit } = compiled;
    const { counters } = space;
    let warm = first;
    const order = orderFor(family, entries);
    const start = cpuMs();
    for (let rounds = 0; rounds < WARM_MIN || cpuMs() - start < patienceMs; rounds++) {
      const [, time] = timed(() => compileList(lines, family, entries, order, nodesMax));
      warm = { wall: Math.min(warm.wall, time.wall), cpu: Math.min(warm.cpu, time.cpu) };
    }
    const [parts, deciding] = timed(() => space.decided(decision, permit));
    return {
      lines: lines.length,
      first,
      warm,
      deciding,
      counters,
      peakMegabytes: peak,
      share:
        Number((space.count(permit) * SHARE_UNIT) / space.count(space.all)) / Number(SHARE_UNIT),
      hash: hashOf([space.count(permit), ...parts.map((p) => `${p.entry} ${space.count(p.set)}`)]),
    };
  } catch (error) {
    if (error instanceof ResourceLimit) return { lines: lines.length, limit: error.message };
    throw error;
  }
}

/** The headers of a list that the naive reading judges otherwise; bounds of lines are drawn often. */
export function disagreements(
  lines: readonly Line[],
  { space, decision, permit }: Compiled,
  draws: number,
): readonly Packet[] {
  const random = new Random(7);
  return Array.from({ length: draws }, () => drawPacket(lines, space.family, random)).filter(
    (packet) => {
      const single = space.single(packet);
      if (single === space.none) return false;
      const entry = lines.findIndex(({ fields }) =>
        FIELDS.every((field) => inRanges(packet[field], [fields[field]])),
      );
      const [decider] = space.deciders(decision, single);
      const permitted = entry >= 0 && lines[entry]!.permit;
      return decider !== (entry < 0 ? 'none' : entry) || space.has(permit, packet) !== permitted;
    },
  );
}

/** A header whose fields lie on or beside bounds of lines. */
function drawPacket(lines: readonly Line[], family: Family, random: Random): Packet {
  const line = random.pick(lines);
  const value = (field: (typeof FIELDS)[number]): bigint => {
    const { first, last } = (random.chance(0.8) ? line : random.pick(lines)).fields[field];
    return random.pick([first, first, last, first > 0n ? first - 1n : first]);
  };
  const protocol = random.chance(0.2) ? value('protocol') : random.pick([PROTOCOL.tcp, 17n]);
  return {
    family,
    protocol,
    source: value('source'),
    destination: value('destination'),
    sourcePort: value('sourcePort'),
    destinationPort: value('destinationPort'),
  };
}

export function hashOf(parts: readonly (string | bigint | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
