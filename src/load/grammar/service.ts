/**
 * Services: `any`, `tcp/80,443,8000-8080`, `udp/any from 53`, `icmp/3/4`, `protocol/50`, `esp`, … and
 * names of services that a file defines. Ports of protocols that have none are an error, as a line
 * that matches nothing looks as if it protected something.
 */
import { suggest } from '../../base/suggest.js';
import type { Service } from '../../model/match.js';
import { hasPorts, PROTOCOL } from '../../model/packet.js';
import { canonicalRanges, range, type RangeList } from '../../model/range.js';
import {
  bad,
  every,
  good,
  splitAll,
  splitOnce,
  trimmed,
  whole,
  type Parsed,
  type Slice,
} from './parsed.js';

export type ServiceTerm =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'name'; readonly name: string };

export const ANY_PORT: RangeList = [range(0, 65535)];

/** Every packet, of protocols without ports too. */
export const ANY_SERVICE: Service = {
  protocols: [range(0, 255)],
  sourcePorts: ANY_PORT,
  destinationPorts: ANY_PORT,
  established: false,
};

const ICMP: readonly bigint[] = [PROTOCOL.icmp, PROTOCOL.icmpv6];

/** Words that stand for services and can therefore not be names of services. */
export const SERVICE_WORDS: readonly string[] = ['any', 'protocol', ...Object.keys(PROTOCOL)];

/** A service, or the name of one; whether the name exists is for others to say. */
export function parseService(text: string): Parsed<ServiceTerm> {
  const all = trimmed(whole(text));
  const [head, ...words] = wordsOf(all);
  if (head === undefined) return bad(all, 'resolve/bad-service', {});
  const term = headAt(head);
  if (!term.ok || words.length === 0) return term;
  const modifiers = modifiersOf(words);
  if (term.value.kind === 'name' || modifiers === undefined) {
    return bad(all, 'resolve/bad-service', {});
  }
  const service = withSourcePorts(term.value.service, head, modifiers.ports);
  if (!service.ok) return service;
  return modifiers.established
    ? asEstablished(service.value, head)
    : good(serviceTerm(service.value));
}

interface Modifiers {
  readonly ports?: Slice;
  readonly established: boolean;
}

/** `from PORTS`, then `established`; each may be missing. */
function modifiersOf(words: readonly Slice[]): Modifiers | undefined {
  const established = words.at(-1)?.text === 'established';
  const [from, ports, ...more] = established ? words.slice(0, -1) : words;
  if (from === undefined) return { established };
  if (from.text !== 'from' || ports === undefined || more.length > 0) return undefined;
  return { ports, established };
}

/** `443`, `80,443`, `8000-8080`, `any`. */
export function parsePorts(text: string): Parsed<RangeList> {
  return portsAt(whole(text), 65535, 'resolve/bad-port');
}

function serviceTerm(service: Service): ServiceTerm {
  return { kind: 'service', service };
}

/** Words between spaces; spaces after a comma do not count. */
function wordsOf(slice: Slice): Slice[] {
  return [...slice.text.matchAll(/(?:\S*,\s+)*\S+/g)].map((match) => ({
    text: match[0],
    start: slice.start + match.index,
  }));
}

function headAt(slice: Slice): Parsed<ServiceTerm> {
  const parts = splitOnce(slice, '/');
  const word = parts === undefined ? slice : parts[0];
  const rest = parts?.[1];
  if (word.text === 'any') {
    return rest === undefined
      ? good(serviceTerm(ANY_SERVICE))
      : bad(slice, 'resolve/bad-service', {});
  }
  if (word.text === 'protocol') return numberAt(slice, rest);
  if (!Object.hasOwn(PROTOCOL, word.text)) {
    if (rest !== undefined) return unknownProtocol(word);
    return good({ kind: 'name', name: word.text });
  }
  return protocolAt(PROTOCOL[word.text as keyof typeof PROTOCOL], word, rest);
}

function unknownProtocol(word: Slice): Parsed<never> {
  return bad(word, 'resolve/unknown-protocol', { suggestion: suggest(word.text, SERVICE_WORDS) });
}

function protocolAt(protocol: bigint, word: Slice, rest: Slice | undefined): Parsed<ServiceTerm> {
  if (ICMP.includes(protocol)) return icmpAt(protocol, rest);
  const service = { ...ANY_SERVICE, protocols: [range(protocol)] };
  if (rest === undefined) return good(serviceTerm(service));
  if (!hasPorts(protocol)) return bad(rest, 'resolve/no-ports', { protocol: word.text });
  const ports = portsAt(rest, 65535, 'resolve/bad-port');
  return ports.ok ? good(serviceTerm({ ...service, destinationPorts: ports.value })) : ports;
}

function numberAt(slice: Slice, rest: Slice | undefined): Parsed<ServiceTerm> {
  if (rest === undefined) return bad(slice, 'resolve/protocol-number', {});
  const numbers = portsAt(rest, 255, 'resolve/protocol-number');
  return numbers.ok ? good(serviceTerm({ ...ANY_SERVICE, protocols: numbers.value })) : numbers;
}

/** Types and codes stand where ports do (SEMANTICS §1.1). */
function icmpAt(protocol: bigint, rest: Slice | undefined): Parsed<ServiceTerm> {
  const all: RangeList = [range(0, 255)];
  const parts = rest === undefined ? [] : splitAll(rest, '/');
  if (parts.length > 2) return bad(rest!, 'resolve/icmp-value', {});
  const lists = every(parts.map((p) => portsAt(p, 255, 'resolve/icmp-value')));
  if (!lists.ok) return lists;
  const [types = all, codes = all] = lists.value;
  const protocols = [range(protocol)];
  return good(
    serviceTerm({ protocols, sourcePorts: types, destinationPorts: codes, established: false }),
  );
}

function withSourcePorts(service: Service, head: Slice, ports: Slice | undefined): Parsed<Service> {
  if (ports === undefined) return good(service);
  if (!onlyPortProtocols(service)) {
    return bad(ports, 'resolve/no-ports', { protocol: head.text });
  }
  const list = portsAt(ports, 65535, 'resolve/bad-port');
  return list.ok ? good({ ...service, sourcePorts: list.value }) : list;
}

function asEstablished(service: Service, head: Slice): Parsed<ServiceTerm> {
  const [only, ...more] = service.protocols;
  const tcp = only?.first === PROTOCOL.tcp && only.last === PROTOCOL.tcp;
  if (!tcp || more.length > 0) return bad(head, 'resolve/established-not-tcp', {});
  return good(serviceTerm({ ...service, established: true }));
}

/** Whether every protocol of `service` has ports. */
export function onlyPortProtocols(service: Service): boolean {
  return service.protocols.every(({ first, last }) => first === last && hasPorts(first));
}

type NumberProblem = 'resolve/bad-port' | 'resolve/icmp-value' | 'resolve/protocol-number';

function portsAt(slice: Slice, max: number, code: NumberProblem): Parsed<RangeList> {
  if (slice.text === 'any') return good([range(0, max)]);
  const items = every(splitAll(slice, ',').map((item) => portRangeAt(trimmed(item), max, code)));
  return items.ok ? good(canonicalRanges(items.value)) : items;
}

function portRangeAt(item: Slice, max: number, code: NumberProblem): Parsed<RangeList[number]> {
  const match = /^(0|[1-9][0-9]{0,4})(?:-(0|[1-9][0-9]{0,4}))?$/.exec(item.text);
  const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (match === null || first > max || last > max) return bad(item, code, {});
  if (first > last) return bad(item, 'resolve/range-reversed', { correct: `${last}-${first}` });
  return good(range(first, last));
}
