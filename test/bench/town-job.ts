/** One town loaded, verified in full, and asked for every ordered pair of its subnets. */
import { Analyzer } from '../../src/analysis/passes.js';
import { arrivals, placesOf, startsFrom } from '../../src/analysis/places.js';
import { PERMISSIVE } from '../../src/dataplane/interpretation.js';
import { verifyNetwork } from '../../src/engine/verify.js';
import { load } from '../../src/load/load.js';
import { FAMILIES } from '../../src/model/address.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { Network } from '../../src/model/network.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { hashOf } from './filter-job.js';
import { peakMegabytes, timed, type Time } from './timing.js';

export interface TownFigures {
  readonly load: Time;
  readonly verify: Time;
  readonly verdict: string;
  readonly counters: Readonly<Record<string, number>>;
  readonly hash: string;
  readonly peakMegabytes: number;
}

export interface PairFigures {
  readonly load: Time;
  readonly pairs: Time;
  /** Ordered pairs of places, and those between which something passes. */
  readonly asked: number;
  readonly open: number;
  readonly counters: Readonly<Record<string, number>>;
  readonly hash: string;
  readonly peakMegabytes: number;
}

/** Everything that `verify` does after reading the files. */
export function measureTown(files: readonly SourceFile[]): TownFigures {
  const [network, loadTime] = timed(() => networkOf(files));
  const [result, verify] = timed(() => verifyNetwork(network, DEFAULT_VERIFY_OPTIONS));
  return {
    load: loadTime,
    verify,
    verdict: result.verdict ?? 'none',
    counters: result.counters,
    hash: hashOf([JSON.stringify(result.requirements, plain)]),
    peakMegabytes: peakMegabytes(),
  };
}

/** What gets from every place to every other, opening and ongoing packets, in both families. */
export function measurePairs(files: readonly SourceFile[]): PairFigures {
  const [network, loadTime] = timed(() => networkOf(files));
  const [answer, pairs] = timed(() => allPairs(network));
  const places = placesOf(network).length;
  return {
    load: loadTime,
    pairs,
    asked: places * (places - 1),
    ...answer,
    peakMegabytes: peakMegabytes(),
  };
}

function allPairs(network: Network): Pick<PairFigures, 'open' | 'counters' | 'hash'> {
  const found = new Map<string, bigint>();
  const counters: Record<string, number> = { nodes: 0, runs: 0, operations: 0 };
  for (const family of FAMILIES) {
    const analyzer = new Analyzer(network, family, PERMISSIVE);
    for (const from of placesOf(network)) {
      const starts = startsFrom(analyzer.layout, analyzer.space, from, 'subnet');
      if (starts.length === 0) continue;
      const opening = analyzer.opening(starts);
      for (const pass of [opening, analyzer.ongoing(opening)]) {
        for (const [to, arrived] of arrivals(analyzer, pass)) {
          const count = arrived.reduce((sum, { set }) => sum + analyzer.space.count(set), 0n);
          const key = `${from.id} ${to}`;
          if (to !== `${from.kind} ${from.id}`) found.set(key, (found.get(key) ?? 0n) + count);
        }
      }
    }
    for (const [name, value] of Object.entries(analyzer.space.counters)) counters[name]! += value;
  }
  return {
    open: found.size,
    counters,
    hash: hashOf([...found].map(([pair, count]) => `${pair} ${count}`)),
  };
}

function networkOf(files: readonly SourceFile[]): Network {
  const { network, diagnostics } = load(files);
  if (network === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return network;
}

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
