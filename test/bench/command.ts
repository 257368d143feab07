/** The command itself, as a process, on a town of topologies/. */
import { createHash } from 'node:crypto';

import { runNode } from './child.js';
import { timed } from './timing.js';

export interface CommandFigures {
  /** Best time on the clock, process start included. */
  readonly wall: number;
  readonly peakMegabytes: number;
  readonly hash: string;
  readonly counters: Readonly<Record<string, number>>;
}

const COMMAND = 'bin/sekisho.js';

/** Prints the peak of the process that it is loaded into. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))",
)}`;

/** Milliseconds of a Node that does nothing. */
export function bareNode(repeat: number): number {
  return best(repeat, () => runNode(['-e', '0']));
}

export function measureCommand(town: string, repeat: number): CommandFigures {
  const args = [COMMAND, 'verify', town, '--format', 'json'];
  const wall = best(repeat, () => runNode(args, true));
  const { stdout, stderr } = runNode(['--import', TELL_PEAK, ...args], true);
  const { results } = JSON.parse(stdout) as { results: [Pick<CommandFigures, 'counters'>] };
  const [{ counters }] = results;
  const peak = Number(/peak (\d+)/.exec(stderr)?.[1]);
  const hash = createHash('sha256').update(stdout).digest('hex').slice(0, 12);
  return { wall, peakMegabytes: Math.round(peak / 1024), hash, counters };
}

function best(repeat: number, work: () => void): number {
  return Math.min(...Array.from({ length: repeat }, () => timed(work)[1].wall));
}
