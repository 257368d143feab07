/** One concrete packet of a session between holders of content, and the line that let it through. */
import { acceptedBy } from '../analysis/content/sending.js';
import {
  answeredAt,
  repliesTo,
  type Direction,
  type Session,
} from '../analysis/content/sessions.js';
import type { Holder } from '../analysis/content/holder.js';
import type { NetworkGraph } from '../analysis/content/graph.js';
import { judgements } from '../analysis/judgements.js';
import type { Pass, Start } from '../analysis/passes.js';
import { arrivals, type Arrived } from '../analysis/places.js';
import type { Location } from '../model/location.js';
import type { ChainHolder } from '../model/chain.js';
import type { Packet } from '../model/packet.js';
import type { Evidence, Passage } from './draft.js';
import { naturalPacket } from './natural.js';
import type { Study } from './study.js';

/** How many packets are tried before a session is told without one. */
const ATTEMPTS = 16;

export interface ShownSession {
  readonly evidence: Evidence;
  /** The last line (or default) that judged the packet, if any did. */
  readonly passage?: Passage;
  readonly at?: Location;
}

/** The same session may be part of several chains. */
const SHOWN = new WeakMap<Session, Map<Direction, ShownSession | undefined>>();

/** A packet of `session` with which content moves in `direction`. */
export function showSession(
  study: Study,
  graph: NetworkGraph,
  session: Session,
  direction: Direction,
): ShownSession | undefined {
  const known = SHOWN.get(session) ?? new Map<Direction, ShownSession | undefined>();
  SHOWN.set(session, known);
  if (known.has(direction)) return known.get(direction);
  const shown = search(study, graph, session, direction);
  known.set(direction, shown);
  return shown;
}

function search(
  study: Study,
  graph: NetworkGraph,
  session: Session,
  direction: Direction,
): ShownSession | undefined {
  const { family, part } = session.sent;
  const { analyzer } = family;
  const { space } = analyzer;
  const wanted = direction === 'forward' ? session.arrived : graph.sessions.answered(session);
  const seeds = new Map(wanted.map(({ state, set }) => [state, set]));
  const back = analyzer.backward(part.pass, seeds);
  const place = session.from.kind === 'node' ? undefined : session.from.place;
  for (const { state, set } of part.pass.starts) {
    let left = space.intersect(set, back.get(part.pass.graph.id(state)) ?? space.none);
    for (let attempt = 0; attempt < ATTEMPTS && left !== space.none; attempt++) {
      const packet = naturalPacket(analyzer, left, place)!;
      left = space.subtract(left, space.single(packet));
      const alone = { state, set: space.single(packet) };
      const shown = follow(study, session, direction, wanted, alone, packet);
      if (shown !== undefined) return shown;
    }
  }
  return undefined;
}

/** The one packet of `start`, sent alone. */
function follow(
  study: Study,
  session: Session,
  direction: Direction,
  wanted: readonly Arrived[],
  start: Start,
  packet: Packet,
): ShownSession | undefined {
  const { family, part } = session.sent;
  const { analyzer } = family;
  const { space, interpretation } = analyzer;
  const opening = analyzer.opening([start]);
  const alone = part.role === 'opening' ? opening : analyzer.ongoing(opening);
  const there = arrivedAlone(session, direction, wanted, alone);
  const arrived = space.sample(space.unionAll(there.map(({ set }) => set)));
  if (arrived === undefined) return undefined;
  const evidence: Evidence = {
    network: study.network,
    routing: interpretation.routing,
    scheduled: interpretation.scheduled,
    unmodelled: interpretation.unmodelled,
    origin: originOf(session.from, start),
    role: direction === 'backward' ? 'reply' : part.role,
    packet,
    arrived,
    shows: { kind: 'session', from: nameOf(session.from), to: nameOf(session.to) },
  };
  const seeds = new Map(there.map(({ state, set }) => [state, set]));
  const last = judgements(analyzer, alone, analyzer.backward(alone, seeds)).at(-1);
  if (last === undefined) return { evidence };
  const { filter, line } = last;
  const passage = { filter: filter.id, ...(line === undefined ? {} : { line: line.id }) };
  return { evidence, passage, at: line?.at ?? filter.at };
}

/** Of the packets of `alone` those that `to` accepts as `wanted` says, and answers if it has to. */
function arrivedAlone(
  { from, to, sent }: Session,
  direction: Direction,
  wanted: readonly Arrived[],
  alone: Pass,
): readonly Arrived[] {
  const { analyzer } = sent.family;
  const { space } = analyzer;
  const wantedAt = new Map(
    wanted.map(({ state, set }) => [alone.graph.id(sent.part.pass.graph.state(state)), set]),
  );
  const accepted = acceptedBy({ pass: alone, arrivals: arrivals(analyzer, alone) }, to)
    .map(({ state, set }) => ({
      state,
      set: space.intersect(set, wantedAt.get(state) ?? space.none),
    }))
    .filter(({ set }) => set !== space.none);
  if (direction === 'forward' || accepted.length === 0) return accepted;
  const answers = repliesTo(analyzer, alone, from);
  return accepted
    .map(({ state, set }) => ({
      state,
      set: space.intersect(set, answeredAt(space, alone, state, answers)),
    }))
    .filter(({ set }) => set !== space.none);
}

function originOf(from: Holder, { state }: Start): Evidence['origin'] {
  if (state.kind === 'generated') return { kind: 'generated', node: state.node.id };
  return { kind: 'wire', subnet: nameOf(from).id };
}

/** What a holder is called in results. */
export function nameOf(holder: Holder): ChainHolder {
  if (holder.kind === 'node') return { kind: 'node', id: holder.node.id };
  return { kind: holder.kind, id: holder.place.id };
}
