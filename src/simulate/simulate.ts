/**
 * The concrete interpreter of docs/SEMANTICS.md: one packet in, every course it can take out. It is
 * the second opinion on what the analyzer says, so it shares nothing with it but the model.
 */
import type { Network } from '../model/network.js';
import type { InterfaceId, NodeId, SubnetId } from '../model/ids.js';
import type { Packet } from '../model/packet.js';
import type { Trace } from '../model/trace.js';
import { mirror } from './header.js';
import type { Role } from './matching.js';
import { SessionTable } from './sessions.js';
import { Walker, type SimulateOptions } from './walker.js';
import { World } from './world.js';

export { isWellFormed, mirror } from './header.js';
export type { SimulateOptions } from './walker.js';

/** Who sends: a declared node (§3.8), or an undeclared machine in a subnet (§8.2). */
export type Origin =
  | { readonly kind: 'generated'; readonly node: NodeId }
  | { readonly kind: 'wire'; readonly subnet: SubnetId };

/** The same, or whoever holds a node, by one of its interfaces (§13.3). */
export type Sender = Origin | { readonly kind: 'interface'; readonly interface: InterfaceId };

export interface Result {
  readonly traces: readonly Trace[];
  /** There were more than `tracesMax`. */
  readonly truncated: boolean;
}

/** A packet and the replies to it. */
export interface Exchange {
  readonly opening: Result;
  /** Per opening trace (`of`) that was accepted or exited and that has a mirror. */
  readonly replies: readonly (Result & { readonly of: number })[];
}

export class Simulator {
  readonly #world: World;
  readonly #options: SimulateOptions;

  constructor(network: Network, options: SimulateOptions) {
    this.#world = new World(network);
    this.#options = options;
  }

  /** Sends one opening packet through a network without sessions. */
  open(origin: Sender, packet: Packet): Result {
    return this.#send(origin, packet, 'opening', new SessionTable()).result();
  }

  /** Sends `packet` as one that continues what its sender opened with the same header (§6.6). */
  ongoing(origin: Sender, packet: Packet): Result {
    const opening = this.#send(origin, packet, 'opening', new SessionTable());
    return this.#send(origin, packet, 'ongoing', opening.made).result();
  }

  /** Sends an opening packet, then the replies of whatever received it (§6.6). */
  exchange(origin: Sender, packet: Packet): Exchange {
    const walker = this.#send(origin, packet, 'opening', new SessionTable());
    const opening = walker.result();
    const replies = walker.arrivals.flatMap((arrival) => {
      const back = mirror(arrival.packet);
      if (back === undefined) return [];
      const answer = new Walker(this.#world, this.#options, 'reply', walker.made);
      if (arrival.kind === 'accepted') answer.generate(arrival.node, back);
      else if (arrival.from !== undefined) answer.handBack(arrival.from, back);
      else for (const domain of arrival.domains) answer.putOnWire(domain, undefined, back);
      return [{ of: arrival.trace, ...answer.result() }];
    });
    return { opening, replies };
  }

  #send(origin: Sender, packet: Packet, role: Role, sessions: SessionTable): Walker {
    const walker = new Walker(this.#world, this.#options, role, sessions);
    if (origin.kind === 'generated') walker.generate(this.#world.node(origin.node), packet);
    else if (origin.kind === 'interface') {
      const by = this.#world.interface(origin.interface);
      walker.putOnWire(this.#world.layer2.domain(by), by, packet);
    } else {
      for (const domain of this.#world.layer2.domainsOf(this.#world.subnet(origin.subnet))) {
        walker.putOnWire(domain, undefined, packet);
      }
    }
    return walker;
  }
}
