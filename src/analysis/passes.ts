/** The passes of SEMANTICS §6.6 over one network, one family and one interpretation. */
import { Dataplane, type ForwardingGraph, type StateId } from '../dataplane/forwarding-graph.js';
import type { Interpretation } from '../dataplane/interpretation.js';
import { Layout } from '../dataplane/layout.js';
import { Router } from '../dataplane/routes.js';
import { Stages } from '../dataplane/stages.js';
import type { End, State } from '../dataplane/state.js';
import type { Family } from '../model/address.js';
import type { NodeId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import { PROTOCOL } from '../model/packet.js';
import { range } from '../model/range.js';
import { PacketSpace, type PacketSet } from '../packet-set/space.js';
import { collectSessions } from './collect-sessions.js';
import { predecessors, reachBackward, reachFrom, type Predecessors, type Reach } from './reach.js';

/** Where packets start, and which. */
export interface Start {
  readonly state: State;
  readonly set: PacketSet;
}

/** What one kind of packets reaches from some starts. */
export interface Pass {
  readonly graph: ForwardingGraph;
  readonly starts: readonly Start[];
  readonly reach: Reach;
}

/** Packets that ended somewhere. */
export interface Ended {
  readonly state: StateId;
  readonly end: End;
  readonly set: PacketSet;
}

/** What analyzers that read one network in several ways have in common. */
export interface Ground {
  readonly space: PacketSpace;
  readonly layout: Layout;
  readonly router: Router;
}

/** The replies to what ended somewhere. */
export interface Answer {
  readonly ended: Ended;
  readonly start: Start;
}

export class Analyzer {
  readonly space: PacketSpace;
  readonly layout: Layout;
  readonly router: Router;
  readonly interpretation: Interpretation;
  readonly #plane: Dataplane;
  readonly #before = new WeakMap<Pass, Predecessors>();
  #openingGraph: ForwardingGraph | undefined;
  #passes = 0;

  /** Sets of two analyzers can be compared if they stand on one space. */
  constructor(
    network: Network,
    family: Family,
    interpretation: Interpretation,
    ground?: Pick<Ground, 'space'> & Partial<Ground>,
  ) {
    this.space = ground?.space ?? new PacketSpace(family);
    this.layout = ground?.layout ?? new Layout(network, family);
    this.interpretation = interpretation;
    this.router = ground?.router ?? new Router(this.layout, this.space);
    this.#plane = new Dataplane(this.layout, this.space, interpretation, this.router);
  }

  /** Number of fixpoints computed: a deterministic measure of work. */
  get passes(): number {
    return this.#passes;
  }

  /** Opening packets through a network without sessions. */
  opening(starts: readonly Start[]): Pass {
    this.#openingGraph ??= this.#plane.graph('opening');
    return this.#run(this.#openingGraph, starts);
  }

  /** TCP packets that continue what `opening` opened, from the same starts. */
  ongoing(opening: Pass): Pass {
    const tcp = this.space.where('protocol', [range(PROTOCOL.tcp)]);
    const starts = opening.starts.map(({ state, set }) => ({
      state,
      set: this.space.intersect(set, tcp),
    }));
    const sessions = collectSessions(this.#plane, opening.graph, opening.reach, 'ongoing');
    return this.#run(this.#plane.graph('ongoing', sessions), starts);
  }

  /** Other packets in the same role through the same network, sessions included. */
  again(pass: Pass, starts: readonly Start[]): Pass {
    const same =
      starts.length === pass.starts.length &&
      starts.every(({ state, set }, at) => {
        const known = pass.starts[at];
        return known?.state === state && known.set === set;
      });
    if (same) return pass;
    return this.#run(pass.graph, starts);
  }

  /**
   * The packets of `pass` on the courses on which none of `nodes` generates or receives them
   * (SEMANTICS §9.7).
   */
  around(pass: Pass, nodes: ReadonlySet<NodeId>): Pass {
    const starts = pass.starts.filter(
      ({ state }) => state.kind !== 'generated' || !nodes.has(state.node.id),
    );
    return this.#run(pass.graph.avoiding(nodes), starts);
  }

  /** The answers to everything that `opening` saw accepted or exit. */
  reply(opening: Pass): Pass {
    const starts = this.answers(opening).map((answer) => answer.start);
    const sessions = collectSessions(this.#plane, opening.graph, opening.reach, 'reply');
    return this.#run(this.#plane.graph('reply', sessions), starts);
  }

  /** Who answers what `opening` saw arrive, and with which packets. */
  answers(opening: Pass): readonly Answer[] {
    return this.ends(opening).flatMap((ended) =>
      this.#answers(ended).map((start) => ({ ended, start })),
    );
  }

  /** Where the packets of a pass ended, in the order in which states were found. */
  ends(pass: Pass): readonly Ended[] {
    const ends: Ended[] = [];
    for (const [id, set] of pass.reach) {
      const state = pass.graph.state(id);
      if (state.kind === 'end') ends.push({ state: id, end: state.end, set });
    }
    return ends;
  }

  /** Per state of `pass` the packets that go on to `seeds`. */
  backward(pass: Pass, seeds: Reach): Reach {
    this.#passes += 1;
    return reachBackward(this.space, pass.graph, pass.reach, this.predecessors(pass), seeds);
  }

  /** The edges that packets of `pass` cross. */
  predecessors(pass: Pass): Predecessors {
    const known = this.#before.get(pass);
    if (known !== undefined) return known;
    const before = predecessors(this.space, pass.graph, pass.reach);
    this.#before.set(pass, before);
    return before;
  }

  /** Per state of `pass` the packets whose source address or port is about to be translated. */
  sourceTranslated(pass: Pass): Reach {
    const stages = new Stages(this.#plane, pass.graph.role, new Map());
    const found = new Map<StateId, PacketSet>();
    for (const [id, set] of pass.reach) {
      const state = pass.graph.state(id);
      if (state.kind !== 'out-stage' || !this.#plane.pipelines.traits(state.node).translates) {
        continue;
      }
      if (this.#plane.pipelines.outStage(state.target.out)[state.step]?.kind !== 'translate') {
        continue;
      }
      const changed = stages
        .sourceBranches(state)
        .filter((branch) => branch.transfer.kind !== 'pass')
        .map((branch) => this.space.intersect(branch.guard, set));
      const all = this.space.unionAll(changed);
      if (all !== this.space.none) found.set(id, all);
    }
    return found;
  }

  #run(graph: ForwardingGraph, starts: readonly Start[]): Pass {
    this.#passes += 1;
    const seeds = new Map<StateId, PacketSet>();
    for (const { state, set } of starts) {
      const id = graph.id(state);
      seeds.set(id, this.space.union(seeds.get(id) ?? this.space.none, set));
    }
    return { graph, starts, reach: reachFrom(this.space, graph, seeds) };
  }

  #answers({ end, set }: Ended): readonly Start[] {
    const back = this.space.mirror(set);
    if (end.disposition === 'accepted' && end.node !== undefined) {
      return [{ state: { kind: 'generated', node: end.node }, set: back }];
    }
    if (end.disposition !== 'exits-network' || end.interface === undefined) return [];
    if (end.from !== undefined) {
      return [{ state: { kind: 'arrival', interface: end.from }, set: back }];
    }
    const domain = this.layout.domainOf(end.interface.id);
    return [{ state: { kind: 'wire', domain }, set: back }];
  }
}
