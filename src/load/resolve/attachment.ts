/** What an interface is plugged into: SEMANTICS §2.5. */
import { suggest } from '../../base/suggest.js';
import { unreachable } from '../../base/assert.js';
import type { SubnetId, SwitchId, TunnelId } from '../../model/ids.js';
import type { Attachment } from '../../model/node.js';
import type { Subnet, Switch, SwitchPort } from '../../model/segment.js';
import { canonicalName, parsePlace, type PortName } from '../grammar/name.js';
import type { Context } from './context.js';
import { portsOf } from './layer2.js';
import { findLocal } from './names.js';
import type { Plug } from './plugs.js';
import type { Path } from './written.js';

/** The parts of the network that nodes are plugged into. */
export interface Ground {
  readonly subnets: readonly Subnet[];
  readonly switches: readonly Switch[];
}

export function attachmentOf(context: Context, ground: Ground, plug: Plug): Attachment | undefined {
  const { report, names } = context;
  if (plug.place === undefined) return attachmentByName(context, plug);
  const { path } = plug.place;
  const place = report.accept(plug.place, parsePlace(plug.place.value));
  switch (place?.kind) {
    case undefined:
      return undefined;
    case 'none':
      return { kind: 'none' };
    case 'subnet': {
      const wanted = { kinds: ['subnet'], as: 'subnet' } as const;
      const found = names.find({ value: place.subnet, path }, wanted);
      return found && { kind: 'subnet', subnet: found.id as SubnetId };
    }
    case 'tunnel': {
      const wanted = { kinds: ['tunnel'], as: 'tunnel' } as const;
      const found = names.find({ value: place.tunnel, path }, wanted);
      return found && { kind: 'tunnel', tunnel: found.id as TunnelId };
    }
    case 'port':
      return portAttachment(context, ground, place.port, path);
    default:
      return unreachable(place);
  }
}

/** An interface without `at` is named like its subnet. */
function attachmentByName({ names, report }: Context, plug: Plug): Attachment | undefined {
  const found = names.known(plug.name, 'subnet');
  if (found !== undefined) return { kind: 'subnet', subnet: found.id as SubnetId };
  if (!names.exists(plug.name, ['subnet'])) {
    const subnets = names.all('subnet').map(({ id }) => id);
    const params = { interface: plug.name, suggestion: suggest(plug.name, subnets) };
    report.error('resolve/no-place', plug.at, params);
  }
  return undefined;
}

/** A port may be called `p3.210` itself; only if it is not, that is VLAN 210 on port `p3`. */
function portAttachment(
  context: Context,
  { switches }: Ground,
  name: PortName,
  path: Path,
): Attachment | undefined {
  const { report, names } = context;
  const wanted = { kinds: ['switch'], as: 'switch' } as const;
  const found = names.find({ value: name.switch, path }, wanted);
  if (found === undefined) return undefined;
  const ports = portsOf(switches, found.id);
  const on = found.id as SwitchId;
  const tagged = name.tag === undefined ? undefined : ports.get(canonicalName(name.tag.port));
  if (name.tag !== undefined && tagged !== undefined && !ports.has(canonicalName(name.port))) {
    checkTag(context, tagged, name.tag.vlan, `${on}/${tagged.name}`, path);
    return { kind: 'port', switch: on, port: tagged.name, vlan: name.tag.vlan };
  }
  const port = findLocal({ value: name.port, path }, 'port', ports, report);
  if (port === undefined) return undefined;
  if (port.untagged === undefined && port.fallbackVlan === undefined) {
    report.error('resolve/no-access-vlan', path, { port: `${on}/${port.name}` }, [port.at]);
  }
  return { kind: 'port', switch: on, port: port.name };
}

function checkTag(
  { report }: Context,
  port: SwitchPort,
  vlan: number,
  name: string,
  path: Path,
): void {
  if (port.tagged.includes(vlan)) return;
  report.error('resolve/vlan-not-on-port', path, { vlan, port: name }, [port.at]);
}
