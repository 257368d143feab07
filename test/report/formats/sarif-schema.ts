/**
 * The parts of SARIF 2.1.0 (OASIS) that this program writes, as a schema that knows nothing else:
 * what is required there is required here, and an unknown key is refused.
 */

const string = { type: 'string', minLength: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const count = { type: 'integer', minimum: 1 };
const ref = (name: string): object => ({ $ref: `#/definitions/${name}` });
const list = (items: object, more: object = {}): object => ({ type: 'array', items, ...more });

function object(properties: object, ...required: readonly string[]): object {
  return { type: 'object', additionalProperties: false, properties, required };
}

const artifactLocation = object(
  { uri: { type: 'string', pattern: '^[!-~]+$' }, uriBaseId: string },
  'uri',
);

export const SARIF_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...object(
    {
      $schema: string,
      version: { const: '2.1.0' },
      runs: list(ref('run'), { minItems: 1, maxItems: 20 }),
    },
    'version',
    'runs',
  ),
  definitions: {
    run: object(
      {
        tool: object({ driver: ref('driver') }, 'driver'),
        language: { enum: ['en', 'ja'] },
        columnKind: { const: 'utf16CodeUnits' },
        invocations: list(ref('invocation')),
        artifacts: list(
          object({
            location: ref('artifactLocation'),
            hashes: object({ 'sha-256': { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
          }),
          { uniqueItems: true },
        ),
        results: list(ref('result'), { maxItems: 25_000 }),
      },
      'tool',
      'results',
    ),
    driver: object(
      {
        name: string,
        version: string,
        language: { enum: ['en', 'ja'] },
        rules: list(ref('descriptor'), { uniqueItems: true, maxItems: 25_000 }),
      },
      'name',
    ),
    descriptor: object(
      {
        id: string,
        shortDescription: ref('message'),
        fullDescription: ref('message'),
        help: object({ text: string, markdown: string }, 'text'),
        defaultConfiguration: object({ level }),
        properties: object({
          tags: list(string, { uniqueItems: true, maxItems: 20 }),
          clause: { type: 'string' },
        }),
      },
      'id',
    ),
    invocation: object(
      {
        executionSuccessful: { type: 'boolean' },
        toolExecutionNotifications: list(
          object(
            {
              descriptor: object({ id: string }),
              level,
              message: ref('message'),
              locations: list(ref('location'), { uniqueItems: true }),
            },
            'message',
          ),
        ),
      },
      'executionSuccessful',
    ),
    result: object(
      {
        ruleId: string,
        ruleIndex: { type: 'integer', minimum: 0 },
        level,
        message: ref('message'),
        locations: list(ref('location'), { minItems: 1 }),
        relatedLocations: list(ref('location'), { uniqueItems: true, maxItems: 999 }),
        codeFlows: list(
          object(
            {
              threadFlows: list(
                object(
                  {
                    locations: list(object({ location: ref('location') }), {
                      minItems: 1,
                      maxItems: 1_000,
                    }),
                  },
                  'locations',
                ),
                { minItems: 1 },
              ),
            },
            'threadFlows',
          ),
        ),
        partialFingerprints: { type: 'object', additionalProperties: string },
        properties: object({ verdict: string, code: string, topology: string, again: string }),
      },
      'message',
      'ruleId',
      'locations',
    ),
    location: object({
      id: { type: 'integer', minimum: 0 },
      message: ref('message'),
      physicalLocation: object(
        {
          artifactLocation: ref('artifactLocation'),
          region: object(
            { startLine: count, startColumn: count, endLine: count, endColumn: count },
            'startLine',
          ),
        },
        'artifactLocation',
      ),
    }),
    artifactLocation,
    message: object({ text: string }, 'text'),
  },
};
