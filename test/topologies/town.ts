/** The towns of topologies/, read from disk for tests. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTopology } from '../../src/cli/read-topology.js';
import { load } from '../../src/load/load.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { Network } from '../../src/model/network.js';
import { fakeWorld } from '../cli/world.js';

export const ROOT = join(import.meta.dirname, '../..');
const TOPOLOGIES = join(ROOT, 'topologies');

/**
 * Every town, in the order of the names: a folder with a topology file. The prefecture, twenty towns in
 * one, has tests of its own.
 */
export const TOWNS: readonly string[] = readdirSync(TOPOLOGIES)
  .filter((name) => name !== 'prefecture')
  .filter((name) => existsSync(join(TOPOLOGIES, name, 'topology.yaml')))
  .sort();

/** A file of a town; the digest is of no interest to what is tested with it. */
export function file(path: string, text: string): SourceFile {
  return { path, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The files of a town, `topology.yaml` first, those of its base included. */
export function filesOf(town: string): readonly SourceFile[] {
  return filesAt(`topologies/${town}`);
}

/** The files of the topology at `path`, as the command line reads them. */
export function filesAt(path: string): readonly SourceFile[] {
  const { files, diagnostics } = readTopology(path, fakeWorld({ cwd: ROOT }));
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return files;
}

/** The network of a town; throws if it does not load. */
export function networkOf(town: string): Network {
  const { network, diagnostics } = load(filesOf(town));
  if (network === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return network;
}
