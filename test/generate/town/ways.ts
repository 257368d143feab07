/** Ways through a generated town: which routers a session passes, and by which interfaces. */
import { covers, familyOf } from './addresses.js';
import { subnetOf } from './ends.js';
import { at, many, type Topology } from './topology.js';

/** A device, or one VRF of it. */
interface Router {
  readonly device: string;
  readonly vrf: string | undefined;
  readonly legs: readonly {
    readonly name: string;
    readonly address: string;
    readonly subnet: string;
  }[];
}

/** A router on a way, with the interfaces by which packets come in and go out. */
export interface Pass {
  readonly device: string;
  readonly vrf: string | undefined;
  readonly in: string;
  readonly out: string;
  /** Next hops towards the end and, for answers, towards the start; undefined if it is on the wire. */
  readonly onwards: string | undefined;
  readonly back: string | undefined;
}
function routersOf({ devices, subnets, hosts }: Topology): readonly Router[] {
  const routers = Object.entries(devices).flatMap(([device, { interfaces }]) => {
    const legs = Object.entries(interfaces).flatMap(([name, leg]) =>
      leg.at?.startsWith('tunnel:') === true
        ? []
        : many(leg.address).map((address) => ({ name, address, vrf: leg.vrf })),
    );
    const vrfs = [...new Set(legs.map(({ vrf }) => vrf))];
    return vrfs.map((vrf) => ({ device, vrf, legs: legs.filter((leg) => leg.vrf === vrf) }));
  });
  const forwarding = Object.entries(hosts)
    .filter(
      ([, { facts }]) => (facts['sanitizer'] as { forwarding?: boolean })?.forwarding === true,
    )
    .map(([device, { interfaces }]) => ({
      device,
      vrf: undefined,
      legs: Object.entries(interfaces).flatMap(([name, leg]) =>
        many(leg.address).map((address) => ({ name, address })),
      ),
    }));
  const subnetIds = Object.keys(subnets);
  return [...routers, ...forwarding].map(({ device, vrf, legs }) => ({
    device,
    vrf,
    legs: legs.flatMap(({ name, address }) => {
      const subnet = subnetIds.find((id) =>
        at(subnets, id).prefix.some((prefix) => covers(prefix, address)),
      );
      return subnet === undefined ? [] : [{ name, address, subnet }];
    }),
  }));
}

/** The routers between two subnets, by the fewest of them; the first is one of `gateways` if given. */
function wayBetween(
  routers: readonly Router[],
  [from, to]: readonly [string, string],
  gateway: string | undefined,
): readonly Router[] | undefined {
  const on = (router: Router, subnet: string): boolean =>
    router.legs.some((leg) => leg.subnet === subnet);
  const starts = routers.filter(
    (router) => on(router, from) && (gateway === undefined || router.device === gateway),
  );
  let ways: (readonly Router[])[] = starts.map((router) => [router]);
  const seen = new Set(starts);
  while (ways.length > 0) {
    const found = ways.find((way) => on(way.at(-1)!, to));
    if (found !== undefined) return found;
    ways = ways.flatMap((way) =>
      routers
        .filter((next) => !seen.has(next))
        .filter((next) =>
          next.legs.some(({ subnet }) => subnet !== from && on(way.at(-1)!, subnet)),
        )
        .map((next) => {
          seen.add(next);
          return [...way, next];
        }),
    );
  }
  return undefined;
}

/** The way of a session in the IP version of `source`; undefined if there is none. */
export function wayOf(
  topology: Topology,
  source: string,
  destination: string,
  external: { readonly from?: string; readonly to?: string } = {},
): readonly Pass[] | undefined {
  const family = familyOf(source);
  const wire = (address: string, outside?: string): readonly [string, string | undefined] => {
    const next =
      outside === undefined
        ? undefined
        : Object.values(at(topology.externals, outside).interfaces)
            .flatMap((leg) => many(leg.address))
            .find((each) => familyOf(each) === family);
    return [subnetOf(topology, next ?? address) ?? '', next];
  };
  const [start, back] = wire(source, external.from);
  const [end, onwards] = wire(destination, external.to);
  if (start === end) return [];
  const routers = routersOf(topology).map((router) => ({
    ...router,
    legs: router.legs.filter((leg) => familyOf(leg.address) === family),
  }));
  // Where the gateway knows no way, another router on the wire may: then the host has a route to it.
  const gateway = topology.subnets[start]?.gateway;
  const way =
    wayBetween(routers, [start, end], gateway) ?? wayBetween(routers, [start, end], undefined);
  return way?.map((router, index) => {
    const common = (a: Router, b: Router): string =>
      a.legs.find((leg) => leg.subnet !== start && b.legs.some((l) => l.subnet === leg.subnet))!
        .subnet;
    const before = index === 0 ? start : common(way[index - 1]!, router);
    const after = index === way.length - 1 ? end : common(router, way[index + 1]!);
    const legIn = (of: Router, subnet: string): { name: string; address: string } =>
      of.legs.find((leg) => leg.subnet === subnet)!;
    return {
      device: router.device,
      vrf: router.vrf,
      in: legIn(router, before).name,
      out: legIn(router, after).name,
      onwards: index === way.length - 1 ? onwards : legIn(way[index + 1]!, after).address,
      back: index === 0 ? back : legIn(way[index - 1]!, before).address,
    };
  });
}
