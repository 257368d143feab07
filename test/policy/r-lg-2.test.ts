import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/verdict.js';
import { checkRequirement } from './check-requirement.js';
import { before, edited, lgLine, registered } from './edited.js';
import { town } from './town.js';

const ID = 'R-LG-2';

/** `net-lan opened raw mailsan, …` */
function steps({ chain }: Finding): readonly string[] {
  return (chain?.steps ?? []).map(
    ({ from, how, form, to }) => `${from.id} ${how} ${form} ${to.id}`,
  );
}

describe('R-LG-2: only sanitized content gets into LGWAN-connected segments', () => {
  test('mail through a sanitizer that works: proved', () => {
    const result = checkRequirement(ID, edited());
    expect(result.findings).toMatchObject([
      { verdict: 'proved', code: 'ok/nothing-raw-inside', params: { segment: 'lg' } },
    ]);
  });

  test('a sanitizer that fails open: the chain says why and where to cut', () => {
    const result = checkRequirement(ID, edited(['onFailure: drop', 'onFailure: pass']));
    const [finding] = result.open;
    expect(finding).toMatchObject({
      verdict: 'violated',
      code: 'content/raw-inside',
      params: { segment: 'lg', from: 'node mailsan', to: 'subnet lg-lan' },
      flows: ['S-1', 'S-2'],
      chain: {
        label: 'taint',
        start: { kind: 'subnet', id: 'net-lan' },
        steps: [
          { flows: ['S-1'], witness: { packet: { destinationPort: 25n } } },
          {
            because: { kind: 'fact', fact: 'sanitizer.onFailure', value: 'pass' },
            witness: { trace: { end: { disposition: 'accepted', node: 'lg-mail' } } },
          },
        ],
        cut: { step: 2, node: 'mailsan' },
      },
    });
    expect(steps(finding!)).toEqual(['net-lan opened raw mailsan', 'mailsan opened raw lg-lan']);
  });

  test('a fact is missing: undetermined, with the fact', () => {
    expect(checkRequirement(ID, edited([', attachments: strip', ''])).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-fact',
        params: { node: 'mailsan', fact: 'sanitizer.attachments' },
        chain: { steps: [{}, { because: { kind: 'missing' } }] },
      },
    ]);
  });

  test('a session that the inside opens brings content in its answers', () => {
    const network = edited(
      lgLine('in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/445'),
    );
    const [finding] = checkRequirement(ID, network).open;
    expect(steps(finding!)).toEqual(['net-lan opened raw mailsan', 'mailsan answered raw lg-lan']);
    const last = finding!.chain!.steps.at(-1)!;
    expect(last).toMatchObject({
      because: { kind: 'other-service' },
      witness: {
        role: 'reply',
        packet: { destinationPort: 445n },
        opening: { end: { disposition: 'accepted', node: 'mailsan' } },
        trace: { end: { disposition: 'accepted', node: 'lg-pc' } },
      },
    });
  });

  test('answers of a line that says `data: forward` bring nothing', () => {
    const lines = [
      lgLine(
        'in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/445, register: K-1',
      ),
    ];
    const line = 'K-1: { from: lg-pc, to: mailsan/lg, service: tcp/445, data: DATA }';
    const one = edited(...lines, registered(line.replace('DATA', 'forward')));
    expect(checkRequirement(ID, one).verdict).toBe('proved');
    const both = edited(...lines, registered(line.replace('DATA', 'both')));
    expect(checkRequirement(ID, both).verdict).toBe('violated');
  });

  test('a machine with legs in both, and a stick that is carried', () => {
    const legs =
      '  adminpc: { interfaces: { a: { at: lg-lan, address: 10.20.0.77 }, b: { at: net-lan, address: 10.30.0.77 } } }\n';
    const machine = checkRequirement(ID, edited(before('  net-mx: {', legs)));
    expect(machine.open).toMatchObject([
      {
        verdict: 'violated',
        chain: { steps: [{ how: 'machine', node: 'adminpc' }], cut: { step: 1 } },
      },
    ]);
    const carried = 'mediaTransfers:\n  T-1: { from: net-pc, to: lg-mail, medium: usb }\n';
    const stick = checkRequirement(ID, edited(before('devices:', carried)));
    expect(stick.open).toMatchObject([
      {
        verdict: 'violated',
        chain: { steps: [{ how: 'by-hand', transfer: 'T-1', medium: 'usb' }] },
      },
    ]);
  });

  test('a stick that is handed on by a machine leaves there what is on it', () => {
    const carried =
      'mediaTransfers:\n  T-1: { from: net-pc, to: net-mx, medium: usb, sanitizer: lg-pc }\n';
    const stick = checkRequirement(ID, edited(before('devices:', carried)));
    expect(stick.open).toMatchObject([
      {
        verdict: 'violated',
        chain: { steps: [{ how: 'by-hand', transfer: 'T-1', to: { id: 'lg-lan' } }] },
      },
    ]);
  });

  test('a part of the outside that counts as inside must not have the Internet', () => {
    const cloud = [
      before(
        '  x-internet: {',
        '  x-gc: { kind: external, external: government-cloud, treatAs: lg }\n',
      ),
      before('  inet: {', '  gc-link: { segment: x-gc, prefix: 172.20.0.0/30 }\n'),
    ];
    const gc = (facts: string) =>
      before('  lgwan: {', `  gc: { segment: x-gc, at: gc-link, address: 172.20.0.2${facts} }\n`);
    const connected = checkRequirement(ID, edited(...cloud, gc(', internetConnected: true')));
    expect(connected.open).toMatchObject([
      {
        code: 'content/internet-inside',
        params: { segment: 'lg', holder: 'external gc' },
        chain: { start: { id: 'gc' }, steps: [], cut: { step: 0 } },
      },
    ]);
    expect(checkRequirement(ID, edited(...cloud, gc(''))).verdict).toBe('proved');
  });

  test('a closed network that may be on the Internet: undetermined; said, it is decided', () => {
    const network = (facts: string) =>
      edited(
        before('  x-internet: {', '  x-asp: { kind: external, external: closed-network }\n'),
        before('  inet: {', '  asp-link: { segment: x-asp, prefix: 172.21.0.0/30 }\n'),
        before(
          '  lgwan: {',
          `  asp: { segment: x-asp, at: asp-link, address: 172.21.0.2${facts} }\n`,
        ),
        ['san-lg: 10.40.2.1 }', 'san-lg: 10.40.2.1, asp-link: 172.21.0.1 }'],
        lgLine('in: lg-lan, out: asp-link, from: lg-pc, service: tcp/443'),
      );
    expect(checkRequirement(ID, network('')).open).toMatchObject([
      { verdict: 'undetermined', params: { node: 'asp', fact: 'internetConnected' } },
    ]);
    expect(checkRequirement(ID, network(', internetConnected: false')).verdict).toBe('proved');
    expect(checkRequirement(ID, network(', internetConnected: true')).verdict).toBe('violated');
  });

  test('no LGWAN-connected segment: undetermined', () => {
    const whole = town();
    const network = {
      ...whole,
      segments: whole.segments.map((s) => (s.id === 'lg' ? { ...s, kind: 'other' as const } : s)),
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/no-segment']);
  });
});
