/** Where a route sends packets: one key of `via`, `interface`, `discard` and `lookup` says it. */
import { prefixHas, type Address, type Family } from '../../model/address.js';
import type { VrfName } from '../../model/ids.js';
import type { Interface, RouteAction } from '../../model/node.js';
import { parseAddress } from '../grammar/address.js';
import type { RouteEntry } from '../schema/node.js';
import type { Context } from './context.js';
import { interfaceNamed, vrfNamed, type Scope } from './scope.js';
import type { Path, Written } from './written.js';

export type ActionKeys = Pick<RouteEntry, 'via' | 'interface' | 'discard' | 'lookup' | 'viaVrf'>;

/** Several actions where the next hop lies in equal prefixes of several interfaces (ECMP). */
export interface Actions {
  readonly actions: readonly RouteAction[];
  /** Only packets of this family can go there. */
  readonly family?: Family;
  /** A next hop that lies in no connected prefix; then there are no actions. */
  readonly unresolved?: Address;
}

const COMBINATIONS = ['via', 'via interface', 'via viaVrf', 'interface', 'discard', 'lookup'];

export function actionsOf(
  context: Context,
  scope: Scope,
  entry: ActionKeys,
  path: Path,
  vrf: VrfName,
): Actions | undefined {
  const keys = (['via', 'interface', 'discard', 'lookup', 'viaVrf'] as const).filter(
    (key) => entry[key] !== undefined && entry[key] !== false,
  );
  if (!COMBINATIONS.includes(keys.join(' '))) {
    context.report.error('resolve/route-action', path, {});
    return undefined;
  }
  if (entry.discard === true) return { actions: [{ kind: 'null' }] };
  if (entry.lookup !== undefined) {
    const target = vrfNamed(context, scope, { value: entry.lookup, path: [...path, 'lookup'] });
    return target && { actions: [{ kind: 'vrf', vrf: target }] };
  }
  const out = entry.interface && { value: entry.interface, path: [...path, 'interface'] };
  const i = out ? interfaceNamed(context, scope, out) : undefined;
  if (out && i === undefined) return undefined;
  if (entry.via === undefined) return i && { actions: [{ kind: 'interface', interface: i.id }] };
  const via = { value: entry.via, path: [...path, 'via'] };
  return nextHops(context, scope, via, i, viaVrfOf(context, scope, entry, path, vrf));
}

function viaVrfOf(
  context: Context,
  scope: Scope,
  entry: ActionKeys,
  path: Path,
  vrf: VrfName,
): VrfName | undefined {
  if (entry.viaVrf === undefined) return vrf;
  return vrfNamed(context, scope, { value: entry.viaVrf, path: [...path, 'viaVrf'] });
}

function nextHops(
  { report }: Context,
  scope: Scope,
  via: Written<string>,
  out: Interface | undefined,
  vrf: VrfName | undefined,
): Actions | undefined {
  const address = report.accept(via, parseAddress(via.value));
  if (address === undefined || vrf === undefined) return undefined;
  const interfaces = out === undefined ? connectedTo(scope, vrf, address) : [out];
  const { family, value } = address;
  if (interfaces.length === 0) return { actions: [], family, unresolved: address };
  const actions = interfaces.map((i): RouteAction => {
    return { kind: 'next-hop', interface: i.id, address: value };
  });
  return { actions, family };
}

/** Interfaces of the VRF with the longest prefix that contains `address`. */
function connectedTo(scope: Scope, vrf: VrfName, { family, value }: Address): readonly Interface[] {
  const lengths = [...scope.interfaces.values()]
    .filter((i) => i.vrf === vrf)
    .map((i) => {
      const prefixes = i.addresses.map((a) => a.prefix);
      const around = prefixes.filter((p) => p.family === family && prefixHas(p, value));
      return { i, length: Math.max(-1, ...around.map((p) => p.length)) };
    });
  const longest = Math.max(0, ...lengths.map(({ length }) => length));
  return lengths.filter(({ length }) => length === longest && length >= 0).map(({ i }) => i);
}
