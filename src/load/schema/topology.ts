/** A topology file, and the document that all files of a topology make together. */
import { SEPARATION_MODELS } from '../../model/separation-model.js';
import { ATTESTATION } from './attestation.js';
import { ADDRESSES, DATE, LABEL, SERVICES } from './common.js';
import { DEVICE } from './device.js';
import { CABLE, SWITCH, TUNNEL } from './layer2.js';
import { EXTERNAL, HOST } from './node.js';
import { REQUIREMENTS } from './own-requirement.js';
import { POLICY_READINGS } from './policy.js';
import { FLOW, MEDIA_TRANSFER } from './register.js';
import { ABOUT_DOCUMENT, NO_NETWORK, SEGMENT, SUBNET } from './segment.js';
import {
  anything,
  choice,
  entry,
  list,
  mapOf,
  oneOrMore,
  some,
  text,
  wholeNumber,
  type Written,
} from './shape.js';

/** The version of the format that this program reads. */
export const FORMAT_VERSION = 1;

/** Entries by id. */
export const SECTIONS = {
  segments: mapOf('id', SEGMENT, 'Segments (領域) by id'),
  subnets: mapOf('id', SUBNET, 'Subnets by id'),
  switches: mapOf('id', SWITCH, 'Switches, access points, bridges and hubs by id'),
  tunnels: mapOf('id', TUNNEL, 'Tunnels by id'),
  hosts: mapOf('id', HOST, 'Hosts and host groups by id'),
  devices: mapOf('id', DEVICE, 'Routers, layer-3 switches and firewalls by id'),
  externals: mapOf('id', EXTERNAL, 'Networks outside by id'),
  objects: mapOf('id', ADDRESSES, 'Groups of addresses by id'),
  services: mapOf('id', SERVICES, 'Groups of services by id'),
  register: mapOf('id', FLOW, 'Permitted flows by id'),
  mediaTransfers: mapOf('id', MEDIA_TRANSFER, 'What is carried by hand, by id'),
  attestations: mapOf('id', ATTESTATION, 'Documents that show what no topology can, by id'),
  requirements: REQUIREMENTS,
};

/** Values of which one file of a topology at most may state each. */
export const HEADERS = {
  name: LABEL,
  model: choice(SEPARATION_MODELS, 'Default alpha'),
  policyBasis: text('Document that the model follows'),
  readings: POLICY_READINGS,
  asOf: DATE,
  document: ABOUT_DOCUMENT,
  noNetwork: list(NO_NETWORK, 'Bodies of the town that have no network, and why'),
};

export const INCLUDE = oneOrMore(text(), 'Other files, relative to this one');

export const CABLES = list(CABLE, 'Cables between switch ports');

/** Where items go: beside the item, or into the list, that the path names. */
export const INSERTION_PLACES = ['before', 'after', 'first', 'last'] as const;

/** What a file says that states differences against another topology. */
export const OVERLAY = {
  base: text(
    'The topology to which this one is the difference: a file or a folder, relative to this file',
  ),
  remove: oneOrMore(
    text(),
    'What is taken out of the base, e.g. hosts.lg-pc, devices.fw.policy.F1',
  ),
  insert: list(
    entry(
      { items: some(anything(), 'Lines of a filter, routes, …') },
      {
        before: text('Path of an item, e.g. devices.fw.policy.F1'),
        after: text('Path of an item'),
        first: text('Path of a list, e.g. devices.fw.policy'),
        last: text('Path of a list'),
      },
    ),
    'What is put into lists of the base',
  ),
};

/** A whole file. Reading checks it part by part, so that a mistake costs one entry only. */
export const TOPOLOGY_FILE = entry(
  {},
  {
    sekisho: wholeNumber(FORMAT_VERSION, FORMAT_VERSION, 'Version of this format'),
    include: INCLUDE,
    ...OVERLAY,
    ...HEADERS,
    ...SECTIONS,
    cables: CABLES,
  },
  'A topology, or a part of one',
);

export type SectionName = keyof typeof SECTIONS;

type Sections = { readonly [S in SectionName]: Written<(typeof SECTIONS)[S]> };
type Headers = { readonly [H in keyof typeof HEADERS]?: Written<(typeof HEADERS)[H]> };

/** All files joined. A section that no file has is empty. */
export interface TopologyDocument extends Sections, Headers {
  readonly cables: readonly Written<typeof CABLE>[];
}
