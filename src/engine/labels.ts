/** The names that a topology gives to its parts, for reports. */
import type { Label } from '../model/location.js';
import type { Network } from '../model/network.js';
import type { Labels } from '../model/result.js';

/** Names by id of everything in `network` that has one. */
export function labelsOf(network: Network): Labels {
  return {
    segments: namesOf(network.segments.map(({ id, name }) => [id, name])),
    subnets: namesOf(network.subnets.map(({ id, name }) => [id, name])),
    nodes: namesOf(network.nodes.map(({ id, name }) => [id, name])),
    flows: namesOf(network.register.map(({ id, title }) => [id, title])),
  };
}

function namesOf(pairs: readonly (readonly [string, Label])[]): Readonly<Record<string, Label>> {
  return Object.fromEntries(pairs.filter(([, { ja, en }]) => ja !== undefined || en !== undefined));
}
