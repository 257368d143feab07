/** What crosses the boundaries of a town, as its register has it. */
import type { Town } from './towns.js';

interface Line {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  readonly from: string;
  readonly to: string;
  readonly service: string;
  /** Kind, direction of content and the like. */
  readonly more?: string;
}

export function register(town: Town): readonly string[] {
  return [...specific(town), ...lgwan(town), ...sanitized(town), ...cloud(town)].map((line) =>
    text(town, line),
  );
}

function text({ id: t }: Town, { id, ja, en, from, to, service, more }: Line): string {
  const rest = more === undefined ? '' : `, ${more}`;
  return `  ${t}-${id}: { title: { ja: ${ja}, en: ${en} }, from: ${from}, to: ${to}, service: ${service}${rest} }`;
}

/** Specific communication of My Number segments, each with its exception. */
function specific(town: Town): readonly Line[] {
  const { id: t, shape, traits } = town;
  const fws = (...lines: readonly string[]): string =>
    lines.map((line) => `${t}-${line}`).join(', ');
  const inner = shape === 'two' ? [] : ['fw-mn:M1'];
  const updates = shape === 'two' ? [] : ['fw-mn:M2'];
  const jlis = {
    basis: '番号法',
    counterpart: 'operator: J-LIS, publicBody: true, closedNetwork: lgwan',
  };
  return [
    {
      id: 'X1',
      ja: '中間サーバーへの照会',
      en: 'Query to the intermediate server',
      from: `${t}-juki`,
      to: 'external:lgwan 198.51.100.70/32',
      service: 'tcp/443',
      more: exception(jlis.basis, jlis.counterpart, fws('sw-mn:juki', ...inner, 'fw-lg:L1')),
    },
    {
      id: 'X2',
      ja: '更新プログラムの取得',
      en: 'Updates for My Number',
      from: `${t}-juki`,
      to: 'external:lgwan 192.0.2.150/32',
      service: 'tcp/8531',
      more: exception(
        '情報セキュリティ対策基準',
        jlis.counterpart,
        fws('sw-mn:juki', ...updates, 'fw-lg:L2'),
      ),
    },
    ...(traits.has('dmz') ? taxReturns(town) : []),
  ];
}

function taxReturns({ id: t }: Town): readonly Line[] {
  const tax =
    'operator: 地方税共同機構, publicBody: true, internetConnected: true, closedNetwork: lgwan';
  return [
    {
      id: 'X3',
      ja: '申告データの取得',
      en: 'Tax system fetches returns',
      from: `${t}-zei`,
      to: `${t}-eltax`,
      service: 'tcp/22',
      more: `data: backward, ${exception('地方税法', 'operator: 町, publicBody: true, internetConnected: false', `${t}-sw-mn:zei, ${t}-fw-mn:M3`)}`,
    },
    {
      id: 'X4',
      ja: 'eLTAX との連携',
      en: 'Linkage with eLTAX',
      from: `${t}-eltax`,
      to: 'external:lgwan 192.0.2.140/32',
      service: 'tcp/443',
      more: exception('地方税法', tax, `${t}-fw-mn:M4, ${t}-fw-lg:L3`),
    },
  ];
}

function exception(basis: string, counterpart: string, enforcedBy: string): string {
  return [
    'kind: specific-communication, clause: 6(3)①,',
    `    exception: { legalBasis: ${basis}, approvedBy: CISO, approvedOn: 2026-04-01, expiresOn: 2027-03-31,`,
    `      counterpart: { ${counterpart} }, enforcedBy: [${enforcedBy}] }`,
  ].join('\n');
}

function lgwan({ id: t, traits }: Town): readonly Line[] {
  const asp = {
    id: 'L1',
    ja: 'LGWAN-ASP',
    en: 'LGWAN services',
    service: 'tcp/443',
    to: 'external:lgwan 192.0.2.200/32',
  };
  if (!traits.has('wsus')) return [{ ...asp, from: `[${t}-lg-pc, ${t}-lg-mail]` }];
  return [
    { ...asp, from: `${t}-lg-pc` },
    {
      id: 'L2',
      ja: '更新プログラムの取得',
      en: 'Updates',
      from: `${t}-lg-wsus`,
      to: 'external:lgwan 192.0.2.150/32',
      service: 'tcp/8531',
      more: 'data: backward',
    },
  ];
}

function sanitized({ id: t, traits }: Town): readonly Line[] {
  const one = (
    id: string,
    ja: string,
    en: string,
    from: string,
    to: string,
    service: string,
    data: string,
  ): Line => ({
    id,
    ja,
    en,
    from: `${t}-${from}`,
    to: `${t}-${to}`,
    service,
    more: `kind: sanitized, data: ${data}`,
  });
  return [
    one('S1', '無害化前のメール', 'Mail to sanitize', 'net-mx', 'mailsan/net', 'tcp/25', 'forward'),
    one('S2', '無害化したメール', 'Sanitized mail', 'mailsan/lg', 'lg-mail', 'tcp/25', 'forward'),
    ...(traits.has('cdr')
      ? [
          one(
            'S3',
            'ファイルの預け入れ',
            'Files to sanitize',
            'net-pc',
            'cdr/net',
            'tcp/443',
            'forward',
          ),
          one(
            'S4',
            '無害化したファイル',
            'Sanitized files',
            'lg-pc',
            'cdr/lg',
            'tcp/443',
            'backward',
          ),
        ]
      : []),
    ...(traits.has('screen')
      ? [
          one('S5', '画面転送', 'Screen transfer', 'lg-pc', 'scr/lg', 'tcp/443', 'both'),
          one(
            'S6',
            '仮想ブラウザの画面',
            'Screens of the virtual browsers',
            'scr/net',
            'net-rbi',
            'tcp/3389',
            'both',
          ),
        ]
      : []),
  ];
}

/** With the servers of the security cloud. */
function cloud(town: Town): readonly Line[] {
  const { id: t } = town;
  return [
    {
      id: 'N1',
      ja: 'Web',
      en: 'Web',
      from: `[${webUsers(town).join(', ')}]`,
      to: 'sc-proxy',
      service: 'tcp/8080',
    },
    {
      id: 'N2',
      ja: 'メール受信',
      en: 'Incoming mail',
      from: 'sc-mail',
      to: `${t}-net-mx`,
      service: 'tcp/25',
    },
    {
      id: 'N3',
      ja: 'メール送信',
      en: 'Outgoing mail',
      from: `${t}-net-mx`,
      to: 'sc-mail',
      service: 'tcp/25',
    },
    {
      id: 'N4',
      ja: '名前解決',
      en: 'Name resolution',
      from: `${t}-net-mx`,
      to: 'sc-dns',
      service: 'udp/53',
    },
    {
      id: 'N5',
      ja: 'ログの送信',
      en: 'Logs',
      from: `${t}-net-mx`,
      to: 'sc-log',
      service: 'udp/514',
      more: 'data: forward',
    },
  ];
}

/** Hosts that use the proxy of the security cloud. */
export function webUsers({ id: t, traits }: Town): readonly string[] {
  return [`${t}-net-pc`, ...(traits.has('screen') ? [`${t}-net-rbi`] : []), `${t}-net-mx`];
}
