/** Subnets, switches and segments of a town. */
import { list, v4, v6, type Town } from './towns.js';

export function places(town: Town): readonly string[] {
  return [
    'subnets:',
    ...subnets(town),
    'switches:',
    ...switches(town),
    'segments:',
    ...segments(town),
  ];
}

function subnets(town: Town): readonly string[] {
  const { id: t, number, ja, shape, traits } = town;
  const core = shape === 'core';
  const one = (
    id: string,
    segment: string,
    prefix: string,
    ja: string,
    en: string,
    more = '',
  ): string =>
    `  ${t}-${id}: { segment: ${segment}, prefix: ${prefix}, ${more}name: { ja: ${ja}, en: ${en} } }`;
  const own = (
    id: string,
    segment: string,
    rest: string,
    ja: string,
    en: string,
    more = '',
  ): string => one(id, `${t}-${segment}`, v4(town, rest), ja, en, more);
  const bodies = `organization: [${ja[ja.length - 1]}長部局, 教育委員会, 議会, 農業委員会], `;
  const carried = (vlan: number, by: string): string => `vlan: ${vlan}, on: ${t}-sw-${by}, `;
  const gateway = (fw: string): string => `gateway: ${t}-${core ? 'core' : fw}, `;
  const mnGateway = gateway(shape === 'two' ? 'fw-lg' : 'fw-mn');
  const line6 = traits.has('ipv6') ? [`"2001:db8:31:${number}::/64"`] : [];
  return [
    own(
      'mn-lan',
      'mn',
      '10.0/24',
      'マイナンバー利用事務系',
      'My Number',
      `${carried(110, 'mn')}${mnGateway}room: 電算室, `,
    ),
    ...(core
      ? [
          own('mn-cli', 'mn', '11.0/24', '窓口', 'Counters', carried(111, 'mn') + gateway('core')),
          own('mn-t', 'mn', '19.0/30', '渡り(コア・境界 FW)', 'Core to My Number firewall'),
        ]
      : []),
    ...(traits.has('dmz')
      ? [
          own(
            'dmz',
            'dmz',
            '12.0/28',
            '境界 DMZ',
            'Boundary DMZ',
            `gateway: ${t}-fw-mn, room: 電算室, `,
          ),
        ]
      : []),
    own(
      'lg-lan',
      'lg',
      '20.0/24',
      'LGWAN接続系',
      'LGWAN-connected',
      `${carried(210, 'lg')}${gateway('fw-lg')}${bodies}`,
    ),
    ...(core
      ? [
          own(
            'lg-cli',
            'lg',
            '21.0/24',
            '業務端末',
            'Work terminals',
            carried(211, 'lg') + gateway('core'),
          ),
          own('lg-t', 'lg', '29.0/30', '渡り(境界 FW・コア)', 'My Number firewall to core'),
          own('lg-u', 'lg', '29.4/30', '渡り(コア・LGWAN-FW)', 'Core to LGWAN firewall'),
        ]
      : []),
    one(
      'net-lan',
      `${t}-net`,
      list([`${v4(town, '30.0')}/24`, ...v6(town, '/64')]),
      'インターネット接続系',
      'Internet-connected',
      `${carried(310, 'net')}gateway: ${t}-fw-net, `,
    ),
    own('san-net', 'san', '40.0/28', '無害化(インターネット側)', 'Sanitizing (Internet side)'),
    own('san-lg', 'san', '41.0/28', '無害化(LGWAN 側)', 'Sanitizing (LGWAN side)'),
    one('lgwan', 'x-lgwan', `198.18.${number}.0/28`, 'LGWAN 接続', 'LGWAN connection'),
    one(
      'line',
      'x-sc',
      list([`172.31.1.${4 * number}/30`, ...line6]),
      'セキュリティクラウド回線',
      'Line to the security cloud',
    ),
  ];
}

/** One per segment: on no switch do two of them meet. */
function switches({ id: t, shape, traits }: Town): readonly string[] {
  const core = shape === 'core';
  const one = (id: string, ja: string, en: string, ports: readonly string[]): string =>
    `  ${t}-sw-${id}: { name: { ja: ${ja}, en: ${en} }, ports: { ${ports.join(', ')} } }`;
  const access = (port: string, vlan: number): string => `${port}: { access: ${vlan} }`;
  return [
    one('mn', 'スイッチ(マイナンバー)', 'My Number switch', [
      access('juki', 110),
      ...(traits.has('dmz') ? [access('zei', 110)] : []),
      ...(core ? [access('desks', 111)] : []),
    ]),
    one('lg', 'スイッチ(LGWAN接続系)', 'LGWAN-connected switch', [
      access('lan', 210),
      ...(core ? [access('desks', 211)] : []),
    ]),
    one('net', 'スイッチ(インターネット接続系)', 'Internet-connected switch', [access('lan', 310)]),
  ];
}

function segments({ id: t, ja: town, en: townEn, traits }: Town): readonly string[] {
  const one = (
    id: string,
    kind: string,
    ja: string,
    en: string,
    source: string,
    classes: string,
  ): string =>
    `  ${t}-${id}: { kind: ${kind}, municipality: ${town}, ${source}${classes}, name: { ja: ${town} ${ja}, en: ${townEn} ${en} } }`;
  const classes = (c: string, a: number): string =>
    `confidentiality: 機密性${c}, integrity: 完全性2, availability: 可用性${a}`;
  const lg = traits.has('wsus') ? `${t}-lg-wsus` : 'lgwan';
  return [
    one('san', 'sanitizing', '無害化', 'Sanitizing', '', classes('2', 1)),
    one(
      'net',
      'internet-connected',
      'インターネット接続系',
      'Internet-connected',
      'updateSource: sc-proxy, ',
      classes('2', 1),
    ),
    one(
      'lg',
      'lgwan-connected',
      'LGWAN接続系',
      'LGWAN-connected',
      `updateSource: ${lg}, `,
      classes('3C', 2),
    ),
    ...(traits.has('dmz')
      ? [one('dmz', 'boundary-dmz', '境界 DMZ', 'Boundary DMZ', '', classes('3B', 2))]
      : []),
    one(
      'mn',
      'my-number',
      'マイナンバー利用事務系',
      'My Number',
      `updateSource: ${t}-juki, `,
      classes('3B', 2),
    ),
  ];
}
