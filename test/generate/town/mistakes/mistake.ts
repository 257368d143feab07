/**
 * A mistake that happens in real towns, as a change of a generated town. Each knows what must be reported
 * of it, and where: the entry that the mistake is made in, or one that it leads through.
 */
import type { RequirementId, Verdict } from '../../../../src/model/verdict.js';
import type { Draw } from '../../draw.js';
import type { Topology } from '../topology.js';
import type { Town } from '../town.js';
import type { Path } from '../write-town.js';

export interface Expectation {
  readonly requirement: RequirementId;
  readonly verdict: Extract<Verdict, 'violated' | 'undetermined'>;
  /** One of these has to be told, or something in it; empty where a missing fact has no place. */
  readonly places: readonly Path[];
}

export interface Mistake {
  /** The number in the list of mistakes, with a letter for another form of it. */
  readonly id: string;
  readonly title: string;
  /** Whether the town has what the mistake is made with. */
  applies(town: Town): boolean;
  /** Makes the mistake, in place; which of its forms is drawn. */
  make(topology: Topology, draw: Draw, town: Town): readonly Expectation[];
}

/** Each requirement is violated at one of the places. */
export function violated(
  requirements: readonly RequirementId[],
  ...places: readonly Path[]
): readonly Expectation[] {
  return requirements.map((requirement) => ({ requirement, verdict: 'violated', places }));
}

/** Each requirement is undetermined. */
export function undetermined(requirements: readonly RequirementId[]): readonly Expectation[] {
  return requirements.map((requirement) => ({ requirement, verdict: 'undetermined', places: [] }));
}

/** A place of the form that `carry` returns: `device:line`, `device:list.line`. */
export function pathOf(place: string): Path {
  const [device = '', rest = ''] = place.split(':');
  const [list, line] = rest.split('.');
  return line === undefined
    ? ['devices', device, 'policy', rest]
    : ['devices', device, 'filters', list!, line];
}

export function always(): boolean {
  return true;
}
