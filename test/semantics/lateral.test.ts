/** SEMANTICS §13, clause by clause. */
import { describe, expect, test } from 'vitest';
import { lateralFrom } from '../../src/engine/lateral.js';
import type { LateralResult, MovementOptions } from '../../src/model/lateral.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import { filter, line, network, nic, node, segment, set, subnet, via } from '../build-network.js';

/** pc, twin and dual on left; fw with the lines of `policy` between; server on right. */
function site(policy: Parameters<typeof filter>[1], more: Partial<Network> = {}): Network {
  const host = (id: string, on: string, at: string, rest = {}): Node =>
    node(id, 'host', [nic(`${id}/0`, on, [at])], rest);
  const fw = node(
    'fw',
    'device',
    [nic('fw/l', 'left', ['10.0.0.1/24']), nic('fw/r', 'right', ['10.0.1.1/24'])],
    { policy: 'fw/p', localIn: 'fw/own' },
  );
  return network({
    subnets: [subnet('left', 'a', ['10.0.0.0/24']), subnet('right', 'b', ['10.0.1.0/24'])],
    nodes: [
      host('pc', 'left', '10.0.0.10/24'),
      host('twin', 'left', '10.0.0.11/24'),
      host('server', 'right', '10.0.1.10/24'),
      fw,
    ],
    filters: [filter('fw/p', policy), filter('fw/own', [])],
    ...more,
  });
}

function from(id: string, given: Network, options: Partial<MovementOptions> = {}): LateralResult {
  const start = [{ kind: 'node', id: id as never }] as const;
  return lateralFrom(given, start, { routing: 'exact', spoofing: 'subnet', ...options });
}

function taken({ steps }: LateralResult): readonly string[] {
  return steps.map(({ foothold, round }) => `${round} ${foothold.kind} ${foothold.id}`);
}

function reach({ segments }: LateralResult): Readonly<Record<string, string>> {
  return Object.fromEntries(segments.map((one) => [one.segment, one.reach]));
}

const TWIN_TO_SERVER = line('permit', set('10.0.0.11'), set('10.0.1.10'));

describe('who is taken over', () => {
  test('§13.1 §13.4 who accepts is taken over, and so are the undeclared machines of a subnet', () => {
    const result = from('pc', site([line('permit', undefined, set('10.0.1.10'))]));
    expect(taken(result)).toEqual([
      '1 node twin',
      '1 node server',
      '1 subnet left',
      '2 subnet right',
    ]);
    expect(result.steps[1]!.permits).toHaveLength(1);
  });

  test('in a sanitizing segment no undeclared machine stands', () => {
    const segments = [segment('a', { kind: 'sanitizing' }), segment('b')];
    expect(taken(from('pc', site([], { segments })))).toEqual(['1 node twin']);
  });

  test('an external is taken over only if its segment counts as one of the town', () => {
    const outside = node('out', 'external', [nic('out/0', 'left', ['10.0.0.20/24'])], {
      segment: 'x',
    });
    const given = site([]);
    const withOutside = (treatAs: object): Network => ({
      ...given,
      segments: [
        ...given.segments,
        segment('x', { kind: 'external', external: 'lgwan', ...treatAs }),
      ],
      nodes: [...given.nodes, outside],
    });
    const left = from('pc', withOutside({}));
    expect(taken(left)).not.toContain('1 node out');
    expect(reach(left)).toMatchObject({ x: 'touched', b: 'safe' });
    expect(taken(from('pc', withOutside({ treatAs: 'b' })))).toContain('1 node out');
  });
});

describe('what a foothold sends', () => {
  test('§13.3 in mode none a host has its own addresses only, and nobody undeclared is there', () => {
    const given = site([TWIN_TO_SERVER]);
    expect(taken(from('pc', given, { spoofing: 'none' }))).toEqual([
      '1 node twin',
      '2 node server',
    ]);
    expect(taken(from('pc', given))).toContain('1 node server');
  });

  test('in mode any it has every address', () => {
    const given = site([line('permit', set('10.9.9.9'), set('10.0.1.10'))]);
    expect(taken(from('pc', given))).not.toContain('1 node server');
    expect(taken(from('pc', given, { spoofing: 'any' }))).toContain('1 node server');
  });

  test('§13.2 §13.3 a device that is held sends with any source, whatever it filters', () => {
    const guarded = filter('server/own', [line('permit', set('10.9.9.9'))]);
    const given = site([]);
    const careful: Network = {
      ...given,
      nodes: given.nodes.map((one) =>
        one.id === 'server' ? { ...one, localIn: 'server/own' as never } : one,
      ),
      filters: [...given.filters, guarded],
    };
    const held = from('fw', careful, { spoofing: 'none' });
    expect(taken(held)).toEqual(['1 node pc', '1 node twin', '1 node server']);
    expect(taken(from('twin', careful))).not.toContain('1 node server');
  });

  test('a host sends by each of its interfaces, without its own routes', () => {
    const dual = node(
      'dual',
      'host',
      [nic('dual/0', 'left', ['10.0.0.12/24']), nic('dual/1', 'right', ['10.0.1.12/24'])],
      { routes: [via('0.0.0.0/0', 'dual/0', '10.0.0.1')] },
    );
    const given = site([]);
    const result = from('pc', { ...given, nodes: [...given.nodes, dual] });
    expect(taken(result)).toContain('1 node dual');
    const server = result.steps.find(({ foothold }) => foothold.id === 'server')!;
    expect([server.round, server.from.id]).toEqual([2, 'dual']);
    expect(server.witness!.origin).toEqual({ kind: 'interface', interface: 'dual/1' });
  });
});

describe('what takes over', () => {
  const WEB = {
    protocols: [range(6)],
    sourcePorts: [range(0, 65535)],
    destinationPorts: [range(443)],
    established: false,
  };

  test('only services that are named take over; the others only arrive', () => {
    const ssh = { ...WEB, destinationPorts: [range(22)] };
    const permit = line('permit', undefined, set('10.0.1.10'));
    const given = site([{ ...permit, match: { ...permit.match, services: [ssh] } }]);
    const result = from('pc', given, { services: [WEB] });
    expect(taken(result)).toEqual(['1 node twin', '1 subnet left']);
    expect(reach(result)).toEqual({ a: 'held', b: 'touched' });
    expect(taken(from('pc', given, { services: [ssh] }))).toContain('1 node server');
  });

  test('§13.5 what only continues a connection takes nothing over', () => {
    const permit = line('permit', undefined, set('10.0.1.10'));
    const claims = { ...permit.match, services: [{ ...WEB, established: true }] };
    const result = from('pc', site([{ ...permit, match: claims }]));
    expect(taken(result)).not.toContain('1 node server');
    expect(reach(result)).toEqual({ a: 'held', b: 'safe' });
    expect(taken(from('pc', site([]), { services: [{ ...WEB, established: true }] }))).toEqual([]);
  });
});

describe('segments', () => {
  test('§13.7 a packet that a host denies touches its segment', () => {
    const given = site([line('permit', undefined, set('10.0.1.10'))]);
    const deaf: Network = {
      ...given,
      nodes: given.nodes.map((one) =>
        one.id === 'server' ? { ...one, localIn: 'fw/own' as never } : one,
      ),
    };
    expect(reach(from('pc', deaf))).toEqual({ a: 'held', b: 'touched' });
  });

  test('§13.8 what only a line of unknown effect permits is told as not certain', () => {
    const unsure = { ...TWIN_TO_SERVER, certainty: 'unmodelled' as const };
    const result = from('pc', site([unsure]));
    const certain = result.steps.map((one) => [one.foothold.id, one.certain]);
    expect(Object.fromEntries(certain)).toMatchObject({ twin: true, left: true, server: false });
  });

  test('beyond the limit of packet sets nothing is safe', () => {
    const result = from('pc', site([TWIN_TO_SERVER]), { nodesMax: 60 });
    expect(result.limit).toBe(60);
    expect(result.steps).toEqual([]);
    expect(reach(result)).toEqual({ a: 'unknown', b: 'unknown' });
  });
});
