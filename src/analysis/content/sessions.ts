/**
 * Sessions between holders and which way content moves on them (SEMANTICS §10.2, §10.3), exact over
 * sets of packets: all packets of one session are covered by the same lines of the register.
 */
import { compareText } from '../../base/compare.js';
import type { StateId } from '../../dataplane/forwarding-graph.js';
import type { PermittedFlow } from '../../model/register.js';
import type { PacketSet, PacketSpace } from '../../packet-set/space.js';
import type { Analyzer, Pass } from '../passes.js';
import { arrivals, type Arrived } from '../places.js';
import type { Reach } from '../reach.js';
import type { Part } from '../traffic.js';
import type { Holder } from './holder.js';
import { servicePackets } from './sanitizer.js';
import { acceptedAt, acceptedBy, oneWaySenders, Sending, type Sent } from './sending.js';
import type { ContentWorld, LineCover } from './world.js';

export type Direction = 'forward' | 'backward';

/** Packets that `from` sends and `to` accepts, in one role, covered by the same lines. */
export interface Session {
  readonly from: Holder;
  readonly to: Holder;
  readonly sent: Sent;
  /** Of a sanitizer that accepts them: they are of its services. */
  readonly byService: boolean;
  /** Lines of the register that cover the packets, ordered by id. */
  readonly flows: readonly PermittedFlow[];
  /** Ways that the lines leave open to content. */
  readonly ways: ReadonlySet<Direction>;
  readonly arrived: readonly Arrived[];
}

export class Sessions {
  readonly #world: ContentWorld;
  readonly #sending: Sending;
  readonly #between = new Map<string, readonly Session[]>();
  readonly #answered = new Map<Session, readonly Arrived[]>();
  readonly #answers = new WeakMap<Part, Reach>();

  constructor(world: ContentWorld) {
    this.#world = world;
    this.#sending = new Sending(world);
  }

  /** Every session that `from` opens to `to`, in an order that does not depend on that of files. */
  between(from: Holder, to: Holder): readonly Session[] {
    const key = `${from.key}\n${to.key}`;
    const known = this.#between.get(key);
    if (known !== undefined) return known;
    const sessions = this.#sending
      .from(from)
      .flatMap((sent) => this.#accepted(sent, from, to))
      .map((session) => [orderOf(session), session] as const)
      .sort(([a], [b]) => compareText(a, b))
      .map(([, session]) => session);
    this.#between.set(key, sessions);
    return sessions;
  }

  /** Keys of holders that may accept some of what `from` sends; others accept nothing. */
  reached(from: Holder): ReadonlySet<string> {
    const keys = this.#sending.from(from).flatMap(({ part }) => {
      const nodes = [...acceptedAt(part.pass).keys()].map((id) => `node ${id}`);
      return [...part.arrivals.keys(), ...nodes];
    });
    return new Set(keys);
  }

  /** The packets of `session` to which a reply comes back to who opened it, as they arrive. */
  answered(session: Session): readonly Arrived[] {
    const known = this.#answered.get(session);
    if (known !== undefined) return known;
    const answered = session.sent.part.role === 'opening' ? this.#findAnswered(session) : [];
    this.#answered.set(session, answered);
    return answered;
  }

  #accepted(sent: Sent, from: Holder, to: Holder): readonly Session[] {
    const all = acceptedBy(sent.part, to);
    if (all.length === 0) return [];
    const { space } = sent.family.analyzer;
    const { role } = sent.part;
    const service =
      to.kind === 'node' && to.sanitizer !== undefined
        ? servicePackets(to.sanitizer, space, role)
        : space.none;
    const onlyServices = shareWire(this.#world, from, to);
    if (onlyServices && !sent.byService) return [];
    const covers = this.#covers(sent, from, to);
    return [true, false].flatMap((byService) => {
      if (onlyServices && !byService) return [];
      const arrived = among(sent, all, byService ? service : space.complement(service));
      return byLines(sent, arrived, covers).map(({ lines, ...piece }): Session => {
        const flows = [...new Set(lines.map(({ flow }) => flow))];
        flows.sort((a, b) => compareText(a.id, b.id));
        return { from, to, sent, byService, flows, ways: waysOf(sent.part, lines), ...piece };
      });
    });
  }

  #covers({ family, part }: Sent, from: Holder, to: Holder): readonly LineCover[] {
    const there = this.#sending.placesOf(to);
    return this.#sending
      .placesOf(from)
      .flatMap((here) => there.flatMap((place) => family.covers(here, place, part.role)));
  }

  #findAnswered(session: Session): readonly Arrived[] {
    const { sent, arrived, from, to } = session;
    const { part } = sent;
    if (isOneWay(from) || isOneWay(to)) return [];
    const { space } = sent.family.analyzer;
    const answers = this.#answersTo(sent, from);
    const others = this.#fromOthers(session);
    return arrived
      .map(({ state, set }) => {
        const at = part.pass.graph.state(state);
        const node = at.kind === 'local' ? at.node : undefined;
        if (node?.facts.relay?.oneWay === true) return { state, set: space.none };
        const answered = answeredAt(space, part.pass, state, answers);
        return { state, set: space.intersect(space.intersect(set, answered), others) };
      })
      .filter(({ set }) => set !== space.none);
  }

  /** Packets that do not come from an address of a relay that is one-way. */
  #fromOthers({ from, sent: { part, family } }: Session): PacketSet {
    const { space, layout } = family.analyzer;
    const ranges = from.kind === 'node' ? [] : oneWaySenders(layout, from.place).flat();
    if (ranges.length === 0) return space.all;
    const oneWay = space.where('source', ranges);
    if (part.sourceKept) return space.complement(oneWay);
    return space.includes(oneWay, part.sent) ? space.none : space.all;
  }

  /** Per state in which packets of `sent` ended, those to which a reply gets back to `from`. */
  #answersTo({ family: { analyzer }, part }: Sent, from: Holder): Reach {
    const known = this.#answers.get(part);
    if (known !== undefined) return known;
    const found = repliesTo(analyzer, part.pass, from);
    this.#answers.set(part, found);
    return found;
  }
}

/** Per state in which packets of `opening` ended, those to which a reply is accepted by `holder`. */
export function repliesTo(analyzer: Analyzer, opening: Pass, holder: Holder): Reach {
  const { space } = analyzer;
  const pass = analyzer.reply(opening);
  const back = acceptedBy({ pass, arrivals: arrivals(analyzer, pass) }, holder);
  const onTheWay = analyzer.backward(pass, new Map(back.map(({ state, set }) => [state, set])));
  const found = new Map<StateId, PacketSet>();
  for (const { ended, start } of analyzer.answers(opening)) {
    const answers = onTheWay.get(pass.graph.id(start.state)) ?? space.none;
    const asked = space.mirror(space.intersect(start.set, answers));
    const before = found.get(ended.state) ?? space.none;
    found.set(ended.state, space.union(before, space.intersect(ended.set, asked)));
  }
  return found;
}

/** Role, family, lines and services; of what these do not tell apart, the headers. */
function orderOf({ sent, byService, flows }: Session): string {
  const { space } = sent.family.analyzer;
  const { role, sourceKept } = sent.part;
  const lines = flows.map(({ id }) => id).join(' ');
  return [
    role === 'opening' ? 0 : 1,
    space.family,
    lines,
    byService,
    sent.byService,
    sourceKept,
  ].join('\n');
}

/** Two sanitizers on one wire are not kept apart by anything but what they speak. */
export function shareWire({ layout }: Pick<ContentWorld, 'layout'>, a: Holder, b: Holder): boolean {
  if (a.kind !== 'node' || b.kind !== 'node') return false;
  if (a.sanitizer === undefined || b.sanitizer === undefined) return false;
  const domains = new Set(a.node.interfaces.map((i) => layout.domainOf(i.id)));
  return b.node.interfaces.some((i) => domains.has(layout.domainOf(i.id)));
}

function among({ family }: Sent, arrived: readonly Arrived[], set: PacketSet): readonly Arrived[] {
  const { space } = family.analyzer;
  return arrived
    .map((a) => ({ state: a.state, set: space.intersect(a.set, set) }))
    .filter((a) => a.set !== space.none);
}

/** A line of the register, as packets travel along or against it. */
type Line = Pick<LineCover, 'flow' | 'mirrored'>;

interface Piece {
  readonly lines: readonly Line[];
  readonly arrived: readonly Arrived[];
}

/** Cuts `arrived` along what the lines cover. */
function byLines(
  sent: Sent,
  arrived: readonly Arrived[],
  covers: readonly LineCover[],
): readonly Piece[] {
  const { space } = sent.family.analyzer;
  const total = space.unionAll(arrived.map(({ set }) => set));
  let pieces: { lines: readonly Line[]; set: PacketSet }[] = [{ lines: [], set: total }];
  for (const [line, covered] of coveredBy(sent, covers, total)) {
    pieces = pieces.flatMap(({ lines, set }) => [
      { lines, set: space.subtract(set, covered) },
      { lines: [...lines, line], set: space.intersect(set, covered) },
    ]);
    pieces = pieces.filter(({ set }) => set !== space.none);
  }
  return pieces
    .map(({ lines, set }) => ({ lines, arrived: among(sent, arrived, set) }))
    .filter((piece) => piece.arrived.length > 0);
}

/** Per line what of `within` it covers. */
function coveredBy(
  { family, part: { sourceKept, sent } }: Sent,
  covers: readonly LineCover[],
  within: PacketSet,
): Iterable<readonly [Line, PacketSet]> {
  const { space } = family.analyzer;
  const found = new Map<string, readonly [Line, PacketSet]>();
  for (const { flow, mirrored, ...cover } of covers) {
    const arrived = space.intersect(within, space.box(cover.arrived));
    if (arrived === space.none) continue;
    const senders = space.box(cover.sent);
    const known = sourceKept ? senders : space.includes(senders, sent) ? space.all : space.none;
    const covered = space.intersect(arrived, known);
    if (covered === space.none) continue;
    const key = `${flow.id} ${mirrored}`;
    const before = found.get(key)?.[1] ?? space.none;
    found.set(key, [{ flow, mirrored }, space.union(before, covered)]);
  }
  return found.values();
}

/** Ways that content may move: both, unless all lines agree on one. */
function waysOf({ role }: Part, lines: readonly Line[]): ReadonlySet<Direction> {
  const open: readonly Direction[] = role === 'opening' ? ['forward', 'backward'] : ['forward'];
  const stated = new Set(
    lines.map(({ flow: { data }, mirrored }) => {
      if (data === 'both' || !mirrored) return data;
      return data === 'forward' ? 'backward' : 'forward';
    }),
  );
  const [only, ...others] = stated;
  if (only === undefined || only === 'both' || others.length > 0) return new Set(open);
  return new Set(open.filter((way) => way === only));
}

function isOneWay(holder: Holder): boolean {
  return holder.kind !== 'subnet' && holder.node.facts.relay?.oneWay === true;
}

/** What of `answers` belongs to `state`: a host answers what it received when it accepted it. */
export function answeredAt(
  space: PacketSpace,
  pass: Pass,
  state: StateId,
  answers: Reach,
): PacketSet {
  const at = pass.graph.state(state);
  if (at.kind !== 'local') return answers.get(state) ?? space.none;
  const ends = acceptedAt(pass).get(at.node.id) ?? [];
  return space.unionAll(ends.map((end) => answers.get(end.state) ?? space.none));
}
