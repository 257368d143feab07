import { expect, test } from 'vitest';

import { broadcastDomains } from '../../src/dataplane/domains.js';
import { islands, networkGraph, vertexKey } from '../../src/model/graph.js';
import { network, nic, node, subnet, vlanSwitch } from '../build-network.js';

const town = network({
  subnets: [
    subnet('lg', 'LG', ['10.1.0.0/24'], { vlan: 10, home: 'sw' }),
    subnet('net', 'NET', ['10.2.0.0/24']),
  ],
  switches: [vlanSwitch('sw', { p: { untagged: 10 } })],
  nodes: [
    node('pc', 'host', [nic('pc/0', { kind: 'port', switch: 'sw' as never, port: 'p' }, [])]),
    node('rt', 'device', [nic('rt/0', 'lg', ['10.1.0.1/24'])]),
    node('web', 'host', [nic('web/0', 'net', ['10.2.0.5/24'])]),
    node('box', 'host', [nic('box/0', { kind: 'none' }, [])]),
  ],
});
const graph = networkGraph(town, broadcastDomains(town).all);

test('networkGraph(network, domains) says who is on which domain and in which segment', () => {
  const lg = vertexKey({ kind: 'subnet', id: 'lg' as never });
  expect(
    graph
      .outNeighbors(lg)
      .map((key) => graph.getNodeAttributes(key).kind)
      .sort(),
  ).toEqual(['domain', 'segment']);
  const [domain] = graph.outNeighbors(vertexKey({ kind: 'node', id: 'rt' as never }));
  expect(graph.inNeighbors(domain).sort()).toEqual(['node pc', 'node rt', 'subnet lg']);
});

test('islands(graph) are what no cable joins, segments or not', () => {
  const names = islands(graph).map((island) =>
    island.filter((v) => v.kind !== 'domain').map(vertexKey),
  );
  expect(names.map((list) => [...list].sort()).sort()).toEqual([
    ['node box'],
    ['node pc', 'node rt', 'subnet lg'],
    ['node web', 'subnet net'],
  ]);
});
