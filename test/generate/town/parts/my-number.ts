/** The My Number segment with what hangs on it: boundary DMZ, Juki-net, its part of the cloud. */
import {
  addDevice,
  addFlow,
  addHost,
  addLeg,
  addSubnet,
  clientEnd,
  exception,
  PUBLIC_BODY,
  type Site,
} from '../site.js';
import { hostEnd, outsideEnd, type End } from '../ends.js';
import { at, type Entry } from '../topology.js';
import { addOutside, type Routers } from './base.js';

export const MN_TERMINAL: Entry = {
  mfa: ['ICカード', '暗証番号'],
  removableMedia: 'deny',
  printRedirect: 'deny',
  wirelessNic: false,
  bluetooth: false,
  tethering: false,
};

const MAC = (number: number): string => `02:00:0a:0a:00:${String(number).padStart(2, '0')}`;

/** The switch of a subnet with desks on a floor. */
export function homeOf({ plan }: Site): { readonly on?: string } {
  return plan.floor === 'none' ? {} : { on: 'sw-core' };
}

/** The switch of the servers, which holds a machine to its port. */
function switchOf(site: Site): string {
  return homeOf(site).on ?? 'sw-mn';
}

export function addMyNumber(site: Site, { mn }: Routers): void {
  const { topology, plan } = site;
  const home = switchOf(site);
  const subnet = { block: 'mn', segment: 'mn-seg', on: home, gateway: mn.device } as const;
  addSubnet(site, 'mn-srv', { ...subnet, facts: { room: '電算室' } });
  addLeg(site, mn, 'mn-srv');
  at(topology.switches, home)['juki-port'] = { access: at(topology.subnets, 'mn-srv').vlan! };
  addHost(
    site,
    'juki-sys',
    'mn-srv',
    { data: ['個人番号'], role: '住民記録システム', updateSource: 'lgwan-gw' },
    { port: `${home}/juki-port` },
  );
  topology.hosts['juki-sys']!.interfaces['mn-srv']!['mac'] = MAC(10);
  if (plan.business) addHost(site, 'mn-file', 'mn-srv', { role: 'ファイルサーバ' });
  if (plan.ownSubnets) {
    addSubnet(site, 'mn-cli', subnet);
    addLeg(site, mn, 'mn-cli');
  }
  const place = plan.ownSubnets ? 'mn-cli' : 'mn-srv';
  const facts = { name: '窓口端末', terminal: MN_TERMINAL };
  addHost(site, 'mn-pc', place, facts, { count: plan.terminals });
}

/** Flows of the segment; after all routers are there. */
export function addMyNumberFlows(site: Site): void {
  const { plan } = site;
  addFlow(site, 'B-1', {
    title: '住民記録の利用',
    from: [clientEnd(site, 'mn-pc')],
    to: hostEnd(site.topology, 'juki-sys'),
    service: 'tcp/443',
    facts: { data: 'both' },
  });
  const juki = hostEnd(site.topology, 'juki-sys');
  const port = `${switchOf(site)}:juki-port`;
  addSpecific(site, 'X-1', {
    title: '中間サーバーへの照会',
    from: juki,
    to: lgwan(site, '198.51.100.70', 'chukan-pf'),
    service: 'tcp/443',
    points: [port],
  });
  addSpecific(site, 'X-2', {
    title: '更新プログラムの取得',
    from: juki,
    to: lgwan(site, '192.0.2.150', 'secpf'),
    service: 'tcp/8531',
    points: [port],
  });
  if (plan.dmz) addDmzFlows(site, juki, port);
}

/** A system on LGWAN, by the name of an object if the plan names things. */
export function lgwan({ plan, topology }: Site, address: string, name: string): End {
  if (plan.objects) topology.objects[name] = [address];
  return outsideEnd('lgwan-gw', [address], plan.objects ? name : undefined);
}

interface Specific {
  readonly title: string;
  readonly from: End;
  readonly to: End;
  readonly service: string;
  readonly points: readonly string[];
  readonly data?: string;
}

/** A specific communication, held to where it passes. */
function addSpecific(site: Site, id: string, wanted: Specific): void {
  const { points, data, from, ...wish } = wanted;
  const facts = { kind: 'specific-communication', data: data ?? 'both', clause: '6(3)①' };
  const places = addFlow(site, id, { ...wish, from: [from], facts });
  site.topology.register[id]!.exception = exception([...points, ...places], PUBLIC_BODY);
}

export function addDmz(site: Site): void {
  site.topology.segments['dmz-seg'] = {
    kind: 'boundary-dmz',
    confidentiality: '機密性3B',
    integrity: '完全性2',
    availability: '可用性2',
  };
  addSubnet(site, 'dmz', { block: 'mn', segment: 'dmz-seg', length: 28, gateway: 'fw-mn' });
  addLeg(site, { device: 'fw-mn' }, 'dmz');
  addHost(site, 'eltax-gw', 'dmz', { role: '連携サーバ' });
  site.topology.hosts['eltax-gw']!.interfaces['dmz']!['mac'] = MAC(30);
}

function addDmzFlows(site: Site, juki: End, port: string): void {
  const gateway = hostEnd(site.topology, 'eltax-gw');
  addSpecific(site, 'X-5a', {
    title: 'eLTAX との連携',
    from: gateway,
    to: lgwan(site, '192.0.2.140', 'eltax-asp'),
    service: 'tcp/443',
    points: [],
  });
  addSpecific(site, 'X-5b', {
    title: '申告データの取得',
    from: juki,
    to: gateway,
    service: 'tcp/22',
    points: [port],
    data: 'backward',
  });
}

/** The Juki-net with its communication server, beside everything else. */
export function addJukiNet(site: Site): void {
  const { topology } = site;
  addDevice(site, 'juki-fw', 'firewall');
  addSubnet(site, 'juki-cs', {
    block: 'mn',
    segment: 'mn-seg',
    length: 28,
    on: 'sw-juki',
    gateway: 'juki-fw',
    facts: { room: '電算室' },
  });
  addOutside(site, {
    id: 'juki-gw',
    kind: 'juki-net',
    wire: 'juki-wan',
    prefix: ['198.51.100.0/28'],
    address: ['198.51.100.10'],
    behind: ['198.51.100.10/32'],
    facts: { operator: 'J-LIS', publicBody: true, internetConnected: false },
  });
  addLeg(site, { device: 'juki-fw' }, 'juki-cs');
  addLeg(site, { device: 'juki-fw' }, 'juki-wan');
  const facts = { role: '住基ネットCS', data: ['本人確認情報'], updateSource: 'juki-gw' };
  addHost(site, 'juki-server', 'juki-cs', facts, { port: 'sw-juki/juki-cs-port' });
  topology.hosts['juki-server']!.interfaces['juki-cs']!['mac'] = MAC(40);
  addSpecific(site, 'X-9', {
    title: '住基ネットへの照会',
    from: hostEnd(topology, 'juki-server'),
    to: outsideEnd('juki-gw', ['198.51.100.10']),
    service: 'tcp/443',
    points: ['sw-juki:juki-cs-port'],
  });
}
