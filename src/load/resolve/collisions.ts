/** A host group that runs into other addresses of its subnet: a slip of arithmetic. */
import { compareNumber } from '../../base/compare.js';
import { formatAddress, type Family } from '../../model/address.js';
import type { Location } from '../../model/location.js';
import type { Interface, Node } from '../../model/node.js';
import type { Range } from '../../model/range.js';
import type { Context } from './context.js';

/** Addresses of a node in one subnet. */
interface Holding {
  readonly node: Node;
  readonly family: Family;
  readonly range: Range;
  readonly at: Location;
}

/** Reports groups only: two records with one address are for R-INV-1 to judge. */
export function reportCollisions(context: Context, nodes: readonly Node[]): void {
  for (const holdings of holdingsBySubnet(nodes).values()) {
    if (holdings.every(({ node }) => node.count === 1)) continue;
    let farthest: Holding | undefined;
    for (const holding of holdings.sort((a, b) => compareNumber(a.range.first, b.range.first))) {
      const reached = farthest?.range.last ?? -1n;
      if (farthest && holding.range.first <= reached) sayCollision(context, holding, farthest);
      if (holding.range.last > reached) farthest = holding;
    }
  }
}

function holdingsBySubnet(nodes: readonly Node[]): ReadonlyMap<string, Holding[]> {
  const bySubnet = new Map<string, Holding[]>();
  for (const node of nodes) {
    for (const { subnet, ...holding } of node.interfaces.flatMap(held)) {
      const key = `${subnet} ${holding.family}`;
      const holdings = bySubnet.get(key) ?? [];
      bySubnet.set(key, holdings);
      holdings.push({ node, ...holding });
    }
  }
  return bySubnet;
}

type Held = Omit<Holding, 'node'> & { readonly subnet: string };

function held({ addresses, virtualAddresses }: Interface): readonly Held[] {
  const home = addresses[0]?.subnet;
  const shared = virtualAddresses.map(({ family, value, at }) => {
    return { family, range: { first: value, last: value }, at, subnet: home };
  });
  return [...addresses, ...shared].flatMap(({ subnet, family, range, at }) =>
    subnet === undefined ? [] : [{ subnet, family, range, at }],
  );
}

function sayCollision({ report }: Context, a: Holding, b: Holding): void {
  const [group, other] = a.node.count > 1 ? [a, b] : [b, a];
  if (group.node.count === 1 || group.node === other.node) return;
  const params = {
    first: formatAddress(group.family, group.range.first),
    last: formatAddress(group.family, group.range.last),
    node: other.node.id,
  };
  report.error('resolve/count-collides', group.at, params, [other.at]);
}
