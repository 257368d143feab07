/** Questions about hand-made networks, each asked of both programs. */
import { expect } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { NodeId, SubnetId } from '../../src/model/ids.js';
import type { Packet } from '../../src/model/packet.js';
import type { Trace } from '../../src/model/trace.js';
import type { Role } from '../../src/simulate/matching.js';
import type { Origin } from '../../src/simulate/simulate.js';
import type { Interpretation } from '../../src/dataplane/interpretation.js';
import { compare } from '../exactness/compare.js';

/** Ends per role, as `disposition place`, and the lines that decided on the way there. */
export type Told = Readonly<Record<Role, readonly string[]>> & {
  readonly lines: readonly string[];
};

/** What becomes of `packet` and its replies; fails unless analyzer and simulator agree. */
export function ask(
  topology: Network,
  from: string,
  packet: Packet,
  reading: Partial<Interpretation> = {},
): Told {
  const origin: Origin = from.startsWith('wire ')
    ? { kind: 'wire', subnet: from.slice(5) as SubnetId }
    : { kind: 'generated', node: from as NodeId };
  const told: Record<Role, readonly string[]> = { opening: [], ongoing: [], reply: [] };
  const lines = new Set<string>();
  const question = { packets: [packet], groups: [[packet]] };
  const nothing = { packets: [], groups: [] };
  let answers = 0;
  const { disagreements, truncated } = compare(
    topology,
    reading,
    (family, asked) =>
      family === packet.family && key(asked) === key(origin) ? question : nothing,
    (role, _, traces) => {
      answers += 1;
      told[role] = endsOf(traces);
      for (const line of linesOf(traces)) lines.add(line);
    },
  );
  expect(disagreements).toEqual([]);
  expect({ truncated, answers }).toEqual({ truncated: 0, answers: 4 });
  return { ...told, lines: [...lines].sort() };
}

/** Ends of `packet` in the role opening. */
export function endsOpened(
  topology: Network,
  from: string,
  packet: Packet,
  reading: Partial<Interpretation> = {},
): readonly string[] {
  return ask(topology, from, packet, reading).opening;
}

function key(origin: Origin): string {
  return JSON.stringify(origin);
}

function endsOf(traces: readonly Trace[]): readonly string[] {
  const place = ({ end }: Trace): string => end.subnet ?? end.node ?? end.interface ?? '';
  return [...new Set(traces.map((t) => `${t.end.disposition} ${place(t)}`.trim()))].sort();
}

function linesOf(traces: readonly Trace[]): readonly string[] {
  return traces
    .flatMap((t) => t.hops.flatMap((hop) => hop.steps))
    .flatMap((step) =>
      step.kind === 'filtered' && step.because.kind === 'line'
        ? [`${step.filter} ${step.because.id}`]
        : [],
    );
}
