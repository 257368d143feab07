/** Filters: their lines in order, and what happens to packets that no line matches. */
import { FAMILIES, type Family } from '../../model/address.js';
import type { Filter, FilterAction, FilterRule } from '../../model/filter.js';
import type { FilterId, NodeId } from '../../model/ids.js';
import type { FilterEntry } from '../schema/filter.js';
import { onlyFamilies } from './address-sets.js';
import type { Context } from './context.js';
import type { DeviceDefaults } from './device-defaults.js';
import { resolveLine, type Line } from './filter-lines.js';
import { lineIds } from './line-ids.js';
import type { Books } from './routes.js';
import type { Scope } from './scope.js';
import type { Written } from './written.js';

/** Where filters stand decides their defaults. */
export type Position = 'interface' | 'policy' | 'local-in';

export interface FilterMaker {
  readonly context: Context;
  readonly scope: Scope;
  readonly books: Books;
  readonly defaults: DeviceDefaults;
  /** Whether the node translates destinations. */
  readonly translates: boolean;
}

type FilterRecord = Exclude<FilterEntry, readonly unknown[]>;

/** The filter `node/name` as written at `path`. */
export function makeFilter(
  maker: FilterMaker,
  name: string,
  position: Position,
  { value, path }: Written<FilterEntry>,
): Filter {
  const { context, scope } = maker;
  const record = isList(value) ? { rules: value } : value;
  const place = isList(value) ? path : [...path, 'rules'];
  const ids = lineIds(context, record.rules, place, name);
  const lines = record.rules.map((entry, index) =>
    resolveLine(context, scope, maker.books, entry, ids[index]!, [...place, index]),
  );
  const looked = familiesLookedAt(record, position, lines);
  return {
    id: `${scope.node}/${name}` as FilterId,
    node: scope.node as NodeId,
    rules: lines
      .map(({ line }) => restricted(line, looked))
      .flatMap((line, index) =>
        position === 'policy' && record.rules[index]?.matchVip === undefined
          ? splitByTranslation(maker, line)
          : [line],
      ),
    defaults: defaultsOf(maker.defaults, record, position, lines, looked),
    stateful: record.stateful ?? (position !== 'interface' && maker.defaults.policyStateful),
    at: context.report.keyPlace(path),
  };
}

function isList(entry: FilterEntry): entry is Exclude<FilterEntry, FilterRecord> {
  return Array.isArray(entry);
}

function stated(record: FilterRecord, family: Family): FilterAction | undefined {
  const { default: written } = record;
  if (written === undefined || typeof written === 'string') return written;
  return family === 4 ? written.ipv4 : written.ipv6;
}

/**
 * An interface filter that names addresses of one family only is an access list of that family: it
 * does not look at the other, unless it says what becomes of it.
 */
function familiesLookedAt(
  record: FilterRecord,
  position: Position,
  lines: readonly Line[],
): readonly Family[] {
  const named = new Set(lines.flatMap(({ families }) => families));
  if (position !== 'interface' || named.size === 0) return FAMILIES;
  return FAMILIES.filter((family) => named.has(family) || stated(record, family) !== undefined);
}

function defaultsOf(
  defaults: DeviceDefaults,
  record: FilterRecord,
  position: Position,
  lines: readonly Line[],
  looked: readonly Family[],
): Filter['defaults'] {
  const otherwise = (family: Family): FilterAction => {
    if (position !== 'interface') return defaults.policyDefault;
    // A list without lines filters nothing, as the products that let one attach it have it.
    if (lines.length === 0 || !looked.includes(family)) return 'permit';
    return defaults.interfaceDefault;
  };
  return { 4: stated(record, 4) ?? otherwise(4), 6: stated(record, 6) ?? otherwise(6) };
}

function restricted(line: FilterRule, families: readonly Family[]): FilterRule {
  if (families.length === FAMILIES.length) return line;
  const { source, destination, services } = line.match;
  const match = {
    source: onlyFamilies(source, families),
    destination: onlyFamilies(destination, families),
    services,
  };
  return { ...line, match };
}

/**
 * Whether a deny line stops packets to a translated address depends on the release of the product.
 * Of these packets the line is therefore not understood; of the others it is sure.
 */
function splitByTranslation(maker: FilterMaker, line: FilterRule): readonly FilterRule[] {
  const { defaults, translates, context } = maker;
  const depends = defaults.denyMatchesTranslated === 'depends' && translates;
  if (!depends || line.action === 'permit' || !line.enabled) return [line];
  context.report.warning('resolve/match-vip-unstated', line.at, { line: line.id });
  return [
    { ...line, translated: false },
    { ...line, translated: true, certainty: 'unmodelled', unmodelled: 'matchVip' },
  ];
}
