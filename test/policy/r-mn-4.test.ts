import { describe, expect, test } from 'vitest';
import { checkRequirement } from './check-requirement.js';
import { before, edited, lgLine, type Replacement } from './edited.js';
import { town } from './town.js';

const ID = 'R-MN-4';

/** A line of `fw-mn` at the top. */
function mnLine(text: string): Replacement {
  return before('      - { id: M1,', `      - { id: M9, ${text} }\n`);
}

/** A boundary DMZ with a server, to which `more` belongs. */
function withDmz(...more: readonly Replacement[]) {
  return edited(
    [
      'mn-lan: 10.10.0.1, lg-lan: 10.20.0.2 }',
      'mn-lan: 10.10.0.1, lg-lan: 10.20.0.2, dmz: 10.11.0.1 }',
    ],
    before(
      '  mn-lan: { segment',
      '  dmz: { segment: dmz, prefix: 10.11.0.0/24, gateway: fw-mn }\n',
    ),
    before('  x-internet: {', '  dmz: { kind: boundary-dmz }\n'),
    before('  juki: {', '  gw: { at: dmz, address: 10.11.0.5 }\n'),
    ...more,
  );
}

describe('R-MN-4: no indirect way in or out of My Number segments', () => {
  test('specific communication with a public body: proved, with the line', () => {
    const result = checkRequirement(ID, edited());
    expect(result.findings).toMatchObject([
      {
        verdict: 'proved',
        code: 'ok/secret-kept',
        params: { segment: 'mn', flows: 2 },
        flows: ['X-1', 'X-2'],
      },
      { verdict: 'proved', code: 'ok/taint-kept-out', params: { segment: 'mn', flows: 0 } },
    ]);
  });

  test('the counterpart is no public body: violated; not said: undetermined', () => {
    const said = (value: string) => edited(['publicBody: true, ', value]);
    expect(checkRequirement(ID, said('publicBody: false, ')).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'content/secret-leaves',
        params: { segment: 'mn', from: 'subnet mn-lan', to: 'external lgwan' },
        chain: { label: 'secret', steps: [{ how: 'opened', flows: ['X-1'] }], cut: { step: 1 } },
      },
    ]);
    expect(checkRequirement(ID, said('')).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/register-fact',
        params: { flow: 'X-1', fact: 'exception.counterpart.publicBody' },
      },
    ]);
  });

  test('what no line covers leaves, and comes in, by no right', () => {
    const line = mnLine('in: lg-lan, out: mn-lan, from: lg-pc, to: juki, service: tcp/445');
    const result = checkRequirement(ID, edited(line));
    expect(result.open.map(({ code, params }) => [code, params['from'], params['to']])).toEqual([
      ['content/secret-leaves', 'subnet mn-lan', 'subnet lg-lan'],
      ['content/taint-enters', 'subnet lg-lan', 'subnet mn-lan'],
    ]);
    expect(result.open[0]?.chain?.steps).toMatchObject([{ how: 'answered', form: 'raw' }]);
    const taint = result.open[1]!.chain!;
    expect(taint.steps.map(({ how, form }) => `${how} ${form}`)).toEqual([
      'opened raw',
      'opened sanitized',
      'opened sanitized',
    ]);
    expect(taint.cut).toEqual({ step: 3 });
  });

  test('nothing comes back where no reply does: its way leads through another firewall', () => {
    const line = mnLine('in: mn-lan, out: lg-lan, from: juki, to: lg-pc, service: tcp/445');
    expect(checkRequirement(ID, edited(line)).codes).toEqual(['content/secret-leaves']);
  });

  test('a pivot in the boundary DMZ: two sessions that are each in order', () => {
    const network = withDmz(
      mnLine('in: lg-lan, out: dmz, from: lg-pc, to: gw, service: tcp/22'),
      before(
        '      - { id: M1,',
        '      - { id: M8, in: dmz, out: mn-lan, from: gw, to: juki, service: tcp/8443 }\n',
      ),
      before(
        '      - { id: L1,',
        '      - { id: L8, in: lg-lan, out: lg-lan, from: lg-pc, to: gw, service: tcp/22 }\n',
      ),
      [
        '- { to: 10.10.0.10/32, via: 10.20.0.2 }',
        '- { to: 10.10.0.10/32, via: 10.20.0.2 }\n      - { to: 10.11.0.0/24, via: 10.20.0.2 }',
      ],
    );
    const result = checkRequirement(ID, network);
    const secret = result.open.find(({ code }) => code === 'content/secret-leaves');
    expect(secret).toMatchObject({
      params: { from: 'subnet dmz', to: 'subnet lg-lan' },
      chain: { steps: [{ how: 'answered' }, { how: 'answered' }], cut: { step: 2 } },
    });
    expect(result.open.some(({ code }) => code === 'content/taint-enters')).toBe(true);
  });

  test('the boundary DMZ and clouds treated as My Number may have it', () => {
    const dmz = withDmz(mnLine('in: mn-lan, out: dmz, from: juki, to: gw, service: tcp/22'));
    expect(checkRequirement(ID, dmz).verdict).toBe('proved');
    const cloud = (more: string) =>
      edited(
        before(
          '  x-internet: {',
          '  x-gc: { kind: external, external: government-cloud, treatAs: mn }\n',
        ),
        before('  mn-lan: { segment', '  gc-link: { segment: x-gc, prefix: 172.20.0.0/30 }\n'),
        before('  lgwan: {', `  gc: { segment: x-gc, at: gc-link, address: 172.20.0.2${more} }\n`),
        ['mn-lan: 10.10.0.1, lg-lan', 'mn-lan: 10.10.0.1, gc-link: 172.20.0.1, lg-lan'],
        mnLine('in: mn-lan, out: gc-link, from: juki, to: 172.20.0.2, service: tcp/443'),
      );
    expect(checkRequirement(ID, cloud('')).verdict).toBe('proved');
    expect(checkRequirement(ID, cloud(', internetConnected: true')).open).toMatchObject([
      { code: 'content/internet-inside', params: { segment: 'mn', holder: 'external gc' } },
    ]);
  });

  test('a relay that is one-way takes and gives nothing back', () => {
    const syslog = (relay: string) =>
      edited(
        before('  juki: {', `  mn-log: { at: mn-lan, address: 10.10.0.70${relay} }\n`),
        lgLine('in: lg-lan, out: lg-lan, from: lg-pc, to: mn-log, service: tcp/514'),
        ['- { to: 10.10.0.10/32, via: 10.20.0.2 }', '- { to: 10.10.0.0/24, via: 10.20.0.2 }'],
        mnLine('in: lg-lan, out: mn-lan, from: lg-pc, to: mn-log, service: tcp/514'),
      );
    const codes = (relay: string) => checkRequirement(ID, syslog(relay)).codes;
    expect(codes('')).toEqual(['content/secret-leaves', 'content/taint-enters']);
    expect(codes(', relay: { protocol: syslog, oneWay: true }')).toEqual(['content/taint-enters']);
  });

  test('no My Number segment: undetermined', () => {
    const whole = town();
    const segments = whole.segments.map((s) =>
      s.id === 'mn' ? { ...s, kind: 'other' as const } : s,
    );
    expect(checkRequirement(ID, { ...whole, segments }).codes).toEqual(['und/no-segment']);
  });
});
