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
} as const;

export const FACT_FIXES = {
  'mn/terminal-open':
    '禁止の設定とするか、承認者(`approvedBy`)と期限(`expiresOn`)を `terminal: exception:` に書いてください。テザリングに例外はありません。',
  'mn/one-factor': '別の種別の要素を加えてください(例: ICカードと暗証番号)。',
  'und/unknown-machine': '`terminal` を書くか、`role` に何の機器かを書いてください。',
  'und/unknown-factor':
    '既知の表記(docs/requirements.md を参照)で書いてください(例: ICカード、暗証番号、顔)。ID だけでは要素になりません。',
} as const;
