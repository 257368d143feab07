/**
 * SEMANTICS §13 by hand: every foothold sends every packet that it is given, one by one, and whoever the
 * simulator says is taken over sends in the next round.
 */
import { ArrivalReader } from '../../src/engine/arrivals.js';
import { prefixRange, type Family } from '../../src/model/address.js';
import type { Foothold } from '../../src/model/lateral.js';
import type { Network } from '../../src/model/network.js';
import type { Interface, Node } from '../../src/model/node.js';
import type { Packet } from '../../src/model/packet.js';
import { inRanges, range, type Range } from '../../src/model/range.js';
import type { RoutingMode, SpoofingMode } from '../../src/model/result.js';
import type { Segment } from '../../src/model/segment.js';
import type { TraceEnd } from '../../src/model/trace.js';
import { Layer2 } from '../../src/simulate/layer2.js';
import { Simulator, type Sender } from '../../src/simulate/simulate.js';

export interface NaiveAttack {
  readonly network: Network;
  readonly spoofing: SpoofingMode;
  readonly routing: RoutingMode;
  /** Headers to try; those whose source the foothold cannot have are not sent. */
  readonly packets: readonly Packet[];
  readonly isExploitable: (arrived: Packet) => boolean;
  readonly reading?: 'permissive' | 'strict';
}

/** One way in which a foothold sends. */
export interface Sending {
  readonly origin: Sender;
  readonly maySend: (packet: Packet) => boolean;
}

/** The round of each foothold by `kind id`, and the segments with something of the attacker in them. */
export interface NaiveMovement {
  readonly rounds: ReadonlyMap<string, number>;
  readonly held: ReadonlySet<string>;
  readonly touched: ReadonlySet<string>;
}

export function naiveLateral(attack: NaiveAttack, start: readonly Foothold[]): NaiveMovement {
  const { network, routing, packets, isExploitable, reading = 'permissive' } = attack;
  const arrivals = new ArrivalReader(network);
  const simulator = new Simulator(network, {
    routing,
    scheduled: reading,
    unmodelled: reading,
    choices: (ranges, original) => [
      ...(inRanges(original, ranges) ? [original] : []),
      ...ranges.flatMap(({ first, last }) => [first, last]),
    ],
  });
  const rounds = new Map<string, number>();
  const touched = new Set<string>();
  let fresh = start;
  for (let round = 0; fresh.length > 0; round++) {
    for (const { kind, id } of fresh) rounds.set(`${kind} ${id}`, round);
    const next = new Map<string, Foothold>();
    for (const { origin, maySend } of fresh.flatMap((one) => sendingsOf(attack, one))) {
      for (const packet of packets.filter(maySend)) {
        for (const trace of simulator.open(origin, packet).traces) {
          for (const place of arrivals.placesOf(trace)) touched.add(segmentOfPlace(network, place));
          const taken = takenBy(attack, trace.end);
          if (taken === undefined || !isExploitable(trace.end.packet)) continue;
          const key = `${taken.kind} ${taken.id}`;
          if (!rounds.has(key)) next.set(key, taken);
        }
      }
    }
    fresh = [...next.values()];
  }
  const held = new Set([...rounds.keys()].flatMap((key) => standsIn(network, key)));
  return { rounds, held, touched };
}

/** §13.4. */
export function takenBy(
  { network, spoofing }: Pick<NaiveAttack, 'network' | 'spoofing'>,
  { disposition, node, subnet }: TraceEnd,
): Foothold | undefined {
  if (disposition === 'accepted') return { kind: 'node', id: node! };
  if (disposition === 'exits-network') {
    const external = network.nodes.find(({ id }) => id === node)!;
    if (external.segment === undefined) return undefined;
    const isTown = effective(network, external.segment).kind !== 'external';
    return isTown ? { kind: 'node', id: node! } : undefined;
  }
  if (disposition !== 'delivered-to-subnet' || spoofing === 'none') return undefined;
  const { segment } = network.subnets.find(({ id }) => id === subnet)!;
  const isSanitizing = effective(network, segment).kind === 'sanitizing';
  return isSanitizing ? undefined : { kind: 'subnet', id: subnet! };
}

/** §13.3. */
export function sendingsOf(
  { network, spoofing }: Pick<NaiveAttack, 'network' | 'spoofing'>,
  foothold: Foothold,
): readonly Sending[] {
  const among =
    (ranges: (family: Family) => readonly Range[]) =>
    ({ family, source }: Packet): boolean =>
      ranges(family).some(({ first, last }) => first <= source && source <= last);
  const anyone = (): boolean => true;
  if (foothold.kind === 'subnet') {
    const own = among((family) => prefixesOf(network, [foothold.id], family));
    const origin = { kind: 'wire', subnet: foothold.id } as const;
    return [{ origin, maySend: spoofing === 'any' ? anyone : own }];
  }
  const layer2 = new Layer2(network);
  const node = network.nodes.find(({ id }) => id === foothold.id)!;
  const forwards = node.kind === 'device' || node.forwards;
  return node.interfaces
    .filter(({ attachment }) => attachment.kind !== 'none')
    .map((i) => {
      const around = layer2.domain(i).subnets.map(({ id }) => id as string);
      const sources = among((family) => [
        ...ownRanges(node, family),
        ...(spoofing === 'none' ? [] : prefixesOf(network, around, family)),
      ]);
      return {
        origin: { kind: 'interface', interface: i.id },
        maySend: spoofing === 'any' || forwards ? anyone : sources,
      };
    });
}

function prefixesOf(
  { subnets }: Network,
  ids: readonly string[],
  family: Family,
): readonly Range[] {
  return subnets
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ prefixes }) => prefixes.filter((p) => p.family === family))
    .map((p) => prefixRange(p));
}

function ownRanges({ interfaces, behind }: Node, family: Family): readonly Range[] {
  return [
    ...behind[family],
    ...interfaces.flatMap((i) => [
      ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
      ...i.virtualAddresses.filter((v) => v.family === family).map((v) => range(v.value)),
    ]),
  ];
}

export function effective({ segments }: Network, id: string): Segment {
  const segment = segments.find((one) => one.id === id)!;
  return segment.treatAs === undefined
    ? segment
    : effective({ segments } as Network, segment.treatAs);
}

/** `subnet x`, `external y`. */
function segmentOfPlace(network: Network, place: string): string {
  const [kind, id] = place.split(' ');
  const { segment } =
    kind === 'subnet'
      ? network.subnets.find((one) => one.id === id)!
      : network.nodes.find((one) => one.id === id)!;
  return segment === undefined ? '' : effective(network, segment).id;
}

/** §13.7. */
function standsIn(network: Network, key: string): readonly string[] {
  const [kind, id] = key.split(' ');
  if (kind === 'subnet') return [segmentOfPlace(network, key)];
  const node = network.nodes.find((one) => one.id === id)!;
  if (node.kind === 'external' && node.segment !== undefined) {
    return [effective(network, node.segment).id];
  }
  const layer2 = new Layer2(network);
  const subnetsOf = (i: Interface): readonly string[] => {
    const stated = i.addresses.flatMap(({ subnet }) => subnet ?? []);
    const plugged = i.attachment.kind === 'subnet' ? [i.attachment.subnet] : [];
    const own = [...stated, ...plugged];
    return own.length > 0 ? own : layer2.domain(i).subnets.map((subnet) => subnet.id);
  };
  return node.interfaces
    .flatMap(subnetsOf)
    .map((subnet) => segmentOfPlace(network, `subnet ${subnet}`));
}
