/** What verdicts take for granted. */
import type { SegmentId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Node } from '../model/node.js';
import { readingsOf } from '../model/policy-readings.js';
import type { VerifyOptions } from '../model/result.js';
import type { Segment } from '../model/segment.js';
import type { Assumption, AssumptionCode } from '../model/verdict.js';
import type { AnyRequirement } from '../policy/requirement.js';

/** The assumptions of `chosen` requirements. An external that relays is none: it is modelled. */
export function assumptionsOf(
  network: Network,
  options: VerifyOptions,
  chosen: readonly AnyRequirement[],
): readonly Assumption[] {
  const relays = network.nodes
    .filter((node) => node.kind === 'external' && !node.forwards)
    .map(({ id, at }): Assumption => ({
      code: 'assume/no-relay',
      params: { external: id },
      at,
    }));
  const tunnels = network.tunnels.map(({ id, at }): Assumption => ({
    code: 'assume/tunnel-up',
    params: { tunnel: id },
    at,
  }));
  const content = chosen.some(({ kind }) => kind === 'content');
  // Read so (A1), the clause leans on what lines say of the way that content goes.
  const oneWay =
    readingsOf(network, options).outbound === 'guideline' &&
    chosen.some(({ id }) => id === 'R-LG-1');
  return [
    ...relays,
    ...(content ? aboutContent(network) : oneWay ? oneWayLines(network) : []),
    { code: 'assume/senders', params: { mode: options.spoofing } },
    ...tunnels,
    { code: 'assume/all-up', params: {} },
    { code: 'assume/unicast', params: {} },
  ];
}

/** SEMANTICS §10.1, §10.3, §10.5: what no header shows. */
function aboutContent(network: Network): readonly Assumption[] {
  const segments = new Map(network.segments.map((segment) => [segment.id, segment]));
  const effective = (id: SegmentId | undefined): Segment | undefined => {
    let segment = id === undefined ? undefined : segments.get(id);
    while (segment?.treatAs !== undefined) segment = segments.get(segment.treatAs);
    return segment;
  };
  const keeps = (node: Node): boolean =>
    node.kind === 'external' && !node.forwards && effective(node.segment)?.kind === 'external';
  return [
    ...listed('assume/externals-keep', 'externals', network.nodes.filter(keeps)),
    ...oneWayLines(network),
    ...listed(
      'assume/one-way-relays',
      'nodes',
      network.nodes.filter(({ facts }) => facts.relay?.oneWay === true),
    ),
    ...listed(
      'assume/declared-only',
      'subnets',
      network.subnets.filter(({ segment }) => effective(segment)?.kind === 'sanitizing'),
    ),
  ];
}

function oneWayLines({ register }: Network): readonly Assumption[] {
  const lines = register.filter(({ data }) => data !== 'both');
  return listed('assume/one-way-lines', 'flows', lines);
}

function listed(
  code: AssumptionCode,
  hole: string,
  items: readonly { readonly id: string }[],
): readonly Assumption[] {
  if (items.length === 0) return [];
  return [{ code, params: { [hole]: items.map(({ id }) => id).join(', ') } }];
}
