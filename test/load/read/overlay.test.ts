/** Differences against another topology: what the network is then, where each part stands, what is wrong. */
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/load/document.js';
import { baseOf } from '../../../src/load/read/includes.js';
import { readDocument } from '../../../src/load/read/read-document.js';
import type { Diagnostic, SourceFile } from '../../../src/model/diagnostic.js';

type Files = Readonly<Record<string, string>>;

const BASE = `sekisho: 1
name: { ja: 元の町, en: Base }
segments:
  lg: { kind: lgwan-connected }
  net: { kind: internet-connected }
hosts:
  pc: { at: lan, address: 10.0.0.1, terminal: { mfa: [ic-card], dedicated: true } }
  a.b: { role: first }
  a: { routes: [{ to: 10.1.0.0/16, via: 10.0.0.9 }, { to: 10.1.0.0/16, via: 10.0.0.8 }] }
devices:
  fw:
    kind: firewall
    interfaces: { lan: 10.0.0.9, ge-0/0/1.10: 10.2.0.9 }
    routes:
      - { to: 0.0.0.0/0, via: 10.0.0.8 }
      - { to: "::/0", via: "2001:db8::8" }
    policy:
      - { id: F1, from: pc }
      - { from: any, to: pc }
      - { id: F3, action: deny }
    localIn: { default: deny, rules: [{ id: A1 }] }
switches:
  sw: { ports: { up: { trunk: [10, 20] }, down: { access: 10 } } }
cables:
  - [sw/up, sw2/up]
  - { ends: [sw/down, sw3/up] }
objects:
  group: [pc, lan]
`;

function sources(files: Files): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text, sha256: '' }));
}

function overlay(text: string): Files {
  return { 'plan.yaml': `sekisho: 1\nbase: base.yaml\n${text}`, 'base.yaml': BASE };
}

function documentOf(files: Files): Document {
  const { document, diagnostics } = readDocument(sources(files));
  expect(diagnostics).toEqual([]);
  return document!;
}

/** `code path:line:column-end`, and what is suggested. */
function said(files: Files): readonly string[] {
  return readDocument(sources(files)).diagnostics.map(({ code, at, params }) => {
    const { suggestion } = params;
    const meant = suggestion === undefined ? '' : ` (${suggestion})`;
    return `${code} ${at.path}:${at.line}:${at.column}-${at.endColumn}${meant}`;
  });
}

/** Ids of the lines of the policy; those without one by what they are sent from. */
function policyOf({ topology }: Document): readonly string[] {
  const policy = topology.devices.get('fw')?.policy;
  if (!Array.isArray(policy)) throw new Error('the policy is a list');
  return policy.map(({ id, from }: { id?: string; from?: string }) => id ?? `from ${from}`);
}

describe('a topology with a base', () => {
  test('without differences is the base', () => {
    const plain = documentOf({ 'base.yaml': BASE });
    expect(documentOf(overlay('')).topology).toEqual(plain.topology);
  });

  test('adds entries, and writes over those of the base key by key', () => {
    const { topology } = documentOf(
      overlay(`name: { en: Plan }
hosts:
  pc: { address: 10.0.0.2, terminal: { mfa: [ic-card, pin] } }
  new: { role: x }
devices: { fw: { interfaces: { lan: { address: 10.0.0.7, vrf: red }, wan: 10.3.0.1 } } }
objects: { group: lan }
cables: [[sw4/a, sw4/b]]
`),
    );
    expect(topology.name).toEqual({ ja: '元の町', en: 'Plan' });
    expect(topology.hosts.get('pc')).toEqual({
      at: 'lan',
      address: '10.0.0.2',
      terminal: { mfa: ['ic-card', 'pin'], dedicated: true },
    });
    expect([...topology.hosts.keys()]).toEqual(['pc', 'a.b', 'a', 'new']);
    expect([...topology.devices.get('fw')!.interfaces!]).toEqual([
      ['lan', { address: '10.0.0.7', vrf: 'red' }],
      ['ge-0/0/1.10', '10.2.0.9'],
      ['wan', '10.3.0.1'],
    ]);
    expect(topology.objects.get('group')).toBe('lan');
    expect(topology.cables).toHaveLength(3);
  });

  test.each([
    [
      'hosts.pc.terminal.dedicated',
      ({ topology }: Document) => topology.hosts.get('pc')?.terminal,
      { mfa: ['ic-card'] },
    ],
    ['hosts.a.b', ({ topology }: Document) => [...topology.hosts.keys()], ['pc', 'a']],
    ['hosts.a', ({ topology }: Document) => [...topology.hosts.keys()], ['pc', 'a.b']],
    [
      'hosts.a.routes.2',
      ({ topology }: Document) => topology.hosts.get('a')?.routes,
      [{ to: '10.1.0.0/16', via: '10.0.0.9' }],
    ],
    ['devices.fw.policy.F1', policyOf, ['from any', 'F3']],
    ['devices.fw.policy.2', policyOf, ['F1', 'F3']],
    ['devices.fw.policy.ｆ1', undefined, undefined],
    ['devices.fw.policy.Ｆ１', policyOf, ['from any', 'F3']],
    [
      'devices.fw.routes.0.0.0.0/0',
      ({ topology }: Document) => topology.devices.get('fw')?.routes?.map(({ to }) => to),
      ['::/0'],
    ],
    [
      '"devices.fw.routes.::/0"',
      ({ topology }: Document) => topology.devices.get('fw')?.routes?.map(({ to }) => to),
      ['0.0.0.0/0'],
    ],
    [
      'devices.fw.interfaces.ge-0/0/1.10',
      ({ topology }: Document) => [...topology.devices.get('fw')!.interfaces!.keys()],
      ['lan'],
    ],
    [
      'switches.sw.ports.up.trunk.10',
      ({ topology }: Document) => topology.switches.get('sw')?.ports?.get('up'),
      { trunk: [20] },
    ],
    [
      'cables.sw2/up',
      ({ topology }: Document) => topology.cables,
      [{ ends: ['sw/down', 'sw3/up'] }],
    ],
    ['cables.sw/down', ({ topology }: Document) => topology.cables, [['sw/up', 'sw2/up']]],
    ['objects.group.lan', ({ topology }: Document) => topology.objects.get('group'), ['pc']],
    ['cables', ({ topology }: Document) => topology.cables, []],
    ['hosts', ({ topology }: Document) => topology.hosts.size, 0],
    ['name', ({ topology }: Document) => topology.name, undefined],
  ] as const)('remove: %s takes out what it names', (path, look, left) => {
    if (look === undefined) {
      expect(said(overlay(`remove: ${path}\n`))).toEqual([
        'read/path-unknown plan.yaml:3:9-29 (devices.fw.policy.F1)',
      ]);
      return;
    }
    expect(look(documentOf(overlay(`remove: ${path}\n`)))).toEqual(left);
  });

  test.each([
    ['{ before: devices.fw.policy.F1, items: [{ id: X }] }', ['X', 'F1', 'from any', 'F3']],
    [
      '{ after: devices.fw.policy.F1, items: [{ id: X }, { id: Y }] }',
      ['F1', 'X', 'Y', 'from any', 'F3'],
    ],
    ['{ before: devices.fw.policy.2, items: [{ id: X }] }', ['F1', 'X', 'from any', 'F3']],
    ['{ after: devices.fw.policy.F3, items: [{ id: X }] }', ['F1', 'from any', 'F3', 'X']],
    ['{ first: devices.fw.policy, items: [{ id: X }] }', ['X', 'F1', 'from any', 'F3']],
    ['{ last: devices.fw.policy, items: [{ id: X }] }', ['F1', 'from any', 'F3', 'X']],
  ])('insert: %s puts lines where it says', (entry, ids) => {
    expect(policyOf(documentOf(overlay(`insert: [${entry}]\n`)))).toEqual(ids);
  });

  test('takes out, then writes over, then inserts, each in the order of the file', () => {
    const document = documentOf(
      overlay(`insert:
  - { before: devices.fw.policy.F3, items: [{ id: F1, from: lan }] }
  - { before: devices.fw.policy.F1, items: [{ id: F0 }] }
remove: [devices.fw.policy.F1, hosts.pc]
hosts: { pc: { role: another } }
`),
    );
    expect(policyOf(document)).toEqual(['from any', 'F0', 'F1', 'F3']);
    expect(document.topology.hosts.get('pc')).toEqual({ role: 'another' });
  });

  test('says of every part in which file it was written', () => {
    const { place, keyPlace } = documentOf(
      overlay(`hosts: { pc: { address: 10.0.0.2 } }
insert:
  - { first: devices.fw.policy, items: [{ id: X }] }
cables: [[sw4/a, sw4/b]]
remove: cables.sw2/up
`),
    );
    const show = ({ path, line, column }: ReturnType<typeof place>): string =>
      `${path}:${line}:${column}`;
    expect(show(place(['hosts', 'pc', 'address']))).toBe('plan.yaml:3:25');
    expect(show(keyPlace(['hosts', 'pc']))).toBe('plan.yaml:3:10');
    expect(show(place(['hosts', 'pc', 'at']))).toBe('base.yaml:7:13');
    expect(show(place(['devices', 'fw', 'policy', 0, 'id']))).toBe('plan.yaml:5:47');
    expect(show(place(['devices', 'fw', 'policy', 1, 'id']))).toBe('base.yaml:18:15');
    expect(show(place(['cables', 0]))).toBe('base.yaml:26:5');
    expect(show(place(['cables', 1]))).toBe('plan.yaml:6:10');
    expect(show(place(['segments', 'lg', 'kind']))).toBe('base.yaml:4:15');
    expect(show(place([]))).toBe('plan.yaml:1:1');
  });

  test('may have a base that is a folder, includes, and a base itself', () => {
    const document = documentOf({
      'plans/second.yaml': 'sekisho: 1\nbase: first.yaml\nhosts: { pc: { role: third } }\n',
      'plans/first.yaml': 'sekisho: 1\nbase: ../town/\ninclude: more.yaml\n',
      'plans/more.yaml': 'hosts: { pc: { role: second }, b: {} }\n',
      'town/topology.yaml': 'sekisho: 1\ninclude: hosts.yaml\n',
      'town/hosts.yaml': 'hosts: { pc: { role: first, room: one }, a: {} }\n',
    });
    expect([...document.topology.hosts]).toEqual([
      ['pc', { role: 'third', room: 'one' }],
      ['a', {}],
      ['b', {}],
    ]);
  });

  test('has the mistakes of its base, at their places', () => {
    const files = {
      ...overlay('hosts: { pc: { rol: x } }\n'),
      'base.yaml': `${BASE}services: { s: 1 }\n`,
    };
    expect(said(files)).toEqual([
      'read/unknown-key plan.yaml:3:16-19 (role)',
      'read/needs-quotes base.yaml:29:16-17',
    ]);
  });
});

describe('what does not apply', () => {
  test.each([
    ['hosts.pcc', 'hosts.pc'],
    ['host.pc', 'hosts.pc'],
    ['host.pd', 'hosts'],
    ['devices.fww.policy.F1', 'devices.fw.policy.F1'],
    ['devices.fw.polcy.F1', 'devices.fw.policy.F1'],
    ['devices.fw.policy.F33', 'devices.fw.policy.F3'],
    ['hosts.a.c', 'hosts.a.b'],
    ['cables.sw2/upp', 'cables.sw2/up'],
    ['devices.fw.routes.0.0.0.0', 'devices.fw.routes.0.0.0.0/0'],
    ['hosts.pc.', ''],
    ['include', ''],
    ['""', ''],
    ['sekisho', ''],
  ])('remove: %s is not there (%s)', (path, suggestion) => {
    const width = path.length;
    expect(said(overlay(`remove: [${path}]\n`))).toEqual([
      `read/path-unknown plan.yaml:3:10-${10 + width} (${suggestion})`,
    ]);
  });

  test('what two things are called is ambiguous, with both places', () => {
    const [problem, ...others] = readDocument(
      sources(overlay('remove: [hosts.a.routes.10.1.0.0/16]\n')),
    ).diagnostics;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'read/path-ambiguous', params: { count: 2 } });
    expect(problem?.related).toMatchObject([
      { path: 'base.yaml', line: 9, column: 17 },
      { path: 'base.yaml', line: 9, column: 53 },
    ]);
  });

  test('what was taken out is not there for the next entry', () => {
    expect(said(overlay('remove: [hosts.pc, hosts.pc.at]\n'))).toEqual([
      'read/path-unknown plan.yaml:3:20-31 ()',
    ]);
  });

  test.each([
    ['{ items: [{ id: X }] }', 'read/insert-where plan.yaml:3:10-32'],
    ['{ first: cables, last: cables, items: [[a/1, b/1]] }', 'read/insert-where plan.yaml:3:10-62'],
    [
      '{ first: devices.fw.localIn, items: [{ id: X }] }',
      'read/not-a-list plan.yaml:3:19-37 (devices.fw.localIn.rules)',
    ],
    ['{ last: hosts.pc, items: [{ id: X }] }', 'read/not-a-list plan.yaml:3:18-26 ()'],
    ['{ before: hosts.pc, items: [{ id: X }] }', 'read/not-in-a-list plan.yaml:3:20-28'],
    [
      '{ after: devices.fw.policy.F9, items: [{ id: X }] }',
      'read/path-unknown plan.yaml:3:19-39 (devices.fw.policy.F1)',
    ],
    ['{ after: devices.fw.policy.F1, items: [] }', 'read/empty-list plan.yaml:3:48-50'],
    ['{ after: devices.fw.policy.F1 }', 'read/missing-key plan.yaml:3:10-41'],
    ['{ before: 1, items: [1] }', 'read/needs-quotes plan.yaml:3:20-21'],
    [
      '{ after: devices.fw.policy.F1, items: [{ idd: X }] }',
      'read/unknown-key plan.yaml:3:51-54 (id)',
    ],
  ])('insert: %s is %s', (entry, problem) => {
    expect(said(overlay(`insert: [${entry}]\n`))).toEqual([problem]);
  });

  test.each([
    ['base.yml', 'read/base-missing plan.yaml:2:7-15 (base.yaml)'],
    ['..\\base.yaml', 'read/include-path plan.yaml:2:7-19'],
    ['/base.yaml', 'read/include-path plan.yaml:2:7-17'],
    ['plan.yaml', 'read/base-cycle plan.yaml:2:7-16'],
    ['[base.yaml]', 'read/wrong-kind plan.yaml:2:7-18'],
  ])('base: %s is %s, and nothing is said about what it would hold', (path, problem) => {
    const text = `sekisho: 1\nbase: ${path}\nremove: hosts.nobody\n`;
    const found = said({ 'plan.yaml': text, 'base.yaml': BASE });
    expect(found).toContain(problem);
    expect(found.filter((line) => line.includes('path-unknown'))).toEqual([]);
  });

  test('nothing is said about what a base that lost a part would hold', () => {
    const files = { ...overlay('remove: hosts.nobody\n'), 'base.yaml': `${BASE}hosts: {}\n` };
    expect(said(files)).toEqual(['read/duplicate-key base.yaml:29:1-6']);
  });

  test('a cable with one end twice is one place', () => {
    const text = `${BASE.replace('[sw/up, sw2/up]', '[sw/up, sw/up]')}`;
    const files = { ...overlay('remove: cables.sw/up\n'), 'base.yaml': text };
    expect(documentOf(files).topology.cables).toHaveLength(1);
  });

  test('bases that lead back, at the one that closes the circle', () => {
    const files = {
      'a.yaml': 'sekisho: 1\nbase: b.yaml\n',
      'b.yaml': 'sekisho: 1\nbase: c.yaml\n',
      'c.yaml': 'sekisho: 1\nbase: b.yaml\n',
    };
    expect(said(files)).toEqual(['read/base-cycle c.yaml:2:7-13']);
    const mixed = {
      'a.yaml': 'sekisho: 1\nbase: b.yaml\n',
      'b.yaml': 'sekisho: 1\ninclude: a.yaml\n',
    };
    expect(said(mixed)).toEqual(['read/include-cycle b.yaml:2:10-16']);
  });

  test('a base needs a version of its own', () => {
    const files = { ...overlay(''), 'base.yaml': 'hosts: {}\n' };
    expect(said(files)).toEqual(['read/version-missing base.yaml:1:1-1']);
  });

  test('differences belong into the first file, and need a base', () => {
    const files = {
      'plan.yaml': 'sekisho: 1\nbase: base.yaml\ninclude: more.yaml\n',
      'more.yaml': 'remove: hosts.pc\nbase: other.yaml\n',
      'base.yaml': BASE,
    };
    expect(said(files)).toEqual([
      'read/overlay-not-first more.yaml:1:1-7',
      'read/overlay-not-first more.yaml:2:1-5',
    ]);
    expect(said({ 'a.yaml': `${BASE}remove: hosts.pc\ninsert: []\n` })).toEqual([
      'read/overlay-without-base a.yaml:29:1-7',
      'read/overlay-without-base a.yaml:30:1-7',
    ]);
  });

  test('the same entry in two files of the difference is still a duplicate', () => {
    const files = {
      ...overlay('include: more.yaml\nhosts: { pc: { role: a } }\n'),
      'more.yaml': 'hosts: { pc: { role: b }, ｐｃ: {} }\n',
    };
    expect(said(files)).toEqual([
      'read/duplicate-id more.yaml:1:10-12',
      'read/twin-id more.yaml:1:27-29',
    ]);
  });
});

describe('readDocument(files)', () => {
  test('wants every difference understood', () => {
    const texts = ['remove: hosts.x\n', 'insert: [{ items: [1] }]\n', 'remove: [7]\n'];
    for (const text of texts) {
      const { document, diagnostics } = readDocument(sources(overlay(text)));
      expect(
        diagnostics.map(({ severity }: Diagnostic) => severity),
        text,
      ).toEqual(['error']);
      expect(document?.topology.hosts.size ?? 0, text).not.toBe(-1);
    }
  });
});

test.each([
  ['a.yaml', 'base: b.yaml', 'b.yaml'],
  ['x/y/a.yaml', 'base: ../../town/', 'town'],
  ['x/a.yaml', 'base: ..', ''],
  ['<stdin>', '{"base": "town"}', 'town'],
  ['a.yaml', 'name: base', undefined],
  ['a.yaml', 'base: 7', undefined],
  ['a.yaml', 'base: [b.yaml', undefined],
])('baseOf(file) of %s with %s', (path, text, base) => {
  expect(baseOf({ path, text, sha256: '' })).toBe(base);
});
