import { describe, expect, test } from 'vitest';

import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { nic, node, set, subnet } from '../build-network.js';
import { checkRequirement } from './check-requirement.js';
import { end, external, flow, host, permit, town, type Parts } from './town.js';

const ID = 'R-UPD-1';
const SERVER = end('wsus', '10.2.0.50');
const OUTSIDE = end('lgwan', '192.0.2.10');
const REGISTER = [flow('U-1', SERVER, OUTSIDE, 8531)];
const LINES = [permit('10.2.0.50', '192.0.2.10', 8531)];

function facts(updateSource?: string): object {
  return {
    facts: { data: [], monitor: [], ...(updateSource && { updateSource }) },
  };
}

/** LGWAN with an update server that fetches from outside; the other two hosts say nothing at first. */
function served(parts: Parts = {}, sources: Readonly<Record<string, string>> = {}): Network {
  const whole = town({
    lines: LINES,
    register: REGISTER,
    ...parts,
    fw: {
      interfaces: [
        nic('fw/mn', 'mn-lan', ['10.1.0.1/24']),
        nic('fw/lg', 'lg-lan', ['10.2.0.1/24']),
        nic('fw/net', 'net-lan', ['10.3.0.1/24']),
        nic('fw/out', 'lgwan-seg', ['192.0.2.1/24']),
      ],
    },
    segments: [external('x-lgwan', 'lgwan')],
    subnets: [subnet('lgwan-seg', 'x-lgwan', ['192.0.2.0/24'])],
    nodes: [
      host('wsus', 'lg-lan', '10.2.0.50'),
      node('lgwan', 'external', [nic('lgwan/0', 'lgwan-seg', ['192.0.2.10/24'])], {
        segment: 'x-lgwan',
        behind: set('192.0.2.10'),
      }),
      ...(parts.nodes ?? []),
    ],
  });
  const stated = { pc: 'wsus', wsus: 'lgwan', ...sources };
  const nodes = whole.nodes
    .filter(({ id }) => id !== 'juki' && id !== 'web')
    .map((n): Node => {
      const source = stated[n.id as keyof typeof stated];
      return source === undefined || source === '' ? n : ({ ...n, ...facts(source) } as Node);
    });
  return { ...whole, nodes };
}

describe('R-UPD-1: updates arrive at every host', () => {
  test('a server in the segment, which fetches by a registered line: proved', () => {
    expect(checkRequirement(ID, served()).findings).toMatchObject([
      {
        verdict: 'proved',
        code: 'ok/updates-arrive',
        params: { hosts: 2, sources: 2 },
      },
    ]);
  });

  test('nobody says where updates come from: undetermined, at the host', () => {
    expect(checkRequirement(ID, served({}, { pc: '' })).open).toMatchObject([
      {
        verdict: 'undetermined',
        code: 'und/missing-fact',
        params: { node: 'pc', fact: 'updateSource' },
      },
    ]);
  });

  test('a segment says it once for its hosts, but not for the source itself', () => {
    const withSegment = (network: Network): Network => ({
      ...network,
      segments: network.segments.map((s) => (s.id === 'lg' ? { ...s, updateSource: 'wsus' } : s)),
    });
    expect(checkRequirement(ID, withSegment(served({}, { pc: '' }))).verdict).toBe('proved');
    const none = withSegment(served({}, { pc: '', wsus: '' }));
    expect(checkRequirement(ID, none).open).toMatchObject([
      { code: 'und/missing-fact', params: { node: 'wsus' } },
    ]);
  });

  test('the registered line does not pass: violated', () => {
    expect(checkRequirement(ID, served({ lines: [] })).open).toMatchObject([
      {
        verdict: 'violated',
        code: 'upd/not-reached',
        params: { node: 'wsus', source: 'lgwan' },
      },
    ]);
    // one way is not in full: a stateless policy drops the answers
    const oneWay = served({ policy: { stateful: false } });
    expect(checkRequirement(ID, oneWay).codes).toEqual(['upd/not-reached']);
  });

  test('outside, and in another segment, only what is registered counts', () => {
    expect(checkRequirement(ID, served({ register: [] })).codes).toEqual(['upd/not-registered']);
    expect(checkRequirement(ID, served({}, { pc: 'lgwan' })).open).toMatchObject([
      { code: 'upd/not-registered', params: { node: 'pc', source: 'lgwan' } },
    ]);
    const other = served({
      nodes: [host('far', 'net-lan', '10.3.0.50', facts('wsus'))],
    });
    expect(checkRequirement(ID, other).open).toMatchObject([
      { code: 'upd/not-registered', params: { node: 'far', source: 'wsus' } },
    ]);
  });

  test('every machine of a group has to get there', () => {
    const group = host('many', 'lg-lan', '10.2.0.60', {
      count: 2,
      ...facts('lgwan'),
    });
    const nic0 = group.interfaces[0]!;
    const addresses = nic0.addresses.map((a) => ({
      ...a,
      range: { first: a.range.first, last: a.range.first + 1n },
    }));
    const many = { ...group, interfaces: [{ ...nic0, addresses }] };
    const both = end('many', '10.2.0.60/31');
    const register = [...REGISTER, flow('U-2', both, OUTSIDE, 8531)];
    const some = [...LINES, permit('10.2.0.60', '192.0.2.10', 8531)];
    expect(checkRequirement(ID, served({ nodes: [many], register, lines: some })).codes).toEqual([
      'upd/not-reached',
    ]);
    const all = [...LINES, permit('10.2.0.60/31', '192.0.2.10', 8531)];
    expect(checkRequirement(ID, served({ nodes: [many], register, lines: all })).verdict).toBe(
      'proved',
    );
  });

  test('a server in the segment that no TCP session reaches', () => {
    const elsewhere = {
      ...host('wsus', 'lg-lan', '10.2.0.50'),
      ...facts('lgwan'),
    };
    const moved = served();
    const nodes = moved.nodes.map((n) => {
      if (n.id !== 'wsus') return n;
      return {
        ...elsewhere,
        interfaces: [nic('wsus/0', 'lg-2', ['10.22.0.50/24'])],
      };
    });
    const subnets = [...moved.subnets, subnet('lg-2', 'lg', ['10.22.0.0/24'])];
    const result = checkRequirement(ID, { ...moved, nodes, subnets });
    expect(result.open.map(({ code, params }) => [code, params['node']])).toContainEqual([
      'upd/not-reached',
      'pc',
    ]);
  });

  test('what is carried by hand as registered arrives too', () => {
    const carried = { id: 'T-1', title: {}, medium: 'usb', from: [SERVER], at: SERVER.at };
    const by = (to: typeof SERVER): Network => ({
      ...served({ nodes: [host('alone', 'net-lan', '10.3.0.50', facts('wsus'))] }),
      mediaTransfers: [{ ...carried, to: [to] } as never],
    });
    expect(checkRequirement(ID, by(end('alone', '10.3.0.50'))).verdict).toBe('proved');
    expect(checkRequirement(ID, by(end('pc', '10.2.0.10'))).codes).toEqual(['upd/not-registered']);
  });

  test('sources that take updates from each other', () => {
    expect(checkRequirement(ID, served({}, { wsus: 'pc' })).open).toMatchObject([
      { code: 'upd/circle', params: { node: 'pc', source: 'wsus' } },
      { code: 'upd/circle', params: { node: 'wsus', source: 'pc' } },
    ]);
  });

  test('hosts of other segments are asked only if they say something', () => {
    const guest = (more: object): Network => {
      const network = served({
        nodes: [host('guest', 'net-lan', '10.3.0.50', more)],
      });
      const segments = network.segments.map((s) =>
        s.id === 'net' ? { ...s, kind: 'public-wifi' as const } : s,
      );
      return { ...network, segments };
    };
    expect(checkRequirement(ID, guest({})).verdict).toBe('proved');
    expect(checkRequirement(ID, guest(facts('lgwan'))).codes).toEqual(['upd/not-registered']);
  });

  test('a source that is a device or a host elsewhere needs one itself', () => {
    const result = checkRequirement(ID, served({}, { pc: 'fw' }));
    expect(result.open).toMatchObject([{ code: 'und/missing-fact', params: { node: 'fw' } }]);
  });

  test('no hosts: undetermined', () => {
    const whole = served();
    const nobody = {
      ...whole,
      nodes: whole.nodes.filter(({ kind }) => kind !== 'host'),
    };
    expect(checkRequirement(ID, nobody).codes).toEqual(['und/nothing-to-check']);
  });
});
