/** Protocols of sanitizers, and the services that they run on (SEMANTICS §10.7). */
import { PROTOCOL } from '../../model/packet.js';
import { range, type RangeList } from '../../model/range.js';

/** How a sanitizer works. */
export const METHODS = ['mail-text', 'screen-transfer', 'cdr'] as const;

export type Method = (typeof METHODS)[number];

/** Those that 2(12) of the basic policy names; the others come under its 「等」. */
export const NAMED_METHODS: readonly Method[] = ['mail-text', 'screen-transfer'];

/** Packets of one protocol, by their port. */
export interface ProtocolService {
  readonly protocols: RangeList;
  readonly ports: RangeList;
}

const tcp = (...ports: readonly number[]): ProtocolService => on([PROTOCOL.tcp], ports);
const tcpAndUdp = (...ports: readonly number[]): ProtocolService =>
  on([PROTOCOL.tcp, PROTOCOL.udp], ports);

function on(protocols: readonly bigint[], ports: readonly number[]): ProtocolService {
  return { protocols: protocols.map((p) => range(p)), ports: ports.map((port) => range(port)) };
}

const PROTOCOLS: Readonly<Record<Method, Readonly<Record<string, ProtocolService>>>> = {
  'mail-text': {
    smtp: tcp(25),
    submission: tcp(587),
    smtps: tcp(465),
    pop3: tcp(110),
    pop3s: tcp(995),
    imap: tcp(143),
    imaps: tcp(993),
  },
  cdr: {
    http: tcp(80),
    https: tcp(443),
    smb: tcp(445),
    nfs: tcp(2049),
    ftp: tcp(21),
    ftps: tcp(990),
    sftp: tcp(22),
  },
  'screen-transfer': {
    https: tcp(443),
    rdp: tcpAndUdp(3389),
    ica: tcp(1494, 2598),
    pcoip: tcpAndUdp(4172),
    blast: tcpAndUdp(8443, 22443),
    vnc: tcp(5900),
  },
};

const PORT_MAX = 65535;

/** The service that `text` (a protocol, or `protocol/port`) means to one of `methods`. */
export function serviceNamed(
  methods: readonly Method[],
  text: string,
): ProtocolService | undefined {
  const [, name, port] = /^([a-z0-9]+)(?:\/([1-9][0-9]{0,4}))?$/.exec(text) ?? [];
  const found = methods
    .map((method) => PROTOCOLS[method])
    .find((table) => name !== undefined && Object.hasOwn(table, name))?.[name!];
  if (found === undefined || port === undefined) return found;
  return Number(port) > PORT_MAX ? undefined : { ...found, ports: [range(Number(port))] };
}

/** Everything that sanitizers of `methods` may speak. */
export function servicesOf(methods: readonly Method[]): readonly ProtocolService[] {
  return methods.flatMap((method) => Object.values(PROTOCOLS[method]));
}
