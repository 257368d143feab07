/** The register of permitted flows, and content that travels without a network. */
import { LABEL, SERVICES } from './common.js';
import { EXCEPTION } from './facts.js';
import { choice, entry, flag, oneOrMore, text, type Written } from './shape.js';

const END = oneOrMore(
  text(),
  'Hosts, host/interface, subnets, externals, external:ID PREFIX, segment:ID, addresses of a subnet',
);

export const FLOW = entry(
  { from: END, to: END, service: SERVICES },
  {
    title: LABEL,
    kind: choice(
      [
        'ordinary',
        'specific-communication',
        'sanitized',
        'outbound-release',
        'local-breakout',
        'remote-maintenance',
        'aggregation-bypass',
      ],
      'Default ordinary',
    ),
    addressedTo: oneOrMore(text(), 'What the sender writes, where translation makes it differ'),
    required: flag('It must pass in full, reply included; default true'),
    data: choice(['forward', 'backward', 'both'], 'Direction in which content travels'),
    clause: text('Clause of the policy, e.g. 6(3)①'),
    exception: EXCEPTION,
    comment: text(),
  },
  'A permitted flow',
);

export const MEDIA_TRANSFER = entry(
  { from: END, to: END, medium: text('e.g. usb, nas, paper') },
  {
    title: LABEL,
    sanitizer: text('The node that cleans what is carried'),
    exception: EXCEPTION,
    comment: text(),
  },
  'Content that is carried by hand',
);

export type FlowEntry = Written<typeof FLOW>;
export type MediaTransferEntry = Written<typeof MEDIA_TRANSFER>;
