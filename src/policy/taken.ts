/**
 * What devices take for themselves: opening packets that a place sends and a device accepts. They
 * cross nothing (SEMANTICS §9.1), so requirements about administration look here.
 */
import { judgementsAt, sentBy } from '../analysis/judgements.js';
import type { Start } from '../analysis/passes.js';
import type { Place } from '../analysis/places.js';
import { isOutside } from '../analysis/segments.js';
import type { Part, Traffic } from '../analysis/traffic.js';
import type { Filter, FilterRule } from '../model/filter.js';
import type { FlowId } from '../model/ids.js';
import type { Service } from '../model/match.js';
import type { Node } from '../model/node.js';
import type { PermittedFlow } from '../model/register.js';
import type { PacketSet } from '../packet-set/space.js';
import { coveredSets } from './crossings.js';
import type { Evidence } from './draft.js';
import { originOf } from './evidence.js';
import { naturalPacket } from './natural.js';
import type { Study } from './study.js';

/** Packets of one place that one line (or default, or nothing) lets into one device. */
export interface Taken {
  readonly from: Place;
  readonly device: Node;
  readonly traffic: Traffic;
  readonly part: Part;
  readonly state: Start['state'];
  readonly set: PacketSet;
  /** Absent where nothing judges what is for the device itself. */
  readonly filter?: Filter;
  /** Absent for the default of the filter. */
  readonly line?: FilterRule;
}

/** Devices that are not wholly outside. */
export function devicesOfTown({ network, segments }: Study): readonly Node[] {
  return network.nodes.filter((node) => {
    if (node.kind !== 'device') return false;
    const on = segments.ofNode(node);
    return on.length === 0 || !on.every(isOutside);
  });
}

/** What `devices` take of what `from` sends, of the services that `servicesOf` names. */
export function takenFrom(
  study: Study,
  from: Place,
  devices: readonly Node[],
  servicesOf: (device: Node) => readonly Service[],
): readonly Taken[] {
  return study.partsFrom(from).flatMap(({ traffic, part }) => {
    if (part.role !== 'opening') return [];
    const { space } = traffic.analyzer;
    return [...part.pass.reach].flatMap(([id, all]): readonly Taken[] => {
      const state = part.pass.graph.state(id);
      if (state.kind !== 'local' || !devices.includes(state.node)) return [];
      const set = space.intersect(all, headersOf(space, servicesOf(state.node)));
      if (set === space.none) return [];
      const base = { from, device: state.node, traffic, part, state };
      if (state.node.localIn === undefined) return [{ ...base, set }];
      return judgementsAt(traffic.analyzer, part.pass, id, set)
        .filter(({ filter, line }) => (line?.action ?? filter.defaults[space.family]) === 'permit')
        .map((judgement) => ({
          ...base,
          set: judgement.set,
          filter: judgement.filter,
          ...(judgement.line === undefined ? {} : { line: judgement.line }),
        }));
    });
  });
}

type Space = Traffic['analyzer']['space'];

export function headersOf(space: Space, services: readonly Service[]): PacketSet {
  return space.unionAll(
    services
      .filter(({ established }) => !established)
      .map(({ protocols, sourcePorts, destinationPorts }) =>
        space.box({
          protocol: protocols,
          sourcePort: sourcePorts,
          destinationPort: destinationPorts,
        }),
      ),
  );
}

/** What no line of the register covers of `taken`, and the lines that cover the rest. */
export function registered(
  study: Study,
  { from, device, traffic, part, set }: Taken,
  counts: (flow: PermittedFlow) => boolean,
): { readonly rest: PacketSet; readonly flows: readonly FlowId[] } {
  const { space } = traffic.analyzer;
  const covers = study
    .coverage(space.family)
    .coversDevice(from, device)
    .filter(({ flow }) => counts(flow));
  const covered = coveredSets(space, part, covers, set);
  const rest = space.subtract(set, space.unionAll([...covered.values()]));
  return { rest, flows: [...covered.keys()].map(({ id }) => id) };
}

/** The packets of `set`, which `taken` has, as sent. */
export function sentAs({ traffic: { analyzer }, part, state }: Taken, set: PacketSet): PacketSet {
  const seeds = new Map([[part.pass.graph.id(state), set]]);
  return sentBy(analyzer, part.pass, analyzer.backward(part.pass, seeds));
}

/** One packet of `set`, which `taken` has. */
export function evidenceOfTaken(study: Study, taken: Taken, set: PacketSet): Evidence | undefined {
  const { traffic, part, from, device } = taken;
  const { analyzer } = traffic;
  const { space, interpretation } = analyzer;
  const back = analyzer.backward(part.pass, new Map([[part.pass.graph.id(taken.state), set]]));
  for (const start of part.pass.starts) {
    const here = back.get(part.pass.graph.id(start.state)) ?? space.none;
    const packet = naturalPacket(analyzer, space.intersect(start.set, here), from);
    if (packet === undefined) continue;
    return {
      network: study.network,
      routing: interpretation.routing,
      scheduled: interpretation.scheduled,
      unmodelled: interpretation.unmodelled,
      origin: originOf(from, start.state),
      role: 'opening',
      packet,
      shows: { kind: 'end', disposition: 'accepted', node: device.id },
    };
  }
  return undefined;
}
