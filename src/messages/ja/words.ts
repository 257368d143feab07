/** Words of the program as the field says them. */
import type { Word } from '../catalog.js';

export const WORDS: Readonly<Record<Word, string>> & Readonly<Record<string, string>> = {
  // kinds of segments
  'my-number': 'マイナンバー利用事務系',
  'lgwan-connected': 'LGWAN接続系',
  'internet-connected': 'インターネット接続系',
  'boundary-dmz': '境界DMZ',
  sanitizing: '無害化セグメント',
  education: '教育系',
  'public-wifi': '公衆無線LAN',
  other: 'その他の領域',
  external: '外部',
  lgwan: 'LGWAN',
  'juki-net': '住基ネット',
  'government-cloud': 'ガバメントクラウド',
  'security-cloud': '自治体情報セキュリティクラウド',
  internet: 'インターネット',
  'cloud-service': 'クラウドサービス',
  'closed-network': '閉域網',
  // how a packet ends
  accepted: '受信',
  'delivered-to-subnet': 'サブネットに到達',
  'exits-network': '外部へ送出',
  'denied-in': '入口で拒否',
  'denied-out': '出口で拒否',
  'denied-by-policy': 'ポリシーで拒否',
  'no-route': '経路なし',
  'null-routed': '破棄経路',
  'neighbor-unreachable': '受け取る機器なし',
  loop: 'ループ',
  // where a filter stands
  in: '入口フィルタ',
  policy: 'ポリシー',
  out: '出口フィルタ',
  'local-in': '機器自体宛て',
  // what was looked for in vain
  nodes: '機器',
  hosts: 'ホスト',
  segments: '領域',
  'protected-data': '保護すべき情報を扱うシステム',
  flows: '登録された通信',
  // who may send
  'mode/none': '登録された機器が、自身のアドレスのみ',
  'mode/subnet': 'サブネット内の任意の機器が、サブネット内の任意のアドレス',
  'mode/any': '任意の機器が、任意のアドレス',
};
