/**
 * How separate two segments are, read off docs/requirements.md (R-SEP-1) by plugging a probe into every
 * VLAN of every port: on the wires of the simulator, not of the analyzer.
 */
import type { Network } from '../../src/model/network.js';
import type { Interface, Node } from '../../src/model/node.js';
import type { SegmentId } from '../../src/model/ids.js';
import { Layer2, type Domain } from '../../src/simulate/layer2.js';
import { nic, node } from '../build-network.js';

/** Absent where they share a broadcast domain, or one has none. */
export function naiveDegree(
  network: Network,
  first: SegmentId,
  second: SegmentId,
): string | undefined {
  const probed = { ...network, nodes: [...network.nodes, ...probesOf(network)] };
  const wires = new Layer2(probed);
  const has = (domain: Domain, id: SegmentId): boolean =>
    domain.subnets.some(({ segment }) => segment === id);
  const domains = [...new Set(network.subnets.flatMap((subnet) => wires.domainsOf(subnet)))];
  if (![first, second].every((id) => domains.some((domain) => has(domain, id)))) return undefined;
  if (domains.some((domain) => has(domain, first) && has(domain, second))) return undefined;
  const legs = (device: Node, id: SegmentId): readonly Interface[] =>
    device.interfaces.filter((i) => has(wires.domain(i), id));
  const devices = network.nodes.filter(
    (n) =>
      n.kind === 'device' &&
      n.device?.kind !== 'firewall' &&
      [first, second].every((id) => legs(n, id).length > 0),
  );
  const joined = devices.filter((device) =>
    legs(device, first).some((a) =>
      legs(device, second).some((b) => vrfsWith(device, a.vrf).has(b.vrf)),
    ),
  );
  if (joined.length > 0) return said('filter', names(joined));
  const carriers = (id: SegmentId): readonly string[] =>
    domains.filter((domain) => has(domain, id)).flatMap(carriersOf);
  const switches = carriers(first).filter((id) => carriers(second).includes(id));
  if (switches.length > 0) return said('vlan', switches);
  if (devices.length > 0) return said('vrf', names(devices));
  const dark = domains.filter(
    (domain) =>
      (has(domain, first) || has(domain, second)) &&
      carriersOf(domain).length === 0 &&
      (domain.tunnel || machinesOn(network, domain) > 2),
  );
  if (dark.length === 0) return said('physical', []);
  return said(
    'unstated',
    dark.flatMap(({ subnets }) =>
      subnets.filter(({ segment }) => [first, second].includes(segment)).map(({ id }) => id),
    ),
  );
}

/** One form for both: the names in order, each once. */
export function said(degree: string, list: readonly string[]): string {
  return [degree, ...[...new Set(list)].toSorted()].join(' ');
}

const PROBE = 'probe of ';

function probesOf({ switches, subnets }: Network): readonly Node[] {
  const inPorts = switches.flatMap(({ id, ports }) =>
    ports.flatMap((port) =>
      [...port.tagged, port.untagged, port.fallbackVlan]
        .filter((vlan) => vlan !== undefined)
        .map((vlan) => probe(id, { kind: 'port', switch: id, port: port.name, vlan })),
    ),
  );
  const inSubnets = subnets
    .filter(({ vlan }) => vlan !== undefined)
    .map(({ id, home }) => probe(home ?? '*', { kind: 'subnet', subnet: id }));
  return [...inPorts, ...inSubnets];
}

function probe(on: string, at: Interface['attachment']): Node {
  const name = `${PROBE}${on}`;
  return node(name, 'host', [nic(`${name}/${JSON.stringify(at)}`, at, [])]);
}

/** Switches whose probes are on the wire; `*` is the unnamed one of the site. */
function carriersOf({ interfaces }: Domain): readonly string[] {
  return interfaces
    .filter(({ id }) => id.startsWith(PROBE))
    .map(({ id }) => id.slice(PROBE.length).split('/')[0]!);
}

function machinesOn({ nodes }: Network, { interfaces }: Domain): number {
  return interfaces
    .map((i) => nodes.find(({ id }) => id === i.node)?.count ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

/** VRFs that routes join with `start`, whichever way they lead. */
function vrfsWith({ routes, interfaces }: Node, start: string): ReadonlySet<string> {
  const vrfOf = (id: string): string => interfaces.find((i) => i.id === id)!.vrf;
  const actions = [
    ...routes.map(({ vrf, action }) => ({ vrf, action })),
    ...interfaces.flatMap(({ vrf, policyRoutes }) =>
      policyRoutes.map(({ action }) => ({ vrf, action })),
    ),
  ];
  const pairs = actions.flatMap(({ vrf, action }): readonly (readonly [string, string])[] => {
    if (action.kind === 'null') return [];
    return [[vrf, action.kind === 'vrf' ? action.vrf : vrfOf(action.interface)]];
  });
  const found = new Set<string>([start]);
  for (let round = 0; round <= pairs.length; round++) {
    for (const [a, b] of pairs) {
      if (found.has(a)) found.add(b);
      if (found.has(b)) found.add(a);
    }
  }
  return found;
}

function names(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ id }) => id);
}
