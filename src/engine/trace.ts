/** One packet through one topology: reads the files and the question, and lets the simulator tell. */
import { present } from '../base/assert.js';
import { load } from '../load/load.js';
import type { SourceFile } from '../model/diagnostic.js';
import type { Network } from '../model/network.js';
import { inRanges, type RangeList } from '../model/range.js';
import type { QuestionProblem, TraceOptions, TraceResult } from '../model/result.js';
import { networkAt, parseLocalTime } from '../model/schedule.js';
import { Simulator, type Result } from '../simulate/simulate.js';
import { labelsOf } from './labels.js';
import { readFailures } from '../policy/failures.js';
import { readPool, readQuestion, type Question } from './question.js';
import { headOf } from './head.js';

/** Follows the packet that `options` describe. `files` are those of one topology, the first first. */
export function trace(files: readonly SourceFile[], options: TraceOptions): TraceResult {
  const { network, diagnostics } = load(files);
  const base = headOf(files, options, diagnostics);
  const silent = { questions: [], opening: [], replies: [], truncated: false };
  if (network === undefined) return { ...base, ...silent };
  const labels = labelsOf(network);
  const failed = (problem: QuestionProblem): TraceResult => {
    return { ...base, labels, ...silent, questions: [problem] };
  };
  const time = options.at === undefined ? undefined : parseLocalTime(options.at);
  if (options.at !== undefined && time === undefined) {
    return failed({ code: 'ask/bad-time', params: { value: options.at } });
  }
  const pool = readPool(options.pool ?? []);
  if (!pool.ok) return failed(pool.problem);
  const question = readQuestion(network, options);
  if (!question.ok) return failed(question.problem);
  const state = readFailures(network, options.down ?? []);
  if (!state.ok) return failed(state.problem);
  const current = time === undefined ? state.value : networkAt(state.value, time);
  return {
    ...base,
    labels,
    questions: [],
    ...question.value,
    ...follow(current, question.value, pool.value, options),
  };
}

type Story = Pick<TraceResult, 'opening' | 'replies' | 'truncated'>;

function follow(
  network: Network,
  { origin, packet }: Question,
  pool: readonly bigint[],
  options: TraceOptions,
): Story {
  const { routing, reading, role, reply } = options;
  const simulator = new Simulator(network, {
    routing,
    scheduled: reading,
    unmodelled: reading,
    choices: (ranges, original) => [chosen(ranges, [...pool, original])],
  });
  if (role === 'ongoing') return withoutReplies(simulator.ongoing(origin, packet));
  if (!reply) return withoutReplies(simulator.open(origin, packet));
  const { opening, replies } = simulator.exchange(origin, packet);
  return {
    opening: opening.traces,
    replies: replies.map(({ of, traces }) => ({ of, traces })),
    truncated: opening.truncated || replies.some(({ truncated }) => truncated),
  };
}

/** The first of `wanted` that a pool has, else the first value of the pool. */
function chosen(ranges: RangeList, wanted: readonly bigint[]): bigint {
  const value = wanted.find((candidate) => inRanges(candidate, ranges));
  return value ?? present(ranges[0], 'value of a pool').first;
}

function withoutReplies({ traces, truncated }: Result): Story {
  return { opening: traces, replies: [], truncated };
}
