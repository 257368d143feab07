/** R-CLS-3a, 2(9): whatever is connected to LGWAN is LGWAN-connected, My Number or between them. */
import { missingExternal, outsidePaths } from '../outside-paths.js';
import type { Requirement } from '../requirement.js';
import { AS_WRITTEN } from '../study.js';

const ID = 'R-CLS-3a';

export const LGWAN_CONNECTED: Requirement = {
  id: ID,
  clause: '2(9)',
  kind: 'crossing',
  check(study) {
    const paths = outsidePaths(study, {
      requirement: ID,
      externals: ['lgwan'],
      allowed: ['lgwan-connected', 'my-number', 'boundary-dmz'],
      exceptions: () => [],
      variant: AS_WRITTEN,
      violated: 'cls/lgwan-path',
      proved: (from, to) => ({ code: 'ok/no-path', params: { from: from.id, to: to.id } }),
    });
    return [...missingExternal(study, ID, 'lgwan'), ...paths];
  },
};
