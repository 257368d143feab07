/** Translations that keep the offset in a block, and translations of ports. */
import type { AddressSet } from '../../model/address.js';
import type { AddressTranslation, PortTranslation } from '../../model/filter.js';
import type { Service } from '../../model/match.js';
import { canonicalRanges, range, type Range } from '../../model/range.js';
import { formatBlock, type Block } from '../grammar/address.js';
import { onlyPortProtocols, parsePorts } from '../grammar/service.js';
import type { SourceNatEntry } from '../schema/device.js';
import type { Context } from './context.js';
import type { Path } from './written.js';

const KEEP = { kind: 'keep' } as const;

/** Ports that a device takes for connections of others, where nothing else is said. */
const PORTS_DEFAULT = range(1024, 65535);

/** From the only range of `matched` to `target`, which must be as large. */
export function blockTranslation(
  context: Context,
  matched: AddressSet,
  field: 'from' | 'to',
  target: Block,
  path: Path,
): AddressTranslation | undefined {
  const { family } = target;
  const [first, ...more] = matched[family];
  if (first === undefined || more.length > 0) {
    context.report.error('resolve/not-one-block', [...path, field], { field });
    return undefined;
  }
  return shiftBetween(context, { family, range: first }, target, [...path, 'translateTo']);
}

export function shiftBetween(
  { report }: Context,
  from: Block,
  to: Block,
  path: Path,
): AddressTranslation | undefined {
  if (sizeOf(from.range) === sizeOf(to.range)) {
    return { kind: 'shift', from: from.range, to: to.range };
  }
  const params = { first: formatBlock(from), second: formatBlock(to) };
  report.error('resolve/block-sizes', path, params);
  return undefined;
}

/** A port for all, or a range as large as that of the services. */
export function destinationPort(
  context: Context,
  written: number | string | undefined,
  { services, path }: { readonly services: readonly Service[]; readonly path: Path },
): PortTranslation | undefined {
  if (written === undefined) return KEEP;
  const place = [...path, 'port'];
  const { report } = context;
  const ports = portRange(context, written, place);
  if (ports === undefined) return undefined;
  if (services.length === 0) return undefined;
  if (!services.every(onlyPortProtocols)) {
    report.error('resolve/port-needs-service', place, {});
    return undefined;
  }
  if (ports.first === ports.last) return { kind: 'pool', ranges: [ports] };
  const [matched, ...more] = canonicalRanges(services.flatMap((s) => s.destinationPorts));
  if (matched !== undefined && more.length === 0 && sizeOf(matched) === sizeOf(ports)) {
    return { kind: 'shift', from: matched, to: ports };
  }
  const first = [matched, ...more].map((r) => formatPorts(r!)).join(',');
  report.error('resolve/port-sizes', place, { first, second: formatPorts(ports) });
  return undefined;
}

/** Source ports that a pool gives out. */
export function sourcePorts(
  context: Context,
  { ports, static: keeps, translateTo }: SourceNatEntry,
  path: Path,
): PortTranslation | undefined {
  const place = [...path, 'ports'];
  if (keeps === true && ports !== undefined && ports !== 'keep') {
    context.report.error('resolve/ports-with-static', place, {});
    return undefined;
  }
  if (ports === 'keep' || keeps === true) return KEEP;
  if (ports === undefined) {
    return translateTo === undefined ? KEEP : { kind: 'pool', ranges: [PORTS_DEFAULT] };
  }
  const chosen = portRange(context, ports, place);
  return chosen && { kind: 'pool', ranges: [chosen] };
}

function portRange({ report }: Context, written: number | string, path: Path): Range | undefined {
  if (typeof written === 'number') return range(written);
  const list = report.accept({ value: written, path }, parsePorts(written));
  const [only, ...more] = list ?? [];
  if (more.length === 0) return only;
  report.error('resolve/bad-port', path, { text: written });
  return undefined;
}

function sizeOf({ first, last }: Range): bigint {
  return last - first + 1n;
}

function formatPorts({ first, last }: Range): string {
  return first === last ? String(first) : `${first}-${last}`;
}
