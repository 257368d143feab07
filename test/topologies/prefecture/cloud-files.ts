/** What the towns share: the security cloud of the prefecture, and the outside. */
import { webUsers } from './town-register.js';
import { list, onLine, v4, v6, type Town } from './towns.js';

/** The text of `security-cloud.yaml`. */
export function securityCloudFile(towns: readonly Town[]): string {
  const nets6 = towns.filter(({ traits }) => traits.has('ipv6'));
  const cites = (line: string): string => `[${towns.map(({ id }) => `${id}-${line}`).join(', ')}]`;
  const mx = `[${towns.map(({ id }) => `${id}-net-mx`).join(', ')}]`;
  return `# yaml-language-server: $schema=../../schemas/topology-v1.json
# 県の自治体情報セキュリティクラウド。町の線はすべて sc-fw に入り、町どうしの間は通さない。
# The security cloud of the prefecture. Every line of a town ends at sc-fw, which passes nothing from town to town.
#
# 町から届くのは sc-dmz のサーバだけ。インターネットとの間は、そのサーバが sc-edge を通して話す。
# sc-fw に既定の経路は無く、sc-edge は町への経路を持たない。
register:
  SC-1: { title: { ja: 更新プログラムの取得, en: Updates }, from: sc-proxy, to: external:internet 198.51.100.200/32, service: tcp/443, data: backward }
devices:
  sc-fw:          # 町の線を収容する FW。町の側は一つのゾーンで、ゾーンの中も既定で拒否
    kind: firewall
    name: { ja: 収容 FW, en: Firewall for the lines of the towns }
    room: データセンター
    monitor: [fw-log, ids, malware, url-filter]
    interfaces:
${towns.map((town) => `      ${town.id}-line: ${list(onLine(town, 1))}`).join('\n')}
      sc-dmz: [172.31.0.1, "2001:db8:31::1"]
      sc-ops: 172.31.2.1
    routes:
${towns.map((town) => `      - { to: ${v4(town, '30.0')}/24, via: ${onLine(town, 2)[0]!} }`).join('\n')}
${nets6.map((town) => `      - { to: ${v6(town, '/64')[0]!}, via: ${onLine(town, 2)[1]!} }`).join('\n')}
    zones: { towns: [${towns.map(({ id }) => `${id}-line`).join(', ')}], servers: [sc-dmz], logs: [sc-ops] }
    policy:
      - { id: C1, in: towns, out: servers, from: web-users, to: sc-proxy, service: tcp/8080, log: true, comment: Web 閲覧,
          register: ${cites('N1')} }
      - { id: C2, in: servers, out: towns, from: sc-mail, to: ${mx}, service: tcp/25, log: true, comment: 検査したメールの配送,
          register: ${cites('N2')} }
      - { id: C3, in: towns, out: servers, from: ${mx}, to: sc-mail, service: tcp/25, log: true,
          register: ${cites('N3')} }
      - { id: C4, in: towns, out: servers, from: ${mx}, to: sc-dns, service: udp/53, log: true,
          register: ${cites('N4')} }
      - { id: C5, in: towns, out: logs, from: ${mx}, to: sc-log, service: udp/514,
          register: ${cites('N5')} }
      - { id: C6, in: servers, out: logs, from: [sc-proxy, sc-mail, sc-dns, sc-waf], to: sc-log, service: udp/514 }
    localIn: []
  sc-edge:        # インターネットとの境界。公開 Web は WAF が受ける
    kind: firewall
    name: { ja: インターネット境界 FW, en: Internet firewall }
    room: データセンター
    monitor: [fw-log, ips]
    interfaces: { sc-dmz: [172.31.0.254, "2001:db8:31::fe"], inet: [203.0.113.2, "2001:db8:ff::2"] }
    routes: [{ to: 0.0.0.0/0, via: 203.0.113.1 }, { to: "::/0", via: "2001:db8:ff::1" }]
    policy:
      - { id: E1, in: sc-dmz, out: inet, from: sc-proxy, to: internet, service: [tcp/80, tcp/443], register: SC-1, log: true }
      - { id: E2, in: sc-dmz, out: inet, from: sc-mail, to: internet, service: tcp/25, log: true }
      - { id: E3, in: inet, out: sc-dmz, from: internet, to: sc-mail, service: tcp/25, log: true }
      - { id: E4, in: sc-dmz, out: inet, from: sc-dns, to: internet, service: udp/53, log: true }
      - { id: E5, in: inet, out: sc-dmz, from: internet, to: sc-waf, service: tcp/443, log: true }
    localIn: []
hosts:          # 既定の経路は sc-edge、町とログ収集へは sc-fw
  sc-proxy: { at: sc-dmz, address: [172.31.0.10, "2001:db8:31::10"], routes: &to-towns [{ to: 10.0.0.0/8, via: 172.31.0.1 },
      { to: 172.31.0.0/16, via: 172.31.0.1 }, { to: "2001:db8::/32", via: "2001:db8:31::1" }], updateSource: internet,
    role: プロキシサーバ, relay: { protocol: http-proxy, upstreams: [internet] }, monitor: [proxy-log, url-filter, malware, sandbox],
    name: { ja: プロキシ, en: Web proxy } }
  sc-mail: { at: sc-dmz, address: 172.31.0.25, routes: &to-towns4 [{ to: 10.0.0.0/8, via: 172.31.0.1 }, { to: 172.31.0.0/16, via: 172.31.0.1 }], role: メールサーバ, relay: { protocol: smtp, upstreams: [internet] },
    monitor: [malware, sandbox], name: { ja: メールゲートウェイ, en: Mail gateway } }
  sc-dns: { at: sc-dmz, address: 172.31.0.53, routes: *to-towns4, role: DNSサーバ, relay: { protocol: dns, upstreams: [internet] },
    name: { ja: 外部 DNS, en: External DNS } }
  sc-waf: { at: sc-dmz, address: 172.31.0.80, routes: *to-towns4, role: WAFサーバ, name: { ja: 公開 Web の WAF, en: WAF of public web sites } }
  sc-log: { at: sc-ops, address: 172.31.2.4, role: ログサーバ, monitor: [siem, soc], name: { ja: ログ収集・監視, en: Logs and monitoring } }
objects:
  web-users: [${towns.flatMap(usersAtCloud).join(', ')}]
subnets:
  sc-dmz: { segment: x-sc, prefix: [172.31.0.0/24, "2001:db8:31::/64"], gateway: sc-edge, name: { ja: 中継サーバ, en: Relay servers } }
  sc-ops: { segment: x-sc, prefix: 172.31.2.0/28, gateway: sc-fw, name: { ja: ログ収集・監視, en: Logs and monitoring } }
segments:
  x-sc: { kind: external, external: security-cloud, name: { ja: 自治体情報セキュリティクラウド, en: Municipal security cloud } }
`;
}

/** Sources of web traffic as the cloud sees them: translated, where the town does that. */
function usersAtCloud(town: Town): readonly string[] {
  return town.traits.has('nat-cloud') ? [`${town.id}-fw-net/${town.id}-line`] : webUsers(town);
}

/** The text of `outside.yaml`. */
export function outsideFile(towns: readonly Town[]): string {
  return `# yaml-language-server: $schema=../../schemas/topology-v1.json
# 外: LGWAN は町ごとの接続点で、インターネットはセキュリティクラウドの境界で、それぞれつながる。
# The outside: LGWAN at a connection of each town, the Internet at the border of the security cloud.
externals:
  lgwan:          # 団体どうしの通信を中継しないことを前提とする / it is assumed not to relay between its tenants
    segment: x-lgwan
    name: { ja: LGWAN, en: LGWAN }
    operator: J-LIS
    publicBody: true
    internetConnected: false
    behind: [192.0.2.128/25, 198.51.100.64/26]
    interfaces:
${towns.map(({ id, number }) => `      ${id}-lgwan: 198.18.${number}.1`).join('\n')}
  internet: { segment: x-internet, at: inet, address: [203.0.113.1, "2001:db8:ff::1"], behind: [0.0.0.0/0, "::/0"], internetConnected: true,
    name: { ja: インターネット, en: Internet } }
subnets:
  inet: { segment: x-internet, prefix: [203.0.113.0/24, "2001:db8:ff::/64"], name: { ja: インターネット回線, en: Internet line } }
segments:
  x-lgwan: { kind: external, external: lgwan, name: { ja: LGWAN, en: LGWAN } }
  x-internet: { kind: external, external: internet, name: { ja: インターネット, en: Internet } }
`;
}

/** The text of `topology.yaml`. */
export function topologyFile(towns: readonly Town[]): string {
  return `# yaml-language-server: $schema=../../schemas/topology-v1.json
#
# みどり県: 一つの自治体情報セキュリティクラウドと、それにつながる架空の町村 ${towns.length} 団体。
# Midori Prefecture: one security cloud, and the ${towns.length} invented towns behind it.
#
# この構成は test/topologies/write-prefecture.ts が書き出す。手で直さないこと。
# These files are written by test/topologies/write-prefecture.ts; do not edit them.
#
# アドレスは文書用・私用の仮のもの: 10.N.0.0/16 が N 番目の町(10 = マイナンバー、20 = LGWAN、30 = インターネット、
# 40・41 = 無害化)、172.31.0.0/16 がセキュリティクラウド、198.18.N.0/28 が町の LGWAN 接続。
sekisho: 1
name: { ja: みどり県セキュリティクラウドと ${towns.length} 町村, en: Security cloud of Midori Prefecture and ${towns.length} towns }
model: alpha
policyBasis: 各町村の情報セキュリティ基本方針(令和8年4月1日改正)
asOf: 2026-04-01
document: { number: SC-01, version: "1.0", date: 2026-04-01, handling: 非公開,
  figures: [{ number: 図-1, title: { ja: 全体構成図, en: Overview }, shows: all }, { number: 表-1, title: { ja: 通信要件一覧, en: Register }, shows: register }] }
noNetwork:
  - { organization: [選挙管理委員会, 公平委員会, 監査委員, 固定資産評価審査委員会], reason: どの町村でも事務局は長部局の職員が兼ね、その端末を使う }
include:
  - security-cloud.yaml
${towns.map(({ id }) => `  - towns/${id}.yaml`).join('\n')}
  - outside.yaml
`;
}
