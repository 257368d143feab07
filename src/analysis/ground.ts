/** What all analyses of one network stand on: its layout, and one arena of packet sets per family. */
import { broadcastDomains } from '../dataplane/domains.js';
import { Layout } from '../dataplane/layout.js';
import { FAMILIES, type Family } from '../model/address.js';
import type { Network } from '../model/network.js';
import { PacketSpace } from '../packet-set/space.js';
import type { Ground } from './passes.js';

export { ResourceLimit } from '../packet-set/space.js';

/** Default limit on the nodes of one arena; beyond it an operation throws {@link ResourceLimit}. */
export const NODES_MAX = 20_000_000;

/** A ground per family; `nodesMax` limits the size of each. */
export function grounds(network: Network, nodesMax: number): Readonly<Record<Family, Ground>> {
  const domains = broadcastDomains(network);
  const ground = (family: Family): Ground => ({
    space: new PacketSpace(family, { nodesMax }),
    layout: new Layout(network, family, domains),
  });
  const [four, six] = FAMILIES.map(ground);
  return { 4: four!, 6: six! };
}
