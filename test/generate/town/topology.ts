/**
 * A topology as plain data, as much of docs/topology-format.md as generated towns use. Entries are open
 * to further keys; those that generators and mistakes read have types. Absent keys are not written.
 */

export type Value =
  string | number | boolean | undefined | Value[] | { [key: string]: Value | undefined };

export interface Entry {
  [key: string]: Value;
}

export interface Line extends Entry {
  id: string;
  in?: string;
  out?: string;
  from?: string | string[];
  to?: string | string[];
  service?: string | string[];
  action?: 'permit' | 'deny';
  register?: string | string[];
}

export interface Route extends Entry {
  to: string;
  via?: string;
  vrf?: string;
}

export interface Leg extends Entry {
  at?: string;
  address: string | string[];
  vrf?: string;
}

export interface Device {
  kind: 'firewall' | 'router' | 'l3switch';
  facts: Entry;
  /** Named like the subnet that each is in. */
  interfaces: { [name: string]: Leg };
  routes: Route[];
  /** Absent: packets are forwarded unseen. */
  policy?: Line[];
  localIn?: Line[];
  destinationNat?: (Entry & { id: string })[];
  sourceNat?: (Entry & { id: string })[];
  /** Stateless lists with a default of deny. */
  filters: { [name: string]: Line[] };
}

export interface Host {
  facts: Entry;
  /** One leg is written as `at` and `address`. */
  interfaces: { [name: string]: Leg };
  routes: Route[];
}

export interface External {
  facts: Entry & { segment: string };
  interfaces: { [name: string]: Leg };
  behind: string[];
}

export interface Subnet extends Entry {
  segment: string;
  prefix: string[];
  vlan?: number;
  on?: string;
  gateway?: string;
}

export interface Port extends Entry {
  access?: number;
  trunk?: number[];
  native?: number;
  fallbackVlan?: number;
}

export interface Flow extends Entry {
  kind?: string;
  from: string | string[];
  to: string | string[];
  service: string | string[];
  exception?: Entry;
}

export interface Topology {
  /** `name`, `model`, `asOf`, `document`: what stands at the top. */
  head: Entry;
  noNetwork: Entry[];
  segments: { [id: string]: Entry & { kind: string } };
  subnets: { [id: string]: Subnet };
  switches: { [id: string]: { [port: string]: Port } };
  cables: [string, string][];
  tunnels: { [id: string]: Entry };
  hosts: { [id: string]: Host };
  devices: { [id: string]: Device };
  externals: { [id: string]: External };
  objects: { [id: string]: string[] };
  services: { [id: string]: string[] };
  register: { [id: string]: Flow };
  mediaTransfers: { [id: string]: Entry };
  attestations: { [id: string]: Entry };
}

export function emptyTopology(head: Entry): Topology {
  return {
    head,
    noNetwork: [],
    segments: {},
    subnets: {},
    switches: {},
    cables: [],
    tunnels: {},
    hosts: {},
    devices: {},
    externals: {},
    objects: {},
    services: {},
    register: {},
    mediaTransfers: {},
    attestations: {},
  };
}

/** One or several, as a list. */
export function many<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The entry `id` of a section; generators only ask for what they wrote. */
export function at<T>(section: { [id: string]: T }, id: string): T {
  const entry = section[id];
  if (entry === undefined) throw new Error(`there is no ${id}`);
  return entry;
}
