/** Which interfaces a switch, or one of its ports, can see: those on the broadcast domains it carries. */
import { broadcastDomains } from '../dataplane/domains.js';
import { usedVlans, vlansOf } from '../dataplane/layer2.js';
import type { Layout } from '../dataplane/layout.js';
import type { InterfaceId, SegmentId, SubnetId, SwitchId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Subnet } from '../model/segment.js';

export interface SwitchPoint {
  readonly switch: SwitchId;
  /** Absent: any port. */
  readonly port?: string;
}

/** Interfaces on the broadcast domains that `point` carries. */
export function interfacesAt(layout: Layout, point: SwitchPoint): ReadonlySet<InterfaceId> {
  const key = JSON.stringify([point.switch, point.port]);
  const ofLayout = KNOWN.get(layout) ?? new Map<string, ReadonlySet<InterfaceId>>();
  KNOWN.set(layout, ofLayout);
  const found = ofLayout.get(key) ?? findInterfaces(layout.network, point);
  ofLayout.set(key, found);
  return found;
}

/** Many lines of a register name the same point, so remembered. */
const KNOWN = new WeakMap<Layout, Map<string, ReadonlySet<InterfaceId>>>();

/** Asks with subnets that nobody is in, one per VLAN of the point: what is on their domains, it sees. */
function findInterfaces(network: Network, point: SwitchPoint): ReadonlySet<InterfaceId> {
  const used = usedVlans(network);
  const ports = network.switches
    .filter((one) => one.id === point.switch)
    .flatMap((one) => one.ports)
    .filter((port) => point.port === undefined || port.name === point.port);
  const vlans = [...new Set(ports.flatMap((port) => vlansOf(port, used)))];
  const probes = vlans.map((vlan): Subnet => ({
    // No id has a space, so this is nobody else's.
    id: `probe ${vlan}` as SubnetId,
    name: {},
    segment: '' as SegmentId,
    prefixes: [],
    vlan,
    home: point.switch,
    at: NOWHERE,
  }));
  const { ofSubnet } = broadcastDomains({ ...network, subnets: [...network.subnets, ...probes] });
  const domains = probes.flatMap(({ id }) => ofSubnet.get(id) ?? []);
  return new Set(domains.flatMap((domain) => domain.interfaces.map((i) => i.id)));
}

const NOWHERE = { path: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
