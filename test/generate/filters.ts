/** Filters: shadowed and split lines, empty ones, marks and conditions that nobody understands. */
import { ANY_ADDRESS, type AddressSet, type Family } from '../../src/model/address.js';
import type { Certainty, Filter, FilterRule } from '../../src/model/filter.js';
import type { FilterId, InterfaceId, NodeId } from '../../src/model/ids.js';
import type { RangeList } from '../../src/model/range.js';
import type { Draw } from './draw.js';
import { AT, drawMatch, type Theme } from './world.js';

type Names = readonly InterfaceId[];

/** Some of the node's interfaces, or no condition. */
export function drawInterfaces(draw: Draw, names: Names): readonly InterfaceId[] | undefined {
  return draw.chance(25) ? [draw.one(names)] : undefined;
}

function drawCertainty(draw: Draw, theme: Theme): Certainty {
  return draw.chance(theme.unsure) ? draw.one(['scheduled', 'unmodelled']) : 'sure';
}

function drawLine(draw: Draw, id: string, names: Names, theme: Theme): FilterRule {
  const inside = drawInterfaces(draw, names);
  const outside = drawInterfaces(draw, names);
  return {
    id,
    enabled: !draw.chance(15),
    action: draw.one(['permit', 'permit', 'deny']),
    match: drawMatch(draw, theme),
    certainty: drawCertainty(draw, theme),
    cites: [],
    log: false,
    implicit: false,
    at: AT,
    ...(inside === undefined ? {} : { inInterfaces: inside }),
    ...(outside === undefined ? {} : { outInterfaces: outside }),
    ...(draw.chance(theme.marks) ? { translated: draw.chance(50) } : {}),
  };
}

/** The lower or the upper half of every range. */
function half(set: AddressSet, upper: boolean): AddressSet {
  const of = (family: Family): RangeList =>
    set[family].flatMap(({ first, last }) => {
      if (first === last) return upper ? [] : [{ first, last }];
      const middle = (first + last) / 2n;
      return [upper ? { first: middle + 1n, last } : { first, last: middle }];
    });
  return { 4: of(4), 6: of(6) };
}

/** One line, and what often stands around it: its twin, its opposite, or its halves. */
function drawLines(draw: Draw, index: number, names: Names, theme: Theme): readonly FilterRule[] {
  const line = drawLine(draw, `L${index}`, names, theme);
  const other = line.action === 'permit' ? 'deny' : 'permit';
  const halved = (upper: boolean): FilterRule => ({
    ...line,
    id: `L${index}${upper ? 'u' : 'l'}`,
    match: { ...line.match, source: half(line.match.source, upper) },
  });
  return draw.weighted<readonly FilterRule[]>([
    [6, () => [line]],
    [1, () => [line, { ...line, id: `L${index}s`, action: other }]],
    [1, () => [halved(false), halved(true)]],
    [1, () => [halved(true), { ...line, action: other }]],
    [
      1,
      () => [{ ...line, match: { ...line.match, source: ANY_ADDRESS, destination: ANY_ADDRESS } }],
    ],
  ]);
}

export function drawFilter(
  draw: Draw,
  id: string,
  node: NodeId,
  names: Names,
  theme: Theme,
): Filter {
  return {
    id: id as FilterId,
    node,
    rules: draw.many(3, (i) => drawLines(draw, i, names, theme)).flat(),
    defaults: { 4: draw.one(['deny', 'permit']), 6: draw.one(['deny', 'permit']) },
    stateful: !draw.chance(25 + theme.stateless),
    at: AT,
  };
}
