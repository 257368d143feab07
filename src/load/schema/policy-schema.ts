/** The published JSON Schema of a policy file, `schemas/policy-v1.json`. */
import { LABEL, SERVICES } from './common.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';
import { POLICY_FILE, REQUIREMENT, SELECTOR } from './own-requirement.js';

export function policySchema(): JsonSchema {
  return {
    title: 'sekisho policy, version 1',
    ...jsonSchema(POLICY_FILE, {
      label: LABEL,
      requirement: REQUIREMENT,
      selector: SELECTOR,
      services: SERVICES,
    }),
  };
}
