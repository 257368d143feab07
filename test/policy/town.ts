/**
 * A town to break: one firewall between three segments with a host each, no line, no register. The
 * segments are `mn`, `lg` and `net`; more of anything can be added.
 */
import type { FilterRule } from '../../src/model/filter.js';
import type { FlowId } from '../../src/model/ids.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import type { FlowEnd, PermittedFlow } from '../../src/model/register.js';
import type { Segment } from '../../src/model/segment.js';
import { AT, filter, line, network, nic, node, set, subnet } from '../build-network.js';

export interface Parts {
  readonly lines?: readonly FilterRule[];
  readonly register?: readonly PermittedFlow[];
  readonly segments?: readonly Segment[];
  readonly subnets?: Network['subnets'];
  readonly nodes?: readonly Node[];
  readonly more?: Partial<Network>;
  /** Changes to the firewall. */
  readonly fw?: object;
  readonly policy?: object;
}

export function segment(id: string, kind: Segment['kind'], more = {}): Segment {
  return {
    id,
    name: {},
    kind,
    at: { ...AT, path: `segment ${id}` },
    ...more,
  } as unknown as Segment;
}

export function external(id: string, kind: Segment['external']): Segment {
  return segment(id, 'external', { external: kind });
}

/** A host with one address in a /24 and the firewall, `.1`, as its way out. */
export function host(id: string, on: string, address: string, more = {}): Node {
  const gateway = address.replace(/\.\d+$/, '.1');
  const out = {
    vrf: 'default',
    prefix: { family: 4, value: 0n, length: 0 },
    distance: 1,
    action: {
      kind: 'next-hop',
      interface: `${id}/0`,
      address: gateway.split('.').reduce((n, part) => n * 256n + BigInt(part), 0n),
    },
    at: AT,
  };
  return node(id, 'host', [nic(`${id}/0`, on, [`${address}/24`])], { routes: [out], ...more });
}

export function town(parts: Parts = {}): Network {
  const lines = (parts.lines ?? []).map((l, index) => ({
    ...l,
    id: l.id === 'line' ? `L${index + 1}` : l.id,
    at: { ...AT, path: 'policy', line: index + 1 },
  }));
  const policy = filter('fw/policy', lines, parts.policy ?? {});
  return network({
    segments: [
      segment('mn', 'my-number'),
      segment('lg', 'lgwan-connected'),
      segment('net', 'internet-connected'),
      ...(parts.segments ?? []),
    ],
    subnets: [
      subnet('mn-lan', 'mn', ['10.1.0.0/24']),
      subnet('lg-lan', 'lg', ['10.2.0.0/24']),
      subnet('net-lan', 'net', ['10.3.0.0/24']),
      ...(parts.subnets ?? []),
    ],
    nodes: [
      node(
        'fw',
        'device',
        [
          nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
          nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
          nic('fw/net', 'net-lan', ['10.3.0.1/24']),
        ],
        { policy: 'fw/policy', ...parts.fw },
      ),
      host('juki', 'mn-lan', '10.1.0.10'),
      host('pc', 'lg-lan', '10.2.0.10'),
      host('web', 'net-lan', '10.3.0.10'),
      ...(parts.nodes ?? []),
    ],
    register: parts.register ?? [],
    ...parts.more,
    filters: [policy, ...(parts.more?.filters ?? [])],
  });
}

const TCP = { protocols: [range(6)], sourcePorts: [range(0, 65535)], established: false };

/** A line of the firewall: `10.2.0.10` to `10.1.0.10` on one TCP port. */
export function permit(from: string, to: string, port: number, more = {}): FilterRule {
  const base = line('permit', set(from), set(to), more);
  return {
    ...base,
    match: { ...base.match, services: [{ ...TCP, destinationPorts: [range(port)] }] },
  };
}

/** The end of a flow that is one host; `more` makes it something else. */
export function end(nodeId: string, address: string, more = {}): FlowEnd {
  return { text: nodeId, node: nodeId, addresses: set(address), at: AT, ...more } as FlowEnd;
}

/** `flow('K-1', end('pc', '10.2.0.10'), end('juki', '10.1.0.10'), 443)`. */
export function flow(
  id: string,
  from: FlowEnd,
  to: FlowEnd,
  port: number,
  more: Partial<PermittedFlow> = {},
): PermittedFlow {
  return {
    id: id as FlowId,
    title: {},
    kind: 'ordinary',
    from: [from],
    to: [to],
    services: [{ ...TCP, destinationPorts: [range(port)] }],
    required: false,
    data: 'both',
    at: { ...AT, path: 'register', line: 1 },
    ...more,
  };
}

export const JUKI = end('juki', '10.1.0.10');
export const PC = end('pc', '10.2.0.10');
export const WEB = end('web', '10.3.0.10');
