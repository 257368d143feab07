/** Failures that open no way let nothing through that did not pass before (SEMANTICS §11.4). */
import { expect } from 'vitest';

import { elementsOf, stateOf, Wiring } from '../../src/analysis/failures.js';
import { closerLook, mayOpenWays } from '../../src/analysis/new-ways.js';
import type { Network } from '../../src/model/network.js';
import { law, never } from './law.js';
import type { Question } from './reached.js';

const ELEMENTS = 4;

law('§11.4 a state that is passed over lets nothing more arrive', (given) => {
  const { network, draw } = given;
  const elements = elementsOf(network);
  if (elements.length === 0) return;
  const wiring = new Wiring(network);
  const matters = closerLook(network, wiring.domains);
  for (let n = 0; n < ELEMENTS; n++) {
    const element = draw.one(elements);
    const broken = stateOf(network, [element], wiring);
    const open = mayOpenWays(network, wiring.domains, broken);
    if (open) expect(matters(element), element.id).toBe(true);
    const questions = given.questions.filter(({ origin }) => isPlace(network, origin));
    if (!open) never('grows', { ...given, questions }, broken.network);
  }
});

/** Machines on wires, hosts and externals send (§8); what a device sends itself crosses nothing. */
function isPlace({ nodes }: Network, origin: Question['origin']): boolean {
  if (origin.kind === 'wire') return true;
  return nodes.some(({ id, kind }) => id === origin.node && kind !== 'device');
}
