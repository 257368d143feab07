/** What is said about facts of the inventory: terminals, classes, bodies, rooms, cut points. */

export const FACT_FINDINGS = {
  'ok/terminals-closed':
    'マイナンバー利用事務系の端末 {terminals} 台から情報を持ち出せません(ほかの機器 {others} 台)',
  'ok/terminals-authenticate':
    'マイナンバー利用事務系の端末 {terminals} 台が異なる種別の 2 要素で認証します(ほかの機器 {others} 台)',
  'excepted/terminal-open':
    '{node:node} の `{fact}: {value}` は、{approvedBy}が {expiresOn} まで承認した例外です。',
  'mn/terminal-open': '{node:node} は `{fact}: {value}` で、住民情報を持ち出せる状態です。',
  'mn/one-factor':
    '{node:node} の認証要素は {factors} で、知識・所持・生体のうち異なる 2 種別になっていません。',
  'und/unknown-machine': '{node:node} が端末かサーバか、ファイルからわかりません。',
  'und/unknown-factor':
    '{node:node} の認証要素 `{factor}` が、知識・所持・生体のどれに当たるかわかりません。',
  'ok/systems-classified': '情報システム {systems} 件の機密性・完全性・可用性の分類',
  'ok/bodies-covered': 'ネットワークを持つ機関 {bodies}、持たない理由のある機関 {without}',
  'ok/bodies-covered-in': '{municipalities} 市町村のそれぞれで、すべての機関が網羅されている',
  'ok/everything-drawn': '図表 {figures} 点のいずれかに、{items} 件のすべてが示されています',
  'ok/document-marked': '文書番号 {number}、版数 {version}、日付あり、取扱区分 {handling}',
  'ok/in-machine-room':
    'マイナンバー利用事務系のサーバ {servers} 件と領域間の機器 {devices} 件が電算室にあります',
  'scp/network-denied':
    '{body:word}はネットワークを持たないと書かれていますが、{owned} はその機関のものとされています。',
  'scp/network-denied-in':
    '{municipality}の{body:word}はネットワークを持たないと書かれていますが、{owned} はその機関のものとされています。',
  'doc/not-drawn': 'どの図表にも示されていない{subject:word}があります({count} 件): {names}。',
  'hint/figure-older': '図表 {figure} の日付 {date} は、文書の日付 {documentDate} より前です。',
  'doc/public': '文書の取扱区分が `{handling}` ですが、アドレス・ポート・機器名が書かれています。',
  'phy/outside-machine-room': '{node:node} が{room}にあります。電算室ではありません。',
  'und/unclassified-systems':
    '{segment:segment}の情報システム {systems} 件に、分類({facts})が書かれていません。',
  'und/body-unaccounted': '{body:word}のサブネットも機器もなく、その理由も書かれていません。',
  'und/body-unaccounted-in':
    '{municipality}には{body:word}のサブネットも機器もなく、その理由も書かれていません。',
  'und/missing-document-fact': '`{fact}` がファイルに書かれていません。',
  'und/unknown-handling': '取扱区分 `{handling}` が公開か非公開かわかりません。',
  'und/unknown-room': '{node:node} のある{room}が電算室かどうかわかりません。',
  'ok/cut-isolates': '{segment:segment}は、計画どおり {cutPoints} を抜けば切り離されます',
  'ok/cut-computed': '{segment:segment}は、次の箇所を抜けば切り離されます: {cutPoints}',
  'ok/nothing-to-cut': '{segment:segment}は、ほかのどこにもつながっていません',
  'ir/unknown-cut-point':
    '{segment:segment}の切り離し箇所 `{cutPoint}` は、構成のどこにもありません。',
  'ir/not-isolated': '{segment:segment}の切り離し箇所を抜いても、まだ {rest} でつながっています。',
  'ir/shared-wire':
    '{segment:segment}の切り離し箇所を抜いても、まだ {others} と同じブロードキャストドメインにあります。',
  'und/shared-wire':
    '{segment:segment}が {others} と同じブロードキャストドメインにあるため、間に抜ける箇所がありません。',
} as const;

export const FACT_FIXES = {
  'mn/terminal-open':
    '禁止の設定とするか、承認者(`approvedBy`)と期限(`expiresOn`)を `terminal: exception:` に書いてください。テザリングに例外はありません。',
  'mn/one-factor': '別の種別の要素を加えてください(例: ICカードと暗証番号)。',
  'und/unknown-machine': '`terminal` を書くか、`role` に何の機器かを書いてください。',
  'und/unknown-factor':
    '既知の表記(docs/requirements.md を参照)で書いてください(例: ICカード、暗証番号、顔)。ID だけでは要素になりません。',
  'scp/network-denied': '`organization` を正すか、`noNetwork` からその機関を除いてください。',
  'scp/network-denied-in': '`organization` を正すか、`noNetwork` からその機関を除いてください。',
  'doc/not-drawn': '図表に示し、どの図表に示したかを `document.figures` に書いてください。',
  'hint/figure-older': '現在の構成を示しているか確認してください。',
  'doc/public': '非公開の取扱区分としてください。公開するのは詳細を除いた図だけです。',
  'phy/outside-machine-room': '電算室に移すか、`room` を正してください。',
  'und/unclassified-systems': '情報システムごとに、または領域に一度、分類を書いてください。',
  'und/body-unaccounted':
    'サブネットまたは機器の `organization` に書くか、ネットワークを持たない理由を `noNetwork` に書いてください。',
  'und/body-unaccounted-in':
    'この市町村のサブネットまたは機器の `organization` に書くか、ネットワークを持たない理由を `noNetwork` に書いてください。',
  'und/missing-document-fact': '`document` に書いてください。',
  'und/unknown-handling': '公開か非公開かがわかる区分を書いてください(例: 非公開、部外秘)。',
  'und/unknown-room': '`room` に部屋の種類がわかるように書いてください(例: 電算室(201))。',
  'ir/unknown-cut-point':
    '領域の `cutPoints` に、機器、機器/インターフェース、スイッチ/ポート、tunnel:ID のいずれかを書いてください。',
  'ir/not-isolated': 'これらを `cutPoints` に加えてください。最少の箇所は {least} です。',
  'ir/shared-wire':
    'まず両者を分離してください。それまでの間は、スイッチのポートを書いてください。',
  'und/shared-wire': 'まず両者を分離するか、切り離しに足りる箇所を `cutPoints` に書いてください。',
} as const;
