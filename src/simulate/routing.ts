/** The routing decision for one header: SEMANTICS §3.4 and §3.5. */
import { formatPrefix } from '../model/address.js';
import type { VrfName } from '../model/ids.js';
import type { Interface, Node } from '../model/node.js';
import type { Packet } from '../model/packet.js';
import type { Disposition, Step } from '../model/trace.js';
import { matches, type Role } from './matching.js';
import type { Found, World } from './world.js';

/** How a packet goes on. */
export type Way =
  | { readonly kind: 'next-hop'; readonly out: Interface; readonly address: bigint }
  | { readonly kind: 'interface'; readonly out: Interface }
  | { readonly kind: 'connected'; readonly out: Interface }
  | { readonly kind: 'wire'; readonly out: Interface }
  | { readonly kind: 'local' }
  | { readonly kind: 'lost'; readonly disposition: Disposition };

export interface Choice {
  readonly way: Way;
  readonly step?: Step;
}

/** Every branch that `packet` may take. */
export function forwardingChoices(
  world: World,
  node: Node,
  vrf: VrfName,
  packet: Packet,
  role: Role,
  incoming: Interface | undefined,
): readonly Choice[] {
  const policy = (incoming?.policyRoutes ?? []).find(
    (p) => p.enabled && matches(p.match, packet, role),
  );
  if (policy === undefined) return lookUp(world, node, vrf, packet, [vrf]);
  const step: Step = { kind: 'routed', vrf, by: 'policy', at: policy.at };
  return act(world, node, policy.action, packet, [vrf], step);
}

function lookUp(
  world: World,
  node: Node,
  vrf: VrfName,
  packet: Packet,
  visited: readonly VrfName[],
): readonly Choice[] {
  const found = world.lookUp(node, vrf, packet.family, packet.destination);
  if (found.length === 0) return [{ way: { kind: 'lost', disposition: 'no-route' } }];
  return found.flatMap(({ prefix, action, at }) => {
    const by = action.kind === 'connected' ? 'connected' : 'static';
    const place = at === undefined ? {} : { at };
    const step: Step = { kind: 'routed', vrf, by, prefix: formatPrefix(prefix), ...place };
    return act(world, node, action, packet, visited, step);
  });
}

function act(
  world: World,
  node: Node,
  action: Found['action'],
  packet: Packet,
  visited: readonly VrfName[],
  step: Step,
): readonly Choice[] {
  switch (action.kind) {
    case 'connected':
      return [{ step, way: { kind: 'connected', out: action.interface } }];
    case 'next-hop': {
      const out = world.interface(action.interface);
      return [{ step, way: { kind: 'next-hop', out, address: action.address } }];
    }
    case 'interface': {
      const out = world.interface(action.interface);
      const own = world.isOwn(node, packet.family, packet.destination, out.vrf);
      return [{ step, way: own ? { kind: 'local' } : { kind: 'interface', out } }];
    }
    case 'null':
      return [{ step, way: { kind: 'lost', disposition: 'null-routed' } }];
    case 'vrf': {
      if (visited.includes(action.vrf))
        return [{ step, way: { kind: 'lost', disposition: 'loop' } }];
      if (world.isOwn(node, packet.family, packet.destination, action.vrf)) {
        return [{ step, way: { kind: 'local' } }];
      }
      return lookUp(world, node, action.vrf, packet, [...visited, action.vrf]);
    }
  }
}
