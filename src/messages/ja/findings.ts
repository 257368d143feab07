/** Why a verdict is what it is, and what to do where something is to be done. */
import type { FindingCode } from '../../model/verdict.js';
import type { OpenFindingCode } from '../catalog.js';
import { CONTENT_FINDINGS, CONTENT_FIXES } from './findings-content.js';
import { FACT_FINDINGS, FACT_FIXES } from './findings-facts.js';
import { FAILURE_FINDINGS, FAILURE_FIXES } from './findings-failure.js';
import { MODEL_FINDINGS, MODEL_FIXES } from './findings-model.js';
import { READING_FINDINGS, READING_FIXES } from './findings-readings.js';
import { OWN_FINDINGS, OWN_FIXES } from './findings-own.js';
import { REGISTER_FINDINGS, REGISTER_FIXES } from './findings-register.js';
import { TRAFFIC_FINDINGS, TRAFFIC_FIXES } from './findings-traffic.js';

export const FINDINGS: Readonly<Record<FindingCode, string>> = {
  ...CONTENT_FINDINGS,
  ...FACT_FINDINGS,
  ...MODEL_FINDINGS,
  ...READING_FINDINGS,
  ...FAILURE_FINDINGS,
  ...OWN_FINDINGS,
  ...REGISTER_FINDINGS,
  ...TRAFFIC_FINDINGS,
  'ok/inventory-closed': '機器等 {nodes} 件、アドレス {addresses} 件のすべてが確認済み',
  'ok/classified': '機器等 {nodes} 件、サブネット {subnets} 件がそれぞれ一つの領域に所属',
  'ok/data-placed': '保護すべき情報を扱うシステム {systems} 件がすべて所定の領域に所属',
  'ok/no-path': '{from:segment}から{to:segment}に届くパケットは存在しない',
  'ok/paths-placed': 'どの領域も{external:segment}との経路を持ってよい領域である',
  'ok/separated':
    'ブロードキャストドメイン {domains} 件はそれぞれ一つの領域のみ、領域間の機器 {devices} 台にフィルタあり',
  'ok/explicit-permits-only': '領域の組 {pairs} 件で、明示の許可行による通信のみ',
  'ok/no-crossing': '領域の組 {pairs} 件で、越えるパケットは存在しない',
  'ok/only-registered': '{from:segment}から{to:segment}へは登録された {flows} 件の通信のみ',
  'ok/through-cloud': '{from:segment}からインターネットへは自治体情報セキュリティクラウド経由のみ',
  'ok/lines-within-register': '許可行 {lines} 行はいずれも一覧の範囲内',
  'ok/flow-passes': '{flow:flow} は応答も含めて成立',
  'excepted/registered':
    '{from:segment}から{to:segment}へ、通信要件一覧の例外 {flows} のとおりにパケットが届きます。',
  'inv/unresolved-next-hop':
    '{node:node} の {prefix} への経路の次ホップ {nextHop} が、直接接続されたどのネットワークにもありません。',
  'inv/duplicate-address': '{first:node} と {second:node} のアドレスがともに {address} です。',
  'inv/duplicate-mac': '{first:node} と {second:node} の MAC アドレスがともに {mac} です。',
  'inv/address-outside-subnets':
    '{node:node} のアドレス {address} が、宣言されたどのサブネットにも入っていません。',
  'inv/split-subnet':
    'サブネット {subnet:subnet} が、互いにつながっていない複数のブロードキャストドメインに分かれています。',
  'inv/isolated-node': '{node:node} がどこにも接続されていません。',
  'cls/host-in-two-segments':
    '{node:node} が{first:segment}と{second:segment}の両方に足を持っています。',
  'cls/stated-otherwise':
    '{node:node} の所属は台帳では{stated:segment}ですが、接続先のサブネットは{actual:segment}です。',
  'cls/other-not-isolated':
    '三層以外の領域は隔離されていなければなりませんが、{from:segment}から{to:segment}へパケットが届きます。',
  'cls/protected-data-outside': '{data} を扱う {node:node} が{segment:segment}にあります。',
  'cls/cms-outside': 'ホームページ管理システム {node:node} が{segment:segment}にあります。',
  'cls/lgwan-path': '{from:segment}からのパケットが {external:segment}に届きます。',
  'cls/internet-path': '{from:segment}からのパケットが{external:segment}に届きます。',
  'sep/shared-domain':
    '一つのブロードキャストドメインに{first:segment}と{second:segment}が同居しています: {members}',
  'sep/unfiltered-device':
    '{node:node} が{first:segment}と{second:segment}の間をフィルタなしで中継しています。',
  'sep/default-permit':
    '{from:segment}から{to:segment}へ、どの許可行にも当たらないパケットが {node:node} を既定の動作だけで通過します。',
  'crossing/not-registered':
    '{from:segment}から{to:segment}へ、通信要件一覧のどの項にも該当しないパケットが届きます。',
  'crossing/wrong-kind':
    '{from:segment}から{to:segment}へ、通信要件一覧の {flows} によるパケットが届きますが、この条項が認める種別の通信ではありません。',
  'lg/direct-session':
    '{from:segment}から{to:segment}へ、無害化装置を経ずに直接セッションが張れます。',
  'lg/sanitizer-forwards':
    '無害化装置 {node:node} がパケットを中継するため、無害化されない通信が通り抜けます。',
  'net/bypasses-cloud':
    '{from:segment}からのパケットが、自治体情報セキュリティクラウドを経ずに{external:segment}に届きます。',
  'exc/line-not-cited':
    '{filter:filter} の {line} 行が{from:segment}から{to:segment}への通信を許可していますが、通信要件一覧の項番を引用していません。',
  'exc/line-wider':
    '{filter:filter} の {line} 行が、通信要件一覧の {flows} より広い範囲を{from:segment}から{to:segment}へ許可しています。',
  'req/lost':
    '必要な通信 {flow:flow} が完全には成立しません。パケットの一つが「{disposition:word}」となります。',
  'req/reply-lost':
    '必要な通信 {flow:flow} が完全には成立しません。応答が「{disposition:word}」となります。',
  'req/wrong-end':
    '必要な通信 {flow:flow} が完全には成立しません。パケットの一つが別の {end} に届きます。',
  'und/no-segment': '種別「{kind:word}」の領域がないため、判定の対象がありません。',
  'und/empty-segment':
    '{segment:segment}に属するものがありません。このままでは何を主張しても真になってしまいます。',
  'und/empty-flow': '{flow:flow} に該当するパケットが一つもありません。',
  'und/nothing-to-check': '対象となるものが構成にありません: {what:word}',
  'und/unclassified-node': '{node:node} がどのサブネットにもなく、どの領域にも属していません。',
  'und/missing-fact': '{node:node} の `{fact}` がファイルに書かれていません。',
  'und/limit': 'パケット集合が {limit} 節点を超えたため、探索を打ち切りました。',
  'und/unmodelled':
    '{filter:filter} の {line} 行に解釈できない条件があり、判定がそれに左右されます。',
};

export const FIXES: Readonly<Record<OpenFindingCode, string>> = {
  ...CONTENT_FIXES,
  ...FACT_FIXES,
  ...MODEL_FIXES,
  ...READING_FIXES,
  ...FAILURE_FIXES,
  ...OWN_FIXES,
  ...REGISTER_FIXES,
  ...TRAFFIC_FIXES,
  'inv/unresolved-next-hop': '次ホップを正すか、そこに至るインターフェースを宣言してください。',
  'inv/duplicate-address': '一方のアドレスを変更するか、共有の仮想アドレスとして宣言してください。',
  'inv/duplicate-mac': 'いずれかの台帳の MAC アドレスを正してください。',
  'inv/address-outside-subnets': 'サブネットを宣言するか、アドレスを正してください。',
  'inv/split-subnet':
    '両者をつなぐケーブルまたはトランクを宣言するか、サブネットを二つに分けてください。',
  'inv/isolated-node': '接続先を `at` で書くか、台帳から削除してください。',
  'cls/host-in-two-segments': '一方のインターフェースを外してください。',
  'cls/stated-otherwise': '機器の `segment` を正すか、本来の領域に接続してください。',
  'cls/other-not-isolated': '決め手となった行で拒否してください。',
  'cls/protected-data-outside': 'マイナンバー利用事務系のサブネットに接続してください。',
  'cls/cms-outside': 'インターネット接続系のサブネットに接続してください。',
  'cls/lgwan-path': '決め手となった行を狭めてください。',
  'cls/internet-path': '決め手となった行を狭めてください。',
  'sep/shared-domain':
    'トランクから VLAN を外すか、ネイティブ VLAN・ポート・SSID の設定を正してください。',
  'sep/unfiltered-device': 'インターフェースにフィルタを適用するか、一方の足を外してください。',
  'sep/default-permit':
    'このフィルタに `default: deny` を書くか、フィルタのない箇所に適用してください。',
  'crossing/not-registered': '決め手となった行を狭めるか、通信を登録してください。',
  'crossing/wrong-kind': '決め手となった行を狭めるか、実態に合う種別で登録してください。',
  'lg/direct-session': '無害化装置にだけ届くよう、決め手となった行を狭めてください。',
  'lg/sanitizer-forwards': '無害化装置の IP 転送を止めてください(`forwarding: false`)。',
  'net/bypasses-cloud': 'この経路のルートまたは許可行を取り除いてください。',
  'exc/line-not-cited': 'この行が実現する通信要件一覧の項番を `register:` で引用してください。',
  'exc/line-wider': 'アドレス・プロトコル・ポートを一覧の範囲まで狭めてください。',
  'req/lost': '最後のホップを見て、通信を許可するか、経路を正してください。',
  'req/reply-lost': '応答が同じステートフル機器を通って戻るようにしてください。',
  'req/wrong-end': '経路またはアドレス変換、あるいは通信の `to` を正してください。',
  'und/no-segment': '領域を種別とともに宣言してください。',
  'und/empty-segment': 'サブネットと機器を宣言するか、領域を削除してください。',
  'und/empty-flow': '通信の `from`・`to`・`service` を正してください。',
  'und/nothing-to-check': '要件の対象を宣言してください。',
  'und/unclassified-node': 'サブネットに接続するか、台帳から削除してください。',
  'und/missing-fact': 'この機器の `{fact}` を書いてください。',
  'und/limit': '一度に検証する要件を減らすか(`--only`)、フィルタを簡素にしてください。',
  'und/unmodelled': '条件をアドレスとサービスで書き直すか、行を無効にしてください。',
};
