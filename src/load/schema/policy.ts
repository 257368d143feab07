/** How a town reads what the basic policy leaves open, and the drawings that it keeps. */
import { FIGURE_SUBJECTS } from '../../model/figure.js';
import { READINGS } from '../../model/policy-readings.js';
import { DATE, LABEL } from './common.js';
import { choice, entry, oneOrMore, someOf, text, type Written } from './shape.js';

export const POLICY_READINGS = someOf(
  {
    outbound: choice(
      READINGS.outbound,
      'Whether content that leaves the LGWAN side has to be sanitized too; default sanitize',
    ),
    separation: choice(
      READINGS.separation,
      'Whether VLANs and VRFs are enough, or equipment may not be shared; default logical',
    ),
    cdr: choice(
      READINGS.cdr,
      'Whether rebuilding files counts as sanitizing, or only text of mail and screens; default counts',
    ),
    treatAsCloud: choice(
      READINGS.treatAsCloud,
      'Whether a cloud that is treated as My Number is the own segment or another; default own',
    ),
  },
  'How the town reads what the basic policy leaves open',
);

export const FIGURE = entry(
  {
    number: text('Number as printed, e.g. 図-1'),
    shows: oneOrMore(
      text(),
      `all, ${FIGURE_SUBJECTS.join(', ')}, segment:ID (what lies in it), host:ID, device:ID, external:ID, switch:ID, flow:ID`,
    ),
  },
  { title: LABEL, date: DATE, comment: text() },
  'A drawing or table of the town, and what it shows',
);

export type FigureEntry = Written<typeof FIGURE>;
