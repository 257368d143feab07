/**
 * A line on stderr while a run takes longer than a second, on a terminal only. The run itself never
 * yields, so a worker keeps the time and writes the line.
 */
import { Worker } from 'node:worker_threads';
import type { Output } from './world.js';

/** What both threads know about the line. */
export const LINE = { none: 0, shown: 1, over: 2 } as const;

/** Starts to watch; the returned function takes the line away for good. */
export function startProgress(stderr: Output): () => void {
  if (!stderr.isTerminal) return () => undefined;
  const state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const url = new URL('./progress-worker.js', import.meta.url);
  const worker = new Worker(url, { workerData: { state, words: process.argv.slice(2) } });
  worker.unref();
  return () => {
    const before = Atomics.exchange(state, 0, LINE.over);
    if (before === LINE.shown) stderr.write('\r\u001b[K');
    if (before !== LINE.over) void worker.terminate();
  };
}
