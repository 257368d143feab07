/** What generated networks say of content: sanitizers, relays, media and the register. */
import { prefixRange, type AddressSet } from '../../src/model/address.js';
import type { NodeFacts, SanitizerFacts } from '../../src/model/facts.js';
import type { Network } from '../../src/model/network.js';
import { canonicalRanges, type RangeList } from '../../src/model/range.js';
import type { FlowEnd, MediaTransfer, PermittedFlow } from '../../src/model/register.js';
import type { SegmentKind } from '../../src/model/segment.js';
import { AT } from '../build-network.js';
import { drawService, type Scene } from './content-scene.js';
import type { Draw } from './draw.js';

type Parts = Pick<Network, 'segments' | 'nodes'>;

/** The right value most often, else a wrong one, else nothing. */
function drawFact<T>(draw: Draw, right: T, wrong: readonly T[]): T | undefined {
  return draw.weighted<T | undefined>([
    [24, () => right],
    [1, () => draw.one(wrong)],
    [1, () => undefined],
  ]);
}

/** Methods, and their protocols on the ports of generated networks. */
const METHODS: readonly (readonly [string, Readonly<Record<number, string>>])[] = [
  ['mail-text', { 25: 'smtp' }],
  ['cdr', { 443: 'https', 445: 'smb' }],
  ['cdr+av', { 443: 'https', 445: 'smb' }],
  ['screen-transfer', { 3389: 'rdp', 443: 'https' }],
  ['screen-transfer', { 3389: 'RDP', 443: 'https' }],
  ['CDR+screen-transfer', { 3389: 'rdp', 443: 'https', 445: 'smb' }],
];

/** Most often one of a method that is right for the port, and for what comes from `before`. */
export function drawSanitizer(draw: Draw, port: number, before?: SegmentKind): SanitizerFacts {
  const fitting = METHODS.filter(([, protocols]) => port in protocols);
  const [method, protocols] = draw.one(draw.chance(15) ? METHODS : fitting);
  const right = protocols[port] ?? Object.values(protocols)[0]!;
  const known = draw.chance(4) ? 'antivirus' : method;
  const block = (): 'block' | 'pass' | undefined => drawFact(draw, 'block', ['pass']);
  const deny = (): 'deny' | 'allow' | undefined => drawFact(draw, 'deny', ['allow']);
  const facts = {
    method: known,
    direction: draw.weighted<string | undefined>([
      [10, () => (before === 'lgwan-connected' ? 'lg->net' : 'net->lg')],
      [2, () => 'saas->lg'],
      [4, () => 'lg->net'],
      [1, () => 'lg->saas'],
      [1, () => undefined],
    ]),
    protocols: draw.weighted<readonly string[] | undefined>([
      [10, () => [right]],
      [2, () => Object.values(protocols)],
      [1, () => [`${right}/${port}`]],
      [1, () => ['smtp', 'rdp', 'gopher']],
      [1, () => undefined],
    ]),
    onFailure: drawFact<'drop' | 'pass'>(draw, 'drop', ['pass']),
    ...(draw.chance(8) ? { bypass: draw.chance(70) } : {}),
    ...(method === 'mail-text'
      ? { attachments: drawFact<'strip' | 'convert' | 'pass'>(draw, 'strip', ['pass', 'convert']) }
      : {}),
    ...(method.toLowerCase().startsWith('cdr')
      ? { encryptedFiles: block(), unsupportedFiles: block() }
      : {}),
    ...(method.endsWith('screen-transfer')
      ? { clipboard: deny(), driveRedirect: deny(), printRedirect: deny() }
      : {}),
    at: AT,
  };
  const stated = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as unknown as SanitizerFacts;
}

export function drawRelay(draw: Draw, percent: number): Pick<NodeFacts, 'relay'> {
  if (!draw.chance(percent)) return {};
  const oneWay = draw.chance(50) ? { oneWay: draw.chance(80) } : {};
  return { relay: { protocol: 'http', upstreams: [], ...oneWay, at: AT } };
}

export function drawRegister(scene: Scene, parts: Parts): readonly PermittedFlow[] {
  const { draw } = scene;
  const ends = (): readonly FlowEnd[] =>
    draw.chance(25) ? [drawEnd(scene, parts), drawEnd(scene, parts)] : [drawEnd(scene, parts)];
  return draw.many(3, (i): PermittedFlow => ({
    id: `K-${i}` as PermittedFlow['id'],
    title: {},
    kind: draw.one(['ordinary', 'sanitized', 'outbound-release', 'specific-communication']),
    from: ends(),
    to: ends(),
    services: [drawService(scene)],
    required: false,
    data: draw.one(['forward', 'backward', 'forward', 'both']),
    at: AT,
  }));
}

export function drawTransfers(scene: Scene, parts: Parts): readonly MediaTransfer[] {
  const { draw } = scene;
  const cleaners = parts.nodes.filter(
    (n) => n.facts.sanitizer !== undefined || (n.kind !== 'external' && draw.chance(10)),
  );
  return draw.many(draw.one([0, 1, 1, 2]), (i): MediaTransfer => ({
    id: `T-${i}` as MediaTransfer['id'],
    title: {},
    from: [drawEnd(scene, parts)],
    to: [drawEnd(scene, parts)],
    medium: 'usb',
    ...(cleaners.length > 0 && draw.chance(50) ? { sanitizer: draw.one(cleaners).id } : {}),
    at: AT,
  }));
}

/** A subnet, a segment, or a node that is no plain device. */
function drawEnd({ draw, subnets }: Scene, { segments, nodes }: Parts): FlowEnd {
  const machines = nodes.filter((n) => n.kind !== 'device' || n.facts.sanitizer !== undefined);
  const ofSubnets = (): Omit<FlowEnd, 'text' | 'at'> => {
    const one = draw.one(subnets);
    return { subnet: one.id, addresses: addressesOf(one) };
  };
  const ofSegment = (): Omit<FlowEnd, 'text' | 'at'> => {
    const { id } = draw.one(segments);
    const inside = subnets.filter((s) => s.segment === id);
    const outside = nodes.filter((n) => n.segment === id);
    const of = (family: 4 | 6): RangeList =>
      canonicalRanges([
        ...inside
          .flatMap((s) => s.prefixes)
          .filter((p) => p.family === family)
          .map(prefixRange),
        ...outside.flatMap((n) => rangesOf(n, family)),
      ]);
    return { segment: id, addresses: { 4: of(4), 6: of(6) } };
  };
  const ofNode = (): Omit<FlowEnd, 'text' | 'at'> => {
    const one = draw.one(machines);
    return { node: one.id, addresses: { 4: rangesOf(one, 4), 6: rangesOf(one, 6) } };
  };
  const made = draw.weighted([
    [3, ofSubnets],
    [2, ofSegment],
    ...(machines.length > 0 ? [[3, ofNode] as const] : []),
  ]);
  return { text: '', at: AT, ...made };
}

function addressesOf(one: Scene['subnets'][number]): AddressSet {
  const of = (family: 4 | 6): RangeList =>
    canonicalRanges(one.prefixes.filter((p) => p.family === family).map(prefixRange));
  return { 4: of(4), 6: of(6) };
}

function rangesOf({ interfaces, behind }: Network['nodes'][number], family: 4 | 6): RangeList {
  const own = interfaces.flatMap((i) => i.addresses.filter((a) => a.family === family));
  return canonicalRanges([...own.map((a) => a.range), ...behind[family]]);
}
