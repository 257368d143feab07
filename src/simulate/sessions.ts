/** A literal table of connections: SEMANTICS §6.2 and §6.3. */
import type { NodeId } from '../model/ids.js';
import type { Packet } from '../model/packet.js';
import { headerKey, mirror } from './header.js';

export interface Session {
  /** As received, between the translations, and as sent. */
  readonly received: Packet;
  readonly between: Packet;
  readonly sent: Packet;
}

export class SessionTable {
  readonly #sessions = new Map<NodeId, Map<string, Session>>();

  add(node: NodeId, session: Session): void {
    const table = this.#sessions.get(node) ?? new Map<string, Session>();
    this.#sessions.set(node, table);
    const { received, between, sent } = session;
    table.set([received, between, sent].map(headerKey).join('/'), session);
  }

  /** Sessions of `node` that a received packet answers. */
  answeredBy(node: NodeId, packet: Packet): readonly Session[] {
    const back = mirror(packet);
    if (back === undefined) return [];
    const key = headerKey(back);
    return this.#all(node).filter((s) => headerKey(s.sent) === key);
  }

  /** Sessions of `node` that a received packet continues. */
  continuedBy(node: NodeId, packet: Packet): readonly Session[] {
    const key = headerKey(packet);
    return this.#all(node).filter((s) => headerKey(s.received) === key);
  }

  #all(node: NodeId): readonly Session[] {
    return [...(this.#sessions.get(node)?.values() ?? [])];
  }
}
