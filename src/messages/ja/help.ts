/** `--help`. */
import type { HelpTexts } from '../help.js';

export const HELP: HelpTexts = {
  usage: 'sekisho(関所)は、ネットワークの領域が分離されていることを全パケットについて証明します。',
  verify: '基本方針の全要件を判定し、満たさない場合は反例のパケットを示す',
  trace: 'パケット一つをホップごとに追跡する',
  completion: 'シェルの補完スクリプトを出力する',
  topologies: '構成ファイル、topology.yaml のあるフォルダ、または標準入力を表す -',
  topology: '構成ファイル、topology.yaml のあるフォルダ、または標準入力を表す -',
  from: '送信元: ホスト、ホスト/インターフェース、サブネット、機器、外部、アドレス',
  to: '宛先: 同上、または任意のアドレス',
  tcp: 'この宛先ポートへの TCP パケット',
  udp: 'この宛先ポートへの UDP パケット',
  icmp: 'このタイプとコードの ICMP パケット、例 8/0(既定: エコー要求)',
  protocol: 'この IP プロトコル番号のパケット(esp、ah、gre などの名前も可)',
  source: '送信元アドレス(既定: --from の最初のアドレス)',
  'source-port': '送信元ポート(既定: 49152)',
  reply: '応答も追跡する',
  ongoing: '接続中を名乗る TCP パケットとする',
  reading: '不確かな行(時間指定、解釈できない条件)を許可側・拒否側のどちらに読むか',
  ipv6: '両端の IPv6 アドレスを使う',
  routing: '経路表どおりか、経路がどうであってもか',
  spoofing: '送信元アドレスを誰が名乗れるか',
  at: '時間指定のある行の判定日時、例 2026-04-01T22:30(既定: 全時刻)',
  only: '対象の要件、例 R-MN-1,R-LG-1',
  format: '人向けのテキスト、またはプログラム向けの JSON',
  output: '標準出力の代わりにこのファイルへ書く',
  all: '長くても省略せずに表示する',
  'fail-on-undetermined': '判定不能があれば終了コード 3 とする(--no-… で 0)',
  lang: '言語(既定: LC_ALL、LC_MESSAGES、LANG から)',
  color: '色(auto: 端末のときのみ。NO_COLOR と FORCE_COLOR に従う)',
  ascii: '記号と枠を ASCII で表示する',
  width: 'テキストの桁数(既定: 端末の幅、端末でなければ 80)',
  ambiguous: '→ や ① などの文字をこの端末が何桁で表示するか',
  debug: 'プログラム自身の誤りで停止したとき、発生箇所を表示する',
  help: 'このヘルプを表示する',
  version: 'バージョンを表示する',
  'group-question': 'パケット:',
  'group-model': 'ネットワークの読み方:',
  'group-output': '出力:',
  'group-other': 'その他:',
  'exit-codes': `終了コード(全構成のうち最も悪いもの: 70 > 2 > 1 > 3 > 0)
  0    全要件が証明済または例外、追跡が完了
  1    違反のある要件が一つ以上
  2    コマンドラインの誤り、構成が読めない、または誤りがある
  3    判定不能の要件が一つ以上
  70   プログラム自身の誤り
  130  中断`,
  'example-verify': '一つの町を検証する',
  'example-trace': 'TCP パケット一つとその応答を追跡する',
  'see-help': 'コマンドと終了コードの説明は sekisho --help にあります。',
};
