/** Whether every reference of a network leads somewhere: what the types of ids promise. */
import type { FilterId, InterfaceId } from '../../../src/model/ids.js';
import type { Network } from '../../../src/model/network.js';
import type { Node, RouteAction } from '../../../src/model/node.js';
import type { FlowEnd } from '../../../src/model/register.js';

/** References that lead nowhere, as `what: name`. */
export function danglingReferences(network: Network): readonly string[] {
  const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(items.map(({ id }) => id));
  const known = {
    segment: ids(network.segments),
    subnet: ids(network.subnets),
    switch: ids(network.switches),
    tunnel: ids(network.tunnels),
    node: ids(network.nodes),
    interface: ids(network.nodes.flatMap((node) => node.interfaces)),
    filter: ids(network.filters),
    flow: ids(network.register),
    port: new Set(network.switches.flatMap((s) => s.ports.map((port) => `${s.id}/${port.name}`))),
  };
  const missing: string[] = [];
  const check = (kind: keyof typeof known, name: string | undefined): void => {
    if (name !== undefined && !known[kind].has(name)) missing.push(`${kind}: ${name}`);
  };
  const checkAll = (kind: keyof typeof known, names: readonly string[] | undefined): void =>
    (names ?? []).forEach((name) => check(kind, name));
  const checkEnd = ({ node, subnet, segment }: FlowEnd): void => {
    check('node', node);
    check('subnet', subnet);
    check('segment', segment);
  };

  network.segments.forEach((segment) => check('segment', segment.treatAs));
  for (const subnet of network.subnets) {
    check('segment', subnet.segment);
    check('switch', subnet.home);
  }
  for (const { ends } of network.cables) {
    checkAll(
      'port',
      ends.map((end) => `${end.switch}/${end.port}`),
    );
  }
  for (const filter of network.filters) {
    check('node', filter.node);
    for (const line of filter.rules) {
      checkAll('interface', line.inInterfaces);
      checkAll('interface', line.outInterfaces);
      checkAll('flow', line.cites);
    }
  }
  for (const flow of network.register) [...flow.from, ...flow.to].forEach(checkEnd);
  for (const node of network.nodes) {
    check('segment', node.segment);
    checkAll('interface', interfacesOf(node));
    checkAll('filter', filtersOf(node));
    for (const { attachment, addresses } of node.interfaces) {
      if (attachment.kind === 'subnet') check('subnet', attachment.subnet);
      if (attachment.kind === 'port') check('port', `${attachment.switch}/${attachment.port}`);
      if (attachment.kind === 'tunnel') check('tunnel', attachment.tunnel);
      checkAll(
        'subnet',
        addresses.flatMap((address) => address.subnet ?? []),
      );
    }
  }
  return missing;
}

/** Interfaces that routes and translation lines of a node name. */
function interfacesOf(node: Node): readonly InterfaceId[] {
  const actions: readonly RouteAction[] = [
    ...node.routes.map((route) => route.action),
    ...node.interfaces.flatMap((i) => i.policyRoutes.map((route) => route.action)),
  ];
  const lines = [...node.destinationNat, ...node.sourceNat];
  return [
    ...actions.flatMap((action) => ('interface' in action ? [action.interface] : [])),
    ...lines.flatMap((line) => [...(line.inInterfaces ?? []), ...(line.outInterfaces ?? [])]),
  ];
}

function filtersOf(node: Node): readonly FilterId[] {
  const single = [node.policy, node.localIn].filter((id) => id !== undefined);
  return [...single, ...node.interfaces.flatMap((i) => [...i.filtersIn, ...i.filtersOut])];
}
