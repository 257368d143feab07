/** A town as text, and requirements of its own as its officials write them, asked of it. */
import { verify } from '../../src/engine/verify.js';
import { DEFAULT_VERIFY_OPTIONS, type VerifyOptions } from '../../src/model/result.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Finding, RequirementResult, Verdict } from '../../src/model/verdict.js';

/** Lines of the firewall's policy, and entries of further sections. */
export interface TownParts {
  readonly lines?: readonly string[];
  /** The firewall remembers no connections. */
  readonly stateless?: boolean;
  /** Keys of `fw` besides. */
  readonly fw?: string;
  /** What is behind the Internet. */
  readonly behind?: string;
  readonly subnets?: readonly string[];
  readonly hosts?: readonly string[];
  readonly more?: string;
}

/** One firewall between three segments and a wireless LAN, and the Internet behind another. */
export function townText(parts: TownParts = {}): string {
  const { lines = [], fw = '', subnets = [], hosts = [], more = '', stateless = false } = parts;
  const { behind = '203.0.113.0/24' } = parts;
  return `sekisho: 1
segments:
  mn: { kind: my-number }
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
  guest: { kind: public-wifi }
  void: { kind: other }
  x-net: { kind: external, external: internet }
  x-gc: { kind: external, external: government-cloud, treatAs: mn }
subnets:
  mn-lan: { segment: mn, prefix: 10.1.0.0/24, gateway: fw }
  lg-lan: { segment: lg, prefix: [10.2.0.0/24, "2001:db8:2::/64"], gateway: fw }
  lg-srv: { segment: lg, prefix: [10.2.1.0/24, "2001:db8:3::/64"], gateway: fw }
  net-lan: { segment: net, prefix: 10.3.0.0/24, gateway: fw }
  wifi: { segment: guest, prefix: [10.4.0.0/24, "2001:db8:4::/64"], gateway: fw }
  edge: { segment: x-net, prefix: 192.0.2.0/28 }
  gc-link: { segment: x-gc, prefix: 198.51.100.0/28 }
${subnets.map((subnet) => `  ${subnet}\n`).join('')}hosts:
  juki: { at: mn-lan, address: 10.1.0.10 }
  pc: { at: lg-lan, address: [10.2.0.10, "2001:db8:2::10"] }
  file: { at: lg-srv, address: [10.2.1.20, "2001:db8:3::20"] }
  web: { at: net-lan, address: 10.3.0.10 }
  visitor: { at: wifi, address: [10.4.0.10, "2001:db8:4::10"] }
  loose: { at: none }
${hosts.map((host) => `  ${host}\n`).join('')}objects: { published: [10.2.1.20, 10.3.0.10], everyone: [pc, file, web, visitor, published] }
externals:
  internet: { segment: x-net, at: edge, address: 192.0.2.1, behind: ${behind} }
  gc: { segment: x-gc, at: gc-link, address: 198.51.100.1 }
devices:
  fw:
    kind: firewall
    interfaces:
      mn-lan: 10.1.0.1
      lg-lan: [10.2.0.1, "2001:db8:2::1"]
      lg-srv: [10.2.1.1, "2001:db8:3::1"]
      net-lan: 10.3.0.1
      wifi: [10.4.0.1, "2001:db8:4::1"]
      edge: 192.0.2.2
      gc-link: 198.51.100.2
    routes: [{ to: 203.0.113.0/24, via: 192.0.2.1 }]
${fw}    policy: { stateful: ${!stateless}, rules: [${lines.map((line) => `{ ${line} }`).join(', ')}] }
${more}`;
}

export interface Asked {
  readonly verdict: Verdict | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly result?: RequirementResult;
  readonly findings: readonly Finding[];
  /** Codes of findings, each once. */
  readonly codes: readonly string[];
}

/** `T-1: CLAIM` asked of the town. */
export function ask(
  claim: string,
  parts: TownParts = {},
  options: Partial<VerifyOptions> = {},
): Asked {
  const policy = `sekisho-policy: 1\nrequirements:\n  T-1: ${claim}\n`;
  const { verdict, diagnostics, requirements } = verify(
    [{ path: 'town.yaml', text: townText(parts), sha256: '' }],
    { ...DEFAULT_VERIFY_OPTIONS, only: ['T-1'], ...options },
    [{ path: 'policy.yaml', text: policy, sha256: '' }],
  );
  const result = requirements.find(({ id }) => id === 'T-1');
  const findings = result?.findings ?? [];
  return {
    verdict,
    diagnostics: diagnostics.filter(({ code }) => code !== 'resolve/unused-name'),
    ...(result === undefined ? {} : { result }),
    findings,
    codes: [...new Set(findings.map(({ code }) => code))],
  };
}
