/**
 * Hosts, devices and externals with their interfaces and addresses: the part of nodes that everything
 * else refers to. Routes, filters and translation come later, when all addresses are known.
 */
import type { AddressSet } from '../../model/address.js';
import type { InterfaceId, NodeId, SegmentId, SubnetId, VrfName } from '../../model/ids.js';
import type { Interface, Node } from '../../model/node.js';
import { parseBlock } from '../grammar/address.js';
import { canonicalName } from '../grammar/name.js';
import { blockAddresses, NO_ADDRESS, subnetAddresses, unionOf } from './address-sets.js';
import type { ExternalEntry } from '../schema/node.js';
import { attachmentOf, type Ground } from './attachment.js';
import { reportCollisions } from './collisions.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { addressesOf, virtualAddressesOf } from './interface-addresses.js';
import { kindWord, NODE_KINDS, sectionPath, type Found } from './names.js';
import { plugsOf, type NodeEntry, type Plug } from './plugs.js';
import { items, type Path } from './written.js';

export const DEFAULT_VRF = 'default' as VrfName;

/** A node of which only inventory and interfaces are resolved, with what it was written as. */
export interface Draft {
  readonly node: Node;
  readonly entry: NodeEntry;
  readonly path: Path;
  /** In the order of `node.interfaces`. */
  readonly plugs: readonly Plug[];
  /** Names of interfaces that could not be resolved; what is wrong with them has been said. */
  readonly broken: ReadonlySet<string>;
}

export function draftNodes(context: Context, ground: Ground): readonly Draft[] {
  const found = NODE_KINDS.flatMap((kind) => context.names.all(kind));
  reportDuplicates(context, found);
  const first = new Map([...found].reverse().map((f) => [f.id, f]));
  const drafts = [...found]
    .filter((f) => first.get(f.id) === f)
    .map((f) => draftNode(context, ground, f));
  reportCollisions(
    context,
    drafts.map((draft) => draft.node),
  );
  return drafts;
}

function reportDuplicates({ report }: Context, found: readonly Found[]): void {
  const seen = new Map<string, Found>();
  for (const f of found) {
    const before = seen.get(f.id);
    if (before === undefined) {
      seen.set(f.id, f);
      continue;
    }
    const place = report.keyPlace([...sectionPath(f.kind), f.key]);
    const related = report.keyPlace([...sectionPath(before.kind), before.key]);
    const params = { name: f.id, kind: kindWord(f.kind), first: kindWord(before.kind) };
    report.error('resolve/duplicate-node', place, params, [related]);
  }
}

function draftNode(context: Context, ground: Ground, { kind, id, key }: Found): Draft {
  const { topology, report } = context;
  const path = [...sectionPath(kind), key];
  const entry = entryOf(context, kind, key);
  const host = kind === 'host' ? topology.hosts.get(key) : undefined;
  const device = kind === 'device' ? topology.devices.get(key) : undefined;
  const external = kind === 'external' ? topology.externals.get(key) : undefined;
  const count = host?.count ?? 1;
  const written = plugsOf(context, entry, path);
  const resolved = written.flatMap((plug) => {
    const made = interfaceOf(context, ground, id, plug, count);
    return made === undefined ? [] : [{ plug, made }];
  });
  const plugs = resolved.map(({ plug }) => plug);
  const broken = new Set(written.filter((plug) => !plugs.includes(plug)).map(({ name }) => name));
  const interfaces = resolved.map(({ made }) => made);
  const node: Node = {
    id: id as NodeId,
    kind: device ? 'device' : external ? 'external' : 'host',
    name: labelOf(entry.name),
    ...defined({
      device: device && { kind: device.kind, ...defined({ dialect: device.dialect }) },
      segment: segmentOf(context, entry, path, external !== undefined),
    }),
    count,
    forwards:
      device !== undefined ||
      host?.forwarding === true ||
      entry.sanitizer?.forwarding === true ||
      external?.relaysBetweenTenants === true,
    interfaces,
    routes: [],
    unresolvedRoutes: [],
    destinationNat: [],
    sourceNat: [],
    order: { inFilter: 'before-destination-nat', outFilter: 'before-source-nat' },
    behind:
      external === undefined ? NO_ADDRESS : behindOf(context, ground, external, path, interfaces),
    facts: { data: [], monitor: [] },
    at: report.keyPlace(path),
  };
  return { node, entry, path, plugs, broken };
}

function entryOf({ topology }: Context, kind: string, key: string): NodeEntry {
  const section =
    kind === 'host' ? topology.hosts : kind === 'device' ? topology.devices : topology.externals;
  return section.get(key)!;
}

function segmentOf(
  { names, report, topology }: Context,
  entry: NodeEntry,
  path: Path,
  external: boolean,
): SegmentId | undefined {
  if (entry.segment === undefined) return undefined;
  const name = { value: entry.segment, path: [...path, 'segment'] };
  const found = names.find(name, { kinds: ['segment'], as: 'segment' });
  if (found !== undefined && external && topology.segments.get(found.key)?.kind !== 'external') {
    const params = { external: String(path.at(-1)), segment: found.id };
    report.error('resolve/external-in-inner-segment', name.path, params);
  }
  return found?.id as SegmentId | undefined;
}

/** What lies behind an external; if it does not say, the subnets that it is plugged into. */
function behindOf(
  { report }: Context,
  { subnets }: Ground,
  entry: ExternalEntry,
  path: Path,
  interfaces: readonly Interface[],
): AddressSet {
  if (entry.behind === undefined) {
    const own = subnets.filter((subnet) => interfaces.some((i) => isIn(i, subnet.id)));
    return unionOf(own.map(subnetAddresses));
  }
  const texts = items(entry.behind, [...path, 'behind']);
  const blocks = texts.flatMap((text) => report.accept(text, parseBlock(text.value)) ?? []);
  return unionOf(blocks.map(blockAddresses));
}

/** Whether an interface is plugged into a subnet or has an address of it. */
export function isIn({ attachment, addresses }: Interface, subnet: SubnetId): boolean {
  if (attachment.kind === 'subnet' && attachment.subnet === subnet) return true;
  return addresses.some((address) => address.subnet === subnet);
}

function interfaceOf(
  context: Context,
  ground: Ground,
  node: string,
  plug: Plug,
  count: number,
): Interface | undefined {
  const attachment = attachmentOf(context, ground, plug);
  if (attachment === undefined) return undefined;
  return {
    id: `${node}/${plug.name}` as InterfaceId,
    node: node as NodeId,
    name: plug.name,
    attachment,
    vrf: canonicalName(plug.vrf?.value ?? DEFAULT_VRF) as VrfName,
    addresses: addressesOf(context, ground, plug, attachment, count),
    virtualAddresses: virtualAddressesOf(context, plug),
    filtersIn: [],
    filtersOut: [],
    policyRoutes: [],
    ...defined({ mac: plug.mac }),
    at: plug.at,
  };
}
