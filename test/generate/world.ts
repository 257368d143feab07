/**
 * The world of generated networks: sixteen addresses per family and what lies around them. It is so
 * small that addresses collide, prefixes overlap and packets get somewhere.
 */
import {
  ALL_ADDRESSES,
  ADDRESS_BITS,
  ANY_ADDRESS,
  prefixRange,
  type AddressSet,
  type Family,
  type Prefix,
} from '../../src/model/address.js';
import type { VrfName } from '../../src/model/ids.js';
import type { PacketMatch, Service } from '../../src/model/match.js';
import { canonicalRanges, complementRanges, range, type RangeList } from '../../src/model/range.js';
import type { Draw } from './draw.js';

export const AT = { path: 'generated', line: 1, column: 1, endLine: 1, endColumn: 1 };
export const VRFS = ['default', 'default', 'default', 'blue'] as VrfName[];

const BASE: Readonly<Record<Family, bigint>> = { 4: 0x0a000000n, 6: 0x20010db8n << 96n };

/** How often a network uses what: networks that use few things use them with each other. */
export interface Theme {
  readonly nat: number;
  readonly filters: number;
  readonly stateless: number;
  readonly vrf: number;
  readonly policyRoutes: number;
  readonly layer2: number;
  readonly tunnels: number;
  readonly virtual: number;
  readonly extremes: number;
  readonly marks: number;
  readonly unsure: number;
}

export function drawTheme(draw: Draw): Theme {
  const level = (): number => draw.one([0, 15, 15, 40, 70]);
  return {
    nat: draw.one([0, 25, 60, 90]),
    filters: draw.one([15, 40, 40, 70]),
    stateless: level(),
    vrf: draw.one([0, 0, 25, 50]),
    policyRoutes: draw.one([0, 0, 20, 60]),
    layer2: draw.one([0, 0, 40, 80]),
    tunnels: draw.one([0, 0, 30, 60]),
    virtual: draw.one([0, 0, 20, 50]),
    extremes: draw.one([0, 10, 30]),
    marks: draw.one([0, 10, 40]),
    unsure: draw.one([0, 10, 40]),
  };
}

/** Address number `offset` of the world. */
export function address(family: Family, offset: number): bigint {
  return BASE[family] + BigInt(offset);
}

/** The prefix of `2 ** bits` addresses around number `offset`; `whole`: every address there is. */
export function prefix(family: Family, offset: number, bits: number | 'whole'): Prefix {
  if (bits === 'whole') return { family, value: 0n, length: 0 };
  return {
    family,
    value: address(family, offset & ~((1 << bits) - 1)),
    length: ADDRESS_BITS[family] - bits,
  };
}

export function drawPrefix(draw: Draw, family: Family): Prefix {
  return prefix(family, draw.below(16), draw.one([2, 2, 3, 1, 0, 0, 4, 'whole'] as const));
}

/** Ranges of one family, from nothing to everything, with the corners where mistakes sit. */
function drawRanges(draw: Draw, family: Family, theme: Theme): RangeList {
  const all = ALL_ADDRESSES[family];
  const at = address(family, draw.below(16));
  if (draw.chance(theme.extremes)) {
    return draw.weighted<RangeList>([
      [2, () => []],
      [2, () => [{ first: all.first, last: at }]],
      [2, () => [{ first: at, last: all.last }]],
      [1, () => [range(all.first)]],
      [1, () => [range(all.last)]],
      [2, () => complementRanges([range(at)], all)],
    ]);
  }
  const one = prefixRange(drawPrefix(draw, family));
  return draw.chance(15) ? canonicalRanges([one, prefixRange(drawPrefix(draw, family))]) : [one];
}

export function drawAddresses(draw: Draw, theme: Theme): AddressSet {
  if (draw.chance(40)) return ANY_ADDRESS;
  const only = draw.below(6);
  return {
    4: only === 1 ? [] : drawRanges(draw, 4, theme),
    6: only === 2 ? [] : drawRanges(draw, 6, theme),
  };
}

const PORTS = [range(0, 65535)];
export const ALL_SERVICES: Service = {
  protocols: [range(0, 255)],
  sourcePorts: PORTS,
  destinationPorts: PORTS,
  established: false,
};

function drawService(draw: Draw, theme: Theme): Service {
  const tcp = { ...ALL_SERVICES, protocols: [range(6)] };
  const udp = { ...ALL_SERVICES, protocols: [range(17)] };
  if (draw.chance(theme.stateless)) return { ...draw.one([tcp, ALL_SERVICES]), established: true };
  return draw.weighted<Service>([
    [3, () => ALL_SERVICES],
    [3, () => tcp],
    [3, () => ({ ...tcp, destinationPorts: [range(443)] })],
    [1, () => ({ ...tcp, destinationPorts: [range(0, 442), range(8444, 65535)] })],
    [1, () => ({ ...tcp, sourcePorts: [range(1024, 65535)] })],
    [1, () => ({ ...udp, sourcePorts: [range(53)] })],
    [
      1,
      () => ({ ...ALL_SERVICES, protocols: [range(17), range(132)], sourcePorts: [range(0, 53)] }),
    ],
    [
      1,
      () => ({
        ...ALL_SERVICES,
        protocols: [range(1), range(58)],
        sourcePorts: [range(8), range(128)],
      }),
    ],
    [1, () => ({ ...ALL_SERVICES, protocols: [range(0, 5), range(7, 255)] })],
    [1, () => ({ ...ALL_SERVICES, protocols: [range(50)] })],
  ]);
}

export function drawMatch(draw: Draw, theme: Theme): PacketMatch {
  return {
    source: drawAddresses(draw, theme),
    destination: drawAddresses(draw, theme),
    services: [drawService(draw, theme), ...draw.many(1, () => drawService(draw, theme))],
  };
}
