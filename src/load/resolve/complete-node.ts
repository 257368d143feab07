/** A node with its routes, filters and translation, once all addresses of the network are known. */
import type { Filter } from '../../model/filter.js';
import type { Interface, Node, UnresolvedRoute } from '../../model/node.js';
import type { DeviceEntry } from '../schema/device.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { deviceDefaults, HOST_DEFAULTS } from './device-defaults.js';
import type { Gateways } from './gateways.js';
import { resolveFilters } from './node-filters.js';
import type { Draft } from './nodes.js';
import { resolvePolicyRoutes, resolveRoutes, type Books } from './routes.js';
import { scopeOf, type Scope } from './scope.js';
import { resolveTranslation } from './translation.js';

export interface NodeMaker {
  readonly context: Context;
  readonly books: Books;
  readonly gateways: Gateways;
}

export interface NodeParts {
  readonly node: Node;
  readonly filters: readonly Filter[];
  readonly scope: Scope;
}

export function completeNode({ context, books, gateways }: NodeMaker, draft: Draft): NodeParts {
  const { node, entry, path } = draft;
  const device = node.kind === 'device' ? (entry as DeviceEntry) : undefined;
  const scope = scopeOf(context, draft, device);
  const defaults = device === undefined ? HOST_DEFAULTS : deviceDefaults(device);
  const written = 'routes' in entry ? entry.routes : undefined;
  const { routes, unresolved } = resolveRoutes(context, scope, written, [...path, 'routes']);
  const standard = gateways.defaultRoutes(draft, routes);
  const policyRoutes = resolvePolicyRoutes(context, scope, books, device?.policyRoutes, [
    ...path,
    'policyRoutes',
  ]);
  const translation =
    device === undefined
      ? { destinationNat: [], sourceNat: [] }
      : resolveTranslation({ context, scope, books }, device, path);
  const translates = translation.destinationNat.some((line) => line.enabled);
  const made = resolveFilters({ context, scope, books, defaults, translates }, draft);
  return {
    node: {
      ...node,
      interfaces: node.interfaces.map((i, index): Interface => ({
        ...i,
        filtersIn: made.filtersIn[index]!,
        filtersOut: made.filtersOut[index]!,
        policyRoutes: policyRoutes.get(i.id) ?? [],
      })),
      routes: [...routes, ...standard],
      unresolvedRoutes: unresolved satisfies readonly UnresolvedRoute[],
      ...translation,
      order: defaults.order,
      ...defined({ policy: made.policy, localIn: made.localIn }),
    },
    filters: made.filters,
    scope,
  };
}
