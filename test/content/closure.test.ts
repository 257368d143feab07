/** The clauses of SEMANTICS §10, each by a small town: who has what. */
import { describe, expect, test } from 'vitest';
import { chainOf, Closure } from '../../src/analysis/content/closure.js';
import type { NetworkGraph } from '../../src/analysis/content/graph.js';
import type { Holder } from '../../src/analysis/content/holder.js';
import { LABELS, type Doubts, type Label } from '../../src/analysis/content/label.js';
import { keepsBack, works } from '../../src/analysis/content/sanitizer.js';
import type { Network } from '../../src/model/network.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import { contentGraph } from '../../src/policy/content-graph.js';
import { contentOf } from '../../src/policy/content.js';
import { Study } from '../../src/policy/study.js';
import { before, edited, lgLine, netLine, registered, type Replacement } from '../policy/edited.js';
import { networkOf, TOWNS } from '../topologies/town.js';

function has(network: Network, label: Label, doubts: Doubts = 'hard') {
  return contentOf(network, { ...DEFAULT_VERIFY_OPTIONS, doubts })[label];
}

const SMB_IN = netLine(
  'in: net-lan, out: san-net, from: net-pc, to: mailsan/net, service: tcp/445',
);

describe('content on the minimal town', () => {
  test('§10.1 sanitizers are apart from their subnets; in those stands nobody undeclared', () => {
    const taint = has(edited(), 'taint');
    expect(taint['node mailsan']).toBe('raw');
    expect(taint['subnet san-net']).toBeUndefined();
    const log = '  san-log: { at: san-net, address: 10.40.1.9 }\n';
    expect(has(edited(before('  net-mx: {', log)), 'taint')['subnet san-net']).toBe('raw');
  });

  test('§10.1 a host with legs in two subnets joins them, a firewall does not', () => {
    const legs =
      '  two: { interfaces: { a: { at: mn-lan, address: 10.10.0.9 }, b: { at: net-lan, address: 10.30.0.9 } } }\n';
    expect(has(edited(), 'secret')['subnet net-lan']).toBeUndefined();
    expect(has(edited(before('  net-mx: {', legs)), 'secret')['subnet net-lan']).toBe('raw');
  });

  test('§10.1 a device that relays is a holder of its own', () => {
    const proxy = (relay: string) =>
      edited(
        before(
          '  fw-net:',
          `  proxy: { kind: router, interfaces: { net-lan: 10.30.0.9 }, localIn: { default: permit, rules: [] }${relay} }\n`,
        ),
      );
    expect(has(proxy(', relay: { protocol: http-proxy }'), 'taint')['node proxy']).toBe('raw');
    expect(has(proxy(''), 'taint')['node proxy']).toBeUndefined();
  });

  test('§10.2 content comes back where a reply does, and only there', () => {
    const asked = edited(
      lgLine('in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/25'),
    );
    const inside = has(asked, 'inside');
    expect(inside['node mailsan']).toBe('raw');
    const answered = edited([
      'kind: sanitized, data: forward, title: { ja: 無害化したメール',
      'kind: sanitized, title: { ja: 無害化したメール',
    ]);
    expect(has(answered, 'inside')['node mailsan']).toBe('raw');
    expect(has(edited(), 'inside')['node mailsan']).toBeUndefined();
  });

  test('§10.3 lines of the register say which way content moves', () => {
    const line =
      'S-1: { from: net-mx, to: mailsan/net, service: tcp/25, kind: sanitized, data: forward,';
    const backward = edited([line, line.replace('forward', 'backward')]);
    expect(has(edited(), 'taint')['node mailsan']).toBe('raw');
    expect(has(backward, 'taint')['node mailsan']).toBeUndefined();
    const twice = edited(
      [line, line.replace('forward', 'backward')],
      registered('S-3: { from: net-mx, to: mailsan/net, service: tcp/25 }'),
    );
    expect(has(twice, 'taint')['node mailsan']).toBe('raw');
  });

  test('§10.3 a relay that is one-way takes and gives nothing back', () => {
    const log = (relay: string) =>
      edited(
        before('  juki: {', `  log: { at: mn-lan, address: 10.10.0.70${relay} }\n`),
        before(
          '      - { id: M1,',
          '      - { id: M9, in: lg-lan, out: mn-lan, from: lg-pc, to: log, service: tcp/514 }\n',
        ),
      );
    const oneWay = log(', relay: { protocol: syslog, oneWay: true }');
    expect(has(log(''), 'secret')['subnet lg-lan']).toBe('raw');
    expect(has(oneWay, 'secret')['subnet lg-lan']).toBeUndefined();
    expect(has(oneWay, 'taint')['subnet mn-lan']).toBe('sanitized');
  });

  test('§10.3 so does a sanitizer that is one-way: who asks it gets nothing', () => {
    const asked = lgLine('in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/445');
    const relay: Replacement = [
      '    sanitizer: {',
      '    relay: { protocol: smtp, oneWay: true }\n    sanitizer: {',
    ];
    expect(has(edited(asked), 'taint')['subnet lg-lan']).toBe('raw');
    expect(has(edited(asked, relay), 'taint')['subnet lg-lan']).toBe('sanitized');
  });

  test('§10.4 what is carried by hand arrives as it was, or through a sanitizer of files', () => {
    const carried = (more: string, method = 'mail-text', facts = 'attachments: strip') =>
      has(
        edited(
          before(
            'devices:',
            `mediaTransfers:\n  T-1: { from: net-pc, to: juki, medium: usb${more} }\n`,
          ),
          ['method: mail-text', `method: ${method}`],
          ['attachments: strip', facts],
        ),
        'taint',
      )['subnet mn-lan'];
    expect(carried('')).toBe('raw');
    expect(carried(', sanitizer: mailsan')).toBe('raw');
    const cdr = 'encryptedFiles: block, unsupportedFiles: block, protocols: [https/25]';
    expect(carried(', sanitizer: mailsan', 'cdr', cdr)).toBe('sanitized');
    expect(carried(', sanitizer: lg-pc')).toBe('raw');
  });

  test('§10.5 an external keeps what it receives, unless it relays', () => {
    const asked = (relays: string) =>
      edited(
        before(
          '      - { id: L1,',
          '      - { id: L9, in: lgwan-seg, out: lg-lan, from: 192.0.2.17, to: lg-mail, service: tcp/25 }\n',
        ),
        ['address: 192.0.2.17, behind', `address: 192.0.2.17${relays}, behind`],
      );
    expect(has(asked(''), 'secret')).toMatchObject({ 'external lgwan': 'raw' });
    expect(has(asked(''), 'secret')['subnet lg-lan']).toBeUndefined();
    expect(has(asked(', relaysBetweenTenants: true'), 'secret')['subnet lg-lan']).toBe('raw');
  });

  test('§10.6 who has content from the start', () => {
    const closed = edited(
      before(
        '  x-internet: {',
        '  x-asp: { kind: external, external: closed-network }\n  pub: { kind: public-wifi }\n',
      ),
      before(
        '  inet: {',
        '  asp-link: { segment: x-asp, prefix: 172.21.0.0/30 }\n  guests: { segment: pub, prefix: 172.16.0.0/24 }\n',
      ),
      before('  lgwan: {', '  asp: { segment: x-asp, at: asp-link, address: 172.21.0.2 }\n'),
    );
    const taint = has(closed, 'taint', 'easy');
    expect(taint).toMatchObject({
      'external internet': 'raw',
      'external security-cloud': 'raw',
      'subnet net-lan': 'raw',
      'subnet guests': 'raw',
    });
    expect(taint['external asp']).toBeUndefined();
    expect(has(closed, 'taint', 'hard')['external asp']).toBe('raw');
    expect(Object.keys(has(closed, 'secret'))).toContain('subnet mn-lan');
    expect(Object.keys(has(closed, 'inside'))).toContain('subnet lg-lan');
  });

  test('§10.7 a sanitizer with a missing fact is read both ways, one with a wrong fact is none', () => {
    const without = edited([', attachments: strip', '']);
    expect(has(without, 'taint', 'hard')['subnet lg-lan']).toBe('raw');
    expect(has(without, 'taint', 'easy')['subnet lg-lan']).toBe('sanitized');
    const wrong = edited(['attachments: strip', 'attachments: pass']);
    expect(has(wrong, 'taint', 'easy')['subnet lg-lan']).toBe('raw');
  });

  test('§10.8 sanitized over its services; raw over others, on the way in and on the way out', () => {
    expect(has(edited(), 'taint')['subnet lg-lan']).toBe('sanitized');
    expect(has(edited(SMB_IN), 'taint')['subnet lg-lan']).toBe('raw');
    const smbOut = lgLine(
      'in: san-lg, out: lg-lan, from: mailsan/lg, to: lg-mail, service: tcp/445',
    );
    expect(has(edited(smbOut), 'taint')['subnet lg-lan']).toBe('raw');
  });

  test('§10.8 a screen transfer that works passes nothing of what it is not there for', () => {
    const asked = [
      lgLine('in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/443'),
      netLine('in: san-net, out: net-lan, from: mailsan/net, to: net-pc, service: tcp/3389'),
    ];
    const screen = (clipboard: string) =>
      has(
        edited(
          ...asked,
          ['method: mail-text', 'method: screen-transfer'],
          [
            'attachments: strip',
            `clipboard: ${clipboard}, driveRedirect: deny, printRedirect: deny`,
          ],
        ),
        'inside',
      )['subnet net-lan'];
    expect(screen('deny')).toBeUndefined();
    expect(screen('allow')).toBe('raw');
  });
});

/** Holders that raw content reaches if every working sanitizer is cut in two (SEMANTICS §10.9). */
function rawByCut(graph: NetworkGraph, starts: readonly Holder[], label: Label, doubts: Doubts) {
  const ends = starts.map((holder) => ({ holder, byService: false, start: true }));
  const seen = new Set(ends.map(({ holder }) => `${holder.key} false`));
  for (const { holder, byService, start } of ends) {
    if (holder.kind === 'external' && !start && !holder.relays) continue;
    const sanitizer = holder.kind === 'node' ? holder.sanitizer : undefined;
    for (const to of graph.holders.filter((other) => other !== holder)) {
      for (const move of graph.moves(holder, to)) {
        const shut = sanitizer !== undefined && move.leavesByService;
        if (shut && keepsBack(sanitizer, label, doubts)) continue;
        if (shut && byService && works(sanitizer, label, doubts)) continue;
        const end = {
          holder: to,
          byService: to.kind === 'node' && move.entersByService,
          start: false,
        };
        const key = `${to.key} ${end.byService}`;
        if (seen.has(key)) continue;
        seen.add(key);
        ends.push(end);
      }
    }
  }
  return new Set(ends.map(({ holder }) => holder.key));
}

describe.each(TOWNS.filter((town) => town !== 'broken'))('%s', (town) => {
  const study = Study.of(networkOf(town), DEFAULT_VERIFY_OPTIONS);
  const graph = contentGraph(study);

  test.each(LABELS)('§10.9 the label %s is raw at the same holders as by the cut', (label) => {
    for (const doubts of ['hard', 'easy'] as const) {
      const closure = Closure.of(graph, study.segments, { label, doubts });
      const starts = graph.holders.filter((holder) => closure.start(holder) !== undefined);
      const raw = graph.holders.filter((holder) => closure.form(holder) === 'raw');
      expect(starts.length).toBeGreaterThan(0);
      expect(new Set(raw.map(({ key }) => key))).toEqual(rawByCut(graph, starts, label, doubts));
    }
  });

  test('chains lead from a start to their holder, each step where the last one ended', () => {
    for (const label of LABELS) {
      const closure = Closure.of(graph, study.segments, { label, doubts: 'hard' });
      for (const had of closure.all()) {
        const moves = chainOf(had).map(({ move }) => move);
        expect(moves).toHaveLength(had.depth);
        expect(moves.at(-1)?.to ?? had.holder).toBe(had.holder);
        moves.slice(1).forEach((move, i) => expect(move.from).toBe(moves[i]!.to));
        if (moves[0] !== undefined) expect(closure.start(moves[0].from)).toBeDefined();
      }
    }
  });
});
