/** R-INV-1, 2(1): the inventory is closed. Everything that files point at is there, once. */
import { islands, type Vertex } from '../../model/graph.js';
import { formatAddress, formatPrefix, prefixRange, type Family } from '../../model/address.js';
import type { Interface, InterfaceAddress, Node } from '../../model/node.js';
import { inRanges, range, type Range } from '../../model/range.js';
import type { Location } from '../../model/location.js';
import type { Draft } from '../draft.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-INV-1';

export const INVENTORY_CLOSED: Requirement = {
  id: ID,
  clause: '2(1)',
  kind: 'inventory',
  check(study) {
    const { nodes } = study.network;
    if (nodes.length === 0) {
      const params = { what: 'nodes' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const found = [
      ...nodes.flatMap((node) => danglingNextHops(study, node)),
      ...study.layout.domains.all.flatMap((domain) => duplicateAddresses(domain.interfaces)),
      ...duplicateMacs(nodes),
      ...nodes.flatMap((node) => strayAddresses(study, node)),
      ...splitSubnets(study),
      ...isolatedNodes(study),
    ];
    if (found.length > 0) return found;
    const addresses = nodes.flatMap((node) => node.interfaces.flatMap((i) => i.addresses)).length;
    const params = { nodes: nodes.length, addresses };
    return [draft(ID, { verdict: 'proved', code: 'ok/inventory-closed', params, identity: [] })];
  },
};

function violated(
  code: Draft['code'],
  params: Draft['params'],
  at: Location,
  related: readonly Location[] = [],
): Draft {
  return draft(ID, { verdict: 'violated', code, params, at, related });
}

/** Routes to a next hop that nothing on the wire answers for. */
function danglingNextHops(study: Study, node: Node): readonly Draft[] {
  const unresolved = node.unresolvedRoutes.map(({ prefix, nextHop, at }) =>
    violated(
      'inv/unresolved-next-hop',
      { node: node.id, prefix: formatPrefix(prefix), nextHop },
      at,
    ),
  );
  const dangling = node.routes.flatMap(({ prefix, action, at }) => {
    if (action.kind !== 'next-hop' || answers(study, action, prefix.family)) return [];
    const nextHop = formatAddress(prefix.family, action.address);
    const params = { node: node.id, prefix: formatPrefix(prefix), nextHop };
    return [violated('inv/unresolved-next-hop', params, at)];
  });
  const chosen = node.interfaces.flatMap((i) =>
    i.policyRoutes.flatMap(({ id, enabled, match, action, at }) => {
      const family: Family = match.source[4].length > 0 ? 4 : 6;
      if (!enabled || action.kind !== 'next-hop' || answers(study, action, family)) return [];
      const nextHop = formatAddress(family, action.address);
      return [violated('inv/unresolved-next-hop', { node: node.id, prefix: id, nextHop }, at)];
    }),
  );
  return [...unresolved, ...dangling, ...chosen];
}

function answers(
  study: Study,
  hop: { readonly interface: Interface['id']; readonly address: bigint },
  family: Family,
): boolean {
  const { layout } = study.ground(family);
  return layout
    .owners(layout.domainOf(hop.interface))
    .some((o) => o.interface.id !== hop.interface && inRanges(hop.address, o.ranges));
}

/** One address on two interfaces of a wire. Virtual addresses are shared on purpose. */
function duplicateAddresses(interfaces: readonly Interface[]): readonly Draft[] {
  const all = interfaces.flatMap((i) => i.addresses.map((address) => ({ i, address })));
  return all.flatMap((first, index) =>
    all.slice(index + 1).flatMap((second) => {
      const shared = overlap(first.address, second.address);
      if (shared === undefined || first.i === second.i) return [];
      const address = formatAddress(first.address.family, shared.first);
      const params = { address, first: first.i.id, second: second.i.id };
      return [violated('inv/duplicate-address', params, second.address.at, [first.address.at])];
    }),
  );
}

function overlap(a: InterfaceAddress, b: InterfaceAddress): Range | undefined {
  if (a.family !== b.family) return undefined;
  const first = a.range.first > b.range.first ? a.range.first : b.range.first;
  const last = a.range.last < b.range.last ? a.range.last : b.range.last;
  return first <= last ? range(first, last) : undefined;
}

/** One MAC address on two nodes; the interfaces of one node may share theirs. */
function duplicateMacs(nodes: readonly Node[]): readonly Draft[] {
  const owners = new Map<string, Interface>();
  const found: Draft[] = [];
  for (const i of nodes.flatMap((node) => node.interfaces)) {
    if (i.mac === undefined) continue;
    const mac = i.mac.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
    const owner = owners.get(mac);
    if (owner === undefined) owners.set(mac, i);
    else if (owner.node !== i.node) {
      const params = { mac: i.mac, first: owner.id, second: i.id };
      found.push(violated('inv/duplicate-mac', params, i.at, [owner.at]));
    }
  }
  return found;
}

/** Addresses on a wire that has subnets, but in none of their prefixes. */
function strayAddresses(study: Study, node: Node): readonly Draft[] {
  return node.interfaces.flatMap((i) => {
    const around = study.layout.domainOf(i.id).subnets;
    return i.addresses.flatMap(({ family, range: own, at }) => {
      const prefixes = around.flatMap((s) => s.prefixes).filter((p) => p.family === family);
      const inside = prefixes
        .map((p) => prefixRange(p))
        .some(({ first, last }) => first <= own.first && own.last <= last);
      if (around.length === 0 || inside || isLinkLocal(family, own)) return [];
      const params = { node: node.id, address: formatAddress(family, own.first) };
      return [violated('inv/address-outside-subnets', params, at)];
    });
  });
}

/** fe80::/10 needs no subnet. */
function isLinkLocal(family: Family, { first, last }: Range): boolean {
  return family === 6 && first >> 118n === 0x3fan && last >> 118n === 0x3fan;
}

function splitSubnets(study: Study): readonly Draft[] {
  return study.network.subnets
    .filter((subnet) => (study.layout.domains.ofSubnet.get(subnet.id) ?? []).length > 1)
    .map(({ id, at }) => violated('inv/split-subnet', { subnet: id }, at));
}

/** Nodes that nothing reaches: an island without a subnet and without anybody else. */
function isolatedNodes(study: Study): readonly Draft[] {
  const alone = islands(study.graph).filter(
    (island) => !island.some((v) => v.kind === 'subnet') && nodesOf(island).length === 1,
  );
  return alone.flatMap(nodesOf).map(({ id }) => {
    const node = study.layout.node(id);
    return violated('inv/isolated-node', { node: id }, node.at);
  });
}

function nodesOf(island: readonly Vertex[]): readonly Extract<Vertex, { kind: 'node' }>[] {
  return island.filter((vertex) => vertex.kind === 'node');
}
