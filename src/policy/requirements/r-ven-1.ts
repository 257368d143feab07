/** R-VEN-1, 6(7): whoever maintains from elsewhere ends on a jump host, and for a time only. */
import { arrivals } from '../../analysis/places.js';
import { isOutside } from '../../analysis/segments.js';
import { FAMILIES } from '../../model/address.js';
import type { Node } from '../../model/node.js';
import type { PermittedFlow } from '../../model/register.js';
import { crossingsOf, type Crossing } from '../crossings.js';
import type { Draft } from '../draft.js';
import { membersOf } from '../populations.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import {
  closedNetworks,
  isJumpHost,
  isVendor,
  maintenanceLines,
  vendorsOf,
  type Vendor,
} from '../vendors.js';
import { violations } from '../violations.js';

const ID = 'R-VEN-1';

export const VENDORS_CONTAINED: Requirement = {
  id: ID,
  clause: '6(7)',
  kind: 'crossing',
  check(study) {
    const vendors = vendorsOf(study);
    const lines = maintenanceLines(study);
    const unknown = closedNetworks(study).filter((node) => isUnknown(study, node));
    const found = [
      ...lines.flatMap((flow) => aboutLine(study, flow)),
      ...study.network.nodes.flatMap((node) => standingInside(study, node)),
      ...vendors.flatMap((vendor) => opened(study, vendor)),
      ...calls(study, vendors),
      ...unknown.map(missingFact),
    ];
    if (found.length > 0) return found;
    const names = new Set(vendors.map(({ node }) => node.id));
    const externals = study.network.nodes.filter(({ kind }) => kind === 'external').length;
    if (names.size > 0) {
      const params = { vendors: names.size, flows: lines.length };
      return [draft(ID, { verdict: 'proved', code: 'ok/vendors-contained', params, identity: [] })];
    }
    if (externals === 0) {
      const params = { what: 'externals' };
      return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
    }
    const params = { externals };
    return [draft(ID, { verdict: 'proved', code: 'ok/no-vendors', params, identity: [] })];
  },
};

/** What one line of the register permits, whether or not anything lets it pass. */
function aboutLine(study: Study, flow: PermittedFlow): readonly Draft[] {
  const params = { flow: flow.id };
  const base = { verdict: 'violated', params, at: flow.at, flows: [flow.id] } as const;
  const members = FAMILIES.flatMap((family) => membersOf(study.ground(family), flow.to));
  const targets = [...new Set(members.map(({ node }) => node))];
  const found: Draft[] = [];
  if (targets.some((node) => !isJumpHost(node))) {
    found.push(draft(ID, { ...base, code: 'ven/line-past-jump-host' }));
  }
  if (targets.some((node) => study.segments.ofNode(node).some(isMyNumber))) {
    found.push(draft(ID, { ...base, code: 'ven/line-into-my-number' }));
  }
  if (flow.exception?.expiresOn === undefined) {
    found.push(draft(ID, { ...base, code: 'ven/no-time-limit' }));
  }
  if (targets.length === 0) {
    found.push(draft(ID, { ...base, verdict: 'undetermined', code: 'und/empty-flow' }));
  }
  return found;
}

/** A vendor's machine on a wire of the two segments is there whatever the filters say. */
function standingInside(study: Study, node: Node): readonly Draft[] {
  if (node.kind !== 'host' || !isVendor(node)) return [];
  return study.segments
    .ofNode(node)
    .filter(({ kind }) => kind === 'my-number' || kind === 'lgwan-connected')
    .map((segment) =>
      draft(ID, {
        verdict: 'violated',
        code: 'ven/stands-inside',
        params: { node: node.id, segment: segment.id },
        at: node.at,
      }),
    );
}

/** Sessions that a vendor opens into the town; what else is known of others is for the register. */
function opened(study: Study, vendor: Vendor): readonly Draft[] {
  const crossings = sessionsOf(study, vendor);
  const said = (
    code: 'ven/always-on' | 'ven/into-my-number' | 'ven/past-jump-host',
    some: readonly Crossing[],
  ): readonly Draft[] =>
    violations(study, ID, AS_WRITTEN, some, ({ to, passed }) => ({
      code,
      params: { node: vendor.node.id, to: to.id },
      identity: [vendor.node.id, to.id, ...passed.identity],
    }));
  const registered = crossings.filter(({ flows }) => flows.some(isMaintenance));
  return [
    ...said(
      'ven/always-on',
      vendor.known ? crossings.filter((crossing) => !registered.includes(crossing)) : [],
    ),
    ...said(
      'ven/into-my-number',
      registered.filter(({ to }) => isMyNumber(study.segments.effective(to.segment))),
    ),
    ...said(
      'ven/past-jump-host',
      registered.flatMap((crossing) => {
        const arrived = crossing.arrived.filter(({ state }) => {
          const end = crossing.pass.graph.state(state);
          return end.kind !== 'local' || !isJumpHost(end.node);
        });
        return arrived.length === 0 ? [] : [{ ...crossing, arrived }];
      }),
    ),
  ];
}

/** Opening packets under the addresses of the vendor that cross into a segment of the town. */
function sessionsOf(study: Study, { place, addresses }: Vendor): readonly Crossing[] {
  return study.partsFrom(place).flatMap(({ traffic, part }) => {
    const { analyzer } = traffic;
    const { space } = analyzer;
    const own = space.where('source', addresses[space.family]);
    if (part.role !== 'opening' || own === space.none) return [];
    const starts = part.pass.starts.map(({ state, set }) => ({
      state,
      set: space.intersect(set, own),
    }));
    const pass = analyzer.again(part.pass, starts);
    const mine = {
      ...part,
      pass,
      sent: space.unionAll(starts.map(({ set }) => set)),
      arrivals: arrivals(analyzer, pass),
    };
    const coverage = study.coverage(space.family);
    return crossingsOf(study, traffic, coverage, place, mine, () => new Map()).filter(
      ({ to }) => !isOutside(study.segments.effective(to.segment)),
    );
  });
}

/** Sessions that the two segments open to a vendor's network: what comes back is as good. */
function calls(study: Study, vendors: readonly Vendor[]): readonly Draft[] {
  const networks = vendors.filter(({ known }) => known).map(({ node }) => node.id);
  const bad = study.crossings().filter(({ from, to, role, flows }) => {
    const { kind } = study.segments.effective(from.segment);
    if (role !== 'opening' || flows.some(isMaintenance)) return false;
    if (kind !== 'my-number' && kind !== 'lgwan-connected') return false;
    return to.kind === 'external' && networks.includes(to.id);
  });
  return violations(study, ID, AS_WRITTEN, bad, ({ from, crossings }) => ({
    code: 'ven/calls-home',
    params: { node: crossings[0]!.to.id, from: from.id },
  }));
}

/** A closed network of whom nobody said whose it is, and that gets into the town. */
function isUnknown(study: Study, node: Node): boolean {
  if (node.facts.publicBody !== undefined || isVendor(node)) return false;
  return study.crossings().some(({ from, to }) => {
    const ends = [from, to];
    return (
      ends.some(({ id }) => id === node.id) &&
      ends.some(({ segment }) => !isOutside(study.segments.effective(segment)))
    );
  });
}

function missingFact(node: Node): Draft {
  const params = { node: node.id, fact: 'publicBody' };
  return draft(ID, {
    verdict: 'undetermined',
    code: 'und/missing-fact',
    params,
    at: node.at,
    subject: node.id,
  });
}

function isMaintenance({ kind }: PermittedFlow): boolean {
  return kind === 'remote-maintenance';
}

function isMyNumber({ kind }: { readonly kind: string }): boolean {
  return kind === 'my-number';
}
