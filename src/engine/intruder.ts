/** An attacker in the states of a scenario, one after the other (SEMANTICS §13). */
import type { Foothold, LateralResult } from '../model/lateral.js';
import type { Service } from '../model/match.js';
import type { Network } from '../model/network.js';
import type { Intrusion, SimulateOptions } from '../model/simulation.js';
import { lateralMovement } from './lateral.js';
import type { State } from './scenario-state.js';

export class Intruder {
  readonly #options: SimulateOptions;
  /** By which machines are taken over; undefined: whatever is accepted. */
  readonly #services: readonly Service[] | undefined;
  /** What was asked last, and the answer. */
  #last: { readonly key: readonly unknown[]; readonly result: LateralResult } | undefined;

  constructor(options: SimulateOptions, services: readonly Service[] | undefined) {
    this.#options = options;
    this.#services = services;
  }

  /** How far the attacker gets, and what of that is new; undefined while nobody is compromised. */
  after(network: Network, { held, time }: State): Intrusion | undefined {
    if (held.length === 0) {
      this.#last = undefined;
      return undefined;
    }
    const before = this.#last;
    const key = [network, time, ...held];
    const isSame = before?.key.length === key.length && key.every((k, i) => k === before.key[i]);
    const { routing, spoofing, nodesMax } = this.#options;
    const result = isSame
      ? before.result
      : lateralMovement(network, held, {
          routing,
          spoofing,
          ...(this.#services === undefined ? {} : { services: this.#services }),
          ...(nodesMax === undefined ? {} : { nodesMax }),
          ...(time === undefined ? {} : { at: time }),
        });
    this.#last = { key, result };
    const old = new Set((before === undefined ? [] : footholdsOf(before.result)).map(keyOf));
    const now = footholdsOf(result);
    const current = new Set(now.map(keyOf));
    return {
      start: held,
      gained: result.steps.filter(({ foothold }) => !old.has(keyOf(foothold))),
      lost: (before === undefined ? [] : footholdsOf(before.result)).filter(
        (foothold) => !current.has(keyOf(foothold)),
      ),
      segments: result.segments,
      ...(result.limit === undefined ? {} : { limit: result.limit }),
    };
  }
}

function footholdsOf({ start, steps }: LateralResult): readonly Foothold[] {
  return [...start, ...steps.map(({ foothold }) => foothold)];
}

function keyOf({ kind, id }: Foothold): string {
  return `${kind} ${id}`;
}
