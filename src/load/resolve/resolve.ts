/**
 * From a checked document to a network: names become ids, texts become values, defaults of devices are
 * applied, and everything that is wrong is said at once. There is no network if anything is an error.
 */
import type { ResolveCode } from '../../model/diagnostic-codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Network } from '../../model/network.js';
import type { Node } from '../../model/node.js';
import type { Document } from '../document.js';
import { AddressBook } from './address-book.js';
import type { Populations } from './address-sets.js';
import { resolveAttestations } from './attestations.js';
import { completeNode } from './complete-node.js';
import { labelOf, type Context } from './context.js';
import { defined } from './defined.js';
import { enforcementOf } from './enforcement.js';
import { dateAt } from './exceptions.js';
import { resolveFacts } from './facts.js';
import { resolveFigures } from './figures.js';
import { Gateways } from './gateways.js';
import { resolveCables, resolveSwitches, resolveTunnels } from './layer2.js';
import { Names } from './names.js';
import { draftNodes } from './nodes.js';
import { organizationsOf } from './organizations.js';
import { resolveOwnRequirements } from './own-requirements.js';
import { resolveRegister, resolveTransfers } from './register.js';
import { Report } from './report.js';
import { municipalityOf, resolveSegments } from './segments.js';
import { ServiceBook } from './service-book.js';
import { resolveSubnets } from './subnets.js';

export interface Resolved {
  readonly network?: Network;
  readonly diagnostics: readonly Diagnostic<ResolveCode>[];
}

export function resolveNetwork(document: Document): Resolved {
  const report = new Report(document);
  const names = new Names(document, report);
  const context: Context = { topology: document.topology, names, report };
  if (hasNoSegments(document)) report.error('resolve/no-segments', [], {});
  const network = buildNetwork(context);
  const diagnostics = report.sorted();
  if (report.failed || document.broken.size > 0) return { diagnostics };
  return { network, diagnostics };
}

/** Neither whole ones nor ones with a mistake, which are told of already. */
function hasNoSegments({ topology, broken }: Document): boolean {
  return topology.segments.size === 0 && ![...broken].some((name) => name.startsWith('segments/'));
}

function buildNetwork(context: Context): Network {
  const { topology } = context;
  const segments = resolveSegments(context);
  const switches = resolveSwitches(context);
  const cables = resolveCables(context, switches);
  const tunnels = resolveTunnels(context);
  const subnets = resolveSubnets(context, switches);
  const drafts = draftNodes(context, { subnets, switches });
  const broken = drafts.flatMap(({ node, broken: local }) => {
    return [...local].map((name) => `${node.id}/${name}`);
  });
  const populations: Populations = {
    nodes: new Map(drafts.map(({ node }) => [node.id, node])),
    subnets: new Map(subnets.map((subnet) => [subnet.id, subnet])),
    broken: new Set(broken),
  };
  const books = {
    addresses: new AddressBook(context, populations),
    services: new ServiceBook(context),
  };
  const gateways = new Gateways(context, subnets, drafts);
  const parts = drafts.map((draft) => completeNode({ context, books, gateways }, draft));
  const enforcement = enforcementOf(parts);
  const nodes = parts.map(({ node, scope }, index): Node => {
    const maker = { context, scope, services: books.services, enforcement };
    return { ...node, facts: resolveFacts(maker, drafts[index]!) };
  });
  const maker = { context, populations, books, enforcement };
  const register = resolveRegister(maker);
  const transfers = resolveTransfers(maker);
  const attestations = resolveAttestations(context);
  const requirements = resolveOwnRequirements({ ...maker, segments, nodes });
  warnOfUnused(context, books);
  return {
    name: labelOf(topology.name),
    model: topology.model ?? 'alpha',
    segments,
    subnets,
    switches,
    cables,
    tunnels,
    nodes,
    filters: parts.flatMap(({ filters }) => filters),
    register,
    ...defined({
      policyBasis: topology.policyBasis,
      readings: topology.readings,
      mediaTransfers: transfers.length === 0 ? undefined : transfers,
      attestations: attestations.length === 0 ? undefined : attestations,
      requirements: requirements.length === 0 ? undefined : requirements,
      asOf: dateAt(context, topology.asOf, ['asOf']),
      document: aboutDocument(context),
      noNetwork: noNetworkOf(context),
    }),
  };
}

function aboutDocument(context: Context): Network['document'] {
  const about = context.topology.document;
  if (about === undefined) return undefined;
  const { figures } = about;
  return {
    ...defined({
      ...about,
      date: dateAt(context, about.date, ['document', 'date']),
      figures: figures && resolveFigures(context, figures, ['document', 'figures']),
    }),
    at: context.report.keyPlace(['document']),
  };
}

function noNetworkOf({ topology, report }: Context): Network['noNetwork'] {
  if (topology.noNetwork === undefined) return undefined;
  return topology.noNetwork.map(({ organization, reason, ...entry }, index) => ({
    organization: organizationsOf(organization) ?? [],
    reason,
    ...defined({ municipality: municipalityOf(entry) }),
    at: report.place(['noNetwork', index]),
  }));
}

function warnOfUnused(
  { names, report }: Context,
  books: { readonly addresses: AddressBook; readonly services: ServiceBook },
): void {
  for (const [kind, book, section] of [
    ['object', books.addresses, 'objects'],
    ['service', books.services, 'services'],
  ] as const) {
    for (const { id, key } of names.all(kind)) {
      if (book.used.has(id)) continue;
      report.warning('resolve/unused-name', report.keyPlace([section, key]), { kind, name: id });
    }
  }
}
