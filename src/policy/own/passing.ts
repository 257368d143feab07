/**
 * What passes from one selector to another (SEMANTICS §9.6, §9.7), exact over sets of packets. Where a
 * source translation forgets who sent, passes are split along everything that is asked of senders.
 */
import { arrivals, placeKey, type Place } from '../../analysis/places.js';
import { partsOf, type CrossingRole, type Part, type Traffic } from '../../analysis/traffic.js';
import { FAMILIES, type Family } from '../../model/address.js';
import type { NodeId } from '../../model/ids.js';
import type { Scope } from '../../model/own-requirement.js';
import { range, type RangeList } from '../../model/range.js';
import type { PacketSet } from '../../packet-set/space.js';
import { forward, mirrored, type Cover } from '../coverage.js';
import { coveredSets, ownShare, type Crossing } from '../crossings.js';
import type { Study } from '../study.js';
import { Extents } from './selection.js';

export interface Question {
  readonly scope: Scope;
  /** What these cover, answers included, is left out. */
  readonly except?: readonly Scope[];
  /** Courses by these nodes do not count. */
  readonly around?: readonly NodeId[];
}

/** Everything that passes as `question` asks, by the places between which it does. */
export function passing(study: Study, question: Question): readonly Crossing[] {
  return FAMILIES.flatMap((family) => {
    const asked = new Asked(study, family, question);
    return study.places.flatMap((from) => asked.from(from));
  });
}

/** Addresses that no question is asked about. */
const ANYWHERE: RangeList = [range(0)];

/** One question in one family. */
class Asked {
  readonly #study: Study;
  readonly #family: Family;
  readonly #question: Question;
  readonly #extents: Extents;
  readonly #traffic: Traffic;

  constructor(study: Study, family: Family, question: Question) {
    this.#study = study;
    this.#family = family;
    this.#question = question;
    this.#extents = new Extents(study.ground(family).layout);
    this.#traffic = study.traffic(family);
  }

  from(place: Place): readonly Crossing[] {
    if (this.#extents.at(this.#question.scope.from, place).length === 0) return [];
    return this.#parts(place).flatMap((part) => {
      return this.#study.places.flatMap((to) => this.#between(place, to, part));
    });
  }

  #between(from: Place, to: Place, part: Part): readonly Crossing[] {
    const { scope, except = [] } = this.#question;
    const inside = this.#covers(scope, from, to, part.role, false);
    if (inside.length === 0 || !part.arrivals.has(placeKey(to))) return [];
    const { analyzer } = this.#traffic;
    const { space } = analyzer;
    const all = ownShare(this.#study, this.#traffic, from, to, part, (place, of) =>
      this.#study.withoutTown(this.#family, place, of),
    );
    const covered = (covers: readonly Cover<Scope>[], within: PacketSet): PacketSet =>
      space.unionAll([...coveredSets(space, part, covers, within).values()]);
    const asked = covered(inside, space.unionAll(all.map(({ set }) => set)));
    const outside = except.flatMap((line) => this.#covers(line, from, to, part.role, true));
    const counts = space.subtract(asked, covered(outside, asked));
    const arrived = all
      .map(({ state, set }) => ({ state, set: space.intersect(set, counts) }))
      .filter(({ set }) => set !== space.none);
    if (arrived.length === 0) return [];
    const { role, pass, sourceKept } = part;
    return [{ traffic: this.#traffic, from, to, role, pass, sourceKept, flows: [], arrived }];
  }

  /** What `place` sends, in parts whose senders are inside or outside of all that is asked. */
  #parts(place: Place): readonly Part[] {
    const { around = [] } = this.#question;
    const { analyzer } = this.#traffic;
    return this.#traffic
      .from(place)
      .flatMap((part) => {
        if (part.sourceKept) return [part];
        return partsOf(analyzer, part.role, part.pass, this.#senders(place, part.role));
      })
      .filter(({ sent }) => sent !== analyzer.space.none)
      .map((part) => {
        if (around.length === 0) return part;
        const pass = analyzer.around(part.pass, new Set(around));
        return { ...part, pass, arrivals: arrivals(analyzer, pass) };
      });
  }

  #senders(place: Place, role: CrossingRole): readonly PacketSet[] {
    const { space } = this.#traffic.analyzer;
    const { scope, except = [] } = this.#question;
    const own = (selector: Scope['from']): RangeList => this.#extents.at(selector, place);
    return [scope, ...except].flatMap((line) =>
      line.services.flatMap((service) =>
        [
          ...forward(line, service, own(line.from), ANYWHERE, role),
          ...mirrored(line, service, own(line.to), ANYWHERE, role),
        ].map(({ sent }) => space.box(sent)),
      ),
    );
  }

  #covers(
    line: Scope,
    from: Place,
    to: Place,
    role: CrossingRole,
    withAnswers: boolean,
  ): readonly Cover<Scope>[] {
    const at = (selector: Scope['from'], place: Place): RangeList =>
      this.#extents.at(selector, place);
    return line.services.flatMap((service) => [
      ...forward(line, service, at(line.from, from), at(line.to, to), role),
      ...(withAnswers ? mirrored(line, service, at(line.to, from), at(line.from, to), role) : []),
    ]);
  }
}
