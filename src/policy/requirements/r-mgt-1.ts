/** R-MGT-1, 6(6): devices are administered from management subnets of their own segments. */
import type { Place } from '../../analysis/places.js';
import type { Node } from '../../model/node.js';
import type { Subnet } from '../../model/segment.js';
import type { PacketSet } from '../../packet-set/space.js';
import { adminServices, hasSharedRole, subnetsOfLeg } from '../administration.js';
import type { Draft } from '../draft.js';
import { usedFlows } from '../pairs.js';
import { draft, type Requirement } from '../requirement.js';
import { AS_WRITTEN, type Study } from '../study.js';
import {
  devicesOfTown,
  evidenceOfTaken,
  registered,
  sentAs,
  takenFrom,
  type Taken,
} from '../taken.js';
import { violations } from '../violations.js';

const ID = 'R-MGT-1';

export const MANAGEMENT_SEPARATE: Requirement = {
  id: ID,
  clause: '6(6)',
  kind: 'crossing',
  check(study) {
    const devices = devicesOfTown(study);
    const missing = study.populated().length === 0 ? 'segments' : 'devices';
    const found = [
      ...study.network.nodes.flatMap((node) => spanningHost(study, node)),
      ...joinedSubnets(study),
      ...study.places.flatMap((from) => reachable(study, from, devices)),
    ];
    if (devices.length === 0 || study.populated().length === 0) {
      const params = { what: missing };
      const empty = draft(ID, { verdict: 'undetermined', code: 'und/nothing-to-check', params });
      return [...found, empty];
    }
    if (found.length > 0) return found;
    const params = { devices: devices.length };
    return [draft(ID, { verdict: 'proved', code: 'ok/managed-apart', params, identity: [] })];
  },
};

/** Administration of `devices` that `from` reaches and should not, or by exception. */
function reachable(study: Study, from: Place, devices: readonly Node[]): readonly Draft[] {
  const segment = study.segments.effective(from.segment);
  const open = devices.filter((device) => !managesFrom(study, from, device));
  return takenFrom(study, from, open, adminServices).map((taken) => {
    const { device, filter, line } = taken;
    const { rest, flows } = registered(study, taken, () => true);
    const ends = { node: device.id, from: segment.id };
    const at = line?.at ?? filter?.at ?? device.at;
    const subject = `${device.id} < ${segment.id}`;
    if (rest === taken.traffic.analyzer.space.none) {
      const used = usedFlows(study, flows);
      const params = { ...ends, flows: used.join(', ') };
      const code = 'excepted/managed';
      return draft(ID, { verdict: 'excepted', code, params, at, flows: used, subject });
    }
    return openly(study, taken, rest, { params: ends, at, subject });
  });
}

function openly(
  study: Study,
  taken: Taken,
  rest: PacketSet,
  said: Pick<Draft, 'params' | 'subject'> & Partial<Draft>,
): Draft {
  const { filter, line } = taken;
  const evidence = evidenceOfTaken(study, taken, rest);
  return draft(ID, {
    verdict: 'violated',
    code: 'mgt/reachable',
    identity: [said.subject, filter?.id ?? '', line?.id ?? ''],
    packets: taken.traffic.analyzer.space.count(sentAs(taken, rest)),
    ...(filter === undefined
      ? {}
      : { passage: { filter: filter.id, ...(line === undefined ? {} : { line: line.id }) } }),
    ...(evidence === undefined ? {} : { evidence }),
    ...said,
  });
}

/** Whether `from` is there for the administration of a segment in which the device stands. */
function managesFrom(study: Study, from: Place, device: Node): boolean {
  const subnet = subnetOf(study, from);
  if (subnet?.management !== true) return false;
  const segment = study.segments.effective(from.segment);
  return study.segments.ofNode(device).includes(segment);
}

/** A host that is there for administration, or for machines of all kinds, with legs in several. */
function spanningHost(study: Study, node: Node): readonly Draft[] {
  const [first, second] = study.segments.ofNode(node);
  if (node.kind !== 'host' || first === undefined || second === undefined) return [];
  const manages = node.interfaces.some((leg) =>
    subnetsOfLeg(study, leg).some(({ management }) => management === true),
  );
  if (!manages && !hasSharedRole(node)) return [];
  const params = { node: node.id, first: first.id, second: second.id };
  return [
    draft(ID, {
      verdict: 'violated',
      code: 'mgt/host-spans',
      params,
      at: node.at,
      subject: node.id,
    }),
  ];
}

/** What passes between management subnets of two segments, registered or not. */
function joinedSubnets(study: Study): readonly Draft[] {
  const between = study
    .crossings()
    .filter(
      ({ from, to }) =>
        subnetOf(study, from)?.management === true &&
        subnetOf(study, to)?.management === true &&
        study.segments.effective(from.segment) !== study.segments.effective(to.segment),
    );
  return violations(study, ID, AS_WRITTEN, between, ({ from, to }) => ({
    code: 'mgt/subnets-joined',
    params: { from: from.id, to: to.id },
  }));
}

function subnetOf({ layout }: Study, place: Place): Subnet | undefined {
  return place.kind === 'subnet' ? layout.index.subnets.get(place.id) : undefined;
}
