/** Broadcast domains by union-find: SEMANTICS §2. */
import { present } from '../base/assert.js';
import type { Family } from '../model/address.js';
import type { InterfaceId } from '../model/ids.js';
import type { Network } from '../model/network.js';
import type { Interface } from '../model/node.js';
import { inRanges } from '../model/range.js';
import type { Subnet, SwitchPort } from '../model/segment.js';
import { prefixHas } from '../model/address.js';

export interface Domain {
  readonly interfaces: Interface[];
  readonly subnets: Subnet[];
  tunnel: boolean;
}

export class Layer2 {
  readonly #network: Network;
  readonly #parent = new Map<string, string>();
  readonly #domains = new Map<string, Domain>();
  readonly #ofInterface = new Map<InterfaceId, Domain>();

  constructor(network: Network) {
    this.#network = network;
    this.#connect();
    this.#populate();
  }

  domain(i: Interface): Domain {
    return present(this.#ofInterface.get(i.id), i.id);
  }

  /** Domains that `subnet` is on (§2.6). */
  domainsOf(subnet: Subnet): readonly Domain[] {
    return [...this.#domains.values()].filter((d) => d.subnets.includes(subnet));
  }

  /** §2.7. */
  owners(domain: Domain, family: Family, address: bigint): readonly Interface[] {
    const virtual = domain.interfaces.flatMap((i) =>
      i.virtualAddresses.filter((v) => v.family === family && v.value === address),
    );
    const highest = Math.max(...virtual.map((v) => v.priority));
    return domain.interfaces.filter(
      (i) =>
        i.addresses.some((a) => a.family === family && inRanges(address, [a.range])) ||
        i.virtualAddresses.some(
          (v) => v.family === family && v.value === address && v.priority === highest,
        ),
    );
  }

  /** Subnets on `domain` that span `address`. */
  subnetsWith(domain: Domain, family: Family, address: bigint): readonly Subnet[] {
    return domain.subnets.filter((s) =>
      s.prefixes.some((p) => p.family === family && prefixHas(p, address)),
    );
  }

  #connect(): void {
    const ports = new Map(
      this.#network.switches.flatMap((s) =>
        s.ports.map((p) => [JSON.stringify([s.id, p.name]), p] as const),
      ),
    );
    for (const s of this.#network.switches) {
      for (const { untagged, fallbackVlan } of s.ports) {
        if (untagged === undefined || fallbackVlan === undefined) continue;
        this.#join(vlan(s.id, untagged), vlan(s.id, fallbackVlan));
      }
    }
    for (const { ends } of this.#network.cables) {
      for (const [from, to] of [ends, [...ends].reverse()] as const) {
        const sender = present(ports.get(JSON.stringify([from!.switch, from!.port])), 'port');
        const taker = present(ports.get(JSON.stringify([to!.switch, to!.port])), 'port');
        for (const v of carriedVlans(sender)) {
          const taken = takes(taker, v === untaggedVlan(sender) ? undefined : v);
          if (taken !== undefined) this.#join(vlan(from!.switch, v), vlan(to!.switch, taken));
        }
      }
    }
  }

  #populate(): void {
    const { nodes, subnets } = this.#network;
    for (const i of nodes.flatMap((n) => n.interfaces)) {
      const domain = this.#at(this.#vertexOf(i));
      domain.interfaces.push(i);
      if (i.attachment.kind === 'tunnel') domain.tunnel = true;
      this.#ofInterface.set(i.id, domain);
    }
    for (const subnet of subnets) {
      const on = new Set([this.#at(subnetVertex(subnet))]);
      for (const [, domain] of this.#domains) {
        const stated = domain.interfaces.some(
          (i) => i.attachment.kind !== 'none' && i.addresses.some((a) => a.subnet === subnet.id),
        );
        if (stated) on.add(domain);
      }
      for (const domain of on) domain.subnets.push(subnet);
    }
  }

  /** §2.5. */
  #vertexOf(i: Interface): string {
    const { attachment } = i;
    switch (attachment.kind) {
      case 'subnet': {
        const subnet = this.#network.subnets.find((s) => s.id === attachment.subnet);
        return subnetVertex(present(subnet, attachment.subnet));
      }
      case 'tunnel':
        return `tunnel ${attachment.tunnel}`;
      case 'port': {
        const on = this.#network.switches.find((s) => s.id === attachment.switch);
        const port = on?.ports.find((p) => p.name === attachment.port);
        const taken = port === undefined ? undefined : takes(port, attachment.vlan);
        return taken === undefined ? `alone ${i.id}` : vlan(attachment.switch, taken);
      }
      case 'none':
        return `alone ${i.id}`;
    }
  }

  #at(vertex: string): Domain {
    const root = this.#root(vertex);
    const domain = this.#domains.get(root) ?? { interfaces: [], subnets: [], tunnel: false };
    this.#domains.set(root, domain);
    return domain;
  }

  #root(vertex: string): string {
    let at = vertex;
    for (let up = this.#parent.get(at); up !== undefined; up = this.#parent.get(at)) at = up;
    return at;
  }

  #join(a: string, b: string): void {
    const [left, right] = [this.#root(a), this.#root(b)];
    if (left !== right) this.#parent.set(left, right);
  }
}

function vlan(on: string, number: number): string {
  return `vlan ${number} ${on}`;
}

function subnetVertex(subnet: Subnet): string {
  if (subnet.vlan === undefined) return `subnet ${subnet.id}`;
  return subnet.home === undefined ? `site vlan ${subnet.vlan}` : vlan(subnet.home, subnet.vlan);
}

/** The VLAN of frames without a tag (§2.2, §2.4). */
function untaggedVlan(port: SwitchPort): number | undefined {
  return port.untagged ?? port.fallbackVlan;
}

/** VLANs whose frames the port sends (§2.2). */
function carriedVlans(port: SwitchPort): ReadonlySet<number> {
  const untagged = untaggedVlan(port);
  return new Set(untagged === undefined ? port.tagged : [...port.tagged, untagged]);
}

/** The VLAN into which the port takes a frame with this tag, or with none (§2.2). */
function takes(port: SwitchPort, tag: number | undefined): number | undefined {
  const untagged = untaggedVlan(port);
  if (tag === undefined) return untagged;
  return port.tagged.includes(tag) || tag === untagged ? tag : undefined;
}
