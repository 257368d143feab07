/**
 * Ends of a traced packet: `host`, `host/interface`, `subnet`, `device`, `external`, each also with
 * its kind before it (`subnet:lg-cli`, `node:fw`), or an address. Names compare as in files.
 */
import { suggest } from '../base/suggest.js';
import { looksLikeAddress, parseAddress } from '../load/grammar/address.js';
import { canonicalName } from '../load/grammar/name.js';
import type { Address, Family } from '../model/address.js';
import { formatAddress, prefixHas, prefixRange } from '../model/address.js';
import type { Network } from '../model/network.js';
import type { Interface, Node } from '../model/node.js';
import { canonicalRanges, inRanges } from '../model/range.js';
import type { QuestionProblem } from '../model/result.js';
import type { Subnet } from '../model/segment.js';

/** What can send: a declared node, or an undeclared machine in a subnet. */
export type Sender =
  | { readonly kind: 'node'; readonly node: Node; readonly interface?: Interface }
  | { readonly kind: 'subnet'; readonly subnet: Subnet };

export type Endpoint = Sender | { readonly kind: 'address'; readonly address: Address };

/** An end, or what is wrong with it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: QuestionProblem };

type Option = 'from' | 'to';

/** The kinds that may stand before a name, and what they look for. */
const KINDS: Readonly<Record<string, readonly (Node['kind'] | 'subnet')[]>> = {
  host: ['host'],
  device: ['device'],
  external: ['external'],
  node: ['host', 'device', 'external'],
  subnet: ['subnet'],
};
const EVERY_KIND = ['host', 'device', 'external', 'subnet'] as const;

/** What `text` means; an address stays an address. */
export function findEndpoint(network: Network, option: Option, text: string): Answer<Endpoint> {
  if (looksLikeAddress(text)) {
    const address = parseAddress(text);
    return address.ok
      ? { ok: true, value: { kind: 'address', address: address.value } }
      : unknown(option, text, '');
  }
  const [, kind, name, within] = /^(?:([a-z]+):)?([^/]*)(?:\/(.*))?$/su.exec(text) ?? [];
  const kinds = kind === undefined ? EVERY_KIND : KINDS[kind];
  if (kinds === undefined || name === undefined) return unknown(option, text, '');
  return findName(network, option, text, kinds, canonicalName(name), within);
}

function findName(
  network: Network,
  option: Option,
  text: string,
  kinds: readonly string[],
  id: string,
  within: string | undefined,
): Answer<Endpoint> {
  const node = network.nodes.find((n) => kinds.includes(n.kind) && n.id === id);
  const subnet = kinds.includes('subnet') ? network.subnets.find((s) => s.id === id) : undefined;
  if (node !== undefined && within !== undefined) return findInterface(option, text, node, within);
  if (node !== undefined && subnet !== undefined) {
    const [first, second] = [`${node.kind}:${id}`, `subnet:${id}`];
    return bad('ask/ambiguous-endpoint', { option, value: text, first, second });
  }
  if (node !== undefined) return { ok: true, value: { kind: 'node', node } };
  if (subnet !== undefined && within === undefined) {
    return { ok: true, value: { kind: 'subnet', subnet } };
  }
  const known = [
    ...network.nodes.filter((n) => kinds.includes(n.kind)),
    ...(kinds.includes('subnet') ? network.subnets : []),
  ].map((item): string => item.id);
  return unknown(option, text, suggest(id, known));
}

function findInterface(option: Option, text: string, node: Node, name: string): Answer<Endpoint> {
  const wanted = canonicalName(name);
  const found = node.interfaces.find((i) => canonicalName(i.name) === wanted);
  if (found !== undefined) return { ok: true, value: { kind: 'node', node, interface: found } };
  const near = suggest(
    wanted,
    node.interfaces.map((i) => i.name),
  );
  return unknown(option, text, near === '' ? '' : `${node.id}/${near}`);
}

/** Who sends with the source address `address`, where only that is known. */
export function senderOf(network: Network, address: Address): Answer<Sender> {
  const value = formatAddress(address.family, address.value);
  const owners = network.nodes.filter((node) => owns(node, address));
  const subnets = network.subnets.filter(({ prefixes }) =>
    prefixes.some((p) => p.family === address.family && prefixHas(p, address.value)),
  );
  const behind = network.nodes.filter((node) =>
    inRanges(address.value, node.behind[address.family]),
  );
  const candidates: readonly Sender[] =
    owners.length > 0
      ? owners.map((node) => ({ kind: 'node', node }))
      : subnets.length > 0
        ? subnets.map((subnet) => ({ kind: 'subnet', subnet }))
        : narrowest(behind, address.family).map((node) => ({ kind: 'node', node }));
  const [only, second] = candidates;
  if (only === undefined) return bad('ask/outside', { value });
  if (second === undefined) return { ok: true, value: only };
  const params = { option: 'from', value, first: nameOf(only), second: nameOf(second) };
  return bad('ask/ambiguous-endpoint', params);
}

/** Of externals that an address lies behind, those with the fewest addresses behind them. */
function narrowest(externals: readonly Node[], family: Family): readonly Node[] {
  const size = (node: Node): bigint =>
    node.behind[family].reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
  const least = externals.map(size).reduce((a, b) => (a < b ? a : b), 1n << 128n);
  return externals.filter((node) => size(node) === least);
}

function owns(node: Node, { family, value }: Address): boolean {
  return node.interfaces.some(
    (i) =>
      i.addresses.some((a) => a.family === family && inRanges(value, [a.range])) ||
      i.virtualAddresses.some((a) => a.family === family && a.value === value),
  );
}

function nameOf(sender: Sender): string {
  return sender.kind === 'node'
    ? `${sender.node.kind}:${sender.node.id}`
    : `subnet:${sender.subnet.id}`;
}

/** The first address of an end, if it has one of `family`; in a subnet one that nobody has. */
export function addressOf(
  network: Network,
  endpoint: Endpoint,
  family: Family,
): bigint | undefined {
  switch (endpoint.kind) {
    case 'address':
      return endpoint.address.family === family ? endpoint.address.value : undefined;
    case 'node': {
      const interfaces =
        endpoint.interface === undefined ? endpoint.node.interfaces : [endpoint.interface];
      const addresses = interfaces.flatMap((i) => i.addresses);
      return addresses.find((a) => a.family === family)?.range.first;
    }
    case 'subnet':
      return freeAddress(network, endpoint.subnet, family);
  }
}

/** The lowest address of a subnet that no declared node has, else the lowest. */
function freeAddress(network: Network, subnet: Subnet, family: Family): bigint | undefined {
  const prefix = subnet.prefixes.find((p) => p.family === family);
  if (prefix === undefined) return undefined;
  const { first, last } = prefixRange(prefix);
  const lowest = last - first > 1n ? first + 1n : first;
  const taken = network.nodes.flatMap((node) =>
    node.interfaces.flatMap((i) => [
      ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
      ...i.virtualAddresses
        .filter((a) => a.family === family)
        .map((a) => ({ first: a.value, last: a.value })),
    ]),
  );
  let candidate = lowest;
  for (const { first: from, last: to } of canonicalRanges(taken)) {
    if (from <= candidate && candidate <= to) candidate = to + 1n;
  }
  return candidate <= last ? candidate : lowest;
}

function unknown(option: Option, value: string, suggestion: string): Answer<never> {
  return bad('ask/unknown-endpoint', { option, value, suggestion });
}

export function bad(
  code: QuestionProblem['code'],
  params: QuestionProblem['params'],
): {
  readonly ok: false;
  readonly problem: QuestionProblem;
} {
  return { ok: false, problem: { code, params } };
}
