/** Topologies as text, and model values as short texts to compare with. */
import { expect } from 'vitest';
import { load } from '../../../src/load/load.js';
import { formatBlock } from '../../../src/load/grammar/address.js';
import { formatAddress, formatPrefix, type AddressSet } from '../../../src/model/address.js';
import type { ResolveCode } from '../../../src/model/diagnostic-codes.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { Filter, FilterRule, NatRule } from '../../../src/model/filter.js';
import type { Service } from '../../../src/model/match.js';
import type { Network } from '../../../src/model/network.js';
import type { Interface, Node, Route, RouteAction } from '../../../src/model/node.js';
import type { RangeList } from '../../../src/model/range.js';

const PATH = 'topology.yaml';

/** Segments and subnets that most tests stand on. */
export const GROUND = `
sekisho: 1
segments:
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
  out: { kind: external, external: internet }
subnets:
  lan: { segment: lg, prefix: 10.1.0.0/24 }
  srv: { segment: lg, prefix: [10.2.0.0/24, "2001:db8:2::/64"] }
  link: { segment: out, prefix: 192.0.2.0/28 }
`;

/** The network of a text without any diagnostic, warnings included. */
export function network(text: string, ground = GROUND): Network {
  const { network: found, diagnostics } = load([{ path: PATH, text: ground + text, sha256: '' }]);
  expect(diagnostics.map(printDiagnostic)).toEqual([]);
  return found!;
}

/** What is said of a text, as `code line: parameters`. */
export function diagnostics(text: string, ground = GROUND): readonly string[] {
  return load([{ path: PATH, text: ground + text, sha256: '' }]).diagnostics.map(printDiagnostic);
}

export function printDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, params } = diagnostic;
  const values = Object.entries(params).map(([key, value]) => `${key}=${value}`);
  return [severity === 'warning' ? 'warning' : '', code, ...values].filter(Boolean).join(' ');
}

export function codes(text: string): readonly ResolveCode[] {
  const found = load([{ path: PATH, text: GROUND + text, sha256: '' }]);
  return found.diagnostics.map(({ code }) => code as ResolveCode);
}

export function node(of: Network, id: string): Node {
  return of.nodes.find((n) => n.id === id)!;
}

export function nic(of: Network, id: string): Interface {
  return of.nodes.flatMap((n) => n.interfaces).find((i) => i.id === id)!;
}

export function filter(of: Network, id: string): Filter {
  return of.filters.find((f) => f.id === id)!;
}

/** `10.1.0.0-10.1.0.255 2001:db8::1`, `any` for everything, `none` for nothing. */
export function printSet(set: AddressSet): string {
  const parts = ([4, 6] as const).flatMap((family) =>
    set[family].map((range) => formatBlock({ family, range })),
  );
  const all = '0.0.0.0-255.255.255.255 ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';
  const text = parts.join(' ');
  return text === '' ? 'none' : text === all ? 'any' : text;
}

export function printRanges(ranges: RangeList): string {
  return ranges
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}

export function printServices(services: readonly Service[]): string {
  return services
    .map(({ protocols, sourcePorts, destinationPorts, established }) => {
      const ports = `${printRanges(sourcePorts)}>${printRanges(destinationPorts)}`;
      const text = `${printRanges(protocols)}:${ports.replaceAll('0-65535', '*')}`;
      return established ? `${text} established` : text;
    })
    .join(' | ');
}

/** `id action in>out from -> to`. */
export function printLine(line: FilterRule): string {
  const { id, action, match, inInterfaces, outInterfaces } = line;
  const sides = [inInterfaces, outInterfaces].map((list) => list?.join(',') ?? '*');
  const extra = [
    line.enabled ? '' : 'disabled',
    line.certainty === 'sure' ? '' : line.certainty,
    line.translated === undefined ? '' : `translated=${line.translated}`,
    line.implicit ? 'implicit' : '',
  ].filter(Boolean);
  const ends = `${printSet(match.source)} -> ${printSet(match.destination)}`;
  return [`${id} ${action}`, sides.join('>'), ends, ...extra].join(' ');
}

export function printAction(action: RouteAction, family: 4 | 6): string {
  switch (action.kind) {
    case 'next-hop':
      return `via ${formatAddress(family, action.address)} ${action.interface}`;
    case 'interface':
      return `out ${action.interface}`;
    case 'null':
      return 'null';
    case 'vrf':
      return `vrf ${action.vrf}`;
  }
}

/** `vrf prefix action [distance]`. */
export function printRoute(route: Route): string {
  const { vrf, prefix, distance, action, track } = route;
  const tail = track === undefined ? '' : ` track ${track}`;
  return `${vrf} ${formatPrefix(prefix)} ${printAction(action, prefix.family)} [${distance}]${tail}`;
}

/** `id in>out from -> to: address, port`. */
export function printNat(line: NatRule): string {
  const { family, address, port } = line;
  const sides = [line.inInterfaces, line.outInterfaces].map((list) => list?.join(',') ?? '*');
  const ends = `${printSet(line.match.source)} -> ${printSet(line.match.destination)}`;
  const print = (of: NatRule['address'], show: (range: RangeList[number]) => string): string => {
    if (of.kind === 'keep') return 'keep';
    if (of.kind === 'pool') return `pool ${of.ranges.map(show).join(',')}`;
    return `shift ${show(of.from)} => ${show(of.to)}`;
  };
  const to = print(address, (range) => formatBlock({ family, range }));
  const ports = print(port, (range) => printRanges([range]));
  return `${line.id} ${sides.join('>')} ${ends}: ${to}, ${ports}`;
}
