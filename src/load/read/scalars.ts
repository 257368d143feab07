/** Texts, numbers and flags: what YAML made of them, and what is wanted. */
import { unreachable } from '../../base/assert.js';
import type { Form, Shape } from '../schema/shape.js';
import { nearestName } from './names.js';
import { excerpt, type Report } from './problem.js';
import { locate } from './source.js';
import type { Node } from './yaml/node.js';

type FormOf<K extends Form['kind']> = Extract<Form, { kind: K }>;

/** How a value is written: a text without its quotes, anything else as it stands. */
export function writtenText(node: Node): string {
  return node.kind === 'text' ? node.value : excerpt(node.source.text.slice(node.start, node.end));
}

export function checkText(form: FormOf<'text'>, node: Node, report: Report): string | undefined {
  const found = writtenText(node);
  if (form.pattern === undefined || new RegExp(form.pattern.source, 'u').test(found)) return found;
  const at = locate(node);
  switch (form.pattern.name) {
    case 'date':
      report('read/bad-date', at, { found });
      return undefined;
    case 'mac':
      report('read/bad-mac', at, { found });
      return undefined;
    case 'name':
      report('read/bad-name', at, { found, suggestion: nearestName('name', found) });
      return undefined;
    default:
      return unreachable(form.pattern.name);
  }
}

export function checkNumber(
  { min, max }: FormOf<'number'>,
  node: Node,
  report: Report,
): number | undefined {
  const found = writtenText(node);
  const value = node.kind === 'number' ? node.value : NaN;
  if (Number.isSafeInteger(value) && !/^(?:0|-?[1-9]\d*)$/.test(found)) {
    report('read/number-notation', locate(node), { found, meant: value });
    return undefined;
  }
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  report('read/number-range', locate(node), { found, min, max });
  return undefined;
}

export function checkFlag(node: Node): boolean | undefined {
  return node.kind === 'flag' ? node.value : undefined;
}

/** Says that a value is of a kind that `shape` does not want. */
export function mismatch(shape: Shape, node: Node, report: Report): undefined {
  const options = shape.kind === 'either' ? shape.options : [shape];
  const wants = (kind: Form['kind']): boolean => options.some((option) => option.kind === kind);
  const at = locate(node);
  const found = writtenText(node);
  const allowed = notation(shape);
  const meant = node.kind === 'text' && !node.quoted ? FLAGS.get(found.toLowerCase()) : undefined;
  if (node.kind === 'nothing') report('read/empty-value', at, { allowed });
  else if (wants('flag') && meant !== undefined) report('read/not-a-flag', at, { found, meant });
  else if (wants('choice') && !wants('text') && (node.kind === 'number' || node.kind === 'flag')) {
    report('read/not-one-of', at, { found, allowed, suggestion: '' });
  } else if (wants('text') && (node.kind === 'number' || node.kind === 'flag')) {
    report('read/needs-quotes', at, { found });
  } else report('read/wrong-kind', at, { found: showNode(node), allowed });
  return undefined;
}

/** What YAML 1.1 took for truth values. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['y', 'true'],
  ['no', 'false'],
  ['off', 'false'],
  ['n', 'false'],
]);

function showNode(node: Node): string {
  return excerpt(node.source.text.slice(node.start, node.end));
}

/** What may be written, in the notation of YAML itself, which needs no translation. */
export function notation(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.pattern === undefined ? '"…"' : EXAMPLES[shape.pattern.name];
    case 'number':
      return `${shape.min}–${shape.max}`;
    case 'flag':
      return 'true, false';
    case 'anything':
      return '…';
    case 'choice':
      return shape.values.join(', ');
    case 'list':
      return '[…]';
    case 'map':
    case 'entry':
      return '{…}';
    case 'either':
      return shape.options.map(notation).join(', ');
  }
}

const EXAMPLES = { date: '2026-04-01', mac: '02:00:0a:0a:0a:1f', name: '"…"' } as const;
