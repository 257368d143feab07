/**
 * The oracle for content, and the analyzer beside it, on networks that are small enough to think through:
 * the answers below were worked out by hand from SEMANTICS 10.
 */
import { describe, expect, test } from 'vitest';

import type { SanitizerFacts } from '../../src/model/facts.js';
import type { FilterRule } from '../../src/model/filter.js';
import type { Network } from '../../src/model/network.js';
import type { Node } from '../../src/model/node.js';
import { range } from '../../src/model/range.js';
import type { MediaTransfer, PermittedFlow } from '../../src/model/register.js';
import type { SegmentKind } from '../../src/model/segment.js';
import {
  AT,
  filter,
  forwardTo,
  line,
  network,
  nic,
  node,
  segment,
  set,
  subnet,
  via,
} from '../build-network.js';
import { compareContent } from '../exactness/content-comparison.js';
import type { Content, Doubts, Reach } from './content/content.js';
import type { ContentOptions } from './content/letters.js';
import { representatives } from './content/packets.js';

const PLAIN: ContentOptions = { routing: 'exact', spoofing: 'subnet' };
const NET = '10.0.1.0/29';
const LG = '10.0.2.0/29';
const MID = '10.0.3.0/29';

const WELL: SanitizerFacts = {
  method: 'mail-text',
  direction: 'net->lg',
  protocols: ['smtp'],
  onFailure: 'drop',
  attachments: 'strip',
  at: AT,
};

/** A line from one prefix to another on one TCP port. */
function permit(from: string, to: string, port: number, more = {}): FilterRule {
  const base = line('permit', set(from), set(to));
  const [service] = base.match.services;
  const services = [{ ...service!, destinationPorts: [range(port)], ...more }];
  return { ...base, match: { ...base.match, services } };
}

/** A host in each of several subnets, with the firewall as its way out of the first. */
function host(id: string, legs: Readonly<Record<string, string>>, more = {}): Node {
  const entries = Object.entries(legs);
  const nics = entries.map(([on, address], i) => nic(`${id}/${i}`, on, [`${address}/29`]));
  const gateways = entries.map(([, address], i) => {
    const around = address.replace(/\.\d+$/, '');
    return via(i === 0 ? '0.0.0.0/0' : `${around}.0/24`, `${id}/${i}`, `${around}.1`);
  });
  return node(id, 'host', nics, { routes: gateways, ...more });
}

function sanitizer(facts: Partial<SanitizerFacts>, more = {}): Node {
  const sanitizer = { ...WELL, ...facts };
  return host(
    'san',
    { mid: '10.0.3.2', lg: '10.0.2.3' },
    { facts: { data: [], monitor: [], sanitizer }, ...more },
  );
}

interface Parts {
  readonly lines?: readonly FilterRule[];
  readonly nodes?: readonly Node[];
  readonly policy?: object;
  readonly fw?: object;
  readonly kinds?: Readonly<Record<string, SegmentKind>>;
  readonly more?: Partial<Network>;
}

/** net (internet-connected), lg (lgwan-connected), mid (sanitizing), a firewall and two hosts. */
function town({ lines = [], nodes = [], policy, fw, kinds, more = {} }: Parts): Network {
  const is = { net: 'internet-connected', lg: 'lgwan-connected', mid: 'sanitizing', ...kinds };
  return network({
    subnets: [subnet('net', 'net', [NET]), subnet('lg', 'lg', [LG]), subnet('mid', 'mid', [MID])],
    nodes: [
      node(
        'fw',
        'device',
        [
          nic('fw/net', 'net', ['10.0.1.1/29']),
          nic('fw/lg', 'lg', ['10.0.2.1/29']),
          nic('fw/mid', 'mid', ['10.0.3.1/29']),
        ],
        { policy: 'fw/policy', ...fw },
      ),
      host('web', { net: '10.0.1.2' }),
      host('pc', { lg: '10.0.2.2' }),
      ...nodes,
    ],
    filters: [filter('fw/policy', lines, policy)],
    ...more,
    segments: [
      ...Object.entries(is).map(([id, kind]) => segment(id, { kind })),
      ...(more.segments ?? []),
    ],
  });
}

/** `lg raw, node san sanitized`: what a label reaches. */
function told(reach: Reach): string {
  return Object.entries(reach)
    .map(([at, form]) => `${at.replace('subnet ', '')} ${form}`)
    .join(', ');
}

/** What the oracle says, and the analyzer too. */
function both(
  given: Network,
  options: Partial<ContentOptions> = {},
): Readonly<Record<Doubts, Content>> {
  const { oracle, disagreements } = compareContent(given, { ...PLAIN, ...options });
  expect(disagreements).toEqual([]);
  return oracle;
}

function ask(given: Network, options: Partial<ContentOptions> = {}): Content {
  const { hard, easy } = both(given, options);
  expect(easy).toEqual(hard);
  return hard;
}

function flow(data: PermittedFlow['data'], more: Partial<PermittedFlow> = {}): PermittedFlow {
  const end = (id: string, prefix: string): object => ({
    text: id,
    subnet: id,
    addresses: set(prefix),
    at: AT,
  });
  return {
    id: 'K-1',
    title: {},
    kind: 'ordinary',
    from: [end('lg', LG)],
    to: [end('net', NET)],
    services: permit(LG, NET, 443).match.services,
    required: false,
    data,
    at: AT,
    ...more,
  } as unknown as PermittedFlow;
}

function transfer(more: object): MediaTransfer {
  const end = (id: string, addresses: string): object => ({
    text: id,
    subnet: id,
    addresses: set(addresses),
    at: AT,
  });
  return {
    id: 'T-1',
    title: {},
    from: [end('net', NET)],
    to: [end('lg', LG)],
    medium: 'usb',
    at: AT,
    ...more,
  } as unknown as MediaTransfer;
}

const MAIL_IN = permit(NET, '10.0.3.2', 25);

describe('sessions', () => {
  test('10.2 nothing passes, nothing moves', () => {
    const { taint, inside, secret } = ask(town({})).closure;
    expect([taint, inside, secret].map(told)).toEqual(['net raw', 'lg raw', '']);
  });

  test('10.2 a session that is answered moves content both ways', () => {
    const { taint, inside } = ask(town({ lines: [permit(LG, NET, 443)] })).closure;
    expect([taint, inside].map(told)).toEqual(['lg raw, net raw', 'lg raw, net raw']);
  });

  test('10.2 a session without answers moves content forward only', () => {
    const policy = { stateful: false };
    const { taint, inside } = ask(town({ lines: [permit(LG, NET, 443)], policy })).closure;
    expect([taint, inside].map(told)).toEqual(['net raw', 'lg raw, net raw']);
  });

  test('10.2 what only claims to be answered moves content forward', () => {
    const lines = [permit(NET, LG, 443, { established: true })];
    const { taint, inside } = ask(town({ lines, policy: { stateful: false } })).closure;
    expect([taint, inside].map(told)).toEqual(['lg raw, net raw', 'lg raw']);
  });

  test('10.2 nobody answers what is delivered to an undeclared machine', () => {
    const { taint, inside } = ask(town({ lines: [permit(LG, '10.0.1.5', 443)] })).closure;
    expect([taint, inside].map(told)).toEqual(['net raw', 'lg raw, net raw']);
  });

  test('8.3 in mode none only declared hosts send', () => {
    const given = town({ lines: [permit('10.0.1.5', LG, 443)] });
    expect(told(ask(given).closure.taint)).toBe('lg raw, net raw');
    expect(told(ask(given, { spoofing: 'none' }).closure.taint)).toBe('net raw');
  });

  test('9.1 what a host denies itself has arrived, at a sanitizer it has not', () => {
    const local = filter('pc/local', []);
    const nodes = (more: object): readonly Node[] => [host('shut', { lg: '10.0.2.5' }, more)];
    const lines = [permit(NET, '10.0.2.5', 443)];
    const given = (more: object): Network => {
      const made = town({ lines, nodes: nodes({ localIn: 'pc/local', ...more }) });
      return { ...made, filters: [...made.filters, local] };
    };
    expect(told(ask(given({})).closure.taint)).toBe('lg raw, net raw');
    const facts = { data: [], monitor: [], sanitizer: WELL };
    expect(told(ask(given({ facts })).closure.taint)).toBe('net raw');
  });

  test('10.3 what comes from the address of a one-way relay moves content forward', () => {
    const lines = [permit('10.0.2.4', NET, 443)];
    const given = (oneWay: boolean): Network => {
      const relay = { protocol: 'syslog', upstreams: [], oneWay, at: AT };
      const nodes = [
        host('diode', { lg: '10.0.2.4' }, { facts: { data: [], monitor: [], relay } }),
      ];
      return town({ lines, nodes });
    };
    expect(told(ask(given(false)).closure.taint)).toBe('lg raw, net raw');
    const { taint, inside } = ask(given(true)).closure;
    expect([taint, inside].map(told)).toEqual(['net raw', 'lg raw, net raw']);
  });

  test('a published address is a way in', () => {
    const fw = { destinationNat: [forwardTo('10.0.1.6', '10.0.2.2')] };
    const lines = [permit(NET, '10.0.2.2', 443)];
    expect(told(ask(town({ lines, fw })).closure.taint)).toBe('lg raw, net raw');
  });
});

describe('the register', () => {
  const lines = [permit(LG, NET, 443)];

  test('10.3 a line may say that content goes forward only', () => {
    const { taint, inside } = ask(town({ lines, more: { register: [flow('forward')] } })).closure;
    expect([taint, inside].map(told)).toEqual(['net raw', 'lg raw, net raw']);
  });

  test('10.3 or backward only', () => {
    const { taint, inside } = ask(town({ lines, more: { register: [flow('backward')] } })).closure;
    expect([taint, inside].map(told)).toEqual(['lg raw, net raw', 'lg raw']);
  });

  test('10.3 lines that differ say nothing', () => {
    const register = [flow('forward'), flow('both')];
    expect(told(ask(town({ lines, more: { register } })).closure.taint)).toBe('lg raw, net raw');
  });

  test('10.3 nor do lines that do not cover', () => {
    const services = permit(LG, NET, 80).match.services;
    const register = [flow('forward', { services })];
    expect(told(ask(town({ lines, more: { register } })).closure.taint)).toBe('lg raw, net raw');
  });

  test('10.3 a line counts turned round for what claims to answer it', () => {
    const claims = permit(NET, LG, 443);
    const [service] = claims.match.services;
    const answers = { ...service!, sourcePorts: [range(443)], destinationPorts: [range(0, 65535)] };
    const services = [{ ...answers, established: true }];
    const given = (data: PermittedFlow['data']): Network =>
      town({
        lines: [{ ...claims, match: { ...claims.match, services } }],
        policy: { stateful: false },
        more: { register: [flow(data)] },
      });
    expect(told(ask(given('both')).closure.taint)).toBe('lg raw, net raw');
    expect(told(ask(given('backward')).closure.taint)).toBe('lg raw, net raw');
    // 443 to 443 is also the line itself the other way round, which it does not cover.
    expect(told(ask(given('forward')).closure.taint)).toBe('net raw');
  });
});

describe('holders', () => {
  test('10.1 a host with two legs joins its places', () => {
    const nodes = [host('both', { net: '10.0.1.3', lg: '10.0.2.4' })];
    expect(told(ask(town({ nodes })).closure.taint)).toBe('lg raw, net raw');
  });

  test('10.1 a device carries content only with relay facts', () => {
    const relay = { protocol: 'http', upstreams: [], at: AT };
    expect(told(ask(town({})).closure.taint)).toBe('net raw');
    const { taint, inside } = ask(
      town({ fw: { facts: { data: [], monitor: [], relay } } }),
    ).closure;
    expect([taint, inside].map(told)).toEqual(
      Array.from({ length: 2 }, () => 'node fw raw, lg raw, net raw'),
    );
  });

  test('10.3 a one-way relay takes nothing back on what it opens or accepts', () => {
    const relay = { protocol: 'syslog', upstreams: [], oneWay: true, at: AT };
    const facts = { data: [], monitor: [], relay };
    const proxy = host('proxy', { mid: '10.0.3.3' }, { facts });
    const lines = [permit(NET, '10.0.3.3', 514)];
    const given = (more: Partial<Parts> = {}): Network =>
      town({ lines, nodes: [proxy], kinds: { mid: 'my-number' }, ...more });
    const { taint, secret } = ask(given()).closure;
    expect([taint, secret].map(told)).toEqual(['mid raw, net raw', 'mid raw']);
    const plain = host('proxy', { mid: '10.0.3.3' });
    expect(told(ask(given({ nodes: [plain] })).closure.secret)).toBe('mid raw, net raw');
  });

  const outside = (external: string, more = {}, facts = {}): Parts => ({
    lines: [permit(NET, '198.51.100.0/24', 443), permit('198.51.100.0/24', LG, 443)],
    nodes: [
      node('x', 'external', [nic('x/0', 'mid', ['10.0.3.6/29'])], {
        segment: 'x',
        behind: set('198.51.100.0/24'),
        facts: { data: [], monitor: [], ...facts },
        ...more,
      }),
    ],
    fw: { routes: [via('198.51.100.0/24', 'fw/mid', '10.0.3.6')] },
    more: { segments: [segment('x', { kind: 'external', external })] },
  });

  test('10.6 what comes from the Internet is tainted', () => {
    expect(told(ask(town({ ...outside('internet') })).closure.taint)).toBe(
      'external x raw, lg raw, net raw',
    );
  });

  test('10.5 an external keeps what it receives', () => {
    expect(told(ask(town(outside('lgwan'))).closure.taint)).toBe('external x raw, net raw');
    expect(told(ask(town(outside('lgwan', {}, { internetConnected: true }))).closure.taint)).toBe(
      'external x raw, lg raw, net raw',
    );
  });

  test('10.5 unless it relays between its tenants, or counts as a part of the town', () => {
    const reached = 'external x raw, lg raw, net raw';
    const relaying = ask(town(outside('lgwan', { forwards: true }))).closure.taint;
    expect(told(relaying)).toBe(reached);
    const parts = outside('government-cloud');
    const treated = segment('x', {
      kind: 'external',
      external: 'government-cloud',
      treatAs: 'lg',
    });
    const { taint, inside } = ask(town({ ...parts, more: { segments: [treated] } })).closure;
    expect([taint, inside].map(told)).toEqual([reached, reached]);
  });

  test('10.6 whether a closed network is connected has to be said', () => {
    const { hard, easy } = both(town(outside('closed-network')));
    expect([hard, easy].map(({ closure }) => closure.taint['subnet lg'])).toEqual([
      'raw',
      undefined,
    ]);
    const said = outside('closed-network', {}, { internetConnected: false });
    expect(told(ask(town(said)).closure.taint)).toBe('external x raw, net raw');
  });

  test('10.4 media are carried from places to places', () => {
    const mediaTransfers = [transfer({})];
    const { taint, inside } = ask(town({ more: { mediaTransfers } })).closure;
    expect([taint, inside].map(told)).toEqual(['lg raw, net raw', 'lg raw']);
  });
});

describe('sanitizers', () => {
  const apart = (facts: Partial<SanitizerFacts>, more = {}): Parts => ({
    lines: [MAIL_IN, permit('10.0.4.2', LG, 25)],
    nodes: [
      host(
        'san',
        { mid: '10.0.3.2', out: '10.0.4.2' },
        {
          facts: { data: [], monitor: [], sanitizer: { ...WELL, ...facts } },
          routes: [
            via('10.0.1.0/24', 'san/0', '10.0.3.1'),
            via('10.0.2.0/24', 'san/1', '10.0.4.1'),
          ],
          ...more,
        },
      ),
      node(
        'fw2',
        'device',
        [nic('fw2/out', 'out', ['10.0.4.1/29']), nic('fw2/lg', 'lg', ['10.0.2.7/29'])],
        {
          policy: 'fw2/policy',
        },
      ),
    ],
  });
  const built = (facts: Partial<SanitizerFacts>, more = {}): Network => {
    const parts = town(apart(facts, more));
    const [policy] = parts.filters;
    const lg = {
      ...host('pc', { lg: '10.0.2.2' }),
      routes: [via('0.0.0.0/0', 'pc/0', '10.0.2.7')],
    };
    return {
      ...parts,
      subnets: [...parts.subnets, subnet('out', 'mid', ['10.0.4.0/29'])],
      nodes: parts.nodes.map((n) => (n.id === 'pc' ? (lg as Node) : n)),
      filters: [policy!, { ...policy!, id: 'fw2/policy' as never, node: 'fw2' as never }],
    };
  };

  test('10.8 what goes through one that works arrives sanitized', () => {
    const { closure, cut } = ask(built({}));
    expect(told(closure.taint)).toBe('node san raw, lg sanitized, net raw');
    expect(told(cut.taint)).toBe('node san raw, net raw');
  });

  test.each<[string, Partial<SanitizerFacts>, object]>([
    ['an unknown method', { method: 'antivirus' }, {}],
    ['another direction', { direction: 'lg->net' }, {}],
    ['fails open', { onFailure: 'pass' }, {}],
    ['has a bypass', { bypass: true }, {}],
    ['forwards packets', {}, { forwards: true }],
    ['lets attachments pass', { attachments: 'pass' }, {}],
    ['says protocols of another method', { protocols: ['smtp', 'https'] }, {}],
    [
      'lacks a fact, but another one is wrong',
      { attachments: 'pass', direction: undefined as never },
      {},
    ],
  ])('10.7 one that does not work changes nothing: %s', (_, facts, more) => {
    const { closure, cut } = ask(built(facts, more));
    expect(closure.taint['subnet lg']).toBe('raw');
    expect(cut.taint['subnet lg']).toBe('raw');
  });

  test('10.7 legs on one broadcast domain go around it', () => {
    const given = built({});
    const wire = { vlan: 7 };
    const subnets = given.subnets.map((s) =>
      s.id === 'mid' || s.id === 'out' ? { ...s, ...wire } : s,
    );
    expect(ask({ ...given, subnets }).closure.taint['subnet lg']).toBe('raw');
  });

  test.each<[string, Partial<SanitizerFacts>]>([
    ['direction', { direction: undefined as never }],
    ['onFailure', { onFailure: undefined as never }],
    ['attachments', { attachments: undefined as never }],
    ['encryptedFiles', { method: 'cdr+av', protocols: ['https'], unsupportedFiles: 'block' }],
  ])('10.7 a fact that is absent is read both ways: %s', (fact, facts) => {
    const at = fact === 'encryptedFiles' ? 443 : 25;
    const lines = [permit(NET, '10.0.3.2', at), permit('10.0.4.2', LG, at)];
    const given = built(facts);
    const filters = given.filters.map((f) => ({ ...f, rules: lines }));
    const { easy, hard } = both({ ...given, filters });
    expect(easy.closure.taint['subnet lg']).toBe('sanitized');
    expect(hard.closure.taint['subnet lg']).toBe('raw');
    expect(easy.cut.taint['subnet lg']).toBeUndefined();
  });

  test('10.7 protocols are presumed for mail, not for cdr', () => {
    const mail = ask(built({ protocols: undefined as never }));
    expect(mail.closure.taint['subnet lg']).toBe('sanitized');
    const blocks = { encryptedFiles: 'block', unsupportedFiles: 'block' } as const;
    const cdr = built({ method: 'cdr', protocols: undefined as never, ...blocks });
    const rules = [permit(NET, '10.0.3.2', 443), permit('10.0.4.2', LG, 443)];
    const filters = cdr.filters.map((f) => ({ ...f, rules }));
    const { easy, hard } = both({ ...cdr, filters });
    expect(easy.closure.taint['subnet lg']).toBe('sanitized');
    expect(hard.closure.taint['subnet lg']).toBe('raw');
  });

  test('10.8 what came in over other packets stays raw, and what leaves over others', () => {
    const given = built({});
    const lines = (comesIn: number, leaves: number): Network => ({
      ...given,
      filters: given.filters.map((f) => ({
        ...f,
        rules: [permit(NET, '10.0.3.2', comesIn), permit('10.0.4.2', LG, leaves)],
      })),
    });
    const at = (comesIn: number, leaves: number): string | undefined =>
      ask(lines(comesIn, leaves)).closure.taint['subnet lg'];
    expect([at(25, 25), at(80, 25), at(25, 80), at(80, 80)]).toEqual([
      'sanitized',
      'raw',
      'raw',
      'raw',
    ]);
  });

  test('10.7 no sanitizer works for secret', () => {
    const given = built({});
    const segments = given.segments.map((s) =>
      s.id === 'net' ? { ...s, kind: 'my-number' as const } : s,
    );
    const { secret } = ask({ ...given, segments }).closure;
    expect(secret['subnet lg']).toBe('raw');
  });

  test('10.8 a screen transfer passes no other label over its protocols', () => {
    const screen: Partial<SanitizerFacts> = {
      method: 'screen-transfer',
      protocols: ['rdp'],
      clipboard: 'deny',
      driveRedirect: 'deny',
      printRedirect: 'deny',
    };
    const given = built(screen);
    const rules = [permit('10.0.3.2', NET, 3389), permit(LG, '10.0.4.2', 3389)];
    // Nothing but its protocols gets into it here.
    const onlyScreens = filter('san/local', [permit('0.0.0.0/0', '0.0.0.0/0', 3389)]);
    const nodes = given.nodes.map((n) =>
      n.id === 'san' ? ({ ...n, localIn: onlyScreens.id } as Node) : n,
    );
    const filters = [...given.filters.map((f) => ({ ...f, rules })), onlyScreens];
    const { taint, inside } = ask({ ...given, nodes, filters }).closure;
    expect(taint['subnet lg']).toBe('sanitized');
    expect(inside['node san']).toBe('raw');
    expect(inside['subnet net']).toBeUndefined();
  });

  test('10.4 media through a sanitizer are sanitized, if it works for files', () => {
    const blocks = { encryptedFiles: 'block', unsupportedFiles: 'block' } as const;
    const cdr = { method: 'cdr', protocols: ['smb'], ...blocks };
    const carried = (facts: Partial<SanitizerFacts>): string => {
      const mediaTransfers = [transfer({ sanitizer: 'san' })];
      const nodes = [sanitizer(facts, { interfaces: [] })];
      return told(ask(town({ nodes, more: { mediaTransfers } })).closure.taint);
    };
    expect(carried(cdr)).toBe('node san raw, lg sanitized, net raw');
    expect(carried({ ...cdr, onFailure: 'pass' })).toBe('node san raw, lg raw, net raw');
    expect(carried({})).toBe('node san raw, lg raw, net raw');
  });

  test('10.4 media straight through what is no sanitizer', () => {
    const mediaTransfers = [transfer({ sanitizer: 'pc' })];
    expect(told(ask(town({ more: { mediaTransfers } })).closure.taint)).toBe('lg raw, net raw');
  });

  test('10.4 media handed on by a machine leave at its place what is on them', () => {
    const { from } = transfer({});
    const mediaTransfers = [transfer({ to: from, sanitizer: 'pc' })];
    expect(told(ask(town({ more: { mediaTransfers } })).closure.taint)).toBe('lg raw, net raw');
  });

  test('10.7 a protocol may be on another port', () => {
    const given = built({ protocols: ['SMTP/2525'] });
    const lines = (at: number): Network => ({
      ...given,
      filters: given.filters.map((f) => ({
        ...f,
        rules: [permit(NET, '10.0.3.2', at), permit('10.0.4.2', LG, at)],
      })),
    });
    expect(ask(lines(2525)).closure.taint['subnet lg']).toBe('sanitized');
    expect(ask(lines(25)).closure.taint['subnet lg']).toBe('raw');
  });

  test('10.1 in a sanitizing segment only declared machines stand', () => {
    const given = built({});
    for (const spoofing of ['subnet', 'none'] as const) {
      const { taint } = ask(given, { spoofing }).closure;
      expect(told(taint)).toBe('node san raw, lg sanitized, net raw');
    }
    // With a machine beside it the sanitizer talks over other packets too, and what comes back is raw.
    const beside = { ...given, nodes: [...given.nodes, host('beside', { out: '10.0.4.3' })] };
    expect(told(ask(beside).closure.taint)).toBe('node san raw, lg raw, net raw, out raw');
  });

  test('10.2 sanitizers on one wire talk over the services of both', () => {
    const other = (protocols: readonly string[]): Reach => {
      const facts = { data: [], monitor: [], sanitizer: { ...WELL, onFailure: 'pass', protocols } };
      const second = host('second', { mid: '10.0.3.3' }, { facts });
      const given = built({});
      return ask({ ...given, nodes: [...given.nodes, second] }).closure.taint;
    };
    expect(other(['smtp'])['node second']).toBe('sanitized');
    expect(other(['gopher'])['node second']).toBeUndefined();
  });
});

test('representatives(universe, sets) has one value for each way to be in sets', () => {
  const sets = [[range(10, 19)], [range(15, 24), range(40)]];
  expect(representatives(range(0, 99), sets)).toEqual([0n, 10n, 20n, 15n]);
});
