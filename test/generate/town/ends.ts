/** Ends of sessions in a generated town, and which addresses are where. */
import { addressIn, covers, familyOf, single, sizeOf, valueOf } from './addresses.js';
import { at, many, type Device, type External, type Host, type Topology } from './topology.js';

/** An end of a session. */
export interface End {
  /** As an end of a line of the register. */
  readonly text: string | string[];
  /** As addresses of a line of a filter. */
  readonly inLines: string | string[];
  /** One address per IP version that it has. */
  readonly addresses: readonly string[];
  /** The host or external that it is. */
  readonly node: string;
}
/** The subnet in which an address of the town (or of a line to the outside) lies. */
export function subnetOf(topology: Topology, address: string): string | undefined {
  return Object.keys(topology.subnets).find((id) =>
    at(topology.subnets, id).prefix.some((prefix) => covers(prefix, address)),
  );
}

/** A host with its first addresses, by one of its legs if it has several. */
export function hostEnd(topology: Topology, id: string, leg?: string): End {
  const { interfaces } = at(topology.hosts, id);
  const name = leg ?? Object.keys(interfaces)[0]!;
  const text = leg === undefined ? id : `${id}/${leg}`;
  const addresses = many(at(interfaces, name).address).map((each) => each.split('-')[0]!);
  return { text, inLines: text, addresses, node: id };
}

/** All of a subnet in place of the one host `id` in it. */
export function subnetEnd(topology: Topology, id: string): End {
  const end = hostEnd(topology, id);
  const subnet = subnetOf(topology, end.addresses[0]!)!;
  return { ...end, text: subnet, inLines: subnet };
}

/** Addresses behind an external, one per IP version; `name` is that of an object with them. */
export function outsideEnd(external: string, addresses: readonly string[], name?: string): End {
  const texts = addresses.map((address) => `external:${external} ${single(address)}`);
  const one = (list: readonly string[]): string | string[] =>
    list.length === 1 ? list[0]! : [...list];
  return { text: one(texts), inLines: name ?? one(addresses), addresses, node: external };
}

/** The address of a device in a subnet. */
export function addressOn(topology: Topology, device: string, subnet: string): string {
  const { prefix } = at(topology.subnets, subnet);
  const own = Object.values(at(topology.devices, device).interfaces)
    .flatMap((leg) => many(leg.address))
    .find((address) => prefix.some((each) => covers(each, address)));
  if (own === undefined) throw new Error(`${device} is not in ${subnet}`);
  return own;
}

/** An address of the subnet that nobody has, in the order of the subnet. */
export function freeAddress(topology: Topology, subnet: string): string {
  const [prefix = ''] = at(topology.subnets, subnet).prefix;
  const { hosts, devices, externals } = topology;
  const nodes = [hosts, devices, externals].flatMap(
    (section): readonly (Host | Device | External)[] => Object.values(section),
  );
  const used = nodes.flatMap(({ interfaces }) =>
    Object.values(interfaces).flatMap((leg) => many(leg.address)),
  );
  for (let index = 2; index < sizeOf(prefix) - 1; index += 1) {
    const address = addressIn(prefix, index);
    if (!used.some((each) => isWithin(each, address))) return address;
  }
  throw new Error(`${subnet} is full`);
}

/** Whether `address` is the address or in the range that `written` is. */
function isWithin(written: string, address: string): boolean {
  const [first = '', last = first] = written.replace(/\/.*/, '').split('-');
  if (familyOf(first) !== familyOf(address)) return false;
  const value = valueOf(address);
  return valueOf(first) <= value && value <= valueOf(last);
}
