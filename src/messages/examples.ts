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
