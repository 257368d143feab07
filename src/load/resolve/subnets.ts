/** Subnets: prefixes that no other subnet has, and the VLAN that carries them. */
import { compareNumber } from '../../base/compare.js';
import { formatPrefix, prefixRange, type Prefix } from '../../model/address.js';
import type { SegmentId, SubnetId, SwitchId } from '../../model/ids.js';
import type { Subnet, Switch, SwitchPort } from '../../model/segment.js';
import { parsePrefix } from '../grammar/address.js';
import type { SubnetEntry } from '../schema/segment.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import type { Found } from './names.js';
import { organizationsOf } from './organizations.js';
import { items, type Path } from './written.js';

/** A prefix with what an overlap of it is about. */
interface Claim {
  readonly prefix: Prefix;
  readonly subnet: string;
  readonly mayOverlap: boolean;
  readonly path: Path;
}

export function resolveSubnets(context: Context, switches: readonly Switch[]): readonly Subnet[] {
  const claims: Claim[] = [];
  const subnets = context.names
    .all('subnet')
    .map((found) => resolveSubnet(context, switches, found, claims));
  reportOverlaps(context, claims);
  return subnets;
}

function resolveSubnet(
  context: Context,
  switches: readonly Switch[],
  { id, key }: Found,
  claims: Claim[],
): Subnet {
  const { topology, report, names } = context;
  const entry = topology.subnets.get(key)!;
  const path = ['subnets', key];
  const prefixes = items(entry.prefix, [...path, 'prefix']).flatMap((text) => {
    const prefix = report.accept(text, parsePrefix(text.value));
    if (prefix === undefined) return [];
    claims.push({ prefix, subnet: id, mayOverlap: entry.mayOverlap === true, path: text.path });
    return [prefix];
  });
  const segment = { value: entry.segment, path: [...path, 'segment'] };
  return {
    id: id as SubnetId,
    name: labelOf(entry.name),
    segment: (names.find(segment, { kinds: ['segment'], as: 'segment' })?.id ?? '') as SegmentId,
    prefixes,
    ...defined({
      vlan: entry.vlan,
      home: homeOf(context, entry, switches, id, path),
      organization: organizationsOf(entry.organization),
      room: entry.room,
      management: entry.management,
    }),
    at: report.keyPlace(path),
  };
}

function homeOf(
  { report, names }: Context,
  entry: SubnetEntry,
  switches: readonly Switch[],
  subnet: string,
  path: Path,
): SwitchId | undefined {
  if (entry.on === undefined) return undefined;
  const on = { value: entry.on, path: [...path, 'on'] };
  const found = names.find(on, { kinds: ['switch'], as: 'switch' });
  if (found === undefined) return undefined;
  const { vlan } = entry;
  if (vlan === undefined) {
    report.error('resolve/on-without-vlan', on.path, { subnet });
    return undefined;
  }
  const ports = switches.find((s) => s.id === found.id)?.ports ?? [];
  if (ports.length > 0 && !ports.some((port) => isMember(port, vlan))) {
    report.warning('resolve/vlan-on-no-port', [...path, 'vlan'], { vlan, switch: found.id });
  }
  return found.id as SwitchId;
}

function isMember(port: SwitchPort, vlan: number): boolean {
  return port.untagged === vlan || port.fallbackVlan === vlan || port.tagged.includes(vlan);
}

/**
 * Prefixes contain one another or have nothing in common, so in ascending order (wider first) those
 * that contain the present one are a stack.
 */
function reportOverlaps(context: Context, claims: readonly Claim[]): void {
  const sorted = [...claims].sort(
    (a, b) =>
      a.prefix.family - b.prefix.family ||
      compareNumber(a.prefix.value, b.prefix.value) ||
      a.prefix.length - b.prefix.length,
  );
  const around: Claim[] = [];
  for (const claim of sorted) {
    while (around.length > 0 && !contains(around.at(-1)!.prefix, claim.prefix)) around.pop();
    around.filter((other) => !bothMay(claim, other)).forEach((o) => sayOverlap(context, claim, o));
    around.push(claim);
  }
}

function contains(outer: Prefix, inner: Prefix): boolean {
  return outer.family === inner.family && inner.value <= prefixRange(outer).last;
}

function bothMay(a: Claim, b: Claim): boolean {
  return a.subnet !== b.subnet && a.mayOverlap && b.mayOverlap;
}

function sayOverlap({ report }: Context, claim: Claim, other: Claim): void {
  const params = {
    prefix: formatPrefix(claim.prefix),
    subnet: claim.subnet,
    other: formatPrefix(other.prefix),
    otherSubnet: other.subnet,
  };
  report.error('resolve/overlapping-subnets', claim.path, params, [other.path]);
}
