/**
 * Laws of reach: what a change of the network or of the question may do to what arrives. They hold
 * for opening and ongoing packets. Not for replies: one more session can turn a reply that the tables
 * translated into one that is translated back, and so lead it elsewhere.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Analyzer } from '../../src/analysis/passes.js';
import { PERMISSIVE, type Interpretation } from '../../src/dataplane/interpretation.js';
import { FAMILIES } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import { startsOf } from '../exactness/answers.js';
import { origins } from '../exactness/compare.js';
import { Draw } from '../generate/draw.js';
import { networkNumbers, networkOf } from '../generate/network.js';
import {
  newName,
  permuted,
  renamed,
  split,
  splitRoutes,
  withCable,
  withFilter,
  withIsland,
  withLine,
  withoutPermits,
  withoutVirtualAddresses,
  withRelay,
  withRoute,
} from './changes.js';
import {
  beyond,
  differences,
  isArrival,
  moved,
  reached,
  reachedBy,
  type Question,
} from './reached.js';

const SEED = 20261124;
const RUNS = Number(process.env['SEKISHO_LAW_RUNS'] ?? 12);
const QUESTIONS = 3;

interface Case {
  readonly network: Network;
  readonly draw: Draw;
  readonly questions: readonly Question[];
  readonly reading: Partial<Interpretation>;
}

const readings = fc.record({
  routing: fc.constantFrom('exact', 'exact', 'any-route'),
  scheduled: fc.constantFrom('permissive', 'strict'),
  unmodelled: fc.constantFrom('permissive', 'strict'),
} as const);

/** Checks `holds` on generated networks, for some origins of each, in both roles. */
function law(name: string, holds: (given: Case) => void): void {
  test(
    name,
    () => {
      const changes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 60 });
      fc.assert(
        fc.property(networkNumbers, changes, readings, (numbers, more, reading) => {
          const network = networkOf(numbers);
          const draw = new Draw(more);
          const questions = Array.from({ length: QUESTIONS }, () => ({
            origin: draw.one(origins(network)),
            family: draw.one(FAMILIES),
            role: draw.one(['opening', 'ongoing'] as const),
          }));
          holds({ network, draw, questions, reading });
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    },
    3_600_000,
  );
}

/** The changed network reaches no more than the other one. */
function never(
  kind: 'grows' | 'shrinks',
  { questions, reading, ...given }: Case,
  changed: Network,
): void {
  for (const question of questions) {
    const before = reached(given.network, question, reading);
    const after = reached(changed, question, reading);
    expect(kind === 'grows' ? beyond(before, after) : beyond(after, before)).toEqual([]);
  }
}

function unchanged({ network, questions, reading }: Case, changed: Network): void {
  for (const question of questions) {
    expect(
      differences(reached(network, question, reading), reached(changed, question, reading)),
    ).toEqual([]);
  }
}

describe('what is added', () => {
  law('a permit line never shrinks reach', (given) => {
    never('shrinks', given, withLine(given.draw, given.network, 'permit'));
  });

  law('a deny line never grows it', (given) => {
    never('grows', given, withLine(given.draw, given.network, 'deny'));
  });

  law('a filter where there was none never grows it', (given) => {
    never('grows', given, withFilter(given.draw, given.network));
  });

  law('a node that begins to forward never shrinks it', (given) => {
    never('shrinks', given, withRelay(given.draw, given.network));
  });

  // Not in mode exact: a longer prefix takes packets away from a shorter one.
  law('a route never shrinks what any route reaches', ({ network, questions, draw }) => {
    const changed = withRoute(draw, network);
    never('shrinks', { network, questions, draw, reading: { routing: 'any-route' } }, changed);
  });

  // Not for deliveries to subnets: the new neighbour may have the address. Not with virtual addresses:
  // a higher priority takes them over. Not in mode exact, where what has an owner goes to it alone.
  law('a cable never shrinks what any route reaches on nodes', (given) => {
    const network = withoutVirtualAddresses(given.network);
    const changed = withCable(given.draw, network);
    for (const question of given.questions) {
      const before = reached(network, question, { routing: 'any-route' });
      const after = reached(changed, question, { routing: 'any-route' });
      expect(beyond(after, before).filter((end) => !end.startsWith('delivered'))).toEqual([]);
    }
  });

  law('an island changes nothing', (given) => {
    unchanged(given, withIsland(given.network, given.network));
  });
});

describe('what is written differently', () => {
  law('order of things that have none changes nothing', (given) => {
    unchanged(given, permuted(given.draw, given.network));
  });

  law('lines and subnets in halves change nothing', (given) => {
    unchanged(given, split(given.network));
  });

  law('routes in halves change nothing', (given) => {
    unchanged(given, splitRoutes(given.network));
  });

  law('other names change names only', ({ network, questions, reading }) => {
    const changed = renamed(network);
    const name = (end: string): string =>
      end
        .split(' ')
        .map((part, index) => (index === 0 || part === '' ? part : newName(part)))
        .join(' ');
    for (const question of questions) {
      const { origin } = question;
      const other =
        origin.kind === 'wire'
          ? { ...origin, subnet: newName(origin.subnet) as never }
          : { ...origin, node: newName(origin.node) as never };
      const before = reached(network, question, reading);
      const after = reached(changed, { ...question, origin: other }, reading);
      expect(differences(before, after, name)).toEqual([]);
    }
  });
});

describe('what is asked differently', () => {
  law('any route reaches all that the written ones do', ({ network, questions, reading }) => {
    for (const question of questions) {
      const exact = reached(network, question, { ...reading, routing: 'exact' });
      const any = reached(network, question, { ...reading, routing: 'any-route' });
      expect(beyond(any, exact)).toEqual([]);
    }
  });

  law(
    'the strict readings reach no more than the permissive ones',
    ({ network, questions, reading }) => {
      const { routing = 'exact' } = reading;
      for (const question of questions) {
        const loose = reached(network, question, { routing });
        const strict = reached(network, question, {
          routing,
          scheduled: 'strict',
          unmodelled: 'strict',
        });
        expect(beyond(loose, strict)).toEqual([]);
      }
    },
  );

  law(
    'without explicit permits, a network reaches what it does with all of them turned to deny',
    ({ network, questions, reading }) => {
      const full = { ...PERMISSIVE, ...reading };
      for (const question of questions) {
        const off = reached(network, question, { ...reading, explicitPermits: false });
        const turned = reached(withoutPermits(network, full), question, reading);
        expect(differences(off, turned)).toEqual([]);
        expect(beyond(reached(network, question, reading), off)).toEqual([]);
      }
    },
  );

  law(
    'without a node, no more is reached than with it',
    ({ network, questions, draw, reading }) => {
      const { id } = draw.one(network.nodes);
      for (const question of questions) {
        const all = reached(network, question, reading);
        const less = reached(network, question, { ...reading, without: new Set([id]) });
        expect(beyond(all, less)).toEqual([]);
      }
    },
  );

  law(
    'two sets of packets together reach what each of them does',
    ({ network, questions, reading, draw }) => {
      for (const { origin, family } of questions) {
        const analyzer = new Analyzer(network, family, { ...PERMISSIVE, ...reading });
        const { space } = analyzer;
        const [half] = space.boxes(space.all);
        const some = draw.chance(50)
          ? space.where('protocol', [{ first: 0n, last: 6n }])
          : space.box(half!);
        const part = (set: typeof space.all) =>
          reachedBy(analyzer, analyzer.opening(startsOf(analyzer, origin, set)));
        const whole = part(space.all);
        const [a, b] = [part(some), part(space.complement(some))];
        for (const [end, set] of whole.arrived) {
          const both = [a, b].map((each) => each.arrived.get(end) ?? space.none);
          expect(space.unionAll(both)).toBe(set);
        }
      }
    },
  );

  law(
    'what is read backward from an end is what gets there, and nothing else is',
    ({ network, questions, reading }) => {
      for (const { origin, family } of questions) {
        const analyzer = new Analyzer(network, family, { ...PERMISSIVE, ...reading });
        const { space } = analyzer;
        const from = (set: typeof space.all) =>
          reachedBy(analyzer, analyzer.opening(startsOf(analyzer, origin, set)));
        const whole = from(space.all);
        for (const [end, sent] of [...whole.sent].filter(([key]) => isArrival(key))) {
          expect(from(sent).arrived.get(end)).toBe(whole.arrived.get(end));
          expect(from(space.complement(sent)).arrived.has(end)).toBe(false);
        }
      }
    },
  );
});

test('moved(reached, set, space) keeps the headers', () => {
  const question = {
    origin: { kind: 'generated', node: 'fw' as never },
    family: 4,
    role: 'opening',
  } as const;
  const network = networkOf(Array.from({ length: 900 }, (_, i) => (i * 7919) % 9999));
  const [a, b] = [reached(network, question), reached(network, question)];
  for (const [end, set] of a.arrived) expect(moved(a, set, b.space)).toBe(b.arrived.get(end));
  expect(a.arrived.size).toBeGreaterThan(0);
});
