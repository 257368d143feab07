/**
 * Topology files of towns to measure with, from three numbers. A town has a core router and, per
 * site, a stateful firewall that joins the segments of the site and reaches the others through the
 * core. Every third segment is of one kind of the three layers; flows stay within a kind, are in the
 * register, and each is permitted by several lines on every firewall that it passes. Every
 * requirement about separation holds.
 */
import { createHash } from 'node:crypto';

import { assert } from '../../src/base/assert.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import { Random } from './random.js';

export interface TownSize {
  /** Firewalls; the core router is one device more. */
  readonly sites: number;
  readonly segments: number;
  /** Filter lines of all firewalls together. */
  readonly lines: number;
}

const SEED = 20261125;
const KINDS = ['my-number', 'lgwan-connected', 'internet-connected'] as const;
const SERVICES = ['tcp/443', 'tcp/445', 'tcp/1433', 'udp/53', 'tcp/3389', 'tcp/80,8080', 'udp/123'];
const LINES_PER_FLOW = 8;

interface TownSegment {
  readonly id: number;
  readonly site: number;
  readonly kind: number;
}

/** The files of a town; the same size gives the same text. */
export function townFiles(size: TownSize): readonly SourceFile[] {
  const text = new TownWriter(size).write();
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [{ path: 'town.yaml', text, sha256 }];
}

class TownWriter {
  readonly #random = new Random(SEED);
  readonly #size: TownSize;
  readonly #segments: readonly TownSegment[];
  readonly #policies: string[][];
  readonly #register: string[] = [];

  constructor(size: TownSize) {
    this.#size = size;
    this.#segments = Array.from({ length: size.segments }, (_, id) => ({
      id,
      site: id % size.sites,
      kind: Math.floor(id / size.sites) % KINDS.length,
    }));
    this.#policies = Array.from({ length: size.sites }, () => []);
  }

  write(): string {
    while (this.#policies.flat().length < this.#size.lines) this.#addFlow();
    return [
      'sekisho: 1',
      'name: { ja: 計測の町, en: Measured Town }',
      section('segments', this.#segments.map(segmentEntry)),
      section('subnets', this.#segments.map(subnetEntry)),
      section(
        'tunnels',
        this.#policies.map((_, site) => `wan-${site}: { encapsulation: ipsec, encrypted: true }`),
      ),
      section('hosts', this.#segments.flatMap(hostEntries)),
      'devices:',
      this.#core(),
      ...this.#policies.map((policy, site) => this.#firewall(site, policy)),
      section('register', this.#register),
    ].join('\n');
  }

  /** One flow between two segments of a kind, and the lines for it. */
  #addFlow(): void {
    const random = this.#random;
    const from = random.pick(this.#segments);
    const peers = this.#segments.filter((s) => s.kind === from.kind && s !== from);
    assert(peers.length > 0, 'at least two segments of each kind');
    const to = random.pick(peers);
    const service = random.pick(SERVICES);
    const flow = `F-${this.#register.length}`;
    this.#register.push(
      `${flow}: { from: lan-${from.id}, to: srv-${to.id}, service: "${service}", required: false }`,
    );
    const count = 1 + random.integer(LINES_PER_FLOW);
    for (let n = 0; n < count; n++) this.#addLines(from, to, service, flow);
  }

  #addLines(from: TownSegment, to: TownSegment, service: string, flow: string): void {
    const random = this.#random;
    const first = 32 + random.integer(160);
    const four = `${net(from)}.${first}`;
    const source = random.chance(0.5) ? four : `${four}-${net(from)}.${first + 15}`;
    const six = isDual(from) && random.chance(0.3);
    const ends = `from: ${six ? `"${net6(from)}::${first}"` : source}, to: srv-${to.id}`;
    for (const site of new Set([from.site, to.site])) {
      const policy = this.#policies[site]!;
      if (random.chance(0.1)) {
        policy.push(
          `{ action: deny, from: ${net(from)}.${20 + random.integer(10)}, to: lan-${to.id} }`,
        );
      }
      const ways = `in: ${way(from, site)}, out: ${way(to, site)}`;
      policy.push(`{ ${ways}, ${ends}, service: "${service}", register: ${flow} }`);
    }
  }

  #core(): string {
    const interfaces = this.#policies.map(
      (_, site) => `wan-${site}: { at: "tunnel:wan-${site}", address: ${wanAddresses(site, 1)} }`,
    );
    const routes = this.#policies.flatMap((_, site) => [
      `- { to: 10.${site}.0.0/16, via: ${wan(site, 2)} }`,
      `- { to: "2001:db8:${site.toString(16)}::/48", via: "${wan6(site, 2)}" }`,
    ]);
    return [
      '  core:',
      '    kind: router',
      ...entries('interfaces', interfaces),
      ...list('routes', routes),
    ].join('\n');
  }

  #firewall(site: number, policy: readonly string[]): string {
    const interfaces = [
      `wan: { at: "tunnel:wan-${site}", address: ${wanAddresses(site, 2)} }`,
      ...this.#segments
        .filter((segment) => segment.site === site)
        .map((segment) => `lan-${segment.id}: ${addresses(segment, 1)}`),
    ];
    return [
      `  fw-${site}:`,
      '    kind: firewall',
      ...entries('interfaces', interfaces),
      ...list('routes', [
        `- { to: 10.0.0.0/8, via: ${wan(site, 1)} }`,
        `- { to: "2001:db8::/32", via: "${wan6(site, 1)}" }`,
      ]),
      ...list(
        'policy',
        policy.map((line) => `- ${line}`),
      ),
      '    localIn: []',
    ].join('\n');
  }
}

function segmentEntry({ id, kind }: TownSegment): string {
  return `seg-${id}: { kind: ${KINDS[kind]} }`;
}

function subnetEntry(segment: TownSegment): string {
  const { id, site } = segment;
  const prefixes = isDual(segment)
    ? `[${net(segment)}.0/24, "${net6(segment)}::/64"]`
    : `${net(segment)}.0/24`;
  return `lan-${id}: { segment: seg-${id}, prefix: ${prefixes}, gateway: fw-${site} }`;
}

function hostEntries(segment: TownSegment): readonly string[] {
  const { id } = segment;
  return [
    `srv-${id}: { at: lan-${id}, address: ${addresses(segment, 10)} }`,
    `pc-${id}: { at: lan-${id}, address: ${net(segment)}.32, count: 176 }`,
  ];
}

/** Internet-connected segments have IPv6 as well. */
function isDual({ kind }: TownSegment): boolean {
  return kind === 2;
}

function net({ id, site }: TownSegment): string {
  return `10.${site}.${id % 256}`;
}

function net6({ id, site }: TownSegment): string {
  return `2001:db8:${site.toString(16)}:${id.toString(16)}`;
}

function addresses(segment: TownSegment, host: number): string {
  const four = `${net(segment)}.${host}`;
  return isDual(segment) ? `[${four}, "${net6(segment)}::${host}"]` : four;
}

function wan(site: number, end: number): string {
  return `10.254.${site}.${end}`;
}

function wan6(site: number, end: number): string {
  return `2001:db8:ffff:${site.toString(16)}::${end}`;
}

function wanAddresses(site: number, end: number): string {
  return `[${wan(site, end)}/30, "${wan6(site, end)}/64"]`;
}

/** The interface of the firewall of `site` behind which `segment` lies. */
function way(segment: TownSegment, site: number): string {
  return segment.site === site ? `lan-${segment.id}` : 'wan';
}

function section(name: string, lines: readonly string[]): string {
  return [`${name}:`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function entries(name: string, lines: readonly string[]): readonly string[] {
  return [`    ${name}:`, ...lines.map((line) => `      ${line}`)];
}

function list(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`    ${name}: []`] : entries(name, lines);
}
