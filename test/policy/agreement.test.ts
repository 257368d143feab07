/**
 * Crossings against the simulator on hostile networks: what the analyzer says of a packet (where it
 * arrives, and which lines of the register cover it) is what one packet at a time says.
 */
import { expect, test } from 'vitest';

import { sentBy } from '../../src/analysis/judgements.js';
import { addressesIn, externalAddresses, placeKey, type Place } from '../../src/analysis/places.js';
import { ArrivalReader } from '../../src/engine/arrivals.js';
import { verifyNetwork } from '../../src/engine/verify.js';
import { FAMILIES, prefixRange, type Family } from '../../src/model/address.js';
import type { Packet } from '../../src/model/packet.js';
import { inRanges, type RangeList } from '../../src/model/range.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { seedsOf } from '../../src/policy/passages.js';
import { Study } from '../../src/policy/study.js';
import { Simulator, type Origin } from '../../src/simulate/simulate.js';
import { cutPoints } from '../exactness/cut-points.js';
import { drawPackets, furnished, pick } from './furnish.js';
import { coveringFlows, type NaivePlace } from './naive-coverage.js';

const SEED = 20261123;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 60);

type CrossingRole = 'opening' | 'ongoing';

/** What the analyzer says of each packet: `place [lines]` per place of another segment. */
function analyzed(
  study: Study,
  place: Place,
  role: CrossingRole,
): (packet: Packet) => readonly string[] {
  const crossings = study
    .crossingsFrom(place)
    .filter((crossing) => crossing.role === role)
    .map((crossing) => {
      const { analyzer } = crossing.traffic;
      const back = analyzer.backward(crossing.pass, seedsOf(crossing));
      const flows = crossing.flows.map(({ id }) => id).join();
      const text = `${placeKey(crossing.to)} [${flows}]`;
      return { text, space: analyzer.space, sent: sentBy(analyzer, crossing.pass, back) };
    });
  return (packet) =>
    distinct(
      crossings
        .filter(({ space, sent }) => space.family === packet.family && space.has(sent, packet))
        .map(({ text }) => text),
    );
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Pools of generated networks are small: every value is tried. */
function everyChoice(ranges: RangeList): readonly bigint[] {
  return ranges.flatMap((r) =>
    Array.from({ length: Number(r.last - r.first) + 1 }, (_, i) => r.first + BigInt(i)),
  );
}

/** Addresses under which packets come from `place`. */
function sourcesOf(study: Study, place: Place, family: Family): RangeList {
  const { layout } = study.ground(family);
  if (place.kind === 'external') return externalAddresses(layout, layout.node(place.id));
  return layout.subnetRanges(layout.index.subnets.get(place.id)!);
}

/** Who may send `packet` from `place` (SEMANTICS §8.2, §8.5). */
function originsOf(study: Study, place: Place, packet: Packet): readonly Origin[] {
  const { layout } = study.ground(packet.family);
  if (place.kind === 'external') {
    const node = layout.node(place.id);
    const own = node.interfaces.flatMap((i) => layout.ownRanges(i));
    const sends = inRanges(packet.source, [...node.behind[packet.family], ...own]);
    return sends ? [{ kind: 'generated', node: place.id }] : [];
  }
  const hosts = study.network.nodes
    .filter((n) => n.kind === 'host' && inRanges(packet.source, addressesIn(layout, n, place.id)))
    .map((n): Origin => ({ kind: 'generated', node: n.id }));
  const inside = study.network.subnets
    .find((s) => s.id === place.id)!
    .prefixes.filter((p) => p.family === packet.family)
    .some((p) => inRanges(packet.source, [prefixRange(p)]));
  return inside ? [...hosts, { kind: 'wire', subnet: place.id }] : hosts;
}

/** The same as {@link analyzed}, by the simulator; undefined if there are too many courses. */
function simulated(
  study: Study,
  simulator: Simulator,
  place: Place,
  role: CrossingRole,
  packet: Packet,
): readonly string[] | undefined {
  const reader = new ArrivalReader(study.network);
  const places = new Map(study.places.map((p) => [placeKey(p), p]));
  const runs = originsOf(study, place, packet).map((origin) =>
    role === 'opening' ? simulator.open(origin, packet) : simulator.ongoing(origin, packet),
  );
  if (runs.some((run) => run.truncated)) return undefined;
  const found = runs
    .flatMap((run) => run.traces)
    .flatMap((trace) =>
      [...reader.placesOf(trace)]
        .map((key) => places.get(key)!)
        .filter((to) => to.segment !== place.segment)
        .map((to) => {
          const sent: readonly [NaivePlace, Packet] = [place, packet];
          const arrived: readonly [NaivePlace, Packet] = [to, trace.end.packet];
          return `${placeKey(to)} [${coveringFlows(study.network, role, sent, arrived).join()}]`;
        }),
    );
  return distinct(found);
}

test('crossings and the lines that cover them are those of the simulator', () => {
  let compared = 0;
  let crossed = 0;
  let covered = 0;
  let hidden = 0;
  for (let run = 0; run < RUNS; run++) {
    const { network, next } = furnished(SEED + run, false);
    const study = Study.of(network, DEFAULT_VERIFY_OPTIONS);
    const simulator = new Simulator(network, {
      routing: 'exact',
      scheduled: 'permissive',
      unmodelled: 'permissive',
      choices: everyChoice,
      tracesMax: 300,
    });
    for (const place of study.places) {
      const opening = analyzed(study, place, 'opening');
      hidden += study.crossingsFrom(place).filter((crossing) => !crossing.sourceKept).length;
      const ongoing = analyzed(study, place, 'ongoing');
      const packets = FAMILIES.flatMap((family) =>
        drawPackets(cutPoints(network, family), sourcesOf(study, place, family), 8, next),
      );
      for (const packet of packets) {
        const said = simulated(study, simulator, place, 'opening', packet);
        if (said === undefined) continue;
        expect([SEED + run, place.id, packet, opening(packet)]).toEqual([
          SEED + run,
          place.id,
          packet,
          said,
        ]);
        compared += 1;
        crossed += said.length;
        covered += said.filter((text) => !text.endsWith('[]')).length;
        if (packet.protocol !== 6n) continue;
        // Sessions that other packets of the place opened may let more through.
        const continued = simulated(study, simulator, place, 'ongoing', packet) ?? [];
        for (const text of continued) expect([SEED + run, ...ongoing(packet)]).toContain(text);
      }
    }
  }
  expect(crossed).toBeGreaterThan(RUNS);
  expect(covered).toBeGreaterThan(RUNS / 2);
  expect(hidden).toBeGreaterThan(RUNS / 10);
  console.log(
    `${RUNS} networks from seed ${SEED}: ${compared} packets, ${crossed} crossings, ` +
      `${covered} covered; ${hidden} crossings with translated sources`,
  );
}, 600_000);

test('every violation of every requirement is shown by the simulator', () => {
  let shown = 0;
  let helped = 0;
  const codes = new Set<string>();
  for (let run = 0; run < RUNS; run++) {
    const { network, next } = furnished(SEED + run, true);
    const options = {
      ...DEFAULT_VERIFY_OPTIONS,
      routing: pick(next, ['exact', 'exact', 'any-route'] as const),
      spoofing: pick(next, ['subnet', 'subnet', 'none', 'any'] as const),
    };
    const findings = verifyNetwork(network, options).requirements.flatMap((r) => r.findings);
    for (const finding of findings) {
      codes.add(finding.code);
      if (finding.verdict !== 'violated' || finding.packets === undefined) continue;
      if (finding.witness === undefined) helped += 1;
      else shown += 1;
    }
  }
  expect(shown).toBeGreaterThan(RUNS);
  // Only a connection that another packet opened lets some through: nothing shows them alone.
  expect(helped).toBeLessThanOrEqual(shown / 100);
  console.log(`${shown} violations replayed, ${helped} not; codes: ${[...codes].sort().join(' ')}`);
}, 600_000);
