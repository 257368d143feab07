/**
 * Small networks for content: a few segments of the kinds that matter, devices that relay, hosts with
 * one or two legs, sanitizers with right, wrong and missing facts, media, outsiders and a register that
 * says which way content goes. Few addresses and ports, so that every packet can be tried.
 */
import fc from 'fast-check';

import { formatAddress } from '../../src/model/address.js';
import type { NatRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import type { Interface, Node, Route } from '../../src/model/node.js';
import type { Segment, SegmentKind, Subnet } from '../../src/model/segment.js';
import { forwardTo, line, nic, node, segment, set, subnet, via } from '../build-network.js';
import { drawRegister, drawRelay, drawSanitizer, drawTransfers } from './content-facts.js';
import {
  addresses,
  base,
  withFilters,
  type Made,
  type Outline,
  type Scene,
} from './content-scene.js';
import { Draw } from './draw.js';

const KINDS: readonly SegmentKind[] = [
  'internet-connected',
  'lgwan-connected',
  'my-number',
  'sanitizing',
  'education',
  'other',
];
const OUTSIDE: readonly NonNullable<Segment['external']>[] = [
  'internet',
  'lgwan',
  'security-cloud',
  'government-cloud',
  'cloud-service',
  'closed-network',
];

/** Builds the network that a list of numbers stands for. */
export function contentNetworkOf(numbers: readonly number[]): Network {
  const draw = new Draw(numbers);
  const both = draw.chance(8);
  const port = draw.one([25, 443, 3389, 445]);
  const calm = !draw.chance(35);
  const kinds = drawKinds(draw, calm);
  const subnets = kinds.map((_, i) => drawSubnet(draw, i, both));
  const machines = drawMachines(draw, port, kinds, calm);
  const scene: Scene = { draw, both, subnets, machines, port, calm };
  const externals = draw.many(draw.one([1, 1, 1, 2]), (i) => drawExternal(scene, i));
  const segments = [
    ...kinds.map((kind, i) => segment(`seg${i}`, { kind })),
    ...externals.map((e) => e.segment),
    segment('outside', { kind: 'external', external: 'internet' }),
  ];
  const devices = drawDeviceLegs(scene).map((on, i) => drawDevice(scene, i, on, externals));
  const gates = devices.map((d) => d.node);
  const hosts = machines.map((outline) => drawHost(scene, outline, gates));
  const made = [...devices, ...hosts];
  const nodes = [...made.map((m) => m.node), ...externals.map((e) => e.node)];
  return {
    name: {},
    model: 'alpha',
    segments,
    subnets,
    switches: [],
    cables: [],
    tunnels: [],
    nodes,
    filters: made.flatMap((m) => m.filters),
    register: drawRegister(scene, { segments, nodes }),
    mediaTransfers: drawTransfers(scene, { segments, nodes }),
  };
}

function drawSubnet(draw: Draw, index: number, both: boolean): Subnet {
  const prefixes = [`${base(index)}.0/29`, ...(both ? [`v6:${index * 16}/125`] : [])];
  // Two subnets in one segment, in a segment of outsiders, or on one wire.
  const of = draw.weighted([
    [18, () => `seg${index}`],
    [2, () => 'seg0'],
    [1, () => 'outside'],
  ]);
  return subnet(`sub${index}`, of, prefixes, draw.chance(10) ? { vlan: 7 } : {});
}

/** In calm networks two segments with one or two sanitizing ones between them. */
function drawKinds(draw: Draw, calm: boolean): readonly SegmentKind[] {
  const ends = draw.one<readonly [SegmentKind, SegmentKind]>([
    ['internet-connected', 'lgwan-connected'],
    ['lgwan-connected', 'internet-connected'],
    ['education', 'lgwan-connected'],
    ['my-number', 'lgwan-connected'],
    ['lgwan-connected', 'other'],
  ]);
  if (calm) return [ends[0], 'sanitizing', ends[1], ...(draw.chance(15) ? [KINDS[3]!] : [])];
  return Array.from({ length: draw.one([3, 2, 3]) }, () => draw.one(KINDS));
}

/** Up to two hosts and two sanitizers, most often in segments for their like. */
function drawMachines(
  draw: Draw,
  port: number,
  kinds: readonly SegmentKind[],
  calm: boolean,
): readonly Outline[] {
  const every = kinds.map((_, i) => i);
  const cleaning = every.filter((i) => kinds[i] === 'sanitizing');
  const others = every.filter((i) => kinds[i] !== 'sanitizing');
  const legs = (meant: readonly number[], two: number): readonly number[] => {
    const first = draw.one(meant.length > 0 && (calm || draw.chance(80)) ? meant : every);
    return draw.chance(two) ? [...new Set([first, draw.one(every)])] : [first];
  };
  const cleaner = (i: number): Outline => {
    const sanitizer = drawSanitizer(draw, port, calm ? kinds[0] : undefined);
    return { id: `san${i}`, at: 4 + i, on: legs(cleaning, calm ? 15 : 50), sanitizer };
  };
  return [
    ...draw.many(2, (i): Outline => ({ id: `h${i}`, at: 2 + i, on: legs(others, calm ? 3 : 25) })),
    ...(calm ? [cleaner(0), ...(draw.chance(20) ? [cleaner(1)] : [])] : draw.many(2, cleaner)),
  ];
}

interface Outsider {
  readonly node: Node;
  readonly segment: Segment;
  readonly on: number;
  readonly behind: string;
}

function drawExternal(scene: Scene, index: number): Outsider {
  const { draw, subnets } = scene;
  const on = draw.one(scene.calm ? [0, 2] : subnets.map((_, i) => i));
  const behind = `203.0.113.${8 * index}/30`;
  const id = `x${index}`;
  const treated = draw.chance(15) ? { treatAs: 'seg1' } : {};
  const connected = draw.chance(15) ? { internetConnected: draw.chance(70) } : {};
  return {
    on,
    behind,
    segment: segment(id, { kind: 'external', external: draw.one(OUTSIDE), ...treated }),
    node: node(id, 'external', [nic(`${id}/0`, subnets[on]!.id, addresses(scene, on, 7 - index))], {
      segment: id,
      behind: set(behind),
      forwards: draw.chance(15),
      facts: { data: [], monitor: [], ...connected, ...drawRelay(draw, 12) },
    }),
  };
}

/** Which subnets each device has a leg in. */
function drawDeviceLegs({ draw, subnets, calm }: Scene): readonly (readonly number[])[] {
  const every = subnets.map((_, i) => i);
  const first = draw.chance(calm ? 5 : 25) ? every.slice(0, 2) : every;
  return draw.chance(calm ? 8 : 30) ? [first, every.slice(-2)] : [first];
}

function drawDevice(
  scene: Scene,
  index: number,
  on: readonly number[],
  externals: readonly Outsider[],
): Made {
  const { draw, subnets } = scene;
  const id = `dev${index}`;
  const [own, other] = index === 0 ? [1, 6] : [6, 1];
  const interfaces = on.map((at) => nic(`${id}/${at}`, subnets[at]!.id, addresses(scene, at, own)));
  const outward = externals
    .filter((e) => on.includes(e.on))
    .map((e) => via(e.behind, `${id}/${e.on}`, addressOf(e.node)));
  // What it has no leg in, the other device may know.
  const near = on.at(-1)!;
  const rest = draw.chance(40)
    ? [via('10.0.0.0/16', `${id}/${near}`, `${base(near)}.${other}`)]
    : [];
  const device = node(id, 'device', interfaces, {
    routes: [...outward, ...rest],
    facts: { data: [], monitor: [], ...drawRelay(draw, scene.calm ? 5 : 20) },
    ...(draw.chance(scene.calm ? 6 : 15) ? drawNat(scene, id, on) : {}),
  });
  return withFilters(scene, device, {
    policy: scene.calm ? 100 : 90,
    localIn: scene.calm ? 5 : 30,
    in: 6,
  });
}

/** The IPv4 address of the first leg. */
function addressOf({ interfaces: [leg] }: Pick<Node, 'interfaces'>): string {
  return formatAddress(4, leg!.addresses[0]!.range.first);
}

/** One address published, or a subnet hidden behind the device. */
function drawNat({ draw, subnets }: Scene, id: string, on: readonly number[]): Partial<Node> {
  const [from, to] = [draw.one(on), draw.below(subnets.length)];
  const hidden: NatRule = {
    ...forwardTo('0.0.0.0', `${base(from)}.1`),
    match: line('permit', set(`${base(to)}.0/29`)).match,
    outInterfaces: [`${id}/${from}` as Interface['id']],
  };
  const published = forwardTo(`${base(from)}.0`, `${base(to)}.${draw.one([2, 4, 3])}`);
  return draw.chance(50) ? { destinationNat: [published] } : { sourceNat: [hidden] };
}

/** A host (seldom a device) whose ways lead over the devices next to it. */
function drawHost(scene: Scene, outline: Outline, devices: readonly Node[]): Made {
  const { draw, subnets } = scene;
  const { id, at, on, sanitizer } = outline;
  const legs = [...new Set(on)].map((index, leg) =>
    // Seldom under an address of another subnet.
    nic(`${id}/${leg}`, subnets[index]!.id, addresses(scene, draw.chance(3) ? 0 : index, at)),
  );
  const kind = sanitizer !== undefined && draw.chance(10) ? 'device' : 'host';
  const cleans = sanitizer === undefined ? {} : { sanitizer };
  const bare = node(id, kind, legs, {
    forwards: draw.chance(3),
    facts: { data: [], monitor: [], ...cleans, ...drawRelay(draw, 12) },
  });
  const prefixes = ['0.0.0.0/0', ...subnets.map((_, i) => `${base(i)}.0/29`)];
  const routes = prefixes
    .filter((_, i) => i === 0 || draw.chance(legs.length > 1 ? 60 : 0))
    .flatMap((prefix) => wayOut(draw, bare, prefix, devices));
  return withFilters(
    scene,
    { ...bare, routes },
    { policy: 0, localIn: scene.calm ? 5 : 20, in: 0 },
  );
}

function wayOut(
  draw: Draw,
  { interfaces }: Node,
  prefix: string,
  devices: readonly Node[],
): readonly Route[] {
  const out = draw.one(interfaces);
  const at = JSON.stringify(out.attachment);
  const near = devices
    .flatMap((d) => d.interfaces)
    .filter((i) => JSON.stringify(i.attachment) === at);
  if (near.length === 0) return [];
  return [via(prefix, out.id, addressOf({ interfaces: [draw.one(near)] }))];
}

/** Networks as lists of numbers, as those of `networkNumbers`. */
export const contentNumbers: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 9999 }), {
  minLength: 150,
  maxLength: 300,
  size: 'max',
});
