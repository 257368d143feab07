/**
 * A generated town: a topology as plain data, and how it is written. Whoever plays a part has the same id
 * in every town (`juki-sys`, `fw-mn`, `lg-srv`, …), whatever it is called in the files.
 */
import type { Plan } from './plan.js';
import { at, type Topology } from './topology.js';
import { PLAINLY, type Writing } from './write-town.js';

export type Area = 'mn' | 'lg' | 'net';

export interface Town {
  readonly plan: Plan;
  readonly topology: Topology;
  readonly writing: Writing;
}

export function plainTown(plan: Plan, topology: Topology): Town {
  return { plan, topology, writing: PLAINLY };
}

/** The town with its topology changed in place on a copy. */
export function changed(
  { plan, topology, writing }: Town,
  change: (topology: Topology) => void,
): Town {
  const copy = structuredClone(topology);
  change(copy);
  return { plan, topology: copy, writing };
}

/** The router of a segment's servers. */
export function routerOf({ subnets }: Topology, area: Area): string {
  const { gateway } = at(subnets, `${area}-srv`);
  if (gateway === undefined) throw new Error(`${area}-srv has no gateway`);
  return gateway;
}

/** The VRF of that router, if it has any. */
export function vrfOf(topology: Topology, area: Area): { readonly vrf?: string } {
  const { vrf } = at(at(topology.devices, routerOf(topology, area)).interfaces, `${area}-srv`);
  return vrf === undefined ? {} : { vrf };
}
