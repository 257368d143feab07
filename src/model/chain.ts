/** How content came where it must not be, step by step (SEMANTICS §10). */
import type { FlowId } from './ids.js';
import type { Witness } from './verdict.js';

/** Who has content: a subnet, an external, or a sanitizer or device that relays. */
export interface ChainHolder {
  readonly kind: 'subnet' | 'external' | 'node';
  readonly id: string;
}

/** Why content leaves a sanitizer raw. */
export type RawReason =
  | { readonly kind: 'fact'; readonly fact: string; readonly value: string }
  | { readonly kind: 'missing'; readonly fact: string }
  | { readonly kind: 'forwards' }
  | { readonly kind: 'shared-domain' }
  /** It is there for other content, or for the other direction. */
  | { readonly kind: 'direction' }
  /** It came in, or leaves, over packets that are not of its services. */
  | { readonly kind: 'other-service' };

interface Step {
  readonly from: ChainHolder;
  readonly to: ChainHolder;
  /** As what it arrives. */
  readonly form: 'raw' | 'sanitized';
  /** Present where it leaves a sanitizer raw. */
  readonly because?: RawReason;
  /** Lines of the register that cover the session. */
  readonly flows: readonly FlowId[];
}

/** A session that `from` opened, or the answers in one that `to` opened. */
export interface SessionStep extends Step {
  readonly how: 'opened' | 'answered';
  /** One packet of the session; of answers, a reply and what it answers. */
  readonly witness?: Witness;
}

/** How content gets from one holder to the next. */
export type ChainStep =
  | SessionStep
  /** A session that a line of the register permits, whether or not its packets pass. */
  | (Step & { readonly how: 'permitted' | 'permitted-answer' })
  /** A machine with legs in both. */
  | (Step & { readonly how: 'machine'; readonly node: string })
  | (Step & { readonly how: 'by-hand'; readonly transfer: string; readonly medium: string });

export interface Chain {
  readonly label: 'taint' | 'secret' | 'inside';
  readonly start: ChainHolder;
  readonly steps: readonly ChainStep[];
  /**
   * Where it should have been cut: before this step (counted from 1; 0 if nothing moves at all), by
   * this sanitizer if one stands there.
   */
  readonly cut: { readonly step: number; readonly node?: string };
}
