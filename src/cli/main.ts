/** The process: real streams, real exit code. `bin/sekisho.js` calls this. */
import { readSync } from 'node:fs';
import { startProgress } from './progress.js';
import { run } from './run.js';
import type { Output, World } from './world.js';

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const stderr = outputOf(process.stderr, () => undefined);
  const stopProgress = startProgress(stderr);
  const world: World = {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout, stopProgress),
    stderr: outputOf(process.stderr, stopProgress),
    readStdin,
  };
  process.exitCode = await run(process.argv.slice(2), world);
  stopProgress();
}

function outputOf(stream: NodeJS.WriteStream, before: () => void): Output {
  return {
    write: (text) => {
      before();
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY ? { columns: stream.columns } : {}),
  };
}

const CHUNK = 65536;
const PAUSE_MS = 10;

/** All of the standard input. It may be in a mode in which "nothing yet" is an error. */
function readStdin(): Uint8Array {
  const chunks: Uint8Array[] = [];
  const clock = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return Buffer.concat(chunks);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(clock, 0, 0, PAUSE_MS);
    }
  }
}
