/**
 * Lines of filters against the lines of the register that they cite. What goes through a line and
 * on into another segment has to be covered by a line that it cites; a line at a border has to cite
 * at least one.
 */
import { judgements, sentBy, type Judgement } from '../analysis/judgements.js';
import type { FilterId } from '../model/ids.js';
import type { FilterRule } from '../model/filter.js';
import type { Segment } from '../model/segment.js';
import type { RequirementId } from '../model/verdict.js';
import type { Crossing } from './crossings.js';
import type { Draft } from './draft.js';
import type { Pair } from './pairs.js';
import { seedsOf } from './passages.js';
import { draft } from './requirement.js';
import { AS_WRITTEN, type Study } from './study.js';
import { subjectOf, violation, type Member, type Said } from './violations.js';

/** Registered crossings of one pair that go through one line, and are not covered by what it cites. */
interface Fault {
  readonly filter: FilterId;
  readonly line: FilterRule;
  readonly from: Segment;
  readonly to: Segment;
  readonly members: Member[];
}

/** Findings about the lines through which the crossings of `pairs` go, as far as those are covered. */
export function checkLines(
  study: Study,
  requirement: RequirementId,
  pairs: readonly Pair[],
): readonly Draft[] {
  const used = new Set<FilterRule>();
  const faults = new Map<string, Fault>();
  for (const { from, to, crossings } of pairs) {
    for (const bundle of bundles(crossings)) {
      for (const judgement of judgementsOf(bundle)) {
        const { line, filter } = judgement;
        if (line === undefined || line.implicit) continue;
        used.add(line);
        if (fits(study, judgement, line, bundle[0]!.flows)) continue;
        const key = JSON.stringify([filter.id, line.id, from.id, to.id]);
        const fault = faults.get(key) ?? { filter: filter.id, line, from, to, members: [] };
        fault.members.push(...membersOf(bundle, judgement));
        faults.set(key, fault);
      }
    }
  }
  if (faults.size > 0)
    return [...faults.values()].map((fault) => report(study, requirement, fault));
  if (used.size === 0) return [];
  const params = { lines: used.size };
  return [
    draft(requirement, {
      verdict: 'proved',
      code: 'ok/lines-within-register',
      params,
      identity: [],
    }),
  ];
}

/** A line that lets through more than it cites. */
export function wider(filter: FilterId, line: FilterRule, from: Segment, to: Segment): Said {
  const flows = line.cites.join(', ');
  const params = { filter, line: line.id, flows, from: from.id, to: to.id };
  return { code: 'exc/line-wider', params, flows: line.cites };
}

/** Covered crossings of one pass that the same lines of the register cover: one way back for all. */
function bundles(crossings: readonly Crossing[]): readonly (readonly Crossing[])[] {
  const byPass = new Map<Crossing['pass'], Map<string, Crossing[]>>();
  for (const crossing of crossings) {
    if (crossing.flows.length === 0) continue;
    const key = JSON.stringify(crossing.flows.map((flow) => flow.id));
    const byFlows = byPass.get(crossing.pass) ?? new Map<string, Crossing[]>();
    byFlows.set(key, [...(byFlows.get(key) ?? []), crossing]);
    byPass.set(crossing.pass, byFlows);
  }
  return [...byPass.values()].flatMap((byFlows) => [...byFlows.values()]);
}

function judgementsOf(bundle: readonly Crossing[]): readonly Judgement[] {
  const { traffic, pass } = bundle[0]!;
  const all = { ...bundle[0]!, arrived: bundle.flatMap((crossing) => crossing.arrived) };
  return judgements(traffic.analyzer, pass, traffic.analyzer.backward(pass, seedsOf(all)));
}

function fits(
  study: Study,
  judgement: Judgement,
  { cites }: FilterRule,
  flows: Crossing['flows'],
): boolean {
  if (cites.length === 0) return !standsAtBorder(study, judgement);
  return flows.some((flow) => cites.includes(flow.id));
}

/** Whether the interfaces among which the node forwards these packets stand in several segments. */
function standsAtBorder({ layout, segments }: Study, { node, interface: i }: Judgement): boolean {
  const legs = layout.anyRouteInterfaces(node, i.vrf).map((leg) => segments.ofInterface(leg));
  return legs.some((leg) => leg.length === 0) || new Set(legs.flat()).size > 1;
}

/** The crossings of `bundle` that go through what was judged. */
export function membersOf(bundle: readonly Crossing[], judgement: Judgement): readonly Member[] {
  const { state, set, filter, line, node } = judgement;
  return bundle.flatMap((crossing): readonly Member[] => {
    const { analyzer } = crossing.traffic;
    const back = analyzer.backward(crossing.pass, seedsOf(crossing));
    const through = analyzer.space.intersect(set, back.get(state) ?? analyzer.space.none);
    if (through === analyzer.space.none || line === undefined) return [];
    const seeds = new Map([[state, through]]);
    const passed = {
      passage: { filter: filter.id, line: line.id },
      line,
      node: node.id,
      at: line.at,
      identity: ['line', filter.id, line.id],
      seeds,
    };
    const sent = sentBy(analyzer, crossing.pass, analyzer.backward(crossing.pass, seeds));
    return [{ crossing, passed, sent }];
  });
}

function report(study: Study, requirement: RequirementId, fault: Fault): Draft {
  const { filter, line, from, to, members } = fault;
  const params = { filter, line: line.id, from: from.id, to: to.id };
  const said: Said =
    line.cites.length === 0
      ? { code: 'exc/line-not-cited', params }
      : wider(filter, line, from, to);
  const identity = [from.id, to.id, 'line', filter, line.id];
  const subject = subjectOf(from, to);
  return violation(study, requirement, AS_WRITTEN, members, { subject, ...said }, identity);
}
