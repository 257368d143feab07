/** Elements that a question says are down. */
import { elementsOf, withFailures } from '../analysis/failures.js';
import { suggest } from '../base/suggest.js';
import type { Network } from '../model/network.js';
import type { QuestionProblem } from '../model/result.js';

/** The network while the named elements are down; a cable goes by either of its ends. */
export function readFailures(
  network: Network,
  names: readonly string[],
):
  | { readonly ok: true; readonly value: Network }
  | { readonly ok: false; readonly problem: QuestionProblem } {
  if (names.length === 0) return { ok: true, value: network };
  const elements = elementsOf(network);
  const namesOf = (element: (typeof elements)[number]): readonly string[] =>
    element.kind === 'cable'
      ? network.cables[element.index]!.ends.map(({ switch: id, port }) => `${id}/${port}`)
      : [element.id];
  const unknown = names.find((name) => !elements.some((e) => namesOf(e).includes(name)));
  if (unknown !== undefined) {
    const suggestion = suggest(unknown, elements.flatMap(namesOf));
    const params = { value: unknown, suggestion };
    return { ok: false, problem: { code: 'ask/unknown-element', params } };
  }
  const failed = elements.filter((e) => namesOf(e).some((name) => names.includes(name)));
  return { ok: true, value: withFailures(network, failed) };
}
