/** Requirements that a town wrote itself, in the form in which those of the policy are decided. */
import { unreachable } from '../../base/assert.js';
import type { OwnClaim, OwnRequirement } from '../../model/own-requirement.js';
import type { Draft } from '../draft.js';
import { draft, type AnyRequirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import { violations, type Say } from '../violations.js';
import { contentDrafts } from './content.js';
import { emptyDrafts } from './empty.js';
import { passing, type Question } from './passing.js';
import { possibleDrafts } from './possible.js';
import { textOf } from './selection.js';

export function ownRequirement(requirement: OwnRequirement): AnyRequirement {
  const { id, clause, title, why, severity, claim } = requirement;
  return {
    id,
    clause,
    kind: kindOf(claim),
    own: { title, why, severity },
    check: (study) => draftsOf(study, requirement),
  };
}

function kindOf({ kind }: OwnClaim): AnyRequirement['kind'] {
  if (kind === 'content') return 'content';
  return kind === 'possible' ? 'flow' : 'crossing';
}

function draftsOf(study: Study, requirement: OwnRequirement): readonly Draft[] {
  const { claim } = requirement;
  switch (claim.kind) {
    case 'forbidden':
      return packetDrafts(study, requirement, claim, FORBIDDEN);
    case 'only-through': {
      const nodes = claim.nodes.join(', ');
      return packetDrafts(study, requirement, claim, {
        question: { around: claim.nodes },
        say: ({ from, to }) => ({
          code: 'own/around',
          params: { from: from.id, to: to.id, nodes },
        }),
        proved: { code: 'ok/own-only-through', params: { nodes } },
      });
    }
    case 'allowed':
      return packetDrafts(study, requirement, claim, {
        question: { except: claim.only },
        say: ({ from, to }) => ({
          code: 'own/not-allowed',
          params: { from: from.id, to: to.id },
        }),
        proved: { code: 'ok/own-only-allowed', params: { entries: claim.only.length } },
      });
    case 'possible':
      return possibleDrafts(study, requirement, claim);
    case 'content':
      return contentDrafts(study, requirement, claim);
    default:
      return unreachable(claim);
  }
}

/** What a claim about packets asks, and what is said of the answer. */
interface PacketClaim {
  readonly question: Omit<Question, 'scope'>;
  readonly say: Say;
  /** Said where something passes, but as it should. */
  readonly proved?: Pick<Draft, 'code' | 'params'>;
}

const FORBIDDEN: PacketClaim = {
  question: {},
  say: ({ from, to }) => ({ code: 'own/passes', params: { from: from.id, to: to.id } }),
};

type PacketScope = Extract<OwnClaim, { kind: 'forbidden' | 'only-through' | 'allowed' }>;

function packetDrafts(
  study: Study,
  requirement: OwnRequirement,
  scope: PacketScope,
  { question, say, proved }: PacketClaim,
): readonly Draft[] {
  const { id } = requirement;
  const variant = { ...AS_WRITTEN, besides: question.around ?? [] };
  const bad = passing(study, { scope, ...question });
  const open = [
    ...violations(study, id, variant, bad, say),
    ...emptyDrafts(study, requirement, scope),
  ];
  if (open.length > 0) return open;
  const ends = { from: textOf(scope.from), to: textOf(scope.to) };
  const nothing = proved === undefined || passing(study, { scope }).length === 0;
  const said = nothing ? { code: 'ok/own-nothing-passes' as const, params: {} } : proved;
  return [
    draft(id, {
      verdict: 'proved',
      code: said.code,
      params: { ...ends, ...said.params },
      at: requirement.at,
    }),
  ];
}
