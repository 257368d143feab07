/**
 * A small town whose every value points into a text, so that reports about it can be read: packets
 * are sent through it by the simulator, verdicts are written by hand.
 */
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { Location } from '../../src/model/location.js';
import type { TraceResult, VerifyResult } from '../../src/model/result.js';
import type { Finding, RequirementResult, Witness } from '../../src/model/verdict.js';
import { Simulator } from '../../src/simulate/simulate.js';
import { filter, ip, line, network, nic, node, set, subnet, tcp, via } from '../build-network.js';

const PATH = 'towns/minase/topology.yaml';

export const SOURCE: SourceFile = {
  path: PATH,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  text: `sekisho: 1
name: { ja: みなせ町, en: Minase Town }
devices:
  fw:
    kind: firewall
    policy:
      - { id: TMP-1, from: lg-lan, to: any }  # 移行作業用（完了後に削除）
\t# 以下は申請済み
      - { comment: "個人番号利用事務系→", id: F2, from: juki, to: 192.0.2.20, service: tcp/443, register: X-1 }
    destinationNat:
      - { id: V1, to: 192.0.2.20, translateTo: 10.30.0.5 }
    routes:
      - { to: 0.0.0.0/0, via: 10.30.0.254 }
register:
  X-1: { from: juki, to: 192.0.2.20, service: tcp/443 }
`,
};

/** Where `text` stands in the source. */
export function placeOf(text: string): Location {
  const offset = SOURCE.text.indexOf(text);
  const before = SOURCE.text.slice(0, offset).split('\n');
  const inside = text.split('\n');
  const column = before.at(-1)!.length + 1;
  return {
    path: PATH,
    line: before.length,
    column,
    endLine: before.length + inside.length - 1,
    endColumn: inside.length === 1 ? column + text.length : inside.at(-1)!.length + 1,
  };
}

const TEMPORARY = placeOf('{ id: TMP-1, from: lg-lan, to: any }');
const SECOND = placeOf(SOURCE.text.split('\n')[8]!.trim().slice(2));

const TOWN = network({
  subnets: [
    subnet('mn-lan', 'mn', ['10.10.0.0/24']),
    subnet('lg-lan', 'lg', ['10.20.0.0/24']),
    subnet('out', 'net', ['10.30.0.0/24', 'v6:0/120']),
  ],
  nodes: [
    node(
      'fw',
      'device',
      [
        nic('fw/mn-lan', 'mn-lan', ['10.10.0.1/24']),
        nic('fw/lg-lan', 'lg-lan', ['10.20.0.1/24']),
        nic('fw/out', 'out', ['10.30.0.1/24']),
      ],
      {
        policy: 'fw/policy',
        routes: [
          {
            ...via('0.0.0.0/0', 'fw/out', '10.30.0.254'),
            at: placeOf('{ to: 0.0.0.0/0, via: 10.30.0.254 }'),
          },
        ],
        destinationNat: [
          {
            id: 'V1',
            enabled: true,
            family: 4,
            match: line('permit', undefined, set('192.0.2.20')).match,
            address: {
              kind: 'pool',
              ranges: [{ first: ip('10.30.0.5').value, last: ip('10.30.0.5').value }],
            },
            port: { kind: 'keep' },
            at: placeOf('{ id: V1, to: 192.0.2.20, translateTo: 10.30.0.5 }'),
          },
        ],
      },
    ),
    node('juki', 'host', [nic('juki/mn-lan', 'mn-lan', ['10.10.0.10/24'])], {
      routes: [via('0.0.0.0/0', 'juki/mn-lan', '10.10.0.1')],
    }),
    node('web', 'host', [nic('web/out', 'out', ['10.30.0.5/24'])], {
      routes: [via('0.0.0.0/0', 'web/out', '10.30.0.1')],
    }),
  ],
  filters: [
    filter(
      'fw/policy',
      [
        line('permit', set('10.20.0.0/24'), undefined, { id: 'TMP-1', at: TEMPORARY }),
        line('permit', set('10.10.0.10'), set('10.30.0.5'), { id: 'F2', at: SECOND }),
      ],
      { at: placeOf('policy:') },
    ),
  ],
});

const SIMULATOR = new Simulator(TOWN, {
  routing: 'exact',
  scheduled: 'permissive',
  unmodelled: 'permissive',
});
const WIRE = { kind: 'wire', subnet: TOWN.subnets[1]!.id } as const;
const JUKI = { kind: 'generated', node: TOWN.nodes[1]!.id } as const;

/** A packet from an undeclared machine that crosses by the temporary line. */
export function crossingWitness(): Witness {
  const packet = tcp('10.20.0.66', '10.10.0.10', 445);
  return { origin: WIRE, role: 'opening', packet, trace: SIMULATOR.open(WIRE, packet).traces[0]! };
}

/** A reply that is shown as a finding. */
export function replyWitness(): Witness {
  const { opening, replies } = SIMULATOR.exchange(JUKI, tcp('10.10.0.10', '192.0.2.20'));
  const trace = replies[0]!.traces[0]!;
  const first = trace.hops[0]!.steps[0]!;
  if (!('packet' in first)) throw new Error('a trace begins with a packet');
  return { origin: JUKI, role: 'reply', packet: first.packet, trace, opening: opening.traces[0]! };
}

const LABELS = {
  segments: {
    mn: { ja: 'マイナンバー利用事務系', en: 'My Number segment' },
    lg: { ja: 'LGWAN接続系', en: 'LGWAN-connected segment' },
  },
  subnets: { 'lg-lan': { ja: '庁内LAN', en: 'office LAN' } },
  nodes: {
    juki: { ja: '住民記録システム', en: 'resident records' },
    fw: { ja: '境界FW', en: 'boundary firewall' },
  },
  flows: { 'X-1': { ja: '照会', en: 'query' } },
};

const finding = (
  parts: Partial<Finding> & Pick<Finding, 'requirement' | 'verdict' | 'code'>,
): Finding => ({
  params: {},
  related: [],
  flows: [],
  fingerprint: '7f3a9c1e5b2d4f60',
  ...parts,
});

function requirement(
  id: RequirementResult['id'],
  clause: string,
  findings: readonly Finding[],
): RequirementResult {
  const order = ['violated', 'undetermined', 'excepted', 'proved'] as const;
  const verdict = order.find((v) => findings.some((f) => f.verdict === v))!;
  return { id, clause, verdict, findings };
}

const crossing = finding({
  requirement: 'R-MN-1',
  verdict: 'violated',
  code: 'crossing/not-registered',
  params: { from: 'lg', to: 'mn' },
  at: TEMPORARY,
  related: [placeOf('{ from: juki, to: 192.0.2.20, service: tcp/443 }')],
  witness: crossingWitness(),
  packets: '1048576',
});

/** One requirement per verdict, and one with more findings than are printed. */
export const RESULT: VerifyResult = {
  schemaVersion: 1,
  tool: { name: 'sekisho', version: '0.1.0', semantics: 1 },
  inputs: [{ path: SOURCE.path, sha256: SOURCE.sha256 }],
  options: { routing: 'exact', spoofing: 'subnet' },
  diagnostics: [],
  network: {
    name: { ja: 'みなせ町', en: 'Minase Town' },
    model: 'alpha',
    segments: 3,
    subnets: 3,
    hosts: 2,
    devices: 1,
    externals: 0,
    filterLines: 2,
    flows: 1,
  },
  labels: LABELS,
  verdict: 'violated',
  requirements: [
    requirement('R-INV-1', '2(1)', [
      finding({
        requirement: 'R-INV-1',
        verdict: 'proved',
        code: 'ok/inventory-closed',
        params: { nodes: 3, addresses: 5 },
      }),
    ]),
    requirement('R-SEP-1', '2(11)', [
      finding({
        requirement: 'R-SEP-1',
        verdict: 'undetermined',
        code: 'und/unmodelled',
        params: { filter: 'fw/policy', line: 'F2' },
        at: SECOND,
      }),
    ]),
    requirement('R-MN-1', '6(3)①', [
      crossing,
      ...[1, 2, 3].map((n) => ({ ...crossing, fingerprint: `${n}` })),
    ]),
    requirement('R-EXC-4', '6(3)', [
      finding({
        requirement: 'R-EXC-4',
        verdict: 'excepted',
        code: 'excepted/registered',
        params: { from: 'mn', to: 'lg', flows: 'X-1' },
        flows: ['X-1'] as unknown as Finding['flows'],
      }),
    ]),
    requirement('R-REQ-1', '6(3)', [
      finding({
        requirement: 'R-REQ-1',
        verdict: 'violated',
        code: 'req/reply-lost',
        params: { flow: 'X-1', disposition: 'denied-by-policy' },
        witness: replyWitness(),
        flows: ['X-1'] as unknown as Finding['flows'],
      }),
      finding({
        requirement: 'R-REQ-1',
        verdict: 'proved',
        code: 'ok/flow-passes',
        params: { flow: 'X-1' },
      }),
    ]),
  ],
  assumptions: [
    { code: 'assume/no-relay', params: { external: 'juki' } },
    { code: 'assume/senders', params: { mode: 'subnet' } },
  ],
  notChecked: ['not-checked/attributes', 'not-checked/process'],
  counters: { steps: 1 },
};

/** The packet of the exchange, and what came of it. */
export function traceResult(reply: boolean): TraceResult {
  const packet = tcp('10.10.0.10', '192.0.2.20');
  const { opening, replies } = SIMULATOR.exchange(JUKI, packet);
  return {
    schemaVersion: 1,
    tool: RESULT.tool,
    inputs: RESULT.inputs,
    options: {
      from: 'juki',
      to: '192.0.2.20',
      service: 'tcp/443',
      role: 'opening',
      reply,
      routing: 'exact',
      reading: 'permissive',
    },
    diagnostics: [],
    questions: [],
    labels: LABELS,
    packet,
    origin: JUKI,
    opening: opening.traces,
    replies: reply ? replies.map(({ of, traces }) => ({ of, traces })) : [],
    truncated: false,
  };
}
