/** Names that mean something only inside one node: its interfaces, zones and VRFs. */
import type { InterfaceId, VrfName } from '../../model/ids.js';
import type { Interface } from '../../model/node.js';
import { canonicalName } from '../grammar/name.js';
import type { DeviceEntry } from '../schema/device.js';
import type { Context } from './context.js';
import { byCanonicalName, findLocal } from './names.js';
import { DEFAULT_VRF, type Draft } from './nodes.js';
import { items, type Path, type Written } from './written.js';

export interface Zone {
  readonly name: string;
  readonly interfaces: readonly InterfaceId[];
  readonly path: Path;
}

type Interfaces = Pick<Scope, 'interfaces' | 'broken'>;

export interface Scope {
  readonly node: string;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly zones: ReadonlyMap<string, Zone>;
  /** Interfaces and zones by name, as the interfaces that they stand for. */
  readonly sides: ReadonlyMap<string, readonly InterfaceId[]>;
  readonly vrfs: ReadonlyMap<string, VrfName>;
  /** Interfaces that could not be resolved; references to them are not a second mistake. */
  readonly broken: ReadonlySet<string>;
}

export function scopeOf(context: Context, draft: Draft, device: DeviceEntry | undefined): Scope {
  const { node, broken, path } = draft;
  const interfaces = new Map(node.interfaces.map((i) => [i.name, i]));
  const zones = zonesOf(context, { interfaces, broken }, device, path);
  return {
    node: node.id,
    interfaces,
    zones,
    sides: new Map<string, readonly InterfaceId[]>([
      ...node.interfaces.map((i) => [i.name, [i.id]] as const),
      ...[...zones].map(([name, zone]) => [name, zone.interfaces] as const),
    ]),
    vrfs: byCanonicalName([DEFAULT_VRF, ...node.interfaces.map((i) => i.vrf)].map((v) => [v, v])),
    broken,
  };
}

function zonesOf(
  context: Context,
  scope: Interfaces,
  device: DeviceEntry | undefined,
  path: Path,
): ReadonlyMap<string, Zone> {
  const zoneOf = new Map<InterfaceId, Zone>();
  const zones = [...(device?.zones ?? [])].map(([name, members]): readonly [string, Zone] => {
    const place = [...path, 'zones', name];
    const texts = items(members, place);
    const found = texts.flatMap((text) => {
      const i = interfaceNamed(context, scope, text);
      return i === undefined ? [] : [{ id: i.id, text }];
    });
    const zone = { name, interfaces: found.map(({ id }) => id), path: place };
    for (const { id, text } of found) checkOneZone(context, zoneOf, zone, id, text);
    return [name, zone];
  });
  const byName = byCanonicalName(zones);
  for (const [name, zone] of byName) {
    const same = scope.interfaces.get(name);
    if (same === undefined) continue;
    const params = { name, candidates: `zone ${name}, interface ${name}` };
    const at = context.report.keyPlace(zone.path);
    context.report.error('resolve/ambiguous-name', at, params, [same.at]);
  }
  return byName;
}

function checkOneZone(
  { report }: Context,
  zoneOf: Map<InterfaceId, Zone>,
  zone: Zone,
  id: InterfaceId,
  text: Written<string>,
): void {
  const before = zoneOf.get(id);
  if (before !== undefined && before.name !== zone.name) {
    const params = { interface: id, first: before.name, second: zone.name };
    report.error('resolve/two-zones', text.path, params, [before.path]);
  }
  zoneOf.set(id, zone);
}

/** One interface of the node. */
export function interfaceNamed(
  { report }: Context,
  scope: Interfaces,
  name: Written<string>,
): Interface | undefined {
  if (scope.broken.has(canonicalName(name.value))) return undefined;
  return findLocal(name, 'interface', scope.interfaces, report);
}

/**
 * The interfaces that a list of interfaces and zones names, in the order of the node; nothing if any
 * will do.
 */
export function interfacesNamed(
  { report }: Context,
  scope: Scope,
  value: string | readonly string[] | undefined,
  path: Path,
): readonly InterfaceId[] | undefined {
  const texts = items(value, path);
  if (texts.length === 0 || texts.some((text) => text.value === 'any')) return undefined;
  const kind = scope.zones.size > 0 ? 'interface-or-zone' : 'interface';
  const named = texts.flatMap((text) =>
    scope.broken.has(canonicalName(text.value))
      ? []
      : (findLocal(text, kind, scope.sides, report) ?? []),
  );
  if (named.length < 2) return named;
  const chosen = new Set(named);
  return [...scope.interfaces.values()].map((i) => i.id).filter((id) => chosen.has(id));
}

export function vrfNamed(
  { report }: Context,
  scope: Scope,
  name: Written<string> | undefined,
): VrfName | undefined {
  if (name === undefined) return DEFAULT_VRF;
  return findLocal(name, 'vrf', scope.vrfs, report);
}
