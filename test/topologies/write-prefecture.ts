/** Writes topologies/prefecture: `npx tsx test/topologies/write-prefecture.ts`. Same towns, same bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideFile, securityCloudFile, topologyFile } from './prefecture/cloud-files.js';
import { townFile } from './prefecture/town-file.js';
import { TOWNS, type Town } from './prefecture/towns.js';

export const PREFECTURE = join(import.meta.dirname, '../../topologies/prefecture');

/** The files by their path in the folder, `topology.yaml` first. */
export function prefectureFiles(towns: readonly Town[] = TOWNS): ReadonlyMap<string, string> {
  return new Map([
    ['topology.yaml', topologyFile(towns)],
    ['security-cloud.yaml', securityCloudFile(towns)],
    ...towns.map((town) => [`towns/${town.id}.yaml`, townFile(town)] as const),
    ['outside.yaml', outsideFile(towns)],
  ]);
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(join(PREFECTURE, 'towns'), { recursive: true });
  for (const [path, text] of prefectureFiles()) writeFileSync(join(PREFECTURE, path), text);
}
