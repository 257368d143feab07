/** The towns of topologies/, read from disk for tests. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../src/load/load.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { Network } from '../../src/model/network.js';

const TOPOLOGIES = join(import.meta.dirname, '../../topologies');

/** Every town, in the order of the names. */
export const TOWNS: readonly string[] = readdirSync(TOPOLOGIES).sort();

/** A file of a town; the digest is of no interest to what is tested with it. */
export function file(path: string, text: string): SourceFile {
  return { path, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The files of a town, `topology.yaml` first. */
export function filesOf(town: string): readonly SourceFile[] {
  const folder = join(TOPOLOGIES, town);
  const names = readdirSync(folder).sort();
  const ordered = ['topology.yaml', ...names.filter((name) => name !== 'topology.yaml')];
  return ordered.map((name) =>
    file(`topologies/${town}/${name}`, readFileSync(join(folder, name), 'utf8')),
  );
}

/** The network of a town; throws if it does not load. */
export function networkOf(town: string): Network {
  const { network, diagnostics } = load(filesOf(town));
  if (network === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return network;
}
