/** Requirements that a town writes itself, in a topology or in a policy file. */
import { LABEL, SERVICES } from './common.js';
import {
  choice,
  entry,
  flag,
  mapOf,
  oneOrMore,
  some,
  text,
  wholeNumber,
  type Written,
} from './shape.js';

/** The version of policy files that this program reads. */
export const POLICY_VERSION = 1;

/** The key that says it. */
export const POLICY_HEAD = 'sekisho-policy';

export const SELECTOR = oneOrMore(
  text(),
  'Hosts, host/interface, subnets, devices, externals, objects, addresses, segment:ID, ' +
    'kind:my-number, external:ID PREFIX, any; "not X" takes X out',
);

const ENDS = { from: SELECTOR, to: SELECTOR };

const FORBIDDEN = entry(
  ENDS,
  {
    service: SERVICES,
    content: choice(['raw', 'any'], 'Content, over any number of connections, instead of packets'),
  },
  'Nothing passes from one to the other',
);

const POSSIBLE = entry(
  { ...ENDS, service: SERVICES },
  { addressedTo: oneOrMore(text(), 'What the sender writes, where translation makes it differ') },
  'Every packet of declared machines gets there, and is answered',
);

const ONLY_THROUGH = entry(
  {
    ...ENDS,
    nodes: oneOrMore(text(), 'Nodes that forward packets; or sanitizers, kind:sanitizer'),
  },
  { service: SERVICES },
  'Whatever gets there, if anything does, goes through one of the nodes',
);

const ALLOWED = entry(
  {
    ...ENDS,
    only: some(
      entry({ service: SERVICES }, { from: SELECTOR, to: SELECTOR, comment: text() }),
      'The closed list of what may pass',
    ),
  },
  {},
  'Nothing else passes from one to the other',
);

/** The words for what is claimed; an entry has one of them. */
export const CLAIMS = {
  forbidden: FORBIDDEN,
  possible: POSSIBLE,
  onlyThrough: ONLY_THROUGH,
  allowed: ALLOWED,
};

export const REQUIREMENT = entry(
  {},
  {
    title: LABEL,
    clause: text('Where it is written down, e.g. a standard of the town'),
    why: LABEL,
    severity: choice(['error', 'warning'], 'Default error; a warning does not change the verdict'),
    enabled: flag('Default true'),
    underFailures: flag('Asked again while something has failed; default false'),
    ...CLAIMS,
    comment: text(),
  },
  'A requirement of the town itself',
);

export const REQUIREMENTS = mapOf('id', REQUIREMENT, 'Requirements of the town itself, by id');

/** A file for `--policy`. */
export const POLICY_FILE = entry(
  {
    [POLICY_HEAD]: wholeNumber(POLICY_VERSION, POLICY_VERSION, 'Version of this format'),
    requirements: REQUIREMENTS,
  },
  {},
  'Requirements for several topologies',
);

export type RequirementEntry = Written<typeof REQUIREMENT>;
