/** What a run took for granted, what it left out, and what was wrong with its question. */
import type { QuestionCode } from '../../model/result.js';
import type { AssumptionCode, NotCheckedCode } from '../../model/verdict.js';
import type { ProblemText } from '../catalog.js';
import type { UsageCode } from '../usage.js';

export const ASSUMPTIONS: Readonly<Record<AssumptionCode, string>> = {
  'assume/no-relay': '{external:node} は利用団体間のパケットを中継しない。',
  'assume/senders': '送信元アドレスを名乗れる者: {mode:mode}。',
  'assume/tunnel-up': 'トンネル {tunnel:tunnel} は確立しており、両端だけをつなぐ。',
  'assume/externals-keep': '町から受け取った内容を、ほかへ引き渡さない: {externals}。',
  'assume/one-way-lines':
    '要件一覧の次の行では、内容は `data:` に書かれた向きにだけ流れる: {flows}。',
  'assume/one-way-relays': '次の中継は、セッションを開いた側からだけ内容を渡す: {nodes}。',
  'assume/declared-only':
    '無害化装置と同じサブネットに、宣言されていないものはつながっていない: {subnets}。',
  'assume/all-up': 'すべての回線と機器が稼働している。',
  'assume/others-up': 'どの段にも停止や故障と書かれていない回線と機器は、すべて稼働している。',
  'assume/unicast':
    'マルチキャスト、ブロードキャスト、フラグメント、ICMP エラーは境界を越えて内容を運ばない。',
};

export const NOT_CHECKED: Readonly<Record<NotCheckedCode, string>> = {
  'not-checked/attributes':
    '機器が台帳の記載どおりに設定されているか(認証、外部媒体、監視、更新)。',
  'not-checked/process': '構成からは判定できない条項(組織体制、教育、契約など)。',
};

export const QUESTIONS: Readonly<Record<QuestionCode, ProblemText>> = {
  'ask/unknown-endpoint': {
    what: '--{option} {value}: この名前またはアドレスのものは構成にありません。',
    fix: 'ホスト、ホスト/インターフェース、サブネット、機器、外部、または宣言済みサブネット内のアドレスを指定してください。',
  },
  'ask/ambiguous-endpoint': {
    what: '--{option} {value}: {first} と {second} のどちらもこの名前です。',
    fix: '{first} のように、どちらかを明示してください。',
  },
  'ask/outside': {
    what: '--from {value}: このアドレスは宣言されたどのサブネットにも、どの外部の背後にもありません。',
    fix: '送信するのは構成の中の何かでなければなりません。それを指定し、アドレスは --source で指定してください。',
  },
  'ask/no-address': {
    what: '--{option} {value} には IPv{family} アドレスがありません。',
    fix: '両端に同じ種類のアドレスが必要です。IPv6 を使うには --ipv6 を付けてください。',
  },
  'ask/bad-service': {
    what: '{value} は一つのパケットのサービスではありません。',
    fix: 'プロトコルとポート(--tcp 443)、タイプとコード(--icmp 8/0)、または番号(--protocol 50)を一つ指定してください。',
  },
  'ask/several-services': {
    what: '{value} は複数のサービスを表します。追跡するパケットは一つです。',
    fix: 'ポート、またはタイプとコードを一つ指定してください。',
  },
  'ask/bad-source': {
    what: '--source {value} は、パケットと同じ種類のアドレス一つではありません。',
    fix: '宛先と同じ種類(IPv4 または IPv6)のアドレスを一つ指定してください。',
  },
  'ask/bad-source-port': {
    what: '--source-port {value} はポート番号ではありません。',
    fix: '0 から 65535 までの数を指定してください。',
  },
  'ask/no-source-port': {
    what: '--source-port {value}: このプロトコルにポートはありません。',
    fix: '指定を外してください。ポートがあるのは TCP、UDP、SCTP だけです。',
  },
  'ask/bad-time': {
    what: '--at {value} は日時ではありません。',
    fix: '2026-04-01T22:30 のように日付と時刻を書いてください。',
  },
  'ask/unknown-element': {
    what: '--down {value}: その名前の、故障しうるものはありません。',
    fix: '機器、外部ネットワーク、機器/インタフェース、スイッチ、ケーブルのスイッチ/ポート、トンネルのいずれかを指定してください。',
  },
  'ask/unknown-segment': {
    what: '--{option} {value}: この名前の領域は構成にありません。',
    fix: '構成の segments にある領域の名前を指定してください。',
  },
  'ask/empty-segment': {
    what: '--{option} {value}: この領域にはサブネットも外部もなく、送る者も受ける者もいません。',
    fix: '領域にサブネットを置くか、別の領域を指定してください。',
  },
  'ask/same-segment': {
    what: '--from と --to が同じ領域 {value} です。',
    fix: '異なる二つの領域を指定してください。',
  },
  'ask/two-outsiders': {
    what: '{first} と {second} はどちらも町の外です。その間を隔てるのは町の機器ではありません。',
    fix: '少なくとも一方に町の領域を指定してください。',
  },
  'ask/not-a-service': {
    what: '--services {value}: サービスではありません。',
    fix: 'tcp/445、udp/53、icmp のように、プロトコルとポートを書いてください。',
  },
  'ask/bad-pool': {
    what: '--pool {value} はアドレスでもポート番号でもありません。',
    fix: '変換で選ばれるアドレスやポートを 192.0.2.7,40000 のように書いてください。',
  },
  'ask/not-tcp': {
    what: '--ongoing {value}: 接続中を名乗れるのは TCP パケットだけです。',
    fix: '--ongoing を外すか、--tcp を指定してください。',
  },
};

export const USAGE: Readonly<Record<UsageCode, ProblemText>> = {
  'usage/missing-command': {
    what: 'コマンドが指定されていません。',
    fix: 'sekisho verify または sekisho trace としてください。',
  },
  'usage/unknown-command': {
    what: '{command} というコマンドはありません。',
    fix: 'コマンドの一覧は sekisho --help で表示されます。',
  },
  'usage/unknown-option': {
    what: '{option} というオプションはありません。',
    fix: 'オプションの一覧は sekisho --help で表示されます。',
  },
  'usage/unknown-requirement': {
    what: '要件 {requirement} はありません。',
    fix: 'sekisho requirements で一覧できます。',
  },
  'usage/unknown-value': {
    what: '{option} に {value} は指定できません。',
    fix: '次のいずれかです: {choices}',
  },
  'usage/missing-value': {
    what: '{option} に値がありません。',
    fix: '続けて値を書いてください。',
  },
  'usage/missing-option': {
    what: '{option} が指定されていません。',
    fix: '指定してください。何を書くかは sekisho --help で表示されます。',
  },
  'usage/missing-topology': {
    what: '構成が指定されていません。',
    fix: '構成ファイル、topology.yaml のあるフォルダ、または標準入力を表す - を指定してください。',
  },
  'usage/missing-scenario': {
    what: 'シナリオが指定されていません。',
    fix: 'シナリオファイル、または標準入力を表す - を指定してください。',
  },
  'usage/several-topologies': {
    what: 'パケットを送るのは一つの構成の中です。{first} と {second} の両方は指定できません。',
    fix: '構成を一つ指定してください。',
  },
  'usage/missing-service': {
    what: 'パケットのプロトコルが指定されていません。',
    fix: '--tcp ポート、--udp ポート、--icmp [タイプ[/コード]]、--protocol 番号 のいずれかを指定してください。',
  },
  'usage/exclusive': {
    what: '{first} と {second} は同時に指定できません。',
    fix: '一方を外してください。',
  },
  'usage/bad-number': {
    what: '{option} に {value} は指定できません。',
    fix: '{min} から {max} までの整数を指定してください。',
  },
  'usage/bad-time': {
    what: '{option} {value} は日時ではありません。',
    fix: '2026-04-01T22:30 のように日付と時刻を書いてください。',
  },
  'usage/bad-date': {
    what: '{option} {value} は日付ではありません。',
    fix: '2026-04-01 のように西暦の年月日を書いてください。',
  },
  'usage/stdin-twice': {
    what: '標準入力が二度指定されています。',
    fix: '読めるのは一度だけです。- は一つだけ指定してください。',
  },
  'usage/formats-in-one-place': {
    what: '{first} と {second} の出力先が同じです。',
    fix: '--format {second}=パス のように、一方にパスを付けてください。',
  },
  'usage/same-file': {
    what: '二つの出力が同じ {path} に書かれることになります。',
    fix: 'それぞれに別のパスを付けてください。',
  },
  'usage/output-of-nothing': {
    what: 'どの --format にもパスがあるため、--output {path} に書くものがありません。',
    fix: '--output か、いずれかのパスを外してください。',
  },
  'usage/cannot-write': {
    what: '{path} に書き込めません({reason})。',
    fix: 'パスとフォルダのアクセス権を確認してください。',
  },
};
