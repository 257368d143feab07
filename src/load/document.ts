/**
 * A topology as written, all files of it joined, before names mean anything: the seam between
 * reading (`read/`: YAML and shape) and resolving (`resolve/`: names, addresses, the network).
 */
import type { Location } from '../model/location.js';
import type { TopologyDocument } from './schema/topology.js';

export interface Document {
  /** Sections of all files joined; entries with a mistake in their shape are left out. */
  readonly topology: TopologyDocument;
  /** `section/id` of entries that were left out, so that references to them are not a second mistake. */
  readonly broken: ReadonlySet<string>;
  /** Where the value at `path` stands, or the nearest written value around it. */
  place(path: readonly (string | number)[]): Location;
  /** Where the key at the end of `path` stands. */
  keyPlace(path: readonly (string | number)[]): Location;
}
