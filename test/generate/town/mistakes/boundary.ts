/** Mistakes in filters: lines that are too wide, in the wrong place, or not looked at (1, 9, 10, 19, 23, 24, 31). */
import { areaPrefix } from '../parts/base.js';
import { at, many, type Line, type Topology } from '../topology.js';
import { carry } from '../carry.js';
import { hostEnd, outsideEnd } from '../ends.js';
import { mannerOf, registered } from './kit.js';
import { always, pathOf, violated, type Mistake } from './mistake.js';

function policyOf(topology: Topology, device: string): Line[] {
  const { policy } = at(topology.devices, device);
  if (policy === undefined) throw new Error(`${device} has no policy`);
  return policy;
}

const temporaryAny: Mistake = {
  id: '01',
  title: 'a line that permits everything, put in for a cut-over and left there',
  applies: always,
  make(topology, draw) {
    const line: Line = { id: 'TMP', comment: '移行作業用。移行後に削除' };
    const policy = policyOf(topology, 'fw-mn');
    if (draw.chance(50)) policy.push(line);
    else policy.unshift(line);
    return violated(['R-MN-1', 'R-EXC-4', 'R-AC-1'], ['devices', 'fw-mn', 'policy', 'TMP']);
  },
};

/** A line by which a segment goes to LGWAN on its own account. */
function lineToLgwan(topology: Topology): Line {
  const found = policyOf(topology, 'fw-lg').find(
    ({ id, register }) => id.startsWith('P') && register === 'L-1',
  );
  if (found === undefined) throw new Error('nobody uses LGWAN');
  return found;
}

const shadowedDeny: Mistake = {
  id: '09',
  title: 'a wide permit in front of the deny that was meant to stop it',
  applies: always,
  make(topology, _draw, { plan }) {
    const policy = policyOf(topology, 'fw-lg');
    const model = lineToLgwan(topology);
    const like = { in: model.in!, out: model.out!, to: model.to!, service: model.service! };
    const wide: Line = { id: 'T09-wide', ...like, from: areaPrefix(plan, 'lg'), register: 'L-1' };
    const denial: Line = {
      id: 'T09-deny',
      ...like,
      from: 'lg-file',
      action: 'deny',
      matchVip: false,
    };
    policy.unshift(wide, denial);
    return violated(['R-EXC-4', 'R-AC-1'], ['devices', 'fw-lg', 'policy', 'T09-wide']);
  },
};

const vipPastDeny: Mistake = {
  id: '10',
  title: 'a published address that the deny does not stop',
  applies: always,
  make(topology) {
    const firewall = at(topology.devices, 'fw-lg');
    firewall.facts['dialect'] = 'fortigate';
    const link = at(firewall.interfaces, 'lgwan-link');
    link.address = [...many(link.address), '192.0.2.24'];
    firewall.destinationNat = [
      ...(firewall.destinationNat ?? []),
      {
        id: 'V9',
        in: 'lgwan-link',
        to: '192.0.2.24',
        translateTo: hostEnd(topology, 'lg-file').addresses[0]!,
      },
    ];
    const session = {
      from: [outsideEnd('lgwan-gw', ['192.0.2.130'])],
      to: hostEnd(topology, 'lg-file'),
      service: 'tcp/25',
      register: 'L-1',
    };
    const places = carry(topology, session, mannerOf('10', true));
    const denial: Line = {
      id: 'T10-deny',
      in: 'lgwan-link',
      to: 'lg-file',
      action: 'deny',
      matchVip: false,
    };
    policyOf(topology, 'fw-lg').unshift(denial);
    return violated(['R-EXC-4'], ...places.map(pathOf));
  },
};

const objectTooWide: Mistake = {
  id: '19',
  title: 'an address group that is wider than the register',
  applies: always,
  make(topology) {
    const line = lineToLgwan(topology);
    topology.objects['T19-group'] = ['192.0.2.128/25'];
    line.to = 'T19-group';
    const { routes } = at(topology.devices, 'fw-lg');
    const wide = { to: '192.0.2.128/25', via: '192.0.2.17' };
    if (!routes.some((route) => route.to === wide.to)) routes.push(wide);
    return violated(['R-EXC-4'], ['devices', 'fw-lg', 'policy', line.id]);
  },
};

const opaqueTunnel: Mistake = {
  id: '23',
  title: 'a line that permits a tunnel nobody looks into',
  applies: always,
  make(topology, draw) {
    const session = {
      from: [hostEnd(topology, 'lg-file')],
      to: outsideEnd('lgwan-gw', ['192.0.2.201']),
      service: draw.one(['gre', 'ipip', 'esp', 'udp/4789']),
    };
    const facts = { title: 'テレワーク中継', clause: '2(9)' };
    const places = registered(topology, 'L-90', session, facts, mannerOf('23'));
    return violated(['R-AC-1'], ...places.map(pathOf));
  },
};

const sourcePort: Mistake = {
  id: '24',
  title: 'a line that tells answers by their source port',
  applies: always,
  make(topology) {
    const session = {
      from: [outsideEnd('lgwan-gw', ['198.51.100.70'])],
      to: hostEnd(topology, 'juki-sys'),
      service: 'tcp/any from 443',
      register: 'X-1',
    };
    const places = carry(topology, session, mannerOf('24'));
    return violated(['R-EXC-4', 'R-MN-1', 'R-AC-1'], ...places.map(pathOf));
  },
};

const directoryTrust: Mistake = {
  id: '31',
  title: 'a trust between directories, "for authentication only"',
  applies: always,
  make(topology) {
    topology.services['ad'] = [
      'tcp/53,88,135,389,445,464,636,3268,49152-65535',
      'udp/53,88,123,389,464',
    ];
    const session = {
      from: [hostEnd(topology, 'juki-sys')],
      to: hostEnd(topology, 'lg-file'),
      service: 'ad',
    };
    const facts = {
      title: '認証の連携',
      kind: 'specific-communication',
      data: 'both',
      clause: '6(3)①',
    };
    const places = registered(topology, 'X-94', session, facts, mannerOf('31'));
    return violated(['R-AC-1'], ...places.map(pathOf));
  },
};

export const BOUNDARY_MISTAKES: readonly Mistake[] = [
  temporaryAny,
  shadowedDeny,
  vipPastDeny,
  objectTooWide,
  opaqueTunnel,
  sourcePort,
  directoryTrust,
];
