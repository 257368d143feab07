/** All filters of a node, and where each is attached. A filter that nobody attaches filters nothing. */
import { ANY_ADDRESS } from '../../model/address.js';
import type { Filter, FilterRule } from '../../model/filter.js';
import type { FilterId, InterfaceId, NodeId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import { canonicalName } from '../grammar/name.js';
import { ANY_SERVICE } from '../grammar/service.js';
import type { FilterEntry, FilterRuleEntry, InterfaceFilterEntry } from '../schema/filter.js';
import { makeFilter, type FilterMaker } from './filters.js';
import { findLocal } from './names.js';
import type { Draft } from './nodes.js';
import type { Plug } from './plugs.js';
import { items, type Path, type Written } from './written.js';

export interface NodeFilters {
  readonly filters: readonly Filter[];
  readonly policy?: FilterId;
  readonly localIn?: FilterId;
  /** In the order of the interfaces. */
  readonly filtersIn: readonly (readonly FilterId[])[];
  readonly filtersOut: readonly (readonly FilterId[])[];
}

/** Names of the filters that a node has one of at most. */
const POLICY = 'policy';
const LOCAL_IN = 'localIn';
const SINGLE = [POLICY, LOCAL_IN];

type Direction = 'in' | 'out';

export function resolveFilters(maker: FilterMaker, draft: Draft): NodeFilters {
  const named = namedFilters(maker, draft);
  const attached = new Set<FilterId>();
  const inline: Filter[] = [];
  const attach = (plug: Plug, direction: Direction): readonly FilterId[] => {
    const written = direction === 'in' ? plug.filterIn : plug.filterOut;
    if (written === undefined) return [];
    const filters = interfaceFilters(maker, named, `${plug.name}:${direction}`, written);
    for (const filter of filters) {
      if (direction === 'in') checkNoOut(maker, filter);
      if (!named.has(filter)) inline.push(filter);
      attached.add(filter.id);
    }
    return filters.map((filter) => filter.id);
  };
  const filtersIn = draft.plugs.map((plug) => attach(plug, 'in'));
  const filtersOut = draft.plugs.map((plug) => attach(plug, 'out'));
  const policy = policyOf(maker, draft);
  const localIn = localInOf(maker, draft);
  for (const filter of named) {
    if (attached.has(filter.id) || SINGLE.includes(localName(filter))) continue;
    maker.context.report.warning('resolve/unused-filter', filter.at, { filter: filter.id });
  }
  const single = [policy, localIn].filter((filter) => filter !== undefined);
  return {
    filters: [...named, ...inline, ...single],
    ...(policy === undefined ? {} : { policy: policy.id }),
    ...(localIn === undefined ? {} : { localIn: localIn.id }),
    filtersIn,
    filtersOut,
  };
}

function namedFilters(maker: FilterMaker, { entry, path }: Draft): ReadonlySet<Filter> {
  const written = 'filters' in entry ? entry.filters : undefined;
  const filters = [...(written ?? [])].map(([key, value]) => {
    const place = [...path, 'filters', key];
    const name = canonicalName(key);
    if (SINGLE.includes(name)) {
      const { report } = maker.context;
      report.error('resolve/reserved-name', report.keyPlace(place), { name });
    }
    return makeFilter(maker, name, 'interface', { value, path: place });
  });
  return new Set(filters);
}

/** Filters by name, or one that is written in place. */
function interfaceFilters(
  maker: FilterMaker,
  named: ReadonlySet<Filter>,
  name: string,
  { value, path }: Written<InterfaceFilterEntry>,
): readonly Filter[] {
  const parts = typeof value === 'string' || isList(value) ? items(value, path) : [];
  const names = parts.filter((part): part is Written<string> => typeof part.value === 'string');
  if (names.length > 0 && names.length < parts.length) {
    maker.context.report.error('resolve/mixed-list', path, {});
    return [];
  }
  if (names.length > 0) {
    const known = new Map([...named].map((filter) => [localName(filter), filter]));
    const found = names.flatMap((text) => {
      return findLocal(text, 'filter', known, maker.context.report) ?? [];
    });
    return [...new Set(found)];
  }
  if (isList(value) && value.length === 0) return [];
  return [makeFilter(maker, name, 'interface', { value: value as FilterEntry, path })];
}

function isList(value: InterfaceFilterEntry): value is readonly (string | FilterRuleEntry)[] {
  return Array.isArray(value);
}

function localName({ id, node }: Filter): string {
  return id.slice(node.length + 1);
}

/** Before routing nobody knows where a packet will go out. */
function checkNoOut({ context }: FilterMaker, filter: Filter): void {
  for (const line of filter.rules) {
    if (line.outInterfaces === undefined) continue;
    context.report.error('resolve/out-before-routing', line.at, { filter: filter.id });
  }
}

function localInOf(maker: FilterMaker, { entry, path }: Draft): Filter | undefined {
  if (!('localIn' in entry) || entry.localIn === undefined) return undefined;
  const written = { value: entry.localIn, path: [...path, LOCAL_IN] };
  const filter = makeFilter(maker, LOCAL_IN, 'local-in', written);
  checkNoOut(maker, filter);
  return filter;
}

function policyOf(maker: FilterMaker, { node, entry, path }: Draft): Filter | undefined {
  const { defaults, scope } = maker;
  const written = 'policy' in entry ? entry.policy : undefined;
  const implied = defaults.policyAlways || (defaults.policyWithZones && scope.zones.size > 0);
  if (written === undefined && !implied) return undefined;
  const filter =
    written === undefined
      ? impliedPolicy(maker, node.id, node.at)
      : makeFilter(maker, POLICY, 'policy', { value: written, path: [...path, POLICY] });
  return { ...filter, rules: [...filter.rules, ...zoneLines(maker, node.at)] };
}

function impliedPolicy({ defaults }: FilterMaker, node: NodeId, at: Location): Filter {
  return {
    id: `${node}/${POLICY}` as FilterId,
    node,
    rules: [],
    defaults: { 4: defaults.policyDefault, 6: defaults.policyDefault },
    stateful: defaults.policyStateful,
    at,
  };
}

/** What a device lets pass inside a zone, and between interfaces of none, after all written lines. */
function zoneLines({ scope, defaults, context }: FilterMaker, at: Location): readonly FilterRule[] {
  const zones = [...scope.zones.values()].filter((zone) => zone.interfaces.length > 0);
  const inner =
    defaults.intrazone === 'permit'
      ? zones.map(({ name, interfaces, path }) =>
          implicitPermit(`intrazone ${name}`, interfaces, context.report.keyPlace(path as Path)),
        )
      : [];
  const zoned = new Set(zones.flatMap((zone) => zone.interfaces));
  const free = [...scope.interfaces.values()].map((i) => i.id).filter((id) => !zoned.has(id));
  if (zones.length === 0 || free.length === 0 || defaults.zoneless === 'deny') return inner;
  return [...inner, implicitPermit('zoneless', free, at)];
}

function implicitPermit(id: string, interfaces: readonly InterfaceId[], at: Location): FilterRule {
  return {
    id,
    enabled: true,
    action: 'permit',
    inInterfaces: interfaces,
    outInterfaces: interfaces,
    match: { source: ANY_ADDRESS, destination: ANY_ADDRESS, services: [ANY_SERVICE] },
    certainty: 'sure',
    cites: [],
    log: false,
    implicit: true,
    at,
  };
}
