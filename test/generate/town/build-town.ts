/** A valid whole town after a plan: every requirement is proved of it, or excepted. */
import type { Plan } from './plan.js';
import { addOutsides, addRouters, addSegments, startOf } from './parts/base.js';
import {
  addBreakout,
  addBreakoutFlows,
  addCloud,
  addCloudFlow,
  addDocuments,
  addFloor,
  addManagement,
  addManagementFlows,
  addOther,
} from './parts/extras.js';
import { addInternetConnected, addInternetFlows } from './parts/internet.js';
import { addLgwanConnected, addLgwanFlows } from './parts/lgwan.js';
import { addDmz, addJukiNet, addMyNumber, addMyNumberFlows } from './parts/my-number.js';
import { addSanitizers } from './parts/sanitizing.js';
import type { Site } from './site.js';
import { plainTown, type Town } from './town.js';

export function buildTown(plan: Plan): Town {
  const next = { net: 9, transit: 0, vlan: plan.firstVlan };
  const site: Site = { plan, topology: startOf(plan), next };
  addSegments(site);
  addOutsides(site);
  const routers = addRouters(site);
  addMyNumber(site, routers);
  addLgwanConnected(site, routers);
  addInternetConnected(site, routers);
  if (plan.dmz) addDmz(site);
  if (plan.cloud.mn) addCloud(site, 'mn', routers.mn);
  if (plan.cloud.lg) addCloud(site, 'lg', routers.lg);
  if (plan.floor !== 'none') addFloor(site, routers);
  if (plan.education) addOther(site, 'edu');
  if (plan.management) addManagement(site, routers);
  if (plan.model === 'alpha-prime') addBreakout(site, routers);
  // Everybody is there; now they talk.
  addMyNumberFlows(site);
  addLgwanFlows(site);
  addInternetFlows(site);
  addSanitizers(site);
  if (plan.jukiNet) addJukiNet(site);
  if (plan.cloud.mn) addCloudFlow(site, 'mn');
  if (plan.cloud.lg) addCloudFlow(site, 'lg');
  if (plan.management) addManagementFlows(site, routers);
  if (plan.model === 'alpha-prime') addBreakoutFlows(site);
  addDocuments(site);
  addLogs(site);
  return plainTown(plan, site.topology);
}

function addLogs({ topology, plan }: Site): void {
  if (!plan.logs) return;
  for (const device of Object.values(topology.devices)) {
    for (const line of device.policy ?? []) line['log'] = true;
  }
}
