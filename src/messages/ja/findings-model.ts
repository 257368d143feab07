/** 分離モデルについての判定。 */

export const MODEL_FINDINGS = {
  'ok/placed-by-model': '{role:word} {count}台は{expected:word}にあり、{model:word}のとおり',
  'ok/no-breakout': 'ローカルブレイクアウトの登録なし({model:word})',
  'ok/breakout-conditions': 'ローカルブレイクアウト {lines} 件はモデルの条件を満たす',
  'ok/measures-recommended': '{model:word}では定義ファイル型対策と EDR は推奨(必須ではない)',
  'ok/terminals-protected':
    '主たる業務端末 {terminals}台に定義ファイル型対策と EDR があり、{model:word}のとおり',
  'ok/no-attestations': '{model:word}は基本方針のほかに文書を求めない',
  'ok/attested': '{what:word}: {attestation} が有効',
  'mdl/placed-elsewhere':
    '{role:word} {count}台が{segment:segment}に配置されています — {model:word}では{expected:word}です。',
  'mdl/breakout-not-in-model':
    '{flow:flow} はローカルブレイクアウトとして登録されていますが、{model:word}にはありません。',
  'mdl/breakout-not-https': 'ローカルブレイクアウト {flow:flow} は https(tcp/443)以外も通します。',
  'mdl/breakout-condition':
    'ローカルブレイクアウトが通る {node:node} は `{fact}` の条件を満たしません。',
  'mdl/breakout-default-route':
    '{node:node} は LGWAN接続系に足を持ち、既定経路がインターネットに向いています。',
  'mdl/measure-missing': '{node:node} に、{model:word}で必須の {measure} がありません。',
  'mdl/attestation-missing': '{model:word}が求める文書がありません: {what:word}。',
  'mdl/attestation-not-in-force':
    '{what:word}: {attestation} は {asOf} に有効でなく、代わる文書もありません。',
  'und/no-such-system': '{role:word}であると `role` に書かれた機器がありません。',
};

export const MODEL_FIXES = {
  'mdl/placed-elsewhere': '機器を移すか、実態に合うモデルを選んでください。',
  'mdl/breakout-not-in-model':
    'ブレイクアウトをやめるか、それを認めるモデルを選んで条件を満たしてください。',
  'mdl/breakout-not-https': 'tcp/443 だけを登録し、udp/443 は拒否してください。',
  'mdl/breakout-condition':
    'プロキシで TLS を検査し、自庁のテナントだけを許し、検査できないものは破棄してください。',
  'mdl/breakout-default-route': '登録した宛先への経路だけを書いてください。',
  'mdl/measure-missing': '導入するか、別のモデルを選んでください。',
  'mdl/attestation-missing': '実施して、文書を `attestations` に載せてください。',
  'mdl/attestation-not-in-force': '更新して、新しい文書を `attestations` に載せてください。',
  'und/no-such-system': '該当する機器の `role` に書いてください(例: `role: 主たる業務端末`)。',
};
