/** How devices are administered, and the subnets and machines that are there for it. */
import type { Service } from '../model/match.js';
import type { Interface, Node } from '../model/node.js';
import { PROTOCOL } from '../model/packet.js';
import { range } from '../model/range.js';
import type { Subnet } from '../model/segment.js';
import type { Study } from './study.js';

/** Ports on which devices are administered, where the inventory does not say: TCP, and UDP. */
export const ADMIN_PORTS = {
  tcp: [22, 23, 80, 443, 830, 4443, 8080, 8443, 10443],
  udp: [161, 623],
} as const;

const ANY_PORT = [range(0, 65535)];

const WELL_KNOWN: readonly Service[] = [
  service(PROTOCOL.tcp, ADMIN_PORTS.tcp),
  service(PROTOCOL.udp, ADMIN_PORTS.udp),
];

/**
 * Words in the role of a host that serves machines of several segments at once if it has a leg in
 * each; compared after NFKC and without regard to case.
 */
export const SHARED_ROLES: readonly string[] = [
  'バックアップ',
  'ハイパーバイザ',
  '仮想基盤',
  '仮想化基盤',
  'ストレージ',
  '監視',
  '運用管理',
  'ウイルス対策',
  '資産管理',
  'backup',
  'hypervisor',
  'virtualization',
  'storage',
  'monitoring',
  'management',
  'antivirus',
];

function service(protocol: bigint, ports: readonly number[]): Service {
  return {
    protocols: [range(protocol)],
    sourcePorts: ANY_PORT,
    destinationPorts: ports.map((port) => range(port)),
    established: false,
  };
}

/** The services by which `device` is administered. */
export function adminServices({ facts: { management } }: Node): readonly Service[] {
  const stated = management?.services.filter(({ established }) => !established) ?? [];
  return stated.length > 0 ? stated : WELL_KNOWN;
}

export function hasSharedRole({ facts: { role = '' } }: Node): boolean {
  const text = role.normalize('NFKC').toLowerCase();
  return SHARED_ROLES.some((word) => text.includes(word));
}

/** Subnets in which a leg stands: of its attachment and addresses, else those on its wire. */
export function subnetsOfLeg({ layout }: Study, leg: Interface): readonly Subnet[] {
  const attached = leg.attachment.kind === 'subnet' ? [leg.attachment.subnet] : [];
  const ids = [...attached, ...leg.addresses.flatMap(({ subnet }) => subnet ?? [])];
  const { subnets } = layout.domainOf(leg.id);
  return ids.length > 0 ? layout.network.subnets.filter(({ id }) => ids.includes(id)) : subnets;
}
