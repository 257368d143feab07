/** A topology file, and the document that all files of a topology make together. */
import { ADDRESSES, DATE, LABEL, SERVICES } from './common.js';
import { DEVICE } from './device.js';
import { CABLE, SWITCH, TUNNEL } from './layer2.js';
import { EXTERNAL, HOST } from './node.js';
import { FLOW, MEDIA_TRANSFER } from './register.js';
import { ABOUT_DOCUMENT, SEGMENT, SUBNET } from './segment.js';
import { choice, entry, list, mapOf, oneOrMore, text, wholeNumber, type Written } from './shape.js';

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
};

/** Values of which one file of a topology at most may state each. */
export const HEADERS = {
  name: LABEL,
  model: choice(['alpha', 'alpha-prime', 'beta', 'beta-prime'], 'Default alpha'),
  policyBasis: text('Document that the model follows'),
  asOf: DATE,
  document: ABOUT_DOCUMENT,
};

export const INCLUDE = oneOrMore(text(), 'Other files, relative to this one');

export const CABLES = list(CABLE, 'Cables between switch ports');

/** A whole file. Reading checks it part by part, so that a mistake costs one entry only. */
export const TOPOLOGY_FILE = entry(
  {},
  {
    sekisho: wholeNumber(FORMAT_VERSION, FORMAT_VERSION, 'Version of this format'),
    include: INCLUDE,
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
