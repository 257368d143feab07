/** Segments, the outside, and the routers between them: what every town has before anybody lives in it. */
import {
  addDevice,
  addLeg,
  addSubnet,
  addTransit,
  octetOf,
  type RouterName,
  type Site,
} from '../site.js';
import { emptyTopology, type Entry, type Topology } from '../topology.js';
import type { Plan } from '../plan.js';
import type { Area } from '../town.js';

export type Routers = Readonly<Record<Area, RouterName>>;

const CLASSES: Entry = {
  confidentiality: '機密性3B',
  integrity: '完全性2',
  availability: '可用性2',
};

export const BODIES = ['町長部局', '教育委員会', '議会', '農業委員会'];
const NO_NETWORK = ['選挙管理委員会', '公平委員会', '監査委員', '固定資産評価審査委員会'];

const FIGURES = [
  { number: '図1', shows: ['segments', 'switches', 'devices', 'externals'] },
  { number: '表1', shows: ['hosts', 'register'] },
];

export function startOf({ model }: Plan): Topology {
  const topology = emptyTopology({
    name: { ja: '生成した町', en: 'Generated town' },
    model,
    policyBasis: '情報セキュリティ対策基準',
    asOf: '2026-04-01',
    document: {
      number: 'NW-01',
      version: '1.0',
      date: '2026-04-01',
      handling: '非公開',
      figures: FIGURES,
    },
  });
  topology.noNetwork.push({ organization: NO_NETWORK, reason: '事務局は町長部局の職員が兼ねる' });
  return topology;
}

/** Segments of the town; those of the outside are declared with the externals in them. */
export function addSegments({ topology: { segments }, plan }: Site): void {
  segments['mn-seg'] = { kind: 'my-number', updateSource: 'juki-sys', ...CLASSES };
  const lgSource = plan.updateServer ? 'lg-wsus' : 'lgwan-gw';
  segments['lg-seg'] = { kind: 'lgwan-connected', updateSource: lgSource, ...CLASSES };
  const netSource = plan.proxy ? 'net-proxy' : 'sc-gw';
  segments['net-seg'] = { kind: 'internet-connected', updateSource: netSource, ...CLASSES };
  segments['san-seg'] = { kind: 'sanitizing', ...CLASSES };
}

interface Outside {
  readonly id: string;
  readonly kind: string;
  readonly wire: string;
  readonly prefix: string[];
  readonly address: string[];
  readonly behind: string[];
  readonly facts: Entry;
  readonly segment?: Entry;
}

/** A part of the outside with its segment `x-…`, its wire and itself on it. */
export function addOutside({ topology }: Site, outside: Outside): void {
  const { id, kind, wire, prefix, address, behind, facts } = outside;
  const segment = `x-${id}`;
  topology.segments[segment] = { kind: 'external', external: kind, ...outside.segment };
  topology.subnets[wire] = { segment, prefix };
  const interfaces = { [wire]: { at: wire, address } };
  topology.externals[id] = { facts: { segment, ...facts }, interfaces, behind };
}

export function addOutsides(site: Site): void {
  const { ipv6 } = site.plan;
  addOutside(site, {
    id: 'lgwan-gw',
    kind: 'lgwan',
    wire: 'lgwan-link',
    prefix: ['192.0.2.16/28'],
    address: ['192.0.2.17'],
    behind: ['192.0.2.128/25', '198.51.100.64/26'],
    facts: { operator: 'J-LIS', publicBody: true, internetConnected: false },
  });
  addOutside(site, {
    id: 'sc-gw',
    kind: 'security-cloud',
    wire: 'sc-link',
    prefix: ['172.31.255.0/30', ...(ipv6.net ? ['2001:db8:ffff:255::/64'] : [])],
    address: ['172.31.255.1', ...(ipv6.net ? ['2001:db8:ffff:255::1'] : [])],
    behind: ['172.31.0.0/24', ...(ipv6.net ? ['2001:db8:ffff::/64'] : [])],
    facts: {
      operator: '県',
      publicBody: true,
      internetConnected: true,
      monitor: ['fw-log', 'ids', 'malware', 'url-filter'],
    },
  });
  addOutside(site, {
    id: 'internet-gw',
    kind: 'internet',
    wire: 'inet',
    prefix: ['203.0.113.128/25'],
    address: ['203.0.113.200'],
    behind: ['0.0.0.0/0', '::/0'],
    facts: { internetConnected: true },
  });
}

/** Firewalls, core switches and the wires between them; nobody's subnet yet. */
export function addRouters(site: Site): Routers {
  const { plan } = site;
  for (const id of ['fw-mn', 'fw-lg', 'fw-net']) addDevice(site, id, 'firewall');
  const inner = plan.twoFirewalls ? 'fw-mn-in' : 'fw-mn';
  if (plan.twoFirewalls) {
    addDevice(site, inner, 'firewall');
    addTransit(site, 'mn-between', { block: 'mn', segment: 'mn-seg' }, [
      { device: inner },
      { device: 'fw-mn' },
    ]);
  }
  addSubnet(site, 'san-net', { block: 'san', segment: 'san-seg', length: 28, gateway: 'fw-net' });
  addSubnet(site, 'san-lg', { block: 'san', segment: 'san-seg', length: 28, gateway: 'fw-lg' });
  addLeg(site, { device: 'fw-net' }, 'san-net');
  addLeg(site, { device: 'fw-lg' }, 'san-lg');
  addLeg(site, { device: 'fw-lg' }, 'lgwan-link', 2);
  addLeg(site, { device: 'fw-net' }, 'sc-link', 2);
  if (plan.layout === 'flat') {
    return { mn: { device: inner }, lg: { device: 'fw-lg' }, net: { device: 'fw-net' } };
  }
  const routers = coresOf(plan);
  for (const device of new Set(Object.values(routers).map((router) => router.device))) {
    addDevice(site, device, 'l3switch');
  }
  addTransit(site, 'mn-t', { block: 'mn', segment: 'mn-seg' }, [routers.mn, { device: inner }]);
  const lg = { block: 'lg', segment: 'lg-seg', ipv6: plan.ipv6.lg } as const;
  addTransit(site, 'lg-t1', { block: 'lg', segment: 'lg-seg' }, [routers.lg, { device: 'fw-mn' }]);
  addTransit(site, 'lg-t2', lg, [routers.lg, { device: 'fw-lg' }]);
  const net = { block: 'net', segment: 'net-seg', ipv6: plan.ipv6.net } as const;
  addTransit(site, 'net-t', net, [routers.net, { device: 'fw-net' }]);
  if (plan.exitList) addExitList(site, routers.mn.device);
  return routers;
}

function coresOf({ layout }: Plan): Routers {
  if (layout === 'cores') {
    return { mn: { device: 'core-mn' }, lg: { device: 'core-lg' }, net: { device: 'core-net' } };
  }
  const core = (vrf: Area): RouterName => ({ device: 'core', vrf });
  return { mn: core('mn'), lg: core('lg'), net: core('net') };
}

function addExitList({ topology }: Site, core: string): void {
  const device = topology.devices[core]!;
  device.filters['mn-exit'] = [];
  device.interfaces['mn-t']!['out'] = 'mn-exit';
}

/** The addresses of a segment as one prefix. */
export function areaPrefix(plan: Plan, area: Area): string {
  return `10.${octetOf(plan, area)}.0.0/16`;
}
