/**
 * Values against shapes. Every mistake in a value is reported, not only the first; the result is
 * undefined if there is any, so that what is returned has exactly the type of the shape.
 */
import { suggest } from '../../base/suggest.js';
import type { Form, Shape } from '../schema/shape.js';
import { checkKnown } from './keys.js';
import { checkName, nameTable } from './names.js';
import type { Report } from './problem.js';
import { checkFlag, checkNumber, checkText, mismatch, notation, writtenText } from './scalars.js';
import { locate, type Place } from './source.js';
import type { MapNode, Node } from './yaml/node.js';

/** Where a value stands: its path in words, and what to point at when something is missing in it. */
export interface Spot {
  readonly name: string;
  readonly owner: Place;
}

type FormOf<K extends Form['kind']> = Extract<Form, { kind: K }>;
type ListNode = Extract<Node, { kind: 'list' }>;

/** The value that `node` writes, or undefined if it does not have the shape. */
export function check<T>(shape: Shape<T>, node: Node, spot: Spot, report: Report): T | undefined {
  return checkForm(shape, node, spot, report) as T | undefined;
}

function checkForm(shape: Shape, node: Node, spot: Spot, report: Report): unknown {
  if (node.kind === 'broken') return undefined;
  const form = shape.kind === 'either' ? shape.options.find((o) => fits(o, node)) : shape;
  if (form === undefined || !fits(form, node)) return mismatch(shape, node, report);
  switch (form.kind) {
    case 'text':
      return checkText(form, node, report);
    case 'number':
      return checkNumber(form, node, report);
    case 'flag':
      return checkFlag(node);
    case 'anything':
      return node;
    case 'choice':
      return checkChoice(form, node, report);
    case 'list':
      return node.kind === 'list' ? checkList(form, node, spot, report) : undefined;
    case 'map':
      return node.kind === 'map' ? checkMap(form, node, spot, report) : undefined;
    case 'entry':
      return node.kind === 'map' ? checkEntry(form, node, spot, report) : undefined;
    case 'either':
      return checkForm(form, node, spot, report);
  }
}

/** Whether the kind of value is the one that `form` asks for. */
function fits(form: Shape, node: Node): boolean {
  switch (form.kind) {
    case 'either':
      return form.options.some((option) => fits(option, node));
    case 'anything':
      return true;
    case 'choice':
      return node.kind === 'text';
    case 'entry':
      return node.kind === 'map';
    default:
      return node.kind === form.kind;
  }
}

function checkChoice(form: FormOf<'choice'>, node: Node, report: Report): string | undefined {
  const found = writtenText(node);
  if (form.values.includes(found)) return found;
  const params = {
    found,
    allowed: notation(form),
    suggestion: suggest(found, form.values),
  };
  report('read/not-one-of', locate(node), params);
  return undefined;
}

function checkList(
  form: FormOf<'list'>,
  node: ListNode,
  spot: Spot,
  report: Report,
): readonly unknown[] | undefined {
  const count = node.items.length;
  const values = node.items.map((item, index) =>
    checkForm(form.item, item, { name: `${spot.name}/${index + 1}`, owner: item }, report),
  );
  const whole = !node.damaged && !values.includes(undefined);
  if (count >= form.min && count <= form.max) return whole ? values : undefined;
  if (form.max === 2) report('read/not-a-pair', locate(node), { count });
  else report('read/empty-list', locate(node), {});
  return undefined;
}

function checkMap(
  form: FormOf<'map'>,
  node: MapNode,
  spot: Spot,
  report: Report,
): ReadonlyMap<string, unknown> | undefined {
  const values = new Map<string, unknown>();
  const names = nameTable(report);
  let whole = !node.damaged;
  for (const [key, member] of node.members) {
    const named = checkName(form.key, key, member.key, report) && names.add(key, member.key);
    const inner = { name: `${spot.name}/${key}`, owner: member.key };
    const value = checkForm(form.value, member.value, inner, report);
    if (named && value !== undefined) values.set(key, value);
    else whole = false;
  }
  return whole ? values : undefined;
}

function checkEntry(
  form: FormOf<'entry'>,
  node: MapNode,
  spot: Spot,
  report: Report,
): object | undefined {
  const values: Record<string, unknown> = {};
  const known = [...Object.keys(form.required), ...Object.keys(form.optional)];
  const meant = checkKnown(known, node, spot.name, report);
  let whole = meant.length === 0;
  for (const [key, member] of node.members) {
    const shape = fieldOf(form, key);
    if (shape === undefined) continue;
    const inner = { name: `${spot.name}/${key}`, owner: member.key };
    const value = checkForm(shape, member.value, inner, report);
    if (value === undefined) whole = false;
    else values[key] = value;
  }
  if (node.damaged) return undefined;
  for (const key of Object.keys(form.required)) {
    if (node.members.has(key) || meant.includes(key)) continue;
    report('read/missing-key', locate(spot.owner), { key, parent: spot.name });
    whole = false;
  }
  if (node.members.size >= form.min) return whole ? values : undefined;
  report('read/no-keys', locate(node), { allowed: Object.keys(form.optional).join(', ') });
  return undefined;
}

/** The shape of a key, if the entry knows it. */
function fieldOf(form: FormOf<'entry'>, key: string): Shape | undefined {
  if (Object.hasOwn(form.required, key)) return form.required[key];
  return Object.hasOwn(form.optional, key) ? form.optional[key] : undefined;
}
