/** A concrete packet for a finding: as sent, and as it arrives where the pools of a course allow it. */
import { arrivals, placeKey } from '../analysis/places.js';
import type { Pass, Start } from '../analysis/passes.js';
import type { Reach } from '../analysis/reach.js';
import type { NodeId } from '../model/ids.js';
import type { Packet } from '../model/packet.js';
import type { PacketSet } from '../packet-set/space.js';
import type { Crossing } from './crossings.js';
import type { Evidence } from './draft.js';
import { naturalPacket } from './natural.js';
import { seedsOf, type Passed } from './passages.js';
import type { Study, Variant } from './study.js';

/** How many packets are tried before a crossing is reported without one. */
const ATTEMPTS = 16;

/**
 * Shows `crossing` by one packet of `sent` that passes as `passed` says; undefined only if none of
 * the packets tried crosses without the help of others (a session that another packet opened).
 */
export function evidenceOf(
  study: Study,
  variant: Variant,
  crossing: Crossing,
  passed: Passed,
  sent: PacketSet,
): Evidence | undefined {
  const { pass, traffic, from, role } = crossing;
  const { space, interpretation } = traffic.analyzer;
  const back = traffic.analyzer.backward(pass, passed.seeds);
  const avoided = study.leftOut(variant);
  for (const { state, set } of pass.starts) {
    const here = back.get(pass.graph.id(state)) ?? space.none;
    let left = space.intersect(space.intersect(set, here), sent);
    for (let attempt = 0; attempt < ATTEMPTS && left !== space.none; attempt++) {
      const packet = naturalPacket(traffic.analyzer, left, from)!;
      left = space.subtract(left, space.single(packet));
      const start = { state, set: space.single(packet) };
      const arrived = follow(crossing, passed, start, avoided);
      if (arrived === undefined) continue;
      return {
        network: study.network,
        routing: interpretation.routing,
        scheduled: interpretation.scheduled,
        unmodelled: interpretation.unmodelled,
        origin: originOf(from, state),
        role,
        packet,
        arrived,
        shows: {
          kind: 'crossing',
          at: [{ kind: crossing.to.kind, id: crossing.to.id }],
          avoiding: [...avoided],
          withoutPermits: !variant.explicitPermits,
          ...(passed.passage === undefined ? {} : { through: passed.passage }),
        },
      };
    }
  }
  return undefined;
}

export function originOf(from: Crossing['from'], state: Start['state']): Evidence['origin'] {
  if (state.kind === 'generated') return { kind: 'generated', node: state.node.id };
  return { kind: 'wire', subnet: from.id };
}

/** The header with which the one packet of `start` arrives, sent alone, by no node of `avoided`. */
function follow(
  crossing: Crossing,
  passed: Passed,
  start: Start,
  avoided: ReadonlySet<NodeId>,
): Packet | undefined {
  const { analyzer } = crossing.traffic;
  const { space } = analyzer;
  const opening = analyzer.opening([start]);
  const whole = crossing.role === 'opening' ? opening : analyzer.ongoing(opening);
  const alone = avoided.size === 0 ? whole : analyzer.around(whole, avoided);
  const here = translate(crossing.pass, alone, passed.seeds);
  const through = [...here].map(([state, set]) => ({
    state: alone.graph.state(state),
    set: space.intersect(set, alone.reach.get(state) ?? space.none),
  }));
  const onward = analyzer.again(alone, through);
  const wanted = translate(crossing.pass, alone, seedsOf(crossing));
  const there = arrivals(analyzer, onward).get(placeKey(crossing.to)) ?? [];
  const headers = there.map(({ state, set }) =>
    space.intersect(set, wanted.get(state) ?? space.none),
  );
  return space.sample(space.unionAll(headers));
}

/** The states of one pass as another numbers them. */
function translate(from: Pass, to: Pass, reach: Reach): Reach {
  return new Map([...reach].map(([id, set]) => [to.graph.id(from.graph.state(id)), set]));
}
