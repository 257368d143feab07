/** Mistakes with sanitizers and with what travels past them (3, 14, 15, 16, 17, 18, 33). */
import type { Draw } from '../../draw.js';
import { PUBLIC_BODY } from '../site.js';
import { at, type Entry, type Topology } from '../topology.js';
import type { Town } from '../town.js';
import { freeAddress, hostEnd } from '../ends.js';
import { exception } from '../site.js';
import { mannerOf, registered } from './kit.js';
import { always, pathOf, violated, type Mistake } from './mistake.js';

const SANITIZERS = ['mailsan', 'cdr-box', 'screen-gw'] as const;

function sanitizerOf({ hosts }: Topology, draw: Draw): string {
  return draw.one(SANITIZERS.filter((id) => id in hosts));
}

function factsOf(topology: Topology, sanitizer: string): Entry {
  return at(topology.hosts, sanitizer).facts['sanitizer'] as Entry;
}

const forwards: Mistake = {
  id: '03',
  title: 'a sanitizer that forwards packets',
  applies: always,
  make(topology, draw) {
    const sanitizer = sanitizerOf(topology, draw);
    factsOf(topology, sanitizer)['forwarding'] = true;
    const place = ['hosts', sanitizer];
    if (draw.chance(50)) return violated(['R-LG-1', 'R-LG-3'], place);
    // Routes and lines for it, too: what is said of it is literally true, it goes through the sanitizer.
    const session = {
      from: [hostEnd(topology, 'net-pc')],
      to: hostEnd(topology, 'lg-file'),
      service: 'tcp/445',
    };
    const facts = { title: '無害化装置経由', kind: 'sanitized', data: 'forward', required: false };
    const places = registered(topology, 'S-90', session, facts, mannerOf('03'));
    return violated(['R-LG-1'], place, ...places.map(pathOf));
  },
};

const failsOpen: Mistake = {
  id: '14',
  title: 'a sanitizer that passes the original when it fails',
  applies: always,
  make(topology, draw) {
    const sanitizer = sanitizerOf(topology, draw);
    const facts = factsOf(topology, sanitizer);
    const ways: Readonly<Record<(typeof SANITIZERS)[number], readonly Entry[]>> = {
      mailsan: [{ onFailure: 'pass' }, { attachments: 'pass' }, { bypass: true }],
      'cdr-box': [{ encryptedFiles: 'pass' }, { unsupportedFiles: 'pass' }, { onFailure: 'pass' }],
      'screen-gw': [{ onFailure: 'pass' }, { bypass: true }],
    };
    Object.assign(facts, draw.one(ways[sanitizer as 'mailsan']));
    return violated(['R-LG-3'], ['hosts', sanitizer]);
  },
};

const wrongProtocol: Mistake = {
  id: '15',
  title: 'a mail sanitizer used for file sharing',
  applies: ({ plan }) => plan.sanitizers.mail,
  make(topology) {
    const shared = { service: 'tcp/445' };
    const facts = (title: string, data: string): Entry => ({ title, data, kind: 'sanitized' });
    const into = {
      ...shared,
      from: [hostEnd(topology, 'net-pc')],
      to: hostEnd(topology, 'mailsan', 'leg-net'),
    };
    const out = {
      ...shared,
      from: [hostEnd(topology, 'lg-file')],
      to: hostEnd(topology, 'mailsan', 'leg-lg'),
    };
    const places = [
      ...registered(topology, 'S-91', into, facts('ファイルの預け入れ', 'forward'), mannerOf('15')),
      ...registered(topology, 'S-92', out, facts('ファイルの受け取り', 'backward'), mannerOf('15')),
    ];
    return violated(['R-LG-2'], ...places.map(pathOf), ['register', 'S-91'], ['register', 'S-92']);
  },
};

const redirection: Mistake = {
  id: '15b',
  title: 'screen transfer that hands over drives and the clipboard',
  applies: ({ plan }) => plan.sanitizers.screen,
  make(topology, draw) {
    const fact = draw.one(['clipboard', 'driveRedirect', 'printRedirect']);
    factsOf(topology, 'screen-gw')[fact] = 'allow';
    return violated(['R-LG-3'], ['hosts', 'screen-gw']);
  },
};

/** A machine beside the sanitizers, with a leg on each side. */
function addPassage(topology: Topology, id: string, facts: Entry): void {
  topology.hosts[id] = {
    facts: { room: '電算室', ...facts },
    interfaces: {
      'leg-net': { at: 'san-net', address: freeAddress(topology, 'san-net') },
      'leg-lg': { at: 'san-lg', address: freeAddress(topology, 'san-lg') },
    },
    routes: [],
  };
}

const legacyMail: Mistake = {
  id: '16',
  title: 'an old mail relay left over from before the split',
  applies: always,
  make(topology) {
    const relay = { protocol: 'smtp', upstreams: ['lg-file'] };
    addPassage(topology, 'old-mx', { role: 'メール中継サーバ', relay });
    const mail = { service: 'tcp/25' };
    const facts = { title: '受信メール(旧経路)', kind: 'sanitized', data: 'forward' };
    const into = {
      ...mail,
      from: [hostEnd(topology, 'net-pc')],
      to: hostEnd(topology, 'old-mx', 'leg-net'),
    };
    const out = {
      ...mail,
      from: [hostEnd(topology, 'old-mx', 'leg-lg')],
      to: hostEnd(topology, 'lg-file'),
    };
    const places = [
      ...registered(topology, 'S-93', into, facts, mannerOf('16')),
      ...registered(topology, 'S-94', out, facts, mannerOf('16')),
    ];
    return violated(['R-LG-2'], ['hosts', 'old-mx'], ...places.map(pathOf));
  },
};

const nameForwarder: Mistake = {
  id: '17',
  title: 'name resolution that is forwarded from the LGWAN-connected segment to the Internet',
  applies: always,
  make(topology) {
    const relay = { protocol: 'dns', upstreams: ['net-pc'] };
    addPassage(topology, 'dns-fwd', { role: 'DNS サーバ', relay });
    const names = { service: 'udp/53' };
    const facts = {
      title: '外部の名前解決',
      kind: 'outbound-release',
      data: 'both',
      clause: '6(3)②',
    };
    const into = {
      ...names,
      from: [hostEnd(topology, 'lg-file')],
      to: hostEnd(topology, 'dns-fwd', 'leg-lg'),
    };
    const out = {
      ...names,
      from: [hostEnd(topology, 'dns-fwd', 'leg-net')],
      to: hostEnd(topology, 'net-pc'),
    };
    const places = [
      ...registered(topology, 'S-95', into, facts, mannerOf('17')),
      ...registered(topology, 'S-96', out, facts, mannerOf('17')),
    ];
    return violated(['R-LG-2'], ['hosts', 'dns-fwd'], ...places.map(pathOf));
  },
};

const pivot: Mistake = {
  id: '18',
  title: 'two registered hops that make the boundary DMZ a stepping stone',
  applies: ({ plan }: Town) => plan.dmz,
  make(topology) {
    const gateway = hostEnd(topology, 'eltax-gw');
    at(topology.hosts, 'eltax-gw').facts['relay'] = { protocol: 'https', upstreams: ['juki-sys'] };
    const web = { service: 'tcp/443' };
    const facts = (title: string, data: string): Entry => ({
      title,
      data,
      kind: 'specific-communication',
      clause: '6(3)①',
      exception: exception([], PUBLIC_BODY),
    });
    const first = { ...web, from: [hostEnd(topology, 'lg-file')], to: gateway };
    const second = { ...web, from: [gateway], to: hostEnd(topology, 'juki-sys') };
    const places = [
      ...registered(topology, 'X-91', first, facts('連携サーバの運用', 'both'), mannerOf('18')),
      ...registered(topology, 'X-92', second, facts('到着通知', 'both'), mannerOf('18')),
    ];
    const entries = [
      ['register', 'X-91'],
      ['register', 'X-92'],
    ];
    return violated(['R-MN-4', 'R-EXC-8'], ...places.map(pathOf), ...entries);
  },
};

const byHand: Mistake = {
  id: '33',
  title: 'files carried between segments on a USB stick',
  applies: always,
  make(topology, draw) {
    const to = draw.one(['lg-file', 'lg-pc']);
    topology.mediaTransfers['T-90'] = {
      from: 'net-pc',
      to,
      medium: draw.one(['usb', 'nas']),
      title: '受け渡し',
    };
    return violated(['R-LG-2'], ['mediaTransfers', 'T-90']);
  },
};

export const CONTENT_MISTAKES: readonly Mistake[] = [
  forwards,
  failsOpen,
  wrongProtocol,
  redirection,
  legacyMail,
  nameForwarder,
  pivot,
  byHand,
];
