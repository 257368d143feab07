/** One packet and who sends it, from the words of a question. */
import { parseAddress } from '../load/grammar/address.js';
import { parseService } from '../load/grammar/service.js';
import { FAMILIES, type Address, type Family } from '../model/address.js';
import type { Service } from '../model/match.js';
import type { Network } from '../model/network.js';
import { hasPorts, icmpProtocol, PROTOCOL, type Packet } from '../model/packet.js';
import type { RangeList } from '../model/range.js';
import type { TraceOptions } from '../model/result.js';
import type { Origin } from '../simulate/simulate.js';
import {
  addressOf,
  bad,
  findEndpoint,
  senderOf,
  type Answer,
  type Endpoint,
  type Sender,
} from './endpoint.js';

/** What the simulator is told. */
export interface Question {
  readonly origin: Origin;
  readonly packet: Packet;
}

/** The first of the ports that hosts pick for themselves (RFC 6335 §6). */
const SOURCE_PORT = 49152;
const PORT_MAX = 65535;
const ECHO_REQUEST: Readonly<Record<Family, bigint>> = { 4: 8n, 6: 128n };

/** The packet that `options` describe, or what is wrong with the description. */
export function readQuestion(network: Network, options: TraceOptions): Answer<Question> {
  const ends = readEnds(network, options);
  if (!ends.ok) return ends;
  const { sender, source, to } = ends.value;
  const { family } = source;
  const destination = addressOf(network, to, family);
  if (destination === undefined) return noAddress('to', options.to, family);
  const rest = readService(options, family);
  if (!rest.ok) return rest;
  const packet = { family, source: source.value, destination, ...rest.value };
  return { ok: true, value: { origin: originOf(sender), packet } };
}

/** Addresses and ports as the numbers that they are. */
export function readPool(texts: readonly string[]): Answer<readonly bigint[]> {
  const values: bigint[] = [];
  for (const text of texts) {
    const address = parseAddress(text);
    const isPort = /^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX;
    if (!address.ok && !isPort) return bad('ask/bad-pool', { value: text });
    values.push(address.ok ? address.value.value : BigInt(text));
  }
  return { ok: true, value: values };
}

interface Ends {
  readonly sender: Sender;
  readonly source: Address;
  readonly to: Endpoint;
}

function readEnds(network: Network, options: TraceOptions): Answer<Ends> {
  const from = findEndpoint(network, 'from', options.from);
  if (!from.ok) return from;
  const to = findEndpoint(network, 'to', options.to);
  if (!to.ok) return to;
  // An address alone says who sends, as long as only one can have it.
  const sender =
    from.value.kind === 'address'
      ? senderOf(network, from.value.address)
      : { ok: true as const, value: from.value };
  if (!sender.ok) return sender;
  const source = readSource(network, options, from.value, to.value);
  if (!source.ok) return source;
  return { ok: true, value: { sender: sender.value, source: source.value, to: to.value } };
}

/** The source address; its family is one that both ends have, IPv4 if they have both. */
function readSource(
  network: Network,
  { family, source, from: text }: TraceOptions,
  from: Endpoint,
  to: Endpoint,
): Answer<Address> {
  if (source !== undefined) {
    const address = parseAddress(source);
    if (!address.ok || (family !== undefined && address.value.family !== family)) {
      return bad('ask/bad-source', { value: source });
    }
    return { ok: true, value: address.value };
  }
  const wanted = family === undefined ? FAMILIES : [family];
  const reached = wanted.filter((f) => addressOf(network, to, f) !== undefined);
  const candidates = reached.length === 0 ? wanted : reached;
  for (const f of candidates) {
    const value = addressOf(network, from, f);
    if (value !== undefined) return { ok: true, value: { family: f, value } };
  }
  return noAddress('from', text, candidates[0] ?? 4);
}

function noAddress(option: 'from' | 'to', value: string, family: Family): Answer<never> {
  return bad('ask/no-address', { option, value, family });
}

function originOf(sender: Sender): Origin {
  return sender.kind === 'node'
    ? { kind: 'generated', node: sender.node.id }
    : { kind: 'wire', subnet: sender.subnet.id };
}

type Rest = Pick<Packet, 'protocol' | 'sourcePort' | 'destinationPort'>;

/** Protocol and ports, or type and code. */
function readService(options: TraceOptions, family: Family): Answer<Rest> {
  const { service: text, role } = options;
  const parsed = parseService(text.includes(' ') ? '' : text);
  if (!parsed.ok) {
    const { suggestion = '' } = parsed.problem.params;
    return bad('ask/bad-service', { value: text, suggestion });
  }
  if (parsed.value.kind === 'name') return bad('ask/bad-service', { value: text, suggestion: '' });
  const { service } = parsed.value;
  const protocol = only(service.protocols);
  if (protocol === undefined || service.established) {
    return bad('ask/several-services', { value: text });
  }
  if (role === 'ongoing' && protocol !== PROTOCOL.tcp) return bad('ask/not-tcp', { value: text });
  if (hasPorts(protocol)) return withPorts(options, protocol, service);
  if (options.sourcePort !== undefined) {
    return bad('ask/no-source-port', { value: options.sourcePort });
  }
  const isIcmp = text.startsWith('icmp') || protocol === icmpProtocol(family);
  if (isIcmp) return icmpHeader(text, service, family);
  return { ok: true, value: { protocol, sourcePort: 0n, destinationPort: 0n } };
}

function withPorts(options: TraceOptions, protocol: bigint, service: Service): Answer<Rest> {
  const { service: text, sourcePort = SOURCE_PORT } = options;
  const destinationPort = only(service.destinationPorts);
  if (destinationPort === undefined) return bad('ask/several-services', { value: text });
  if (!Number.isInteger(sourcePort) || sourcePort < 0 || sourcePort > PORT_MAX) {
    return bad('ask/bad-source-port', { value: sourcePort });
  }
  return { ok: true, value: { protocol, sourcePort: BigInt(sourcePort), destinationPort } };
}

/** `icmp` stands for the protocol of either family, and without a type for an echo request. */
function icmpHeader(text: string, service: Service, family: Family): Answer<Rest> {
  const [word, ...numbers] = text.split('/');
  if (word === 'icmpv6' && family === 4)
    return bad('ask/bad-service', { value: text, suggestion: 'icmp' });
  const stated = word === 'protocol' ? [] : numbers;
  const type = stated.length > 0 ? only(service.sourcePorts) : ECHO_REQUEST[family];
  const code = stated.length > 1 ? only(service.destinationPorts) : 0n;
  if (type === undefined || code === undefined) {
    return bad('ask/several-services', { value: text });
  }
  const protocol = icmpProtocol(family);
  return { ok: true, value: { protocol, sourcePort: type, destinationPort: code } };
}

function only(ranges: RangeList): bigint | undefined {
  const [range, ...more] = ranges;
  return range !== undefined && more.length === 0 && range.first === range.last
    ? range.first
    : undefined;
}
