/**
 * Which lines of the register cover what crosses (SEMANTICS §9.3), as products of what is known of
 * a packet as sent and of the same packet as it arrives.
 */
import type { CrossingRole } from '../analysis/traffic.js';
import type { Analyzer, Ground } from '../analysis/passes.js';
import { externalAddresses, ownSubnets, placeKey, type Place } from '../analysis/places.js';
import { present } from '../base/assert.js';
import type { Service } from '../model/match.js';
import type { Node } from '../model/node.js';
import { PROTOCOL } from '../model/packet.js';
import {
  canonicalRanges,
  inRanges,
  intersectRanges,
  range,
  type RangeList,
} from '../model/range.js';
import type { FlowEnd, PermittedFlow } from '../model/register.js';
import { membersOf } from './populations.js';

type Box = Parameters<Analyzer['space']['box']>[0];

/** Packets that a line covers: those sent in one box that arrive in the other. */
export interface Cover<Flow = PermittedFlow> {
  readonly flow: Flow;
  /** The packets travel against the line: answers that belong to a connection of it. */
  readonly mirrored: boolean;
  readonly sent: Box;
  readonly arrived: Box;
}

/** One line with its ends at one place, in one family. */
interface Ends {
  readonly flow: PermittedFlow;
  readonly from: RangeList;
  readonly to: RangeList;
}

export class Coverage {
  readonly #ground: Ground;
  readonly #ends = new Map<string, readonly Ends[]>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Every cover of a packet from `from` to `to`, in the order of the register. */
  covers(from: Place, to: Place, role: CrossingRole): readonly Cover[] {
    const sending = new Map(this.#endsAt(from).map((ends) => [ends.flow, ends]));
    return this.#endsAt(to).flatMap((arriving): readonly Cover[] => {
      const { flow } = arriving;
      const sender = sending.get(flow);
      if (sender === undefined) return [];
      return flow.services.flatMap((service) => [
        ...forward(flow, service, sender.from, arriving.to, role),
        ...mirrored(flow, service, sender.to, arriving.from, role),
      ]);
    });
  }

  /** Every cover of an opening packet from `from` that the device `to` takes for itself. */
  coversDevice(from: Place, to: Node): readonly Cover[] {
    return this.#endsAt(from).flatMap(({ flow, from: senders }) => {
      const own = membersOf(this.#ground, flow.to)
        .filter(({ node }) => node === to)
        .flatMap(({ addresses }) => addresses);
      return flow.services.flatMap((service) => forward(flow, service, senders, own, 'opening'));
    });
  }

  /** What any line asks of packets as `from` sends them. */
  senders(from: Place, role: CrossingRole): readonly Box[] {
    return this.#endsAt(from).flatMap(({ flow, from: ends, to }) =>
      flow.services.flatMap((service) => [
        ...forward(flow, service, ends, ANYWHERE, role).map((cover) => cover.sent),
        ...mirrored(flow, service, to, ANYWHERE, role).map((cover) => cover.sent),
      ]),
    );
  }

  #endsAt(place: Place): readonly Ends[] {
    const key = placeKey(place);
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    const made = this.#ground.layout.network.register
      .map((flow) => ({
        flow,
        from: this.#addressesAt(flow.from, place),
        to: this.#addressesAt(flow.to, place),
      }))
      .filter(({ from, to }) => from.length > 0 || to.length > 0);
    this.#ends.set(key, made);
    return made;
  }

  #addressesAt(ends: readonly FlowEnd[], place: Place): RangeList {
    return canonicalRanges(
      ends.flatMap((end) =>
        intersectRanges(
          canonicalRanges(end.addresses[this.#ground.layout.family]),
          this.#extent(end, place),
        ),
      ),
    );
  }

  /** The addresses that the population of `end` has at `place`. */
  #extent(end: FlowEnd, place: Place): RangeList {
    const { layout } = this.#ground;
    if (place.kind === 'external') {
      const here =
        end.node === place.id || (end.node === undefined && end.segment === place.segment);
      return here ? externalAddresses(layout, layout.node(place.id)) : [];
    }
    if (end.node !== undefined) {
      return ownSubnets(layout, layout.node(end.node)).get(place.id) ?? [];
    }
    if (end.subnet !== place.id && end.segment !== place.segment) return [];
    return layout.subnetRanges(present(layout.index.subnets.get(place.id), place.id));
  }
}

/** Addresses that no question is asked about. */
const ANYWHERE: RangeList = [range(0)];

const TCP: RangeList = [range(PROTOCOL.tcp)];

/** Packets that travel along a line. */
export function forward<Flow>(
  flow: Flow,
  service: Service,
  from: RangeList,
  to: RangeList,
  role: CrossingRole,
): readonly Cover<Flow>[] {
  if (service.established && role === 'opening') return [];
  if (from.length === 0 || to.length === 0) return [];
  const protocol = service.established ? tcpOf(service) : service.protocols;
  return [
    {
      flow,
      mirrored: false,
      sent: { source: from, protocol, sourcePort: service.sourcePorts },
      arrived: { destination: to, protocol, destinationPort: service.destinationPorts },
    },
  ];
}

/** Answers that claim to belong to a connection of the line. */
export function mirrored<Flow>(
  flow: Flow,
  service: Service,
  answering: RangeList,
  asking: RangeList,
  role: CrossingRole,
): readonly Cover<Flow>[] {
  const protocol = tcpOf(service);
  if (role === 'opening' || protocol.length === 0) return [];
  if (answering.length === 0 || asking.length === 0) return [];
  return [
    {
      flow,
      mirrored: true,
      sent: { source: answering, protocol, sourcePort: service.destinationPorts },
      arrived: { destination: asking, protocol, destinationPort: service.sourcePorts },
    },
  ];
}

function tcpOf(service: Service): RangeList {
  return inRanges(PROTOCOL.tcp, service.protocols) ? TCP : [];
}
