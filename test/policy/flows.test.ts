/** R-REQ-1 against the simulator: a flow that is proved passes, packet by packet, there and back. */
import { expect, test } from 'vitest';

import { verifyNetwork } from '../../src/engine/verify.js';
import { FAMILIES, type Family } from '../../src/model/address.js';
import type { Network } from '../../src/model/network.js';
import type { Packet } from '../../src/model/packet.js';
import { hasPorts } from '../../src/model/packet.js';
import type { RangeList } from '../../src/model/range.js';
import type { PermittedFlow } from '../../src/model/register.js';
import { DEFAULT_VERIFY_OPTIONS } from '../../src/model/result.js';
import type { Trace } from '../../src/model/trace.js';
import { membersOf } from '../../src/policy/populations.js';
import { Study } from '../../src/policy/study.js';
import { Simulator } from '../../src/simulate/simulate.js';
import { furnished, pick, type Next } from './furnish.js';

const SEED = 70_000;
const RUNS = Number(process.env['SEKISHO_RUNS'] ?? 40);

/** Some packets of `flow` that `node` sends. */
function packetsOf(
  flow: PermittedFlow,
  family: Family,
  sources: RangeList,
  destinations: RangeList,
  next: Next,
): readonly Packet[] {
  const value = (ranges: RangeList): bigint => {
    const { first, last } = pick(next, ranges);
    return pick(next, [first, last, first + ((last - first) >> 1n)]);
  };
  return Array.from({ length: 4 }, () => {
    const service = pick(next, flow.services);
    const protocol = pick(next, [value(service.protocols), 6n, 17n]);
    const ports = hasPorts(protocol)
      ? [value(service.sourcePorts), value(service.destinationPorts)]
      : [0n, 0n];
    const addresses = { source: value(sources), destination: value(destinations) };
    return { family, protocol, ...addresses, sourcePort: ports[0]!, destinationPort: ports[1]! };
  }).filter(({ protocol, sourcePort }) => {
    const { protocols, sourcePorts } = flow.services[0]!;
    const inside = (v: bigint, list: RangeList): boolean =>
      list.some((r) => r.first <= v && v <= r.last);
    return inside(protocol, protocols) && inside(sourcePort, sourcePorts);
  });
}

/** Traces that are neither where they should be nor one of the possibilities beside such a one. */
function astray(traces: readonly Trace[], nodes: readonly string[]): readonly Trace[] {
  const arrived = ({ end }: Trace): boolean =>
    (end.disposition === 'accepted' || end.disposition === 'exits-network') &&
    nodes.includes(end.node ?? '');
  return traces.filter(
    (trace) => !arrived(trace) && trace.end.disposition !== 'delivered-to-subnet',
  );
}

function simulatorOf(network: Network): Simulator {
  return new Simulator(network, {
    routing: 'exact',
    scheduled: 'strict',
    unmodelled: 'strict',
    tracesMax: 300,
  });
}

test('a flow that is proved passes, packet by packet', () => {
  let proved = 0;
  let sent = 0;
  for (let run = 0; run < RUNS; run++) {
    const { network, next } = furnished(SEED + run, false);
    const all = { ...network, register: network.register.map((f) => ({ ...f, required: true })) };
    const [result] = verifyNetwork(all, {
      ...DEFAULT_VERIFY_OPTIONS,
      only: ['R-REQ-1'],
    }).requirements;
    const passing = new Set(
      result!.findings.filter(({ verdict }) => verdict === 'proved').flatMap((f) => f.flows),
    );
    const study = Study.of(all, DEFAULT_VERIFY_OPTIONS);
    const simulator = simulatorOf(all);
    for (const flow of all.register.filter(({ id }) => passing.has(id))) {
      proved += 1;
      for (const family of FAMILIES) {
        const to = membersOf(study.ground(family), flow.to);
        const destinations = to.flatMap(({ addresses }) => addresses);
        if (destinations.length === 0) continue;
        for (const { node, addresses } of membersOf(study.ground(family), flow.from)) {
          if (node.kind === 'external') continue;
          for (const packet of packetsOf(flow, family, addresses, destinations, next)) {
            const exchange = simulator.exchange({ kind: 'generated', node: node.id }, packet);
            const names = to.map((member) => member.node.id);
            const about = [SEED + run, flow.id, node.id, packet];
            const there = astray(exchange.opening.traces, names);
            const back = exchange.replies.flatMap(({ traces }) => astray(traces, [node.id]));
            expect([about, there.map(({ end }) => end), back.map(({ end }) => end)]).toEqual([
              about,
              [],
              [],
            ]);
            sent += 1;
          }
        }
      }
    }
  }
  expect(proved).toBeGreaterThan(RUNS / 40);
  console.log(`${RUNS} networks from seed ${SEED}: ${proved} flows proved, ${sent} packets sent`);
}, 300_000);
