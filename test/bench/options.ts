/** What `npm run bench` is asked for. */
import { parseArgs } from 'node:util';

export type Part = 'lists' | 'towns' | 'command';

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Lengths of made lists. */
  readonly lines: readonly number[];
  /** A folder of lists to measure as well. */
  readonly folder?: string;
  /** Compare with a decision diagram library in C. */
  readonly peers: boolean;
  /** Processes per measurement; the best counts. */
  readonly repeat: number;
  /** Numbers of devices of the towns that are grown. */
  readonly devices: readonly number[];
}

const USAGE = `npm run bench -- [--only lists,towns,command] [--lines 100,1000,10000]
  [--devices 10,20,40] [--repeat 3] [--peers]
SEKISHO_BENCH_LISTS=FOLDER measures the lists (*.csv) of a folder as well.`;

/** The options of `args`; undefined if they ask for help. */
export function benchOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: 'lists,towns,command' },
      lines: { type: 'string', default: '100,1000,10000' },
      devices: { type: 'string', default: '10,20,40' },
      repeat: { type: 'string', default: '3' },
      peers: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return undefined;
  }
  const folder = env['SEKISHO_BENCH_LISTS'];
  return {
    parts: values.only.split(',') as Part[],
    lines: values.lines.split(',').map(Number),
    devices: values.devices.split(',').map(Number),
    repeat: Number(values.repeat),
    peers: values.peers,
    ...(folder === undefined ? {} : { folder }),
  };
}
