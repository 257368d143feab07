/**
 * Verdicts of one state of a scenario after the other (SEMANTICS §12.6). Nothing is decided twice of the
 * same network.
 */
import { present } from '../base/assert.js';
import { sortedBy } from '../base/compare.js';
import type { Network } from '../model/network.js';
import type { VerifyOptions } from '../model/result.js';
import { REQUIREMENT_IDS, type RequirementResult } from '../model/verdict.js';
import type { AnyRequirement } from '../policy/requirement.js';
import { verifyNetwork, type Verification } from './verify.js';

/** What requirements look at: records and dates; failures by themselves; what passes in the state. */
type Part = 'records' | 'failures' | 'passing';

function partOf({ id, kind }: AnyRequirement): Part {
  if (id === 'R-HA-1') return 'failures';
  return kind === 'inventory' ? 'records' : 'passing';
}

/** What is to be decided. */
export interface Moment {
  /** As set up. */
  readonly network: Network;
  /** With what is down and what fails; the same object if nothing does. */
  readonly actual: Network;
  readonly asOf?: string;
  readonly time?: string;
}

interface Known {
  /** What it depends on. */
  readonly key: readonly unknown[];
  readonly requirements: readonly RequirementResult[];
}

const ORDER: ReadonlyMap<string, number> = new Map(REQUIREMENT_IDS.map((id, index) => [id, index]));

export class Decider {
  readonly #options: VerifyOptions;
  readonly #known = new Map<Part, Known[]>();
  readonly #runs: Verification[] = [];

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  /** Everything that was computed so far. */
  get runs(): readonly Verification[] {
    return this.#runs;
  }

  /** Every requirement, in the order of reports. */
  decide(moment: Moment): readonly RequirementResult[] {
    const { network, actual, asOf, time } = moment;
    const keys: Readonly<Record<Part, readonly unknown[]>> = {
      records: [network, time, asOf],
      failures: [network, time],
      passing: [actual, time],
    };
    const parts = Object.keys(keys) as readonly Part[];
    const known = (part: Part): Known | undefined =>
      this.#known.get(part)?.find(({ key }) => same(key, keys[part]));
    const stale = parts.filter((part) => known(part) === undefined);
    for (const subject of new Set([network, actual])) {
      const asked = stale.filter((part) => keys[part][0] === subject);
      if (asked.length > 0) this.#run(subject, moment, asked, keys);
    }
    const all = parts.flatMap((part) => present(known(part), part).requirements);
    return sortedBy(all, ({ id }) => ORDER.get(id) ?? ORDER.size);
  }

  #run(
    subject: Network,
    { asOf, time }: Moment,
    asked: readonly Part[],
    keys: Readonly<Record<Part, readonly unknown[]>>,
  ): void {
    const options = {
      ...this.#options,
      ...(asOf === undefined ? {} : { asOf }),
      ...(time === undefined ? {} : { at: time }),
    };
    const parts = new Map<string, Part>();
    const run = verifyNetwork(subject, options, (requirement) => {
      parts.set(requirement.id, partOf(requirement));
      return asked.includes(partOf(requirement));
    });
    this.#runs.push(run);
    for (const part of asked) {
      const requirements = run.requirements.filter(({ id }) => parts.get(id) === part);
      const others = this.#known.get(part) ?? [];
      this.#known.set(part, [...others, { key: keys[part], requirements }]);
    }
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
