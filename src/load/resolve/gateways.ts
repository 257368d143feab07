/**
 * Default routes: the gateway that an interface states; of a host that states none, that of the subnet
 * of its address. A device that states none has only the routes that it writes.
 */
import { present } from '../../base/assert.js';
import { formatAddress, prefixHas, type Address, type Family } from '../../model/address.js';
import type { SubnetId } from '../../model/ids.js';
import type { Interface, Route } from '../../model/node.js';
import type { Subnet } from '../../model/segment.js';
import { parseAddressTerm } from '../grammar/name.js';
import type { Context } from './context.js';
import { NODE_KINDS } from './names.js';
import { isIn, type Draft } from './nodes.js';
import type { Plug } from './plugs.js';
import { items, type Written } from './written.js';

/** The gateway of one family, and where it is written. */
interface Gateway extends Address {
  readonly text: Written<string>;
}

const DISTANCE = 1;

export class Gateways {
  readonly #context: Context;
  readonly #subnets: ReadonlyMap<SubnetId, Subnet>;
  readonly #drafts: ReadonlyMap<string, Draft>;
  readonly #ofSubnet = new Map<SubnetId, readonly Gateway[]>();

  constructor(context: Context, subnets: readonly Subnet[], drafts: readonly Draft[]) {
    this.#context = context;
    this.#subnets = new Map(subnets.map((subnet) => [subnet.id, subnet]));
    this.#drafts = new Map(drafts.map((draft) => [draft.node.id, draft]));
    for (const { key, id } of context.names.all('subnet')) {
      const texts = items(context.topology.subnets.get(key)!.gateway, ['subnets', key, 'gateway']);
      const subnet = present(this.#subnets.get(id as SubnetId), id);
      this.#ofSubnet.set(subnet.id, this.#resolve(texts, [subnet]));
    }
  }

  /** Of devices and hosts with several interfaces, only those that state a gateway have one. */
  defaultRoutes({ node, plugs }: Draft, written: readonly Route[]): readonly Route[] {
    return node.interfaces.flatMap((i, index) => {
      const plug = plugs[index]!;
      const asks = node.kind === 'host' && node.interfaces.length === 1;
      if (!asks && plug.gateway.length === 0) return [];
      const gateways = this.#gatewaysOf(i, plug);
      return gateways
        .filter(
          ({ family, value }) =>
            i.addresses.some((a) => a.family === family) && !isOwn(i, family, value),
        )
        .filter(({ family }) => !written.some((route) => isDefault(route, family, i)))
        .map(({ family, value, text }): Route => {
          const prefix = { family, value: 0n, length: 0 };
          const action = { kind: 'next-hop', interface: i.id, address: value } as const;
          const at = this.#context.report.place(text.path);
          return { vrf: i.vrf, prefix, distance: DISTANCE, action, at };
        });
    });
  }

  #gatewaysOf(i: Interface, plug: Plug): readonly Gateway[] {
    const homes = this.#homesOf(i);
    if (plug.gateway.length > 0) return this.#resolve(plug.gateway, homes);
    return homes.flatMap((subnet) => {
      const families = new Set(
        i.addresses.filter((a) => a.subnet === subnet.id).map((a) => a.family),
      );
      return (this.#ofSubnet.get(subnet.id) ?? []).filter(({ family }) => families.has(family));
    });
  }

  /** The subnets that an interface is in. */
  #homesOf({ attachment, addresses }: Interface): readonly Subnet[] {
    const attached = attachment.kind === 'subnet' ? [attachment.subnet] : [];
    const ids = new Set([...attached, ...addresses.flatMap(({ subnet }) => subnet ?? [])]);
    return [...ids].flatMap((id) => this.#subnets.get(id) ?? []);
  }

  #resolve(texts: readonly Written<string>[], homes: readonly Subnet[]): readonly Gateway[] {
    const [only] = texts;
    if (texts.length === 1 && only?.value === 'none') return [];
    const gateways = texts.flatMap((text) => this.#gateway(text, homes));
    for (const family of [4, 6] as const) {
      const second = gateways.filter((gateway) => gateway.family === family)[1];
      if (second === undefined) continue;
      this.#context.report.error('resolve/two-gateways', second.text.path, {
        family: `IPv${family}`,
      });
    }
    return gateways;
  }

  #gateway(text: Written<string>, homes: readonly Subnet[]): readonly Gateway[] {
    const { report, names } = this.#context;
    const term = report.accept(text, parseAddressTerm(text.value));
    if (term === undefined) return [];
    if (term.kind === 'name' && term.part === undefined) {
      const wanted = { kinds: NODE_KINDS, as: 'node' };
      const found = names.find({ value: term.name, path: text.path }, wanted);
      const draft = found && this.#drafts.get(found.id);
      return draft === undefined ? [] : this.#nodeGateways(text, draft, homes, term.interface);
    }
    if (term.kind !== 'block' || term.block.range.first !== term.block.range.last) {
      report.error('resolve/bad-address', text.path, { text: text.value });
      return [];
    }
    const { family, range } = term.block;
    this.#checkInside(text, { family, value: range.first }, homes);
    return [{ family, value: range.first, text }];
  }

  #checkInside(text: Written<string>, { family, value }: Address, homes: readonly Subnet[]): void {
    const prefixes = homes.flatMap((subnet) => subnet.prefixes);
    if (prefixes.some((p) => p.family === family && prefixHas(p, value))) return;
    const subnet = homes.map(({ id }) => id).join(', ');
    if (prefixes.length === 0) return;
    const params = { gateway: formatAddress(family, value), subnet };
    this.#context.report.error('resolve/gateway-outside', text.path, params);
  }

  /** Addresses of the node in the subnets: a shared one rather than its own. */
  #nodeGateways(
    text: Written<string>,
    { node, broken }: Draft,
    homes: readonly Subnet[],
    name: string | undefined,
  ): readonly Gateway[] {
    const there = homes.flatMap((subnet) =>
      node.interfaces.filter((i) => isIn(i, subnet.id) && (name === undefined || i.name === name)),
    );
    if (there.length === 0 && broken.size === 0 && homes.length > 0) {
      const params = { node: node.id, subnet: homes.map(({ id }) => id).join(', ') };
      this.#context.report.error('resolve/gateway-without-interface', text.path, params, [node.at]);
    }
    return ([4, 6] as const).flatMap((family) => {
      const value = there.map((i) => answering(i, family)).find((a) => a !== undefined);
      return value === undefined ? [] : [{ family, value, text }];
    });
  }
}

function answering(i: Interface, family: Family): bigint | undefined {
  const shared = i.virtualAddresses.find((a) => a.family === family)?.value;
  return shared ?? i.addresses.find((a) => a.family === family)?.range.first;
}

function isOwn(i: Interface, family: Family, value: bigint): boolean {
  return i.addresses.some(
    ({ family: of, range }) => of === family && range.first <= value && value <= range.last,
  );
}

function isDefault(route: Route, family: Family, i: Interface): boolean {
  return route.prefix.family === family && route.prefix.length === 0 && route.vrf === i.vrf;
}
