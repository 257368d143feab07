/** The tables of towns: the command on those of topologies/, and generated ones that grow. */
import { existsSync, readdirSync } from 'node:fs';

import { inProcess } from './child.js';
import { bareNode, measureCommand } from './command.js';
import type { BenchOptions } from './options.js';
import { short, table } from './table.js';
import type { Time } from './timing.js';
import type { PairFigures, TownFigures } from './town-job.js';
import type { TownSize } from './towns.js';

const SEGMENTS_PER_DEVICE = 5;
const LINES_PER_DEVICE = 300;

/** `sekisho verify` on the towns of topologies/. */
export function commandTable({ repeat }: BenchOptions): string {
  const start = bareNode(repeat);
  const towns = readdirSync('topologies').filter((name) =>
    existsSync(`topologies/${name}/topology.yaml`),
  );
  const rows = towns.map((town) => {
    const { wall, peakMegabytes, counters, hash } = measureCommand(`topologies/${town}`, repeat);
    const work = [counters['nodes'], counters['operations'], counters['passes']].map(String);
    return [town, short(wall), short(wall / start), String(peakMegabytes), ...work, hash];
  });
  const head = ['town', 'ms', '× bare Node', 'peak MB', 'nodes', 'operations', 'passes', 'hash'];
  return [
    `sekisho verify as a process, start included (bare Node: ${short(start)} ms)`,
    '',
    table(head, rows),
  ].join('\n');
}

interface Grown {
  readonly devices: number;
  readonly pairs: PairFigures;
  readonly town: TownFigures;
}

/** Generated towns of several sizes, and how the work grows with the number of devices. */
export function townTable({ devices, repeat }: BenchOptions): string {
  const grown = devices.map((count): Grown => {
    const size = sizeOf(count);
    return { devices: count, pairs: bestPairs(size, repeat), town: bestTown(size, repeat) };
  });
  const head = [
    'devices',
    'segments',
    'lines',
    'load ms',
    'all pairs ms',
    'cpu',
    'operations',
    'peak MB',
    'hash',
    'verify ms',
    'cpu',
    'operations',
    'peak MB',
    'hash',
  ];
  return [
    'Generated towns: what passes between every ordered pair of subnets; every requirement',
    '',
    table(head, grown.map(rowOf)),
    '',
    ...growth(grown),
  ].join('\n');
}

/** One of the devices is the core router. */
function sizeOf(devices: number): TownSize {
  return {
    sites: devices - 1,
    segments: SEGMENTS_PER_DEVICE * devices,
    lines: LINES_PER_DEVICE * devices,
  };
}

function rowOf({ devices, pairs, town }: Grown): readonly string[] {
  const { segments, lines } = sizeOf(devices);
  return [
    String(devices),
    String(segments),
    String(lines),
    short(pairs.load.wall),
    ...work(pairs.pairs, pairs),
    ...work(town.verify, town),
  ];
}

function work(
  time: Time,
  { counters, peakMegabytes, hash }: Pick<TownFigures, 'counters' | 'peakMegabytes' | 'hash'>,
): readonly string[] {
  const operations = String(counters['operations']);
  return [short(time.wall), short(time.cpu), operations, String(peakMegabytes), hash];
}

/** Exponents between the smallest and the largest town: 1 is linear in the number of devices. */
function growth(grown: readonly Grown[]): readonly string[] {
  const [first, last] = [grown[0], grown.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const exponent = (of: (town: Grown) => number): string => {
    const ratio = Math.log(of(last) / of(first)) / Math.log(last.devices / first.devices);
    return ratio.toFixed(2);
  };
  const operations = exponent(({ pairs }) => pairs.counters['operations']!);
  const cpu = exponent(({ pairs }) => pairs.pairs.cpu);
  const verify = exponent(({ town }) => town.verify.cpu);
  return [
    `growth with devices, as an exponent (segments and lines grow along, pairs by 2):`,
    `all pairs: operations ${operations}, processor time ${cpu}; verify: processor time ${verify}`,
  ];
}

function bestPairs(size: TownSize, repeat: number): PairFigures {
  return best(
    repeat,
    () => inProcess<PairFigures>('pairs', size),
    ({ pairs }) => pairs.cpu,
  );
}

function bestTown(size: TownSize, repeat: number): TownFigures {
  return best(
    repeat,
    () => inProcess<TownFigures>('town', size),
    ({ verify }) => verify.cpu,
  );
}

function best<T>(repeat: number, run: () => T, cost: (result: T) => number): T {
  const runs = Array.from({ length: repeat }, run);
  return runs.reduce((least, result) => (cost(result) < cost(least) ? result : least));
}
