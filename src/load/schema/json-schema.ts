/** The shapes of a topology file as JSON Schema (draft-07), for editors and other programs. */
import { KEY_PATTERNS, RESERVED } from './names.js';
import type { Shape } from './shape.js';

/** A schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema of `root`. Shapes of `shared` are written once, by name, and referred to; they are
 * recognized by identity.
 */
export function jsonSchema(root: Shape, shared: Readonly<Record<string, Shape>>): JsonSchema {
  const names = new Map(Object.entries(shared).map(([name, shape]) => [shape, name]));
  const definitions = Object.entries(shared).map(([name, shape]) => [name, schemaOf(shape, names)]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schemaOf(root, names),
    definitions: Object.fromEntries(definitions) as JsonSchema,
  };
}

type Names = ReadonlyMap<Shape, string>;

function partOf(shape: Shape, names: Names): JsonSchema {
  const name = names.get(shape);
  return name === undefined ? schemaOf(shape, names) : { $ref: `#/definitions/${name}` };
}

function schemaOf(shape: Shape, names: Names): JsonSchema {
  const about = shape.about === undefined ? {} : { description: shape.about };
  return { ...about, ...keywordsOf(shape, names) };
}

function keywordsOf(shape: Shape, names: Names): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', ...(shape.pattern && { pattern: shape.pattern.source }) };
    case 'number':
      return { type: 'integer', minimum: shape.min, maximum: shape.max };
    case 'flag':
      return { type: 'boolean' };
    case 'anything':
      return {};
    case 'choice':
      return { type: 'string', enum: shape.values };
    case 'list':
      return {
        type: 'array',
        items: partOf(shape.item, names),
        ...(shape.min > 0 && { minItems: shape.min }),
        ...(shape.max < Infinity && { maxItems: shape.max }),
      };
    case 'map':
      return {
        type: 'object',
        propertyNames: { pattern: KEY_PATTERNS[shape.key], not: { enum: RESERVED } },
        additionalProperties: partOf(shape.value, names),
      };
    case 'entry':
      return {
        type: 'object',
        properties: propertiesOf({ ...shape.required, ...shape.optional }, names),
        ...(Object.keys(shape.required).length > 0 && { required: Object.keys(shape.required) }),
        ...(shape.min > 0 && { minProperties: shape.min }),
        additionalProperties: false,
      };
    case 'either':
      return { anyOf: shape.options.map((option) => partOf(option, names)) };
  }
}

function propertiesOf(fields: Readonly<Record<string, Shape>>, names: Names): JsonSchema {
  return Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, partOf(shape, names)]),
  );
}
