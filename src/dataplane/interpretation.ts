/** How a network is read in one analysis. Every field is a question that a claim may vary. */
import type { NodeId } from '../model/ids.js';
import type { RoutingMode } from '../model/result.js';

export interface Interpretation {
  readonly routing: RoutingMode;
  /** SEMANTICS §4.7. */
  readonly scheduled: 'permissive' | 'strict';
  readonly unmodelled: 'permissive' | 'strict';
  /** Whether lines that someone wrote may permit; off leaves only defaults and missing filters. */
  readonly explicitPermits: boolean;
  /** Nodes that receive nothing and send nothing. */
  readonly without: ReadonlySet<NodeId>;
}

/** The network as written, read so that most gets through. */
export const PERMISSIVE: Interpretation = {
  routing: 'exact',
  scheduled: 'permissive',
  unmodelled: 'permissive',
  explicitPermits: true,
  without: new Set(),
};
