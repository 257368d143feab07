/**
 * Requirements that a town writes itself, in YAML. What selectors and claims mean is in SEMANTICS
 * §9.5 to §9.7 and §10.10; which claims there are, in docs/requirements.md.
 */
import type { AddressSet } from './address.js';
import type { NodeId, OwnRequirementId, SegmentId, SubnetId } from './ids.js';
import type { Label, Location } from './location.js';
import type { Service } from './match.js';
import type { FlowEnd } from './register.js';

/** Somebody who sends or receives; without node, subnet and segment whoever has the addresses. */
export interface SelectorEnd {
  readonly node?: NodeId;
  readonly subnet?: SubnetId;
  readonly segment?: SegmentId;
  /** Only these; absent means all. */
  readonly addresses?: AddressSet;
}

/** One part as written; a kind of segment stands for as many ends as there are segments of it. */
export interface SelectorPart<End = SelectorEnd> {
  readonly text: string;
  readonly ends: readonly End[];
  readonly at: Location;
}

export interface Selector {
  /** At least one. */
  readonly taken: readonly SelectorPart[];
  readonly removed: readonly SelectorPart[];
  readonly at: Location;
}

/** Packets from somebody to somebody. */
export interface Scope {
  readonly from: Selector;
  readonly to: Selector;
  readonly services: readonly Service[];
}

/** Whether content counts in any form, or only as no sanitizer left it. */
export type ContentForm = 'raw' | 'any';

export type OwnClaim =
  /** Nothing passes. */
  | ({ readonly kind: 'forbidden' } & Scope)
  /** Every packet that declared machines send gets there, and is answered. */
  | {
      readonly kind: 'possible';
      readonly from: readonly SelectorPart<FlowEnd>[];
      readonly to: readonly SelectorPart<FlowEnd>[];
      readonly addressedTo?: AddressSet;
      readonly services: readonly Service[];
    }
  /** Nothing passes around the nodes, all of which forward packets. */
  | ({ readonly kind: 'only-through'; readonly nodes: readonly NodeId[] } & Scope)
  /** Nothing passes but what an entry covers. */
  | ({ readonly kind: 'allowed'; readonly only: readonly Scope[] } & Scope)
  /** No content gets there but by the nodes, none of which forwards packets. */
  | {
      readonly kind: 'content';
      readonly from: Selector;
      readonly to: Selector;
      readonly form: ContentForm;
      readonly nodes: readonly NodeId[];
      /** Where `kind:sanitizer` is written, if it is. */
      readonly sanitizers?: Location;
    };

export interface OwnRequirement {
  readonly id: OwnRequirementId;
  readonly title: Label;
  /** Where the town has written it down; may be empty. */
  readonly clause: string;
  readonly why: Label;
  /** What a `warning` finds does not change the verdict of a run. */
  readonly severity: 'error' | 'warning';
  /** It is asked again while something has failed. */
  readonly underFailures: boolean;
  readonly claim: OwnClaim;
  readonly at: Location;
}
