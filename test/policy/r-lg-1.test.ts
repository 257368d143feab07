import { describe, expect, test } from 'vitest';

import { nic, node, subnet } from '../build-network.js';
import { checkRequirement, wayOf } from './check-requirement.js';
import { flow, PC, permit, segment, town, WEB } from './town.js';

const ID = 'R-LG-1';
const release = flow('O-1', PC, WEB, 25, { kind: 'outbound-release' });

describe('R-LG-1: no session between LGWAN-connected and Internet-connected segments', () => {
  test('nothing passes: proved, both ways', () => {
    const result = checkRequirement(ID, town());
    expect(result.verdict).toBe('proved');
    expect(result.findings.map(({ params }) => params)).toEqual([
      { from: 'lg', to: 'net' },
      { from: 'net', to: 'lg' },
    ]);
  });

  test('a session is violated, registered or not', () => {
    const lines = [permit('10.3.0.10', '10.2.0.10', 445)];
    const register = [flow('K-1', WEB, PC, 445)];
    const result = checkRequirement(ID, town({ lines, register }));
    expect(result.codes).toEqual(['lg/direct-session']);
    expect(result.open[0]?.params).toEqual({ from: 'net', to: 'lg' });
    expect(wayOf(result)).toEqual(['fw', 'pc']);
  });

  test('a registered release outward is an exception; wider than it is not', () => {
    const exact = town({ lines: [permit('10.2.0.10', '10.3.0.10', 25)], register: [release] });
    const result = checkRequirement(ID, exact);
    expect(result.verdict).toBe('excepted');
    expect(result.open[0]).toMatchObject({ code: 'excepted/registered', flows: ['O-1'] });
    const wide = town({ lines: [permit('10.2.0.10/31', '10.3.0.10', 25)], register: [release] });
    expect(checkRequirement(ID, wide).verdict).toBe('violated');
  });

  test('a release does not let anything in', () => {
    const inward = flow('O-2', WEB, PC, 25, { kind: 'outbound-release' });
    const lines = [permit('10.3.0.10', '10.2.0.10', 25)];
    expect(checkRequirement(ID, town({ lines, register: [inward] })).verdict).toBe('violated');
  });

  test('what sanitizes must not forward', () => {
    const leg = (id: string, more: object): ReturnType<typeof node> =>
      node(id, 'host', [nic(`${id}/0`, 'san', ['10.9.0.5/24'])], more);
    const parts = {
      segments: [segment('san', 'sanitizing')],
      subnets: [subnet('san', 'san', ['10.9.0.0/24'])],
    };
    const forwards = town({ ...parts, nodes: [leg('mailsan', { forwards: true })] });
    const result = checkRequirement(ID, forwards);
    expect(result.open).toMatchObject([
      { verdict: 'violated', code: 'lg/sanitizer-forwards', params: { node: 'mailsan' } },
    ]);
    expect(checkRequirement(ID, town({ ...parts, nodes: [leg('mailsan', {})] })).verdict).toBe(
      'proved',
    );
    const sanitizer = { method: 'cdr', at: release.at };
    const facts = { data: [], monitor: [], sanitizer };
    const device = node('cdr', 'device', [nic('cdr/0', 'san', ['10.9.0.6/24'])], { facts });
    expect(checkRequirement(ID, town({ ...parts, nodes: [device] })).codes).toEqual([
      'lg/sanitizer-forwards',
    ]);
  });

  test('one of the two segments is missing or empty: undetermined', () => {
    const whole = town();
    const nodes = whole.nodes
      .filter((n) => n.id !== 'web')
      .map((n) => ({ ...n, interfaces: n.interfaces.filter((i) => i.id !== 'fw/net') }));
    const empty = { ...whole, subnets: whole.subnets.filter((s) => s.id !== 'net-lan'), nodes };
    expect(checkRequirement(ID, empty).open).toMatchObject([
      { verdict: 'undetermined', code: 'und/empty-segment', params: { segment: 'net' } },
    ]);
    const none = { ...empty, segments: whole.segments.filter((s) => s.id !== 'net') };
    expect(checkRequirement(ID, none).open).toMatchObject([
      { code: 'und/no-segment', params: { kind: 'internet-connected' } },
    ]);
  });

  test('a segment whose subnets have no declared host sends nothing without rogue machines', () => {
    const whole = town();
    const network = { ...whole, nodes: whole.nodes.filter((n) => n.id !== 'web') };
    expect(checkRequirement(ID, network).verdict).toBe('proved');
    expect(checkRequirement(ID, network, { spoofing: 'none' }).codes).toEqual([
      'und/empty-segment',
    ]);
  });
});
