/** Measuring in processes of their own: nothing compiled beforehand, memory of one job only. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import type { Jobs } from './job.js';

const JOB = join(import.meta.dirname, 'job.js');
const TIMEOUT_MS = 600_000;

/** Runs the job `name` on `input` and returns what it printed. */
export function inProcess<T>(name: keyof Jobs, input: Jobs[typeof name]): T {
  return JSON.parse(runNode([JOB, name, JSON.stringify(input)]).stdout) as T;
}

/** Runs Node with `args`; how it ended is the caller's business only if it `mayFail`. */
export function runNode(
  args: readonly string[],
  mayFail = false,
): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0 && !mayFail) throw new Error(`${args.join(' ')}: ${stderr}`);
  return { stdout, stderr };
}
