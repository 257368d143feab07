/** The published schema is the one of the shapes, and says of a document what reading says of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/load/read/read-document.js';
import { REQUIREMENTS } from '../../../src/load/schema/own-requirement.js';
import { policySchema } from '../../../src/load/schema/policy-schema.js';
import type { Shape } from '../../../src/load/schema/shape.js';
import { HEADERS, SECTIONS, TOPOLOGY_FILE } from '../../../src/load/schema/topology.js';
import { topologySchema } from '../../../src/load/schema/topology-schema.js';
import { SCHEMAS } from './write-schema.js';
import { damaged, fitting, type Json } from './written.js';

const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 200);
const SEED = 20261124;
const accepts = new Ajv({ strict: true, allErrors: false }).compile(topologySchema());

/** Codes of what is wrong with a document of one file. */
function codesOf(text: string): readonly string[] {
  const read = readDocument([{ path: 'a.yaml', text, sha256: '' }]);
  expect(read.document === undefined && read.diagnostics.length === 0).toBe(false);
  return read.diagnostics.map(({ code }) => code);
}

/** A file with one section or header; of a whole file at once the interesting parts would be rare. */
const part = fc
  .constantFrom(...Object.entries<Shape>({ ...HEADERS, ...SECTIONS }))
  .chain(([key, shape]) => fitting(shape).map((value): Json => ({ sekisho: 1, [key]: value })));

describe('schemas', () => {
  test.each(SCHEMAS)('$name is what `npm run schema` writes', ({ path, text }) => {
    expect(readFileSync(path, 'utf8')).toBe(text());
  });

  propertyTest.prop([part], { numRuns: RUNS, seed: SEED })(
    'accepts whatever fits the shapes',
    (value) => {
      expect(codesOf(JSON.stringify(value))).toEqual([]);
      expect(accepts(value), JSON.stringify(accepts.errors)).toBe(true);
    },
  );

  propertyTest.prop([damaged(part)], { numRuns: RUNS * 5, seed: SEED })(
    'refuses exactly what reading refuses',
    (value) => {
      // Only the first file needs a version, which a schema of single files cannot say; ids that
      // differ in width, and files that are included, are beyond it as well.
      const codes = codesOf(JSON.stringify(value)).filter(
        (code) => !['read/version-missing', 'read/twin-id', 'read/include-missing'].includes(code),
      );
      expect(accepts(value), `${codes.join()} ${JSON.stringify(accepts.errors)}`).toBe(
        codes.length === 0,
      );
    },
  );
});

const acceptsPolicy = new Ajv({ strict: true }).compile(policySchema());

/** What is wrong with a policy file beside a topology that says nothing else. */
function policyCodes(text: string): readonly string[] {
  const topology = { path: 'a.yaml', text: 'sekisho: 1\nsegments: {}\n', sha256: '' };
  const read = readDocument([topology], [{ path: 'policy.yaml', text, sha256: '' }]);
  return read.diagnostics.map(({ code }) => code);
}

describe('schemas/policy-v1.json', () => {
  const policy = fitting(REQUIREMENTS).map((value): Json => ({
    'sekisho-policy': 1,
    requirements: value,
  }));

  propertyTest.prop([policy], { numRuns: RUNS, seed: SEED })(
    'accepts whatever fits the shapes',
    (value) => {
      expect(policyCodes(JSON.stringify(value))).toEqual([]);
      expect(acceptsPolicy(value), JSON.stringify(acceptsPolicy.errors)).toBe(true);
    },
  );

  propertyTest.prop([damaged(policy)], { numRuns: RUNS * 2, seed: SEED })(
    'refuses exactly what reading refuses',
    (value) => {
      const codes = policyCodes(JSON.stringify(value)).filter((code) => code !== 'read/twin-id');
      expect(acceptsPolicy(value), `${codes.join()} ${JSON.stringify(acceptsPolicy.errors)}`).toBe(
        codes.length === 0,
      );
    },
  );
});

/** Every shape below `shape`. */
function shapesIn(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'list':
      return [shape, ...shapesIn(shape.item)];
    case 'map':
      return [shape, ...shapesIn(shape.value)];
    case 'entry':
      return [shape, ...Object.values({ ...shape.required, ...shape.optional }).flatMap(shapesIn)];
    case 'either':
      return [shape, ...shape.options.flatMap(shapesIn)];
    default:
      return [shape];
  }
}

describe('shapes', () => {
  test('options of a union are told apart by the kind of value', () => {
    const kindOf = ({ kind }: Shape): string =>
      kind === 'choice' ? 'text' : kind === 'entry' ? 'map' : kind;
    for (const shape of shapesIn(TOPOLOGY_FILE)) {
      if (shape.kind !== 'either') continue;
      const kinds = shape.options.map(kindOf);
      expect(new Set(kinds).size, kinds.join()).toBe(kinds.length);
    }
  });

  test('docs/topology-format.md names every key and word', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../../docs/topology-format.md'),
      'utf8',
    );
    const words = shapesIn(TOPOLOGY_FILE).flatMap((shape) =>
      shape.kind === 'entry'
        ? Object.keys({ ...shape.required, ...shape.optional })
        : shape.kind === 'choice'
          ? shape.values
          : [],
    );
    const named = (word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(page);
    expect(words.length).toBeGreaterThan(500);
    expect([...new Set(words)].filter((word) => !named(word))).toEqual([]);
  });
});
