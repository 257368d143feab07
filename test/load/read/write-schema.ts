/** Writes the published JSON Schema of topologies; `npm run schema` runs this file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topologySchema } from '../../../src/load/schema/topology-schema.js';

export const SCHEMA_PATH = join(import.meta.dirname, '../../../schemas/topology-v1.json');

/** The file as it should be. */
export function schemaText(): string {
  return `${JSON.stringify(topologySchema(), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(SCHEMA_PATH, schemaText());
