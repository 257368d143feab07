/** Segments and subnets. */
import { DATE, GATEWAY, LABEL, VLAN } from './common.js';
import { CLASSIFICATION, ORGANIZATION } from './facts.js';
import { FIGURE } from './policy.js';
import { choice, entry, flag, list, oneOrMore, text, type Written } from './shape.js';

export const SEGMENT_KINDS = [
  'my-number',
  'lgwan-connected',
  'internet-connected',
  'boundary-dmz',
  'sanitizing',
  'education',
  'public-wifi',
  'other',
  'external',
] as const;

export const EXTERNAL_KINDS = [
  'lgwan',
  'juki-net',
  'government-cloud',
  'security-cloud',
  'internet',
  'cloud-service',
  'closed-network',
] as const;

export const SEGMENT = entry(
  {
    kind: choice(SEGMENT_KINDS, 'What the segment is for'),
  },
  {
    name: LABEL,
    external: choice(EXTERNAL_KINDS, 'What an external segment is; goes with kind external'),
    municipality: text('The town whose segment it is, where the files describe several'),
    treatAs: text('The segment that this part of the outside counts as'),
    cloud: entry(
      {},
      {
        tenant: text('Who holds the account or subscription'),
        region: text('Region of the cloud provider'),
        connection: choice(
          ['dedicated-line', 'closed-network', 'vpn', 'internet'],
          'How it is reached',
        ),
      },
      'Facts about a cloud',
    ),
    cutPoints: list(
      text(),
      'What isolates the segment when pulled: node, node/interface, switch/port or tunnel:ID',
    ),
    ...CLASSIFICATION,
    updateSource: text('The node that its hosts take updates from, unless they say another'),
    comment: text(),
  },
  'A segment (領域)',
);

export const SUBNET = entry(
  {
    segment: text('Id of its segment'),
    prefix: oneOrMore(text(), 'IPv4 or IPv6 prefix, one or several'),
  },
  {
    name: LABEL,
    vlan: VLAN,
    on: text('The switch where the VLAN is meant; without it, the unnamed switch of the site'),
    gateway: GATEWAY,
    organization: ORGANIZATION,
    room: text('Room in which its hosts are, unless they say another'),
    management: flag('Only for the administration of devices'),
    mayOverlap: flag('Its prefixes may overlap those of other subnets that say the same'),
    comment: text(),
  },
  'A subnet: prefixes that share one broadcast domain',
);

/** What stands in the title block of drawings and on the cover of reports. */
export const ABOUT_DOCUMENT = entry(
  {},
  {
    number: text('Document number'),
    version: text('Version'),
    date: DATE,
    handling: text('Handling class, e.g. 機密性2'),
    figures: list(FIGURE, 'Drawings and tables of the town, and what they show'),
  },
  'About the document itself',
);

/** A body of the town that needs no network of its own. */
export const NO_NETWORK = entry(
  { organization: ORGANIZATION, reason: text('Why, e.g. その事務は町長部局の端末で行う') },
  {
    municipality: text('The town of which this is said; without it, every town'),
    comment: text(),
  },
  'A body that has no network',
);

export type SegmentEntry = Written<typeof SEGMENT>;
export type SubnetEntry = Written<typeof SUBNET>;
