/** The fewest links against all smaller sets of links, on generated networks. */
import { describe, expect, test } from 'vitest';
import { isolationOf, layoutOf, pulled } from '../../src/analysis/isolation.js';
import type { Layout } from '../../src/dataplane/layout.js';
import type { SegmentId } from '../../src/model/ids.js';
import type { Network } from '../../src/model/network.js';
import { AT } from '../build-network.js';
import { furnished } from './furnish.js';

const SEED = 70_000;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 60);
/** Larger cuts have too many smaller sets. */
const LINKS_MAX = 3;

/** Whether a walk over wires and nodes leads from `inside` to anything else; no flows, no cuts. */
function isConnected(layout: Layout, inside: SegmentId): boolean {
  const { network, domains } = layout;
  const wires = new Set(
    domains.all.filter(({ subnets }) => subnets.some((s) => s.segment === inside)),
  );
  for (let size = -1; size !== wires.size;) {
    size = wires.size;
    for (const node of network.nodes) {
      const plugged = node.interfaces.filter(({ attachment }) => attachment.kind !== 'none');
      for (const i of plugged) {
        const ways = node.forwards ? layout.anyRouteInterfaces(node, i.vrf) : plugged;
        const here = node.kind === 'external' && node.segment === inside;
        if (!here && !wires.has(layout.domainOf(i.id))) continue;
        if (node.kind === 'external' && node.segment !== inside) return true;
        for (const way of ways) wires.add(layout.domainOf(way.id));
      }
    }
  }
  return [...wires].some(({ subnets }) => subnets.some((s) => s.segment !== inside));
}

function without(network: Network, links: readonly string[]): Layout {
  return layoutOf(
    pulled(
      network,
      links.map((text) => ({ text, at: AT })),
    ),
  );
}

function subsets(items: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

describe('isolationOf(layout, inside)', () => {
  test('isolates, and nothing smaller does', () => {
    const sizes = new Map<number, number>();
    let shared = 0;
    for (let run = 0; run < RUNS; run++) {
      const { network } = furnished(SEED + run, true);
      const links = network.nodes.flatMap((node) => node.interfaces.map((i) => i.id));
      for (const { id } of network.segments) {
        const where = `seed ${SEED + run}, ${id}`;
        const found = isolationOf(layoutOf(network), (segment) => segment === id);
        if (found.kind === 'shared-wire') {
          shared += 1;
          continue;
        }
        const size = found.links.length;
        sizes.set(size, (sizes.get(size) ?? 0) + 1);
        expect(isConnected(without(network, found.links), id), where).toBe(false);
        for (let less = 0; less < Math.min(size, LINKS_MAX); less++) {
          for (const some of subsets(links, less)) {
            expect(isConnected(without(network, some), id), `${where}: ${some}`).toBe(true);
          }
        }
      }
    }
    // The generator makes all of these.
    for (const size of [0, 1, 2, 3]) expect(sizes.get(size), `${size} links`).toBeGreaterThan(0);
    expect(shared).toBeGreaterThan(0);
  });
});
