/**
 * The graph of states and transfers of one network, for the packets of one pass. States are found
 * and edges compiled when asked for: most networks are far larger than what one source reaches.
 * Unions over all paths of the edges say exactly what SEMANTICS §3 to §6 says.
 */
import { present } from '../base/assert.js';
import type { NodeId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import { canonicalRanges, complementRanges, intersectRanges } from '../model/range.js';
import { fieldUniverse } from '../model/packet.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import type { Role } from './boxes.js';
import { FilterCompiler, type CompiledFilter } from './compiled-filter.js';
import { deliver, putOnWire } from './delivery.js';
import type { Interpretation } from './interpretation.js';
import type { Layout } from './layout.js';
import { Pipelines } from './pipeline.js';
import type { Outcome, Router, Target } from './routes.js';
import type { Sessions } from './sessions.js';
import { Stages } from './stages.js';
import { stateKey, type Mark, type State } from './state.js';
import { invert, only, PASS, type Transfer } from './transfer.js';

/** Number of a state; equal states have equal numbers in one graph. */
export type StateId = number;

/** Where packets of a state go on, and what happens to them on the way. */
export interface Edge {
  readonly to: StateId;
  readonly transfer: Transfer;
}

/** An edge before its target has a number. */
export interface Move {
  readonly to: State;
  readonly transfer: Transfer;
}

/** What graphs of one network and one interpretation have in common. */
export class Dataplane {
  readonly layout: Layout;
  readonly space: PacketSpace;
  readonly interpretation: Interpretation;
  readonly pipelines: Pipelines;
  readonly router: Router;
  readonly filters: FilterCompiler;
  readonly #skeletons = new Map<Role, Skeleton>();

  constructor(layout: Layout, space: PacketSpace, interpretation: Interpretation, router: Router) {
    this.layout = layout;
    this.space = space;
    this.interpretation = interpretation;
    this.pipelines = new Pipelines(layout.index, layout.family);
    this.router = router;
    this.filters = new FilterCompiler(space, interpretation);
  }

  /** The graph for packets of `role`; replies and ongoing packets meet `sessions`. */
  graph(role: Role, sessions?: Sessions): ForwardingGraph {
    const skeleton = this.#skeletons.get(role) ?? new Skeleton();
    this.#skeletons.set(role, skeleton);
    return new ForwardingGraph(this, role, sessions ?? new Map(), skeleton);
  }
}

/** What the graphs of one role share: numbered states, and the edges that no session touches. */
class Skeleton {
  readonly ids = new Map<string, StateId>();
  readonly states: State[] = [];
  readonly edges: (readonly Edge[] | undefined)[] = [];
  readonly inverses = new WeakMap<Edge, Transfer>();
}

/** States and edges for the packets of one role, found on demand. */
export class ForwardingGraph {
  readonly role: Role;
  readonly #plane: Dataplane;
  readonly #stages: Stages;
  readonly #skeleton: Skeleton;
  readonly #sessions: Sessions;
  /** Nodes that receive nothing here, though sessions of theirs may be met elsewhere. */
  readonly #avoided: ReadonlySet<NodeId>;
  /** Edges that depend on the sessions of this graph. */
  readonly #edges: (readonly Edge[] | undefined)[] = [];

  constructor(
    plane: Dataplane,
    role: Role,
    sessions: Sessions,
    skeleton: Skeleton,
    avoided: ReadonlySet<NodeId> = new Set(),
  ) {
    this.role = role;
    this.#sessions = sessions;
    this.#avoided = avoided;
    this.#plane = plane;
    this.#stages = new Stages(plane, role, sessions);
    this.#skeleton = skeleton;
  }

  /** The same graph, sessions included, for packets that none of `nodes` receives. */
  avoiding(nodes: ReadonlySet<NodeId>): ForwardingGraph {
    return new ForwardingGraph(this.#plane, this.role, this.#sessions, this.#skeleton, nodes);
  }

  id(state: State): StateId {
    const { ids, states } = this.#skeleton;
    const key = stateKey(state);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = states.length;
    states.push(state);
    ids.set(key, id);
    return id;
  }

  state(id: StateId): State {
    return present(this.#skeleton.states[id], 'state');
  }

  edges(id: StateId): readonly Edge[] {
    const edges = this.#allEdges(id);
    if (this.#avoided.size === 0) return edges;
    return edges.filter(({ to }) => {
      const state = this.state(to);
      return state.kind !== 'arrival' || !this.#avoided.has(state.interface.node);
    });
  }

  #allEdges(id: StateId): readonly Edge[] {
    const state = this.state(id);
    const table = this.#meetsSessions(state) ? this.#edges : this.#skeleton.edges;
    const known = table[id];
    if (known !== undefined) return known;
    const edges = this.#moves(state)
      .filter((move) => move.transfer.kind !== 'block')
      .map((move) => ({ to: this.id(move.to), transfer: move.transfer }));
    table[id] = edges;
    return edges;
  }

  /** The transfer that leads `edge` back. */
  inverse(edge: Edge): Transfer {
    const { inverses } = this.#skeleton;
    const known = inverses.get(edge);
    if (known !== undefined) return known;
    const inverse = invert(this.#plane.space, edge.transfer);
    inverses.set(edge, inverse);
    return inverse;
  }

  /** Whether what happens to packets in `state` depends on which sessions there are. */
  #meetsSessions(state: State): boolean {
    if (this.role === 'opening') return false;
    if (state.kind === 'arrival') {
      const node = this.#plane.layout.node(state.interface.node);
      return this.#plane.pipelines.traits(node).tracks;
    }
    const belongs = 'mark' in state && state.mark.session !== undefined;
    return belongs && this.role === 'reply';
  }

  /** The filter that judges packets in this state by its lines, if one does. */
  filterAt(id: StateId): CompiledFilter | undefined {
    return this.#stages.filterAt(this.state(id));
  }

  #moves(state: State): readonly Move[] {
    switch (state.kind) {
      case 'wire':
        return this.#present(putOnWire(this.#plane, state.domain, state.by));
      case 'generated':
        return this.#generated(state.node);
      case 'arrival':
        return this.#stages.enter(state.interface, state.from);
      case 'in-stage': {
        const moves = this.#stages.inside(state);
        return moves ?? this.#decide(state.interface, state.mark, state.from);
      }
      case 'local':
        return this.#stages.local(state);
      case 'out-stage':
        return this.#stages.leaving(state);
      case 'sent':
        return this.#present(deliver(this.#plane, state.target));
      case 'end':
        return [];
    }
  }

  /** SEMANTICS §3.2, after the in-stage. */
  #decide(i: Interface, mark: Mark, from: Interface | undefined): readonly Move[] {
    const { layout, space, router, interpretation } = this.#plane;
    const node = layout.node(i.node);
    if (node.kind === 'external') return this.#exit(node, i, from);
    const own = router.own(node, i.vrf);
    const other = space.complement(own);
    const moves: Move[] = [
      { to: { kind: 'local', node, in: i, mark }, transfer: only(space, own) },
    ];
    if (!node.forwards) {
      moves.push(noRoute(node, only(space, other)));
      return moves;
    }
    if (interpretation.routing === 'any-route') {
      const joined = space.where('destination', layout.joinedAddresses(node, i.vrf));
      moves.push({
        to: { kind: 'local', node, in: i, mark },
        transfer: only(space, space.intersect(joined, other)),
      });
      const outs = layout.anyRouteInterfaces(node, i.vrf);
      if (outs.length === 0) moves.push(noRoute(node, only(space, other)));
      for (const out of outs) moves.push(this.#forward(i, mark, { kind: 'wire', out }, other));
      return moves;
    }
    for (const outcome of router.route(node, i.vrf, this.role, i)) {
      const set = space.intersect(outcome.set, other);
      if (set !== space.none) moves.push(this.#routed(node, i, mark, { ...outcome, set }));
    }
    return moves;
  }

  #routed(node: Node, i: Interface, mark: Mark, outcome: Outcome): Move {
    const { result, set } = outcome;
    if (result.kind === 'target') return this.#forward(i, mark, result.target, set);
    const transfer = only(this.#plane.space, set);
    if (result.kind === 'local') return { to: { kind: 'local', node, in: i, mark }, transfer };
    return { to: { kind: 'end', end: { disposition: result.disposition, node } }, transfer };
  }

  #forward(i: Interface, mark: Mark, target: Target, set: PacketSet): Move {
    const { layout, pipelines, space } = this.#plane;
    const node = layout.node(i.node);
    const base = { kind: 'out-stage', node, target, step: 0, mark } as const;
    const to: State = pipelines.traits(node).asksIncoming ? { ...base, in: i } : base;
    return { to, transfer: only(space, set) };
  }

  #exit(node: Node, i: Interface, from: Interface | undefined): readonly Move[] {
    const end = { disposition: 'exits-network', node, interface: i } as const;
    const exits: State = { kind: 'end', end: from === undefined ? end : { ...end, from } };
    const moves: Move[] = [{ to: exits, transfer: PASS }];
    if (node.forwards) {
      for (const by of node.interfaces) {
        moves.push({ to: { kind: 'sent', target: { kind: 'wire', out: by } }, transfer: PASS });
      }
    }
    return moves;
  }

  /** SEMANTICS §3.8. */
  #generated(node: Node): readonly Move[] {
    const { layout, space, router, interpretation } = this.#plane;
    const own = router.own(node);
    const other = space.complement(own);
    const moves: Move[] = [
      { to: { kind: 'end', end: { disposition: 'accepted', node } }, transfer: only(space, own) },
    ];
    const anyWire = node.kind === 'external' || interpretation.routing === 'any-route';
    if (!anyWire) return [...moves, ...this.#generatedByRoute(node, other)];
    const outs =
      node.kind === 'external' ? node.interfaces : layout.anyRouteInterfaces(node, undefined);
    if (outs.length === 0) moves.push(noRoute(node, only(space, other)));
    for (const out of outs) {
      moves.push({
        to: { kind: 'sent', target: { kind: 'wire', out } },
        transfer: only(space, other),
      });
    }
    return moves;
  }

  #generatedByRoute(node: Node, among: PacketSet): readonly Move[] {
    const { layout, space, router } = this.#plane;
    const [first] = node.interfaces;
    if (first === undefined) return [noRoute(node, only(space, among))];
    const moves: Move[] = [];
    const send = (vrf: Interface['vrf'], set: PacketSet): void => {
      for (const outcome of router.route(node, vrf, this.role)) {
        const { result } = outcome;
        const transfer = only(space, space.intersect(outcome.set, set));
        if (result.kind === 'target') {
          moves.push({ to: { kind: 'sent', target: result.target }, transfer });
        } else if (result.kind === 'lost') {
          moves.push({
            to: { kind: 'end', end: { disposition: result.disposition, node } },
            transfer,
          });
        }
      }
    };
    let rest = canonicalRanges([fieldUniverse(space.family, 'source')]);
    for (const i of node.interfaces) {
      const sources = layout.ownRanges(i);
      const mine = intersectRanges(rest, sources);
      if (mine.length === 0) continue;
      send(i.vrf, space.intersect(among, space.where('source', mine)));
      rest = intersectRanges(
        rest,
        complementRanges(sources, fieldUniverse(space.family, 'source')),
      );
    }
    if (rest.length > 0) send(first.vrf, space.intersect(among, space.where('source', rest)));
    return moves;
  }

  /** Nodes that are taken out receive nothing. */
  #present(moves: readonly Move[]): readonly Move[] {
    const { without } = this.#plane.interpretation;
    if (without.size === 0) return moves;
    return moves.filter((m) => m.to.kind !== 'arrival' || !without.has(m.to.interface.node));
  }
}

function noRoute(node: Node, transfer: Transfer): Move {
  return { to: { kind: 'end', end: { disposition: 'no-route', node } }, transfer };
}
