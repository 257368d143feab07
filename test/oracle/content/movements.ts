/**
 * How content can move from holder to holder: every packet of every holder is simulated, with what
 * continues and answers it (SEMANTICS 10.2, 10.3), and media are carried (10.4).
 */
import { ANY_ADDRESS, FAMILIES } from '../../../src/model/address.js';
import type { Node } from '../../../src/model/node.js';
import { PROTOCOL } from '../../../src/model/packet.js';
import { inRanges, intersectRanges } from '../../../src/model/range.js';
import type { FlowEnd } from '../../../src/model/register.js';
import type { Trace } from '../../../src/model/trace.js';
import { directionOf, type Passage } from './coverage.js';
import {
  holdersOf,
  holdsByItself,
  isSanitizer,
  nodeOf,
  receivers,
  subnetOf,
  subnetsOfAddress,
  type Ground,
  type Holder,
} from './ground.js';
import { lettersOf, type ContentOptions, type Letter } from './letters.js';
import { familiesOf, valuesOf, type Values } from './packets.js';
import { Post } from './post.js';
import { isOfServices, methodsOf } from './sanitizer.js';

/** How content leaves or enters a holder; only for sanitizers it matters (10.8). */
export type Door = 'services' | 'other';

/** Content of `from` gets to `to`. */
export interface Movement {
  readonly from: Holder;
  readonly to: Holder;
  readonly leaving: Door;
  readonly entering: Door;
}

/** Told what happened on the way, for counts of what generated networks met. */
export type Met = (feature: string) => void;

type Add = (movement: Movement) => void;

/** Every movement once. */
export function movementsOf(
  ground: Ground,
  options: ContentOptions,
  met: Met = () => {},
): readonly Movement[] {
  const found = new Map<string, Movement>();
  const add: Add = (movement) => {
    if (movement.from !== movement.to) found.set(JSON.stringify(Object.values(movement)), movement);
  };
  for (const family of familiesOf(ground.network)) {
    const values = valuesOf(ground.network, family);
    for (const from of holdersOf(ground)) talk(ground, options, values, from, add, met);
  }
  carry(ground, add, met);
  return [...found.values()];
}

/** All that `from` opens, with the answers, and all that it continues, in the sessions of all of it. */
function talk(
  ground: Ground,
  options: ContentOptions,
  values: Values,
  from: Holder,
  add: Add,
  met: Met,
): void {
  const letters = lettersOf(ground, options, values, from);
  const post = new Post(ground, options);
  // Courses that no holder accepts move nothing: most packets are lost.
  const opened = letters.map((letter) => ({
    letter,
    courses: post.open(letter).filter(({ trace }) => receivers(ground, trace).length > 0),
  }));
  for (const { letter, courses } of opened) {
    for (const { trace, arrivals } of courses) {
      for (const passage of passagesOf(ground, 'opening', from, letter, trace)) {
        const stated = directionOf(ground, passage);
        if (stated !== 'both') met(`register says ${stated}`);
        const back = backOf(ground, passage);
        if (stated !== 'backward') add(forwardOf(ground, passage));
        if (stated === 'forward') continue;
        const replies = arrivals.flatMap((arrival) => post.answer(arrival));
        if (!replies.some((reply) => receivers(ground, reply).includes(from))) continue;
        if (isOneWay(ground, letter, trace, from)) met('one-way relay holds an answer back');
        else {
          met('answer moves content');
          add(back);
        }
      }
    }
    if (letter.packet.protocol !== PROTOCOL.tcp) continue;
    for (const trace of post.continue(letter)) {
      for (const passage of passagesOf(ground, 'ongoing', from, letter, trace)) {
        const stated = directionOf(ground, passage);
        if (stated === 'backward') met('register holds an ongoing packet back');
        else add(forwardOf(ground, passage));
      }
    }
  }
}

/** One packet on one of its courses: from `from` to each holder that accepts it, and counts (10.2). */
function passagesOf(
  ground: Ground,
  role: Passage['role'],
  from: Holder,
  { packet: sent }: Letter,
  trace: Trace,
): readonly Passage[] {
  const arrived = trace.end.packet;
  return receivers(ground, trace)
    .filter((to) => to !== from)
    .map((to) => ({ role, from, to, sent, arrived }))
    .filter((passage) => counts(ground, passage));
}

/** 10.2: between sanitizers on one wire, only packets of the services of both count. */
function counts(ground: Ground, passage: Passage): boolean {
  const [a, b] = [passage.from, passage.to].map((holder) => nodeOf(ground, holder));
  if (a === undefined || b === undefined || !isSanitizer(a) || !isSanitizer(b)) return true;
  const wires = a.interfaces.map((i) => ground.world.layer2.domain(i));
  const near = b.interfaces.some((i) => wires.includes(ground.world.layer2.domain(i)));
  const { leaving, entering } = forwardOf(ground, passage);
  return !near || (leaving === 'services' && entering === 'services');
}

function forwardOf(ground: Ground, { role, from, to, sent, arrived }: Passage): Movement {
  const [leaving, entering] = [door(ground, from, role, sent), door(ground, to, role, arrived)];
  return { from, to, leaving, entering };
}

function backOf(ground: Ground, passage: Passage): Movement {
  const { from, to, leaving, entering } = forwardOf(ground, passage);
  return { from: to, to: from, leaving: entering, entering: leaving };
}

/** The header is the one that the sanitizer sends or accepts. */
function door(
  ground: Ground,
  holder: Holder,
  role: Passage['role'],
  packet: Passage['sent'],
): Door {
  const node = nodeOf(ground, holder);
  const cleans = node !== undefined && isSanitizer(node);
  return cleans && isOfServices(node, role, packet) ? 'services' : 'other';
}

/**
 * 10.3: a node with a one-way relay accepts the packet, or has its source address in the place that
 * sends it. Reading: any node that has it there, whoever sends.
 */
function isOneWay(ground: Ground, { packet }: Letter, { end }: Trace, from: Holder): boolean {
  const { family, source } = packet;
  const accepts = end.disposition === 'accepted' || end.disposition === 'exits-network';
  return ground.network.nodes
    .filter((node) => node.facts.relay?.oneWay === true)
    .some((node) => {
      if (accepts && node.id === end.node) return true;
      const own = ground.world.isOwn(node, family, source);
      if (nodeOf(ground, from) === node) return own || inRanges(source, node.behind[family]);
      const subnet = subnetOf(ground, from);
      if (subnet === undefined || node.kind === 'external') return false;
      return own && subnetsOfAddress(ground, node, family, source).includes(subnet.id);
    });
}

/** 10.4. */
function carry(ground: Ground, add: Add, met: Met): void {
  for (const { from, to, sanitizer } of ground.network.mediaTransfers ?? []) {
    const cleaner = sanitizer === undefined ? undefined : ground.world.node(sanitizer);
    const senders = from.flatMap((end) => holdersAt(ground, end));
    const receivers = to.flatMap((end) => holdersAt(ground, end));
    const hand = (some: readonly Holder[], others: readonly Holder[]): void => {
      for (const a of some) {
        for (const b of others) {
          const [leaving, entering] = [doorByHand(ground, a), doorByHand(ground, b)];
          add({ from: a, to: b, leaving, entering });
        }
      }
    };
    if (cleaner === undefined || !isSanitizer(cleaner)) hand(senders, receivers);
    if (cleaner === undefined) continue;
    met(isSanitizer(cleaner) ? 'media through a sanitizer' : 'media through a plain node');
    const hands = holdersAt(ground, { node: cleaner.id, addresses: ANY_ADDRESS });
    hand(senders, hands);
    hand(hands, receivers);
  }
}

/** 10.8. */
function doorByHand(ground: Ground, holder: Holder): Door {
  const node = nodeOf(ground, holder);
  const cleans = node !== undefined && isSanitizer(node);
  return cleans && methodsOf(node.facts.sanitizer!).includes('cdr') ? 'services' : 'other';
}

type End = Pick<FlowEnd, 'node' | 'subnet' | 'segment' | 'addresses'>;

/** The holders of an end of a media transfer (10.4). */
function holdersAt(ground: Ground, end: End): readonly Holder[] {
  if (end.node !== undefined) {
    const node = ground.world.node(end.node);
    if (node.kind === 'external') return [`external ${node.id}`];
    if (holdsByItself(node)) return [`node ${node.id}`];
    return subnetsOfEnd(ground, node, end).map((id) => `subnet ${id}`);
  }
  if (end.subnet !== undefined) return [`subnet ${end.subnet}`];
  return holdersOf(ground).filter((holder) => {
    const segment = subnetOf(ground, holder)?.segment ?? nodeOf(ground, holder)?.segment;
    return !holder.startsWith('node ') && segment === end.segment;
  });
}

function subnetsOfEnd(ground: Ground, node: Node, end: End): readonly string[] {
  return FAMILIES.flatMap((family) => {
    const own = node.interfaces.flatMap((i) => [
      ...i.addresses.filter((a) => a.family === family).map((a) => a.range),
      ...i.virtualAddresses
        .filter((v) => v.family === family)
        .map(({ value }) => ({ first: value, last: value })),
    ]);
    return own
      .flatMap((range) => intersectRanges([range], end.addresses[family]))
      .flatMap(({ first }) => subnetsOfAddress(ground, node, family, first));
  });
}
