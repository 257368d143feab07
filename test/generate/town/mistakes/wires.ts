/** Mistakes in what is joined to what: VRFs, VLANs, machines with two legs (2, 4, 5, 6, 13, 30). */
import type { Draw } from '../../draw.js';
import { areaPrefix } from '../parts/base.js';
import { at } from '../topology.js';
import { plugIn } from './kit.js';
import { always, violated, type Mistake } from './mistake.js';

const vrfLeak: Mistake = {
  id: '02',
  title: 'static routes from one VRF into another',
  applies: ({ plan }) => plan.layout === 'core',
  make(topology, draw, { plan }) {
    const withMn = draw.chance(40);
    const a = withMn ? 'mn' : 'lg';
    const b = withMn ? 'lg' : 'net';
    at(topology.devices, 'core').routes.push(
      { to: areaPrefix(plan, a), lookup: a, vrf: b },
      { to: areaPrefix(plan, b), lookup: b, vrf: a },
    );
    return violated(['R-SEP-1', 'R-SEP-2', withMn ? 'R-MN-1' : 'R-LG-1'], ['devices', 'core']);
  },
};

const PAIRS = [
  ['lg-srv', 'net-srv'],
  ['mn-srv', 'net-srv'],
  ['mn-srv', 'lg-srv'],
] as const;

const dualHomed: Mistake = {
  id: '04',
  title: 'an administration PC with a leg in two segments',
  applies: always,
  make(topology, draw) {
    plugIn(topology, 'T04-pc', draw.one(PAIRS), { role: '端末' });
    return violated(['R-CLS-1'], ['hosts', 'T04-pc']);
  },
};

const sharedBackup: Mistake = {
  id: '05',
  title: 'a backup server with a leg in the management subnet of each segment',
  applies: always,
  make(topology, draw, { plan }) {
    const areas = ['mn', 'lg', 'net'] as const;
    const subnets = areas.map((area, index) => {
      if (plan.management) return `${area}-mgmt`;
      const id = `T05-${area}-mgmt`;
      const prefix = [`10.201.${index}.0/28`];
      topology.subnets[id] = { segment: `${area}-seg`, prefix, management: true };
      return id;
    });
    const role = draw.one(['バックアップサーバ', '仮想基盤', '監視サーバ', 'ウイルス対策サーバ']);
    plugIn(topology, 'T05-backup', subnets, { role, room: '電算室' });
    return violated(['R-MGT-1', 'R-CLS-1'], ['hosts', 'T05-backup']);
  },
};

const ssidFallback: Mistake = {
  id: '06',
  title: 'an office SSID that puts whoever fails to authenticate into the VLAN of visitors',
  applies: ({ plan }) => plan.floor === 'wireless',
  make(topology) {
    const ports = at(topology.switches, 'ap-1');
    at(ports, 'town-lan').fallbackVlan = at(ports, 'guest').access!;
    return violated(['R-SEP-1'], ['subnets', 'pub-lan'], ['subnets', 'lg-wlan']);
  },
};

const nativeMismatch: Mistake = {
  id: '13',
  title: 'a trunk whose two ends disagree on the native VLAN',
  applies: ({ plan }) => plan.floor !== 'none',
  make(topology, draw) {
    const desks = at(topology.switches, 'sw-floor');
    const vlans = (['mn', 'lg', 'net'] as const).map((area) => at(desks, `${area}-desks`).access!);
    const [a, b] = pairOf(draw, vlans);
    const ends = [
      [at(at(topology.switches, 'sw-core'), 'to-floor'), a],
      [at(desks, 'uplink'), b],
    ] as const;
    for (const [port, native] of ends) {
      port.trunk = port.trunk!.filter((vlan) => vlan !== native);
      port.native = native;
    }
    const joined = Object.entries(topology.subnets)
      .filter(([, { vlan }]) => vlan === a || vlan === b)
      .map(([id]) => ['subnets', id]);
    return violated(['R-SEP-1'], ...joined);
  },
};

/** Two different ones of a list. */
function pairOf<T>(draw: Draw, list: readonly T[]): readonly [T, T] {
  const first = draw.below(list.length);
  const second = (first + 1 + draw.below(list.length - 1)) % list.length;
  return [list[first]!, list[second]!];
}

const sharedPrinter: Mistake = {
  id: '30',
  title: 'a multifunction printer in two segments',
  applies: always,
  make(topology, draw) {
    const role = draw.one(['複合機', '勤怠管理端末', '防犯カメラ', '電話']);
    plugIn(topology, 'T30-printer', draw.one(PAIRS), { role });
    return violated(['R-CLS-1'], ['hosts', 'T30-printer']);
  },
};

export const WIRE_MISTAKES: readonly Mistake[] = [
  vrfLeak,
  dualHomed,
  sharedBackup,
  ssidFallback,
  nativeMismatch,
  sharedPrinter,
];
