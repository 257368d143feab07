/** What the inventory says about a node besides how it moves packets. */
import type {
  Classification,
  ManagementFacts,
  NodeFacts,
  RelayFacts,
  SanitizerFacts,
  TerminalFacts,
} from '../../model/facts.js';
import { canonicalName } from '../grammar/name.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import type { Enforcement } from './enforcement.js';
import { resolveException } from './exceptions.js';
import { NODE_KINDS } from './names.js';
import type { Draft } from './nodes.js';
import { organizationsOf } from './organizations.js';
import type { NodeEntry } from './plugs.js';
import { interfaceNamed, type Scope } from './scope.js';
import type { ServiceBook } from './service-book.js';
import { items, several, type Path, type Written } from './written.js';

export interface FactMaker {
  readonly context: Context;
  readonly scope: Scope;
  readonly services: ServiceBook;
  readonly enforcement: Enforcement;
}

export function resolveFacts(maker: FactMaker, { entry, path }: Draft): NodeFacts {
  const { context } = maker;
  const { report } = context;
  const source = entry.updateSource;
  return {
    data: items(entry.data, [...path, 'data']).map(({ value, path: at }) => {
      return { value, at: report.place(at) };
    }),
    monitor: several(entry.monitor),
    ...defined({
      role: entry.role,
      organization: organizationsOf(entry.organization),
      location: entry.location,
      room: entry.room,
      ...classificationOf(entry),
      antivirus: entry.antivirus,
      edr: entry.edr,
      updateSource:
        source === undefined
          ? undefined
          : nodeNamed(context, { value: source, path: [...path, 'updateSource'] }),
      operator: entry.operator,
      publicBody: entry.publicBody,
      internetConnected: entry.internetConnected,
      ha: pairOf(context, entry, path),
      relay: relayOf(context, entry, [...path, 'relay']),
      sanitizer: sanitizerOf(context, entry, [...path, 'sanitizer']),
      terminal: terminalOf(maker, entry, [...path, 'terminal']),
      management: managementOf(maker, entry, [...path, 'management']),
    }),
  };
}

/** The classes that an entry states. */
export function classificationOf(entry: Classification): Classification {
  const { confidentiality, integrity, availability } = entry;
  return defined({ confidentiality, integrity, availability });
}

export function nodeNamed({ names }: Context, text: Written<string>): string | undefined {
  return names.find(text, { kinds: NODE_KINDS, as: 'node' })?.id;
}

function pairOf(
  { names, report }: Context,
  entry: NodeEntry,
  path: Path,
): NodeFacts['ha'] | undefined {
  if (!('ha' in entry) || entry.ha === undefined) return undefined;
  const peer = { value: entry.ha.peer, path: [...path, 'ha', 'peer'] };
  const id = canonicalName(peer.value);
  const mode = entry.ha.mode ?? 'active-passive';
  // A pair that is written as one device has a name for its second chassis that nothing else has.
  if (!names.exists(id)) return { peer: id, mode };
  const found = names.find(peer, { kinds: ['device'], as: 'device' });
  if (found === undefined) return undefined;
  if (found.key === path.at(-1)) report.error('resolve/ha-itself', peer.path, { device: found.id });
  return { peer: found.id, mode };
}

function relayOf(context: Context, { relay }: NodeEntry, path: Path): RelayFacts | undefined {
  if (relay === undefined) return undefined;
  const upstreams = items(relay.upstreams, [...path, 'upstreams']);
  return {
    protocol: relay.protocol,
    upstreams: upstreams.flatMap((text) => nodeNamed(context, text) ?? []),
    ...defined({
      oneWay: relay.oneWay,
      content: relay.content,
      tlsInspection: relay.tlsInspection,
      tenants: relay.tenants,
    }),
    at: context.report.keyPlace(path),
  };
}

function sanitizerOf(
  { report }: Context,
  { sanitizer }: NodeEntry,
  path: Path,
): SanitizerFacts | undefined {
  if (sanitizer === undefined) return undefined;
  const { protocols, forwarding: _forwards, method, ...facts } = sanitizer;
  return {
    method,
    ...defined({ ...facts, protocols: protocols === undefined ? undefined : several(protocols) }),
    at: report.keyPlace(path),
  };
}

function terminalOf(
  { context, enforcement }: FactMaker,
  { terminal }: NodeEntry,
  path: Path,
): TerminalFacts | undefined {
  if (terminal === undefined) return undefined;
  const { exception, ...facts } = terminal;
  return {
    ...defined({
      ...facts,
      exception:
        exception && resolveException(context, enforcement, exception, [...path, 'exception']),
    }),
    at: context.report.keyPlace(path),
  };
}

function managementOf(
  { context, scope, services }: FactMaker,
  { management }: NodeEntry,
  path: Path,
): ManagementFacts | undefined {
  if (management === undefined) return undefined;
  const written = management.services;
  const interfaces = items(management.interfaces, [...path, 'interfaces']);
  return {
    services: written === undefined ? [] : services.list(written, [...path, 'services']),
    interfaces: interfaces.flatMap((text) => interfaceNamed(context, scope, text)?.id ?? []),
    at: context.report.keyPlace(path),
  };
}
