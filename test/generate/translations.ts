/** Translation tables: onto internal addresses, pools, whole blocks, ports, exemptions. */
import type { AddressSet, Family } from '../../src/model/address.js';
import type { AddressTranslation, NatRule, PortTranslation } from '../../src/model/filter.js';
import type { InterfaceId } from '../../src/model/ids.js';
import type { Service } from '../../src/model/match.js';
import { range } from '../../src/model/range.js';
import type { Draw } from './draw.js';
import { drawInterfaces } from './filters.js';
import { address, ALL_SERVICES, AT, drawMatch, type Theme } from './world.js';

type Side = 'source' | 'destination';

function drawTranslation(draw: Draw, family: Family, match: AddressSet): AddressTranslation {
  const [block, ...more] = match[family];
  const to = address(family, draw.below(16));
  const small = block !== undefined && more.length === 0 && block.last - block.first < 16n;
  if (small && draw.chance(40)) {
    const last = to + block.last - block.first;
    return { kind: 'shift', from: block, to: { first: to, last } };
  }
  if (draw.chance(12)) return { kind: 'keep' };
  return { kind: 'pool', ranges: [{ first: to, last: to + BigInt(draw.below(2)) }] };
}

function drawPort(
  draw: Draw,
  side: Side,
): { port: PortTranslation; services?: readonly Service[] } {
  return draw.weighted<{ port: PortTranslation; services?: readonly Service[] }>([
    [6, () => ({ port: { kind: 'keep' } })],
    [2, () => ({ port: { kind: 'pool', ranges: [range(8443, 8444)] } })],
    [
      2,
      () => {
        const from = range(443, 444);
        const field = side === 'source' ? 'sourcePorts' : 'destinationPorts';
        const services = [{ ...ALL_SERVICES, protocols: [range(6), range(17)], [field]: [from] }];
        return { port: { kind: 'shift', from, to: range(8443, 8444) }, services };
      },
    ],
  ]);
}

/** One destination address: what is usually published. */
function vip(draw: Draw): AddressSet {
  const offset = draw.below(16);
  return { 4: [range(address(4, offset))], 6: [range(address(6, offset))] };
}

function only(family: Family, set: AddressSet): AddressSet {
  return { ...set, [family === 4 ? 6 : 4]: [] };
}

export function drawNat(
  draw: Draw,
  index: number,
  side: Side,
  names: readonly InterfaceId[],
  theme: Theme,
): NatRule {
  const family = draw.one([4, 4, 6] as const);
  const drawn = drawMatch(draw, theme);
  const narrow = side === 'destination' && draw.chance(50);
  const { port, services } = drawPort(draw, side);
  const match = {
    source: only(family, drawn.source),
    destination: only(family, narrow ? vip(draw) : drawn.destination),
    services: services ?? drawn.services,
  };
  const inside = drawInterfaces(draw, names);
  const outside = side === 'source' ? drawInterfaces(draw, names) : undefined;
  return {
    id: `N${index}`,
    enabled: !draw.chance(10),
    family,
    match,
    address: drawTranslation(draw, family, match[side]),
    port,
    at: AT,
    ...(inside === undefined ? {} : { inInterfaces: inside }),
    ...(outside === undefined ? {} : { outInterfaces: outside }),
  };
}
