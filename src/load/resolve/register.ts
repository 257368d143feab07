/** The register of permitted flows, and transfers by hand. */
import type { FlowId, NodeId, TransferId } from '../../model/ids.js';
import type { FlowEnd, MediaTransfer, PermittedFlow } from '../../model/register.js';
import { formatBlock, type Block } from '../grammar/address.js';
import { parseAddressTerm, type NameTerm } from '../grammar/name.js';
import { partAddresses, populationAddresses, wantedOf } from './address-book.js';
import { blockAddresses, isEmptySet, type Populations } from './address-sets.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { nodeWith, ownerOf, subnetsAround } from './ends.js';
import type { Enforcement } from './enforcement.js';
import { resolveException } from './exceptions.js';
import { NODE_KINDS, type Found, type NameKind } from './names.js';
import type { Books } from './routes.js';
import { items, type Path, type Written } from './written.js';

export interface RegisterMaker {
  readonly context: Context;
  readonly populations: Populations;
  readonly books: Books;
  readonly enforcement: Enforcement;
}

/** Objects are for filters: a register names who communicates. */
const END_KINDS: readonly NameKind[] = [...NODE_KINDS, 'subnet', 'segment'];

export function resolveRegister(maker: RegisterMaker): readonly PermittedFlow[] {
  return maker.context.names.all('flow').map((found) => resolveFlow(maker, found));
}

function resolveFlow(maker: RegisterMaker, { id, key }: Found): PermittedFlow {
  const { context, books } = maker;
  const entry = context.topology.register.get(key)!;
  const path = ['register', key];
  const addressedTo =
    entry.addressedTo === undefined
      ? undefined
      : books.addresses.list(entry.addressedTo, [...path, 'addressedTo']).set;
  const exception =
    entry.exception &&
    resolveException(context, maker.enforcement, entry.exception, [...path, 'exception']);
  return {
    id: id as FlowId,
    title: labelOf(entry.title),
    kind: entry.kind ?? 'ordinary',
    from: endsOf(maker, entry.from, [...path, 'from']),
    to: endsOf(maker, entry.to, [...path, 'to']),
    services: books.services.list(entry.service, [...path, 'service']),
    required: entry.required ?? true,
    data: entry.data ?? 'both',
    ...defined({ addressedTo, clause: entry.clause, exception }),
    at: context.report.keyPlace(path),
  };
}

export function resolveTransfers(maker: RegisterMaker): readonly MediaTransfer[] {
  const { context } = maker;
  return context.names.all('transfer').map(({ id, key }): MediaTransfer => {
    const entry = context.topology.mediaTransfers.get(key)!;
    const path = ['mediaTransfers', key];
    const sanitizer =
      entry.sanitizer === undefined
        ? undefined
        : context.names.find(
            { value: entry.sanitizer, path: [...path, 'sanitizer'] },
            { kinds: NODE_KINDS, as: 'node' },
          );
    const exception =
      entry.exception &&
      resolveException(context, maker.enforcement, entry.exception, [...path, 'exception']);
    return {
      id: id as TransferId,
      title: labelOf(entry.title),
      from: endsOf(maker, entry.from, [...path, 'from']),
      to: endsOf(maker, entry.to, [...path, 'to']),
      medium: entry.medium,
      ...defined({ sanitizer: sanitizer?.id as NodeId | undefined, exception }),
      at: context.report.keyPlace(path),
    };
  });
}

function endsOf(
  maker: RegisterMaker,
  value: string | readonly string[],
  path: Path,
): readonly FlowEnd[] {
  return items(value, path).flatMap((text) => registeredEnd(maker, text) ?? []);
}

/** One end as the register takes it; one without addresses is an error unless it `mayBeEmpty`. */
export function registeredEnd(
  maker: RegisterMaker,
  text: Written<string>,
  { mayBeEmpty = false } = {},
): FlowEnd | undefined {
  const { report } = maker.context;
  const term = report.accept(text, parseAddressTerm(text.value));
  switch (term?.kind) {
    case undefined:
      return undefined;
    case 'any':
      report.error('resolve/end-any', text.path, {});
      return undefined;
    case 'block':
      return blockEnd(maker, text, term.block);
    case 'name':
      return namedEnd(maker, text, term, mayBeEmpty);
  }
}

function blockEnd(
  { context: { report }, populations }: RegisterMaker,
  text: Written<string>,
  block: Block,
): FlowEnd | undefined {
  const [subnet, ...others] = subnetsAround(populations, block);
  if (subnet === undefined) {
    report.error('resolve/end-outside-subnets', text.path, { text: formatBlock(block) });
    return undefined;
  }
  if (others.length > 0) {
    const candidates = [subnet, ...others].map(({ id }) => `subnet:${id} ${text.value}`).join(', ');
    report.error('resolve/end-ambiguous', text.path, { text: text.value, candidates });
    return undefined;
  }
  const addresses = blockAddresses(block);
  const node = nodeWith(populations, addresses)?.id;
  const at = report.place(text.path);
  return { text: text.value, ...defined({ node }), subnet: subnet.id, addresses, at };
}

function namedEnd(
  { context, populations }: RegisterMaker,
  text: Written<string>,
  term: NameTerm,
  mayBeEmpty: boolean,
): FlowEnd | undefined {
  const { report, names } = context;
  const { value, path } = text;
  const kinds = END_KINDS.filter((kind) => kind !== 'segment');
  const found = names.find({ value: term.name, path }, wantedOf(term, kinds, 'end-name'));
  if (found === undefined) return undefined;
  if (!END_KINDS.includes(found.kind)) {
    const params = { kind: 'end-name', name: found.id, actual: found.kind };
    report.error('resolve/other-kind', path, params);
    return undefined;
  }
  const all = populationAddresses(context, populations, found, term, path);
  if (all === undefined) return undefined;
  if (isEmptySet(all) && !mayBeEmpty) {
    report.error('resolve/empty-end', path, { text: value });
    return undefined;
  }
  const addresses = partAddresses(context, all, term, path);
  return { text: value, ...ownerOf(found.kind, found.id), addresses, at: report.place(path) };
}
