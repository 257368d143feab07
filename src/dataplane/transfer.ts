/**
 * What happens to a set of packets on the way from one state to the next, and the same read
 * backward. Values are built by the smart constructors only, which keep them simplified: `block`
 * absorbs, `pass` vanishes, sequences and unions are flat. `invert` makes the language closed:
 * a packet before and a packet after are related by `invert(t)` exactly if they are by `t`.
 */
import { unreachable } from '../base/assert.js';
import { PORT_PROTOCOLS, type Field } from '../model/packet.js';
import { range, type Range, type RangeList } from '../model/range.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';

export type Transfer =
  | { readonly kind: 'pass' }
  | { readonly kind: 'block' }
  | { readonly kind: 'only'; readonly set: PacketSet }
  | { readonly kind: 'assign'; readonly field: Field; readonly ranges: RangeList }
  | { readonly kind: 'free'; readonly field: Field }
  | { readonly kind: 'shift'; readonly field: Field; readonly from: Range; readonly to: Range }
  | { readonly kind: 'mirror' }
  | { readonly kind: 'sequence'; readonly steps: readonly Transfer[] }
  | { readonly kind: 'union'; readonly branches: readonly Transfer[] };

/** Everything goes on unchanged. */
export const PASS: Transfer = { kind: 'pass' };
/** Nothing goes on. */
export const BLOCK: Transfer = { kind: 'block' };
/** Every packet becomes its reply (SEMANTICS §1.3). */
export const MIRROR: Transfer = { kind: 'mirror' };

/** Only packets of `set` go on. */
export function only(space: PacketSpace, set: PacketSet): Transfer {
  if (set === space.none) return BLOCK;
  return set === space.all ? PASS : { kind: 'only', set };
}

/** The field becomes any value of `ranges`; a port field of packets with ports only. */
export function assign(field: Field, ranges: RangeList): Transfer {
  return ranges.length === 0 ? BLOCK : { kind: 'assign', field, ranges };
}

/** Values of `from` keep their offset in `to`; other packets do not go on. */
export function shift(field: Field, from: Range, to: Range): Transfer {
  return from.first === to.first ? PASS : { kind: 'shift', field, from, to };
}

/** One after the other. */
export function sequence(...steps: readonly Transfer[]): Transfer {
  const flat = steps.flatMap((step) => (step.kind === 'sequence' ? step.steps : [step]));
  if (flat.some((step) => step.kind === 'block')) return BLOCK;
  const kept = flat.filter((step) => step.kind !== 'pass');
  const [first] = kept;
  if (first === undefined) return PASS;
  return kept.length === 1 ? first : { kind: 'sequence', steps: kept };
}

/** One or the other. */
export function unionOf(branches: readonly Transfer[]): Transfer {
  const flat = branches
    .flatMap((branch) => (branch.kind === 'union' ? branch.branches : [branch]))
    .filter((branch) => branch.kind !== 'block');
  const [first] = flat;
  if (first === undefined) return BLOCK;
  return flat.length === 1 ? first : { kind: 'union', branches: flat };
}

/** The packets that come out when `set` goes in. */
export function apply(space: PacketSpace, transfer: Transfer, set: PacketSet): PacketSet {
  switch (transfer.kind) {
    case 'pass':
      return set;
    case 'block':
      return space.none;
    case 'only':
      return space.intersect(set, transfer.set);
    case 'assign':
      return space.assign(set, transfer.field, transfer.ranges);
    case 'free':
      return free(space, set, transfer.field);
    case 'shift':
      return shifted(space, set, transfer);
    case 'mirror':
      return space.mirror(set);
    case 'sequence':
      return transfer.steps.reduce((rest, step) => apply(space, step, rest), set);
    case 'union':
      return space.unionAll(transfer.branches.map((branch) => apply(space, branch, set)));
    default:
      return unreachable(transfer);
  }
}

/** The transfer that leads back: `apply(invert(t), after)` is every packet before. */
export function invert(space: PacketSpace, transfer: Transfer): Transfer {
  switch (transfer.kind) {
    case 'pass':
    case 'block':
    case 'only':
    case 'free':
    case 'mirror':
      return transfer;
    case 'assign':
      return sequence(only(space, assigned(space, transfer)), {
        kind: 'free',
        field: transfer.field,
      });
    case 'shift':
      return { ...transfer, from: transfer.to, to: transfer.from };
    case 'sequence':
      return sequence(...transfer.steps.map((step) => invert(space, step)).reverse());
    case 'union':
      return unionOf(transfer.branches.map((branch) => invert(space, branch)));
    default:
      return unreachable(transfer);
  }
}

/** Packets that have two ports. */
export function withPorts(space: PacketSpace): PacketSet {
  return space.where(
    'protocol',
    PORT_PROTOCOLS.map((protocol) => range(protocol)),
  );
}

function isPort(field: Field): boolean {
  return field === 'sourcePort' || field === 'destinationPort';
}

function assigned(
  space: PacketSpace,
  transfer: { readonly field: Field; readonly ranges: RangeList },
): PacketSet {
  const there = space.where(transfer.field, transfer.ranges);
  if (!isPort(transfer.field)) return there;
  return space.union(there, space.complement(withPorts(space)));
}

function free(space: PacketSpace, set: PacketSet, field: Field): PacketSet {
  if (!isPort(field)) return space.erase(set, field);
  const ports = withPorts(space);
  return space.union(space.erase(space.intersect(set, ports), field), space.subtract(set, ports));
}

function shifted(
  space: PacketSpace,
  set: PacketSet,
  transfer: { readonly field: Field; readonly from: Range; readonly to: Range },
): PacketSet {
  const { field, from, to } = transfer;
  const inside = space.intersect(set, space.where(field, [from]));
  if (!isPort(field)) return space.shift(inside, field, from, to);
  const ports = withPorts(space);
  return space.union(
    space.shift(space.intersect(inside, ports), field, from, to),
    space.subtract(set, ports),
  );
}
