/** Topologies that state differences against another one, read from disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTopology, type ReadTopology } from '../../src/cli/read-topology.js';
import { load } from '../../src/load/load.js';
import { fakeWorld } from './world.js';

const TOWN = 'sekisho: 1\nsegments:\n  lg: { kind: lgwan-connected }\n';
const FILES: Readonly<Record<string, string>> = {
  'town/topology.yaml': `${TOWN}include: more.yaml\n`,
  'town/more.yaml': 'segments: { net: { kind: internet-connected } }\n',
  'town/self.yaml': 'sekisho: 1\nbase: .\n',
  'single.yml': TOWN,
  'plans/folder.yaml': 'sekisho: 1\nbase: ../town/\n',
  'plans/file.yaml': 'sekisho: 1\nbase: ../single.yml\n',
  'plans/chain.yaml': 'sekisho: 1\nbase: folder.yaml\n',
  'plans/missing.yaml': 'sekisho: 1\nbase: ../twon\n',
  'plans/nothing.yaml': 'sekisho: 1\nbase: ../empty\n',
  'plans/both.yaml': 'sekisho: 1\nbase: ../two\n',
  'plans/cycle.yaml': 'sekisho: 1\nbase: ../loop\n',
  'loop/topology.yaml': 'sekisho: 1\nbase: .\n',
  'empty/readme.txt': 'nothing\n',
  'two/topology.yaml': TOWN,
  'two/topology.json': '{}',
};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(name: string, cwd = '.', stdin = ''): ReadTopology {
  return readTopology(name, fakeWorld({ cwd: join(folder, cwd), stdin }));
}

/** Codes of everything that is said about a topology, by the command line and the loader. */
function said({ files, diagnostics }: ReadTopology): readonly string[] {
  const all = diagnostics.length > 0 ? diagnostics : load(files).diagnostics;
  return all.map(({ code, at }) => `${code} ${at.path}:${at.line}`);
}

describe('readTopology(name, world)', () => {
  test.each([
    ['plans/folder.yaml', '.', ['plans/folder.yaml', 'town/topology.yaml', 'town/more.yaml']],
    ['folder.yaml', 'plans', ['folder.yaml', '../town/topology.yaml', '../town/more.yaml']],
    ['plans/file.yaml', '.', ['plans/file.yaml', 'single.yml']],
    ['town/self.yaml', '.', ['town/self.yaml', 'town/topology.yaml', 'town/more.yaml']],
    ['self.yaml', 'town', ['self.yaml', './topology.yaml', 'more.yaml']],
    [
      'plans/chain.yaml',
      '.',
      ['plans/chain.yaml', 'plans/folder.yaml', 'town/topology.yaml', 'town/more.yaml'],
    ],
  ])('reads %s in %s with its base, which loads', (name, cwd, paths) => {
    const topology = read(name, cwd);
    expect(topology.files.map(({ path }) => path)).toEqual(paths);
    expect(said(topology)).toEqual([]);
    expect(load(topology.files).network?.segments.map(({ id }) => id)).toContain('lg');
  });

  test('takes differences from the standard input, relative to the current folder', () => {
    const topology = read('-', '.', 'sekisho: 1\nbase: town\nremove: segments.net\n');
    expect(said(topology)).toEqual([]);
    expect(load(topology.files).network?.segments.map(({ id }) => id)).toEqual(['lg']);
  });

  test.each([
    ['plans/missing.yaml', 'read/base-missing plans/missing.yaml:2'],
    ['plans/nothing.yaml', 'file/no-topology empty:1'],
    ['plans/both.yaml', 'file/several-topologies two:1'],
    ['loop', 'read/base-cycle loop/topology.yaml:2'],
    ['plans/cycle.yaml', 'read/base-cycle loop/topology.yaml:2'],
  ])('%s has a base that cannot be read: %s', (name, problem) => {
    expect(said(read(name))).toEqual([problem]);
  });
});
