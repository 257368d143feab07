/**
 * What an attacker gets in the reference town, and how deep its defence is: facts that were followed by
 * hand through its files. Mistakes that give an attacker a pivot do so here too, and their twins do not.
 */
import { describe, expect, test } from 'vitest';
import { depth } from '../../src/engine/depth.js';
import { lateral } from '../../src/engine/lateral.js';
import type { DepthOptions } from '../../src/model/depth.js';
import type { LateralOptions, LateralResult } from '../../src/model/lateral.js';
import { filesOf } from './town.js';

const TIMEOUT_MS = 60_000;

function moved(town: string, options: Partial<LateralOptions> = {}): LateralResult {
  const base = { from: ['net-pc'], routing: 'exact', spoofing: 'subnet' } as const;
  const { movement } = lateral(filesOf(town), { ...base, ...options });
  return movement!;
}

function reachOf({ segments }: LateralResult): Readonly<Record<string, string>> {
  return Object.fromEntries(segments.map(({ segment, reach }) => [segment, reach]));
}

/** Nodes from a start to `id`, each taken over from the one before. */
function chainTo({ steps }: LateralResult, id: string): readonly string[] {
  const step = steps.find(({ foothold }) => foothold.id === id);
  return step === undefined ? [id] : [...chainTo({ steps } as LateralResult, step.from.id), id];
}

/** `2: fw-lg+fw-mn`, `no-way`, … */
function depthOf(town: string, from: string, to: string, more: Partial<DepthOptions> = {}): string {
  const base = { layer2: false, ceiling: 3, routing: 'exact', spoofing: 'subnet' } as const;
  const { defence } = depth(filesOf(town), { ...base, ...more, from, to });
  const { answer } = defence!.pairs[0]!;
  if (answer.kind !== 'depth') return answer.kind;
  expect(answer.sets.every(({ witness }) => witness !== undefined)).toBe(true);
  const sets = answer.sets.map(({ elements }) => elements.map(({ id }) => id).sort());
  return `${answer.depth}: ${sets.map((set) => set.join('+')).join(' ')}`;
}

describe('lateral(files, options) of the reference town', { timeout: TIMEOUT_MS }, () => {
  test('remote desktops lead from an Internet terminal to nothing outside its segment', () => {
    const result = moved('town-alpha', { services: ['tcp/445', 'tcp/3389'] });
    const nodes = result.steps.filter(({ foothold }) => foothold.kind === 'node');
    expect(nodes.map(({ foothold }) => foothold.id)).toEqual(['rbi', 'net-admin']);
    const { net, san, ...others } = reachOf(result);
    expect([net, san]).toEqual(['held', 'touched']);
    expect(new Set(Object.values(others))).toEqual(new Set(['safe']));
  });

  test('if whatever is accepted can be taken over, sanitizers and the core switch lead on', () => {
    const result = moved('town-alpha');
    const chain = ['net-pc', 'cdr', 'lg-mail', 'lg-admin', 'core', 'juki-sys'];
    expect(chainTo(result, 'juki-sys')).toEqual(chain);
    expect(reachOf(result)).toMatchObject({ mn: 'held', lg: 'held', edu: 'safe', pub: 'safe' });
    expect(result.steps.every(({ certain, witness }) => certain && witness !== undefined)).toBe(
      true,
    );
    // Nobody may administer these two from within the town.
    const held = result.steps.map(({ foothold }) => foothold.id as string);
    expect(held).not.toContain('juki-fw');
    expect(held).not.toContain('gc-rt-mn');
  });

  test('a step names the lines that permit it', () => {
    const { steps } = moved('town-alpha');
    const proxy = steps.find(({ foothold }) => foothold.id === 'net-proxy')!;
    expect(proxy.permits.map(({ path }) => path)).toEqual([
      expect.stringMatching(/internet\.yaml$/),
    ]);
    expect(proxy.witness!.packet.destinationPort).toBe(3128n);
  });

  test.each([
    ['04-dual-homed-pc.yaml', 'sys-pc', ['lg']],
    ['05-shared-backup.yaml', 'backup', ['lg', 'mn']],
  ])('mistake %s is a pivot, and its twin is none', (name, pivot, segments) => {
    const services = ['tcp/3389'];
    const hostile = moved(`hostile/${name}`, { services });
    const benign = moved(`benign/${name}`, { services });
    for (const segment of segments) {
      expect(reachOf(hostile)[segment], segment).toBe('held');
      expect(reachOf(benign)[segment], segment).toBe('safe');
    }
    expect(chainTo(hostile, 'lg-ad')).toEqual(['net-pc', pivot, 'lg-ad']);
  });
});

describe('depth(files, options) of the reference town', { timeout: TIMEOUT_MS }, () => {
  test.each([
    // No route leads there, whatever is opened: the firewall sends everything unknown to the cloud.
    ['net', 'mn', 'no-way'],
    ['net', 'lg', 'no-way'],
    ['san', 'mn', '2: fw-lg+fw-mn'],
    ['x-lgwan', 'mn', '2: fw-lg+fw-mn'],
    ['x-lgwan', 'lg', '1: fw-lg'],
    ['lg', 'mn', '1: fw-mn'],
    ['ml-dmz', 'mn', '1: fw-mn'],
    ['x-juki', 'mn', '1: juki-fw'],
    ['x-sc', 'net', '1: fw-net'],
    ['pub', 'mn', 'no-way'],
  ])('from %s to %s, with routes as written', (from, to, expected) => {
    expect(depthOf('town-alpha', from, to)).toBe(expected);
  });

  test('one chassis carries three segments, so one wrong VRF or VLAN is enough', () => {
    expect(depthOf('town-alpha', 'net', 'mn', { routing: 'any-route' })).toBe('1: core');
    expect(depthOf('town-alpha', 'net', 'mn', { layer2: true })).toBe('1: sw-1f sw-core');
    expect(depthOf('town-alpha', 'pub', 'mn', { layer2: true })).toBe('1: sw-1f sw-core');
  });

  test('without the core switch it takes two firewalls and a sanitizer', () => {
    const more = { routing: 'any-route' } as const;
    expect(depthOf('minimal', 'net', 'lg', more)).toBe('3: fw-lg+fw-net+mailsan');
    expect(depthOf('minimal', 'net', 'mn', more)).toBe('more-than');
    expect(depthOf('minimal', 'net', 'mn', { ...more, ceiling: 4 })).toMatch(/^4: /);
  });

  test('a machine with a leg in two segments leaves nothing to open', () => {
    expect(depthOf('hostile/04-dual-homed-pc.yaml', 'net', 'lg')).toBe('0: ');
  });
});
