import { describe, expect, test } from 'vitest';

import { verify } from '../../src/engine/verify.js';
import {
  DEFAULT_VERIFY_OPTIONS,
  type VerifyOptions,
  type VerifyResult,
} from '../../src/model/result.js';
import { FINDING_PARAMS, NOT_CHECKED_PARAMS, REQUIREMENT_IDS } from '../../src/model/verdict.js';

/** Two segments, the outside and a tunnel; `policy` is what the firewall has of lines. */
function yaml(policy: string, register = '  {}'): string {
  return `
sekisho: 1
name: { ja: 例の町, en: Example Town }
segments:
  mn: { kind: my-number }
  lg: { kind: lgwan-connected }
  x: { kind: external, external: lgwan }
subnets:
  mn-lan: { segment: mn, prefix: 10.10.0.0/24, gateway: fw }
  lg-lan: { segment: lg, prefix: 10.20.0.0/24, gateway: fw }
  seg: { segment: x, prefix: 192.0.2.0/28 }
tunnels:
  vpn: { encapsulation: ipsec, encrypted: true }
hosts:
  juki: { at: mn-lan, address: 10.10.0.10, data: [個人番号] }
  pc: { at: lg-lan, address: 10.20.0.10, count: 3 }
externals:
  lgwan: { segment: x, at: seg, address: 192.0.2.1, behind: 198.51.100.0/24 }
devices:
  fw:
    kind: firewall
    interfaces: { mn-lan: 10.10.0.1, lg-lan: 10.20.0.1, seg: 192.0.2.2 }
    routes: [{ to: 198.51.100.0/24, via: 192.0.2.1 }]
    policy:
${policy}
register:
${register}
`;
}

const F1 = '      - { id: F1, from: pc, to: juki, service: tcp/443, register: K-1 }';
const K1 = '  K-1: { from: pc, to: juki, service: tcp/443, kind: specific-communication }';

function run(text: string, options: Partial<VerifyOptions> = {}): VerifyResult {
  const file = { path: 'town.yaml', text, sha256: 'abc' };
  return verify([file], { ...DEFAULT_VERIFY_OPTIONS, ...options });
}

function fingerprints({ requirements }: VerifyResult): readonly string[] {
  return requirements.flatMap((r) => r.findings.map((f) => f.fingerprint));
}

describe('verify(files, options)', () => {
  test('decides every requirement, in the order of reports', () => {
    const result = run(yaml(F1, K1));
    expect(result.requirements.map(({ id }) => id)).toEqual(REQUIREMENT_IDS);
    const verdicts = new Map(result.requirements.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts.get('R-EXC-4')).toBe('proved');
    expect(verdicts.get('R-NET-1')).toBe('undetermined');
    expect(verdicts.get('R-EXC-3')).toBe('violated');
    expect(result.verdict).toBe('violated');
    expect(result.requirements.find(({ id }) => id === 'R-MN-1')?.clause).toBe('6(3)①');
  });

  test('says what went in and what the network has', () => {
    const result = run(yaml(F1, K1));
    expect(result.inputs).toEqual([{ path: 'town.yaml', sha256: 'abc' }]);
    expect(result.tool).toMatchObject({ name: 'sekisho', semantics: 1 });
    expect(result.network).toEqual({
      name: { ja: '例の町', en: 'Example Town' },
      model: 'alpha',
      segments: 3,
      subnets: 3,
      hosts: 2,
      devices: 1,
      externals: 1,
      filterLines: 1,
      flows: 1,
    });
    expect(Object.keys(result.counters)).toEqual(['nodes', 'operations', 'passes']);
    expect(Object.values(result.counters).every((n) => n > 0)).toBe(true);
  });

  test('says what is assumed and what was not checked', () => {
    const result = run(yaml(F1, K1), { spoofing: 'any' });
    expect(result.assumptions.map(({ code, params }) => [code, params])).toEqual([
      ['assume/no-relay', { external: 'lgwan' }],
      ['assume/externals-keep', { externals: 'lgwan' }],
      ['assume/senders', { mode: 'any' }],
      ['assume/tunnel-up', { tunnel: 'vpn' }],
      ['assume/all-up', {}],
      ['assume/unicast', {}],
    ]);
    expect(result.assumptions[0]?.at?.line).toBe(18);
    expect(result.notChecked).toEqual(Object.keys(NOT_CHECKED_PARAMS));
    const relays = yaml(F1, K1).replace('behind:', 'relaysBetweenTenants: true, behind:');
    expect(run(relays).assumptions.map(({ code }) => code)).not.toContain('assume/no-relay');
  });

  test('decides only what is asked for', () => {
    const result = run(yaml(F1, K1), { only: ['R-MN-1', 'R-INV-1'] });
    expect(result.requirements.map(({ id }) => id)).toEqual(['R-INV-1', 'R-MN-1']);
    expect(result.verdict).toBe('proved');
  });

  test('files that do not load have no verdict', () => {
    const result = run('sekisho: 1\nsegmants: {}');
    expect(result.verdict).toBeUndefined();
    expect(result.requirements).toEqual([]);
    expect(result.diagnostics.length).toBeGreaterThan(0);
  });

  test('a violation has the line, the packet and its way', () => {
    const wide = '      - { id: F1, from: lg-lan, to: juki, service: tcp/443, register: K-1 }';
    const result = run(yaml(wide, K1), { only: ['R-EXC-4'] });
    const [finding] = result.requirements[0]!.findings;
    expect(finding).toMatchObject({
      verdict: 'violated',
      code: 'exc/line-wider',
      params: { filter: 'fw/policy', line: 'F1', flows: 'K-1', from: 'lg', to: 'mn' },
      at: { path: 'town.yaml', line: 25 },
      flows: ['K-1'],
      packets: String(253 * 65536),
      witness: {
        origin: { kind: 'wire', subnet: 'lg-lan' },
        role: 'opening',
        packet: { destination: 0x0a0a000an, destinationPort: 443n, sourcePort: 40000n },
        trace: { end: { disposition: 'accepted', node: 'juki' } },
      },
    });
  });

  test('every finding fills the holes of its sentence', () => {
    const files = [
      yaml(F1, K1),
      yaml('      - { id: F1, from: lg-lan, to: mn-lan }', K1),
      yaml('      - { id: F1, from: pc, to: juki }'),
      yaml('      - { id: F1, from: seg, to: any, unmodelled: "FQDN" }', K1),
    ];
    for (const text of files) {
      for (const { findings } of run(text).requirements) {
        for (const { code, params } of findings) {
          expect(Object.keys(params).sort(), code).toEqual([...FINDING_PARAMS[code]].sort());
        }
      }
    }
  });

  test('one input, one result', () => {
    const text = yaml('      - { id: F1, from: lg-lan, to: mn-lan }', K1);
    const bytes = (result: VerifyResult): string =>
      JSON.stringify(result, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    expect(bytes(run(text))).toBe(bytes(run(text)));
  });

  test('fingerprints outlive comments, order of sections and other lines; not the line itself', () => {
    const line = '      - { id: F1, from: lg-lan, to: juki, service: tcp/443 }';
    const other = '      - { id: F0, from: pc, to: 10.10.0.99, service: tcp/22, enabled: false }';
    const before = run(yaml(line), { only: ['R-MN-1'] });
    const commented = `# moved\n\n${yaml(`${other}\n${line}`)}`;
    const after = run(commented, { only: ['R-MN-1'] });
    expect(before.verdict).toBe('violated');
    expect(after.requirements[0]!.findings[0]!.at).not.toEqual(
      before.requirements[0]!.findings[0]!.at,
    );
    expect(fingerprints(after)).toEqual(fingerprints(before));
    const renamed = run(yaml(line.replace('F1', 'F9')), { only: ['R-MN-1'] });
    expect(fingerprints(renamed)[0]).not.toBe(fingerprints(before)[0]);
    expect(new Set(fingerprints(before)).size).toBe(fingerprints(before).length);
  });

  test('a time makes scheduled lines certain', () => {
    const timed = `      - { id: F1, from: pc, to: juki, service: tcp/443,
          schedule: { days: [mon], from: "22:00", to: "05:00" } }`;
    const verdict = (at?: string): unknown =>
      run(yaml(timed), { only: ['R-MN-1'], ...(at === undefined ? {} : { at }) }).verdict;
    expect(verdict()).toBe('violated');
    expect(verdict('2026-04-06T23:00')).toBe('violated');
    expect(verdict('2026-04-07T04:00')).toBe('violated');
    expect(verdict('2026-04-07T05:00')).toBe('proved');
    expect(verdict('2026-04-07T23:00')).toBe('proved');
  });
});
