/** Mistakes with lines to the outside and with routers that somebody brought (7, 8, 11, 12, 20, 21, 22). */
import { areaPrefix } from '../parts/base.js';
import { at, many, type Topology } from '../topology.js';
import { addressOn, hostEnd } from '../ends.js';
import { addBranch, newDevice, newSubnet, plugDevice, routeFrom } from './kit.js';
import { always, violated, type Mistake } from './mistake.js';

/** The subnet by which the segment's router and fw-lg are joined, or the servers' own. */
function towardsLgwan({ plan }: { readonly plan: { readonly layout: string } }): string {
  return plan.layout === 'flat' ? 'lg-srv' : 'lg-t2';
}

const ownLine: Mistake = {
  id: '07',
  title: 'an Internet line of its own at the LGWAN firewall, "for updates only"',
  applies: always,
  make(topology, _draw, town) {
    plugDevice(topology, 'fw-lg', 'inet');
    const firewall = at(topology.devices, 'fw-lg');
    const host = 'lg-file';
    firewall.routes.push({ to: '0.0.0.0/0', via: '203.0.113.200' });
    firewall.sourceNat = [
      ...(firewall.sourceNat ?? []),
      { id: 'S9', out: 'inet', from: host, translateTo: 'interface' },
    ];
    const line = { in: towardsLgwan(town), out: 'inet', from: host, service: 'tcp/443' };
    firewall.policy!.push({ id: 'T07-only', ...line, register: 'L-1', comment: '更新のみ' });
    if (town.plan.layout !== 'flat') {
      routeFrom(topology, 'lg', '0.0.0.0/0', addressOn(topology, 'fw-lg', 'lg-t2'));
    }
    return violated(['R-NET-1', 'R-CLS-3b'], ['devices', 'fw-lg', 'policy', 'T07-only']);
  },
};

function addVendor(
  topology: Topology,
  at_: { readonly at: string; readonly address: string },
  id: string,
): void {
  const segment = `x-${id}`;
  topology.segments[segment] = { kind: 'external', external: 'closed-network' };
  topology.externals[id] = {
    facts: {
      segment,
      operator: '保守業者',
      role: '保守業者',
      publicBody: false,
      internetConnected: false,
    },
    interfaces: { line: at_ },
    behind: [id === 'vendor-line' ? '192.168.78.0/24' : '192.168.88.0/24'],
  };
}

const vendorRouter: Mistake = {
  id: '08',
  title: 'a remote maintenance router that the vendor brought',
  applies: always,
  make(topology, draw, { plan }) {
    addVendor(topology, { at: 'vendor-wire', address: '192.168.77.2' }, 'vendor-line');
    newSubnet(topology, 'vendor-wire', 'x-vendor-line', ['192.168.77.0/30']);
    newDevice(topology, 'vendor-rt', 'router');
    const router = at(topology.devices, 'vendor-rt');
    router.interfaces['vendor-wire'] = { at: 'vendor-wire', address: '192.168.77.1' };
    const inside = plan.management && draw.chance(50) ? 'mn-mgmt' : 'mn-srv';
    plugDevice(topology, 'vendor-rt', inside);
    const gateway = addressOn(topology, at(topology.subnets, inside).gateway!, inside);
    router.routes.push(
      { to: '192.168.78.0/24', via: '192.168.77.2' },
      { to: areaPrefix(plan, 'mn'), via: gateway },
    );
    return violated(['R-VEN-1', 'R-MN-1', 'R-SEP-1'], ['devices', 'vendor-rt']);
  },
};

const vpnPastList: Mistake = {
  id: '12',
  title: 'a VPN that the access list does not look at',
  applies: always,
  make(topology) {
    topology.tunnels['maint'] = { encapsulation: 'ipsec', encrypted: true };
    addVendor(topology, { at: 'tunnel:maint', address: '192.168.88.1/24' }, 'vendor-vpn');
    const firewall = at(topology.devices, 'fw-mn');
    firewall.interfaces['vpn'] = { at: 'tunnel:maint', address: '192.168.88.254/24' };
    firewall.policy!.unshift(
      { id: 'SYSOPT', in: 'vpn', comment: 'sysopt connection permit-vpn' },
      { id: 'T12-deny', in: 'vpn', action: 'deny', matchVip: false },
    );
    return violated(['R-VEN-1', 'R-MN-1'], ['devices', 'fw-mn', 'policy', 'SYSOPT']);
  },
};

const permissiveDefault: Mistake = {
  id: '11',
  title: 'a router that passes everything where nothing is written',
  applies: always,
  make(topology, draw) {
    const facts = draw.chance(50) ? { dialect: 'yamaha-rtx' } : {};
    addBranch(topology, 'T11-rt', 1, facts);
    return violated(['R-SEP-1', 'R-SEP-2', 'R-LG-1'], ['devices', 'T11-rt']);
  },
};

const unfilteredIpv6: Mistake = {
  id: '22',
  title: 'IPv6 next to filters that look at IPv4 only',
  applies: always,
  make(topology) {
    const [lg, net] = addBranch(topology, 'T22-rt', 2, {}, true);
    const branch = at(topology.devices, 'T22-rt');
    for (const [own, other] of [
      [lg!, net!],
      [net!, lg!],
    ] as const) {
      const [mine, theirs] = [own.prefix[0]!, other.prefix[0]!];
      const leg = at(branch.interfaces, own.subnet);
      leg['in'] = [
        { id: 'F1', from: mine, to: theirs, action: 'deny' },
        { id: 'F2', from: mine },
      ];
      leg['out'] = [
        { id: 'F1', from: theirs, action: 'deny' },
        { id: 'F2', to: mine },
      ];
    }
    return violated(['R-SEP-2', 'R-LG-1', 'R-V6-1'], ['devices', 'T22-rt']);
  },
};

const branchDefault: Mistake = {
  id: '20',
  title: 'a default route that a branch router advertises',
  applies: always,
  make(topology, _draw, { plan }) {
    newDevice(topology, 'T20-rt', 'router');
    const router = at(topology.devices, 'T20-rt');
    plugDevice(topology, 'T20-rt', 'inet');
    const inside = plugDevice(topology, 'T20-rt', 'lg-srv');
    const gateway = addressOn(topology, at(topology.subnets, 'lg-srv').gateway!, 'lg-srv');
    router.sourceNat = [{ id: 'S1', out: 'inet', translateTo: 'interface' }];
    router.routes.push(
      { to: areaPrefix(plan, 'lg'), via: gateway },
      { to: '0.0.0.0/0', via: '203.0.113.200' },
    );
    routeFrom(topology, 'lg', '0.0.0.0/0', inside);
    return violated(['R-NET-1', 'R-CLS-3b'], ['devices', 'T20-rt']);
  },
};

const failover: Mistake = {
  id: '21',
  title: 'a floating route to an own line for when the security cloud fails',
  applies: always,
  make(topology) {
    newSubnet(topology, 'ftth-line', 'x-internet-gw', ['203.0.113.8/30']);
    topology.externals['isp'] = {
      facts: {
        segment: 'x-internet-gw',
        operator: '通信事業者',
        publicBody: false,
        internetConnected: true,
      },
      interfaces: { line: { at: 'ftth-line', address: '203.0.113.9' } },
      behind: ['0.0.0.0/0'],
    };
    const firewall = at(topology.devices, 'fw-net');
    firewall.interfaces['ftth'] = { at: 'ftth-line', address: '203.0.113.10' };
    const { routes } = firewall;
    const primary = { to: '0.0.0.0/0', via: '172.31.255.1' };
    if (!routes.some(({ to }) => to === primary.to)) routes.push(primary);
    routes.push({ ...primary, via: '203.0.113.9', distance: 250, track: 'sc-link' });
    const web = firewall.policy!.find(({ register }) => register === 'N-4' || register === 'N-1')!;
    const to = ['any', 'not 203.0.113.8/30'];
    const line = {
      in: web.in!,
      out: 'ftth',
      from: hostOf(topology, web.from!),
      to,
      service: 'tcp/443',
    };
    firewall.policy!.push({ id: 'T21-spare', ...line, register: many(web.register)[0]! });
    return violated(['R-HA-1'], ['devices', 'fw-net']);
  },
};

/** One of those that a line lets out. */
function hostOf(topology: Topology, from: string | string[]): string {
  const [first = ''] = many(from);
  return first in topology.hosts ? hostEnd(topology, first).inLines.toString() : first;
}

export const OUTSIDE_MISTAKES: readonly Mistake[] = [
  ownLine,
  vendorRouter,
  permissiveDefault,
  vpnPastList,
  branchDefault,
  failover,
  unfilteredIpv6,
];
