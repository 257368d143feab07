/** Mistakes in what the files say of things, and in what is registered (25 to 29, 32, 34). */
import { at, many, type Entry, type Line, type Topology } from '../topology.js';
import { hostEnd, subnetOf } from '../ends.js';
import { wayOf } from '../ways.js';
import { plugIn } from './kit.js';
import { always, undetermined, violated, type Mistake } from './mistake.js';

const hiddenSource: Mistake = {
  id: '25',
  title: 'a My Number host that goes out under an LGWAN-connected address',
  applies: always,
  make(topology) {
    plugIn(topology, 'T25-host', ['mn-srv'], { role: 'ファイルサーバ' });
    const own = hostEnd(topology, 'T25-host').addresses[0]!;
    const asp = '192.0.2.200';
    const way = wayOf(topology, own, asp, { to: 'lgwan-gw' })!;
    for (const { device, vrf, onwards, in: from, out } of way) {
      const router = at(topology.devices, device);
      if (onwards !== undefined)
        router.routes.push({ to: `${asp}/32`, via: onwards, ...(vrf ? { vrf } : {}) });
      const list = many(router.interfaces[out]?.['out'] as string | undefined);
      const line: Line = {
        id: 'T25-line',
        from: 'T25-host',
        to: asp,
        service: 'tcp/443',
        register: 'L-1',
      };
      for (const name of list) at(router.filters, name).push({ ...line });
      router.policy?.push({ ...line, in: from, out });
      if (device === 'fw-mn') {
        const visible = lgwanUser(topology, way.at(-1)!.in);
        const translation = { id: 'S9', out, from: 'T25-host', translateTo: visible };
        router.sourceNat = [...(router.sourceNat ?? []), translation];
        return violated(['R-MN-1', 'R-EXC-4'], ...placesOf(topology));
      }
    }
    throw new Error('fw-mn is not on the way');
  },
};

/** An address that fw-lg lets out to LGWAN, of those that come in by this interface. */
function lgwanUser(topology: Topology, from: string): string {
  const lines = at(topology.devices, 'fw-lg').policy!;
  const line = lines.find(
    ({ id, register, in: on }) => id.startsWith('P') && register === 'L-1' && on === from,
  )!;
  const [user = ''] = many(line.from);
  const hosts = Object.keys(topology.hosts).filter(
    (id) => id === user || standsIn(topology, id, user),
  );
  return hostEnd(topology, hosts[0]!).addresses[0]!;
}

function standsIn(topology: Topology, host: string, subnet: string): boolean {
  return subnetOf(topology, hostEnd(topology, host).addresses[0]!) === subnet;
}

/** Every line of mistake 25. */
function placesOf({ devices }: Topology): readonly (readonly string[])[] {
  return Object.entries(devices).flatMap(([id, { policy, filters }]) => [
    ...(policy ?? [])
      .filter((line) => line.id === 'T25-line')
      .map((line) => ['devices', id, 'policy', line.id]),
    ...Object.entries(filters).flatMap(([name, lines]) =>
      lines
        .filter((line) => line.id === 'T25-line')
        .map((line) => ['devices', id, 'filters', name, line.id]),
    ),
  ]);
}

const calledClosed: Mistake = {
  id: '26',
  title: 'the Internet, called a closed network',
  applies: ({ topology }) => !('x-saas-gw' in topology.segments),
  make(topology) {
    at(topology.segments, 'x-internet-gw')['external'] = 'closed-network';
    return undetermined(['R-NET-1', 'R-CLS-3b']);
  },
};

const wrongLabel: Mistake = {
  id: '26b',
  title: 'a server that is labelled LGWAN-connected and stands in the Internet-connected segment',
  applies: always,
  make(topology) {
    plugIn(topology, 'T26-host', ['net-srv'], { role: '勤怠管理サーバ', segment: 'lg-seg' });
    return violated(['R-CLS-1'], ['hosts', 'T26-host']);
  },
};

const connectedCounterpart: Mistake = {
  id: '27',
  title: 'a specific communication whose counterpart is itself on the Internet',
  applies: always,
  make(topology, draw) {
    const id = draw.one(['X-1', 'X-2']);
    const exception = at(topology.register, id).exception!;
    exception['counterpart'] = {
      operator: '民間事業者',
      publicBody: false,
      internetConnected: true,
      closedNetwork: 'lgwan',
    };
    return violated(['R-EXC-6'], ['register', id]);
  },
};

const cloudGateway: Mistake = {
  id: '28',
  title: 'a NAT gateway in the My Number part of the cloud',
  applies: ({ plan }) => plan.cloud.mn,
  make(topology) {
    const cloud = at(topology.externals, 'gc-mn');
    cloud.interfaces['nat'] = { at: 'inet', address: '203.0.113.140' };
    Object.assign(cloud.facts, { internetConnected: true, relaysBetweenTenants: true });
    return violated(['R-CLD-1'], ['externals', 'gc-mn']);
  },
};

const cloudPeering: Mistake = {
  id: '28b',
  title: 'a peering between two parts of the cloud',
  applies: ({ plan }) => plan.cloud.mn && plan.cloud.lg,
  make(topology) {
    const link = at(topology.subnets, 'gc-mn-link');
    link.prefix = ['172.20.255.0/30'];
    topology.externals['gc-peer'] = {
      facts: {
        segment: 'x-gc-lg',
        operator: 'デジタル庁',
        publicBody: true,
        internetConnected: false,
      },
      interfaces: { line: { at: 'gc-mn-link', address: '172.20.255.3' } },
      behind: ['172.20.144.0/20'],
    };
    return violated(['R-CLD-1', 'R-SEP-1'], ['externals', 'gc-peer'], ['subnets', 'gc-mn-link']);
  },
};

const looseBreakout: Mistake = {
  id: '29',
  title: 'local breakout that does not limit tenants',
  applies: ({ plan }) => plan.model === 'alpha-prime',
  make(topology, draw) {
    const { facts } = at(topology.hosts, 'lbo-proxy');
    const [relay, sanitizer] = [facts['relay'] as Entry, facts['sanitizer'] as Entry];
    const form = draw.below(4);
    if (form === 0) relay['tenants'] = [];
    if (form === 1) relay['tlsInspection'] = false;
    if (form === 2) sanitizer['onFailure'] = 'pass';
    if (form < 3) return violated(['R-MDL-2'], ['hosts', 'lbo-proxy'], ['register', 'A-2']);
    for (const id of ['A-2', 'A-3']) at(topology.register, id).service = ['tcp/443', 'udp/443'];
    for (const line of at(topology.devices, 'fw-lbo').policy!) {
      if (line.out === 'lbo-isp') line.service = ['tcp/443', 'udp/443'];
    }
    return violated(['R-MDL-2'], ['register', 'A-2']);
  },
};

const TERMINAL_FORMS: readonly Entry[] = [
  { mfa: ['password', 'pin'], removableMedia: 'whitelist' },
  { mfa: ['パスワード', '暗証番号'], printRedirect: 'allow' },
  { mfa: ['ICカード'], tethering: true },
];

const twoPasswords: Mistake = {
  id: '32',
  title: 'two passwords as "multi-factor", and USB for every terminal',
  applies: always,
  make(topology, draw) {
    Object.assign(terminalOf(topology), draw.one(TERMINAL_FORMS));
    return violated(['R-MN-6', 'R-MN-5'], ['hosts', 'mn-pc']);
  },
};

const missingFactors: Mistake = {
  id: '32b',
  title: 'a My Number terminal of which nobody says how people log in',
  applies: always,
  make(topology) {
    const terminal = terminalOf(topology);
    delete terminal['mfa'];
    delete terminal['removableMedia'];
    return ['R-MN-6', 'R-MN-5'].map((requirement) => ({
      requirement: requirement as 'R-MN-6',
      verdict: 'undetermined',
      places: [['hosts', 'mn-pc']],
    }));
  },
};

function terminalOf(topology: Topology): Entry {
  const { facts } = at(topology.hosts, 'mn-pc');
  return facts['terminal'] as Entry;
}

const expired: Mistake = {
  id: '32c',
  title: 'an exception that has expired',
  applies: always,
  make(topology, draw) {
    const id = draw.one(['X-1', 'X-2']);
    Object.assign(at(topology.register, id).exception!, {
      approvedOn: '2021-04-01',
      expiresOn: '2022-03-31',
    });
    return violated(['R-EXC-3'], ['register', id]);
  },
};

const management: Mistake = {
  id: '34',
  title: 'a device that can be administered from the Internet-connected segment',
  applies: always,
  make(topology, draw) {
    const device = draw.one(['fw-net', at(topology.subnets, 'net-srv').gateway!]);
    const service = ['tcp/22', 'tcp/443', 'udp/161'];
    at(topology.devices, device).localIn!.push({ id: 'T34-local', service, comment: '保守用' });
    return violated(['R-MGT-1'], ['devices', device, 'localIn', 'T34-local']);
  },
};

export const RECORD_MISTAKES: readonly Mistake[] = [
  hiddenSource,
  calledClosed,
  wrongLabel,
  connectedCounterpart,
  cloudGateway,
  cloudPeering,
  looseBreakout,
  twoPasswords,
  missingFactors,
  expired,
  management,
];
