/** From files to a document whose entries have the right shape, or to what is wrong with them. */
import { assert } from '../../base/assert.js';
import type { SourceFile } from '../../model/diagnostic.js';
import type { Document } from '../document.js';
import { FORMAT_VERSION } from '../schema/topology.js';
import { gather, type Layer } from './gather.js';
import { checked, join, type Joined } from './join.js';
import { placesOf } from './places.js';
import { withPolicies } from './policies.js';
import { collectProblems, excerpt, type ReadDiagnostic, type Report } from './problem.js';
import { locate } from './source.js';
import type { MapNode } from './yaml/node.js';

export interface ReadResult {
  /** Absent if a part of the topology could not be read, so that unknown names would mean nothing. */
  readonly document?: Document;
  readonly diagnostics: readonly ReadDiagnostic[];
}

/**
 * Reads a topology: the first of `files` is the one that names the others, by path. `policies` are files
 * with requirements for it.
 */
export function readDocument(
  files: readonly SourceFile[],
  policies: readonly SourceFile[] = [],
): ReadResult {
  const problems = collectProblems();
  const joined = readRoot(files, problems.report);
  const root = joined && withPolicies(joined.root, policies, problems.report);
  const document = root && documentOf(root, problems.report);
  const diagnostics = problems.sorted();
  if (document === undefined || joined?.whole !== true) return { diagnostics };
  return { document, diagnostics };
}

/** All files of a topology as one map, values unchecked; undefined if nothing can be said of them. */
export function readRoot(files: readonly SourceFile[], report: Report): Joined | undefined {
  assert(files.length > 0, 'a topology has at least one file');
  const { layers, whole } = gather(files, report);
  const supported = layers.map((layer) => checkVersions(layer, report));
  if (layers.length === 0 || supported.includes(false)) return undefined;
  return join(layers, whole, report);
}

/** What the map of a topology says, value by value. */
export function documentOf(root: MapNode, report: Report): Document {
  const { topology, broken, root: sound } = checked(root, report);
  return { topology, broken, ...placesOf(sound) };
}

/** Whether all files may be read as version 1: another one could mean anything by these words. */
function checkVersions(layer: Layer, report: Report): boolean {
  let supported = true;
  layer.forEach(({ source, root }, index) => {
    const node = root.members.get('sekisho')?.value;
    if (node === undefined) {
      if (index > 0 || root.damaged) return;
      const start = { source, start: root.start, end: root.start };
      report('read/version-missing', locate(start), { supported: FORMAT_VERSION });
      return;
    }
    const found = excerpt(source.text.slice(node.start, node.end));
    if (node.kind === 'broken' || found === String(FORMAT_VERSION)) return;
    const params = { found, supported: FORMAT_VERSION };
    report('read/version-unsupported', locate(node), params);
    supported = false;
  });
  return supported;
}
