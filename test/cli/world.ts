/** A world for the command line that keeps what is written to it. */
import type { Output, World } from '../../src/cli/world.js';

export interface FakeWorld extends World {
  readonly out: () => string;
  readonly err: () => string;
}

export interface WorldOptions {
  readonly cwd?: string;
  readonly env?: World['env'];
  readonly stdin?: Uint8Array | string;
  /** Columns of the terminal that both outputs are; absent: no terminal. */
  readonly terminal?: number;
}

/** A world in which nothing but the folder `cwd` is real. */
export function fakeWorld({ cwd, env, stdin, terminal }: WorldOptions = {}): FakeWorld {
  const texts = { out: '', err: '' };
  const output = (name: 'out' | 'err'): Output => ({
    write: (text) => {
      texts[name] += text;
    },
    isTerminal: terminal !== undefined,
    ...(terminal === undefined ? {} : { columns: terminal }),
  });
  return {
    cwd: cwd ?? process.cwd(),
    env: env ?? {},
    stdout: output('out'),
    stderr: output('err'),
    readStdin: () =>
      typeof stdin === 'string' ? new TextEncoder().encode(stdin) : (stdin ?? new Uint8Array()),
    out: () => texts.out,
    err: () => texts.err,
  };
}
