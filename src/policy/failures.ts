/** What can be down, by name (SEMANTICS §11.1, §11.5), and networks in which some of it is. */
import { elementsOf, withFailures, type Element } from '../analysis/failures.js';
import { suggest } from '../base/suggest.js';
import type { Network } from '../model/network.js';
import type { QuestionProblem } from '../model/result.js';

/** What is down together, by the name that it has first; a cable goes by either of its ends. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
  readonly elements: readonly Element[];
}

/** Names of everything that can be down. */
export class FailureNames {
  readonly #network: Network;
  readonly #byName = new Map<string, Named[]>();

  constructor(network: Network) {
    this.#network = network;
    for (const named of namedIn(network)) {
      for (const name of new Set(named.names)) {
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), named]);
      }
    }
  }

  /** The one name of what is called `name`; undefined if nothing is. */
  find(name: string): string | undefined {
    return this.#byName.get(name)?.[0]?.id;
  }

  nearest(name: string): string {
    return suggest(name, this.#byName.keys());
  }

  /** The network while everything called by one of `names` is down. */
  networkWithout(names: Iterable<string>): Network {
    const failed = new Set([...names].flatMap((name) => this.#byName.get(name) ?? []));
    const elements = [...failed].flatMap((named) => named.elements);
    return elements.length === 0 ? this.#network : withFailures(this.#network, elements);
  }
}

function namedIn(network: Network): readonly Named[] {
  const elements = elementsOf(network).map((element): Named => {
    const ends = element.kind === 'cable' ? network.cables[element.index]!.ends : [];
    const others = ends.map(({ switch: id, port }) => `${id}/${port}`);
    return { id: element.id, names: [element.id, ...others], elements: [element] };
  });
  const hosts = network.nodes
    .filter(({ kind }) => kind === 'host')
    .map(({ id }): Named => ({ id, names: [id], elements: [{ kind: 'node', id, node: id }] }));
  return [...elements, ...hosts];
}

/** The network while the named elements are down. */
export function readFailures(
  network: Network,
  names: readonly string[],
):
  | { readonly ok: true; readonly value: Network }
  | { readonly ok: false; readonly problem: QuestionProblem } {
  if (names.length === 0) return { ok: true, value: network };
  const known = new FailureNames(network);
  const unknown = names.find((name) => known.find(name) === undefined);
  if (unknown !== undefined) {
    const params = { value: unknown, suggestion: known.nearest(unknown) };
    return { ok: false, problem: { code: 'ask/unknown-element', params } };
  }
  return { ok: true, value: known.networkWithout(names) };
}
