/** A library in C on the same list: built and asked on request only. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Field } from '../../../src/model/packet.js';
import type { Range } from '../../../src/model/range.js';
import { orderFor } from '../../../src/packet-set/field-order.js';
import { FieldLayout } from '../../../src/packet-set/fields.js';
import { PacketSpace } from '../../../src/packet-set/space.js';
import { entriesOf } from '../filter-job.js';
import { listOf, type ListSpec } from '../list-spec.js';
import type { Line } from '../lists.js';

export interface PeerFigures {
  /** Best processor time in milliseconds. */
  readonly cpu: number;
  /** Permitted share of all headers. */
  readonly share: number;
}

const ROUNDS = 3;
/** The bench runs in the root of the repository; only what is compiled lies elsewhere. */
const SOURCE = 'test/bench/peers/buddy.c';

/** Builds the peer and has it compile the list, its fields in the order of our own diagrams. */
export function comparePeer(spec: ListSpec): PeerFigures {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  try {
    const program = join(folder, 'buddy');
    execFileSync('cc', ['-O3', '-o', program, SOURCE, '-lbdd']);
    const list = join(folder, 'list');
    writeFileSync(list, peerList(listOf(spec)));
    const out = execFileSync(program, [list, String(ROUNDS)], { encoding: 'utf8' });
    const [last, ...rounds] = out.trim().split('\n').reverse();
    return { cpu: Math.min(...rounds.map(Number)), share: Number(last!.replace('share ', '')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Widths of the fields, the boxes that make up all headers, and the lines. */
function peerList(lines: readonly Line[]): string {
  const order = orderFor(4, entriesOf(lines));
  const widths = new FieldLayout(4, order).max.map((max) => Math.log2(max + 1));
  const headers = headerBoxes();
  return [
    [order.length, ...widths].join(' '),
    headers.length,
    ...headers.map((fields) => row(order, fields, true)),
    ...lines.map(({ fields, permit }) => row(order, fields, permit)),
  ].join('\n');
}

function row(order: readonly Field[], fields: Line['fields'], permit: boolean): string {
  const bounds = order.flatMap((field) => [fields[field].first, fields[field].last]);
  return [permit ? 1 : 0, ...bounds].join(' ');
}

/** All headers, as boxes of single ranges. */
function headerBoxes(): readonly Line['fields'][] {
  const space = new PacketSpace(4);
  return [...space.boxes(space.all)].flatMap((box) =>
    Object.entries(box).reduce<readonly Line['fields'][]>(
      (boxes, [field, ranges]: [string, readonly Range[]]) =>
        boxes.flatMap((fields) => ranges.map((range) => ({ ...fields, [field]: range }))),
      [{} as Line['fields']],
    ),
  );
}
