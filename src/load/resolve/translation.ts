/**
 * Translation tables. A written line becomes lines of one family each, as addresses are only ever
 * translated to their own family; static lines stand before all others.
 */
import { FAMILIES, type AddressSet, type Family } from '../../model/address.js';
import type { NatRule } from '../../model/filter.js';
import type { InterfaceId } from '../../model/ids.js';
import type { Interface } from '../../model/node.js';
import type { Service } from '../../model/match.js';
import { parseBlock, type Block } from '../grammar/address.js';
import type { DestinationNatEntry, DeviceEntry, SourceNatEntry } from '../schema/device.js';
import { familiesOf, onlyFamilies } from './address-sets.js';
import { blockTranslation, destinationPort, sourcePorts } from './block-translation.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { lineIds } from './line-ids.js';
import type { Books } from './routes.js';
import { interfacesNamed, type Scope } from './scope.js';
import { staticLines } from './static-translation.js';
import type { Path } from './written.js';

export interface Translation {
  readonly destinationNat: readonly NatRule[];
  readonly sourceNat: readonly NatRule[];
}

export interface TableMaker {
  readonly context: Context;
  readonly scope: Scope;
  readonly books: Books;
}

/** What all lines have, before they are split into families. */
export interface Draft {
  readonly id: string;
  readonly enabled: boolean;
  readonly inInterfaces?: readonly InterfaceId[];
  readonly outInterfaces?: readonly InterfaceId[];
  readonly source: AddressSet;
  readonly destination: AddressSet;
  readonly services: readonly Service[];
  readonly path: Path;
  readonly at: NatRule['at'];
}

const KEEP = { kind: 'keep' } as const;

export function resolveTranslation(maker: TableMaker, entry: DeviceEntry, path: Path): Translation {
  const { context, scope } = maker;
  const statics = staticLines(context, scope, entry.staticNat ?? [], [...path, 'staticNat']);
  const destinations = entry.destinationNat ?? [];
  const sources = entry.sourceNat ?? [];
  const [toPath, fromPath] = [
    [...path, 'destinationNat'],
    [...path, 'sourceNat'],
  ];
  const toIds = lineIds(context, destinations, toPath, 'destinationNat');
  const fromIds = lineIds(context, sources, fromPath, 'sourceNat');
  return {
    destinationNat: [
      ...statics.flatMap(({ destination }) => destination),
      ...destinations.flatMap((line, i) => {
        return destinationLines(maker, line, draftOf(maker, line, toIds[i]!, [...toPath, i]));
      }),
    ],
    sourceNat: [
      ...statics.flatMap(({ source }) => source),
      ...sources.flatMap((line, i) => {
        return sourceLines(maker, line, draftOf(maker, line, fromIds[i]!, [...fromPath, i]));
      }),
    ],
  };
}

function draftOf(
  { context, scope, books }: TableMaker,
  entry: DestinationNatEntry & SourceNatEntry,
  id: string,
  path: Path,
): Draft {
  return {
    id,
    enabled: entry.enabled ?? true,
    ...defined({
      inInterfaces: interfacesNamed(context, scope, entry.in, [...path, 'in']),
      outInterfaces: interfacesNamed(context, scope, entry.out, [...path, 'out']),
    }),
    source: books.addresses.list(entry.from, [...path, 'from']).set,
    destination: books.addresses.list(entry.to, [...path, 'to']).set,
    services: books.services.list(entry.service, [...path, 'service']),
    path,
    at: context.report.place(path),
  };
}

/** The line of `family`; nothing if it matches no packet of it. */
function lineOf(
  draft: Draft,
  family: Family,
  what: Pick<NatRule, 'address' | 'port'>,
): readonly NatRule[] {
  const { source, destination, services, path: _path, ...rest } = draft;
  if (source[family].length === 0 || destination[family].length === 0) return [];
  const match = {
    source: onlyFamilies(source, [family]),
    destination: onlyFamilies(destination, [family]),
    services,
  };
  return [{ ...rest, family, match, ...what }];
}

function exemptLines(draft: Draft): readonly NatRule[] {
  return FAMILIES.flatMap((family) => lineOf(draft, family, { address: KEEP, port: KEEP }));
}

/** `exempt` or a translation, not both and not neither. */
function saysOneThing(
  { context }: TableMaker,
  exempt: boolean | undefined,
  translations: readonly unknown[],
  path: Path,
): boolean {
  const translates = translations.some((value) => value !== undefined);
  const good = translates !== (exempt === true);
  if (!good) context.report.error('resolve/translation-action', path, {});
  return good;
}

function destinationLines(
  maker: TableMaker,
  entry: DestinationNatEntry,
  draft: Draft,
): readonly NatRule[] {
  const { path } = draft;
  if (!saysOneThing(maker, entry.exempt, [entry.translateTo, entry.port], path)) return [];
  if (entry.exempt === true) return exemptLines(draft);
  const port = destinationPort(maker.context, entry.port, draft);
  if (port === undefined) return [];
  if (entry.translateTo === undefined) {
    return FAMILIES.flatMap((family) => lineOf(draft, family, { address: KEEP, port }));
  }
  const block = targetBlock(maker, entry.translateTo, draft.destination, path);
  if (block === undefined) return [];
  const address =
    block.range.first === block.range.last
      ? ({ kind: 'pool', ranges: [block.range] } as const)
      : blockTranslation(maker.context, draft.destination, 'to', block, path);
  return address === undefined ? [] : lineOf(draft, block.family, { address, port });
}

function sourceLines(maker: TableMaker, entry: SourceNatEntry, draft: Draft): readonly NatRule[] {
  const { path } = draft;
  if (!saysOneThing(maker, entry.exempt, [entry.translateTo, entry.ports], path)) return [];
  if (entry.exempt === true) return exemptLines(draft);
  const port = sourcePorts(maker.context, entry, path);
  if (port === undefined) return [];
  if (entry.translateTo === undefined) {
    return FAMILIES.flatMap((family) => lineOf(draft, family, { address: KEEP, port }));
  }
  if (entry.translateTo === 'interface' && entry.static !== true) {
    return outgoing(maker, draft).flatMap((i) => interfaceLines(draft, i, port));
  }
  const block = targetBlock(maker, entry.translateTo, draft.source, path);
  if (block === undefined) return [];
  const address =
    entry.static === true
      ? blockTranslation(maker.context, draft.source, 'from', block, path)
      : ({ kind: 'pool', ranges: [block.range] } as const);
  return address === undefined ? [] : lineOf(draft, block.family, { address, port });
}

/** The addresses that a line translates to; of a family in which it matches something. */
function targetBlock(
  { context: { report } }: TableMaker,
  value: string,
  matched: AddressSet,
  path: Path,
): Block | undefined {
  const text = { value, path: [...path, 'translateTo'] };
  const block = report.accept(text, parseBlock(value));
  const [family] = familiesOf(matched);
  if (block === undefined || family === undefined) return undefined;
  if (matched[block.family].length > 0) return block;
  report.error('resolve/wrong-family', text.path, { text: value, family: `IPv${family}` });
  return undefined;
}

/** Interfaces whose own address takes the place of the source. */
function outgoing({ context, scope }: TableMaker, draft: Draft): readonly Interface[] {
  const { outInterfaces, path } = draft;
  const all = [...scope.interfaces.values()];
  if (outInterfaces === undefined) return all.filter((i) => i.attachment.kind !== 'none');
  const named = all.filter((i) => outInterfaces.includes(i.id));
  for (const i of named.filter((one) => one.addresses.length === 0)) {
    const at = [...path, 'translateTo'];
    context.report.error('resolve/interface-without-address', at, { interface: i.id }, [i.at]);
  }
  return named;
}

function interfaceLines(draft: Draft, i: Interface, port: NatRule['port']): readonly NatRule[] {
  return FAMILIES.flatMap((family) => {
    const own = i.addresses.find((address) => address.family === family)?.range.first;
    if (own === undefined) return [];
    const address = { kind: 'pool', ranges: [{ first: own, last: own }] } as const;
    return lineOf({ ...draft, outInterfaces: [i.id] }, family, { address, port });
  });
}
