/** R-V6-1, 6(6): IPv6 passes no more than the register says, and filters deny it as they do IPv4. */
import { present } from '../../base/assert.js';
import type { Family } from '../../model/address.js';
import type { Filter } from '../../model/filter.js';
import type { FilterId } from '../../model/ids.js';
import type { Node } from '../../model/node.js';
import type { Draft } from '../draft.js';
import { orderedPairs } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import { devicesOfTown } from '../taken.js';
import { violations } from '../violations.js';

const ID = 'R-V6-1';

export const IPV6_NO_WIDER: Requirement = {
  id: ID,
  clause: '6(6)',
  kind: 'crossing',
  check(study) {
    const pairs = orderedPairs(study);
    const chains = devicesOfTown(study)
      .filter((node) => node.forwards && study.segments.ofNode(node).length > 1)
      .flatMap((node) => chainsOf(study, node));
    const found = [
      ...violations(
        study,
        ID,
        AS_WRITTEN,
        pairs.flatMap(({ crossings }) => crossings.filter(isUnregistered)),
        ({ from, to }) => ({ code: 'v6/not-registered', params: { from: from.id, to: to.id } }),
      ),
      ...chains.filter(isUneven).flatMap(unevenChain),
    ];
    if (pairs.length === 0 || chains.length === 0) {
      const params = { what: pairs.length === 0 ? 'segments' : 'devices' };
      const empty = draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params });
      return [...found, empty];
    }
    if (found.length > 0) return found;
    const filters = new Set(chains.flatMap((chain) => chain.filters)).size;
    const params = { pairs: pairs.length, filters };
    return [draft(ID, { verdict: 'proved', code: 'ok/ipv6-no-wider', params, identity: [] })];
  },
};

function isUnregistered({ traffic, flows }: ReturnType<Study['crossings']>[number]): boolean {
  return traffic.analyzer.space.family === 6 && flows.length === 0;
}

/** Filters that a packet has to pass one after the other at one point of a device. */
interface Chain {
  readonly node: Node;
  readonly filters: readonly Filter[];
  /** What judges the same packets again. */
  readonly policy?: Filter;
}

function chainsOf({ layout }: Study, node: Node): readonly Chain[] {
  const get = (id: FilterId): Filter => present(layout.index.filters.get(id), id);
  const policy = node.policy === undefined ? [] : [get(node.policy)];
  const alone = [...policy, ...(node.localIn === undefined ? [] : [get(node.localIn)])];
  const listed = node.interfaces.flatMap(({ filtersIn, filtersOut }) => [filtersIn, filtersOut]);
  return [
    ...alone.map((filter) => ({ node, filters: [filter] })),
    ...listed
      .filter((ids) => ids.length > 0)
      .map((ids) => ({
        node,
        filters: ids.map(get),
        ...(policy[0] === undefined ? {} : { policy: policy[0] }),
      })),
  ];
}

function isUneven({ filters, policy }: Chain): boolean {
  const denies = (family: Family): boolean =>
    filters.some((filter) => filter.defaults[family] === 'deny');
  return denies(4) && !denies(6) && policy?.defaults[6] !== 'deny';
}

/** On a device without an IPv6 address nobody knows whether it forwards IPv6 all the same. */
function unevenChain({ node, filters }: Chain): readonly Draft[] {
  const on = node.interfaces.some(({ addresses, virtualAddresses }) =>
    [...addresses, ...virtualAddresses].some(({ family }) => family === 6),
  );
  return filters
    .filter(({ defaults }) => defaults[4] === 'deny')
    .map((filter) => {
      const params = { filter: filter.id, node: node.id };
      const base = { params, at: filter.at, subject: filter.id };
      return on
        ? draft(ID, { ...base, verdict: 'violated', code: 'v6/default-permits' })
        : draft(ID, { ...base, verdict: 'undetermined', code: 'und/ipv6-unknown' });
    });
}
