/** R-AC-1, 6(6): lines through which something crosses name what they are for, and no more. */
import type { FilterRule } from '../../model/filter.js';
import type { PacketSet } from '../../packet-set/space.js';
import type { Draft } from '../draft.js';
import { covers, isWide, serviceWidth } from '../line-width.js';
import { membersOf } from '../line-citations.js';
import { carriersIn } from '../opaque.js';
import { orderedPairs } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import { headersOf } from '../taken.js';
import { usedLines, type Use, type UsedLine } from '../used-lines.js';
import { violation, type Member } from '../violations.js';

const ID = 'R-AC-1';

export const LEAST_PRIVILEGE: Requirement = {
  id: ID,
  clause: '6(6)',
  kind: 'crossing',
  check(study) {
    const lines = usedLines(study);
    if (lines.length === 0) {
      const what = orderedPairs(study).length === 0 ? 'segments' : 'lines';
      const params = { what };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const found = lines.flatMap((used) => [
      ...byService(study, used),
      ...byAddress(study, used),
      ...byCarrier(study, used),
      ...shadowing(study, used),
    ]);
    if (found.length > 0) return found;
    const params = { lines: lines.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/narrow-lines', params, identity: [] })];
  },
};

function byService(study: Study, used: UsedLine): readonly Draft[] {
  const width = serviceWidth(used.line);
  if (width === undefined) return [];
  const members = allMembers(used);
  const more = width.kind === 'many-ports' ? { ports: width.ports } : {};
  return report(study, used, `ac/${width.kind}`, members, more);
}

/** The Internet has no smaller name: a side that is the Internet and nothing else may be wide. */
function byAddress(study: Study, used: UsedLine): readonly Draft[] {
  const sides = (['source', 'destination'] as const).filter((side) => isWide(used.line, side));
  if (sides.length === 0) return [];
  const members = allMembers(used).filter(({ crossing: { from, to } }) =>
    sides.some((side) => {
      const { segment } = side === 'source' ? from : to;
      return study.segments.written(segment).external !== 'internet';
    }),
  );
  return report(study, used, 'ac/wide-addresses', members);
}

/** What carries others, unless the line says so little that this is the least of it. */
function byCarrier(study: Study, used: UsedLine): readonly Draft[] {
  if (serviceWidth(used.line) !== undefined) return [];
  const byName = new Map<string, Member[]>();
  for (const use of used.uses) {
    const { space } = use.crossings[0]!.traffic.analyzer;
    for (const [name, set] of carriersIn(space, use.judgement.set)) {
      byName.set(name, [...(byName.get(name) ?? []), ...membersWith(use, set)]);
    }
  }
  return [...byName].flatMap(([carrier, members]) =>
    report(study, used, 'ac/opaque-tunnel', members, { carrier }),
  );
}

/** Denials below the line of which it lets every packet through before they see it. */
function shadowing(study: Study, used: UsedLine): readonly Draft[] {
  const { filter, line } = used;
  if (line.certainty !== 'sure') return [];
  const below = filter.rules.slice(filter.rules.indexOf(line) + 1);
  return below
    .filter((denial) => isSure(denial) && denial.action === 'deny' && covers(line, denial))
    .flatMap((denial) => {
      const members = used.uses
        .filter((use) => sees(denial, use))
        .flatMap((use) => membersWith(use, matched(use, denial)));
      const more = { by: line.id };
      return report(study, { ...used, line: denial }, 'ac/shadowed', members, more, line);
    });
}

function isSure({ enabled, certainty, implicit }: FilterRule): boolean {
  return enabled && certainty === 'sure' && !implicit;
}

/** Whether a line looks at packets that take this way. */
function sees({ inInterfaces, outInterfaces }: FilterRule, use: Use): boolean {
  const named = (list: readonly string[] | undefined, i: string | undefined): boolean =>
    list === undefined || (i !== undefined && list.includes(i));
  return named(inInterfaces, use.in) && named(outInterfaces, use.out);
}

function matched({ judgement, crossings }: Use, { match }: FilterRule): PacketSet {
  const { space } = crossings[0]!.traffic.analyzer;
  return [
    headersOf(space, match.services),
    space.where('source', match.source[space.family]),
    space.where('destination', match.destination[space.family]),
  ].reduce((left, set) => space.intersect(left, set), judgement.set);
}

function allMembers({ uses }: UsedLine): readonly Member[] {
  return uses.flatMap((use) => membersWith(use, use.judgement.set));
}

function membersWith({ judgement, crossings }: Use, set: PacketSet): readonly Member[] {
  const { space } = crossings[0]!.traffic.analyzer;
  return set === space.none ? [] : membersOf(crossings, { ...judgement, set });
}

type Code =
  | 'ac/any-protocol'
  | 'ac/many-ports'
  | 'ac/source-port-only'
  | 'ac/wide-addresses'
  | 'ac/opaque-tunnel'
  | 'ac/shadowed';

/** One finding about a line, at the line; `through` is the one by which the packets go. */
function report(
  study: Study,
  { filter, line }: UsedLine,
  code: Code,
  members: readonly Member[],
  more: Readonly<Record<string, string | number>> = {},
  through: FilterRule = line,
): readonly Draft[] {
  const [first] = [...members].sort((a, b) => rank(a) - rank(b));
  if (first === undefined) return [];
  const from = study.segments.effective(first.crossing.from.segment).id;
  const to = study.segments.effective(first.crossing.to.segment).id;
  const params = { filter: filter.id, line: line.id, ...more, from, to };
  const identity = [filter.id, line.id, ...Object.values(more).map(String)];
  const related = through === line ? [] : [through.at];
  const sorted = [first, ...members.filter((member) => member !== first)];
  return [
    {
      ...violation(study, ID, AS_WRITTEN, sorted, { code, params, subject: '' }, identity),
      at: line.at,
      related,
    },
  ];
}

/** Openings before what continues them: the first that can be shown is shown. */
function rank({ crossing: { role, traffic } }: Member): number {
  return (role === 'opening' ? 0 : 10) + traffic.analyzer.space.family;
}
