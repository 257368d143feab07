/** What a change of the question may do to what arrives. */
import { describe, expect } from 'vitest';

import { Analyzer } from '../../src/analysis/passes.js';
import { arrivals, placesOf, startsFrom } from '../../src/analysis/places.js';
import { PERMISSIVE } from '../../src/dataplane/interpretation.js';
import type { SpoofingMode } from '../../src/model/result.js';
import type { PacketSet } from '../../src/packet-set/space.js';
import { Simulator } from '../../src/simulate/simulate.js';
import { World } from '../../src/simulate/world.js';
import { endsIn, endsOf, senders, startsOf } from '../exactness/answers.js';
import { everyChoice } from '../exactness/compare.js';
import { cutPoints } from '../exactness/cut-points.js';
import { samplePackets } from '../exactness/packets.js';
import { lcg } from '../generate/draw.js';
import { expressible } from '../generate/expressible.js';
import { withoutPermits } from './changes.js';
import { law } from './law.js';
import { beyond, differences, isArrival, reached, reachedBy } from './reached.js';

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
    'without a node, what is reached is what courses that avoid it reach',
    ({ network, questions, draw, reading }) => {
      const { id } = draw.one(network.nodes);
      const without = { ...PERMISSIVE, ...reading, without: new Set([id]) };
      const options = { ...PERMISSIVE, ...reading, choices: everyChoice, tracesMax: 200 };
      const simulator = new Simulator(network, options);
      const world = new World(network);
      const next = lcg(draw.below(9999));
      for (const { origin, family } of questions) {
        if (origin.kind === 'generated' && origin.node === id) continue;
        const analyzer = new Analyzer(network, family, without);
        const pass = analyzer.opening(startsOf(analyzer, origin, analyzer.space.all));
        const sets = senders(analyzer, pass);
        const points = cutPoints(network, family);
        for (const packet of samplePackets(points, points.addresses, 15, next)) {
          const { traces, truncated } = simulator.open(origin, packet);
          if (truncated) continue;
          const avoiding = traces.filter((t) => t.hops.every((hop) => hop.node !== id));
          const arrived = endsOf(world, avoiding).filter(isArrival);
          expect(endsIn(analyzer, sets, packet).filter(isArrival)).toEqual(arrived);
        }
      }
    },
  );

  law(
    'the more may be forged, the more is sent',
    ({ network: drawn, questions, draw, reading }) => {
      const network = expressible(drawn);
      const places = placesOf(network);
      for (const { family } of questions) {
        const from = draw.one(places);
        const analyzer = new Analyzer(network, family, { ...PERMISSIVE, ...reading });
        const { layout, space } = analyzer;
        const arrivedAt = (spoofing: SpoofingMode): ReadonlyMap<string, PacketSet> => {
          const pass = analyzer.opening(startsFrom(layout, space, from, spoofing));
          return new Map(
            [...arrivals(analyzer, pass)].map(([place, list]) => [
              place,
              space.unionAll(list.map(({ set }) => set)),
            ]),
          );
        };
        const [none, subnet, any] = (['none', 'subnet', 'any'] as const).map(arrivedAt);
        for (const [place, set] of none!) {
          expect(space.includes(subnet!.get(place) ?? space.none, set)).toBe(true);
        }
        for (const [place, set] of subnet!) {
          expect(space.includes(any!.get(place) ?? space.none, set)).toBe(true);
        }
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
