/** Where hosts take updates from, and whether they get there. */
import { failures } from '../analysis/delivery.js';
import { ALL_ADDRESSES, FAMILIES, type Family } from '../model/address.js';
import type { Node } from '../model/node.js';
import { PROTOCOL } from '../model/packet.js';
import {
  canonicalRanges,
  complementRanges,
  intersectRanges,
  range,
  type RangeList,
} from '../model/range.js';
import type { FlowEnd } from '../model/register.js';
import type { SegmentKind } from '../model/segment.js';
import { membersOf } from './populations.js';
import { sendingsOf, type Sending } from './sendings.js';
import type { Study } from './study.js';

/** Segments whose hosts have to say where their updates come from. */
const MANAGED: readonly SegmentKind[] = ['my-number', 'lgwan-connected', 'internet-connected'];

/**
 * Hosts of the three segments, and whatever hosts and devices they take updates from; others only if
 * they state a source of their own.
 */
export function updatedNodes(study: Study): readonly Node[] {
  const asked = study.network.nodes.filter(
    (node) =>
      node.kind === 'host' &&
      (node.facts.updateSource !== undefined ||
        study.segments.ofNode(node).some(({ kind }) => MANAGED.includes(kind))),
  );
  const sources = new Set(asked.flatMap((node) => sourceOf(study, node) ?? []));
  const serving = [...sources].filter(({ kind }) => kind !== 'external');
  return study.network.nodes.filter((node) => asked.includes(node) || serving.includes(node));
}

/** What the node states, else what its segment does for all others. */
export function sourceOf({ network, segments }: Study, node: Node): Node | undefined {
  const stated = segments.ofNode(node).flatMap(({ updateSource }) => updateSource ?? []);
  const id = node.facts.updateSource ?? stated[0];
  return id === node.id ? undefined : network.nodes.find((other) => other.id === id);
}

/** Whether nodes take updates from each other in a circle, so that nothing new ever comes in. */
export function isCircle(study: Study, node: Node): boolean {
  const seen = new Set<Node>();
  let at: Node | undefined = node;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    at = sourceOf(study, at);
  }
  return at === node;
}

export type Access = 'reached' | 'lost' | 'not-registered';

/**
 * In one segment some TCP session from every address of `node` has to pass in full; to any other
 * place some session of a line of the register; what is carried by hand as registered arrives too.
 */
export function accessOf(study: Study, node: Node, source: Node): Access {
  const home = study.segments.ofNode(node);
  const near =
    source.kind !== 'external' && study.segments.ofNode(source).some((s) => home.includes(s));
  const all = near ? neighbours(study, node, source) : registered(study, node, source);
  if (isCarried(study, node, source)) return 'reached';
  if (all.length === 0 && !near) return 'not-registered';
  return all.some((sending) => passes(study, sending)) ? 'reached' : 'lost';
}

function neighbours(study: Study, node: Node, source: Node): readonly Sending[] {
  return FAMILIES.flatMap((family): readonly Sending[] => {
    const { space } = study.ground(family);
    const from = ownAddresses(study, family, node);
    const to = ownAddresses(study, family, source);
    if (from.length === 0 || to.length === 0) return [];
    const set = space.box({
      source: from,
      destination: to,
      protocol: [range(PROTOCOL.tcp)],
    });
    const sender = { node, addresses: from };
    return [{ family, sender, receivers: new Set([source.id]), set }];
  });
}

function registered(study: Study, node: Node, source: Node): readonly Sending[] {
  return study.network.register.flatMap((flow) =>
    sendingsOf(study, flow).filter(
      ({ sender, receivers }) => sender.node === node && receivers.has(source.id),
    ),
  );
}

function isCarried(study: Study, node: Node, source: Node): boolean {
  const among = (ends: readonly FlowEnd[], wanted: Node): boolean =>
    FAMILIES.some((family) =>
      membersOf(study.ground(family), ends).some((member) => member.node === wanted),
    );
  const transfers = study.network.mediaTransfers ?? [];
  return transfers.some(({ from, to }) => among(from, source) && among(to, node));
}

function ownAddresses(study: Study, family: Family, node: Node): RangeList {
  const { layout } = study.ground(family);
  return canonicalRanges(node.interfaces.flatMap((i) => layout.ownRanges(i)));
}

/** Whether from every address of the sender some packet passes, and its reply comes back. */
function passes(study: Study, { family, sender, receivers, set }: Sending): boolean {
  const analyzer = study.flowAnalyzer(family, [sender.node.id, ...receivers]);
  const { space } = analyzer;
  const lost = failures(analyzer, sender.node, set, receivers).map(({ sent }) => sent);
  const passing = space.subtract(set, space.unionAll(lost));
  const universe = ALL_ADDRESSES[family];
  const from = [...space.boxes(passing)].flatMap(({ source }) => source ?? [universe]);
  const missing = complementRanges(canonicalRanges(from), universe);
  return (
    passing !== space.none &&
    intersectRanges(missing, canonicalRanges(sender.addresses)).length === 0
  );
}
