/** Changes of generated towns of which it is known what they may do to claims about separation. */
import type { Draw } from '../generate/draw.js';
import { freeAddress } from '../generate/town/ends.js';
import { at, many, type Line, type Topology } from '../generate/town/topology.js';

function subnetsInside({ subnets }: Topology): readonly string[] {
  return Object.keys(subnets).filter((id) => ['mn-srv', 'lg-srv', 'net-srv', 'dmz'].includes(id));
}

/** A line for everything, somewhere in one of the policies. */
export function withLine(topology: Topology, draw: Draw, action: 'permit' | 'deny'): void {
  const policies = Object.values(topology.devices).flatMap(({ policy }) => policy ?? []);
  const lists = Object.values(topology.devices).flatMap(({ policy }) =>
    policy === undefined ? [] : [policy],
  );
  const like = draw.one(policies);
  const line: Line = { id: 'law', action, ...(action === 'deny' ? { matchVip: true } : {}) };
  if (draw.chance(50)) Object.assign(line, { from: like.from, to: like.to });
  if (draw.chance(50)) line.service = like.service ?? 'any';
  const list = draw.one(lists);
  list.splice(draw.below(list.length + 1), 0, line);
}

/** A route to somewhere, by a neighbour of some device. */
export function withRoute(topology: Topology, draw: Draw): void {
  const { devices, subnets } = topology;
  const router = draw.one(Object.values(devices));
  const legs = Object.values(router.interfaces).filter((leg) => leg.at! in subnets);
  const neighbours = legs.flatMap((leg) =>
    Object.values(devices)
      .flatMap((device) => Object.values(device.interfaces))
      .filter((other) => other !== leg && other.at === leg.at)
      .map((other) => ({ via: many(other.address)[0]!, vrf: leg.vrf })),
  );
  if (neighbours.length === 0) return;
  const { via, vrf } = draw.one(neighbours);
  const to = draw.one(Object.values(subnets)).prefix[0]!;
  router.routes.push({ to, via, ...(vrf === undefined ? {} : { vrf }) });
}

/** A router that joins two subnets of the town, without a filter. */
export function withLink(topology: Topology, draw: Draw): void {
  const places = subnetsInside(topology);
  const first = draw.below(places.length);
  const second = (first + 1 + draw.below(places.length - 1)) % places.length;
  const legs = [places[first]!, places[second]!].map((subnet) => {
    return [subnet, { at: subnet, address: freeAddress(topology, subnet) }] as const;
  });
  topology.devices['law-router'] = {
    kind: 'router',
    facts: { room: '電算室' },
    interfaces: Object.fromEntries(legs),
    routes: [],
    localIn: [],
    filters: {},
  };
}

/** A machine that begins to hand on what it receives. */
export function withRelay({ hosts }: Topology, draw: Draw): void {
  const plain = Object.values(hosts).filter(
    ({ facts }) => facts['relay'] === undefined && facts['sanitizer'] === undefined,
  );
  draw.one(plain).facts['relay'] = { protocol: draw.one(['https', 'smtp', 'dns']), upstreams: [] };
}

/**
 * A sanitizer as a machine that routes and hands on what it receives. A mere router would not do: what is
 * sent to itself ends there.
 */
export function withRouterForSanitizer({ hosts }: Topology, draw: Draw): void {
  const sanitizers = ['mailsan', 'cdr-box', 'screen-gw'].filter((id) => id in hosts);
  const { facts } = at(hosts, draw.one(sanitizers));
  delete facts['sanitizer'];
  facts['forwarding'] = true;
}

/** An exception for fewer, for a shorter time, or with a worse counterpart. */
export function withNarrowerException({ register }: Topology, draw: Draw): void {
  const flow = draw.one(Object.values(register).filter(({ exception }) => exception !== undefined));
  const exception = flow.exception!;
  const form = draw.below(3);
  if (form === 0) exception['expiresOn'] = '2026-04-02';
  if (form === 1) exception['counterpart'] = { operator: '不明', publicBody: false };
  if (form === 2) {
    const services = many(flow.service).map((service) => service.replace('/any', '/1-65534'));
    flow.service = services.length === 1 ? services[0]! : services.slice(1);
    exception['mitigation'] = ['なし'];
  }
}
