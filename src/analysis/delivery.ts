/**
 * Whether packets get where they should (SEMANTICS §9.4): on every branch to one of the nodes meant,
 * none lost on the way, and every reply back to the node that sent.
 */
import { sortedBy } from '../base/compare.js';
import type { StateId } from '../dataplane/forwarding-graph.js';
import type { End, State } from '../dataplane/state.js';
import { apply } from '../dataplane/transfer.js';
import type { NodeId } from '../model/ids.js';
import type { Node } from '../model/node.js';
import type { Disposition } from '../model/trace.js';
import type { PacketSet } from '../packet-set/space.js';
import { endless } from './endless.js';
import { sentBy } from './judgements.js';
import type { Analyzer, Pass, Start } from './passes.js';
import type { Reach } from './reach.js';

/** Packets that do not get where they should, and how they (or their replies) end instead. */
export interface Failure {
  readonly what: 'lost' | 'wrong-end' | 'reply-lost';
  readonly disposition: Disposition;
  /** Where they end, if they end somewhere. */
  readonly where?: string;
  /** Headers as sent. */
  readonly sent: PacketSet;
}

/** What `sender` sends of `set` and how it fails, if one of `receivers` is to get it. */
export function failures(
  analyzer: Analyzer,
  sender: Node,
  set: PacketSet,
  receivers: ReadonlySet<NodeId>,
): readonly Failure[] {
  const { space } = analyzer;
  const found: Failure[][] = [];
  let failing = set;
  for (const start of firstSteps(analyzer, sender, set)) {
    const here = [...failuresFrom(analyzer, start, receivers, sender)];
    const missed = space.subtract(set, start.set);
    failing = space.intersect(failing, space.unionAll([missed, ...here.map((f) => f.sent)]));
    found.push(here);
  }
  if (failing === space.none) return [];
  return explain(analyzer, found, failing);
}

/**
 * A host or device looks its packets up. An external hands each packet to whom it belongs, of those
 * on its wires; that one of them takes it and passes it on is enough.
 */
function firstSteps(analyzer: Analyzer, sender: Node, set: PacketSet): readonly Start[] {
  const start: State = { kind: 'generated', node: sender };
  if (sender.kind !== 'external') return [{ state: start, set }];
  const { graph } = analyzer.opening([]);
  const onward = ({ state: at, set: packets }: Start): readonly Start[] =>
    graph.edges(graph.id(at)).map((edge) => ({
      state: graph.state(edge.to),
      set: apply(analyzer.space, edge.transfer, packets),
    }));
  // What is for the external itself ends there; the rest is sent, put on the wire, and taken.
  const steps = onward({ state: start, set }).flatMap((sent) =>
    sent.state.kind === 'end' ? [sent] : onward(sent).flatMap(onward),
  );
  return sortedBy(steps, ({ state }) => (state.kind === 'arrival' ? state.interface.id : ''));
}

function* failuresFrom(
  analyzer: Analyzer,
  start: Start,
  receivers: ReadonlySet<NodeId>,
  sender: Node,
): Iterable<Failure> {
  const { space } = analyzer;
  const opening = analyzer.opening([start]);
  let good = start.set;
  for (const failure of notArrived(analyzer, opening, receivers)) {
    good = space.subtract(good, failure.sent);
    yield failure;
  }
  if (good === space.none) return;
  const passing = analyzer.again(opening, [{ ...start, set: good }]);
  for (const failure of notAnswered(analyzer, passing, sender)) yield failure;
}

/** Packets of `pass` that are lost on some branch, end elsewhere, or never end at a receiver. */
function notArrived(
  analyzer: Analyzer,
  pass: Pass,
  receivers: ReadonlySet<NodeId>,
): readonly Failure[] {
  const { space } = analyzer;
  const ends = analyzer.ends(pass);
  const found = ends
    .filter(({ end }) => !arrivesAt(end, receivers) && end.disposition !== 'delivered-to-subnet')
    .map(({ state, set, end }): Failure => {
      const what = isArrival(end) ? 'wrong-end' : 'lost';
      const sent = sentBy(analyzer, pass, analyzer.backward(pass, new Map([[state, set]])));
      return { what, disposition: end.disposition, sent, ...whereOf(end) };
    });
  const rounds = endless(analyzer, pass);
  if (rounds.size > 0) {
    const sent = sentBy(analyzer, pass, analyzer.backward(pass, rounds));
    found.push({ what: 'lost', disposition: 'loop', sent });
  }
  for (const { state, end } of ends) {
    if (end.disposition !== 'delivered-to-subnet') continue;
    const sent = sentBy(
      analyzer,
      pass,
      analyzer.backward(pass, leftToNobody(analyzer, pass, state)),
    );
    if (sent === space.none) continue;
    found.push({ what: 'wrong-end', disposition: end.disposition, sent, ...whereOf(end) });
  }
  return found;
}

/**
 * What is delivered to a subnet at `end` and at the same point taken by nobody else, per state from
 * which it is. Beside an interface that takes it, an undeclared machine is only a possibility.
 */
function leftToNobody(analyzer: Analyzer, pass: Pass, end: StateId): Reach {
  const { space } = analyzer;
  return new Map(
    (analyzer.predecessors(pass).get(end) ?? []).map(({ from, edge }) => {
      const here = pass.reach.get(from) ?? space.none;
      const taken = pass.graph
        .edges(from)
        .filter(({ to }) => pass.graph.state(to).kind === 'arrival')
        .map(({ transfer }) => apply(space, transfer, here));
      return [from, space.subtract(apply(space, edge.transfer, here), space.unionAll(taken))];
    }),
  );
}

/** Packets of `opening`, all of which arrive, some reply to which is lost. */
function notAnswered(analyzer: Analyzer, opening: Pass, sender: Node): readonly Failure[] {
  const { space } = analyzer;
  const reply = analyzer.reply(opening);
  const answers = analyzer.answers(opening);
  const found: Failure[] = [];
  const report = (disposition: Disposition, back: ReturnType<Analyzer['backward']>): void => {
    const seeds = new Map(
      answers.map(({ ended, start }) => {
        const lost = space.intersect(
          start.set,
          back.get(reply.graph.id(start.state)) ?? space.none,
        );
        return [ended.state, space.intersect(ended.set, space.mirror(lost))] as const;
      }),
    );
    const sent = sentBy(analyzer, opening, analyzer.backward(opening, seeds));
    if (sent !== space.none) found.push({ what: 'reply-lost', disposition, sent });
  };
  for (const { state, set, end } of analyzer.ends(reply)) {
    if (arrivesAt(end, new Set([sender.id]))) continue;
    const possible = end.disposition === 'delivered-to-subnet';
    const lost = possible ? leftToNobody(analyzer, reply, state) : new Map([[state, set]]);
    report(end.disposition, analyzer.backward(reply, lost));
  }
  const rounds = endless(analyzer, reply);
  if (rounds.size > 0) report('loop', analyzer.backward(reply, rounds));
  return found;
}

/** Of what each first step says, one that tells most: a reply that is lost, else the first. */
function explain(
  { space }: Analyzer,
  found: readonly (readonly Failure[])[],
  failing: PacketSet,
): readonly Failure[] {
  const some = found
    .map((list) =>
      list
        .map((failure) => ({ ...failure, sent: space.intersect(failure.sent, failing) }))
        .filter(({ sent }) => sent !== space.none),
    )
    .filter((list) => list.length > 0);
  return some.find((list) => list.some(({ what }) => what === 'reply-lost')) ?? some[0] ?? [];
}

function arrivesAt({ disposition, node }: End, nodes: ReadonlySet<NodeId>): boolean {
  return (
    (disposition === 'accepted' || disposition === 'exits-network') &&
    node !== undefined &&
    nodes.has(node.id)
  );
}

function isArrival({ disposition }: End): boolean {
  return disposition === 'accepted' || disposition === 'exits-network';
}

function whereOf({ node, subnet }: End): { where?: string } {
  const where = node?.id ?? subnet;
  return where === undefined ? {} : { where };
}
