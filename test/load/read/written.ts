/** Values that fit a shape, and values that do not quite. */
import { fc } from '@fast-check/vitest';
import type { Shape, TextPattern } from '../../../src/load/schema/shape.js';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const TEXTS = ['any', 'lan', '10.0.0.1', '::/0', 'tcp/443', 'a b', '', '例', '22:00', 'no', '# x'];
const LIKE: Readonly<Record<TextPattern['name'], readonly string[]>> = {
  date: ['2026-04-01', '2024-02-29', '1999-12-31'],
  mac: ['02:00:0a:0a:0a:1f', 'AA-BB-CC-00-11-22'],
  name: ['F1', '10', 'ge-0/0/1', '例'],
};
const KEYS = ['a', 'lg-pc', '__proto__', 'constructor', 'toString', '例の町', 'x.1', 'ﾊﾟ'];

/** Values that have the shape. */
export function fitting(shape: Shape): fc.Arbitrary<Json> {
  switch (shape.kind) {
    case 'text':
      return fc.constantFrom(...(shape.pattern === undefined ? TEXTS : LIKE[shape.pattern.name]));
    case 'number':
      return fc.integer({ min: shape.min, max: shape.max });
    case 'flag':
      return fc.boolean();
    case 'anything':
      return fc.constantFrom(...TEXTS);
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'list':
      return fc.array(fitting(shape.item), {
        minLength: shape.min,
        maxLength: Math.min(shape.max, shape.min + 2),
      });
    case 'map':
      return fc
        .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), fitting(shape.value)), {
          maxLength: 3,
          selector: ([key]) => key,
        })
        .map(asObject);
    case 'entry':
      return fittingEntry(shape.required, shape.optional, shape.min);
    case 'either':
      return fc.oneof(...shape.options.map(fitting));
  }
}

function fittingEntry(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>>,
  min: number,
): fc.Arbitrary<Json> {
  const keys = Object.keys(optional);
  return fc
    .subarray(keys, { minLength: Math.min(min, keys.length), maxLength: Math.min(4, keys.length) })
    .chain((chosen) => {
      const fields = [
        ...Object.entries(required),
        ...chosen.map((key) => [key, optional[key]!] as const),
      ];
      return fc.tuple(
        ...fields.map(([key, shape]) => fitting(shape).map((value) => [key, value] as const)),
      );
    })
    .map(asObject);
}

/** An object whose keys are all its own, `__proto__` too. */
function asObject(members: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(members);
}

const JUNK: readonly Json[] = [
  ...[null, true, 0, -1, 4095, 1.5, 1e21, '', 'yes', 'permit ', '2026-02-30', '2026-13-01', 'F 1'],
  ...[[], [null], [[]], ['a', 'b'], ['a', 'b', 'c'], {}, { a: 1 }, { any: {} }, { '10.0.0.1': {} }],
];

/** `value` with one part of it replaced, taken out, or put in. */
export function damaged(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const junk = fc.constantFrom(...JUNK);
  const key = fc.constantFrom(
    'nmae',
    '',
    'any',
    'not a key',
    '__proto__',
    'kind',
    '1',
    '①',
    'ａ'.repeat(65),
  );
  return fc
    .tuple(value, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), junk, fc.option(key))
    .map(([whole, steps, part, added]) => replace(whole, steps, part, added));
}

function replace(value: Json, steps: readonly number[], part: Json, added: string | null): Json {
  const [step = 0, ...rest] = steps;
  if (rest.length === 0 || value === null || typeof value !== 'object') return part;
  if (isList(value)) {
    if (value.length === 0) return added === null ? part : [part];
    const at = step % value.length;
    return value.map((item, index) => (index === at ? replace(item, rest, part, added) : item));
  }
  const members = Object.entries(value);
  if (added !== null && step % 3 === 0) return asObject([...members, [added, part]]);
  if (members.length === 0) return part;
  const at = step % members.length;
  if (step % 7 === 6) return asObject(members.filter((_, index) => index !== at));
  return asObject(
    members.map(([key, item], index) => [
      key,
      index === at ? replace(item, rest, part, added) : item,
    ]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
