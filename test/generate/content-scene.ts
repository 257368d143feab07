/** What the parts of one generated content network have in common: its subnets, machines and port. */
import { ANY_ADDRESS, type AddressSet } from '../../src/model/address.js';
import type { SanitizerFacts } from '../../src/model/facts.js';
import type { Filter, FilterRule } from '../../src/model/filter.js';
import type { Service } from '../../src/model/match.js';
import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import type { Subnet } from '../../src/model/segment.js';
import { AT, filter, line, set } from '../build-network.js';
import type { Draw } from './draw.js';

/** A machine before it has ways and filters. */
export interface Outline {
  readonly id: string;
  /** Its number in each of its subnets. */
  readonly at: number;
  readonly on: readonly number[];
  readonly sanitizer?: SanitizerFacts;
}

export interface Scene {
  readonly draw: Draw;
  /** Also IPv6. */
  readonly both: boolean;
  readonly subnets: readonly Subnet[];
  readonly machines: readonly Outline[];
  /** The port that lines are about. */
  readonly port: number;
  /** Made around a way through a sanitizer, with little else. */
  readonly calm: boolean;
}

export function base(index: number): string {
  return `10.0.${index}`;
}

/** Number `at` of subnet `index`, in each family that the network has. */
export function addresses({ both }: Pick<Scene, 'both'>, index: number, at: number): string[] {
  return [`${base(index)}.${at}/29`, ...(both ? [`v6:${index * 16 + at}/125`] : [])];
}

function whole({ both }: Scene, index: number): AddressSet {
  return set(`${base(index)}.0/29`, ...(both ? [`v6:${index * 16}/125`] : []));
}

function single({ both }: Scene, index: number, at: number): AddressSet {
  return set(`${base(index)}.${at}`, ...(both ? [`v6:${index * 16 + at}`] : []));
}

const ANY_PORT = [range(0, 65535)];
const TCP: Service = {
  protocols: [range(6)],
  sourcePorts: ANY_PORT,
  destinationPorts: ANY_PORT,
  established: false,
};

/** Mostly the one port; seldom more, or what claims to answer. */
export function drawService({ draw, port }: Scene): Service {
  const one = { ...TCP, destinationPorts: [range(port)] };
  return draw.weighted<Service>([
    [8, () => one],
    [1, () => ({ ...TCP, protocols: [range(0, 255)] })],
    [1, () => ({ ...TCP, established: true })],
    [2, () => ({ ...TCP, sourcePorts: [range(port)], established: true })],
    [1, () => ({ ...TCP, protocols: [range(17)], destinationPorts: [range(port)] })],
  ]);
}

function drawAddresses(scene: Scene): AddressSet {
  const { draw, subnets, machines } = scene;
  const ofMachine = (): AddressSet => {
    const machine = draw.one(machines);
    return single(scene, draw.one(machine.on), machine.at);
  };
  return draw.weighted<AddressSet>([
    [4, () => whole(scene, draw.below(subnets.length))],
    [machines.length > 0 ? 5 : 0, ofMachine],
    [1, () => ANY_ADDRESS],
    [1, () => set('203.0.113.0/29')],
  ]);
}

function drawLine(scene: Scene, id: string): FilterRule {
  const { draw } = scene;
  const action = draw.one(['permit', 'permit', 'permit', 'deny'] as const);
  const made = line(action, drawAddresses(scene), drawAddresses(scene), {
    id,
    enabled: !draw.chance(6),
    certainty: draw.chance(8) ? draw.one(['scheduled', 'unmodelled'] as const) : 'sure',
    at: AT,
  });
  return { ...made, match: { ...made.match, services: [drawService(scene)] } };
}

/** The way through a sanitizer: into it from one subnet, out of it into another. */
function drawWayThrough(scene: Scene, id: string, { on, at }: Outline): readonly FilterRule[] {
  const { draw, subnets } = scene;
  const into = single(scene, on[0]!, at);
  const out = single(scene, on.at(-1)!, at);
  const turned = draw.chance(scene.calm ? 10 : 50);
  const end = (usual: number): AddressSet =>
    whole(
      scene,
      draw.chance(scene.calm ? 5 : 40) ? draw.below(subnets.length) : usual % subnets.length,
    );
  const [far, inner] = turned ? [end(2), end(0)] : [end(0), end(2)];
  const permit = (from: AddressSet, to: AddressSet, side: string): FilterRule => {
    const made = line('permit', from, to, { id: `${id}${side}` });
    const service = draw.chance(scene.calm ? 6 : 20)
      ? drawService(scene)
      : { ...TCP, destinationPorts: [range(scene.port)] };
    return { ...made, match: { ...made.match, services: [service] } };
  };
  const first = draw.chance(20) ? permit(into, far, 'a') : permit(far, into, 'a');
  return [first, draw.chance(20) ? permit(inner, out, 'b') : permit(out, inner, 'b')];
}

interface Made {
  readonly node: Node;
  readonly filters: readonly Filter[];
}

/** Filters at the places of a node, each as often as its percentage says. */
export function withFilters(
  scene: Scene,
  bare: Node,
  percent: { readonly policy: number; readonly localIn: number; readonly in: number },
): Made {
  const { draw, machines } = scene;
  const filters: Filter[] = [];
  const attach = (name: string, chance: number): Filter['id'][] => {
    if (chance === 0 || !draw.chance(chance)) return [];
    const ways = machines
      .filter(
        (m) => m.sanitizer !== undefined && name === 'policy' && draw.chance(scene.calm ? 95 : 60),
      )
      .flatMap((m, i) => drawWayThrough(scene, `W${i}`, m));
    const lines = draw.many(scene.calm ? draw.below(2) : 3, (i) => drawLine(scene, `L${i}`));
    const made = filter(
      `${bare.id}/${name}`,
      draw.chance(30) ? [...lines, ...ways] : [...ways, ...lines],
      {
        stateful: !draw.chance(25),
        defaults: {
          4: draw.chance(scene.calm ? 1 : 8) ? 'permit' : 'deny',
          6: draw.one(['deny', 'deny', 'permit']),
        },
      },
    );
    filters.push(made);
    return [made.id];
  };
  const [policy] = attach('policy', percent.policy);
  const [localIn] = attach('local', percent.localIn);
  const interfaces = bare.interfaces.map((i) => ({
    ...i,
    filtersIn: attach(`${i.name.split('/').at(-1)}-in`, percent.in),
  }));
  const places = {
    ...(policy === undefined ? {} : { policy }),
    ...(localIn === undefined ? {} : { localIn }),
  };
  return { node: { ...bare, interfaces, ...places }, filters };
}

export type { Made };
