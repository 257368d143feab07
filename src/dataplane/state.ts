/**
 * Points that a packet passes on its way, as SEMANTICS §3 and §5 tell it. States are values: two
 * with the same key are one state of the graph.
 */
import type { Interface, Node } from '../model/node.js';
import type { SubnetId } from '../model/ids.js';
import type { Disposition } from '../model/trace.js';
import type { Domain } from './domains.js';
import type { Target } from './routes.js';

/**
 * What a node remembers of a packet while it has it. `translated` is kept only where a filter asks
 * for it. `session`: absent for packets that belong to none; `known` before (or without) the choice
 * of one; else the key of the session's way through the node (see `sessions.ts`).
 */
export interface Mark {
  readonly translated: boolean;
  readonly session?: string;
}

/** How packets end, and where; `from` is the interface that handed them to an external. */
export interface End {
  readonly disposition: Disposition;
  readonly node?: Node;
  readonly interface?: Interface;
  readonly subnet?: SubnetId;
  readonly from?: Interface;
}

export type State =
  | { readonly kind: 'wire'; readonly domain: Domain; readonly by?: Interface }
  | { readonly kind: 'generated'; readonly node: Node }
  | { readonly kind: 'arrival'; readonly interface: Interface; readonly from?: Interface }
  | {
      readonly kind: 'in-stage';
      readonly interface: Interface;
      readonly step: number;
      readonly mark: Mark;
      readonly from?: Interface;
    }
  | { readonly kind: 'local'; readonly node: Node; readonly in: Interface; readonly mark: Mark }
  | {
      readonly kind: 'out-stage';
      readonly node: Node;
      readonly in?: Interface;
      readonly target: Target;
      readonly step: number;
      readonly mark: Mark;
    }
  | { readonly kind: 'sent'; readonly target: Target }
  | { readonly kind: 'end'; readonly end: End };

/** A text that is the same for equal states only. */
export function stateKey(state: State): string {
  switch (state.kind) {
    case 'wire':
      return key('wire', state.domain.index, state.by?.id);
    case 'generated':
      return key('generated', state.node.id);
    case 'arrival':
      return key('arrival', state.interface.id, state.from?.id);
    case 'in-stage':
      return key('in', state.interface.id, state.step, ...markKey(state.mark), state.from?.id);
    case 'local':
      return key('local', state.node.id, state.in.id, ...markKey(state.mark));
    case 'out-stage':
      return key(
        'out',
        state.in?.id,
        ...targetKey(state.target),
        state.step,
        ...markKey(state.mark),
      );
    case 'sent':
      return key('sent', ...targetKey(state.target));
    case 'end': {
      const { disposition, node, interface: at, subnet, from } = state.end;
      return key('end', disposition, node?.id, at?.id, subnet, from?.id);
    }
  }
}

type KeyPart = string | number | bigint | boolean | undefined;

function key(...parts: readonly KeyPart[]): string {
  return parts.map((part) => (part === undefined ? '' : String(part))).join('\n');
}

function markKey(mark: Mark): readonly KeyPart[] {
  return [mark.translated, mark.session];
}

function targetKey(target: Target): readonly KeyPart[] {
  return [target.kind, target.out.id, target.kind === 'hop' ? target.address : undefined];
}
