/**
 * Connections that nodes remember after an opening pass (SEMANTICS §6.2), as sets. A session is a
 * triple: the header as received (o), between the translations (m) and as sent (x). Triples are not
 * stored; per way through a node the sets of headers at its points and the lines that relate them
 * are, which gives the same triples: given m, the choice of o and the choice of x are independent.
 */
import type { NodeId } from '../model/ids.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Transfer } from './transfer.js';

/** Ways through a node that share the incoming interface and the `translated` mark. */
export interface SessionWay {
  /** What becomes of a reply in the place of destination translation: mirror(x) to mirror(m). */
  readonly undoSource: Transfer;
  /** The same in the place of source translation: mirror(m) to mirror(o). */
  readonly undoDestination: Transfer;
}

/** The sessions of one node. */
export interface NodeSessions {
  /** Headers as received, of every session. */
  readonly received: PacketSet;
  /** Mirrors of the headers as sent, of every session. */
  readonly replies: PacketSet;
  readonly ways: ReadonlyMap<string, SessionWay>;
}

export type Sessions = ReadonlyMap<NodeId, NodeSessions>;
