/** The sanitizers of a town, and hosts that stand where only sanitizers should. */
import { METHODS, NAMED_METHODS, type Method } from '../analysis/content/protocols.js';
import { sanitizerOf, type Sanitizer } from '../analysis/content/sanitizer.js';
import type { RequirementId } from '../model/verdict.js';
import type { Draft } from './draft.js';
import { draft } from './requirement.js';
import type { Study } from './study.js';

/** Methods that count, as 「等」 of 2(12) is read (A5). */
export function methodsUnder({ readings }: Study): readonly Method[] {
  return readings.cdr === 'strict' ? NAMED_METHODS : METHODS;
}

export function sanitizersOf(study: Study): readonly Sanitizer[] {
  const { network, layout } = study;
  const methods = methodsUnder(study);
  return network.nodes.flatMap((node) => sanitizerOf(layout, node, methods) ?? []);
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
