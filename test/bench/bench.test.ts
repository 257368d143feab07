/**
 * A tiny run of the bench. Its jobs run in this process; what is asserted is what they count and
 * answer, never how long they take.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

import type { Family } from '../../src/model/address.js';
import type { BenchOptions } from './options.js';
import { runNode } from './child.js';
import { compileList, disagreements, measureList, type FilterFigures } from './filter-job.js';
import type { Jobs } from './job.js';
import { readList } from './list-file.js';
import { listOf } from './list-spec.js';
import { listTable } from './list-table.js';
import { makeList, SHAPES } from './lists.js';
import { measurePairs, measureTown } from './town-job.js';
import { commandTable, townTable } from './town-table.js';
import { townFiles } from './towns.js';

const FAMILIES: readonly Family[] = [4, 6];
const DRAWS = 3000;
/** Too few for the list that is to exceed its limit. */
const FEW_NODES = 100;

const HERE: { readonly [Name in keyof Jobs]: (input: Jobs[Name]) => object } = {
  filter: ({ spec }) =>
    measureList(listOf(spec), spec.family, 0, spec.shape === 'wide' ? FEW_NODES : undefined),
  town: (size) => measureTown(townFiles(size)),
  pairs: (size) => measurePairs(townFiles(size)),
};

/** Figures go through JSON as they do between processes. */
vi.mock('./child.js', async (original) => ({
  ...(await original<object>()),
  inProcess: (name: keyof Jobs, input: never): unknown =>
    JSON.parse(JSON.stringify(HERE[name](input))),
}));

const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const OPTIONS: BenchOptions = {
  parts: [],
  lines: [30],
  devices: [2, 3],
  repeat: 1,
  peers: false,
};

function figuresOf(length: number, family: Family): FilterFigures {
  const result = measureList(makeList('municipal', length, family), family, 0);
  if ('limit' in result) throw new Error(result.limit);
  return result;
}

describe('a list', () => {
  test.each([
    [4, '3269e9fdba34', { nodes: 409, runs: 1829, operations: 286 }],
    [6, '2fc4a6fac35e', { nodes: 1025, runs: 3532, operations: 706 }],
  ] as const)('of 100 lines in IPv%i has one answer and one cost', (family, hash, counters) => {
    for (let run = 0; run < 2; run++) {
      expect(figuresOf(100, family)).toMatchObject({ lines: 100, hash, counters });
    }
  });

  test('has a share above zero in IPv6 too, where headers are many', () => {
    for (const family of FAMILIES) {
      const { share } = figuresOf(100, family);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  });

  test.each(SHAPES)('of shape %s permits what reading its lines one by one does', (shape) => {
    for (const family of FAMILIES) {
      const lines = makeList(shape, 100, family);
      const compiled = compileList(lines, family);
      expect(disagreements(lines, compiled, DRAWS)).toEqual([]);
      // Were every action another one, each header that meets a line would disagree.
      const opposite = lines.map(({ permit, fields }) => ({ permit: !permit, fields }));
      expect(disagreements(opposite, compiled, DRAWS).length).toBeGreaterThan(DRAWS / 10);
    }
  });

  test('that exceeds its limit says so', () => {
    const lines = makeList('wide', 60);
    const limit = `more than ${FEW_NODES} nodes`;
    expect(measureList(lines, 4, 0, FEW_NODES)).toEqual({ lines: 60, limit });
  });

  test('is the same in a process of its own', () => {
    const input: Jobs['filter'] = {
      spec: { shape: 'municipal', length: 100, family: 4 },
      patienceMs: 0,
    };
    const job = join(import.meta.dirname, 'job.ts');
    const { stdout } = runNode(['--import', 'tsx', job, 'filter', JSON.stringify(input)]);
    const { counters, hash } = figuresOf(100, 4);
    expect(JSON.parse(stdout)).toMatchObject({ lines: 100, counters, hash });
  });
});

describe('a town', () => {
  const size = { sites: 2, segments: 12, lines: 60 };

  test('is verified with the same work and the same findings every time', () => {
    const [once, again] = [measureTown(townFiles(size)), measureTown(townFiles(size))];
    // Nothing is outside of it and no flow is required: five requirements find nothing to judge.
    expect(once.verdict).toBe('undetermined');
    expect(once.counters['operations']).toBeGreaterThan(0);
    expect(again).toMatchObject({ counters: once.counters, hash: once.hash });
  });

  test('lets packets pass between the same pairs every time', () => {
    const [once, again] = [measurePairs(townFiles(size)), measurePairs(townFiles(size))];
    expect(once).toMatchObject({ asked: 12 * 11, open: 6, hash: '1f69df069085' });
    expect(once.counters['operations']).toBeGreaterThan(0);
    expect(again).toMatchObject({ counters: once.counters, hash: once.hash });
  });
});

describe('the table', () => {
  test('of lists has every figure of every list, or its limit, and lists of a folder', () => {
    const path = join(folder, 'own.csv');
    writeFileSync(
      path,
      'action,src_first,src_last,dst_first,dst_last,sport_first,sport_last,dport_first,dport_last,proto_first,proto_last\n' +
        'permit,10.0.0.1,10.0.0.9,10.1.0.0,10.1.0.255,0,65535,443,443,6,6\n' +
        'deny,0.0.0.0,255.255.255.255,0.0.0.0,255.255.255.255,0,65535,0,65535,0,255\n',
    );
    const { head, rows } = cellsOf(listTable({ ...OPTIONS, repeat: 2, folder }));
    expect(head).toHaveLength(13);
    expect(rows.map(([name]) => name)).toEqual([
      ...SHAPES.map((shape) => `${shape} 30`),
      'municipal 30 IPv6',
      'backbone 30 IPv6',
      'own',
    ]);
    const limited = rows.filter(([name]) => name === 'wide 30');
    const empty = Array<string>(10).fill('');
    expect(limited).toEqual([['wide 30', '30', `more than ${FEW_NODES} nodes`, ...empty]]);
    expectFull(
      head,
      rows.filter((row) => !limited.includes(row)),
    );
    expect(readList(path).map(({ permit, fields }) => [permit, fields.source.first])).toEqual([
      [true, 0x0a000001n],
      [false, 0n],
    ]);
  });

  test('of generated towns has every figure of every size, and how they grow', () => {
    const text = townTable(OPTIONS);
    const { head, rows } = cellsOf(text);
    expect(head).toHaveLength(14);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['2', '10', '600'],
      ['3', '15', '900'],
    ]);
    expectFull(head, rows);
    expect(text).toMatch(/all pairs: operations \d+\.\d\d, /);
  });

  test('of the command has every figure of the towns that come along', () => {
    const { head, rows } = cellsOf(commandTable(OPTIONS));
    expect(head).toHaveLength(8);
    expect(rows.map(([name]) => name)).toContain('minimal');
    expectFull(head, rows);
  });
});

interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The cells of the one table in `text`, by the dashes under its head. */
function cellsOf(text: string): Cells {
  const lines = text.split('\n');
  const dashes = lines.findIndex((line) => /^-[- ]*$/.test(line));
  const ends = [...lines[dashes]!.matchAll(/-+/g)].map(({ index, 0: { length } }) => ({
    index,
    end: index + length,
  }));
  const cut = (line: string): readonly string[] =>
    ends.map(({ index, end }) => line.slice(index, end).trim());
  const below = lines.slice(dashes + 1);
  const last = below.indexOf('');
  return {
    head: cut(lines[dashes - 1]!),
    rows: below.slice(0, last < 0 ? below.length : last).map(cut),
  };
}

/** Every cell is a number, or a hash where the head says so; the first one is a name. */
function expectFull(head: readonly string[], rows: readonly (readonly string[])[]): void {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    head.slice(1).forEach((name, column) => {
      expect(row[column + 1]).toMatch(name === 'hash' ? /^[0-9a-f]{12}$/ : /^\d+(\.\d+)?$/);
    });
  }
}
