/** The Internet-connected segment: terminals, mail and proxy, and the line to the security cloud. */
import { addFlow, addHost, addLeg, addSubnet, clientEnd, type Site } from '../site.js';
import { hostEnd, outsideEnd, type End } from '../ends.js';
import type { Routers } from './base.js';
import { terminalFacts } from './lgwan.js';
import { homeOf } from './my-number.js';

export function addInternetConnected(site: Site, { net }: Routers): void {
  const { plan } = site;
  const subnet = {
    block: 'net',
    segment: 'net-seg',
    gateway: net.device,
    ipv6: plan.ipv6.net,
    ...homeOf(site),
  } as const;
  addSubnet(site, 'net-srv', subnet);
  addLeg(site, net, 'net-srv');
  if (plan.sanitizers.mail) addHost(site, 'net-mx', 'net-srv', { role: 'メール中継サーバ' });
  if (plan.proxy) {
    addHost(site, 'net-proxy', 'net-srv', {
      role: 'プロキシサーバ',
      updateSource: 'sc-gw',
      monitor: ['proxy-log'],
      relay: { protocol: 'http-proxy', upstreams: ['sc-gw'] },
    });
  }
  if (plan.sanitizers.screen && plan.model.startsWith('alpha')) {
    addHost(site, 'rbi', 'net-srv', { role: '仮想ブラウザ端末' });
  }
  if (plan.business && plan.model === 'beta-prime') {
    addHost(site, 'zaimu', 'net-srv', { role: '財務会計' });
  }
  if (plan.ownSubnets) {
    addSubnet(site, 'net-cli', subnet);
    addLeg(site, net, 'net-cli');
  }
  const place = plan.ownSubnets ? 'net-cli' : 'net-srv';
  addHost(site, 'net-pc', place, terminalFacts(site, 'net'), { count: plan.terminals });
}

export function addInternetFlows(site: Site): void {
  const { topology, plan } = site;
  const users = Object.entries(topology.hosts)
    .filter(([, { interfaces }]) => {
      const legs = Object.keys(interfaces);
      return legs.length === 1 && topology.subnets[legs[0]!]?.segment === 'net-seg';
    })
    .map(([id]) => id);
  const web = cloud(site, 10, 'sc-proxy');
  const clients = users.filter((id) => id !== 'net-proxy').map((id) => clientEnd(site, id));
  if (plan.proxy) {
    const proxy = hostEnd(topology, 'net-proxy');
    addFlow(site, 'N-1', { title: 'Web 閲覧', from: clients, to: proxy, service: 'tcp/3128' });
    addFlow(site, 'N-4', { title: '上位プロキシ', from: [proxy], to: web, service: 'tcp/8080' });
  } else {
    addFlow(site, 'N-1', { title: 'Web 閲覧', from: clients, to: web, service: 'tcp/8080' });
  }
  if (plan.sanitizers.mail) {
    const relay = hostEnd(topology, 'net-mx');
    const mail = { service: 'tcp/25', facts: { data: 'forward' } };
    const gateway = outsideEnd('sc-gw', ['172.31.0.25']);
    addFlow(site, 'N-2', { ...mail, title: 'メール受信', from: [gateway], to: relay });
    if (plan.outboundMail) {
      addFlow(site, 'N-3', { ...mail, title: 'メール送信', from: [relay], to: gateway });
    }
  }
  if (plan.defaultRoute) addDefaultRoutes(site);
}

/** A server in the security cloud. */
function cloud({ plan, topology }: Site, number: number, name: string): End {
  const addresses = [`172.31.0.${number}`, ...(plan.ipv6.net ? [`2001:db8:ffff::${number}`] : [])];
  if (plan.objects) topology.objects[name] = addresses;
  return outsideEnd('sc-gw', addresses, plan.objects ? name : undefined);
}

function addDefaultRoutes({ topology, plan }: Site): void {
  const { routes } = topology.devices['fw-net']!;
  routes.push({ to: '0.0.0.0/0', via: '172.31.255.1' });
  if (plan.ipv6.net) routes.push({ to: '::/0', via: '2001:db8:ffff:255::1' });
}
