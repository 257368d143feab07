import { expect, test } from 'vitest';
import { formatPrefix } from '../../../src/model/address.js';
import { diagnostics, network } from './load-text.js';

const SEGMENTS = `
sekisho: 1
name: { ja: 例の町 }
model: beta
policyBasis: 基本方針
asOf: 2026-04-01
document: { number: D-1, version: "3", date: 2026-03-31, handling: 機密性2 }
noNetwork:
  - { organization: 公平委員会及び監査委員, reason: 町長部局の端末を使う }
segments:
  mn: { kind: my-number, name: 個人番号, cutPoints: [up1], confidentiality: 機密性3B }
  ＧＣ: { kind: external, external: government-cloud, treatAs: mn, cloud: { tenant: t, connection: dedicated-line } }
subnets:
  a: { segment: ＧＣ, prefix: [10.1.0.0/24, "2001:db8::/64"], vlan: 210, on: sw, organization: [町長部局、 議会, 農業委員会], room: 電算室, management: true }
  b: { segment: GC, prefix: 10.1.0.0/25, mayOverlap: true }
  c: { segment: mn, prefix: 10.1.0.0/24, mayOverlap: true }
switches:
  sw: { ports: { p1: { access: 210 } } }
`;

test('resolveNetwork(document) reads headers, segments and subnets', () => {
  const text = SEGMENTS.replace('10.1.0.0/24, "2001', '10.9.0.0/24, "2001');
  const found = network(text, '');
  expect(found).toMatchObject({
    name: { ja: '例の町' },
    model: 'beta',
    policyBasis: '基本方針',
    asOf: '2026-04-01',
    document: {
      number: 'D-1',
      version: '3',
      date: '2026-03-31',
      handling: '機密性2',
      at: { line: 7 },
    },
    noNetwork: [
      {
        organization: ['公平委員会', '監査委員'],
        reason: '町長部局の端末を使う',
        at: { line: 9, column: 5 },
      },
    ],
  });
  expect(found.segments).toMatchObject([
    {
      id: 'mn',
      kind: 'my-number',
      name: { ja: '個人番号', en: '個人番号' },
      cutPoints: [{ text: 'up1', at: { line: 11 } }],
      classification: { confidentiality: '機密性3B' },
    },
    {
      id: 'GC',
      kind: 'external',
      external: 'government-cloud',
      treatAs: 'mn',
      cloud: { tenant: 't', connection: 'dedicated-line' },
      at: { path: 'topology.yaml', line: 12, column: 3, endColumn: 5 },
    },
  ]);
  const [a, b] = found.subnets;
  expect(a).toMatchObject({
    id: 'a',
    segment: 'GC',
    vlan: 210,
    home: 'sw',
    organization: ['町長部局', '議会', '農業委員会'],
    room: '電算室',
    management: true,
  });
  expect(a!.prefixes.map(formatPrefix)).toEqual(['10.9.0.0/24', '2001:db8::/64']);
  expect(b).toMatchObject({ id: 'b', segment: 'GC' });
  expect(b).not.toHaveProperty('vlan');
});

test('resolveNetwork(document) reports overlaps unless both subnets say mayOverlap', () => {
  expect(diagnostics(SEGMENTS, '')).toEqual([
    'resolve/overlapping-subnets prefix=10.1.0.0/25 subnet=b other=10.1.0.0/24 otherSubnet=a',
    'resolve/overlapping-subnets prefix=10.1.0.0/24 subnet=c other=10.1.0.0/24 otherSubnet=a',
  ]);
});

test('resolveNetwork(document) finds every pair of overlapping prefixes, nested ones too', () => {
  const text = `
subnets:
  w: { segment: lg, prefix: 10.0.0.0/8 }
  x: { segment: lg, prefix: 10.1.0.0/16 }
  y: { segment: lg, prefix: [10.1.2.0/24, 10.1.2.0/24] }
  z: { segment: lg, prefix: 11.0.0.0/8 }
`;
  const ground = 'sekisho: 1\nsegments: { lg: { kind: lgwan-connected } }\n';
  expect(diagnostics(text, ground).map((line) => line.replace(/^\S+ /, ''))).toEqual([
    'prefix=10.1.0.0/16 subnet=x other=10.0.0.0/8 otherSubnet=w',
    'prefix=10.1.2.0/24 subnet=y other=10.0.0.0/8 otherSubnet=w',
    'prefix=10.1.2.0/24 subnet=y other=10.1.0.0/16 otherSubnet=x',
    'prefix=10.1.2.0/24 subnet=y other=10.0.0.0/8 otherSubnet=w',
    'prefix=10.1.2.0/24 subnet=y other=10.1.0.0/16 otherSubnet=x',
    'prefix=10.1.2.0/24 subnet=y other=10.1.2.0/24 otherSubnet=y',
  ]);
});

test('resolveNetwork(document) reports treatAs that comes back, once', () => {
  const text = `
sekisho: 1
segments:
  a: { kind: external, external: lgwan, treatAs: b }
  b: { kind: external, external: lgwan, treatAs: c }
  c: { kind: external, external: lgwan, treatAs: b }
`;
  expect(diagnostics(text, '')).toEqual(['resolve/treat-as-cycle segments=b → c → b']);
});

test('a topology without segments is refused, once', () => {
  expect(diagnostics('name: cut off\n', 'sekisho: 1\n')).toEqual(['resolve/no-segments']);
  const mistaken = 'segments:\n  lg: { kind: nope }\n';
  expect(diagnostics(mistaken, 'sekisho: 1\n')).toHaveLength(1);
});

test('a segment names the node from which its hosts take updates', () => {
  const node = 'hosts: { wsus: { at: none, address: 10.7.0.1 } }\n';
  const text = SEGMENTS.replace('10.1.0.0/24, "2001', '10.9.0.0/24, "2001').replace(
    'cutPoints: [up1],',
    'cutPoints: [up1], updateSource: ｗｓｕｓ,',
  );
  expect(network(text + node, '').segments[0]).toMatchObject({ id: 'mn', updateSource: 'wsus' });
  expect(diagnostics(text + node, '').join()).not.toContain('nobody');
  const wrong = text.replace('ｗｓｕｓ', 'nobody') + node;
  expect(diagnostics(wrong, '').join()).toContain('name=nobody');
});
