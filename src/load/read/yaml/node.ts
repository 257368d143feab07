/** What a YAML file says, with places: the only form of it that the rest of the program sees. */
import type { Place, Source } from '../source.js';

/** A value; an alias is the node of its anchor, so nodes may be shared but never form a cycle. */
export type Node = Place &
  (
    | {
        readonly kind: 'text';
        readonly value: string;
        /** Written in quotes or as a block. */
        readonly quoted: boolean;
      }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'flag'; readonly value: boolean }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'list'; readonly items: readonly Node[]; readonly damaged: boolean }
    | {
        readonly kind: 'map';
        readonly members: ReadonlyMap<string, Member>;
        readonly damaged: boolean;
      }
    /** What could not be read; there is a diagnostic about it. */
    | { readonly kind: 'broken' }
  );

/** A key of a map with its value. */
export interface Member {
  readonly key: Place;
  readonly value: Node;
}

export type MapNode = Extract<Node, { kind: 'map' }>;

/** What could not be read between `start` and `end`. */
export function brokenNode(source: Source, start: number, end: number): Node {
  return { source, start, end, kind: 'broken' };
}

/** Nothing, where a value could be. */
export function nothingNode(source: Source, start: number, end: number): Node {
  return { source, start, end, kind: 'nothing' };
}
