import { describe, expect, test } from 'vitest';

import { line, set, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { flow, JUKI, PC, permit, segment, town, WEB } from './town.js';

const ID = 'R-MN-1';
const specific = { kind: 'specific-communication' } as const;

describe('R-MN-1: My Number segments speak by registered specific communication only', () => {
  test('nothing passes: proved', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ code }) => code)).toEqual(Array(4).fill('ok/no-path'));
  });

  test('what passes is registered as specific communication: proved, with the line', () => {
    const result = checkRequirement(
      ID,
      town({
        lines: [permit('10.2.0.10', '10.1.0.10', 443)],
        register: [flow('K-1', PC, JUKI, 443, specific)],
      }),
    );
    expect(result.verdict).toBe('proved');
    const [finding] = result.findings.filter(({ code }) => code === 'ok/only-registered');
    expect(finding).toMatchObject({ params: { from: 'lg', to: 'mn', flows: 1 }, flows: ['K-1'] });
  });

  test('nothing is registered: violated, with packet, way and line', () => {
    const result = checkRequirement(ID, town({ lines: [permit('10.2.0.10', '10.1.0.10', 443)] }));
    expect(result.verdict).toBe('violated');
    expect(result.codes).toEqual(['crossing/not-registered']);
    const [finding] = result.open;
    expect(finding?.params).toEqual({ from: 'lg', to: 'mn' });
    expect(finding?.at?.path).toBe('policy');
    expect(finding?.packets).toBe('65536');
    expect(wayOf(result)).toEqual(['fw', 'juki']);
    expect(finding?.witness?.packet).toMatchObject({
      source: 0x0a02000an,
      destination: 0x0a01000an,
      sourcePort: 40000n,
      destinationPort: 443n,
    });
  });

  test('the way out counts like the way in', () => {
    const lines = [permit('10.1.0.10', '10.3.0.10', 443)];
    const result = checkRequirement(ID, town({ lines, register: [] }));
    expect(result.open.map(({ params }) => params)).toEqual([{ from: 'mn', to: 'net' }]);
  });

  test('a registered line of another kind does not do', () => {
    const result = checkRequirement(
      ID,
      town({
        lines: [permit('10.2.0.10', '10.1.0.10', 443)],
        register: [flow('K-1', PC, JUKI, 443)],
      }),
    );
    expect(result.codes).toEqual(['crossing/wrong-kind']);
    expect(result.open[0]?.params).toEqual({ from: 'lg', to: 'mn', flows: 'K-1' });
  });

  test('one port, one sender or one receiver beyond the line is enough', () => {
    const register = [flow('K-1', PC, JUKI, 443, specific)];
    const verdict = (wide: ReturnType<typeof line>): string =>
      checkRequirement(ID, town({ lines: [wide], register })).verdict;
    expect(verdict(permit('10.2.0.10/31', '10.1.0.10', 443))).toBe('violated');
    expect(verdict(permit('10.2.0.10', '10.1.0.10/31', 443))).toBe('violated');
    expect(verdict(line('permit', set('10.2.0.10'), set('10.1.0.10')))).toBe('violated');
    expect(verdict(permit('10.2.0.10', '10.1.0.10', 443))).toBe('proved');
  });

  test('the address of the sender alone is not the sender: it has to stand in its subnet', () => {
    const register = [flow('K-1', { ...PC, node: 'web' as never }, JUKI, 443, specific)];
    const lines = [permit('10.2.0.10', '10.1.0.10', 443)];
    expect(checkRequirement(ID, town({ lines, register })).verdict).toBe('violated');
  });

  test('what passes between two My Number segments is not communication with others', () => {
    const more = {
      segments: [segment('mn2', 'my-number')],
      subnets: [subnet('lg-lan', 'mn2', ['10.2.0.0/24'])],
      lines: [permit('10.2.0.10', '10.1.0.10', 443)],
    };
    const both = town(more);
    const network = { ...both, subnets: both.subnets.filter((s) => s.segment !== 'lg') };
    expect(checkRequirement(ID, network).verdict).toBe('proved');
  });

  test('no My Number segment, or one without a subnet: undetermined', () => {
    const whole = town();
    const none = { ...whole, segments: whole.segments.filter((s) => s.id !== 'mn') };
    const network = {
      ...none,
      subnets: whole.subnets.filter((s) => s.id !== 'mn-lan'),
      nodes: whole.nodes
        .filter((n) => n.id !== 'juki')
        .map((n) => ({ ...n, interfaces: n.interfaces.filter((i) => i.id !== 'fw/mn') })),
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/no-segment']);
    const empty = { ...network, segments: whole.segments };
    expect(checkRequirement(ID, empty).codes).toEqual(['und/empty-segment']);
    expect(checkRequirement(ID, empty).verdict).toBe('undetermined');
  });

  test('nothing but My Number: there is nobody to be kept from', () => {
    const whole = town();
    const network = {
      ...whole,
      segments: whole.segments.filter((s) => s.id === 'mn'),
      subnets: whole.subnets.filter((s) => s.segment === 'mn'),
      nodes: whole.nodes.filter((n) => n.id === 'juki'),
      filters: [],
    };
    expect(checkRequirement(ID, network).codes).toEqual(['und/nothing-to-check']);
  });

  test('the register of a Web flow says nothing about another sender', () => {
    const register = [flow('K-1', WEB, JUKI, 443, specific)];
    const lines = [permit('10.2.0.0/24', '10.1.0.10', 443)];
    expect(checkRequirement(ID, town({ lines, register })).codes).toEqual([
      'crossing/not-registered',
    ]);
  });
});
