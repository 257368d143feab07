/** What some towns have: cloud, education, floors and wireless, administration, local breakout, documents. */
import {
  addDevice,
  addFlow,
  addHost,
  addLeg,
  addSubnet,
  addTransit,
  clientEnd,
  exception,
  type RouterName,
  type Site,
} from '../site.js';
import { at, type Entry } from '../topology.js';
import type { Area } from '../town.js';
import { addressOn, hostEnd, outsideEnd } from '../ends.js';
import { addOutside, type Routers } from './base.js';
import { terminalFacts } from './lgwan.js';
import { MN_TERMINAL } from './my-number.js';

/** A part of the Government Cloud at the end of a dedicated line, treated as part of a segment. */
export function addCloud(site: Site, area: 'mn' | 'lg', router: RouterName): void {
  const third = area === 'mn' ? 0 : 128;
  const link = area === 'mn' ? 0 : 4;
  addOutside(site, {
    id: `gc-${area}`,
    kind: 'government-cloud',
    wire: `gc-${area}-link`,
    prefix: [`172.20.255.${link}/30`],
    address: [`172.20.255.${link + 2}`],
    behind: [`172.20.${third}.0/20`],
    facts: { operator: 'デジタル庁', publicBody: true, internetConnected: false },
    segment: { treatAs: `${area}-seg`, cloud: { tenant: '町', connection: 'dedicated-line' } },
  });
  addLeg(site, router, `gc-${area}-link`);
}

export function addCloudFlow(site: Site, area: 'mn' | 'lg'): void {
  const third = area === 'mn' ? 0 : 128;
  addFlow(site, area === 'mn' ? 'G-1' : 'G-2', {
    title: '標準準拠システムの利用',
    from: [clientEnd(site, `${area}-pc`)],
    to: outsideEnd(`gc-${area}`, [`172.20.${third}.10`]),
    service: 'tcp/443',
  });
}

/** A network of its own, as schools and visitors have one. */
export function addOther(site: Site, id: 'edu' | 'pub', on?: string): void {
  const { topology } = site;
  const kind = id === 'edu' ? 'education' : 'public-wifi';
  topology.segments[`${id}-seg`] = { kind };
  addDevice(site, `${id}-rt`, 'router');
  const home = on === undefined ? {} : { on };
  const router = { gateway: `${id}-rt`, ...home };
  addSubnet(site, `${id}-lan`, { block: 'san', segment: `${id}-seg`, length: 27, ...router });
  addLeg(site, { device: `${id}-rt` }, `${id}-lan`);
  const facts: Entry = { role: id === 'edu' ? '校務端末' : '来庁者の端末' };
  addHost(site, `${id}-pc`, `${id}-lan`, facts);
}

/** A floor switch with the desks of two or three segments, at the end of a trunk; an access point behind it. */
export function addFloor(site: Site, { lg }: Routers): void {
  const { topology, plan } = site;
  const { switches, subnets, hosts } = topology;
  const desks = (['mn', 'lg', 'net'] as const).map((area) => {
    const [leg] = Object.values(at(hosts, `${area}-pc`).interfaces);
    const subnet = leg!.at!;
    leg!.at = `sw-floor/${area}-desks`;
    return [`${area}-desks`, at(subnets, subnet).vlan!] as const;
  });
  const vlans = desks.map(([, vlan]) => vlan);
  const floor = Object.fromEntries(desks.map(([port, access]) => [port, { access }]));
  switches['sw-floor'] = { ...floor, uplink: { trunk: vlans } };
  at(switches, 'sw-core')['to-floor'] = { trunk: [...vlans] };
  topology.cables.push(['sw-core/to-floor', 'sw-floor/uplink']);
  if (plan.floor !== 'wireless') return;
  addOther(site, 'pub', 'sw-core');
  const wlan = { block: 'lg', segment: 'lg-seg', on: 'sw-core', gateway: lg.device } as const;
  addSubnet(site, 'lg-wlan', wlan);
  addLeg(site, lg, 'lg-wlan');
  const [office, guests] = [at(subnets, 'lg-wlan').vlan!, at(subnets, 'pub-lan').vlan!];
  switches['ap-1'] = {
    'town-lan': { ssid: 'town', access: office, authentication: 'eap-tls' },
    guest: { ssid: 'guest', access: guests, authentication: 'captive-portal' },
    uplink: { trunk: [office, guests] },
  };
  at(switches, 'sw-floor')['ap'] = { trunk: [office, guests] };
  for (const [name, port] of [
    ['sw-core', 'to-floor'],
    ['sw-floor', 'uplink'],
  ] as const) {
    at(at(switches, name), port).trunk!.push(office, guests);
  }
  topology.cables.push(['sw-floor/ap', 'ap-1/uplink']);
  addHost(site, 'lg-wl-pc', 'lg-wlan', terminalFacts(site, 'lg'), { port: 'ap-1/town-lan' });
  at(at(hosts, 'pub-pc').interfaces, 'pub-lan').at = 'ap-1/guest';
}

/** A subnet for the administration of each segment's router, with a terminal in it. */
export function addManagement(site: Site, routers: Routers): void {
  for (const area of ['mn', 'lg', 'net'] as const) {
    const id = `${area}-mgmt`;
    addSubnet(site, id, {
      block: area,
      segment: `${area}-seg`,
      length: 28,
      gateway: routers[area].device,
      facts: { management: true },
    });
    addLeg(site, routers[area], id);
    const terminal = area === 'mn' ? { terminal: MN_TERMINAL } : {};
    addHost(site, `${area}-admin`, id, { role: '運用管理端末', ...terminal });
  }
}

export function addManagementFlows(site: Site, routers: Routers): void {
  const { topology, plan } = site;
  const areas: readonly Area[] = plan.layout === 'core' ? ['lg'] : ['mn', 'lg', 'net'];
  for (const area of areas) {
    const { device } = routers[area];
    const to = addressOn(topology, device, `${area}-mgmt`);
    const register = `K-${area}`;
    const line = { from: `${area}-admin`, to, service: 'tcp/22' };
    topology.register[register] = { title: '機器の管理', ...line, clause: '6(6)' };
    at(topology.devices, device).localIn!.push({
      id: `A-${area}`,
      in: `${area}-mgmt`,
      ...line,
      register,
    });
  }
  addFlow(site, 'B-4', {
    title: '更新の取得(運用管理)',
    from: [hostEnd(topology, 'mn-admin')],
    to: hostEnd(topology, 'juki-sys'),
    service: 'tcp/443',
  });
}

/** The breakout of the alpha-prime model: one proxy, one service, nothing else. */
export function addBreakout(site: Site, { lg }: Routers): void {
  const { topology } = site;
  addOutside(site, {
    id: 'saas-gw',
    kind: 'cloud-service',
    wire: 'lbo-isp',
    prefix: ['203.0.113.0/30'],
    address: ['203.0.113.1'],
    behind: ['203.0.113.64/27'],
    facts: { internetConnected: true },
  });
  addDevice(site, 'fw-lbo', 'firewall');
  at(topology.devices, 'fw-lbo').facts['monitor'] = ['fw-log', 'ids'];
  addTransit(site, 'lg-lbo-t', { block: 'lg', segment: 'lg-seg' }, [lg, { device: 'fw-lbo' }]);
  const lbo = { block: 'lg', segment: 'lg-seg', length: 31, gateway: 'fw-lbo' } as const;
  addSubnet(site, 'lg-lbo', lbo);
  addLeg(site, { device: 'fw-lbo' }, 'lg-lbo', 1);
  addLeg(site, { device: 'fw-lbo' }, 'lbo-isp', 2);
  const [prefix = ''] = at(topology.subnets, 'lg-lbo').prefix;
  const address = prefix.split('/')[0]!;
  topology.hosts['lbo-proxy'] = {
    facts: breakoutFacts(),
    interfaces: { 'lg-lbo': { at: 'lg-lbo', address } },
    routes: [],
  };
}

function breakoutFacts(): Entry {
  return {
    role: 'プロキシサーバ',
    updateSource: 'saas-gw',
    monitor: ['proxy-log', 'malware'],
    relay: {
      protocol: 'http-proxy',
      upstreams: ['saas-gw'],
      tlsInspection: true,
      tenants: ['town.example'],
    },
    sanitizer: {
      method: 'cdr',
      direction: 'saas->lg',
      protocols: ['https', 'https/8080'],
      onFailure: 'drop',
      encryptedFiles: 'block',
      unsupportedFiles: 'block',
      forwarding: false,
    },
    in: [
      { id: 'I1', from: 'lg-pc', service: 'tcp/8080', register: 'A-1' },
      {
        id: 'I2',
        from: '203.0.113.70',
        service: 'tcp/any from 443 established',
        register: ['A-2', 'A-3'],
      },
    ],
  };
}

export function addBreakoutFlows(site: Site): void {
  const { topology } = site;
  const proxy = hostEnd(topology, 'lbo-proxy');
  const clients = [hostEnd(topology, 'lg-pc')];
  addFlow(site, 'A-1', {
    title: '許可サービスの利用',
    from: clients,
    to: proxy,
    service: 'tcp/8080',
  });
  const service = outsideEnd('saas-gw', ['203.0.113.70']);
  const out = { title: '許可クラウドサービス', from: [proxy], to: service, service: 'tcp/443' };
  const counterpart = { operator: 'クラウド事業者', publicBody: false, internetConnected: true };
  const kinds = { 'A-2': 'local-breakout', 'A-3': 'outbound-release' } as const;
  for (const [id, kind] of Object.entries(kinds)) {
    const facts = { kind, data: 'both', clause: '6(8)' };
    const places = addFlow(site, id, { ...out, facts, register: ['A-2', 'A-3'] });
    at(topology.register, id).exception = exception(places, counterpart);
  }
  const firewall = at(topology.devices, 'fw-lbo');
  firewall.sourceNat = [{ id: 'S1', out: 'lbo-isp', from: 'lbo-proxy', translateTo: 'interface' }];
}

const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  alpha: [],
  'alpha-prime': ['risk-assessment', 'external-confirmation', 'external-audit'],
  beta: ['external-confirmation', 'external-audit', 'resident-data-rule', 'csirt', 'training'],
  'beta-prime': [
    'external-confirmation',
    'external-audit',
    'resident-data-rule',
    'csirt',
    'training',
    'log-management',
    'vulnerability-management',
    'asset-access-control',
    'continuous-monitoring',
  ],
};

export function addDocuments({ topology, plan }: Site): void {
  for (const [index, kind] of at(DOCUMENTS as Record<string, string[]>, plan.model).entries()) {
    topology.attestations[`AT-${index + 1}`] = {
      kind,
      title: kind,
      issuedBy: '町長',
      issuedOn: '2026-03-25',
    };
  }
}
