/**
 * One mistake per requirement, as a difference against topologies/minimal. A test verifies each: the
 * requirement is violated by it.
 */
import type { RequirementId } from '../model/verdict.js';

const BASE = `sekisho: 1
base: topologies/minimal
`;

const MISTAKES: Readonly<Partial<Record<RequirementId, string>>> = {
  'R-INV-1': `
# 次の宛先が、どのサブネットにもない / the next hop is in no subnet
devices:
  fw-mn: { routes: [{ to: 198.51.100.70/32, via: 10.99.0.1 }] }
`,
  'R-CLS-1': `
# 二つの領域に足を持つ端末 / a terminal with a leg in two segments
hosts:
  admin-pc:
    interfaces: { a: { at: mn-lan, address: 10.10.0.50 }, b: { at: net-lan, address: 10.30.0.50 } }
`,
  'R-CLS-2': `
# 個人番号を扱うシステムが LGWAN接続系にある / protected data in the LGWAN-connected segment
hosts:
  kokuho: { at: lg-lan, address: 10.20.0.60, data: [個人番号] }
`,
  'R-CLS-3a': `
# インターネット接続系から LGWAN に届く / the Internet side reaches LGWAN
devices:
  lgwan-rt-2: { kind: router, interfaces: { net-lan: 10.30.0.9, lgwan-seg: 192.0.2.19 } }
`,
  'R-CLS-3b': `
# LGWAN接続系から直接インターネットへ / straight from the LGWAN-connected segment to the Internet
devices:
  ftth: { kind: router, interfaces: { lg-lan: 10.20.0.3, inet: 203.0.113.9 } }
`,
  'R-SEP-1': `
# フィルタのない機器が二つの領域をつなぐ / a device without filters joins two segments
devices:
  old-router: { kind: router, interfaces: { lg-lan: 10.20.0.9, net-lan: 10.30.0.9 } }
`,
  'R-SEP-2': `
# どの行にも当てはまらない通信を通す / what no line matches is permitted
remove: devices.fw-net.policy
devices:
  fw-net: { policy: { default: permit, rules: [] } }
`,
  'R-MN-1': `
# 切替作業の間だけのつもりの行 / a line that was meant for one evening
insert:
  - first: devices.fw-mn.policy
    items: [{ id: TMP, from: any, to: any, service: any }]
`,
  'R-LG-1': `
# 無害化装置が IP を転送する / the sanitizer forwards packets
hosts:
  mailsan: { forwarding: true }
`,
  'R-NET-1': `
# 更新のためだけの回線 / a line of its own, for updates only
devices:
  ftth: { kind: router, interfaces: { net-lan: 10.30.0.9, inet: 203.0.113.9 } }
`,
  'R-EXC-4': `
# 登録は一つの宛先、規則は網全体 / one address is registered, the line permits the whole network
remove: devices.fw-lg.policy.L2
insert:
  - last: devices.fw-lg.policy
    items: [{ id: L2, in: lg-lan, out: lgwan-seg, from: lg-pc, to: 192.0.2.128/25, service: tcp/443, register: L-1 }]
`,
  'R-REQ-1': `
# 必要な通信の行がない / the line of a required flow is gone
remove: devices.fw-lg.policy.L2
`,
  'R-MN-5': `
# USB メモリが使える / removable media can be used
hosts:
  mn-pc: { terminal: { removableMedia: allow } }
`,
  'R-MN-6': `
# 二つとも「知っているもの」 / both are things that one knows
hosts:
  mn-pc: { terminal: { mfa: [パスワード, 暗証番号] } }
`,
  'R-MGT-1': `
# 装置の管理画面が業務端末から開く / work terminals open the administration of a firewall
remove: devices.fw-lg.localIn
devices:
  fw-lg: { localIn: [{ id: A1, from: lg-pc, to: 10.20.0.1, service: tcp/443 }] }
`,
  'R-CLS-4': `
# 領域の重要度の分類が書かれていない / the classes of the systems are not stated
remove: segments.lg.confidentiality
`,
  'R-SCP-1': `
# 議会のネットワークがどこにも出てこない / a body of the town that owns no network and says nothing of it
subnets:
  lg-lan: { organization: 町長部局 }
noNetwork: []
`,
  'R-DOC-1': `
# 端末とサーバがどの図にも載っていない / no diagram shows the hosts
document:
  figures: [{ number: 図-1, shows: [segments, switches, devices, externals, register] }]
`,
  'R-DOC-2': `
# 非公開版に「公開」と書かれている / a document with addresses that is marked public
document: { handling: 公開 }
`,
  'R-PHY-1': `
# 境界の装置が執務室に置かれている / a boundary device stands in an office
devices:
  fw-mn: { room: 執務室 }
`,
  'R-IR-1': `
# この線を抜いても、領域は切り離せない / pulling this link does not isolate the segment
segments:
  net: { cutPoints: [fw-net/san-net] }
`,
  'R-VEN-1': `
# 保守業者が踏み台を通らずに住民記録へ入る / a vendor maintains the resident records directly
register:
  V-1: { from: external:lgwan 192.0.2.201/32, to: juki, service: tcp/22, kind: remote-maintenance, required: false }
`,
  'R-CLD-1': `
# マイナンバー系として扱うクラウドに、インターネット経由でつなぐ / a My Number cloud by way of the Internet
segments:
  x-gc: { kind: external, external: government-cloud, treatAs: mn, cloud: { connection: internet } }
subnets:
  gc: { segment: x-gc, prefix: 172.20.0.0/30 }
externals:
  gc: { segment: x-gc, at: gc, address: 172.20.0.2 }
`,
  'R-V6-1': `
# IPv4 は拒否、IPv6 は許可が既定 / denied in IPv4, permitted in IPv6
remove: devices.fw-net.policy
subnets:
  net-lan: { prefix: [10.30.0.0/24, "2001:db8:30::/64"] }
devices:
  fw-net:
    interfaces: { net-lan: [10.30.0.1, "2001:db8:30::1"] }
    policy: { default: { ipv4: deny, ipv6: permit }, rules: [] }
`,
  'R-AC-1': `
# 網全体に、すべてのポートを許す / a whole network, every port
remove: devices.fw-lg.policy.L2
insert:
  - last: devices.fw-lg.policy
    items: [{ id: L2, in: lg-lan, out: lgwan-seg, from: lg-lan, to: any, service: any, register: L-1 }]
`,
  'R-NET-2': `
# 経路に不正プログラム対策がない / nothing on the way looks for malware
externals:
  security-cloud: { monitor: [fw-log, ids, url-filter] }
`,
  'R-EXC-1': `
# 例外の端点が網全体 / an exception for a whole subnet
register:
  X-1: { from: mn-lan }
`,
  'R-EXC-2': `
# スイッチ側で限定していない / nothing on layer 2 or 3 holds the machine to its way
register:
  X-1: { exception: { enforcedBy: [fw-mn:M1] } }
`,
  'R-EXC-3': `
# 期限切れ / expired
register:
  X-1: { exception: { approvedOn: 2025-03-31, expiresOn: 2026-03-31 } }
`,
  'R-EXC-5': `
# 登録だけが残った例外 / an exception that nothing implements any more
register:
  X-9: { from: juki, to: external:lgwan 192.0.2.202/32, service: tcp/443, kind: specific-communication, required: false }
`,
  'R-EXC-6': `
# 相手先がインターネットにつながっている / the counterpart is connected to the Internet
register:
  X-1: { exception: { counterpart: { publicBody: false, internetConnected: true } } }
`,
  'R-EXC-7': `
# インターネットとの特定通信 / a specific communication with the Internet
register:
  X-9: { from: juki, to: external:internet 203.0.113.50/32, service: tcp/443, kind: specific-communication, required: false }
`,
  'R-EXC-9': `
# 三年前に認めたままの USB / removable media that were allowed three years ago
hosts:
  mn-pc: { terminal: { removableMedia: whitelist, exception: { approvedBy: CISO, approvedOn: 2023-04-01, expiresOn: 2027-03-31 } } }
`,
  'R-SAN-0': `
# ウイルス検査だけでは無害化と認められない / a virus scan is no sanitizing
hosts:
  mailsan: { sanitizer: { method: antivirus } }
`,
  'R-LG-3': `
# 変換できなかった添付をそのまま渡す / what it cannot convert it passes on
hosts:
  mailsan: { sanitizer: { attachments: pass } }
`,
  'R-LG-2': `
# 失敗したメールをそのまま渡す無害化装置 / a sanitizer that passes mail on when it fails
hosts:
  mailsan: { sanitizer: { onFailure: pass } }
`,
  'R-LG-4': `
# 業務端末から無害化装置を通って外へ出るメール / mail that leaves through the sanitizer, registered as anything but a release
register:
  S-3: { from: lg-mail, to: mailsan/lg, service: tcp/25, data: forward }
  S-4: { from: mailsan/net, to: net-mx, service: tcp/25, data: forward }
insert:
  - last: devices.fw-lg.policy
    items: [{ id: L9, in: lg-lan, out: san-lg, from: lg-mail, to: mailsan/lg, service: tcp/25, register: S-3 }]
  - last: devices.fw-net.policy
    items: [{ id: N9, in: san-net, out: net-lan, from: mailsan/net, to: net-mx, service: tcp/25, register: S-4 }]
`,
  'R-MN-4': `
# 二つの領域に足を持つ端末が内容を運ぶ / a terminal with two legs carries content
hosts:
  helper-pc: { interfaces: { a: { at: mn-lan, address: 10.10.0.120 }, b: { at: lg-lan, address: 10.20.0.30 } } }
`,
  'R-EXC-8': `
# 一つ一つは登録されているが、つなぐと外へ出る / each is registered, together they lead out
register:
  X-9: { from: juki, to: lg-mail, service: tcp/443, kind: specific-communication, exception: { counterpart: { publicBody: false } } }
  L-9: { from: lg-mail, to: net-mx, service: tcp/25, kind: outbound-release }
`,
  'R-HA-1': `
# セキュリティクラウドの回線が切れると、別の回線に切り替わる / when the line fails, another one takes over
devices:
  fw-net: { interfaces: { inet: 203.0.113.9 } }
insert:
  - last: devices.fw-net.routes
    items: [{ to: 172.31.0.0/24, via: 203.0.113.1, distance: 250 }]
  - last: devices.fw-net.policy
    items: [{ id: N9, in: net-lan, out: inet, from: net-pc, to: 172.31.0.10, service: tcp/8080, register: N-1 }]
`,
  'R-MDL-1': `
# α モデルなのに、業務端末がインターネット接続系にある / alpha, with its main terminals on the Internet side
hosts:
  net-pc: { role: 主たる業務端末 }
`,
  'R-MDL-2': `
# α モデルにローカルブレイクアウトはない / alpha has no local breakout
register:
  A-1: { from: lg-pc, to: external:internet 203.0.113.1/32, service: tcp/443, kind: local-breakout, required: false }
`,
  'R-MDL-3': `
# β で必須の EDR がない / no EDR, which beta demands
model: beta
hosts:
  net-pc: { role: 主たる業務端末, antivirus: true, edr: false }
`,
  'R-MDL-4': `
# α′ が求める文書がない / the documents that alpha-prime asks for are missing
model: alpha-prime
`,
};

/** Whole files; what is not there yet has no example. */
export const EXAMPLES: Readonly<Partial<Record<RequirementId, string>>> = Object.fromEntries(
  Object.entries(MISTAKES).map(([id, text]) => [id, BASE + text]),
);
