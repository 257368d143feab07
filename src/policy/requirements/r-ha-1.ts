/** R-HA-1, 3(1)(2): what keeps segments apart does so while something has failed. */
import { elementsOf, stateOf, Wiring, type Element } from '../../analysis/failures.js';
import { closerLook, mayOpenWays } from '../../analysis/new-ways.js';
import { draftKey, type Draft } from '../draft.js';
import { draft, found, type AnyRequirement, type Requirement } from '../requirement.js';
import { Study } from '../study.js';

const ID = 'R-HA-1';

/** Asks `claims` again in every state in which a failure may open a way. */
export function survivesFailures(claims: readonly AnyRequirement[]): Requirement {
  return {
    id: ID,
    clause: '3(1), 3(2)',
    kind: 'content',
    check(study) {
      const elements = elementsOf(study.network);
      const states = statesOf(elements, study.options.failures);
      if (states.length === 0) {
        const params = { what: 'nodes' };
        return [draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
      }
      const wiring = new Wiring(study.network);
      const { domains } = wiring;
      const matters = closerLook(study.network, domains);
      const looked = states
        .filter((failed) => failed.some(matters))
        .map((failed) => ({ failed, state: stateOf(study.network, failed, wiring) }))
        .filter(({ state }) => mayOpenWays(study.network, domains, state));
      if (looked.length > 0) {
        const known = new Set(
          claims.flatMap((claim) => found(claim, study).filter(isOpen)).map(draftKey),
        );
        const worse = looked.flatMap(({ failed, state }) =>
          worsened(study, claims, known, failed, state.network),
        );
        if (worse.length > 0) return worse;
      }
      const params = { elements: elements.length, states: states.length, looked: looked.length };
      return [draft(ID, { verdict: 'proved', code: 'ok/failures', params, identity: [] })];
    },
  };
}

/** Every element alone; with `failures: 2` every pair too. */
function statesOf(
  elements: readonly Element[],
  failures: Study['options']['failures'],
): readonly (readonly Element[])[] {
  const single = elements.map((element) => [element]);
  if (failures !== 2) return single;
  const pairs = elements.flatMap((first, at) =>
    elements.slice(at + 1).map((second) => [first, second]),
  );
  return [...single, ...pairs];
}

/** What is open while `failed` are down and not `known` of the network as written. */
function worsened(
  study: Study,
  claims: readonly AnyRequirement[],
  known: ReadonlySet<string>,
  failed: readonly Element[],
  broken: Study['network'],
): readonly Draft[] {
  const other = Study.of(broken, study.options);
  const state = study.reading === 'generous' ? other.generous : other;
  const elements = failed.map(({ id }) => id).join(', ');
  return claims
    .flatMap((claim) => claim.check(state))
    .filter((finding) => isOpen(finding) && !known.has(draftKey(finding)))
    .map((finding) => asFailure(finding, elements));
}

/** What a failure empties is no finding: only claims that fail, or that nobody can decide any more. */
function isOpen({ verdict, code }: Draft): boolean {
  return verdict === 'violated' || code === 'und/limit' || code === 'und/unmodelled';
}

/** The same finding, told of the state in which it is found. */
function asFailure(finding: Draft, elements: string): Draft {
  const { requirement } = finding;
  const code = finding.verdict === 'violated' ? 'ha/violated-when-down' : 'und/when-down';
  return {
    ...finding,
    requirement: ID,
    code,
    params: { elements, requirement },
    subject: `${elements} ${requirement} ${finding.subject}`,
    identity: [elements, draftKey(finding)],
  };
}
