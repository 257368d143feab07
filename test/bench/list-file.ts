/**
 * Lists from files: comma-separated, one line each, with a head line that names the columns
 * `action,src_first,src_last,dst_first,dst_last,sport_first,sport_last,dport_first,dport_last,proto_first,proto_last`;
 * addresses are IPv4 with dots.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Range } from '../../src/model/range.js';
import type { Line } from './lists.js';

/** Files of lists in `folder`, sorted by name. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => join(folder, name));
}

/** Name of the list in `path`. */
export function listName(path: string): string {
  return basename(path, '.csv');
}

export function readList(path: string): readonly Line[] {
  const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const cells = row.split(',');
    const between = (column: number): Range => ({
      first: numberOf(cells[column]!),
      last: numberOf(cells[column + 1]!),
    });
    return {
      permit: cells[0] === 'permit',
      fields: {
        source: between(1),
        destination: between(3),
        sourcePort: between(5),
        destinationPort: between(7),
        protocol: between(9),
      },
    };
  });
}

/** A number, or an address with dots. */
function numberOf(text: string): bigint {
  return text.split('.').reduce((n, part) => 256n * n + BigInt(part), 0n);
}
