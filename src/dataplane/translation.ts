/** Translation tables (SEMANTICS §5.3): per line the headers it decides and what becomes of them. */
import { present } from '../base/assert.js';
import type { AddressTranslation, NatRule } from '../model/filter.js';
import type { InterfaceId } from '../model/ids.js';
import type { Field } from '../model/packet.js';
import type { PacketSet, PacketSpace } from '../packet-set/space.js';
import { matchBoxes, type Role } from './boxes.js';
import { assign, PASS, sequence, shift, type Transfer } from './transfer.js';

/** One line of a table, or what no line decides. */
export interface TranslationBranch {
  /** Index in the table; absent for headers that no line matches. */
  readonly line?: number;
  readonly guard: PacketSet;
  readonly transfer: Transfer;
  /** Whether the packet counts as translated (SEMANTICS §5.4). */
  readonly translates: boolean;
}

/** Which packets a table is asked about. */
export interface TranslationContext {
  readonly role: Role;
  readonly in?: InterfaceId | undefined;
  readonly out?: InterfaceId | undefined;
}

/** The branches of `table` for packets of `context`; their guards partition all headers. */
export function translationBranches(
  space: PacketSpace,
  table: readonly NatRule[],
  side: 'source' | 'destination',
  context: TranslationContext,
): readonly TranslationBranch[] {
  const lines = table
    .map((_, index) => index)
    .filter((index) => applies(present(table[index], 'line'), space, context));
  const decision = space.firstMatch(
    lines.map((index) =>
      matchBoxes(present(table[index], 'line').match, space.family, context.role),
    ),
  );
  return space.decided(decision, space.all).map(({ entry, set: guard }) => {
    if (entry === 'none') return { guard, transfer: PASS, translates: false };
    const line = present(lines[entry], 'entry');
    const translation = present(table[line], 'line');
    const { address, port } = translation;
    return {
      line,
      guard,
      transfer: lineTransfer(translation, side),
      translates: address.kind !== 'keep' || port.kind !== 'keep',
    };
  });
}

function applies(line: NatRule, space: PacketSpace, context: TranslationContext): boolean {
  if (!line.enabled || line.family !== space.family) return false;
  if (line.inInterfaces !== undefined) {
    if (context.in === undefined || !line.inInterfaces.includes(context.in)) return false;
  }
  if (line.outInterfaces !== undefined) {
    if (context.out === undefined || !line.outInterfaces.includes(context.out)) return false;
  }
  return true;
}

function lineTransfer(line: NatRule, side: 'source' | 'destination'): Transfer {
  const portField = side === 'source' ? 'sourcePort' : 'destinationPort';
  return sequence(fieldTransfer(side, line.address), fieldTransfer(portField, line.port));
}

function fieldTransfer(field: Field, translation: AddressTranslation): Transfer {
  switch (translation.kind) {
    case 'keep':
      return PASS;
    case 'pool':
      return assign(field, translation.ranges);
    case 'shift':
      return shift(field, translation.from, translation.to);
  }
}
