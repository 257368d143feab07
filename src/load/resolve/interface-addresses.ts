/**
 * Addresses of an interface: how many machines stand for, and the prefix that each lies in. A prefix
 * that is not stated is that of the declared subnet; the address need not be of the subnet that the
 * interface is plugged into (that is for R-INV-1 to find), but its prefix must be known.
 */
import {
  ADDRESS_BITS,
  FAMILIES,
  formatAddress,
  formatPrefix,
  prefixHas,
  prefixRange,
  type Family,
  type Prefix,
} from '../../model/address.js';
import type { Attachment, InterfaceAddress, VirtualAddress } from '../../model/node.js';
import type { Subnet, Switch } from '../../model/segment.js';
import {
  enclosingPrefix,
  parseAddress,
  parseInterfaceAddress,
  type InterfaceLiteral,
} from '../grammar/address.js';
import type { Ground } from './attachment.js';
import type { Context } from './context.js';
import { defined } from './defined.js';
import { portsOf } from './layer2.js';
import type { Plug } from './plugs.js';
import type { Path } from './written.js';

/** An address as written, of as many machines as it stands for. */
interface Claim extends InterfaceLiteral {
  readonly path: Path;
}

const PRIORITY_DEFAULT = 100;

export function addressesOf(
  context: Context,
  ground: Ground,
  plug: Plug,
  attachment: Attachment,
  count: number,
): readonly InterfaceAddress[] {
  const literals = plug.addresses.flatMap((text): readonly Claim[] => {
    const literal = context.report.accept(text, parseInterfaceAddress(text.value));
    return literal === undefined ? [] : [{ ...literal, path: text.path }];
  });
  return FAMILIES.flatMap((family) => {
    const ofFamily = literals.filter((literal) => literal.family === family);
    return counted(context, ofFamily, count).flatMap((claim) => {
      const home = homeOf(context, ground, attachment, claim);
      if (home === undefined) return [];
      checkFits(context, claim, home.prefix, count);
      const at = context.report.place(claim.path);
      return [{ family, range: claim.range, ...home, at } satisfies InterfaceAddress];
    });
  });
}

export function virtualAddressesOf({ report }: Context, plug: Plug): readonly VirtualAddress[] {
  return plug.virtual.flatMap(({ value, path }) => {
    const text = { value: value.address, path: [...path, 'address'] };
    const address = report.accept(text, parseAddress(text.value));
    if (address === undefined) return [];
    const priority = value.priority ?? PRIORITY_DEFAULT;
    return [{ ...address, priority, at: report.place(text.path) }];
  });
}

/** With `count`, one address stands for as many; several must be as many. */
function counted({ report }: Context, claims: readonly Claim[], count: number): readonly Claim[] {
  const [first, ...more] = claims;
  if (first === undefined || count === 1) return claims;
  const size = claims.reduce((sum, { range }) => sum + range.last - range.first + 1n, 0n);
  if (size === BigInt(count)) return claims;
  if (more.length > 0 || size > 1n) {
    const params = { count, addresses: Number(size) };
    report.error('resolve/count-mismatch', first.path, params);
    return [];
  }
  const last = first.range.first + BigInt(count) - 1n;
  return [{ ...first, range: { first: first.range.first, last } }];
}

interface Home {
  readonly prefix: Prefix;
  readonly subnet?: Subnet['id'];
}

function homeOf(
  context: Context,
  ground: Ground,
  attachment: Attachment,
  claim: Claim,
): Home | undefined {
  const { family, range, length, path } = claim;
  if (attachment.kind === 'none') {
    return { prefix: enclosingPrefix(family, range.first, length ?? ADDRESS_BITS[family]) };
  }
  const homes = candidates(ground, attachment, family, range.first);
  const [home, ...others] = homes;
  if (length !== undefined) {
    const prefix = enclosingPrefix(family, range.first, length);
    return { prefix, ...defined({ subnet: others.length === 0 ? home?.subnet : undefined }) };
  }
  const address = formatAddress(family, range.first);
  if (home === undefined) {
    context.report.error('resolve/prefix-unknown', path, { address });
    return undefined;
  }
  if (others.length > 0) {
    const names = homes.map(({ subnet }) => subnet).join(', ');
    context.report.error('resolve/prefix-ambiguous', path, { address, candidates: names });
    return undefined;
  }
  return home;
}

/** Subnets with the address: the one it is plugged into, else of its VLAN, else any. */
function candidates(
  { subnets, switches }: Ground,
  attachment: Attachment,
  family: Family,
  address: bigint,
): readonly Required<Home>[] {
  const vlan = vlanOf(switches, attachment);
  const near = homesIn(
    subnets.filter((subnet) => isNear(subnet, attachment, vlan)),
    family,
    address,
  );
  return near.length > 0 ? near : homesIn(subnets, family, address);
}

function homesIn(
  subnets: readonly Subnet[],
  family: Family,
  address: bigint,
): readonly Required<Home>[] {
  return subnets.flatMap((subnet) =>
    subnet.prefixes
      .filter((prefix) => prefix.family === family && prefixHas(prefix, address))
      .map((prefix) => ({ prefix, subnet: subnet.id })),
  );
}

function isNear(subnet: Subnet, attachment: Attachment, vlan: number | undefined): boolean {
  if (attachment.kind === 'subnet') return subnet.id === attachment.subnet;
  if (attachment.kind !== 'port') return false;
  return vlan !== undefined && subnet.home === attachment.switch && subnet.vlan === vlan;
}

function vlanOf(switches: readonly Switch[], attachment: Attachment): number | undefined {
  if (attachment.kind !== 'port') return undefined;
  const port = portsOf(switches, attachment.switch).get(attachment.port);
  return attachment.vlan ?? port?.untagged ?? port?.fallbackVlan;
}

/** All of a range lies in its prefix; machines of a group have no network or broadcast address. */
function checkFits({ report }: Context, claim: Claim, prefix: Prefix, count: number): void {
  const { family, range, path } = claim;
  const { first, last } = prefixRange(prefix);
  const reserved = family === 4 && prefix.length < 31 && count > 1 ? 1n : 0n;
  if (range.first >= first + reserved && range.last <= last - reserved) return;
  report.error('resolve/leaves-prefix', path, {
    first: formatAddress(family, range.first),
    last: formatAddress(family, range.last),
    prefix: formatPrefix(prefix),
  });
}
