/** Round trips and garbage, over every parser of the grammar. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  enclosingPrefix,
  formatBlock,
  parseAddress,
  parseBlock,
  parseInterfaceAddress,
  parsePrefix,
  type Block,
} from '../../../src/load/grammar/address.js';
import {
  isName,
  parseAddressItem,
  parseAddressTerm,
  parsePlace,
  parsePortName,
} from '../../../src/load/grammar/name.js';
import type { Parsed } from '../../../src/load/grammar/parsed.js';
import { parsePorts, parseService } from '../../../src/load/grammar/service.js';
import { parseDate, parseTime } from '../../../src/load/grammar/time.js';
import { parseVlans } from '../../../src/load/grammar/vlan.js';
import { ADDRESS_BITS, prefixRange, type Family } from '../../../src/model/address.js';
import { RESOLVE_PARAMS } from '../../../src/model/diagnostic-codes.js';
import type { Service } from '../../../src/model/match.js';
import { PROTOCOL } from '../../../src/model/packet.js';
import { canonicalRanges, range, type RangeList } from '../../../src/model/range.js';
import { printPorts, printService } from './print.js';

const PARSERS: Readonly<Record<string, (text: string) => Parsed<unknown>>> = {
  parseAddress,
  parseBlock,
  parseInterfaceAddress,
  parsePrefix,
  parseAddressItem,
  parseAddressTerm,
  parsePlace,
  parsePortName,
  parsePorts,
  parseService,
  parseDate,
  parseTime,
  parseVlans,
};

/** Pieces of the grammar in any order: nearer to what people get wrong than random characters. */
const PIECES = [
  '10|0|1.2.3.4|010|::|fe80|:|.|/|-|,| |%|24|65536|tcp|icmp|any|not |from|established|host:|segment:',
  'x|領域|１|tunnel:|none|2026|22|\n|\u0000|\u{1f600}|__proto__|constructor',
].flatMap((line) => line.split('|'));
const garbage = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join('')),
);

const family = fc.constantFrom<Family>(4, 6);
const value = (of: Family): fc.Arbitrary<bigint> =>
  fc
    .bigInt({ min: 0n, max: (1n << BigInt(ADDRESS_BITS[of])) - 1n })
    .filter((v) => of === 4 || v >> 32n !== 0xffffn);
const block: fc.Arbitrary<Block> = family.chain((of) =>
  fc.oneof(
    fc.tuple(value(of), value(of)).map(([a, b]): Block => {
      return { family: of, range: a < b ? { first: a, last: b } : { first: b, last: a } };
    }),
    fc
      .tuple(value(of), fc.integer({ min: 0, max: ADDRESS_BITS[of] }))
      .map(([v, length]) => enclosingPrefix(of, v, length))
      .filter((p) => of === 4 || p.value >> 32n !== 0xffffn)
      .map((prefix): Block => ({ family: of, range: prefixRange(prefix), prefix })),
  ),
);
const numbers = (max: number): fc.Arbitrary<RangeList> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max })), { minLength: 1 })
    .map((pairs) => canonicalRanges(pairs.map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))));
const portService = fc
  .record({
    protocol: fc.constantFrom(PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.sctp),
    sourcePorts: numbers(65535),
    destinationPorts: numbers(65535),
    established: fc.boolean(),
  })
  .map(({ protocol, established, ...ports }): Service => {
    const tcp = protocol === PROTOCOL.tcp;
    return { protocols: [range(protocol)], ...ports, established: established && tcp };
  });
const icmpService = fc
  .record({
    protocol: fc.constantFrom(PROTOCOL.icmp, PROTOCOL.icmpv6),
    sourcePorts: numbers(255),
    destinationPorts: numbers(255),
  })
  .map(({ protocol, ...ports }): Service => {
    return { protocols: [range(protocol)], ...ports, established: false };
  });

describe.each(Object.entries(PARSERS))('%s(text)', (_name, parse) => {
  test.prop([garbage], { seed: 1, numRuns: 400 })('reads or refuses any text', (text) => {
    const result = parse(text);
    if (result.ok) return;
    const { code, params, start, end } = result.problem;
    expect(Object.keys(params).sort()).toEqual([...RESOLVE_PARAMS[code]].sort());
    expect([0 <= start, start <= end, end <= text.length]).toEqual([true, true, true]);
  });
});

describe('what is printed is read back', () => {
  test.prop([block], { seed: 1 })('parseBlock(text)', (written) => {
    expect(parseBlock(formatBlock(written))).toEqual({ ok: true, value: written });
  });

  test.prop([numbers(65535)], { seed: 1 })('parsePorts(text)', (ports) => {
    expect(parsePorts(printPorts(ports))).toEqual({ ok: true, value: ports });
  });

  test.prop([fc.oneof(portService, icmpService)], { seed: 1 })('parseService(text)', (service) => {
    const expected = { kind: 'service', service };
    expect(parseService(printService(service))).toEqual({ ok: true, value: expected });
  });
});

describe('a name', () => {
  test.prop([garbage], { seed: 1, numRuns: 400 })(
    'is never read as an address or as any',
    (text) => {
      fc.pre(isName(text));
      const term = parseAddressTerm(text);
      expect(term).toEqual({ ok: true, value: { kind: 'name', name: text } });
    },
  );
});
