/** Where an exception is enforced: devices, their filters and lines, switches and their ports. */
import { suggest } from '../../base/suggest.js';
import type { Filter } from '../../model/filter.js';
import type { NodeId, SwitchId } from '../../model/ids.js';
import type { EnforcementPoint } from '../../model/register.js';
import { canonicalName } from '../grammar/name.js';
import type { NodeParts } from './complete-node.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import type { Found } from './names.js';
import type { Written } from './written.js';

type Lines = Extract<EnforcementPoint, { kind: 'device' }>['lines'];

/** The lines that each name inside a device stands for, by device; without a name, all of them. */
export type Enforcement = ReadonlyMap<string, ReadonlyMap<string, Lines>>;

/** The name by which a device as a whole is found. */
const WHOLE = '';

/** `LINE`, `FILTER` and `FILTER.LINE` of every device. */
export function enforcementOf(parts: readonly NodeParts[]): Enforcement {
  return new Map(
    parts.map(({ node, filters }) => {
      const byName = new Map<string, Lines>([[WHOLE, []]]);
      for (const [name, lines] of filters.flatMap(namesOf)) {
        byName.set(name, [...(byName.get(name) ?? []), ...lines]);
      }
      return [node.id, byName];
    }),
  );
}

function namesOf({ id, node, rules }: Filter): readonly (readonly [string, Lines])[] {
  const name = id.slice(node.length + 1);
  const all = rules.map((line) => ({ filter: id, line: line.id }));
  return [
    [WHOLE, all],
    [name, all],
    ...all.flatMap((one) => [[one.line, [one]] as const, [`${name}.${one.line}`, [one]] as const]),
  ];
}

/** `device`, `device:LINE`, `switch` or `switch:PORT`; if that is nothing that exists, it is said. */
export function enforcementPoint(
  context: Context,
  enforcement: Enforcement,
  text: Written<string>,
): EnforcementPoint | undefined {
  const { names, report } = context;
  const { value, path } = text;
  const [head = '', ...rest] = value.split(':');
  const wanted = { kinds: ['device', 'switch'], as: 'device' } as const;
  const found = names.find({ value: head, path }, wanted);
  if (found === undefined) return undefined;
  const name = canonicalName(rest.join(':'));
  const base = { text: value, at: report.place(path) };
  if (found.kind === 'switch') {
    const ports = portsOf(context, found);
    if (name !== WHOLE && !ports.includes(name)) return unknown(context, text, head, name, ports);
    const port = name === WHOLE ? undefined : name;
    return { ...base, kind: 'switch', switch: found.id as SwitchId, ...defined({ port }) };
  }
  const known = enforcement.get(found.id);
  const lines = known?.get(name);
  if (lines === undefined) return unknown(context, text, head, name, [...(known?.keys() ?? [])]);
  return { ...base, kind: 'device', node: found.id as NodeId, lines };
}

function portsOf({ topology }: Context, { key }: Found): readonly string[] {
  return [...(topology.switches.get(key)?.ports?.keys() ?? [])].map(canonicalName);
}

function unknown(
  { report }: Context,
  { value, path }: Written<string>,
  head: string,
  name: string,
  known: readonly string[],
): undefined {
  const near = suggest(
    name,
    known.filter((one) => one !== WHOLE),
  );
  const suggestion = near === '' ? '' : `${head}:${near}`;
  report.error('resolve/enforced-by', path, { text: value, suggestion });
}
