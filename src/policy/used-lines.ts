/** Lines of filters through which something crosses segments, with what goes through each. */
import { judgements, type Judgement } from '../analysis/judgements.js';
import type { Filter, FilterRule } from '../model/filter.js';
import type { InterfaceId } from '../model/ids.js';
import type { Crossing } from './crossings.js';
import { seedsOf } from './passages.js';
import type { Study } from './study.js';

/** What one line decided at one point, of crossings of one pass. */
export interface Use {
  readonly judgement: Judgement;
  readonly crossings: readonly Crossing[];
  readonly in?: InterfaceId;
  readonly out?: InterfaceId;
}

export interface UsedLine {
  readonly filter: Filter;
  readonly line: FilterRule;
  readonly uses: readonly Use[];
}

/** Every line that somebody wrote and that lets crossings through, in the order of the files. */
export function usedLines(study: Study): readonly UsedLine[] {
  const byLine = new Map<FilterRule, Use[]>();
  for (const crossings of byPass(study)) {
    for (const judgement of judgementsOf(crossings)) {
      const { line } = judgement;
      if (line === undefined || line.implicit) continue;
      const uses = byLine.get(line) ?? [];
      uses.push({ judgement, crossings, ...wayOf(crossings[0]!, judgement) });
      byLine.set(line, uses);
    }
  }
  return study.network.filters.flatMap((filter) =>
    filter.rules.flatMap((line): readonly UsedLine[] => {
      const uses = byLine.get(line);
      return uses === undefined ? [] : [{ filter, line, uses }];
    }),
  );
}

/** Crossings between different effective segments, one list per pass. */
function byPass(study: Study): readonly (readonly Crossing[])[] {
  const { segments } = study;
  const found = new Map<Crossing['pass'], Crossing[]>();
  for (const crossing of study.crossings()) {
    const { from, to, pass } = crossing;
    if (segments.effective(from.segment) === segments.effective(to.segment)) continue;
    found.set(pass, [...(found.get(pass) ?? []), crossing]);
  }
  return [...found.values()];
}

function judgementsOf(crossings: readonly Crossing[]): readonly Judgement[] {
  const { traffic, pass } = crossings[0]!;
  const all = { ...crossings[0]!, arrived: crossings.flatMap(({ arrived }) => arrived) };
  return judgements(traffic.analyzer, pass, traffic.analyzer.backward(pass, seedsOf(all)));
}

/** The interfaces by which packets came and go, as far as the filter knows them. */
function wayOf({ pass }: Crossing, { state: id }: Judgement): Pick<Use, 'in' | 'out'> {
  const state = pass.graph.state(id);
  if (state.kind === 'in-stage') return { in: state.interface.id };
  if (state.kind !== 'out-stage') return {};
  return {
    out: state.target.out.id,
    ...(state.in === undefined ? {} : { in: state.in.id }),
  };
}
