import { describe, expect, test } from 'vitest';

import { ask, type TownParts } from './own-town.js';

const OPEN = 'from: visitor, to: file, service: tcp/445';
const forbidden = '{ forbidden: { from: wifi, to: "segment:lg" } }';

describe('forbidden: nothing passes', () => {
  test('nothing does: proved, and said to be nothing', () => {
    const { verdict, findings } = ask(forbidden);
    expect(verdict).toBe('proved');
    expect(findings).toMatchObject([
      { code: 'ok/own-nothing-passes', params: { from: 'wifi', to: 'segment:lg' } },
    ]);
  });

  test('a line lets it through: violated, with the packet, its way and the line', () => {
    const { verdict, findings } = ask(forbidden, { lines: [`id: F1, ${OPEN}`] });
    expect(verdict).toBe('violated');
    expect(findings).toMatchObject([
      {
        requirement: 'T-1',
        code: 'own/passes',
        params: { from: 'guest', to: 'lg' },
        packets: '131072', // one service, all source ports, both families
        at: { path: 'town.yaml' },
        witness: { role: 'opening', packet: { protocol: 6n, destinationPort: 445n } },
      },
    ]);
    expect(findings[0]?.witness?.trace.hops.map(({ node }) => node)).toEqual(['fw', 'file']);
  });

  test.each([
    ['a service that the line is not for', '{ from: wifi, to: file, service: tcp/80 }', 'proved'],
    ['the service of the line', '{ from: wifi, to: file, service: tcp/445 }', 'violated'],
    ['another host', '{ from: wifi, to: pc }', 'proved'],
    ['an address of the host', '{ from: wifi, to: 10.2.1.20 }', 'violated'],
    ['an object that has it', '{ from: wifi, to: published }', 'violated'],
    ['a kind of segment', '{ from: kind:public-wifi, to: kind:lgwan-connected }', 'violated'],
    ['the host itself', '{ from: visitor, to: file/lg-srv }', 'violated'],
    ['everyone but the host', '{ from: [wifi, not visitor], to: file }', 'proved'],
    ['everything outside its segment', '{ from: wifi, to: not kind:public-wifi }', 'violated'],
    ['whoever sends', '{ from: any, to: file, service: tcp/445 }', 'violated'],
    ['another direction', '{ from: file, to: wifi }', 'proved'],
    ['a machine on the same wire', '{ from: pc, to: lg-lan }', 'violated'],
  ])('%s', (_, claim, verdict) => {
    expect(ask(`{ forbidden: ${claim} }`, { lines: [OPEN] }).verdict).toBe(verdict);
  });

  test('IPv6 counts like IPv4', () => {
    const lines = ['from: "2001:db8:4::/64", to: "2001:db8:3::20", service: tcp/22'];
    const { findings } = ask(forbidden, { lines });
    expect(findings).toMatchObject([{ code: 'own/passes', witness: { packet: { family: 6 } } }]);
  });

  test('§9.6 what a translation publishes is what arrives', () => {
    const parts: TownParts = {
      lines: ['from: internet, to: web, service: tcp/443'],
      fw: '    destinationNat: [{ id: D1, in: edge, to: 192.0.2.9, service: tcp/443, translateTo: 10.3.0.10 }]\n',
    };
    const claim = '{ forbidden: { from: internet, to: web, service: tcp/443 } }';
    const result = ask(claim, parts);
    expect(result.diagnostics).toEqual([]);
    expect(result.findings).toMatchObject([
      // 257 senders, all ports, to the address itself and to the one that is published.
      { code: 'own/passes', packets: String(257 * 65536 * 2) },
    ]);
    const apart = '{ forbidden: { from: "internet 203.0.113.0/25", to: web, service: tcp/80 } }';
    expect(ask(apart, parts).verdict).toBe('proved');
  });

  test('senders are told apart although their source is translated', () => {
    const parts: TownParts = {
      lines: ['from: [pc, lg-lan], to: web, service: tcp/443'],
      fw: '    sourceNat: [{ id: S1, out: net-lan, from: lg-lan, translateTo: 10.3.0.1 }]\n',
      hosts: ['other: { at: lg-lan, address: 10.2.0.11 }'],
    };
    const claim = (from: string): string => `{ forbidden: { from: ${from}, to: web } }`;
    const result = ask(claim('pc'), parts);
    expect(result.diagnostics).toEqual([]);
    expect(result.findings).toMatchObject([
      { code: 'own/passes', packets: '65536', witness: { packet: { source: 0x0a02000an } } },
    ]);
    const narrow = { ...parts, lines: ['from: other, to: web, service: tcp/443'] };
    expect(ask(claim('pc'), narrow).verdict).toBe('proved');
    expect(ask(claim('other'), narrow).verdict).toBe('violated');
  });

  test('§9.5 a part of the outside that counts as the segment is meant by it', () => {
    const lines = ['from: visitor, to: gc, service: tcp/443'];
    const written = ['kind:government-cloud', 'kind:external'];
    for (const to of ['kind:my-number', '"segment:mn"', '"segment:x-gc"', 'gc', ...written]) {
      expect(ask(`{ forbidden: { from: wifi, to: ${to} } }`, { lines }).verdict, to).toBe(
        'violated',
      );
    }
    expect(ask('{ forbidden: { from: wifi, to: mn-lan } }', { lines }).verdict).toBe('proved');
  });

  test('a schedule: violated if at some time', () => {
    const lines = [`${OPEN}, schedule: { days: mon, from: "09:00", to: "17:00" }`];
    expect(ask(forbidden, { lines }).verdict).toBe('violated');
    expect(ask(forbidden, { lines }, { at: '2026-04-05T10:00' }).verdict).toBe('proved');
    expect(ask(forbidden, { lines }, { at: '2026-04-06T10:00' }).verdict).toBe('violated');
  });

  test('a line of unknown effect decides alone: undetermined, with the line', () => {
    const { verdict, findings } = ask(forbidden, {
      lines: [`id: F1, ${OPEN}, unmodelled: app-id`],
    });
    expect(verdict).toBe('undetermined');
    expect(findings).toMatchObject([
      { code: 'und/unmodelled', params: { filter: 'fw/policy', line: 'F1' } },
    ]);
  });

  test('a name that nobody has is an error, with what is near', () => {
    const { verdict, diagnostics } = ask('{ forbidden: { from: wfi, to: kind:lgwan-conected } }');
    expect(verdict).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'resolve/unknown-name', params: { name: 'wfi', suggestion: 'wifi' } },
      {
        code: 'resolve/unknown-name',
        params: { kind: 'segment-kind', suggestion: 'lgwan-connected' },
      },
    ]);
    expect(diagnostics[0]?.at).toMatchObject({ path: 'policy.yaml', line: 3 });
  });

  test.each([
    ['from', 'kind:education', '{ from: kind:education, to: pc }'],
    ['to', 'kind:education', '{ from: wifi, to: [pc, kind:education] }'],
    ['a segment without subnets', 'segment:void', '{ from: "segment:void", to: pc }'],
    ['a host that stands nowhere', 'loose', '{ from: wifi, to: loose }'],
    ['nothing that is left', 'pc, not lg-lan', '{ from: [pc, not lg-lan], to: file }'],
    ['addresses of a device alone', '10.2.0.1', '{ from: wifi, to: 10.2.0.1 }'],
    ['addresses that are nowhere', '172.16.0.0/16', '{ from: 172.16.0.0/16, to: pc }'],
  ])('a selector that means nobody proves nothing: %s', (_, selector, claim) => {
    const { verdict, findings } = ask(`{ forbidden: ${claim} }`);
    expect(verdict).toBe('undetermined');
    expect(findings).toMatchObject([{ code: 'und/empty-selector', params: { selector } }]);
    expect(findings[0]?.at).toMatchObject({ path: 'policy.yaml', line: 3 });
  });

  test.each(['10.2.0.1', '192.0.2.9', '[10.2.0.1, 192.0.2.9]'])(
    'addresses of a device, and published ones, are nobody also where externals have all: %s',
    (to) => {
      const published = 'destinationNat: [{ id: V1, to: 192.0.2.9, translateTo: 10.2.1.20 }]';
      const parts = {
        lines: [`id: F1, ${OPEN}`],
        fw: `    ${published}\n`,
        behind: '[0.0.0.0/0, "::/0"]',
      };
      const { verdict, codes } = ask(`{ forbidden: { from: wifi, to: ${to} } }`, parts);
      expect(verdict).toBe('undetermined');
      expect(codes).toEqual(['und/empty-selector']);
      // What the server has is somebody, also beside them.
      expect(ask('{ forbidden: { from: wifi, to: [10.2.1.20] } }', parts).verdict).toBe('violated');
      expect(ask('{ forbidden: { from: wifi, to: 10.2.0.0/24 } }', parts).verdict).toBe('proved');
    },
  );

  test('what the other parts let pass is violated nevertheless', () => {
    const { verdict, codes } = ask('{ forbidden: { from: [wifi, kind:education], to: file } }', {
      lines: [OPEN],
    });
    expect(verdict).toBe('violated');
    expect(codes).toEqual(['own/passes', 'und/empty-selector']);
  });

  test('a device is no end of packets', () => {
    expect(ask('{ forbidden: { from: wifi, to: fw } }').diagnostics).toMatchObject([
      { code: 'resolve/device-end', params: { device: 'fw' } },
    ]);
  });
});

describe('possible: it gets there and is answered', () => {
  const claim = '{ possible: { from: visitor, to: file, service: tcp/445 } }';

  test('both families pass: proved', () => {
    const { verdict, findings } = ask(claim, { lines: [OPEN] });
    expect(verdict).toBe('proved');
    expect(findings).toMatchObject([
      { code: 'ok/own-passes', params: { from: 'visitor', to: 'file' } },
    ]);
  });

  test('one of several does not: violated, with the packet that is lost', () => {
    const { verdict, findings } = ask(
      '{ possible: { from: [visitor, pc], to: file, service: tcp/445 } }',
      {
        lines: [OPEN],
      },
    );
    expect(verdict).toBe('violated');
    expect(findings).toMatchObject([
      {
        code: 'own/lost',
        params: { from: 'visitor, pc', to: 'file', disposition: 'denied-by-policy' },
        packets: '131072',
        witness: { origin: { kind: 'generated', node: 'pc' } },
      },
    ]);
  });

  test('kinds of segments mean their hosts', () => {
    const kinds = '{ possible: { from: kind:public-wifi, to: lg-srv, service: tcp/445 } }';
    expect(ask(kinds, { lines: [OPEN] }).verdict).toBe('proved');
    expect(ask(kinds).verdict).toBe('violated');
  });

  test('a line of unknown effect, or one that applies sometimes, is no way to rely on', () => {
    const unknown = ask(claim, { lines: [`${OPEN}, unmodelled: app-id`] });
    expect([unknown.verdict, unknown.codes]).toEqual(['undetermined', ['und/unmodelled']]);
    const sometimes = ask(claim, { lines: [`${OPEN}, schedule: { days: mon }`] });
    expect([sometimes.verdict, sometimes.codes]).toEqual(['violated', ['own/lost']]);
  });

  test('nobody at an end: undetermined, with the place', () => {
    for (const from of ['kind:education', '"segment:void"', 'loose']) {
      const { verdict, findings } = ask(
        `{ possible: { from: [${from}, visitor], to: file, service: tcp/445 } }`,
        { lines: [OPEN] },
      );
      expect(verdict).toBe('undetermined');
      expect(findings).toMatchObject([
        { code: 'und/empty-selector', at: { path: 'policy.yaml', line: 3 } },
      ]);
    }
  });

  test('the sender may write another address', () => {
    const parts: TownParts = {
      lines: ['from: pc, to: web, service: tcp/443'],
      fw: '    destinationNat: [{ id: D1, in: lg-lan, to: 192.0.2.9, service: tcp/443, translateTo: 10.3.0.10 }]\n',
    };
    const claim = (more: string): string =>
      `{ possible: { from: pc, to: web, service: tcp/443${more} } }`;
    expect(ask(claim(', addressedTo: 192.0.2.9'), parts).codes).toEqual(['ok/own-passes']);
    expect(ask(claim(', addressedTo: 192.0.2.8'), parts).codes).toEqual(['own/lost']);
  });
});

describe('onlyThrough: whatever passes goes by one of the nodes', () => {
  const claim = '{ onlyThrough: { from: lg-lan, to: internet, nodes: fw } }';
  const lines = ['from: pc, to: internet, service: tcp/443'];
  const second = (to: string): TownParts => ({
    lines,
    more: `  back:
    kind: router
    interfaces: { lg-lan: 10.2.0.254, edge: 192.0.2.3 }
    routes: [{ to: ${to}, via: 192.0.2.1 }]
`,
  });

  test('the only way leads through it: proved', () => {
    const { verdict, findings } = ask(claim, { lines });
    expect(verdict).toBe('proved');
    expect(findings).toMatchObject([{ code: 'ok/own-only-through', params: { nodes: 'fw' } }]);
  });

  test('nothing passes at all: proved, and said to be nothing', () => {
    expect(ask(claim).codes).toEqual(['ok/own-nothing-passes']);
  });

  test('§9.7 another router on the wire: violated, with the way around', () => {
    const { verdict, findings } = ask(claim, second('203.0.113.0/24'));
    expect(verdict).toBe('violated');
    expect(findings).toMatchObject([
      { code: 'own/around', params: { from: 'lg', to: 'x-net', nodes: 'fw' } },
    ]);
    expect(findings[0]?.witness?.trace.hops.map(({ node }) => node)).toEqual(['back', 'internet']);
  });

  test('either of the nodes will do', () => {
    const both = '{ onlyThrough: { from: lg-lan, to: internet, nodes: [fw, back] } }';
    expect(ask(both, second('203.0.113.0/24')).codes).toEqual(['ok/own-only-through']);
  });

  test('around the node for another service only', () => {
    const web = '{ onlyThrough: { from: lg-lan, to: internet, nodes: fw, service: tcp/443 } }';
    const parts = second('203.0.113.0/24');
    const narrowed = (service: string): TownParts => ({
      ...parts,
      more: `${parts.more ?? ''}    policy: [{ from: lg-lan, to: internet, service: ${service} }]\n`,
    });
    expect(ask(web, narrowed('tcp/80')).verdict).toBe('proved');
    expect(ask(web, narrowed('tcp/443')).verdict).toBe('violated');
  });

  test('a connection that was opened through the node may go on around it', () => {
    // The second router lets no connection open, but everything that claims to belong to one.
    const parts: TownParts = {
      lines,
      more: `  back:
    kind: router
    interfaces: { lg-lan: { address: 10.2.0.254, in: acl }, edge: 192.0.2.3 }
    routes: [{ to: 203.0.113.0/24, via: 192.0.2.1 }]
    filters: { acl: [{ from: lg-lan, service: tcp established }] }
`,
    };
    const { verdict, findings } = ask(claim, parts);
    expect(verdict).toBe('violated');
    expect(findings).toMatchObject([{ code: 'own/around', witness: { role: 'ongoing' } }]);
  });

  test('nodes that forward and nodes that do not are two claims', () => {
    const mixed = '{ onlyThrough: { from: lg-lan, to: internet, nodes: [fw, pc] } }';
    expect(ask(mixed).diagnostics).toMatchObject([
      { code: 'resolve/mixed-nodes', params: { forwards: 'fw', other: 'pc' } },
      { code: 'resolve/passes-nothing', params: { node: 'pc' } },
    ]);
    const misspelt = '{ onlyThrough: { from: lg-lan, to: internet, nodes: fww } }';
    expect(ask(misspelt).diagnostics).toMatchObject([
      { code: 'resolve/unknown-name', params: { name: 'fww', suggestion: 'fw' } },
    ]);
  });

  test('a selector that means nobody proves nothing', () => {
    const nobody = '{ onlyThrough: { from: kind:education, to: internet, nodes: fw } }';
    expect(ask(nobody, { lines }).codes).toEqual(['und/empty-selector']);
  });
});

describe('allowed: nothing else passes', () => {
  const allow = (only: string): string =>
    `{ allowed: { from: kind:public-wifi, to: kind:lgwan-connected, only: [${only}] } }`;

  test('what passes is in the list: proved', () => {
    const { verdict, findings } = ask(allow(`{ ${OPEN} }`), { lines: [OPEN] });
    expect(verdict).toBe('proved');
    expect(findings).toMatchObject([{ code: 'ok/own-only-allowed', params: { entries: 1 } }]);
  });

  test('nothing passes: proved, and said to be nothing', () => {
    expect(ask(allow(`{ ${OPEN} }`)).codes).toEqual(['ok/own-nothing-passes']);
  });

  test.each([
    ['another service', '{ from: visitor, to: file, service: tcp/443 }'],
    ['another sender', '{ from: 10.4.0.99, to: file, service: tcp/445 }'],
    ['one family', '{ from: 10.4.0.10, to: file, service: tcp/445 }'],
    ['the other direction', '{ from: file, to: visitor, service: tcp/445 }'],
    ['nobody', '{ from: kind:education, service: any }'],
  ])('what is in no entry is violated: %s', (_, only) => {
    const { verdict, findings } = ask(allow(only), { lines: [OPEN] });
    expect(verdict).toBe('violated');
    expect(findings).toMatchObject([
      { code: 'own/not-allowed', params: { from: 'guest', to: 'lg' } },
    ]);
  });

  test('ends that an entry leaves out are those of the claim', () => {
    expect(ask(allow('{ service: tcp/445 }'), { lines: [OPEN] }).verdict).toBe('proved');
  });

  test('answers that a filter without memory lets in are covered by the other direction', () => {
    const stateless: TownParts = {
      lines: [
        'from: file, to: visitor, service: tcp/80',
        'from: visitor, to: file, service: tcp established',
      ],
      stateless: true,
    };
    const back = '{ from: file, to: visitor, service: tcp/80 }';
    expect(ask(allow(back), stateless).verdict).toBe('violated'); // ACKs from any port
    const exact = {
      ...stateless,
      lines: [
        'from: file, to: visitor, service: tcp/80',
        'from: visitor, to: file, service: tcp/any from 80 established',
      ],
    };
    expect(ask(allow(back), exact).diagnostics).toEqual([]);
    expect(ask(allow(back), exact).verdict).toBe('proved');
  });

  test('a selector that means nobody proves nothing', () => {
    const nobody = '{ allowed: { from: wifi, to: kind:education, only: [{ service: any }] } }';
    expect(ask(nobody).codes).toEqual(['und/empty-selector']);
  });
});
