/**
 * What a change may do to the verdicts on whole towns with mistakes: more ways mend nothing, fewer break no
 * separation, and a packet that is shown goes its way again. For single packets and for content the same is
 * held on drawn networks (`test/laws`, `test/policy/laws.test.ts`).
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '../../src/base/assert.js';
import { load } from '../../src/load/load.js';
import { ARRIVED } from '../../src/model/trace.js';
import { REQUIREMENT_IDS, type RequirementId, type Witness } from '../../src/model/verdict.js';
import { Simulator } from '../../src/simulate/simulate.js';
import { Draw } from '../generate/draw.js';
import { mistakesFor, spoilt, townNumbers, townOf } from '../generate/town/case.js';
import { judge, type Judgement } from '../generate/town/judge.js';
import { MISTAKES } from '../generate/town/mistakes/all.js';
import type { Topology } from '../generate/town/topology.js';
import { changed, type Town } from '../generate/town/town.js';
import { writeTown } from '../generate/town/write-town.js';
import {
  withLine,
  withLink,
  withNarrowerException,
  withRelay,
  withRoute,
  withRouterForSanitizer,
} from './town-changes.js';

const SEED = Number(process.env['SEKISHO_SEED'] ?? 20261124);
/** Whole towns take a hundred times as long as single packets. */
const RUNS = Math.ceil(Number(process.env['SEKISHO_LAW_RUNS'] ?? 40) / 10);

/** Claims that more ways can only break. */
const SEPARATION: readonly RequirementId[] = [
  'R-CLS-3a',
  'R-CLS-3b',
  'R-SEP-1',
  'R-MN-1',
  'R-MN-4',
  'R-LG-1',
  'R-LG-2',
  'R-NET-1',
];

/** Claims about what the register says, which narrower exceptions are about. */
const ABOUT_REGISTER = /^R-(?:EXC|REQ|UPD|IR|MDL)-/;

interface Case {
  readonly valid: Town;
  readonly wrong: Town;
  readonly draw: Draw;
}

/** Checks `holds` on generated towns; it says whether the change could have mattered. */
function law(name: string, holds: (given: Case) => boolean): void {
  test(
    name,
    () => {
      let mattered = 0;
      for (const numbers of fc.sample(townNumbers, { seed: SEED, numRuns: RUNS })) {
        const draw = new Draw(numbers.changes);
        const valid = townOf(numbers);
        const first = draw.one(MISTAKES.filter((mistake) => mistake.applies(valid)));
        const wrong = spoilt(valid, mistakesFor(valid, first, 2, draw), draw).town;
        if (holds({ valid, wrong, draw })) mattered += 1;
      }
      expect(mattered).toBeGreaterThan(0);
    },
    3_600_000,
  );
}

function violatedIn({ told }: Judgement): readonly RequirementId[] {
  return [...told].filter(([, { verdict }]) => verdict === 'violated').map(([id]) => id);
}

/** Everything that is violated before is so after the change; whether anything is. */
function mendsNothing(
  town: Town,
  change: (topology: Topology) => void,
  options: Parameters<typeof judge>[1] = {},
): boolean {
  const only = SEPARATION;
  const before = violatedIn(judge(town, { only, ...options }));
  const after = judge(changed(town, change), { only, ...options });
  expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(violatedIn(after)).toEqual(expect.arrayContaining([...before]));
  return before.length > 0;
}

describe('what is added to a town with mistakes', () => {
  law('a permit mends no separation', ({ wrong, draw }) =>
    mendsNothing(wrong, (topology) => withLine(topology, draw, 'permit')),
  );

  // In mode exact a longer prefix takes packets away from a shorter one.
  law('a route mends no separation where any route leads on', ({ wrong, draw }) =>
    mendsNothing(wrong, (topology) => withRoute(topology, draw), { routing: 'any-route' }),
  );

  law('a link mends no separation', ({ wrong, draw }) =>
    mendsNothing(wrong, (topology) => withLink(topology, draw)),
  );

  law('a relay mends no separation', ({ wrong, draw }) =>
    mendsNothing(wrong, (topology) => withRelay(topology, draw)),
  );
});

describe('what is changed', () => {
  law('a denial breaks no separation of a valid town', ({ valid, draw }) => {
    const denied = changed(valid, (topology) => withLine(topology, draw, 'deny'));
    const after = judge(denied, { only: [...SEPARATION, 'R-REQ-1'] });
    expect(violatedIn(after).filter((id) => id !== 'R-REQ-1')).toEqual([]);
    return true;
  });

  law('a router in place of a sanitizer mends nothing, and breaks a valid town', (given) => {
    const { valid, wrong, draw } = given;
    const mattered = mendsNothing(wrong, (topology) => withRouterForSanitizer(topology, draw));
    const routed = changed(valid, (topology) => withRouterForSanitizer(topology, draw));
    const only = ['R-LG-1', 'R-LG-2'] as const;
    expect(violatedIn(judge(routed, { only }))).toEqual(only);
    return mattered;
  });

  law('a narrower exception mends nothing but the register', ({ wrong, draw }) => {
    const only = REQUIREMENT_IDS.filter((id) => !ABOUT_REGISTER.test(id) && id !== 'R-HA-1');
    const before = violatedIn(judge(wrong, { only }));
    const after = judge(
      changed(wrong, (topology) => withNarrowerException(topology, draw)),
      { only },
    );
    expect(violatedIn(after)).toEqual(expect.arrayContaining([...before]));
    return before.length > 0;
  });
});

describe('packets that are shown', () => {
  const REPLAYED: readonly RequirementId[] = ['R-CLS-3a', 'R-MN-1', 'R-LG-1', 'R-EXC-4'];

  law('go the same way when they are sent again', ({ wrong }) => {
    const { files } = writeTown(wrong.topology, wrong.writing);
    const network = present(load(files).network, 'network');
    const options = {
      routing: 'exact',
      scheduled: 'permissive',
      unmodelled: 'permissive',
    } as const;
    const simulator = new Simulator(network, options);
    const again = ({ origin, role, packet }: Witness): readonly string[] => {
      const from = origin as Parameters<Simulator['open']>[0];
      const { traces } =
        role === 'opening' ? simulator.open(from, packet) : simulator.ongoing(from, packet);
      return traces.map(wayOf);
    };
    const witnesses = [...judge(wrong, { only: REPLAYED }).told.values()].flatMap(({ findings }) =>
      findings.flatMap(({ finding }) => (finding.witness === undefined ? [] : [finding.witness])),
    );
    for (const witness of witnesses.filter(({ role }) => role !== 'reply')) {
      expect(ARRIVED).toContain(witness.trace.end.disposition);
      expect(again(witness)).toContain(wayOf(witness.trace));
    }
    return witnesses.length > 0;
  });
});

/** The nodes that a packet passes, and how it ends. */
function wayOf({ hops, end }: Witness['trace']): string {
  return [...hops.map(({ node }) => node), end.disposition, end.node ?? ''].join(' ');
}
