/** The published JSON Schema of a scenario file, `schemas/scenario-v1.json`. */
import { LABEL } from './common.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';
import { SCENARIO_FILE, STEP } from './scenario.js';

export function scenarioSchema(): JsonSchema {
  return {
    title: 'sekisho scenario, version 1',
    ...jsonSchema(SCENARIO_FILE, { label: LABEL, step: STEP }),
  };
}
