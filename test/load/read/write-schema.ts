/** Writes the published JSON Schemas of files that users write; `npm run schema` runs this file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema } from '../../../src/load/schema/policy-schema.js';
import { scenarioSchema } from '../../../src/load/schema/scenario-schema.js';
import { topologySchema } from '../../../src/load/schema/topology-schema.js';

interface Published {
  readonly name: string;
  readonly path: string;
  /** The file as it should be. */
  readonly text: () => string;
}

export const SCHEMAS: readonly Published[] = [
  published('topology-v1.json', topologySchema),
  published('policy-v1.json', policySchema),
  published('scenario-v1.json', scenarioSchema),
];

function published(name: string, schema: () => object): Published {
  const path = join(import.meta.dirname, '../../../schemas', name);
  return { name, path, text: () => `${JSON.stringify(schema(), null, 2)}\n` };
}

if (process.argv[1] === import.meta.filename) {
  for (const { path, text } of SCHEMAS) writeFileSync(path, text());
}
