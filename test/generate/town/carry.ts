/**
 * The routes and lines that a session needs on its way. `carry` serves a valid town as well as one with a
 * mistake: both are set up by somebody who wanted it to work.
 */
import { covers, familyOf, single } from './addresses.js';
import { subnetOf, type End } from './ends.js';
import { at, many, type Device, type Line, type Topology } from './topology.js';
import { wayOf, type Pass } from './ways.js';

/** Gives a router a route unless one that it has leads there in the same way. */
function ensureRoute(
  { routes }: Pick<Device, 'routes'>,
  to: string,
  via: string | undefined,
  vrf: string | undefined,
): void {
  if (via === undefined) return;
  const known = routes.find(
    (route) => route.vrf === vrf && covers(route.to, to) && route.via === via,
  );
  if (known === undefined) routes.push({ to, via, ...(vrf === undefined ? {} : { vrf }) });
}

export interface Session {
  readonly from: readonly End[];
  readonly to: End;
  readonly service: string | string[];
  /** Lines of the register that its lines cite. */
  readonly register: string | string[];
}

/** How routes and lines are written. */
export interface Manner {
  /** Routes of one address, in place of whole subnets. */
  readonly narrow: boolean;
  /** What the ids of new lines begin with. */
  readonly prefix: string;
  /** Where new lines are put. */
  readonly first?: boolean;
}

const PLAIN: Manner = { narrow: true, prefix: 'P' };

/**
 * Gives every router on the way of `session` the routes and lines that it needs; returns the places of
 * these lines, as `device:line` or `device:filter.line`. Throws if there is no way.
 */
export function carry(topology: Topology, session: Session, manner = PLAIN): readonly string[] {
  const places: string[] = [];
  for (const from of session.from) {
    let ways = 0;
    for (const source of from.addresses) {
      const destination = session.to.addresses.find((each) => familyOf(each) === familyOf(source));
      if (destination === undefined) continue;
      const isOutside = (end: End): boolean => end.node in topology.externals;
      const way = wayOf(topology, source, destination, {
        ...(isOutside(from) ? { from: from.node } : {}),
        ...(isOutside(session.to) ? { to: session.to.node } : {}),
      });
      if (way === undefined) continue;
      ways += 1;
      const wide = (end: End, address: string): string => wideRoute(topology, end, address, manner);
      for (const pass of way) {
        const { device, vrf, onwards, back } = pass;
        const router = topology.devices[device] ?? at(topology.hosts, device);
        ensureRoute(router, wide(session.to, destination), onwards, vrf);
        ensureRoute(router, wide(from, source), back, vrf);
        places.push(...permit(topology, pass, from, session, manner));
      }
      if (way.length === 0) continue;
      routeOfHost(topology, from, way[0]!, session.to, destination);
      routeOfHost(topology, session.to, way.at(-1)!, from, source);
    }
    if (ways === 0)
      throw new Error(`no way from ${String(from.text)} to ${String(session.to.text)}`);
  }
  return [...new Set(places)];
}

/** What a route to `end` names: its address where it is one machine and routes are narrow. */
function wideRoute(topology: Topology, end: End, address: string, { narrow }: Manner): string {
  if (narrow && !isGroup(topology, end)) return single(address);
  const behind = topology.externals[end.node]?.behind;
  const subnet = subnetOf(topology, address);
  const prefixes = behind ?? (subnet === undefined ? [] : at(topology.subnets, subnet).prefix);
  return prefixes.find((prefix) => covers(prefix, address)) ?? single(address);
}

function isGroup({ hosts, subnets }: Topology, end: End): boolean {
  if (String(end.text) in subnets) return true;
  const legs = Object.values(hosts[end.node]?.interfaces ?? {});
  return legs.some((leg) => many(leg.address).some((each) => each.includes('-')));
}

/**
 * A machine with several legs has no default route, so it is told where the other end is; and so is one
 * whose gateway is not the router on the way.
 */
function routeOfHost(topology: Topology, of: End, pass: Pass, other: End, address: string): void {
  const host = topology.hosts[of.node];
  if (host === undefined) return;
  const family = familyOf(address);
  const own = of.addresses.find((each) => familyOf(each) === family)!;
  const wire = at(topology.subnets, subnetOf(topology, own)!);
  if (Object.keys(host.interfaces).length < 2 && wire.gateway === pass.device) return;
  const router = topology.devices[pass.device] ?? at(topology.hosts, pass.device);
  const via = Object.values(router.interfaces)
    .flatMap((leg) => many(leg.address))
    .find(
      (each) => familyOf(each) === family && wire.prefix.some((prefix) => covers(prefix, each)),
    );
  ensureRoute(
    host,
    wideRoute(topology, other, address, { ...PLAIN, narrow: false }),
    via,
    undefined,
  );
}

function permit(
  topology: Topology,
  pass: Pass,
  from: End,
  session: Session,
  manner: Manner,
): readonly string[] {
  const device = topology.devices[pass.device];
  if (device === undefined) return [];
  const { service, register, to } = session;
  const places: string[] = [];
  const wanted: Wanted = { from: from.inLines, to: to.inLines, service, register };
  if (device.policy !== undefined) {
    const line = { ...wanted, in: pass.in, out: pass.out };
    places.push(`${pass.device}:${addLine(device.policy, line, manner)}`);
  }
  const outgoing = many(device.interfaces[pass.out]?.['out'] as string | undefined);
  for (const name of outgoing) {
    places.push(`${pass.device}:${name}.${addLine(at(device.filters, name), wanted, manner)}`);
  }
  const answers = many(device.interfaces[pass.in]?.['out'] as string | undefined);
  for (const name of answers) {
    const answer = {
      from: to.inLines,
      to: from.inLines,
      service: many(service).map(answered),
      register,
    };
    places.push(`${pass.device}:${name}.${addLine(at(device.filters, name), answer, manner)}`);
  }
  return places;
}

/** The service of answers, on a list that knows no connections. */
function answered(service: string): string {
  const [, protocol = '', ports = '', sources] =
    /^(\w+)\/(\S+)(?: from (\S+))?$/.exec(service) ?? [];
  if (protocol !== 'tcp' && protocol !== 'udp') return service;
  const from = ports === 'any' ? '' : ` from ${ports}`;
  return `${protocol}/${sources ?? 'any'}${from}${protocol === 'tcp' ? ' established' : ''}`;
}

type Wanted = Pick<Line, 'in' | 'out' | 'from' | 'to' | 'service' | 'register'>;

/** Adds a line, or a source to the line of the same session; returns its id. */
function addLine(lines: Line[], wanted: Wanted, { prefix, first }: Manner): string {
  const key = ({ in: on, out, to, service, register }: Wanted): string =>
    JSON.stringify([on, out, to, service, register]);
  const same = lines.find((line) => line.id.startsWith(prefix) && key(line) === key(wanted));
  if (same !== undefined) {
    const sources = [...many(same.from), ...many(wanted.from)];
    const all = [...new Set(sources)];
    same.from = all.length === 1 ? all[0]! : all;
    return same.id;
  }
  const taken = new Set(lines.map((line) => line.id));
  let number = lines.length + 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  const line: Line = { id: `${prefix}${number}`, ...wanted };
  if (first === true) lines.unshift(line);
  else lines.push(line);
  return line.id;
}
