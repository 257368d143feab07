/** The command that a report prints for a witness shows that witness again, step by step. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTopology } from '../../src/cli/read-topology.js';
import { run } from '../../src/cli/run.js';
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../src/model/result.js';
import type { Finding } from '../../src/model/verdict.js';
import { traceJson } from '../../src/report/json.js';
import { traceCommand } from '../../src/report/trace-command.js';
import { traceResult } from '../report/sample.js';
import { wordsOf } from './scenario.js';
import { fakeWorld } from './world.js';

const ROOT = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Two segments, one filter line, and whatever else a test puts between them. */
function town(policy: string, more = ''): string {
  return `
sekisho: 1
segments:
  mn: { kind: my-number }
  lg: { kind: lgwan-connected }
subnets:
  mn-lan: { segment: mn, prefix: [10.10.0.0/24, "2001:db8:10::/64"], gateway: fw }
  deep: { segment: mn, prefix: 10.11.0.0/24 }
  庁内_lan: { segment: lg, prefix: [10.20.0.0/24, "2001:db8:20::/64"], gateway: fw }
hosts:
  juki: { at: mn-lan, address: [10.10.0.10, "2001:db8:10::10"], data: [個人番号] }
  pc: { at: 庁内_lan, address: [10.20.0.10, "2001:db8:20::10"] }
devices:
  fw:
    kind: firewall
    interfaces:
      mn-lan: [10.10.0.1, "2001:db8:10::1"]
      庁内_lan: [10.20.0.1, "2001:db8:20::1"]
    policy: ${policy}
${more}
register:
  K-1: { from: pc, to: juki, service: tcp/443, kind: specific-communication }
`;
}

const FLOW = '{ id: K, from: pc, to: juki, service: tcp/443, register: K-1 }';

/** Only one address of the pool gets through the second device, and it is not the first. */
const POOL = `
    routes: [{ to: 10.11.0.0/24, via: 10.10.0.2 }]
    sourceNat: [{ id: S, out: mn-lan, from: pc, translateTo: 10.77.0.0/24 }]
  inner:
    kind: router
    interfaces:
      mn-lan: { address: 10.10.0.2, in: [{ id: I, from: 10.77.0.9 }] }
      deep: 10.11.0.1
    routes: [{ to: 0.0.0.0/0, via: 10.10.0.1 }]
`;

const TOWNS: Readonly<Record<string, string>> = {
  'everything-permitted': town(`[{ id: TMP }]`),
  icmp: town(`[{ id: P, from: pc, to: juki, service: icmp/8 }, ${FLOW}]`),
  icmpv6: town(`[{ id: P, from: pc, to: juki, service: icmpv6/128 }, ${FLOW}]`),
  'protocol-without-ports': town(`[{ id: P, from: pc, to: juki, service: esp }, ${FLOW}]`),
  sctp: town(`[{ id: P, from: pc, to: juki, service: sctp/36412 }, ${FLOW}]`),
  'stateless-established': town(
    `{ stateful: false, rules: [{ id: E, from: 庁内_lan, to: mn-lan, service: tcp established }, ${FLOW}] }`,
  ),
  'a-lost-flow': town('[]'),
  'a-lost-reply': town(`{ stateful: false, rules: [${FLOW}] }`),
  'at-night': town(
    `[{ id: N, from: pc, to: juki, service: tcp/22, schedule: { from: "22:00", to: "05:00" } }, ${FLOW}]`,
  ),
  'a-flow-by-day': town(
    `[{ ...K, schedule: { from: "08:00", to: "18:00" } }]`.replace('{ ...K', FLOW.slice(0, -2)),
  ),
  'a-pool': town(`[{ id: TMP, from: pc, to: deep, service: tcp/445 }, ${FLOW}]`, POOL),
  'with a blank': town(`[{ id: TMP, service: udp/53 }, ${FLOW}]`),
};

const OPTIONS: Readonly<Record<string, VerifyOptions>> = {
  default: DEFAULT_VERIFY_OPTIONS,
  'any-route': { ...DEFAULT_VERIFY_OPTIONS, routing: 'any-route' },
  'any source': { ...DEFAULT_VERIFY_OPTIONS, spoofing: 'any' },
  'no spoofing': { ...DEFAULT_VERIFY_OPTIONS, spoofing: 'none' },
  'at a time': { ...DEFAULT_VERIFY_OPTIONS, at: '2026-04-01T23:00' },
};

/** Whether the command for `finding`, typed in `cwd`, tells the trace of its witness. */
async function isTold(topology: string, cwd: string, finding: Finding, options: VerifyOptions) {
  const command = traceCommand(topology, finding.witness!, finding, options);
  const world = fakeWorld({ cwd });
  const [, ...words] = wordsOf(command);
  const status = await run([...words, '--format', 'json'], world);
  if (status !== 0) return `${command}: ${status} ${world.out()} ${world.err()}`;
  const told = JSON.parse(world.out()) as {
    opening: object[];
    replies: { traces: object[] }[];
  };
  const traces = [...told.opening, ...told.replies.flatMap(({ traces: list }) => list)];
  const shown = traceJson({ ...traceResult(false), opening: [finding.witness!.trace] });
  const wanted = JSON.stringify((JSON.parse(shown) as { opening: object[] }).opening[0]);
  return traces.some((trace) => JSON.stringify(trace) === wanted) ? '' : `${command}: other traces`;
}

async function untold(topology: string, cwd: string, options: VerifyOptions) {
  const { files, diagnostics } = readTopology(topology, fakeWorld({ cwd }));
  expect(diagnostics).toEqual([]);
  const result = verify(files, options);
  expect(result.verdict, JSON.stringify(result.diagnostics)).toBeDefined();
  const shown = result.requirements
    .flatMap(({ findings }) => findings)
    .filter(({ witness }) => witness !== undefined);
  const problems: string[] = [];
  for (const finding of shown) {
    const problem = await isTold(topology, cwd, finding, options);
    if (problem !== '') problems.push(`${finding.code} ${problem}`);
  }
  return { count: shown.length, problems, roles: new Set(shown.map((f) => f.witness!.role)) };
}

const TIMEOUT_MS = 60_000;

describe('the command of a witness', { timeout: TIMEOUT_MS }, () => {
  test('shows it again in the broken town', async () => {
    const { count, problems } = await untold('topologies/broken', ROOT, DEFAULT_VERIFY_OPTIONS);
    expect(problems).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(TOWNS))('shows it again: %s', async (name) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'topology.yaml'), TOWNS[name]!);
    const { count, problems } = await untold(name, folder, DEFAULT_VERIFY_OPTIONS);
    expect(problems).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  test('shows packets of every role', async () => {
    const roleOf = { 'stateless-established': 'ongoing', 'a-lost-reply': 'reply', icmp: 'opening' };
    for (const [name, role] of Object.entries(roleOf)) {
      writeFileSync(join(folder, 'town.yaml'), TOWNS[name]!);
      const { roles } = await untold('town.yaml', folder, DEFAULT_VERIFY_OPTIONS);
      expect([...roles], name).toContain(role);
    }
  });

  test.each(Object.keys(OPTIONS))('shows it again with options: %s', async (name) => {
    for (const policy of ['everything-permitted', 'a-lost-flow']) {
      writeFileSync(join(folder, 'town.yaml'), TOWNS[policy]!);
      const { count, problems } = await untold('town.yaml', folder, OPTIONS[name]!);
      expect(problems).toEqual([]);
      expect(count, policy).toBeGreaterThan(0);
    }
  });
});
