/** One header through a translation table: SEMANTICS §5.3 and §5.4. */
import type { AddressTranslation, NatRule } from '../model/filter.js';
import { hasPorts, type Packet } from '../model/packet.js';
import { inRanges, type RangeList } from '../model/range.js';
import { translatingLine, type Situation } from './matching.js';

export interface Translation {
  readonly after: Packet;
  readonly line?: number;
  readonly translated: boolean;
}

type Choices = (ranges: RangeList, original: bigint) => readonly bigint[];

/** Every header that `packet` may become; without a deciding line, itself. */
export function translations(
  table: readonly NatRule[],
  side: 'source' | 'destination',
  packet: Packet,
  where: Situation,
  choices: Choices = firstChoice,
): readonly Translation[] {
  const line = translatingLine(table, packet, where);
  const entry = table[line];
  if (entry === undefined) return [{ after: packet, translated: false }];
  const portField = side === 'source' ? 'sourcePort' : 'destinationPort';
  const ports = hasPorts(packet.protocol)
    ? valuesOf(entry.port, packet[portField], choices)
    : [packet[portField]];
  const translated = entry.address.kind !== 'keep' || entry.port.kind !== 'keep';
  return valuesOf(entry.address, packet[side], choices).flatMap((address) =>
    ports.map((port) => ({
      after: { ...packet, [side]: address, [portField]: port },
      line,
      translated,
    })),
  );
}

function valuesOf(
  translation: AddressTranslation,
  original: bigint,
  choices: Choices,
): readonly bigint[] {
  switch (translation.kind) {
    case 'keep':
      return [original];
    case 'pool':
      return choices(translation.ranges, original);
    case 'shift':
      return [original - translation.from.first + translation.to.first];
  }
}

function firstChoice(ranges: RangeList, original: bigint): readonly bigint[] {
  if (inRanges(original, ranges)) return [original];
  return ranges.slice(0, 1).map((r) => r.first);
}
