/** Static and policy routes: mostly to neighbours that exist, so that packets get far. */
import type { Family } from '../../src/model/address.js';
import type { InterfaceId } from '../../src/model/ids.js';
import type { Interface, PolicyRoute, Route, RouteAction } from '../../src/model/node.js';
import type { Draw } from './draw.js';
import { address, AT, drawMatch, drawPrefix, prefix, VRFS, type Theme } from './world.js';

/** What a node can route to: its own interfaces and those of others. */
export interface Surroundings {
  readonly own: readonly Interface[];
  readonly others: readonly Interface[];
}

/** A next hop on one of the own interfaces, most often the address of a neighbour. */
function drawNextHop(draw: Draw, family: Family, { own, others }: Surroundings): RouteAction {
  const out = draw.one(own);
  const near = others.filter((i) =>
    i.addresses.some((a) => out.addresses.some((mine) => mine.subnet === a.subnet)),
  );
  const hops = near
    .flatMap((i) => i.addresses)
    .filter((a) => a.family === family)
    .map((a) => a.range.first);
  const known = hops.length > 0 && draw.chance(85);
  const hop = known ? draw.one(hops) : address(family, draw.below(16));
  return { kind: 'next-hop', interface: out.id, address: hop };
}

function drawAction(draw: Draw, family: Family, around: Surroundings, theme: Theme): RouteAction {
  const byInterface = (): RouteAction => ({
    kind: 'interface',
    interface: draw.one(around.own).id,
  });
  return draw.weighted<RouteAction>([
    [10, () => drawNextHop(draw, family, around)],
    [1, byInterface],
    [1 + Math.ceil(theme.tunnels / 20), byInterface],
    [1, () => ({ kind: 'null' })],
    [Math.ceil(theme.vrf / 10), () => ({ kind: 'vrf', vrf: draw.one(VRFS) })],
  ]);
}

/** One route, or two that are equally good. */
export function drawRoutes(draw: Draw, around: Surroundings, theme: Theme): readonly Route[] {
  const family = draw.one([4, 6] as const);
  const route = (): Route => ({
    vrf: draw.chance(theme.vrf) ? draw.one(VRFS) : VRFS[0]!,
    prefix: draw.chance(50) ? prefix(family, 0, 'whole') : drawPrefix(draw, family),
    distance: draw.one([1, 1, 10]),
    action: drawAction(draw, family, around, theme),
    at: AT,
  });
  const first = route();
  if (!draw.chance(25)) return [first];
  return [first, { ...first, action: drawAction(draw, family, around, theme) }];
}

export function drawPolicyRoute(
  draw: Draw,
  index: number,
  around: Surroundings,
  theme: Theme,
): PolicyRoute {
  const family = draw.one([4, 6] as const);
  const match = drawMatch(draw, theme);
  const other = family === 4 ? 6 : 4;
  return {
    id: `P${index}`,
    enabled: !draw.chance(30),
    match: { ...match, source: { ...match.source, [other]: [] } },
    action: drawAction(draw, family, around, theme),
    at: AT,
  };
}

export function namesOf(interfaces: readonly Interface[]): readonly InterfaceId[] {
  return interfaces.map((i) => i.id);
}
