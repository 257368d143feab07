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
  readonly #known = new Set<string>();
  readonly #bySent = new Map<string, Session[]>();
  readonly #byReceived = new Map<string, Session[]>();

  add(node: NodeId, session: Session): void {
    const [received, between, sent] = [
      headerKey(session.received),
      headerKey(session.between),
      headerKey(session.sent),
    ];
    const key = JSON.stringify([node, received, between, sent]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    push(this.#bySent, JSON.stringify([node, sent]), session);
    push(this.#byReceived, JSON.stringify([node, received]), session);
  }

  /** Sessions of `node` that a received packet answers. */
  answeredBy(node: NodeId, packet: Packet): readonly Session[] {
    const back = mirror(packet);
    if (back === undefined) return [];
    return this.#bySent.get(JSON.stringify([node, headerKey(back)])) ?? [];
  }

  /** Sessions of `node` that a received packet continues. */
  continuedBy(node: NodeId, packet: Packet): readonly Session[] {
    return this.#byReceived.get(JSON.stringify([node, headerKey(packet)])) ?? [];
  }
}

function push(into: Map<string, Session[]>, key: string, session: Session): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [session]);
  else list.push(session);
}
