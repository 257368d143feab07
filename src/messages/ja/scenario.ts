/** Mistakes in scenarios. */
import type { ScenarioCode } from '../../model/diagnostic-codes.js';
import type { DiagnosticTexts } from '../diagnostic-text.js';

const NOTHING = '何も変わらない段は、名前に反して何も示しません。';
const ELEMENTS =
  '機器、外部、ホスト、ノード/インターフェース、スイッチ、配線のスイッチ/ポート、トンネルのいずれかを書いてください。';

export const SCENARIO: DiagnosticTexts<ScenarioCode> = {
  'scenario/empty-file': {
    what: 'ファイルに何も書かれていません。',
    why: '何も起こらないシナリオは、どんなネットワークでも合格してしまいます。',
    fix: 'シナリオを書いてください。例は docs/scenarios.md の冒頭にあります。',
  },
  'scenario/is-topology': {
    what: 'これは構成であって、シナリオではありません。',
    why: 'シナリオは、構成に何が起こるかを段ごとに書いたものです。',
    fix: '`sekisho-scenario:` で始まるファイルを指定するか、構成には sekisho verify を使ってください。',
  },
  'scenario/version-missing': {
    what: '形式のバージョンが書かれていません。',
    why: 'このバージョンは、ファイルが構成でなくシナリオであることも示します。',
    fix: '先頭の行に `sekisho-scenario: {supported}` と書いてください。',
  },
  'scenario/topology-missing': {
    what: '{path} に構成がありません(ファイルとしても、その名前のフォルダの中にも)。',
    why: '起こる場所であるネットワークがなければ、何も進められません。',
    fix: 'パスを確かめてください。このファイルからの相対パスです。フォルダの場合、中のファイル名は topology.yaml とします。',
  },
  'scenario/topology-itself': {
    what: 'シナリオが自分自身({path})を構成として指しています。',
    why: 'シナリオはネットワークではありません。',
    fix: '構成ファイル、または topology.yaml のあるフォルダを指定してください。',
  },
  'scenario/unknown-requirement': {
    what: '{name} という要件はありません。',
    why: '存在しないものへの期待は、いつでも満たされてしまいます。',
    fix: '要件は sekisho requirements で一覧できます。名指ししない要件すべてを表すのは `others` です。',
  },
  'scenario/same-at-start': {
    what: '最初の状態に `same` が期待されています。',
    why: '最初の状態より前の状態はなく、同じかどうかを比べられません。',
    fix: '判定を書くか、証明済または例外を表す `holds` を書いてください。',
  },
  'scenario/bad-time': {
    what: '`{text}` は日時ではありません。',
    why: '時間指定のある行は、曜日と時刻によって効くかどうかが変わります。',
    fix: '2026-04-01T22:30 のように書くか、全時刻を表す `always` を書いてください。',
  },
  'scenario/no-event': {
    what: 'この段では何も起こりません。',
    why: NOTHING,
    fix: '次のいずれかを書いてください: {allowed}',
  },
  'scenario/named-twice': {
    what: 'この段の二つの出来事が {name} についてのものです。',
    why: '一つの段の出来事は同時に起こるので、どちらが効くのか決められません。',
    fix: '二つの段に分けてください。',
  },
  'scenario/day-backwards': {
    what: '{day} は、それまでの段の日 {before} より前です。',
    why: '段は時間の順に進みます。',
    fix: '後の日を書くか、段を前に移してください。',
  },
  'scenario/unknown-element': {
    what: '{name} という、故障しうるものはありません。',
    why: '別のものの故障が、意図した故障として扱われてしまいます。',
    fix: ELEMENTS,
  },
  'scenario/already-down': {
    what: '{name} は既に停止しているか、故障しています。',
    why: NOTHING,
    fix: '消すか、前の段で復旧(`up`)させてください。',
  },
  'scenario/not-down': {
    what: '{name} は停止も故障もしていません。',
    why: NOTHING,
    fix: '前の段で停止させたものを、同じ名前で書いてください。',
  },
  'scenario/not-a-sanitizer': {
    what: '{name} は無害化装置ではありません。',
    why: '内容をそのまま渡したり止めたりするのは、内容を変える装置だけです。',
    fix: '`sanitizer` の記載があるホストか機器を書いてください。ほかのものには `down` を使います。',
  },
  'scenario/no-second-chassis': {
    what: '{name} は、二台目の筐体を持つ機器ではありません。',
    why: '切り替わるには、二台目が必要です。',
    fix: '`ha` のある機器を書くか、その機器に `ha`(peer と mode)を書いてください。',
  },
  'scenario/peer-has-record': {
    what: '{name} の相手は機器 {peer} で、自分の設定を持っています。',
    why: '切り替え後に効くのは相手の項目に書かれた設定であり、この項目ではありません。',
    fix: '`syncStops` を消してください。{name} の変更はもともと {peer} に及びません。',
  },
  'scenario/sync-stopped-before': {
    what: '{name} の二台の筐体は、既に同期していません。',
    why: NOTHING,
    fix: 'この出来事を消してください。',
  },
  'scenario/unknown-node': {
    what: '{name} というホスト、機器、外部はありません。',
    why: '攻撃者がどこを押さえたかで、その先のすべてが決まります。',
    fix: '構成にあるホスト、機器、外部のいずれかを書いてください。',
  },
  'scenario/already-compromised': {
    what: '{name} は既に侵害されています。',
    why: NOTHING,
    fix: '消してください。',
  },
  'scenario/unknown-segment': {
    what: '{name} という、それ自身として数えられる領域はありません。',
    why: '存在しないものへの期待は、いつでも満たされてしまいます。',
    fix: 'ほかの領域として扱われていない(`treatAs` のない)領域を書いてください。',
  },
  'scenario/nobody-compromised': {
    what: '攻撃者の到達範囲が期待されていますが、何も侵害されていません。',
    why: 'どんなネットワークでも、すべての領域が安全ということになります。',
    fix: 'この段か前の段に `compromise` を書くか、`expectReach` を消してください。',
  },
};
