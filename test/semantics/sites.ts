/** The networks on which most clauses are shown. */
import type { FilterRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import type { Interface, Node, Route } from '../../src/model/node.js';
import { filter, network, nic, node, subnet, via } from '../build-network.js';

/** A host with a default route. */
export function host(
  id: string,
  on: Interface['attachment'] | string,
  addresses: readonly string[],
  gateways: readonly string[] = [],
  more = {},
): Node {
  const routes = gateways.map((g) =>
    via(g.startsWith('v6') ? 'v6:0/0' : '0.0.0.0/0', `${id}/0`, g),
  );
  return node(id, 'host', [nic(`${id}/0`, on, addresses)], { routes, ...more });
}

/** A firewall between `pc` on the left and `server` on the right, and the lines of its policy. */
export function twoSides(
  lines: readonly FilterRule[],
  firewall = {},
  policy = {},
  more: Partial<Network> = {},
): Network {
  return network({
    subnets: [
      subnet('left', 'a', ['10.1.0.0/24', 'v6:0/120']),
      subnet('right', 'b', ['10.2.0.0/24', 'v6:256/120']),
    ],
    nodes: [
      host('pc', 'left', ['10.1.0.10/24', 'v6:10/120'], ['10.1.0.1', 'v6:1']),
      host('server', 'right', ['10.2.0.10/24', 'v6:266/120'], ['10.2.0.1', 'v6:257']),
      firewallNode(firewall),
    ],
    filters: [filter('fw/policy', lines, policy), ...(more.filters ?? [])],
  });
}

function firewallNode(more: { readonly left?: object; readonly right?: object }): Node {
  const { left = {}, right = {}, ...rest } = more;
  return node(
    'fw',
    'device',
    [
      nic('fw/l', 'left', ['10.1.0.1/24', 'v6:1/120'], left),
      nic('fw/r', 'right', ['10.2.0.1/24', 'v6:257/120'], right),
    ],
    { policy: 'fw/policy', ...rest },
  );
}

/** `pc` on a LAN with the routers r1 (10.1.0.1) and r2 (10.1.0.2), which know nothing more. */
export function twoRouters(routes: readonly Route[]): Network {
  const hop = (id: string, address: string): Node =>
    node(id, 'device', [nic(`${id}/0`, 'lan', [`${address}/24`])]);
  return network({
    subnets: [subnet('lan', 'a', ['10.1.0.0/24'])],
    nodes: [
      node('pc', 'host', [nic('pc/0', 'lan', ['10.1.0.10/24'])], { routes }),
      hop('r1', '10.1.0.1'),
      hop('r2', '10.1.0.2'),
    ],
  });
}
