import { describe, expect, test } from 'vitest';
import { checkRequirement } from './check-requirement.js';
import { before, edited, lgLine, netLine, registered } from './edited.js';
import { town } from './town.js';

const ID = 'R-LG-4';

/** Mail from inside to the sanitizer and on to the relay, registered as `kinds`. */
function mailOut(...kinds: readonly [string, string]) {
  return edited(
    lgLine(
      'in: lg-lan, out: san-lg, from: lg-mail, to: mailsan/lg, service: tcp/25, register: O-1',
    ),
    netLine(
      'in: san-net, out: net-lan, from: mailsan/net, to: net-mx, service: tcp/25, register: O-2',
    ),
    registered(
      `O-1: { from: lg-mail, to: mailsan/lg, service: tcp/25, kind: ${kinds[0]}, data: forward }`,
    ),
    registered(
      `O-2: { from: mailsan/net, to: net-mx, service: tcp/25, kind: ${kinds[1]}, data: forward }`,
    ),
  );
}

describe('R-LG-4: content of LGWAN-connected segments leaves sanitized or released', () => {
  test('nothing leaves: proved for every segment on the Internet side', () => {
    const result = checkRequirement(ID, edited());
    expect(
      result.findings.map(({ verdict, code, params }) => [verdict, code, params['segment']]),
    ).toEqual([
      ['proved', 'ok/nothing-leaves-raw', 'net'],
      ['proved', 'ok/nothing-leaves-raw', 'x-internet'],
      ['proved', 'ok/nothing-leaves-raw', 'x-sc'],
    ]);
  });

  test('mail that goes out through a sanitizer for the other direction: violated', () => {
    const result = checkRequirement(ID, mailOut('ordinary', 'ordinary'));
    expect(result.open).toMatchObject([
      {
        verdict: 'violated',
        code: 'content/leaves-raw',
        params: { segment: 'net', from: 'node mailsan', to: 'subnet net-lan' },
        chain: {
          label: 'inside',
          steps: [{ flows: ['O-1'] }, { flows: ['O-2'], because: { kind: 'direction' } }],
          cut: { step: 2, node: 'mailsan' },
        },
      },
    ]);
    expect(result.open[0]?.chain?.steps.every((s) => 'witness' in s)).toBe(true);
  });

  test('released on the way: proved, with the lines', () => {
    const both = checkRequirement(ID, mailOut('outbound-release', 'outbound-release'));
    expect(both.verdict).toBe('proved');
    expect(both.findings.find(({ code }) => code === 'ok/released')).toMatchObject({
      params: { segment: 'net', flows: 2 },
      flows: ['O-1', 'O-2'],
    });
    const one = checkRequirement(ID, mailOut('ordinary', 'outbound-release'));
    expect(one.findings.find(({ code }) => code === 'ok/released')?.flows).toEqual(['O-2']);
  });

  test('answers are no release', () => {
    const network = edited(
      netLine(
        'in: net-lan, out: san-net, from: net-pc, to: mailsan/net, service: tcp/587, register: O-1',
      ),
      lgLine(
        'in: lg-lan, out: san-lg, from: lg-pc, to: mailsan/lg, service: tcp/587, register: O-2',
      ),
      registered(
        'O-1: { from: net-pc, to: mailsan/net, service: tcp/587, kind: outbound-release }',
      ),
      registered('O-2: { from: lg-pc, to: mailsan/lg, service: tcp/587 }'),
    );
    expect(checkRequirement(ID, network).open).toMatchObject([
      { code: 'content/leaves-raw', chain: { steps: [{ how: 'opened' }, { how: 'answered' }] } },
    ]);
  });

  test('answers in a session of a release line are none either', () => {
    const network = edited(
      [
        'kind: sanitized, data: forward, title: { ja: 無害化したメール',
        'kind: outbound-release, title: { ja: 無害化したメール',
      ],
      netLine('in: san-net, out: net-lan, from: mailsan/net, to: net-mx, service: tcp/25'),
    );
    expect(checkRequirement(ID, network).open).toMatchObject([
      { code: 'content/leaves-raw', chain: { steps: [{ how: 'answered' }, { how: 'opened' }] } },
    ]);
  });

  test('a sanitizer for this direction', () => {
    const outward = (direction: string) => {
      const facts = `method: mail-text, ${direction}onFailure: drop, attachments: strip, forwarding: false`;
      const out = `  mailout:
    interfaces: { net: { at: san-net, address: 10.40.1.5 }, lg: { at: san-lg, address: 10.40.2.5 } }
    routes: [{ to: 10.30.0.0/24, via: 10.40.1.1 }, { to: 10.20.0.0/24, via: 10.40.2.1 }]
    sanitizer: { ${facts} }
`;
      return edited(
        before('  net-mx: {', out),
        lgLine('in: lg-lan, out: san-lg, from: lg-mail, to: mailout/lg, service: tcp/25'),
        netLine('in: san-net, out: net-lan, from: mailout/net, to: net-mx, service: tcp/25'),
      );
    };
    expect(checkRequirement(ID, outward('direction: lg->net, ')).verdict).toBe('proved');
    expect(checkRequirement(ID, outward('direction: net->lg, ')).verdict).toBe('violated');
    expect(checkRequirement(ID, outward('')).open).toMatchObject([
      { verdict: 'undetermined', params: { node: 'mailout', fact: 'sanitizer.direction' } },
    ]);
  });

  test('by hand: an exception is a release', () => {
    const stick = (more: string) =>
      edited(
        before(
          'devices:',
          `mediaTransfers:\n  T-1: { from: lg-pc, to: net-pc, medium: usb${more} }\n`,
        ),
      );
    expect(checkRequirement(ID, stick('')).codes).toEqual(['content/leaves-raw']);
    expect(checkRequirement(ID, stick(', exception: { approvedBy: CISO }')).verdict).toBe('proved');
  });

  test('one of the two kinds of segments is missing: undetermined', () => {
    const whole = town();
    const without = (id: string) => ({
      ...whole,
      segments: whole.segments.map((s) => (s.id === id ? { ...s, kind: 'other' as const } : s)),
    });
    expect(checkRequirement(ID, without('lg')).codes).toEqual(['und/no-segment']);
    expect(checkRequirement(ID, without('net')).codes).toEqual(['und/no-segment']);
  });
});
