/** From files to a document whose entries have the right shape, or to what is wrong with them. */
import { assert } from '../../base/assert.js';
import type { SourceFile } from '../../model/diagnostic.js';
import type { Document } from '../document.js';
import { FORMAT_VERSION } from '../schema/topology.js';
import { gather, type Layer } from './gather.js';
import { join } from './join.js';
import { placesOf } from './places.js';
import { collectProblems, excerpt, type ReadDiagnostic, type Report } from './problem.js';
import { locate } from './source.js';

export interface ReadResult {
  /** Absent if a part of the topology could not be read, so that unknown names would mean nothing. */
  readonly document?: Document;
  readonly diagnostics: readonly ReadDiagnostic[];
}

/** Reads a topology: the first of `files` is the one that names the others, by path. */
export function readDocument(files: readonly SourceFile[]): ReadResult {
  assert(files.length > 0, 'a topology has at least one file');
  const problems = collectProblems();
  const { layers, whole } = gather(files, problems.report);
  const supported = layers.map((layer) => checkVersions(layer, problems.report));
  if (layers.length === 0 || supported.includes(false)) return { diagnostics: problems.sorted() };
  const joined = join(layers, whole, problems.report);
  const diagnostics = problems.sorted();
  if (!joined.whole) return { diagnostics };
  const { topology, broken, root } = joined;
  return { document: { topology, broken, ...placesOf(root) }, diagnostics };
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
