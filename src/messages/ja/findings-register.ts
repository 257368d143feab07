/** What is said about the register itself: its lines, approvals, expiries and enforcement. */

export const REGISTER_FINDINGS = {
  'ok/no-line-concerned': '通信要件一覧 {lines} 件のうち、この要件の対象となるものはない',
  'ok/exceptions-narrow': '例外 {lines} 件はいずれも個々の機器と少数のポートに限定',
  'ok/exceptions-pinned':
    'マイナンバー利用事務系の例外 {lines} 件はいずれも MAC アドレス・経路・FW で限定',
  'ok/exceptions-in-force': '例外 {lines} 件はいずれも承認済みで、{asOf} 時点で有効',
  'ok/lines-in-use': '通信要件一覧の {lines} 件は使用中',
  'ok/counterparts-apart':
    '例外 {lines} 件の相手先はいずれもインターネット未接続、または閉域網経由の公的機関',
  'ok/my-number-apart':
    'マイナンバー利用事務系の通信 {lines} 件に、インターネット側を相手とするものはない',
  'ok/no-unlocks': 'ホスト {hosts} 件に、情報持ち出しを許す例外はない',
  'ok/unlocks-recent': '媒体の例外 {unlocks} 件はいずれも承認が新しく、{asOf} 時点で有効',
  'hint/expires-soon': '{flow:flow} の期限は {expiresOn} で、残り {days} 日です。',
  'hint/line-unused': '通信要件一覧の {flow:flow} を引用するフィルタの行がありません。',
  'hint/line-switched-off': '通信要件一覧の {flow:flow} を引用するフィルタの行がすべて無効です。',
  'hint/line-dead': '通信要件一覧の {flow:flow} に該当する通信が一つも通りません。',
  'reg/end-wide': '例外 {flow:flow} の端点 {end} が、個々の機器に限定されていません。',
  'reg/ports-wide':
    '例外 {flow:flow} のポートが {ports} 個あります。許されるのは {portsMax} 個までです。',
  'reg/protocol-any': '例外 {flow:flow} のプロトコルが限定されていません。',
  'reg/no-firewall-point': '例外 {flow:flow} に、これを限定する FW が書かれていません。',
  'reg/no-path-point': '例外 {flow:flow} に、経路を限定するスイッチやルータが書かれていません。',
  'reg/point-idle':
    '例外 {flow:flow} の実施箇所とされる {point} は、この通信を限定していません。有効な行がこれを引用していないか、端点がそこから見えません。',
  'reg/not-approved': '例外 {flow:flow} に `{fact}` が書かれておらず、承認されたことになりません。',
  'reg/no-expiry': '例外 {flow:flow} に期限がありません。',
  'reg/approved-later': '例外 {flow:flow} の承認日 {approvedOn} が、基準日 {asOf} より後です。',
  'reg/expired': '例外 {flow:flow} は {expiresOn} で期限が切れています(基準日 {asOf})。',
  'reg/valid-too-long':
    '例外 {flow:flow} の有効期間が {approvedOn} から {expiresOn} までで、一年を超えています。',
  'reg/exception-unused': '例外 {flow:flow} を引用するフィルタの行がありません。',
  'reg/exception-dead': '例外 {flow:flow} に該当する通信が一つも通りません。',
  'reg/counterpart-connected':
    '{flow:flow} の相手先はインターネットに接続されており、閉域網経由の公的機関でもありません。',
  'reg/counterpart-internet':
    '{flow:flow} は、マイナンバー利用事務系と{segment:segment}との通信を登録しています。',
  'reg/unlock-old':
    '{unlock} の媒体の例外は {approvedOn} に承認されたもので、{daysMax} 日を過ぎています。',
  'reg/unlock-expired': '{unlock} の媒体の例外は {expiresOn} で期限が切れています(基準日 {asOf})。',
  'reg/unlock-approved-later':
    '{unlock} の媒体の例外の承認日 {approvedOn} が、基準日 {asOf} より後です。',
  'und/no-date': '承認と期限を判定する基準日が与えられていません。',
  'und/register-fact': '{flow:flow} の `{fact}` がファイルに書かれていないか、食い違っています。',
  'und/end-without-machine':
    '{flow:flow} の端点 {end} に当たる機器が宣言されておらず、MAC アドレスが分かりません。',
  'und/unlock-fact': '{unlock} の媒体の例外に `{fact}` が書かれていません。',
} as const;

export const REGISTER_FIXES = {
  'hint/expires-soon': '改めて一年の承認を受けるか、フィルタの行とともに廃止してください。',
  'hint/line-unused': '実現している行で `register:` に引用するか、一覧から削除してください。',
  'hint/line-switched-off': '不要になったものであれば、一覧から削除してください。',
  'hint/line-dead': '不要になったものであれば、一覧から削除してください。',
  'reg/end-wide':
    '機器を一台ずつ書いてください。外部は `external:ID アドレス/32`、グループは構成機器のアドレスを列挙します。',
  'reg/ports-wide': '必要なポートだけを書いてください。',
  'reg/protocol-any': '必要なプロトコルとポートを書いてください。',
  'reg/no-firewall-point': 'これを通す FW の行(`fw:行`)を `enforcedBy` に加えてください。',
  'reg/no-path-point':
    'MAC アドレスで限定するスイッチのポート(`スイッチ:ポート`)、またはルータや L3 スイッチの行を `enforcedBy` に加えてください。',
  'reg/point-idle': '名前を正すか、その行で `register:` に引用し、フィルタを適用してください。',
  'reg/not-approved': '承認を受け、承認者と承認日を書いてください。',
  'reg/no-expiry': '`expiresOn` に、承認から一年以内の期限を書いてください。',
  'reg/approved-later': 'それまで遮断するか、日付を正してください。',
  'reg/expired': '改めて承認を受けるか、フィルタの行とともに廃止してください。',
  'reg/valid-too-long': '承認から一年以内に短縮してください。',
  'reg/exception-unused':
    '例外を一覧から削除するか、実現している行で `register:` に引用してください。',
  'reg/exception-dead': '例外を一覧から削除するか、止めている箇所を直してください。',
  'reg/counterpart-connected': '通信をやめるか、公的機関に閉域網で接続してください。',
  'reg/counterpart-internet': '一覧から削除してください。この条項にその例外はありません。',
  'reg/unlock-old': '改めて承認を受けるか、媒体の利用を止めてください。',
  'reg/unlock-expired': '媒体の利用を止めるか、改めて承認を受けてください。',
  'reg/unlock-approved-later': 'それまで媒体の利用を止めるか、日付を正してください。',
  'und/no-date': '`--as-of` で指定するか、構成に `asOf` を書いてください。',
  'und/register-fact': '`{fact}` を、一覧と外部の台帳とで食い違わないように書いてください。',
  'und/end-without-machine': '機器を `mac` とともに宣言し、その名前を一覧に書いてください。',
  'und/unlock-fact': '`{fact}` を書いてください。',
} as const;
