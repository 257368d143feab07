/** When a sanitizer counts, and for which packets: SEMANTICS 10.7, one condition after the other. */
import type { SanitizerFacts } from '../../../src/model/facts.js';
import type { Network } from '../../../src/model/network.js';
import type { Node } from '../../../src/model/node.js';
import { PROTOCOL, type Packet } from '../../../src/model/packet.js';
import { canonicalRanges, inRanges, range, type RangeList } from '../../../src/model/range.js';
import { isSanitizer, type Ground } from './ground.js';

export type Label = 'taint' | 'secret' | 'inside';

export const LABELS: readonly Label[] = ['taint', 'secret', 'inside'];

/** `maybe`: a fact is absent, and none is wrong. */
export type Works = 'yes' | 'no' | 'maybe';

/** The table of 10.7: ports of TCP, and of UDP too where `udp` says so. */
interface Ports {
  readonly ports: readonly number[];
  readonly udp?: boolean;
}

type Protocols = Readonly<Record<string, Ports>>;

const tcp = (...ports: number[]): Ports => ({ ports });
const both = (...ports: number[]): Ports => ({ ports, udp: true });

const MAIL: Protocols = {
  smtp: tcp(25),
  submission: tcp(587),
  smtps: tcp(465),
  pop3: tcp(110),
  pop3s: tcp(995),
  imap: tcp(143),
  imaps: tcp(993),
};
const FILES: Protocols = {
  http: tcp(80),
  https: tcp(443),
  smb: tcp(445),
  nfs: tcp(2049),
  ftp: tcp(21),
  ftps: tcp(990),
  sftp: tcp(22),
};
const SCREENS: Protocols = {
  https: tcp(443),
  rdp: both(3389),
  ica: tcp(1494, 2598),
  pcoip: both(4172),
  blast: both(8443, 22443),
  vnc: tcp(5900),
};
const OF_METHOD = new Map<string, Protocols>([
  ['mail-text', MAIL],
  ['cdr', FILES],
  ['screen-transfer', SCREENS],
]);
const EVERY: Protocols = { ...MAIL, ...FILES, ...SCREENS };

/** The recognized methods among those that it lists. */
export function methodsOf({ method }: SanitizerFacts): readonly string[] {
  return method
    .toLowerCase()
    .split('+')
    .filter((each) => OF_METHOD.has(each));
}

function isFor(facts: SanitizerFacts, label: Label): boolean | undefined {
  if (label === 'secret') return false;
  const direction = facts.direction?.toLowerCase();
  if (direction === undefined) return undefined;
  if (label === 'inside') return direction === 'lg->net';
  return direction === 'net->lg' || direction === 'saas->lg';
}

/** Whether the sanitizer works for `label`. A fact that is wrong outweighs one that is absent. */
export function works(ground: Ground, node: Node, label: Label): Works {
  const facts = node.facts.sanitizer!;
  const methods = methodsOf(facts);
  const domains = node.interfaces.map((i) => ground.world.layer2.domain(i));
  const conditions = [
    methods.length > 0,
    isFor(facts, label),
    is(facts.onFailure, 'drop'),
    facts.bypass !== true,
    !node.forwards,
    new Set(domains).size === domains.length,
    ...methods.flatMap((method) => conditionsOf(method, facts)),
    protocolsFit(facts),
  ];
  if (conditions.includes(false)) return 'no';
  return conditions.includes(undefined) ? 'maybe' : 'yes';
}

/** `undefined` if the fact is absent. */
function is(fact: string | undefined, ...wanted: readonly string[]): boolean | undefined {
  return fact === undefined ? undefined : wanted.includes(fact);
}

function conditionsOf(method: string, facts: SanitizerFacts): readonly (boolean | undefined)[] {
  if (method === 'mail-text') return [is(facts.attachments, 'strip', 'convert')];
  if (method === 'cdr') {
    return [is(facts.encryptedFiles, 'block'), is(facts.unsupportedFiles, 'block')];
  }
  return [
    is(facts.clipboard, 'deny'),
    is(facts.driveRedirect, 'deny'),
    is(facts.printRedirect, 'deny'),
  ];
}

/** Its protocols, `smtp` or `smtp/2525`; undefined where none is said. */
function saidProtocols({
  protocols,
}: SanitizerFacts): readonly { readonly name: string; readonly port?: number }[] | undefined {
  if (protocols === undefined || protocols.length === 0) return undefined;
  return protocols.map((text) => {
    const [name, port] = text.toLowerCase().split('/');
    return port === undefined ? { name: name! } : { name: name!, port: Number(port) };
  });
}

function protocolsFit(facts: SanitizerFacts): boolean | undefined {
  const methods = methodsOf(facts);
  const said = saidProtocols(facts);
  if (said === undefined) return methods.includes('cdr') ? undefined : true;
  return said.every(({ name }) => methods.some((m) => Object.hasOwn(OF_METHOD.get(m)!, name)));
}

/** The services of a sanitizer as ports. */
interface Services {
  readonly tcp: RangeList;
  readonly udp: RangeList;
}

/**
 * Readings: services of a protocol that is of another method are those of the table; a protocol that the
 * table does not have has none.
 */
function servicesOf(facts: SanitizerFacts): Services {
  const methods = methodsOf(facts);
  const every = [range(0, 65535)];
  if (methods.length === 0) return { tcp: every, udp: every };
  const ports =
    saidProtocols(facts)?.flatMap(({ name, port }): readonly Ports[] => {
      const known = Object.hasOwn(EVERY, name) ? EVERY[name] : undefined;
      if (known === undefined) return [];
      return [port === undefined ? known : { ...known, ports: [port] }];
    }) ?? methods.flatMap((method) => Object.values(OF_METHOD.get(method)!));
  const of = (some: readonly Ports[]): RangeList =>
    canonicalRanges(some.flatMap((each) => each.ports.map((port) => range(port))));
  return { tcp: of(ports), udp: of(ports.filter(({ udp }) => udp === true)) };
}

/** Ports that sanitizers tell apart. */
export function portsOfSanitizers(network: Network): readonly RangeList[] {
  return network.nodes.filter(isSanitizer).flatMap((node) => {
    const services = servicesOf(node.facts.sanitizer!);
    return [services.tcp, services.udp];
  });
}

/** Whether a packet, as the sanitizer sends or accepts it, is of its services. */
export function isOfServices(
  node: Node,
  role: 'opening' | 'ongoing',
  { protocol, sourcePort, destinationPort }: Packet,
): boolean {
  const facts = node.facts.sanitizer!;
  if (methodsOf(facts).length === 0) return true;
  if (protocol !== PROTOCOL.tcp && protocol !== PROTOCOL.udp) return false;
  const services = servicesOf(facts);
  const ports = protocol === PROTOCOL.tcp ? services.tcp : services.udp;
  return inRanges(destinationPort, ports) || (role === 'ongoing' && inRanges(sourcePort, ports));
}
