/** The LGWAN-connected segment: servers, terminals, updates, and what is translated on the way to LGWAN. */
import { addFlow, addHost, addLeg, addSubnet, clientEnd, type Site } from '../site.js';
import { many, type Entry } from '../topology.js';
import { hostEnd, type End } from '../ends.js';
import { BODIES, type Routers } from './base.js';
import { homeOf, lgwan } from './my-number.js';

const MAIN = { role: '主たる業務端末', antivirus: true, edr: true } as const;
const PROTECTED = { antivirus: true, edr: true } as const;

/** Facts of the terminals of a segment, by where the model has the main ones. */
export function terminalFacts({ plan }: Site, area: 'lg' | 'net'): Entry {
  const home = plan.model.startsWith('alpha') ? 'lg' : 'net';
  if (area === home) return MAIN;
  return area === 'lg'
    ? { role: '仮想デスクトップ', ...PROTECTED }
    : { role: '端末', name: 'インターネット端末' };
}

export function addLgwanConnected(site: Site, { lg }: Routers): void {
  const { plan } = site;
  const subnet = {
    block: 'lg',
    segment: 'lg-seg',
    gateway: lg.device,
    ipv6: plan.ipv6.lg,
    ...homeOf(site),
  } as const;
  addSubnet(site, 'lg-srv', { ...subnet, facts: { organization: BODIES.join('、') } });
  addLeg(site, lg, 'lg-srv');
  if (plan.layout === 'flat') addLeg(site, { device: 'fw-mn' }, 'lg-srv', 2);
  addHost(site, 'lg-file', 'lg-srv', { role: 'ファイルサーバ' });
  if (plan.business && plan.model !== 'beta-prime') {
    addHost(site, 'zaimu', 'lg-srv', { role: '財務会計' });
  }
  if (plan.sanitizers.mail) addHost(site, 'lg-mail', 'lg-srv', { role: 'メールサーバ' });
  if (plan.updateServer) {
    addHost(site, 'lg-wsus', 'lg-srv', { role: '更新配信サーバ', updateSource: 'lgwan-gw' });
  }
  if (plan.ownSubnets) {
    addSubnet(site, 'lg-cli', subnet);
    addLeg(site, lg, 'lg-cli');
  }
  const place = plan.ownSubnets ? 'lg-cli' : 'lg-srv';
  addHost(site, 'lg-pc', place, terminalFacts(site, 'lg'), { count: plan.terminals });
}

/** Hosts of the segment, without those that have legs elsewhere. */
function hostsOf({ topology }: Site): readonly string[] {
  return Object.entries(topology.hosts)
    .filter(([id]) => id !== 'lbo-proxy')
    .filter(([, { interfaces }]) => {
      const legs = Object.keys(interfaces);
      return legs.length === 1 && topology.subnets[legs[0]!]?.segment === 'lg-seg';
    })
    .map(([id]) => id);
}

export function addLgwanFlows(site: Site): void {
  const { topology, plan } = site;
  const asp = lgwan(site, '192.0.2.200', 'lgwan-asp');
  const users = hostsOf(site);
  const from = (plan.updateServer ? ['lg-wsus', 'lg-pc'] : users).map((id) => clientEnd(site, id));
  addFlow(site, 'L-1', { title: 'LGWAN-ASP', from, to: asp, service: 'tcp/443' });
  if (plan.updateServer) {
    const clients = users.filter((id) => id !== 'lg-wsus').map((id) => clientEnd(site, id));
    const to = hostEnd(topology, 'lg-wsus');
    addFlow(site, 'B-2', { title: '更新の配布', from: clients, to, service: 'tcp/8530' });
  }
  const files = { title: '庁内ファイル', from: [clientEnd(site, 'lg-pc')], service: 'tcp/445' };
  addFlow(site, 'B-3', { ...files, to: hostEnd(topology, 'lg-file') });
  if (plan.translate) addTranslations(site, from);
}

/** Whoever goes out to LGWAN does so under an address that LGWAN knows. */
function addTranslations({ topology }: Site, from: readonly End[]): void {
  const firewall = topology.devices['fw-lg']!;
  const link = firewall.interfaces['lgwan-link']!;
  link.address = [...many(link.address), '192.0.2.21', '192.0.2.23'];
  const specific =
    topology.hosts['eltax-gw'] === undefined ? ['juki-sys'] : ['juki-sys', 'eltax-gw'];
  firewall.sourceNat = [
    {
      id: 'S1',
      out: 'lgwan-link',
      from: from.flatMap((end) => many(end.inLines)),
      translateTo: '192.0.2.21',
    },
    { id: 'S2', out: 'lgwan-link', from: specific, translateTo: '192.0.2.23' },
  ];
}
