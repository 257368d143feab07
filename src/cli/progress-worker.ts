/** The thread behind `progress.ts`: writes to stderr itself, since the main thread is busy. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { LINE } from './progress.js';

const STDERR = 2;
const SECOND = 1000;

const { state, words } = workerData as { state: Int32Array; words: readonly string[] };
let seconds = 0;

setInterval(() => {
  seconds += 1;
  if (Atomics.load(state, 0) === LINE.over) return;
  writeSync(STDERR, `\r\u001b[Ksekisho ${words[0] ?? ''} … ${seconds} s`);
  Atomics.compareExchange(state, 0, LINE.none, LINE.shown);
}, SECOND);
