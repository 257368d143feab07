/** 横移動と、守りの深さ。 */
import type { ATTACK_PARAMS } from '../attack-texts.js';

export const ATTACK: Readonly<Record<keyof typeof ATTACK_PARAMS, string>> = {
  'lateral/question': '指定された横移動を調べられません',
  'lateral/step': '{to} ← {from}',
  'lateral/senders': '送信元アドレスを名乗れる者: {mode:mode}。',
  'lateral/title': '{from} を起点とする横移動',
  'lateral/counts': '機器 {nodes} 台が {rounds} 巡で乗っ取られうる',
  'lateral/nobody': 'ほかに乗っ取られうるものはない',
  'lateral/segments': '領域',
  'lateral/held': '{nodes} 台のうち {held} 台に足場',
  'lateral/touched': '足場はないが、足場からのパケットが届く',
  'lateral/safe': '足場からのパケットは一つも届かない',
  'lateral/unknown': '分からない',
  'lateral/round': '{round} 巡目',
  'lateral/permitted': '許可',
  'lateral/uncertain': '時間指定の行、または解釈できない行だけによる',
  'lateral/machine': '{node:node} が {interface} から送る',
  'lateral/limit': 'パケット集合の大きさが上限 {limit} に達したため、打ち切った。',
  'lateral/unshown': '経路の数が多く、示せない',
  'lateral/every-service': '受け入れられるパケットは、すべて乗っ取りに使えるとみなした。',
  'lateral/services': '乗っ取りに使えるとみなしたサービス: {services}。',
  'lateral/outside': '町の外の機器は乗っ取られないとみなした(--from に指定したものを除く)。',
  'lateral/not-looked-at':
    '調べていないこと: 接続してきた端末への攻撃、運ばれる内容、盗まれた資格情報、スイッチの乗っ取り。',
  'depth/question': '指定された守りの深さを調べられません',
  'depth/title': '守りの深さ',
  'depth/connected': 'すでに通る: 要件一覧にないパケットが届く',
  'depth/is': '{depth} か所の誤りで通る',
  'depth/more-than': '{depth} か所までの誤りでは通らない',
  'depth/no-way': 'どれだけ開けても通らない',
  'depth/unknown': 'パケット集合の大きさが上限 {limit} に達したため、分からない',
  'depth/switch': 'スイッチ {id}',
  'depth/opened': '{elements} を開けたとき',
  'depth/nothing': '比べる二つの領域がない',
  'depth/routes-as-written': '経路は書かれたとおり。経路の誤りも考えるには --routing any-route。',
  'depth/any-route': '経路はどうであってもよく、開けた機器の VRF は一つとみなした。',
  'depth/no-switches': 'スイッチ {count} 台の設定誤りは数えていない。数えるには --layer2。',
  'depth/not-looked-at':
    '調べていないこと: 別の機器を足場とするセッション(sekisho lateral)、運ばれる内容、外部での中継、配線の誤り、アドレスと変換の誤り。',
  'depth/raw':
    '数えたのは、フィルタのある機器と、二つ以上の足を持つホスト。それが何も止めず転送するとき、要件一覧にないパケットが届く最少の組。',
};
