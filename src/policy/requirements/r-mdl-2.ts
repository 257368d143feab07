/** R-MDL-2, 9 (not normative): local breakout only where the model has it, and on its conditions. */
import type { Node, Route } from '../../model/node.js';
import type { PermittedFlow } from '../../model/register.js';
import type { RangeList } from '../../model/range.js';
import { PROTOCOL } from '../../model/packet.js';
import type { Draft } from '../draft.js';
import { missingFact } from '../facts.js';
import { draft, type Requirement } from '../requirement.js';
import { modelOf, rulesOf } from '../separation-model.js';
import type { Study } from '../study.js';

const ID = 'R-MDL-2';
const HTTPS = 443n;

export const BREAKOUT_BY_MODEL: Requirement = {
  id: ID,
  clause: '9',
  basis: 'reference',
  kind: 'inventory',
  check(study) {
    const model = modelOf(study);
    const lines = study.network.register.filter(({ kind }) => kind === 'local-breakout');
    if (lines.length === 0) {
      return [draft(ID, { verdict: 'proved', code: 'ok/no-breakout', params: { model } })];
    }
    if (!rulesOf(study).localBreakout) return lines.map((line) => notInModel(line, model));
    const found = [...lines.flatMap((line) => conditions(study, line)), ...defaultRoutes(study)];
    if (found.length > 0) return found;
    const params = { lines: lines.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/breakout-conditions', params })];
  },
};

function notInModel(line: PermittedFlow, model: string): Draft {
  return draft(ID, {
    verdict: 'violated',
    code: 'mdl/breakout-not-in-model',
    params: { flow: line.id, model },
    at: line.at,
    flows: [line.id],
    subject: line.id,
  });
}

/** What leaves is https, from a proxy that looks into it and knows whose tenant it is. */
function conditions(study: Study, line: PermittedFlow): readonly Draft[] {
  if (!leavesTown(study, line)) return [];
  const wide = line.services.some(
    ({ protocols, destinationPorts }) =>
      !isOnly(protocols, PROTOCOL.tcp) || !isOnly(destinationPorts, HTTPS),
  );
  const params = { flow: line.id };
  const service = { verdict: 'violated', code: 'mdl/breakout-not-https', params } as const;
  return [
    ...(wide ? [draft(ID, { ...service, at: line.at, flows: [line.id], subject: line.id })] : []),
    ...senders(study, line).flatMap((node) => proxyFacts(node)),
  ];
}

function isOnly(ranges: RangeList, value: bigint): boolean {
  return ranges.every(({ first, last }) => first === value && last === value);
}

function leavesTown(study: Study, line: PermittedFlow): boolean {
  return line.to.some((end) =>
    study.segments.ofEnd(end).some(({ external }) => external !== undefined),
  );
}

function senders({ network }: Study, line: PermittedFlow): readonly Node[] {
  return network.nodes.filter(({ id }) => line.from.some((end) => end.node === id));
}

function proxyFacts(node: Node): readonly Draft[] {
  const { relay, sanitizer } = node.facts;
  const facts: readonly (readonly [string, boolean | undefined])[] = [
    ['relay.tlsInspection', relay?.tlsInspection],
    ['relay.tenants', relay?.tenants === undefined ? undefined : relay.tenants.length > 0],
    ['sanitizer.onFailure', sanitizer?.onFailure && sanitizer.onFailure === 'drop'],
  ];
  return facts.flatMap(([fact, holds]): readonly Draft[] => {
    if (holds === true) return [];
    if (holds === undefined) return [missingFact(ID, node, fact)];
    const said = { verdict: 'violated', code: 'mdl/breakout-condition' } as const;
    const params = { node: node.id, fact };
    return [draft(ID, { ...said, params, at: node.at, subject: `${node.id} ${fact}` })];
  });
}

/** A breakout goes to listed prefixes: a default route to the Internet is more than that. */
function defaultRoutes(study: Study): readonly Draft[] {
  return study.network.nodes
    .filter((node) => node.kind === 'device' && standsInLgwan(study, node))
    .flatMap((node) =>
      node.routes
        .filter((route) => route.prefix.length === 0 && leadsToInternet(study, node, route))
        .map((route) =>
          draft(ID, {
            verdict: 'violated',
            code: 'mdl/breakout-default-route',
            params: { node: node.id },
            at: route.at,
            subject: node.id,
          }),
        ),
    );
}

function standsInLgwan({ segments }: Study, node: Node): boolean {
  return segments.ofNode(node).some(({ kind }) => kind === 'lgwan-connected');
}

function leadsToInternet({ segments }: Study, node: Node, { action }: Route): boolean {
  if (action.kind !== 'next-hop' && action.kind !== 'interface') return false;
  const out = node.interfaces.find(({ id }) => id === action.interface);
  return (
    out !== undefined &&
    segments
      .ofInterface(out)
      .some(({ external }) => external === 'internet' || external === 'cloud-service')
  );
}
