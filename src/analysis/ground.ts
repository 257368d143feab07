/** What all analyses of one network stand on: its layout, and one arena of packet sets per family. */
import { matchBoxes } from '../dataplane/boxes.js';
import { broadcastDomains } from '../dataplane/domains.js';
import { Layout } from '../dataplane/layout.js';
import { Router } from '../dataplane/routes.js';
import { FAMILIES, type Family } from '../model/address.js';
import type { Filter } from '../model/filter.js';
import type { Network } from '../model/network.js';
import { orderFor } from '../packet-set/field-order.js';
import { NODES_MAX, PacketSpace } from '../packet-set/space.js';
import type { Ground } from './passes.js';

export { NODES_MAX, ResourceLimit } from '../packet-set/space.js';

/** A ground per family; `nodesMax` limits the size of each. */
export function grounds(network: Network, nodesMax = NODES_MAX): Readonly<Record<Family, Ground>> {
  const domains = broadcastDomains(network);
  const ground = (family: Family): Ground => {
    const space = new PacketSpace(family, { nodesMax, order: levelOrder(network, family) });
    const layout = new Layout(network, family, domains);
    return { space, layout, router: new Router(layout, space) };
  };
  const [four, six] = FAMILIES.map(ground);
  return { 4: four!, 6: six! };
}

/** Suits the longest filter: shorter ones are quick in any order. */
function levelOrder(network: Network, family: Family): ReturnType<typeof orderFor> {
  const { rules } = network.filters.reduce(
    (longest, filter) => (filter.rules.length > longest.rules.length ? filter : longest),
    { rules: [] as Filter['rules'] },
  );
  return orderFor(
    family,
    rules.map((line) => matchBoxes(line.match, family, 'opening')),
  );
}
