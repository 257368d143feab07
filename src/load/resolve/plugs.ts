/**
 * Interfaces as written, in one form: `at` and `address` of a host stand for one interface, and an
 * interface that is only an address is plugged into the subnet of its name.
 */
import type { Location } from '../../model/location.js';
import { canonicalName } from '../grammar/name.js';
import type { InterfaceFilterEntry } from '../schema/filter.js';
import type { ExternalEntry, HostEntry, InterfaceEntry } from '../schema/node.js';
import type { DeviceEntry } from '../schema/device.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { items, type Path, type Written } from './written.js';

export type NodeEntry = HostEntry | DeviceEntry | ExternalEntry;

type InterfaceRecord = Extract<InterfaceEntry, { readonly at?: string }>;
type VirtualEntry = Extract<NonNullable<InterfaceRecord['virtual']>, { readonly address: string }>;

/** One interface before any name in it is looked up. */
export interface Plug {
  readonly name: string;
  readonly at: Location;
  /** What it is plugged into; absent: the subnet of its name. */
  readonly place?: Written<string>;
  readonly addresses: readonly Written<string>[];
  readonly virtual: readonly Written<VirtualEntry>[];
  readonly gateway: readonly Written<string>[];
  readonly filterIn?: Written<InterfaceFilterEntry>;
  readonly filterOut?: Written<InterfaceFilterEntry>;
  readonly vrf?: Written<string>;
  readonly mac?: string;
}

export function plugsOf(context: Context, entry: NodeEntry, path: Path): readonly Plug[] {
  const { report } = context;
  const several = [...(entry.interfaces ?? new Map<string, InterfaceEntry>())].map(
    ([name, written]): Plug => {
      const place = [...path, 'interfaces', name];
      const at = report.keyPlace(place);
      if (isRecord(written))
        return { ...recordPlug(written, place), name: canonicalName(name), at };
      const addresses = items(written, place);
      return { name: canonicalName(name), at, addresses, virtual: [], gateway: [] };
    },
  );
  if (!('at' in entry) && !('address' in entry)) {
    reportStrays(context, entry, path);
    return several;
  }
  const first = entry.at === undefined ? 'address' : 'at';
  if (several.length > 0) {
    const params = { first, second: 'interfaces' };
    report.error('resolve/said-twice', [...path, 'interfaces'], params, [[...path, first]]);
    return several;
  }
  if (entry.at === undefined) {
    const params = { interface: String(path.at(-1)), suggestion: '' };
    report.error('resolve/no-place', [...path, 'address'], params);
    return [];
  }
  const name = canonicalName(entry.at.replace(/^tunnel:/, ''));
  return [{ ...recordPlug(entry, path), name, at: report.place([...path, 'at']) }];
}

/** Keys that a host has for its only interface have no effect where it writes interfaces. */
function reportStrays({ report }: Context, entry: NodeEntry, path: Path): void {
  for (const key of ['gateway', 'mac', 'in', 'out']) {
    if (!Object.hasOwn(entry, key)) continue;
    report.error('resolve/belongs-to-interface', report.keyPlace([...path, key]), { key });
  }
}

function isRecord(written: InterfaceEntry): written is InterfaceRecord {
  return typeof written === 'object' && !Array.isArray(written);
}

function recordPlug(entry: InterfaceRecord, path: Path): Omit<Plug, 'name' | 'at'> {
  const one = <T>(key: string, value: T | undefined): Written<T> | undefined =>
    value === undefined ? undefined : { value, path: [...path, key] };
  return {
    addresses: items(entry.address, [...path, 'address']),
    virtual: items(entry.virtual, [...path, 'virtual']),
    gateway: items(entry.gateway, [...path, 'gateway']),
    ...defined({
      place: one('at', entry.at),
      filterIn: one('in', entry.in),
      filterOut: one('out', entry.out),
      vrf: one('vrf', entry.vrf),
      mac: entry.mac?.toLowerCase().replaceAll('-', ':'),
    }),
  };
}
