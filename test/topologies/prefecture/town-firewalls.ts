/** The firewalls at the boundaries of a town: what no line permits is denied. */
import { webUsers } from './town-register.js';
import { list, onLine, v4, v6, type Town } from './towns.js';

interface Rule {
  readonly id: string;
  readonly in: string;
  readonly out: string;
  readonly from: string;
  readonly to: string;
  readonly service: string;
  readonly register: string;
}

interface Device {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  readonly more?: string;
  readonly interfaces: readonly string[];
  readonly routes: readonly string[];
  readonly translation?: string;
  readonly policy: readonly Rule[];
}

/** My Number to LGWAN-connected; where one firewall does both, there is none of its own. */
export function fwMn(town: Town): readonly string[] {
  const { id: t, shape, traits } = town;
  if (shape === 'two') return [];
  const core = shape === 'core';
  const inside = core ? `${t}-mn-t` : `${t}-mn-lan`;
  const outside = core ? `${t}-lg-t` : `${t}-lg-lan`;
  const lg = core ? v4(town, '29.1') : v4(town, '20.1');
  const own: readonly Rule[] = [
    {
      id: 'M1',
      in: inside,
      out: outside,
      from: `${t}-juki`,
      to: '198.51.100.70',
      service: 'tcp/443',
      register: 'X1',
    },
    {
      id: 'M2',
      in: inside,
      out: outside,
      from: `${t}-juki`,
      to: '192.0.2.150',
      service: 'tcp/8531',
      register: 'X2',
    },
  ];
  const dmz: readonly Rule[] = [
    {
      id: 'M3',
      in: inside,
      out: `${t}-dmz`,
      from: `${t}-zei`,
      to: `${t}-eltax`,
      service: 'tcp/22',
      register: 'X3',
    },
    {
      id: 'M4',
      in: `${t}-dmz`,
      out: outside,
      from: `${t}-eltax`,
      to: '192.0.2.140',
      service: 'tcp/443',
      register: 'X4',
    },
  ];
  return device(town, {
    id: 'fw-mn',
    ja: '境界 FW(マイナンバー)',
    en: 'My Number firewall',
    interfaces: [
      core ? `${inside}: ${v4(town, '19.2')}` : `${inside}: ${v4(town, '10.1')}`,
      ...(traits.has('dmz') ? [`${t}-dmz: ${v4(town, '12.1')}`] : []),
      core ? `${outside}: ${v4(town, '29.2')}` : `${outside}: ${v4(town, '20.2')}`,
    ],
    routes: [
      ...(core ? [via(`${v4(town, '10.0')}/23`, v4(town, '19.1'))] : []),
      via('198.51.100.70/32', lg),
      via('192.0.2.150/32', lg),
      ...(traits.has('dmz') ? [via('192.0.2.140/32', lg)] : []),
    ],
    policy: [...own, ...(traits.has('dmz') ? dmz : [])],
  });
}

/** LGWAN-connected to LGWAN and to the sanitizers; with `two` to My Number as well. */
export function fwLg(town: Town): readonly string[] {
  const { id: t, number, shape, traits } = town;
  const two = shape === 'two';
  const core = shape === 'core';
  const lan = core ? `${t}-lg-u` : `${t}-lg-lan`;
  const inner = core ? v4(town, '29.5') : v4(town, '20.2');
  const mn = two ? `${t}-mn-lan` : lan;
  const out = `${t}-lgwan`;
  const san = `${t}-san-lg`;
  return device(town, {
    id: 'fw-lg',
    ja: 'LGWAN-FW',
    en: 'LGWAN firewall',
    interfaces: [
      ...(two ? [`${mn}: ${v4(town, '10.1')}`] : []),
      core ? `${lan}: ${v4(town, '29.6')}` : `${lan}: ${v4(town, '20.1')}`,
      `${out}: 198.18.${number}.2`,
      `${san}: ${v4(town, '41.1')}`,
    ],
    routes: [
      ...(core ? [via(`${v4(town, '20.0')}/23`, inner)] : []),
      ...(two ? [] : [via(`${v4(town, '10.10')}/32`, inner)]),
      ...(traits.has('dmz') ? [via(`${v4(town, '12.0')}/28`, inner)] : []),
      via('192.0.2.128/25', `198.18.${number}.1`),
      via('198.51.100.64/26', `198.18.${number}.1`),
    ],
    ...(traits.has('nat-lgwan')
      ? { translation: `sourceNat: [{ id: T1, out: ${out}, translateTo: interface }]` }
      : {}),
    policy: [
      {
        id: 'L1',
        in: mn,
        out,
        from: `${t}-juki`,
        to: '198.51.100.70',
        service: 'tcp/443',
        register: 'X1',
      },
      {
        id: 'L2',
        in: mn,
        out,
        from: `${t}-juki`,
        to: '192.0.2.150',
        service: 'tcp/8531',
        register: 'X2',
      },
      ...(traits.has('dmz')
        ? [
            {
              id: 'L3',
              in: lan,
              out,
              from: `${t}-eltax`,
              to: '192.0.2.140',
              service: 'tcp/443',
              register: 'X4',
            },
          ]
        : []),
      {
        id: 'L4',
        in: lan,
        out,
        from: aspUsers(town),
        to: '192.0.2.200',
        service: 'tcp/443',
        register: 'L1',
      },
      ...(traits.has('wsus')
        ? [
            {
              id: 'L5',
              in: lan,
              out,
              from: `${t}-lg-wsus`,
              to: '192.0.2.150',
              service: 'tcp/8531',
              register: 'L2',
            },
          ]
        : []),
      {
        id: 'L6',
        in: san,
        out: lan,
        from: `${t}-mailsan/lg`,
        to: `${t}-lg-mail`,
        service: 'tcp/25',
        register: 'S2',
      },
      ...(traits.has('cdr')
        ? [
            {
              id: 'L7',
              in: lan,
              out: san,
              from: `${t}-lg-pc`,
              to: `${t}-cdr/lg`,
              service: 'tcp/443',
              register: 'S4',
            },
          ]
        : []),
      ...(traits.has('screen')
        ? [
            {
              id: 'L8',
              in: lan,
              out: san,
              from: `${t}-lg-pc`,
              to: `${t}-scr/lg`,
              service: 'tcp/443',
              register: 'S5',
            },
          ]
        : []),
    ],
  });
}

function aspUsers({ id: t, traits }: Town): string {
  return traits.has('wsus') ? `${t}-lg-pc` : `[${t}-lg-pc, ${t}-lg-mail]`;
}

/** Internet-connected to the security cloud and to the sanitizers. */
export function fwNet(town: Town): readonly string[] {
  const { id: t, traits } = town;
  const [lan, line, san] = [`${t}-net-lan`, `${t}-line`, `${t}-san-net`];
  const [next, ...next6] = onLine(town, 1);
  return device(town, {
    id: 'fw-net',
    ja: 'インターネット FW',
    en: 'Internet firewall',
    more: 'monitor: [fw-log, ids]',
    interfaces: [
      `${lan}: ${list([v4(town, '30.1'), ...v6(town, '1')])}`,
      `${san}: ${v4(town, '40.1')}`,
      `${line}: ${list(onLine(town, 2))}`,
    ],
    routes: [
      via('172.31.0.0/24', next!),
      via('172.31.2.0/28', next!),
      ...next6.map((hop) => via('"2001:db8:31::/64"', hop)),
    ],
    ...(traits.has('nat-cloud')
      ? {
          translation: `sourceNat: [{ id: T1, out: ${line}, from: [${webUsers(town).join(', ')}], to: sc-proxy, translateTo: interface }]`,
        }
      : {}),
    policy: [
      {
        id: 'N1',
        in: lan,
        out: line,
        from: `[${webUsers(town).join(', ')}]`,
        to: 'sc-proxy',
        service: 'tcp/8080',
        register: 'N1',
      },
      {
        id: 'N2',
        in: line,
        out: lan,
        from: 'sc-mail',
        to: `${t}-net-mx`,
        service: 'tcp/25',
        register: 'N2',
      },
      {
        id: 'N3',
        in: lan,
        out: line,
        from: `${t}-net-mx`,
        to: 'sc-mail',
        service: 'tcp/25',
        register: 'N3',
      },
      {
        id: 'N4',
        in: lan,
        out: line,
        from: `${t}-net-mx`,
        to: 'sc-dns',
        service: 'udp/53',
        register: 'N4',
      },
      {
        id: 'N5',
        in: lan,
        out: line,
        from: `${t}-net-mx`,
        to: 'sc-log',
        service: 'udp/514',
        register: 'N5',
      },
      {
        id: 'N6',
        in: lan,
        out: san,
        from: `${t}-net-mx`,
        to: `${t}-mailsan/net`,
        service: 'tcp/25',
        register: 'S1',
      },
      ...(traits.has('cdr')
        ? [
            {
              id: 'N7',
              in: lan,
              out: san,
              from: `${t}-net-pc`,
              to: `${t}-cdr/net`,
              service: 'tcp/443',
              register: 'S3',
            },
          ]
        : []),
      ...(traits.has('screen')
        ? [
            {
              id: 'N8',
              in: san,
              out: lan,
              from: `${t}-scr/net`,
              to: `${t}-net-rbi`,
              service: 'tcp/3389',
              register: 'S6',
            },
          ]
        : []),
    ],
  });
}

function via(to: string, hop: string): string {
  return `{ to: ${to}, via: ${hop} }`;
}

function device(
  town: Town,
  { id, ja, en, more, interfaces, routes, translation, policy }: Device,
): readonly string[] {
  const { id: t, traits } = town;
  const dialect = (['fortigate', 'palo-alto', 'juniper-srx'] as const).find((trait) =>
    traits.has(trait),
  );
  return [
    `  ${t}-${id}:`,
    `    kind: firewall`,
    `    name: { ja: ${ja}, en: ${en} }`,
    `    room: 電算室`,
    ...(dialect === undefined ? [] : [`    dialect: ${dialect}`]),
    ...(more === undefined ? [] : [`    ${more}`]),
    `    interfaces: { ${interfaces.join(', ')} }`,
    `    routes: [${routes.join(', ')}]`,
    ...(translation === undefined ? [] : [`    ${translation}`]),
    '    policy:',
    ...policy.map(
      (rule) =>
        `      - { id: ${rule.id}, in: ${rule.in}, out: ${rule.out}, from: ${rule.from}, to: ${rule.to}, service: ${rule.service}, register: ${t}-${rule.register} }`,
    ),
    '    localIn: []',
  ];
}
