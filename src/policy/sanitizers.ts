/** The sanitizers of a town, and hosts that stand where only sanitizers should. */
import { sanitizerOf, type Sanitizer } from '../analysis/content/sanitizer.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

export function sanitizersOf({ network, layout }: Study): readonly Sanitizer[] {
  return network.nodes.flatMap((node) => sanitizerOf(layout, node) ?? []);
}

/** Hosts in sanitizing segments of which nothing is said, or that there is nothing to be said of. */
export function unsaidSanitizers(study: Study, requirement: RequirementId): readonly Draft[] {
  const { network, segments } = study;
  const unsaid = network.nodes.filter(
    (node) =>
      node.kind === 'host' &&
      node.facts.sanitizer === undefined &&
      segments.ofNode(node).some(({ kind }) => kind === 'sanitizing'),
  );
  if (unsaid.length === 0 && sanitizersOf(study).length === 0) {
    const params = { what: 'sanitizers' };
    return [draft(requirement, { verdict: 'undetermined', code: 'und/nothing-to-check', params })];
  }
  return unsaid.map((node) =>
    draft(requirement, {
      verdict: 'undetermined',
      code: 'und/missing-fact',
      params: { node: node.id, fact: 'sanitizer.method' },
      at: node.at,
      subject: node.id,
    }),
  );
}
