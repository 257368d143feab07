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
  /** Towns that it is of; those of which it is not said are nobody's in particular. */
  readonly towns: readonly Town[];
}

/** The name of a town; files about one town need none. */
type Town = string | undefined;

export const BODIES_COVERED: Requirement = {
  id: ID,
  clause: '4(1)',
  kind: 'inventory',
  check(study) {
    const towns = townsOf(study);
    const owned = ownedBy(study);
    const without = withoutNetwork(study, towns);
    const found = towns.flatMap((town) =>
      BODIES.flatMap((body) => judge(body, town, towns.length > 1, owned, without)),
    );
    if (found.length > 0) return found;
    if (towns.length > 1) {
      const params = { municipalities: towns.length };
      return [draft(ID, { verdict: 'proved', code: 'ok/bodies-covered-in', params, identity: [] })];
    }
    const bodies = BODIES.filter((body) => owned.some((mention) => mention.body === body)).length;
    const params = { bodies, without: BODIES.length - bodies };
    return [draft(ID, { verdict: 'proved', code: 'ok/bodies-covered', params, identity: [] })];
  },
};

/** Every town with a segment, in the order of the files; files without segments are about one. */
function townsOf({ network }: Study): readonly Town[] {
  const inside = network.segments.filter((segment) => !isOutside(segment));
  const towns = new Set(inside.map(({ municipality }) => municipality));
  return towns.size === 0 ? [undefined] : [...towns];
}

function judge(
  body: BodyId,
  town: Town,
  isOneOfSeveral: boolean,
  owned: readonly Mention[],
  without: readonly Mention[],
): readonly Draft[] {
  const isMeant = (mention: Mention): boolean =>
    mention.body === body && (!isOneOfSeveral || mention.towns.includes(town));
  const there = owned.find(isMeant);
  const denied = without.find(isMeant);
  const named = { body: `body/${body}`, municipality: town ?? '' };
  if (there !== undefined && denied !== undefined) {
    const said = isOneOfSeveral
      ? { code: 'scp/network-denied-in' as const, params: { ...named, owned: there.name } }
      : {
          code: 'scp/network-denied' as const,
          params: { body: named.body, owned: there.name },
        };
    return [
      draft(ID, {
        ...said,
        verdict: 'violated',
        at: denied.at,
        related: [there.at],
        identity: [`body ${body}`, ...(isOneOfSeveral ? [named.municipality] : [])],
      }),
    ];
  }
  if (there !== undefined || denied !== undefined) return [];
  const verdict = 'undetermined';
  if (isOneOfSeveral)
    return [draft(ID, { verdict, code: 'und/body-unaccounted-in', params: named })];
  const params = { body: named.body };
  return [draft(ID, { verdict, code: 'und/body-unaccounted', params })];
}

/** Subnets and machines of the town, with the bodies that their records name. */
function ownedBy({ network, segments }: Study): readonly Mention[] {
  const subnets = network.subnets.flatMap(({ id, segment, organization, at }) => {
    const effective = segments.effective(segment);
    if (isOutside(effective)) return [];
    return mentions(id, organization, at, [effective.municipality]);
  });
  const machines = network.nodes.filter(({ kind }) => kind !== 'external');
  return [
    ...subnets,
    ...machines.flatMap((node) => {
      const inside = segments.ofNode(node).filter((segment) => !isOutside(segment));
      const towns = inside.map(({ municipality }) => municipality);
      return mentions(node.id, node.facts.organization, node.at, towns);
    }),
  ];
}

/** Statements with a reason; without one they say nothing. */
function withoutNetwork({ network }: Study, towns: readonly Town[]): readonly Mention[] {
  return (network.noNetwork ?? [])
    .filter(({ reason }) => isStated(reason))
    .flatMap(({ organization, municipality, at }) =>
      mentions('', organization, at, municipality === undefined ? towns : [municipality]),
    );
}

function mentions(
  name: string,
  organizations: readonly string[] | undefined,
  at: Location,
  towns: readonly Town[],
): readonly Mention[] {
  return (organizations ?? []).flatMap((organization) => {
    const body = bodyOf(organization);
    return body === undefined ? [] : [{ body, name, at, towns }];
  });
}
