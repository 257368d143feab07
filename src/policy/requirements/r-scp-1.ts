/** R-SCP-1, 4(1): the eight bodies of the town are in the topology, or it says why one is not. */
import { isOutside } from '../../analysis/segments.js';
import { BODIES, type BodyId } from '../../model/fact-findings.js';
import type { Location } from '../../model/location.js';
import { bodyOf } from '../bodies.js';
import type { Draft } from '../draft.js';
import { isStated } from '../facts.js';
import { draft, type Requirement } from '../requirement.js';
import type { Study } from '../study.js';

const ID = 'R-SCP-1';

/** Something in the network that belongs to a body, or a statement that it has none. */
interface Mention {
  readonly body: BodyId;
  readonly name: string;
  readonly at: Location;
}

export const BODIES_COVERED: Requirement = {
  id: ID,
  clause: '4(1)',
  kind: 'inventory',
  check(study) {
    const owned = ownedBy(study);
    const without = withoutNetwork(study);
    const found = BODIES.flatMap((body) => judge(body, owned, without));
    if (found.length > 0) return found;
    const bodies = BODIES.filter((body) => owned.some((mention) => mention.body === body)).length;
    const params = { bodies, without: BODIES.length - bodies };
    return [draft(ID, { verdict: 'proved', code: 'ok/bodies-covered', params, identity: [] })];
  },
};

function judge(
  body: BodyId,
  owned: readonly Mention[],
  without: readonly Mention[],
): readonly Draft[] {
  const there = owned.find((mention) => mention.body === body);
  const denied = without.find((mention) => mention.body === body);
  if (there !== undefined && denied !== undefined) {
    return [
      draft(ID, {
        verdict: 'violated',
        code: 'scp/network-denied',
        params: { body: `body/${body}`, owned: there.name },
        at: denied.at,
        related: [there.at],
        identity: [`body ${body}`],
      }),
    ];
  }
  if (there !== undefined || denied !== undefined) return [];
  const params = { body: `body/${body}` };
  return [draft(ID, { verdict: 'undetermined', code: 'und/body-unaccounted', params })];
}

/** Subnets and machines of the town, with the bodies that their records name. */
function ownedBy({ network, segments }: Study): readonly Mention[] {
  const subnets = network.subnets.filter(({ segment }) => !isOutside(segments.effective(segment)));
  const machines = network.nodes.filter(({ kind }) => kind !== 'external');
  return [
    ...subnets.flatMap(({ id, organization, at }) => mentions(id, organization, at)),
    ...machines.flatMap(({ id, facts, at }) => mentions(id, facts.organization, at)),
  ];
}

/** Statements with a reason; without one they say nothing. */
function withoutNetwork({ network }: Study): readonly Mention[] {
  return (network.noNetwork ?? [])
    .filter(({ reason }) => isStated(reason))
    .flatMap(({ organization, at }) => mentions('', organization, at));
}

function mentions(
  name: string,
  organizations: readonly string[] | undefined,
  at: Location,
): readonly Mention[] {
  return (organizations ?? []).flatMap((organization) => {
    const body = bodyOf(organization);
    return body === undefined ? [] : [{ body, name, at }];
  });
}
