/** The sessions that an opening pass leaves behind (SEMANTICS §6.2), read off its fixpoint. */
import type { Dataplane, ForwardingGraph, StateId } from '../dataplane/forwarding-graph.js';
import type { NodeId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import type { NodeSessions, Sessions, SessionWay } from '../dataplane/sessions.js';
import { OWN_WAY, Stages, wayKey } from '../dataplane/stages.js';
import type { State } from '../dataplane/state.js';
import {
  apply,
  BLOCK,
  invert,
  MIRROR,
  only,
  PASS,
  sequence,
  unionOf,
  type Transfer,
} from '../dataplane/transfer.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import type { Reach } from './reach.js';

type OutStage = Extract<State, { kind: 'out-stage' }>;

/** What is known of one node while the fixpoint is read. */
interface Found {
  readonly node: Node;
  generated: PacketSet;
  /** Of nodes that do not translate: everything they sent. */
  sent: PacketSet;
  /** Of nodes that do: per way, what undoes its source translation, for the packets it sent. */
  readonly undoSource: Map<string, Transfer[]>;
  /** Of nodes that do: what each way sent. */
  readonly sentTranslated: PacketSet[];
  /** Per way, headers between the translations of packets that were sent. */
  readonly between: Map<string, PacketSet>;
}

/**
 * Sessions per tracking node that sent something, as far as packets of `role` meet them: what was
 * received matters to ongoing packets only, what was sent to replies only.
 */
export function collectSessions(
  plane: Dataplane,
  graph: ForwardingGraph,
  reach: Reach,
  role: 'ongoing' | 'reply',
): Sessions {
  return new SessionCollector(plane, graph, reach, role).collect();
}

class SessionCollector {
  readonly #plane: Dataplane;
  readonly #space: PacketSpace;
  readonly #graph: ForwardingGraph;
  readonly #reach: Reach;
  readonly #stages: Stages;
  readonly #role: 'ongoing' | 'reply';
  readonly #found = new Map<NodeId, Found>();

  constructor(plane: Dataplane, graph: ForwardingGraph, reach: Reach, role: 'ongoing' | 'reply') {
    this.#role = role;
    this.#plane = plane;
    this.#space = plane.space;
    this.#graph = graph;
    this.#reach = reach;
    this.#stages = new Stages(plane, 'opening', new Map());
  }

  collect(): Sessions {
    for (const [id, set] of this.#reach) this.#read(this.#graph.state(id), id, set);
    const sessions = new Map<NodeId, NodeSessions>();
    for (const [node, found] of this.#found) sessions.set(node, this.#finish(found));
    return sessions;
  }

  #read(state: State, id: StateId, set: PacketSet): void {
    if (state.kind !== 'generated' && state.kind !== 'out-stage') return;
    const traits = this.#plane.pipelines.traits(state.node);
    if (!traits.tracks) return;
    const found = this.#entry(state.node);
    if (state.kind === 'generated') {
      found.generated = this.#space.union(found.generated, set);
    } else if (!traits.translates) {
      if (this.#step(state) === undefined) found.sent = this.#space.union(found.sent, set);
    } else if (this.#step(state)?.kind === 'translate') {
      this.#readTranslation(found, state, id, set);
    }
  }

  #step(state: OutStage): { readonly kind: string } | undefined {
    return this.#plane.pipelines.outStage(state.target.out)[state.step];
  }

  /** What came to the source translation and was sent afterwards. */
  #readTranslation(found: Found, state: OutStage, id: StateId, set: PacketSet): void {
    const space = this.#space;
    const last = this.#plane.pipelines.outStage(state.target.out).length;
    const sent = this.#reach.get(this.#graph.id({ ...state, step: last })) ?? space.none;
    if (sent === space.none || id < 0) return;
    const undo: Transfer[] = [];
    let between = space.none;
    for (const branch of this.#stages.sourceBranches(state)) {
      const came = space.intersect(set, branch.guard);
      const back = sequence(invert(space, branch.transfer), only(space, came));
      undo.push(back);
      between = space.union(between, apply(space, back, sent));
    }
    const key = wayKey(state.in!, state.mark.translated);
    const list = found.undoSource.get(key) ?? [];
    list.push(sequence(MIRROR, only(space, sent), unionOf(undo), MIRROR));
    found.undoSource.set(key, list);
    found.sentTranslated.push(sent);
    found.between.set(key, space.union(found.between.get(key) ?? space.none, between));
  }

  #finish(found: Found): NodeSessions {
    const space = this.#space;
    if (this.#role === 'ongoing') {
      const received = this.#waysOf(found).map(({ i, translated, key }) =>
        apply(
          space,
          this.#undoDestination(found.node, i, translated),
          found.between.get(key) ?? space.none,
        ),
      );
      const all = space.unionAll([found.generated, found.sent, ...received]);
      return { received: all, replies: space.none, ways: new Map() };
    }
    const sent = space.unionAll([found.generated, found.sent, ...found.sentTranslated]);
    const ways = new Map<string, SessionWay>();
    if (found.generated !== space.none) {
      const own = only(space, space.mirror(found.generated));
      ways.set(OWN_WAY, { undoSource: own, undoDestination: PASS });
    }
    for (const { i, translated, key } of this.#waysOf(found)) {
      const back = this.#undoDestination(found.node, i, translated);
      ways.set(key, {
        undoSource: unionOf(found.undoSource.get(key) ?? []),
        undoDestination: sequence(MIRROR, back, MIRROR),
      });
    }
    return { received: space.none, replies: space.mirror(sent), ways };
  }

  /** Ways through the node by which something was translated and sent. */
  #waysOf(found: Found): readonly { i: Interface; translated: boolean; key: string }[] {
    return found.node.interfaces
      .flatMap((i) =>
        [false, true].map((translated) => ({ i, translated, key: wayKey(i, translated) })),
      )
      .filter(({ key }) => found.undoSource.has(key));
  }

  /** From a header between the translations to the headers as received. */
  #undoDestination(node: Node, i: Interface, translated: boolean): Transfer {
    const asks = this.#plane.pipelines.traits(node).asksTranslated;
    const step = this.#plane.pipelines.inStage(i).findIndex((s) => s.kind === 'translate');
    const came = this.#cameToTranslation(i, step);
    const branches = this.#stages
      .destinationBranches(i)
      .filter((branch) => !asks || branch.translates === translated)
      .map((branch) =>
        sequence(
          invert(this.#space, branch.transfer),
          only(this.#space, this.#space.intersect(came, branch.guard)),
        ),
      );
    return branches.length === 0 ? BLOCK : unionOf(branches);
  }

  #cameToTranslation(i: Interface, step: number): PacketSet {
    const mark = { translated: false };
    const id = this.#graph.id({ kind: 'in-stage', interface: i, step, mark });
    return this.#reach.get(id) ?? this.#space.none;
  }

  #entry(node: Node): Found {
    const known = this.#found.get(node.id);
    if (known !== undefined) return known;
    const { none } = this.#space;
    const found: Found = {
      node,
      generated: none,
      sent: none,
      undoSource: new Map(),
      sentTranslated: [],
      between: new Map(),
    };
    this.#found.set(node.id, found);
    return found;
  }
}
