/** When a sanitizer counts: SEMANTICS 10.7, one condition after the other. */
import type { SanitizerFacts } from '../../../src/model/facts.js';
import type { Service } from '../../../src/model/match.js';
import type { Network } from '../../../src/model/network.js';
import type { Node } from '../../../src/model/node.js';
import { PROTOCOL, type Packet } from '../../../src/model/packet.js';
import { inRanges, range } from '../../../src/model/range.js';
import { isSanitizer, type Ground } from './ground.js';

export type Label = 'taint' | 'secret' | 'inside';

/** `maybe`: a fact is absent. */
export type Works = 'yes' | 'no' | 'maybe';

/** TCP ports of the protocols of each method. */
const MAIL = {
  smtp: 25,
  submission: 587,
  smtps: 465,
  pop3: 110,
  pop3s: 995,
  imap: 143,
  imaps: 993,
};
const WEB_AND_FILES = { http: 80, https: 443, smb: 445, ftp: 21, sftp: 22, nfs: 2049 };
const DISPLAY = { rdp: 3389, vnc: 5900, pcoip: 4172, ica: 1494, https: 443 };
const OF_METHOD: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'mail-text': MAIL,
  cdr: WEB_AND_FILES,
  'screen-transfer': DISPLAY,
};

function methodsOf({ method }: SanitizerFacts): readonly string[] {
  return method.split('+').filter((each) => each in OF_METHOD);
}

/** Labels that its direction is for. */
function labelsOf({ direction }: SanitizerFacts): readonly Label[] {
  if (direction === 'net->lg' || direction === 'saas->lg') return ['taint'];
  return direction === 'lg->net' ? ['inside'] : [];
}

/** Whether the sanitizer works for `label`. A fact that is wrong outweighs one that is absent. */
export function works(ground: Ground, node: Node, label: Label): Works {
  const facts = node.facts.sanitizer!;
  const conditions = [
    label === 'secret' ? false : isFor(facts, label),
    ...conditionsOfNode(ground, node, facts),
  ];
  if (conditions.includes(false)) return 'no';
  return conditions.includes(undefined) ? 'maybe' : 'yes';
}

/** Whether it is a screen transfer that works, for whatever label it is there for. */
export function transfersScreens(ground: Ground, node: Node): Works {
  const facts = node.facts.sanitizer!;
  if (!methodsOf(facts).includes('screen-transfer')) return 'no';
  const [taint, inside] = (['taint', 'inside'] as const).map((label) => works(ground, node, label));
  if (taint === 'yes' || inside === 'yes') return 'yes';
  return taint === 'maybe' || inside === 'maybe' ? 'maybe' : 'no';
}

function isFor(facts: SanitizerFacts, label: Label): boolean | undefined {
  return facts.direction === undefined ? undefined : labelsOf(facts).includes(label);
}

function conditionsOfNode(
  ground: Ground,
  node: Node,
  facts: SanitizerFacts,
): readonly (boolean | undefined)[] {
  const methods = methodsOf(facts);
  const domains = node.interfaces.map((i) => ground.world.layer2.domain(i));
  return [
    methods.length > 0,
    is(facts.onFailure, 'drop'),
    facts.bypass !== true,
    !node.forwards,
    new Set(domains).size === domains.length,
    ...methods.flatMap((method) => conditionsOfMethod(method, facts)),
    protocolsFit(methods, facts),
  ];
}

function is(fact: string | undefined, ...wanted: readonly string[]): boolean | undefined {
  return fact === undefined ? undefined : wanted.includes(fact);
}

function conditionsOfMethod(
  method: string,
  facts: SanitizerFacts,
): readonly (boolean | undefined)[] {
  if (method === 'mail-text') return [is(facts.attachments, 'strip', 'convert')];
  if (method === 'cdr')
    return [is(facts.encryptedFiles, 'block'), is(facts.unsupportedFiles, 'block')];
  return [
    is(facts.clipboard, 'deny'),
    is(facts.driveRedirect, 'deny'),
    is(facts.printRedirect, 'deny'),
  ];
}

function protocolsFit(
  methods: readonly string[],
  { protocols }: SanitizerFacts,
): boolean | undefined {
  if (protocols === undefined) return methods.includes('cdr') ? undefined : true;
  return protocols.every((name) => methods.some((method) => name in OF_METHOD[method]!));
}

/**
 * The services of its protocols. Reading: without a list, all of its method, also for `cdr`, which is
 * then doubtful.
 */
function servicesOf(facts: SanitizerFacts): readonly Service[] {
  const known = Object.assign({}, ...methodsOf(facts).map((m) => OF_METHOD[m])) as typeof MAIL;
  return Object.entries(known)
    .filter(([name]) => facts.protocols === undefined || facts.protocols.includes(name))
    .map(([, port]) => ({
      protocols: [range(PROTOCOL.tcp)],
      sourcePorts: [range(0, 65535)],
      destinationPorts: [range(port)],
      established: false,
    }));
}

export function servicesOfSanitizers(network: Network): readonly Service[] {
  return network.nodes.filter(isSanitizer).flatMap((n) => servicesOf(n.facts.sanitizer!));
}

/** Whether a packet that opens (or continues) a session is one of its protocols. */
export function isOfProtocols(node: Node, packet: Packet): boolean {
  return servicesOf(node.facts.sanitizer!).some(
    (service) =>
      inRanges(packet.protocol, service.protocols) &&
      inRanges(packet.destinationPort, service.destinationPorts),
  );
}
