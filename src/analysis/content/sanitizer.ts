/** When a sanitizer counts (SEMANTICS §10.7), told from its facts. */
import type { Layout } from '../../dataplane/layout.js';
import type { SanitizerFacts } from '../../model/facts.js';
import type { Node } from '../../model/node.js';
import type { PacketSet, PacketSpace } from '../../packet-set/space.js';
import type { CrossingRole } from '../traffic.js';
import type { Doubts, Label } from './label.js';
import {
  METHODS,
  serviceNamed,
  servicesOf,
  type Method,
  type ProtocolService,
} from './protocols.js';

/** What keeps a sanitizer from working: a fact with a value that is wrong, or a way around it. */
export type Flaw =
  | { readonly kind: 'fact'; readonly fact: string; readonly value: string }
  | { readonly kind: 'forwards' }
  | { readonly kind: 'shared-domain' };

export interface Sanitizer {
  readonly node: Node;
  readonly facts: SanitizerFacts;
  /** Methods that count. */
  readonly methods: readonly Method[];
  /** Labels that its direction is for; empty if the direction is absent or unknown. */
  readonly labels: readonly Label[];
  readonly flaws: readonly Flaw[];
  /** Facts that are absent. */
  readonly missing: readonly string[];
  /** Absent where its method is not recognized: every packet is then among its services. */
  readonly services?: readonly ProtocolService[];
}

const DIRECTIONS: Readonly<Record<string, Label>> = {
  'net->lg': 'taint',
  'saas->lg': 'taint',
  'lg->net': 'inside',
};

/** Facts with the values that let a method count, in the order in which they are told. */
const ALWAYS: Wanted = { onFailure: ['drop'] };
const BY_METHOD: Readonly<Record<Method, Wanted>> = {
  'mail-text': { attachments: ['strip', 'convert'] },
  cdr: { encryptedFiles: ['block'], unsupportedFiles: ['block'] },
  'screen-transfer': { clipboard: ['deny'], driveRedirect: ['deny'], printRedirect: ['deny'] },
};

type Wanted = Partial<Readonly<Record<keyof SanitizerFacts, readonly string[]>>>;

/** The sanitizer that `node` is, if it is one: externals are none. Of methods only `recognized` ones count. */
export function sanitizerOf(
  layout: Layout,
  node: Node,
  recognized: readonly Method[],
): Sanitizer | undefined {
  const facts = node.facts.sanitizer;
  if (facts === undefined || node.kind === 'external') return undefined;
  const methods = methodsOf(facts.method, recognized);
  // What it does besides can spoil it, whether or not that counts.
  const known = methodsOf(facts.method, METHODS);
  const labels = labelsOf(facts.direction);
  const wanted = [ALWAYS, ...known.map((method) => BY_METHOD[method])];
  const values = wanted
    .flatMap((table) => Object.entries(table))
    .map(([fact, good]) => {
      return { fact, good, value: facts[fact as keyof SanitizerFacts] as string | undefined };
    });
  const { flaws, missing, services } = speaking(facts, methods, known);
  return {
    node,
    facts,
    methods,
    labels,
    ...(services === undefined ? {} : { services }),
    missing: [
      ...(facts.direction === undefined ? ['sanitizer.direction'] : []),
      ...values.filter(({ value }) => value === undefined).map(({ fact }) => `sanitizer.${fact}`),
      ...missing,
    ],
    flaws: [
      ...(methods.length === 0 ? [flaw('method', facts.method)] : []),
      ...(facts.direction !== undefined && labels.length === 0
        ? [flaw('direction', facts.direction)]
        : []),
      ...values
        .filter(({ value, good }) => value !== undefined && !good.includes(value))
        .map(({ fact, value }) => flaw(fact, value!)),
      ...(facts.bypass === true ? [flaw('bypass', 'true')] : []),
      ...flaws,
      ...(node.forwards ? [{ kind: 'forwards' } as const] : []),
      ...(sharesDomain(layout, node) ? [{ kind: 'shared-domain' } as const] : []),
    ],
  };
}

/** Methods that are `recognized`, of those that are joined by `+`. */
export function methodsOf(method: string, recognized: readonly Method[]): readonly Method[] {
  const parts = plain(method).split('+');
  return recognized.filter((known) => parts.includes(known));
}

/** Whether it cleans content that has `label`. */
export function works(sanitizer: Sanitizer, label: Label, doubts: Doubts): boolean {
  const { flaws, missing, labels } = sanitizer;
  if (flaws.length > 0) return false;
  if (missing.length > 0 && doubts === 'hard') return false;
  const undirected = sanitizer.facts.direction === undefined && label !== 'secret';
  return undirected || labels.includes(label);
}

/**
 * Whether it is a screen transfer that passes nothing of `label`. What it does besides passes content
 * whether or not that counts as a method.
 */
export function keepsBack(sanitizer: Sanitizer, label: Label, doubts: Doubts): boolean {
  const [method, ...more] = methodsOf(sanitizer.facts.method, METHODS);
  if (method !== 'screen-transfer' || more.length > 0) return false;
  const some = works(sanitizer, 'taint', doubts) || works(sanitizer, 'inside', doubts);
  return some && !works(sanitizer, label, doubts);
}

/** Packets of its services, as it sends or accepts them. */
export function servicePackets(
  { services }: Sanitizer,
  space: PacketSpace,
  role: CrossingRole,
): PacketSet {
  if (services === undefined) return space.all;
  const towards = services.map(({ protocols, ports }) =>
    space.box({ protocol: protocols, destinationPort: ports }),
  );
  if (role === 'opening') return space.unionAll(towards);
  const answers = services.map(({ protocols, ports }) =>
    space.box({ protocol: protocols, sourcePort: ports }),
  );
  return space.unionAll([...towards, ...answers]);
}

function flaw(fact: string, value: string): Flaw {
  return { kind: 'fact', fact: `sanitizer.${fact}`, value };
}

function labelsOf(direction: string | undefined): readonly Label[] {
  const label = direction === undefined ? undefined : DIRECTIONS[plain(direction)];
  return label === undefined ? [] : [label];
}

/** What its protocols say, and what is wrong with them. */
function speaking(
  { protocols }: SanitizerFacts,
  methods: readonly Method[],
  known: readonly Method[],
): Pick<Sanitizer, 'flaws' | 'missing' | 'services'> {
  if (methods.length === 0) return { flaws: [], missing: [] };
  if (protocols === undefined) {
    const unsaid = known.includes('cdr') ? ['sanitizer.protocols'] : [];
    return { flaws: [], missing: unsaid, services: servicesOf(methods) };
  }
  const named = protocols.map((text) => [text, serviceNamed(methods, plain(text))] as const);
  return {
    flaws: named.filter(([, known]) => known === undefined).map(([p]) => flaw('protocols', p)),
    missing: [],
    services: named.flatMap(([, known]) => known ?? []),
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function sharesDomain(layout: Layout, { interfaces }: Node): boolean {
  const domains = interfaces
    .filter(({ attachment }) => attachment.kind !== 'none')
    .map(({ id }) => layout.domainOf(id));
  return new Set(domains).size < domains.length;
}
