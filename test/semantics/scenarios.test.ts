/** SEMANTICS §12 and §11.5: what happens in a scenario, and what of it is a verdict. */
import { describe, expect, test } from 'vitest';
import { trace } from '../../src/engine/trace.js';
import type { SourceFile } from '../../src/model/diagnostic.js';
import type { TraceOptions } from '../../src/model/result.js';
import { file, filesAt } from '../topologies/town.js';
import { changesOf, placesOfNew, played, stepsOf, verdictIn } from './play.js';

const SLOW_MS = 60_000;
const MINIMAL = filesAt('topologies/minimal');

/** The small town with more of everything, as a difference. */
function townWith(text: string): readonly SourceFile[] {
  const overlay = `sekisho: 1\nbase: base\n${text}`;
  const base = MINIMAL.map(({ text: content }) => file('base/topology.yaml', content));
  return [file('topologies/minimal/topology.yaml', overlay), ...base].map((each) =>
    each.path.startsWith('base/') ? { ...each, path: `topologies/minimal/${each.path}` } : each,
  );
}

const PUT_IN = `insert: [{ first: devices.fw-mn.policy, items: [{ id: TMP, comment: any }] }]`;

describe('a scenario', { timeout: SLOW_MS }, () => {
  test('§12.1 what a step says stays so until a later one says otherwise', () => {
    const steps = stepsOf(`steps:
  - { name: a, ${PUT_IN} }
  - { name: b, down: mn-pc }
  - { name: c, remove: devices.fw-mn.policy.TMP }
  - { name: d, up: mn-pc }
`);
    expect(steps.map((step) => verdictIn(step, 'R-MN-1'))).toEqual([
      ...['violated', 'violated', 'proved', 'proved'],
    ]);
    expect(steps.map(({ down }) => down)).toEqual([[], ['mn-pc'], ['mn-pc'], []]);
  });

  test('§12.1 steps one after the other end as one step with all of their events', () => {
    const [, , last] = stepsOf(`steps:
  - { name: a, down: fw-lg }
  - { name: b, ${PUT_IN} }
  - { name: c, asOf: 2027-04-01 }
`);
    const [only] = stepsOf(`steps:
  - { name: a, asOf: 2027-04-01, ${PUT_IN}, down: fw-lg }
`);
    expect(last!.verdicts).toEqual(only!.verdicts);
    expect(last!.verdicts.map(({ verdict }) => verdict)).toContain('violated');
  });

  test('§12.2 changes come before what goes down, and what comes up before both', () => {
    const steps = stepsOf(`steps:
  - { name: a, down: fw-lg }
  - name: b
    up: fw-lg
    set: { hosts: { new-pc: { at: lg-lan, address: 10.20.0.200 } } }
    down: new-pc
`);
    expect(steps[1]!.down).toEqual(['new-pc']);
    expect(steps[1]!.events.map(({ kind }) => kind)).toEqual(['up', 'set', 'down']);
  });

  test('§12.2 one name stands under one of the events that exclude each other', () => {
    const { diagnostics, beginning } = played(`steps:
  - { name: a, failsOpen: mailsan, down: mailsan }
`);
    expect(beginning).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(
      ['scenario/already-down', 'scenario/named-twice'].toSorted(),
    );
  });

  test('§12.3 what is taken out of the files is no longer down', () => {
    const steps = stepsOf(`steps:
  - { name: a, down: lg-pc }
  - { name: b, remove: [hosts.lg-pc, devices.fw-lg.policy.L2, register.L-1] }
`);
    expect(steps.map(({ down }) => down)).toEqual([['lg-pc'], []]);
  });

  test('§12.3 everything is down at once: neither of two ways is left', () => {
    const town = townWith(`externals:
  lgwan-2: { segment: x-lgwan, at: lgwan-seg, address: 192.0.2.19, behind: 192.0.2.128/25 }
devices:
  fw-lg: { routes: [{ to: 10.10.0.10/32, via: 10.20.0.2 }, { to: 198.51.100.64/26, via: 192.0.2.17 },
    { to: 192.0.2.128/25, via: 192.0.2.17 }, { to: 192.0.2.128/25, via: 192.0.2.19, distance: 9 }] }
`);
    const lost = (down: string): number =>
      stepsOf(`steps: [{ name: a, down: ${down} }]`, town)[0]!.appeared.filter(
        ({ requirement }) => requirement === 'R-REQ-1',
      ).length;
    expect(lost('lgwan')).toBeGreaterThan(0);
    expect(lost('lgwan-2')).toBe(0);
    expect(lost('[lgwan, lgwan-2]')).toBeGreaterThanOrEqual(lost('lgwan'));
  });

  test('§12.4 a sanitizer that fails open hands on what it gets; the place is the event', () => {
    const [step] = stepsOf('steps:\n  - { name: a, failsOpen: mailsan }\n');
    expect(changesOf(step!)).toEqual(['R-LG-2 proved violated', 'R-LG-3 proved violated']);
    expect(placesOfNew(step!)).toContain('R-LG-3 scenario.yaml:4');
    expect(step!.appeared[0]?.chain?.cut.node).toBe('mailsan');
  });

  test('§12.4 a sanitizer with a bypass also forwards packets while it fails open', () => {
    const town = townWith('hosts: { mailsan: { sanitizer: { bypass: true } } }\n');
    const [step] = stepsOf('steps:\n  - { name: a, failsOpen: mailsan }\n', town);
    expect(step!.appeared.map(({ code }) => code)).toContain('lg/sanitizer-forwards');
    const [without] = stepsOf('steps:\n  - { name: a, failsOpen: mailsan }\n');
    expect(without!.appeared.map(({ code }) => code)).not.toContain('lg/sanitizer-forwards');
  });

  test('§12.4 a sanitizer that fails closed lets nothing through', () => {
    const [step] = stepsOf('steps:\n  - { name: a, failsClosed: mailsan }\n');
    expect(changesOf(step!)).toEqual(['R-REQ-1 proved violated']);
    expect(step!.appeared.flatMap(({ flows }) => flows)).toEqual(['S-1', 'S-2']);
  });

  const PAIR = 'devices: { fw-mn: { ha: { peer: fw-mn-2, mode: active-passive } } }\n';

  test('§12.5 the second chassis keeps what it had when it was last in step', () => {
    const steps = stepsOf(
      `steps:
  - { name: put in, ${PUT_IN} }
  - { name: no sync, syncStops: fw-mn }
  - { name: taken out, remove: devices.fw-mn.policy.TMP }
  - { name: over, switchOver: fw-mn }
  - { name: back, switchOver: fw-mn }
`,
      townWith(PAIR),
    );
    expect(steps.map((step) => verdictIn(step, 'R-MN-1'))).toEqual([
      ...['violated', 'violated', 'proved', 'violated', 'proved'],
    ]);
    expect(placesOfNew(steps[3]!)).toContain('R-MN-1 scenario.yaml:4');
  });

  test('§12.5 while both chassis are in step a switch-over changes nothing', () => {
    const steps = stepsOf(
      `steps:
  - { name: put in, ${PUT_IN} }
  - { name: over, switchOver: fw-mn }
`,
      townWith(PAIR),
    );
    expect([steps[1]!.changed, steps[1]!.appeared, steps[1]!.gone]).toEqual([[], [], []]);
  });

  test('§12.5 a peer that is a device takes over the shared addresses, with its own policy', () => {
    const town = townWith(`subnets: { lg-lan: { gateway: 10.20.0.1 } }
devices:
  fw-lg:
    interfaces: { lg-lan: { at: lg-lan, address: 10.20.0.5, virtual: [{ address: 10.20.0.1, priority: 110 }] } }
    ha: { peer: fw-lg-2, mode: active-passive }
  fw-lg-2:
    kind: firewall
    room: 電算室
    interfaces:
      lg-lan: { at: lg-lan, address: 10.20.0.6, virtual: [{ address: 10.20.0.1, priority: 100 }] }
      lgwan-seg: 192.0.2.21
    routes: [{ to: 192.0.2.128/25, via: 192.0.2.17 }, { to: 198.51.100.64/26, via: 192.0.2.17 }, { to: 10.10.0.10/32, via: 10.20.0.2 }]
    policy: []
    localIn: []
`);
    const [step] = stepsOf('steps:\n  - { name: a, switchOver: fw-lg }\n', town);
    expect(step!.down).toEqual(['fw-lg']);
    expect(step!.appeared.filter(({ flows }) => flows.includes('L-1' as never))).toMatchObject([
      { requirement: 'R-REQ-1', witness: { trace: { end: { node: 'fw-lg-2' } } } },
    ]);
  });

  test('§12.6 records are decided of the network as set up, what passes of what works', () => {
    const [step] = stepsOf('steps:\n  - { name: a, down: [fw-mn, fw-lg, fw-net, sw-mn] }\n');
    // What nothing passes any more proves nothing.
    expect(changesOf(step!)).toEqual([
      'R-NET-2 proved undetermined',
      'R-AC-1 proved undetermined',
      'R-V6-1 proved undetermined',
      'R-UPD-1 proved violated',
      'R-REQ-1 proved violated',
    ]);
    expect(verdictIn(step!, 'R-INV-1')).toBe('proved');
    expect(verdictIn(step!, 'R-HA-1')).toBe('proved');
  });

  test('§12.7 an attacker gets as far as the network lets packets in each state', () => {
    const steps = stepsOf(`exploits: tcp/445
steps:
  - { name: a, compromise: lg-pc, expectReach: { mn: safe } }
  - { name: b, ${PUT_IN}, expectReach: { mn: held } }
  - { name: c, down: fw-mn, expectReach: { mn: safe } }
`);
    expect(steps.map(({ unmet }) => unmet)).toEqual([[], [], []]);
    const gained = steps[1]!.intrusion!.gained;
    expect(gained.map(({ foothold }) => foothold.id)).toContain('juki');
    expect(gained.every(({ witness }) => witness?.packet.destinationPort === 445n)).toBe(true);
    expect(steps[2]!.intrusion!.lost.map(({ id }) => id)).toContain('juki');
  });

  test('§12.7 what is down counts once among the nodes of a segment', () => {
    const steps = stepsOf(`steps:
  - { name: a, compromise: net-pc }
  - { name: b, down: [sw-mn, mailsan, fw-net/net-lan] }
`);
    const nodes = steps.map(({ intrusion }) => intrusion!.segments.map((each) => each.nodes));
    expect(nodes[1]).toEqual(nodes[0]);
  });

  test('§12.8 findings are new once, and gone once', () => {
    const steps = stepsOf(`steps:
  - { name: a, ${PUT_IN} }
  - { name: b, asOf: 2026-05-01 }
  - { name: c, remove: devices.fw-mn.policy.TMP }
`);
    expect(steps[0]!.appeared.length).toBeGreaterThan(0);
    expect(steps[0]!.gone).toEqual([]);
    expect([steps[1]!.appeared, steps[1]!.gone]).toEqual([[], []]);
    expect(steps[2]!.appeared).toEqual([]);
    expect(steps[2]!.gone.map(({ fingerprint }) => fingerprint)).toEqual(
      steps[0]!.appeared.map(({ fingerprint }) => fingerprint),
    );
  });
});

describe('a host that is down', () => {
  const ASK: TraceOptions = {
    from: 'mailsan/lg',
    to: 'lg-mail',
    service: 'tcp/25',
    role: 'opening',
    reply: false,
    routing: 'exact',
    reading: 'permissive',
  };
  const endOf = (options: Partial<TraceOptions>): string | undefined =>
    trace(MINIMAL, { ...ASK, ...options }).opening[0]?.end.disposition;

  test('§11.5 neither sends nor takes', () => {
    expect(endOf({})).toBe('accepted');
    expect(endOf({ down: ['mailsan'] })).toBe('no-route');
    expect(endOf({ down: ['lg-mail'] })).toBe('denied-in');
  });

  test('§11.5 takes the routes with it that watch it, as in §11.3', () => {
    const town = townWith(`devices:
  fw-lg: { routes: [{ to: 10.10.0.10/32, via: 10.20.0.2 }, { to: 192.0.2.128/25, via: 192.0.2.17, track: lg-mail },
    { to: 192.0.2.128/25, discard: true, distance: 200 }, { to: 198.51.100.64/26, via: 192.0.2.17 }] }
`);
    const ask = { ...ASK, from: 'lg-pc', to: '192.0.2.200', service: 'tcp/443' };
    const ends = [[], ['lg-mail']].map(
      (down) => trace(town, { ...ask, down }).opening[0]?.end.disposition,
    );
    expect(ends).toEqual(['exits-network', 'null-routed']);
  });
});
