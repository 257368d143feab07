/** The command line that shows a witness again. */
import { formatAddress } from '../model/address.js';
import { hasPorts, icmpProtocol, PROTOCOL, type Packet } from '../model/packet.js';
import type { VerifyOptions } from '../model/result.js';
import type { Trace } from '../model/trace.js';
import type { Finding, FindingCode, Witness } from '../model/verdict.js';

/** Findings of the town's own requirements that say what does not get there. */
const POSSIBLE_CODES: readonly FindingCode[] = ['own/lost', 'own/reply-lost', 'own/wrong-end'];

/** The packet that a witness sends first; a reply is the answer to an opening packet. */
export function sentPacket(witness: Witness): Packet {
  const first = witness.opening?.hops[0]?.steps[0];
  return first !== undefined && 'packet' in first ? first.packet : witness.packet;
}

/** `sekisho trace …` for the packet of `witness`. */
export function traceCommand(
  topology: string,
  witness: Witness,
  { requirement, params, code }: Pick<Finding, 'requirement' | 'params'> & Partial<Finding>,
  options: Pick<VerifyOptions, 'routing' | 'at'> & { readonly down?: readonly string[] },
): string {
  const packet = sentPacket(witness);
  const { origin, role } = witness;
  // Whether a flow passes in full is asked of the routes as written, all doubts against it (§9.4).
  const isRequired =
    requirement === 'R-REQ-1' || (code !== undefined && POSSIBLE_CODES.includes(code));
  const down =
    requirement === 'R-HA-1'
      ? String(params['elements']).replaceAll(', ', ',')
      : (options.down ?? []).join(',');
  const from = origin.kind === 'wire' ? `subnet:${origin.subnet}` : `node:${origin.node}`;
  const words = [
    ...['sekisho', 'trace', topology, '--from', from],
    ...['--source', formatAddress(packet.family, packet.source)],
    ...['--to', formatAddress(packet.family, packet.destination)],
    ...serviceWords(packet),
    ...(role === 'ongoing' ? ['--ongoing'] : []),
    ...(role === 'reply' ? ['--reply'] : []),
    ...(options.routing === 'exact' || isRequired ? [] : ['--routing', options.routing]),
    ...(options.at === undefined ? [] : ['--at', options.at]),
    ...(isRequired ? ['--reading', 'strict'] : []),
    ...(down === '' ? [] : ['--down', down]),
    ...poolWords([witness.opening, witness.trace]),
  ];
  return words.map(quoted).join(' ');
}

/** What translation lines chose. Of a line that leaves no choice the same comes out without it. */
function poolWords(traces: readonly (Trace | undefined)[]): readonly string[] {
  const steps = traces.flatMap((trace) => trace?.hops.flatMap((hop) => hop.steps) ?? []);
  const values = steps.flatMap((step): readonly string[] => {
    if (step.kind !== 'translated' || step.id === undefined) return [];
    const { field, before, after } = step;
    const port = field === 'source' ? 'sourcePort' : 'destinationPort';
    return [
      ...(before[field] === after[field] ? [] : [formatAddress(after.family, after[field])]),
      ...(before[port] === after[port] ? [] : [String(after[port])]),
    ];
  });
  return values.length === 0 ? [] : ['--pool', [...new Set(values)].join(',')];
}

function serviceWords(packet: Packet): readonly string[] {
  const { protocol, sourcePort, destinationPort } = packet;
  if (protocol === icmpProtocol(packet.family))
    return ['--icmp', `${sourcePort}/${destinationPort}`];
  const service =
    protocol === PROTOCOL.tcp
      ? ['--tcp', String(destinationPort)]
      : protocol === PROTOCOL.udp
        ? ['--udp', String(destinationPort)]
        : ['--protocol', hasPorts(protocol) ? `sctp/${destinationPort}` : String(protocol)];
  return hasPorts(protocol) ? [...service, '--source-port', String(sourcePort)] : service;
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.,:/@%+=-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
