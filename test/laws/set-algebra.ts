/** The laws of an algebra of sets, written once for everything that claims to be one. */

export interface SetAlgebra<S> {
  readonly none: S;
  readonly all: S;
  union(a: S, b: S): S;
  intersect(a: S, b: S): S;
  subtract(a: S, b: S): S;
  complement(a: S): S;
  includes(a: S, b: S): boolean;
  same(a: S, b: S): boolean;
}

type Law = <S>(algebra: SetAlgebra<S>, a: S, b: S, c: S) => boolean;

const LAWS: Readonly<Record<string, Law>> = {
  'union is associative': ({ union, same }, a, b, c) =>
    same(union(a, union(b, c)), union(union(a, b), c)),
  'union is commutative': ({ union, same }, a, b) => same(union(a, b), union(b, a)),
  'intersection is associative': ({ intersect, same }, a, b, c) =>
    same(intersect(a, intersect(b, c)), intersect(intersect(a, b), c)),
  'intersection is commutative': ({ intersect, same }, a, b) =>
    same(intersect(a, b), intersect(b, a)),
  'both are idempotent': ({ union, intersect, same }, a) =>
    same(union(a, a), a) && same(intersect(a, a), a),
  'none and all are neutral': ({ union, intersect, none, all, same }, a) =>
    same(union(a, none), a) && same(intersect(a, all), a),
  'none and all absorb': ({ union, intersect, none, all, same }, a) =>
    same(intersect(a, none), none) && same(union(a, all), all),
  'each distributes over the other': ({ union, intersect, same }, a, b, c) =>
    same(intersect(a, union(b, c)), union(intersect(a, b), intersect(a, c))) &&
    same(union(a, intersect(b, c)), intersect(union(a, b), union(a, c))),
  'each absorbs the other': ({ union, intersect, same }, a, b) =>
    same(union(a, intersect(a, b)), a) && same(intersect(a, union(a, b)), a),
  'a complement completes and shares nothing': (
    { union, intersect, complement, none, all, same },
    a,
  ) => same(union(a, complement(a)), all) && same(intersect(a, complement(a)), none),
  'two complements undo each other': ({ complement, same }, a) =>
    same(complement(complement(a)), a),
  'De Morgan': ({ union, intersect, complement, same }, a, b) =>
    same(complement(union(a, b)), intersect(complement(a), complement(b))) &&
    same(complement(intersect(a, b)), union(complement(a), complement(b))),
  'a difference is what the complement keeps': ({ subtract, intersect, complement, same }, a, b) =>
    same(subtract(a, b), intersect(a, complement(b))),
  'a set is what a cut leaves and takes': ({ subtract, intersect, union, same }, a, b) =>
    same(union(subtract(a, b), intersect(a, b)), a),
  'includes is what union and intersection say': ({ includes, union, intersect, same }, a, b) =>
    includes(a, b) === same(union(a, b), a) && includes(a, b) === same(intersect(a, b), b),
};

/** The laws that do not hold for these three sets. */
export function brokenLaws<S>(algebra: SetAlgebra<S>, a: S, b: S, c: S): readonly string[] {
  return Object.entries(LAWS)
    .filter(([, holds]) => !holds(algebra, a, b, c))
    .map(([name]) => name);
}
