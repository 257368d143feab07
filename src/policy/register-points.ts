/** Where a line of the register is enforced, and whether what was named has to do with it. */
import { interfacesAt } from '../analysis/switch-reach.js';
import type { Filter, FilterRule } from '../model/filter.js';
import type { FilterId, FlowId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface } from '../model/node.js';
import { intersectRanges } from '../model/range.js';
import type { EnforcementPoint, FlowEnd, PermittedFlow } from '../model/register.js';
import { FAMILIES } from '../model/address.js';
import type { Study } from './study.js';

/** What kind of machine enforces: the ports, or the way there. */
export type PointKind = 'firewall' | 'path';

export function pointKind(study: Study, point: EnforcementPoint): PointKind {
  if (point.kind === 'switch') return 'path';
  return study.layout.node(point.node).device?.kind === 'firewall' ? 'firewall' : 'path';
}

/**
 * Whether `point` lets the line through, and so can limit it: a line of a filter that is in force
 * cites it, or the switch sees one of its machines.
 */
export function isInForce(study: Study, flow: PermittedFlow, point: EnforcementPoint): boolean {
  if (point.kind === 'switch') {
    const seen = interfacesAt(study.layout, point);
    return [...flow.from, ...flow.to]
      .flatMap((end) => legsOf(study, end))
      .some((leg) => seen.has(leg.id));
  }
  const citing = citations(study.network).get(flow.id) ?? [];
  return citing.some(
    ({ filter, line, inForce }) =>
      inForce &&
      line.action === 'permit' &&
      point.lines.some((named) => named.filter === filter.id && named.line === line.id),
  );
}

/** Interfaces of a node that have addresses of `end`; none of ends that no machine is declared for. */
export function legsOf({ layout }: Study, { node, addresses }: FlowEnd): readonly Interface[] {
  if (node === undefined) return [];
  return layout
    .node(node)
    .interfaces.filter((i) =>
      FAMILIES.some((family) =>
        [
          ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
          ...i.virtualAddresses
            .filter((v) => v.family === family)
            .map((v) => ({ first: v.value, last: v.value })),
        ].some((own) => intersectRanges([own], addresses[family]).length > 0),
      ),
    );
}

/** A line of a filter that cites a line of the register. */
export interface Citation {
  readonly filter: Filter;
  readonly line: FilterRule;
  /** It is enabled, and its filter is attached somewhere. */
  readonly inForce: boolean;
}

/** Which lines of filters cite each line of the register. */
export function citations(network: Network): ReadonlyMap<FlowId, readonly Citation[]> {
  const known = CITATIONS.get(network);
  if (known !== undefined) return known;
  const attached = attachedFilters(network);
  const found = new Map<FlowId, Citation[]>();
  for (const filter of network.filters) {
    for (const line of filter.rules) {
      const inForce = line.enabled && attached.has(filter.id);
      for (const flow of new Set(line.cites)) {
        found.set(flow, [...(found.get(flow) ?? []), { filter, line, inForce }]);
      }
    }
  }
  CITATIONS.set(network, found);
  return found;
}

/** Asked for every line of the register, so remembered. */
const CITATIONS = new WeakMap<Network, ReadonlyMap<FlowId, readonly Citation[]>>();

function attachedFilters(network: Network): ReadonlySet<FilterId> {
  return new Set(
    network.nodes.flatMap(({ policy, localIn, interfaces }) => [
      ...[policy, localIn].flatMap((id) => (id === undefined ? [] : [id])),
      ...interfaces.flatMap((i) => [...i.filtersIn, ...i.filtersOut]),
    ]),
  );
}
