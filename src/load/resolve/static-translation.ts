/** Static translation: one written line is a line of each table, and stands before all others. */
import { ANY_ADDRESS } from '../../model/address.js';
import type { NatRule } from '../../model/filter.js';
import { parseBlock } from '../grammar/address.js';
import { ANY_SERVICE } from '../grammar/service.js';
import type { StaticNatEntry } from '../schema/device.js';
import { blockAddresses, onlyFamilies } from './address-sets.js';
import { shiftBetween } from './block-translation.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { lineIds } from './line-ids.js';
import { interfacesNamed, type Scope } from './scope.js';
import type { Path } from './written.js';

export interface StaticLines {
  readonly destination: readonly NatRule[];
  readonly source: readonly NatRule[];
}

export function staticLines(
  context: Context,
  scope: Scope,
  entries: readonly StaticNatEntry[],
  path: Path,
): readonly StaticLines[] {
  const ids = lineIds(context, entries, path, 'staticNat', 'static-');
  return entries.flatMap((entry, i) => staticLine(context, scope, entry, ids[i]!, [...path, i]));
}

function staticLine(
  context: Context,
  scope: Scope,
  entry: StaticNatEntry,
  id: string,
  path: Path,
): readonly StaticLines[] {
  const { report } = context;
  const [inside, outside] = (['inside', 'outside'] as const).map((key) => {
    return report.accept({ value: entry[key], path: [...path, key] }, parseBlock(entry[key]));
  });
  const on = interfacesNamed(context, scope, entry.on, [...path, 'on']);
  if (inside === undefined || outside === undefined) return [];
  const { family } = inside;
  if (outside.family !== family) {
    const params = { text: entry.outside, family: `IPv${family}` };
    report.error('resolve/wrong-family', [...path, 'outside'], params);
    return [];
  }
  const inward = shiftBetween(context, outside, inside, [...path, 'inside']);
  if (inward === undefined) return [];
  const outward = { kind: 'shift', from: inside.range, to: outside.range } as const;
  const any = onlyFamilies(ANY_ADDRESS, [family]);
  const rest = { id, enabled: entry.enabled ?? true, family, port: { kind: 'keep' } } as const;
  const at = report.place(path);
  const arriving: NatRule = {
    ...rest,
    ...defined({ inInterfaces: on }),
    match: { source: any, destination: blockAddresses(outside), services: [ANY_SERVICE] },
    address: inward,
    at,
  };
  const leaving: NatRule = {
    ...rest,
    ...defined({ outInterfaces: on }),
    match: { source: blockAddresses(inside), destination: any, services: [ANY_SERVICE] },
    address: outward,
    at,
  };
  return [{ destination: [arriving], source: [leaving] }];
}
