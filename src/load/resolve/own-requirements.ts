/** Requirements that a town writes itself: one claim each, its selectors, and what it may say besides. */
import { sortedBy } from '../../base/compare.js';
import type { NodeId, OwnRequirementId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { OwnClaim, OwnRequirement, Scope } from '../../model/own-requirement.js';
import { canonicalName } from '../grammar/name.js';
import { CLAIMS, type RequirementEntry } from '../schema/own-requirement.js';
import { labelOf } from './context.js';
import { defined } from './defined.js';
import { NODE_KINDS } from './names.js';
import { flowParts, selectorOf, type SelectorMaker } from './selectors.js';
import { items, type Path, type Written } from './written.js';

type ClaimWord = keyof typeof CLAIMS;

const WORDS = Object.keys(CLAIMS) as readonly ClaimWord[];
const ALL_SANITIZERS = 'kind:sanitizer';

/** Every entry that is sound and switched on, ordered by id. */
export function resolveOwnRequirements(maker: SelectorMaker): readonly OwnRequirement[] {
  const { requirements } = maker.context.topology;
  const found = [...requirements].flatMap(([key, entry]) => requirementOf(maker, key, entry) ?? []);
  return sortedBy(found, ({ id }) => id);
}

function requirementOf(
  maker: SelectorMaker,
  key: string,
  entry: RequirementEntry,
): OwnRequirement | undefined {
  const { report } = maker.context;
  const path = ['requirements', key];
  const id = canonicalName(key);
  if (/^r-/i.test(id)) report.error('resolve/own-id', report.keyPlace(path), { id });
  const stated = WORDS.filter((word) => entry[word] !== undefined);
  const [word, ...others] = stated;
  if (word === undefined || others.length > 0) {
    const claims = WORDS.join(', ');
    report.error('resolve/one-claim', report.keyPlace([...path, ...others.slice(0, 1)]), {
      claims,
    });
    return undefined;
  }
  const { severity = 'error', underFailures = false, enabled = true } = entry;
  const unasked = word === 'possible' || severity === 'warning';
  if (underFailures && unasked) {
    report.error('resolve/not-under-failures', [...path, 'underFailures'], {});
  }
  const claim = claimOf(maker, entry, [...path, word]);
  if (!enabled || claim === undefined) return undefined;
  return {
    id: id as OwnRequirementId,
    title: labelOf(entry.title),
    clause: entry.clause ?? '',
    why: labelOf(entry.why),
    severity,
    underFailures,
    claim,
    at: report.keyPlace(path),
  };
}

function claimOf(maker: SelectorMaker, entry: RequirementEntry, path: Path): OwnClaim | undefined {
  const { forbidden, possible, onlyThrough, allowed } = entry;
  if (forbidden !== undefined) return forbiddenOf(maker, forbidden, path);
  if (possible !== undefined) return possibleOf(maker, possible, path);
  if (onlyThrough !== undefined) return onlyThroughOf(maker, onlyThrough, path);
  return allowed && allowedOf(maker, allowed, path);
}

type Ends = { readonly from: string | readonly string[]; readonly to: string | readonly string[] };

function endsOf(
  maker: SelectorMaker,
  { from, to }: Ends,
  path: Path,
  of: 'packets' | 'content',
): Omit<Scope, 'services'> {
  return {
    from: selectorOf(maker, from, [...path, 'from'], of),
    to: selectorOf(maker, to, [...path, 'to'], of),
  };
}

function forbiddenOf(
  maker: SelectorMaker,
  entry: NonNullable<RequirementEntry['forbidden']>,
  path: Path,
): OwnClaim {
  const { content } = entry;
  const ends = endsOf(maker, entry, path, content === undefined ? 'packets' : 'content');
  const services = maker.books.services.list(entry.service, [...path, 'service']);
  if (content === undefined) return { kind: 'forbidden', ...ends, services };
  if (entry.service !== undefined) {
    maker.context.report.error('resolve/content-or-service', [...path, 'service'], {});
  }
  return { kind: 'content', ...ends, form: content, nodes: [] };
}

function possibleOf(
  maker: SelectorMaker,
  entry: NonNullable<RequirementEntry['possible']>,
  path: Path,
): OwnClaim {
  const { addresses, services } = maker.books;
  const addressedTo =
    entry.addressedTo === undefined
      ? undefined
      : addresses.list(entry.addressedTo, [...path, 'addressedTo']).set;
  return {
    kind: 'possible',
    from: flowParts(maker, entry.from, [...path, 'from']),
    to: flowParts(maker, entry.to, [...path, 'to']),
    services: services.list(entry.service, [...path, 'service']),
    ...defined({ addressedTo }),
  };
}

function allowedOf(
  maker: SelectorMaker,
  entry: NonNullable<RequirementEntry['allowed']>,
  path: Path,
): OwnClaim {
  const ends = endsOf(maker, entry, path, 'packets');
  const { services } = maker.books;
  const only = entry.only.map(({ from, to, service }, index): Scope => {
    const here = [...path, 'only', index];
    return {
      from: from === undefined ? ends.from : selectorOf(maker, from, [...here, 'from'], 'packets'),
      to: to === undefined ? ends.to : selectorOf(maker, to, [...here, 'to'], 'packets'),
      services: services.list(service, [...here, 'service']),
    };
  });
  return { kind: 'allowed', ...ends, services: services.list(undefined, path), only };
}

/** Nodes that forward are passed by packets; others end connections, so content has to be followed. */
function onlyThroughOf(
  maker: SelectorMaker,
  entry: NonNullable<RequirementEntry['onlyThrough']>,
  path: Path,
): OwnClaim | undefined {
  const { report } = maker.context;
  const service = [...path, 'service'];
  const services = maker.books.services.list(entry.service, service);
  const texts = items(entry.nodes, [...path, 'nodes']);
  const all = texts.find(({ value }) => value.trim() === ALL_SANITIZERS);
  const named = texts
    .filter(({ value }) => value.trim() !== ALL_SANITIZERS)
    .map((text) => ({ text, node: nodeOf(maker, text) }));
  const nodes = named.flatMap(({ node }) => node ?? []);
  const forwards = nodes.find((node) => node.forwards)?.id;
  const other = all?.value ?? nodes.find((node) => !node.forwards)?.id;
  if (forwards !== undefined && other !== undefined) {
    report.error('resolve/mixed-nodes', [...path, 'nodes'], { forwards, other });
  }
  const ends = endsOf(maker, entry, path, other === undefined ? 'packets' : 'content');
  const ids = nodes.map(({ id }): NodeId => id);
  if (other === undefined) return { kind: 'only-through', ...ends, services, nodes: ids };
  for (const { text, node } of named) {
    if (node === undefined || isPassed(node)) continue;
    report.error('resolve/passes-nothing', text.path, { node: node.id });
  }
  if (entry.service !== undefined) report.error('resolve/content-or-service', service, {});
  return {
    kind: 'content',
    ...ends,
    form: all === undefined ? 'any' : 'raw',
    nodes: ids,
    ...(all === undefined ? {} : { sanitizers: report.place(all.path) }),
  };
}

/** Whether packets or content can pass a node and be told apart from what goes around it (§10.1). */
function isPassed({ kind, forwards, facts }: Node): boolean {
  if (forwards) return true;
  if (kind === 'external') return false;
  return facts.sanitizer !== undefined || (kind === 'device' && facts.relay !== undefined);
}

function nodeOf({ context, nodes }: SelectorMaker, text: Written<string>): Node | undefined {
  const found = context.names.find(text, { kinds: NODE_KINDS, as: 'node' });
  return nodes.find(({ id }) => id === found?.id);
}
