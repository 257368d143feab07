/** 内容の流れと無害化装置についての文。 */

export const CONTENT_FINDINGS = {
  'ok/methods-recognized': '無害化装置 {sanitizers} 台は、いずれも認められた方式',
  'ok/sanitizer-sound': '{node:node} は通る内容を無害化し、迂回する通信はない',
  'ok/nothing-raw-inside':
    'インターネット由来の内容は、無害化されずに {segment:segment} に入らない',
  'ok/nothing-leaves-raw': 'LGWAN接続系の内容は、無害化されずに {segment:segment} へ出ない',
  'ok/released':
    'LGWAN接続系の内容が無害化されずに {segment:segment} へ出るのは、登録された持ち出し許可 {flows} 件だけ',
  'ok/secret-kept': '{segment:segment} の情報が出るのは、特定通信の {flows} 件だけ',
  'ok/taint-kept-out':
    'インターネット由来の内容が {segment:segment} に入るのは、特定通信の {flows} 件だけ',
  'ok/lines-compose-safely':
    '通信要件 {lines} 件は、つなぎ合わせてもマイナンバー利用事務系への出入り口を作らない',
  'san/unknown-method': '{node:node} の方式 `{method}` では、内容の危険は取り除かれません。',
  'san/wrong-fact': '{node:node} は無害化装置として働きません(`{fact}` が `{value}`)。',
  'san/forwards': '{node:node} がパケットを転送するため、内容がそのまま通り抜けます。',
  'san/shared-domain':
    '{node:node} の二つの足が同じブロードキャストドメインにあり、内容が装置を通らずに渡ります。',
  'san/other-services-in':
    '{segment:segment} から {node:node} に、無害化の対象でないサービスのパケットが届きます。',
  'san/other-services-out':
    '{node:node} から {segment:segment} に、無害化の対象でないサービスのパケットが届きます。',
  'content/raw-inside':
    'インターネット由来の内容が、無害化されずに {from:holder} から {segment:segment} の {to:holder} に入ります。',
  'content/internet-inside':
    '{holder:holder} は {segment:segment} の一部として扱われていますが、インターネットにつながっています。',
  'content/leaves-raw':
    'LGWAN接続系の内容が、無害化も持ち出し許可もなく、{from:holder} から {segment:segment} の {to:holder} へ出ます。',
  'content/secret-leaves':
    '{segment:segment} の情報が、{from:holder} から、あってはならない {to:holder} へ出ます。',
  'content/taint-enters':
    'インターネット由来の内容が、{from:holder} から {to:holder} に入ります。ここから内側は {segment:segment} とその境界です。',
  'content/lines-compose':
    '要件一覧の複数の行がつながり、{segment:segment} の隔離を越えて、内容が {from:holder} から {to:holder} へ渡ります。',
  'und/other-times': '適用される時間帯が異なる行を合わせたときにだけ、内容が届きます。',
} as const;

export const CONTENT_FIXES = {
  'san/unknown-method':
    '本文のテキスト化、画面転送、ファイルの再構成(CDR)のいずれかによる装置を使ってください。',
  'san/wrong-fact': '無害化されないものを通さない設定にし、その設定を記載してください。',
  'san/forwards': 'IP 転送を無効にしてください(`forwarding: false`)。',
  'san/shared-domain': '二つの足を、VLAN を共有しない別々のサブネットにつないでください。',
  'san/other-services-in':
    '判定した行を無害化の対象のサービスに絞るか、対象であれば `protocols` に記載してください。',
  'san/other-services-out':
    '判定した行を無害化の対象のサービスに絞るか、対象であれば `protocols` に記載してください。',
  'content/raw-inside':
    '内容経路に示した箇所を閉じるか、有効な無害化装置を通すようにしてください。',
  'content/internet-inside':
    'インターネットとの接続を外すか、領域の一部として扱うのをやめてください。',
  'content/leaves-raw':
    '内容経路に示した箇所を閉じるか、無害化するか、持ち出し許可として登録してください。',
  'content/secret-leaves': '内容経路に示した箇所を閉じてください。',
  'content/taint-enters': '内容経路に示した箇所を閉じてください。',
  'content/lines-compose':
    '連鎖のうち一つの行を取り下げるか、内容の向きを `data:` で明示してください。',
  'und/other-times': '時刻を `--at` で指定するか、連鎖の行から適用時間を外してください。',
} as const;
