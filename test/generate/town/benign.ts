/**
 * Changes that must not move a verdict: other names, other numbers, another order, things that nobody can
 * reach. Each is made in a valid town as well as in one with mistakes.
 */
import type { Draw } from '../draw.js';
import { covers, halvesOf } from './addresses.js';
import { freeAddress } from './ends.js';
import { SPELLINGS } from './spelling.js';
import { at, many, type Device, type Line, type Topology } from './topology.js';
import { changed, type Town } from './town.js';
import type { Writing } from './write-town.js';

export interface BenignChange {
  readonly title: string;
  change(town: Town, draw: Draw): Town;
}

function written(town: Town, writing: Partial<Writing>): Town {
  return { ...town, writing: { ...town.writing, ...writing } };
}

function edited(title: string, edit: (topology: Topology, draw: Draw) => void): BenignChange {
  return { title, change: (town, draw) => changed(town, (topology) => edit(topology, draw)) };
}

/** Every list of lines through which packets are forwarded. */
function listsOf({ devices }: Topology): readonly Line[][] {
  return Object.values(devices).flatMap(({ policy, filters }) => [
    ...(policy === undefined ? [] : [policy]),
    ...Object.values(filters),
  ]);
}

const names: BenignChange = {
  title: 'other names',
  change: (town, draw) => {
    const spelling = draw.one(SPELLINGS.filter((each) => each !== 'plain'));
    return written(town, { spelling, unlike: draw.chance(50) });
  },
};

const order: BenignChange = {
  title: 'another order, in several files',
  change: (town, draw) => written(town, { order: 1 + draw.below(1000), files: 1 + draw.below(4) }),
};

const notation: BenignChange = {
  title: 'JSON in place of YAML',
  change: (town) => written(town, { json: !town.writing.json }),
};

const vlans = edited('other VLAN numbers', (topology, draw) => {
  const add = 1 + draw.below(90);
  const renumber = (vlan: number): number => ((vlan + add) % 4094) + 1;
  for (const subnet of Object.values(topology.subnets)) {
    if (subnet.vlan !== undefined) subnet.vlan = renumber(subnet.vlan);
  }
  for (const port of Object.values(topology.switches).flatMap((ports) => Object.values(ports))) {
    for (const key of ['access', 'native', 'fallbackVlan'] as const) {
      if (port[key] !== undefined) port[key] = renumber(port[key]);
    }
    if (port.trunk !== undefined) port.trunk = port.trunk.map(renumber);
  }
});

/** Whether no packet can match both: other interfaces, or other ports of one protocol. */
function disjoint(a: Line, b: Line): boolean {
  const differ = (key: 'in' | 'out'): boolean =>
    a[key] !== undefined && b[key] !== undefined && a[key] !== b[key];
  if (differ('in') || differ('out')) return true;
  const port = ({ service }: Line): string | undefined =>
    typeof service === 'string' && /^tcp\/\d+$/.test(service) ? service : undefined;
  return port(a) !== undefined && port(b) !== undefined && port(a) !== port(b);
}

const swapped = edited('disjoint lines in another order', (topology, draw) => {
  for (const lines of listsOf(topology)) {
    for (let round = 0; round < lines.length * 2; round += 1) {
      const index = draw.below(lines.length);
      const [a, b] = [lines[index], lines[index + 1]];
      if (a === undefined || b === undefined || !disjoint(a, b)) continue;
      lines.splice(index, 2, b, a);
    }
  }
});

const halvedLines = edited('subnets of lines as two halves', (topology, draw) => {
  const { subnets } = topology;
  const halved = (end: string | string[] | undefined): string | string[] | undefined => {
    if (end === undefined) return undefined;
    return many(end).flatMap((each) => {
      const prefixes = subnets[each]?.prefix ?? (/^[\d.]+\/\d+$/.test(each) ? [each] : undefined);
      return prefixes === undefined || draw.chance(30) ? [each] : prefixes.flatMap(halvesOf);
    });
  };
  for (const line of listsOf(topology).flat()) {
    for (const side of ['from', 'to'] as const) {
      const end = halved(line[side]);
      if (end !== undefined) line[side] = end;
    }
  }
});

const halvedRoutes = edited('routes as two halves', ({ devices }, draw) => {
  for (const device of Object.values(devices)) {
    device.routes = device.routes.flatMap((route) => {
      const halves = route.to.endsWith('/0') ? [] : halvesOf(route.to);
      if (halves.length === 0 || draw.chance(30)) return [route];
      const longer = device.routes.some(({ to }) => to !== route.to && covers(route.to, to));
      return longer ? [route] : halves.map((to) => ({ ...route, to }));
    });
  }
});

const denial = edited('a denial of what nobody sends', (topology, draw) => {
  const unused = ['240.0.0.0/8', '198.18.0.0/16', '2001:db8:dead::/48'];
  const lines = draw.one(listsOf(topology));
  const line: Line = { id: 'benign-deny', from: draw.one(unused), action: 'deny' };
  if (draw.chance(50)) lines.splice(draw.below(lines.length + 1), 0, line);
  else lines.push({ id: 'benign-deny', action: 'deny', matchVip: true });
});

const island = edited('an island that nothing reaches', (topology) => {
  topology.segments['island-seg'] = { kind: 'other' };
  topology.subnets['island-lan'] = { segment: 'island-seg', prefix: ['10.210.0.0/24'] };
  const interfaces = { 'island-lan': { at: 'island-lan', address: '10.210.0.10' } };
  topology.hosts['island-pc'] = { facts: { role: '施設の端末' }, interfaces, routes: [] };
});

const silent = edited('a machine that talks to nobody', (topology, draw) => {
  const [area, source] = draw.one([
    ['lg', 'lg-file'],
    ['mn', 'juki-sys'],
  ] as const);
  const subnet = `${area}-srv`;
  const leg = { at: subnet, address: freeAddress(topology, subnet) };
  const facts = { role: '複合機', updateSource: source };
  topology.hosts['silent-printer'] = { facts, interfaces: { [subnet]: leg }, routes: [] };
});

const unused = edited('an object, a service and a switch without use', (topology) => {
  topology.objects['benign-object'] = ['10.0.0.0/8'];
  topology.services['benign-service'] = ['tcp'];
  topology.switches['spare-switch'] = { spare: { access: 4000 } };
});

const emptySubnet = edited('a subnet that nothing is plugged into', (topology, draw) => {
  const segment = draw.one(['mn-seg', 'lg-seg', 'net-seg']);
  topology.subnets['spare-lan'] = { segment, prefix: ['10.211.0.0/24'] };
});

const remarks = edited('comments and logs', ({ devices, hosts, register }) => {
  for (const { facts } of [...Object.values(hosts), ...Object.values(devices)]) {
    facts['comment'] = '点検済み';
  }
  for (const flow of Object.values(register)) flow['comment'] = '見直し済み';
  for (const line of Object.values(devices).flatMap((device: Device) => device.policy ?? [])) {
    line['log'] = true;
  }
});

const grouped = edited('objects in place of hosts', ({ devices, objects, hosts }) => {
  const lines = at(devices, 'fw-lg').policy ?? [];
  for (const [index, line] of lines.entries()) {
    const [only, ...more] = many(line.from);
    if (only === undefined || more.length > 0 || !(only in hosts)) continue;
    objects[`benign-${index}`] = [only];
    line.from = [`benign-${index}`];
  }
});

export const BENIGN_CHANGES: readonly BenignChange[] = [
  names,
  order,
  notation,
  vlans,
  swapped,
  halvedLines,
  halvedRoutes,
  denial,
  island,
  silent,
  unused,
  emptySubnet,
  remarks,
  grouped,
];
