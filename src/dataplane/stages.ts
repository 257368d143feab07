/**
 * Filters and translations as moves between states (SEMANTICS §4 to §6). A node that tracks
 * connections splits what it receives in the roles ongoing and reply into packets that belong to a
 * session and packets that do not.
 */
import { present } from '../base/assert.js';
import type { InterfaceId } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import { PROTOCOL } from '../model/packet.js';
import { range } from '../model/range.js';
import type { Disposition, FilterPosition } from '../model/trace.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Role } from './boxes.js';
import type { CompiledFilter } from './compiled-filter.js';
import type { Dataplane, Move } from './forwarding-graph.js';
import type { Step } from './pipeline.js';
import type { NodeSessions, Sessions } from './sessions.js';
import type { State } from './state.js';
import { only, PASS, sequence, type Transfer } from './transfer.js';
import { translationBranches, type TranslationBranch } from './translation.js';

type InStage = Extract<State, { kind: 'in-stage' }>;
type OutStage = Extract<State, { kind: 'out-stage' }>;
type Local = Extract<State, { kind: 'local' }>;

/** Mark of packets whose session matters only in that there is one. */
const KNOWN = 'known';

/** Key of the sessions that came in by `i` and were or were not translated. */
export function wayKey(i: Interface, translated: boolean): string {
  return `${i.id} ${translated}`;
}

/** Key of the sessions of packets that the node generated. */
export const OWN_WAY = 'own';

const DENIED: Readonly<Record<FilterPosition, Disposition>> = {
  in: 'denied-in',
  'local-in': 'denied-in',
  policy: 'denied-by-policy',
  out: 'denied-out',
};

export class Stages {
  readonly #plane: Dataplane;
  readonly #role: Role;
  readonly #sessions: Sessions;

  constructor(plane: Dataplane, role: Role, sessions: Sessions) {
    this.#plane = plane;
    this.#role = role;
    this.#sessions = sessions;
  }

  /** Moves of packets that interface `i` receives. */
  enter(i: Interface, from: Interface | undefined): readonly Move[] {
    const base = { kind: 'in-stage', interface: i, step: 0, ...(from && { from }) } as const;
    const belonging = this.#belonging(this.#plane.layout.node(i.node));
    const { space } = this.#plane;
    return [
      {
        to: { ...base, mark: { translated: false } },
        transfer: only(space, space.complement(belonging)),
      },
      {
        to: { ...base, mark: { translated: false, session: KNOWN } },
        transfer: only(space, belonging),
      },
    ];
  }

  /** Moves of one step of the in-stage; undefined when it is over. */
  inside(state: InStage): readonly Move[] | undefined {
    const step = this.#plane.pipelines.inStage(state.interface)[state.step];
    if (step === undefined) return undefined;
    const next = { ...state, step: state.step + 1 };
    if (step.kind === 'filter') return this.#filter(state, step, next);
    const node = this.#plane.layout.node(state.interface.node);
    if (state.mark.session !== undefined && this.#role === 'reply') {
      return this.#undoSource(node, next);
    }
    const asks = this.#plane.pipelines.traits(node).asksTranslated;
    return this.destinationBranches(state.interface).map((branch) => ({
      to: { ...next, mark: { ...state.mark, translated: asks && branch.translates } },
      transfer: guarded(this.#plane, branch),
    }));
  }

  /** Moves of one step of the out-stage; after the last the packet is sent. */
  leaving(state: OutStage): readonly Move[] {
    const step = this.#plane.pipelines.outStage(state.target.out)[state.step];
    if (step === undefined) return [{ to: { kind: 'sent', target: state.target }, transfer: PASS }];
    const next = { ...state, step: state.step + 1 };
    if (step.kind === 'filter') return this.#filter(state, step, next);
    const { session } = state.mark;
    if (session !== undefined && this.#role === 'reply') {
      const way = present(this.#sessionsOf(state.node)?.ways.get(session), session);
      return [{ to: next, transfer: way.undoDestination }];
    }
    return this.sourceBranches(state).map((branch) => ({
      to: next,
      transfer: guarded(this.#plane, branch),
    }));
  }

  /** Moves of packets for the node itself (SEMANTICS §3.3). */
  local(state: Local): readonly Move[] {
    const { node } = state;
    const accepted: State = { kind: 'end', end: { disposition: 'accepted', node } };
    if (node.localIn === undefined) return [{ to: accepted, transfer: PASS }];
    const filter = this.#plane.pipelines.filter(node.localIn);
    return this.#filter(state, { kind: 'filter', filter, position: 'local-in' }, accepted);
  }

  /** The filter whose lines judge packets in `state`. */
  filterAt(state: State): CompiledFilter | undefined {
    const step = this.#stepAt(state);
    if (step?.kind !== 'filter') return undefined;
    const judged = state as InStage | OutStage | Local;
    if (step.filter.stateful && judged.mark.session !== undefined) return undefined;
    return this.#compile(judged, step);
  }

  /** Lines of destination translation for packets that come in by `i`. */
  destinationBranches(i: Interface): readonly TranslationBranch[] {
    const node = this.#plane.layout.node(i.node);
    return translationBranches(this.#plane.space, node.destinationNat, 'destination', {
      role: this.#role,
      in: i.id,
    });
  }

  /** Lines of source translation for packets on the way out. */
  sourceBranches(state: OutStage): readonly TranslationBranch[] {
    return translationBranches(this.#plane.space, state.node.sourceNat, 'source', {
      role: this.#role,
      in: state.in?.id,
      out: state.target.out.id,
    });
  }

  #stepAt(state: State): Step | undefined {
    const { pipelines } = this.#plane;
    if (state.kind === 'in-stage') return pipelines.inStage(state.interface)[state.step];
    if (state.kind === 'out-stage') return pipelines.outStage(state.target.out)[state.step];
    if (state.kind !== 'local' || state.node.localIn === undefined) return undefined;
    const filter = pipelines.filter(state.node.localIn);
    return { kind: 'filter', filter, position: 'local-in' };
  }

  #filter(
    state: InStage | OutStage | Local,
    step: Extract<Step, { kind: 'filter' }>,
    next: State,
  ): readonly Move[] {
    const { space } = this.#plane;
    const belongs = state.mark.session !== undefined;
    if (step.filter.stateful && belongs) return [{ to: next, transfer: PASS }];
    let { permit } = this.#compile(state, step);
    if (step.filter.stateful && this.#deniesUnknownTcp()) {
      permit = space.subtract(permit, space.where('protocol', [range(PROTOCOL.tcp)]));
    }
    return [
      { to: next, transfer: only(space, permit) },
      {
        to: denied(step.position, state),
        transfer: only(space, space.complement(permit)),
      },
    ];
  }

  /** Whether stateful filters deny TCP packets that belong to no session (SEMANTICS §6.4). */
  #deniesUnknownTcp(): boolean {
    if (this.#role !== 'ongoing') return this.#role === 'reply';
    return this.#plane.interpretation.unmodelled === 'strict';
  }

  #compile(
    state: InStage | OutStage | Local,
    step: Extract<Step, { kind: 'filter' }>,
  ): CompiledFilter {
    const incoming = incomingOf(state);
    return this.#plane.filters.compile(step.filter, {
      role: this.#role,
      translated: state.mark.translated,
      ...(incoming === undefined ? {} : { inInterface: incoming }),
      ...(state.kind === 'out-stage' ? { outInterface: state.target.out.id } : {}),
    });
  }

  #undoSource(node: Node, next: InStage): readonly Move[] {
    const ways = this.#sessionsOf(node)?.ways ?? new Map();
    return [...ways].map(([session, way]): Move => ({
      to: { ...next, mark: { translated: false, session } },
      transfer: way.undoSource,
    }));
  }

  /** Received headers that belong to a session of `node` (SEMANTICS §6.3). */
  #belonging(node: Node): PacketSet {
    const sessions = this.#sessionsOf(node);
    if (sessions === undefined || this.#role === 'opening') return this.#plane.space.none;
    return this.#role === 'reply' ? sessions.replies : sessions.received;
  }

  #sessionsOf(node: Node): NodeSessions | undefined {
    return this.#sessions.get(node.id);
  }
}

function incomingOf(state: InStage | OutStage | Local): InterfaceId | undefined {
  if (state.kind === 'in-stage') return state.interface.id;
  return state.in?.id;
}

function denied(position: FilterPosition, state: InStage | OutStage | Local): State {
  const disposition = DENIED[position];
  switch (state.kind) {
    case 'in-stage':
      return { kind: 'end', end: { disposition, interface: state.interface } };
    case 'out-stage':
    case 'local':
      return { kind: 'end', end: { disposition, node: state.node } };
  }
}

function guarded(plane: Dataplane, branch: TranslationBranch): Transfer {
  return sequence(only(plane.space, branch.guard), branch.transfer);
}
