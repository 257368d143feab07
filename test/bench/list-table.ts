/** The table of filter lists: made ones of every shape, and those of a folder. */
import { inProcess } from './child.js';
import type { FilterFigures, FilterResult } from './filter-job.js';
import { listFiles } from './list-file.js';
import { specName, type ListSpec } from './list-spec.js';
import { SHAPES, type Shape } from './lists.js';
import type { BenchOptions } from './options.js';
import { comparePeer, type PeerFigures } from './peers/peer.js';
import { short, table } from './table.js';
import type { Time } from './timing.js';

/** The answers of these grow with the square of the length, or worse, by construction. */
const LONGEST: Readonly<Partial<Record<Shape, number>>> = { crossing: 300, wide: 1000 };
const PATIENCE_MS = 1500;

const HEAD = [
  'list',
  'lines',
  'first ms',
  'cpu',
  'warm ms',
  'cpu',
  '× unit',
  'who decides ms',
  'nodes',
  'runs',
  'operations',
  'peak MB',
  'hash',
];

/** Measures every list and says it in a table. */
export function listTable(options: BenchOptions): string {
  const specs = listSpecs(options);
  const unit = measure({ shape: 'municipal', length: 1000, family: 4 }, options.repeat);
  const unitCpu = 'limit' in unit ? 1 : unit.warm.cpu;
  const results = specs.map((spec) => ({ spec, result: measure(spec, options.repeat) }));
  const rows = results.map(({ spec, result }) => rowOf(specName(spec), result, unitCpu));
  const text = [
    'First-match lists: what is permitted, first build of a fresh process and best of those after it',
    `(unit: municipal 1000 warm, ${short(unitCpu)} ms of processor time)`,
    '',
    table(HEAD, rows),
  ];
  return [...text, ...(options.peers ? ['', peerTable(results)] : [])].join('\n');
}

function listSpecs({ lines, folder }: BenchOptions): readonly ListSpec[] {
  const made = lines.flatMap((length) => [
    ...SHAPES.map((shape): ListSpec => {
      return { shape, length: Math.min(length, LONGEST[shape] ?? length), family: 4 };
    }),
    { shape: 'municipal', length, family: 6 } satisfies ListSpec,
    { shape: 'backbone', length, family: 6 } satisfies ListSpec,
  ]);
  const byName = new Map(made.map((spec) => [specName(spec), spec]));
  const files = folder === undefined ? [] : listFiles(folder);
  return [...byName.values(), ...files.map((path): ListSpec => ({ path, family: 4 }))];
}

/** The best of several processes. */
function measure(spec: ListSpec, repeat: number): FilterResult {
  const runs = Array.from({ length: repeat }, () =>
    inProcess<FilterResult>('filter', { spec, patienceMs: PATIENCE_MS / repeat }),
  );
  return runs.reduce((best, run) => ('limit' in best || 'limit' in run ? best : better(best, run)));
}

function better(a: FilterFigures, b: FilterFigures): FilterFigures {
  return {
    ...a,
    first: least(a.first, b.first),
    warm: least(a.warm, b.warm),
    deciding: least(a.deciding, b.deciding),
    peakMegabytes: Math.min(a.peakMegabytes, b.peakMegabytes),
  };
}

function least(a: Time, b: Time): Time {
  return { wall: Math.min(a.wall, b.wall), cpu: Math.min(a.cpu, b.cpu) };
}

function rowOf(name: string, result: FilterResult, unitCpu: number): readonly string[] {
  if ('limit' in result) return [name, String(result.lines), result.limit];
  const { lines, first, warm, deciding, counters, peakMegabytes, hash } = result;
  return [
    name,
    String(lines),
    short(first.wall),
    short(first.cpu),
    short(warm.wall),
    short(warm.cpu),
    short(warm.cpu / unitCpu),
    short(deciding.cpu),
    String(counters.nodes),
    String(counters.runs),
    String(counters.operations),
    String(peakMegabytes),
    hash,
  ];
}

/** Both warm, in processor time; the shares of permitted headers must agree. */
function peerTable(
  results: readonly { readonly spec: ListSpec; readonly result: FilterResult }[],
): string {
  const rows = results.flatMap(({ spec, result }) => {
    if (spec.family !== 4 || 'limit' in result) return [];
    return [peerRow(specName(spec), result, comparePeer(spec))];
  });
  const head = ['list', 'warm ms', 'BuDDy ms', 'ratio', 'share', 'agree'];
  return ['The same lists with BuDDy, a library in C (processor time)', '', table(head, rows)].join(
    '\n',
  );
}

function peerRow(name: string, own: FilterFigures, peer: PeerFigures): readonly string[] {
  const agree = Math.abs(peer.share - own.share) <= 1e-9 * peer.share;
  return [
    name,
    short(own.warm.cpu),
    short(peer.cpu),
    (peer.cpu / own.warm.cpu).toFixed(1),
    peer.share.toExponential(6),
    agree ? 'yes' : `NO: ${own.share.toExponential(6)}`,
  ];
}
