/**
 * Static routes and policy routes. A next hop in no connected prefix makes a route that is not used: the
 * network lists it, and R-INV-1 judges.
 */
import { suggest } from '../../base/suggest.js';
import { formatAddress } from '../../model/address.js';
import type { InterfaceId } from '../../model/ids.js';
import type { Interface, PolicyRoute, Route, UnresolvedRoute } from '../../model/node.js';
import { parsePrefix } from '../grammar/address.js';
import type { PolicyRouteEntry } from '../schema/device.js';
import type { RouteEntry } from '../schema/node.js';
import type { AddressBook } from './address-book.js';
import { onlyFamilies } from './address-sets.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { lineIds } from './line-ids.js';
import { NODE_KINDS, type NameKind } from './names.js';
import { actionsOf } from './next-hops.js';
import { interfacesNamed, vrfNamed, type Scope } from './scope.js';
import type { ServiceBook } from './service-book.js';
import type { Path } from './written.js';

/** What the lines of a node are made of. */
export interface Books {
  readonly addresses: AddressBook;
  readonly services: ServiceBook;
}

export interface Routes {
  readonly routes: readonly Route[];
  readonly unresolved: readonly UnresolvedRoute[];
}

const DISTANCE_DEFAULT = 1;

/** What a route can watch. */
const TRACKED: readonly NameKind[] = [...NODE_KINDS, 'switch', 'tunnel', 'subnet'];

export function resolveRoutes(
  context: Context,
  scope: Scope,
  entries: readonly RouteEntry[] | undefined,
  path: Path,
): Routes {
  const routes: Route[] = [];
  const unresolved: UnresolvedRoute[] = [];
  (entries ?? []).forEach((entry, index) => {
    const found = resolveRoute(context, scope, entry, [...path, index]);
    routes.push(...found.routes);
    unresolved.push(...found.unresolved);
  });
  return { routes, unresolved };
}

function resolveRoute(context: Context, scope: Scope, entry: RouteEntry, path: Path): Routes {
  const { report } = context;
  const none = { routes: [], unresolved: [] };
  const written =
    entry.vrf === undefined ? undefined : { value: entry.vrf, path: [...path, 'vrf'] };
  const vrf = vrfNamed(context, scope, written);
  const to = { value: entry.to, path: [...path, 'to'] };
  const prefix = report.accept(to, parsePrefix(to.value));
  if (entry.track !== undefined) checkTrack(context, scope, entry.track, [...path, 'track']);
  if (vrf === undefined) return none;
  const found = actionsOf(context, scope, entry, path, vrf);
  if (prefix === undefined || found === undefined) return none;
  const { family } = prefix;
  if (found.family !== undefined && found.family !== family) {
    const params = { text: entry.via ?? '', family: `IPv${family}` };
    report.error('resolve/wrong-family', [...path, 'via'], params, [to.path]);
    return none;
  }
  const at = report.place(path);
  if (found.unresolved !== undefined) {
    const nextHop = formatAddress(family, found.unresolved.value);
    return { routes: [], unresolved: [{ prefix, nextHop, at }] };
  }
  const distance = entry.distance ?? DISTANCE_DEFAULT;
  const rest = { vrf, prefix, distance, ...defined({ track: entry.track }), at };
  return { routes: found.actions.map((action): Route => ({ ...rest, action })), unresolved: [] };
}

function checkTrack({ names, report }: Context, scope: Scope, track: string, path: Path): void {
  const [node = '', ...rest] = track.split('/');
  const known =
    rest.length === 0
      ? names.exists(track, TRACKED) || scope.interfaces.has(track)
      : names.exists(node, [...NODE_KINDS, 'switch']);
  if (known) return;
  const candidates = TRACKED.flatMap((kind) => names.all(kind).map(({ id }) => id));
  const suggestion = suggest(track, [...candidates, ...scope.interfaces.keys()]);
  report.warning('resolve/track-unknown', path, { name: track, suggestion });
}

/** Policy routes of each interface, in the order in which they are written. */
export function resolvePolicyRoutes(
  context: Context,
  scope: Scope,
  books: Books,
  entries: readonly PolicyRouteEntry[] | undefined,
  path: Path,
): ReadonlyMap<InterfaceId, readonly PolicyRoute[]> {
  const ids = lineIds(context, entries ?? [], path, 'policyRoutes');
  const routes = new Map<InterfaceId, PolicyRoute[]>();
  (entries ?? []).forEach((entry, index) => {
    const place = [...path, index];
    const named = interfacesNamed(context, scope, entry.on, [...place, 'on']);
    for (const i of scope.interfaces.values()) {
      if (named !== undefined && !named.includes(i.id)) continue;
      const found = policyRoute(context, scope, books, entry, place, ids[index]!, i);
      if (found !== undefined) routes.set(i.id, [...(routes.get(i.id) ?? []), found]);
    }
  });
  return routes;
}

function policyRoute(
  context: Context,
  scope: Scope,
  { addresses, services }: Books,
  entry: PolicyRouteEntry,
  path: Path,
  id: string,
  incoming: Interface,
): PolicyRoute | undefined {
  const source = addresses.list(entry.from, [...path, 'from']).set;
  const destination = addresses.list(entry.to, [...path, 'to']).set;
  const list = services.list(entry.service, [...path, 'service']);
  const found = actionsOf(context, scope, entry, path, incoming.vrf);
  if (found === undefined) return undefined;
  const [action, ...more] = found.actions;
  if (action === undefined || more.length > 0) {
    // A policy route that leads nowhere, or to one of several places, has no meaning to give it.
    const params = { address: entry.via ?? '', vrf: entry.viaVrf ?? incoming.vrf };
    context.report.error('resolve/policy-next-hop', [...path, 'via'], params);
    return undefined;
  }
  const families = found.family === undefined ? ([4, 6] as const) : [found.family];
  return {
    id,
    enabled: entry.enabled ?? true,
    match: {
      source: onlyFamilies(source, families),
      destination: onlyFamilies(destination, families),
      services: list,
    },
    action,
    at: context.report.place(path),
  };
}
