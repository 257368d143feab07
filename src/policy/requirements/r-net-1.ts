/** R-NET-1, 6(3)③: the Internet is reached through the municipal security cloud only. */
import { missingExternal, outsidePaths } from '../outside-paths.js';
import type { Requirement } from '../requirement.js';

const ID = 'R-NET-1';

export const INTERNET_AGGREGATED: Requirement = {
  id: ID,
  clause: '6(3)③',
  kind: 'crossing',
  check(study) {
    const paths = outsidePaths(study, {
      requirement: ID,
      externals: ['internet', 'cloud-service'],
      allowed: [],
      exceptions: () => ['aggregation-bypass', 'local-breakout'],
      variant: { explicitPermits: true, without: 'security-cloud' },
      violated: 'net/bypasses-cloud',
      proved: (from) => ({ code: 'ok/through-cloud', params: { from: from.id } }),
    });
    return [
      ...missingExternal(study, ID, 'internet'),
      ...missingExternal(study, ID, 'security-cloud'),
      ...paths,
    ];
  },
};
