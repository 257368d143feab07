/** What every step of resolving needs. */
import type { Label } from '../../model/location.js';
import type { TopologyDocument } from '../schema/topology.js';
import type { Names } from './names.js';
import type { Report } from './report.js';

export interface Context {
  readonly topology: TopologyDocument;
  readonly names: Names;
  readonly report: Report;
}

/** A name that is not said in a language is for both. */
export function labelOf(written: string | Label | undefined): Label {
  return typeof written === 'string' ? { ja: written, en: written } : (written ?? {});
}
