/** What requirements that are decided from facts of the inventory say of facts that are not there. */
import type { Node } from '../model/node.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';

/** Texts that stand where a fact belongs and say none. */
const NOTHING_SAID = /^(?:[-–—?？…\s]*|未定|未分類|未設定|不明|tbd|tba|unknown|undecided|n\/a)$/;

/** Whether `fact` says something: a place holder does not. */
export function isStated(fact: string | undefined): fact is string {
  return fact !== undefined && !NOTHING_SAID.test(fact.normalize('NFKC').trim().toLowerCase());
}

/** The files do not say `fact` of `node`. */
export function missingFact(requirement: RequirementId, node: Node, fact: string): Draft {
  return draft(requirement, {
    verdict: 'undetermined',
    code: 'und/missing-fact',
    params: { node: node.id, fact },
    at: node.at,
  });
}

/** Nobody says whether `node` is a terminal or a server. */
export function unknownMachine(requirement: RequirementId, node: Node): Draft {
  return draft(requirement, {
    verdict: 'undetermined',
    code: 'und/unknown-machine',
    params: { node: node.id },
    at: node.at,
  });
}

/** There is nothing of the kind, so that a claim about all of them would be empty. */
export function nothing(requirement: RequirementId, what: 'terminals' | 'systems'): Draft {
  return draft(requirement, {
    verdict: 'undetermined',
    code: 'und/nothing-to-check',
    params: { what },
  });
}
