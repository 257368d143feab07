/** Machines of a town, and the sanitizers: two legs each, and no forwarding. */
import { list, v4, v6, type Town } from './towns.js';

export function hosts(town: Town): readonly string[] {
  return [...myNumber(town), ...lgwan(town), ...internet(town), ...sanitizers(town)].map(
    (line) => `  ${line}`,
  );
}

function myNumber(town: Town): readonly string[] {
  const { id: t, number, shape, terminals, traits } = town;
  const mac = (last: string): string =>
    `02:00:0a:${number.toString(16).padStart(2, '0')}:0a:${last}`;
  const cli =
    shape === 'core'
      ? `at: ${t}-mn-cli, address: ${v4(town, '11.100')}`
      : `at: ${t}-mn-lan, address: ${v4(town, '10.100')}`;
  return [
    `${t}-juki: { at: ${t}-sw-mn/juki, address: ${v4(town, '10.10')}, mac: "${mac('0a')}", data: [個人番号], updateSource: lgwan, name: { ja: 住民記録, en: Resident records } }`,
    ...(traits.has('dmz')
      ? [
          `${t}-zei: { at: ${t}-sw-mn/zei, address: ${v4(town, '10.31')}, mac: "${mac('1f')}", data: [個人番号], name: { ja: 税務システム, en: Local tax } }`,
          `${t}-eltax: { at: ${t}-dmz, address: ${v4(town, '12.6')}, mac: "${mac('06')}", name: { ja: eLTAX 連携サーバ, en: eLTAX server } }`,
        ]
      : []),
    `${t}-mn-pc: { ${cli}, count: ${terminals[0]}, name: { ja: 窓口端末, en: Counter terminals },`,
    `    terminal: { mfa: [ICカード, 暗証番号], removableMedia: deny, printRedirect: deny, wirelessNic: false, bluetooth: false, tethering: false } }`,
  ];
}

function lgwan(town: Town): readonly string[] {
  const { id: t, shape, terminals, traits } = town;
  const cli =
    shape === 'core'
      ? `at: ${t}-lg-cli, address: ${v4(town, '21.10')}`
      : `at: ${t}-lg-lan, address: ${v4(town, '20.100')}`;
  return [
    `${t}-lg-pc: { ${cli}, count: ${terminals[1]}, role: 主たる業務端末, name: { ja: 業務端末, en: Work terminals } }`,
    `${t}-lg-mail: { at: ${t}-lg-lan, address: ${v4(town, '20.25')}, name: { ja: メールサーバ, en: Mail server } }`,
    ...(traits.has('wsus')
      ? [
          `${t}-lg-wsus: { at: ${t}-lg-lan, address: ${v4(town, '20.30')}, updateSource: lgwan, name: { ja: 更新サーバ, en: Update server } }`,
        ]
      : []),
  ];
}

function internet(town: Town): readonly string[] {
  const { id: t, terminals, traits } = town;
  const at = (rest: string, rest6: string): string =>
    `at: ${t}-net-lan, address: ${list([v4(town, `30.${rest}`), ...v6(town, rest6)])}`;
  return [
    `${t}-net-pc: { ${at('100', '100')}, count: ${terminals[2]}, name: { ja: インターネット端末, en: Internet terminals } }`,
    ...(traits.has('screen')
      ? [
          `${t}-net-rbi: { ${at('50', '50')}, count: 4, role: 仮想ブラウザ, name: { ja: 仮想ブラウザ, en: Virtual browsers } }`,
        ]
      : []),
    `${t}-net-mx: { ${at('25', '25')}, relay: { protocol: smtp, upstreams: [sc-mail, ${t}-mailsan] }, name: { ja: メール中継サーバ, en: Mail relay } }`,
  ];
}

function sanitizers(town: Town): readonly string[] {
  const { id: t, traits } = town;
  const one = (
    id: string,
    ja: string,
    en: string,
    last: number,
    facts: string,
  ): readonly string[] => [
    `${t}-${id}:`,
    `  name: { ja: ${ja}, en: ${en} }`,
    `  interfaces: { net: { at: ${t}-san-net, address: ${v4(town, `40.${last}`)} }, lg: { at: ${t}-san-lg, address: ${v4(town, `41.${last}`)} } }`,
    `  routes: [{ to: ${v4(town, '30.0')}/24, via: ${v4(town, '40.1')} }, { to: ${v4(town, '20.0')}/23, via: ${v4(town, '41.1')} }]`,
    `  sanitizer: { direction: net->lg, onFailure: drop, forwarding: false, ${facts} }`,
  ];
  return [
    ...one(
      'mailsan',
      'メール無害化装置',
      'Mail sanitizer',
      4,
      'method: mail-text, protocols: [smtp], attachments: strip',
    ),
    ...(traits.has('cdr')
      ? one(
          'cdr',
          'ファイル無害化装置',
          'File sanitizer',
          5,
          'method: cdr, protocols: [https], encryptedFiles: block, unsupportedFiles: block',
        )
      : []),
    ...(traits.has('screen')
      ? one(
          'scr',
          '画面転送装置',
          'Screen gateway',
          6,
          'method: screen-transfer, clipboard: deny, driveRedirect: deny, printRedirect: deny',
        )
      : []),
  ];
}
