/** 基本方針の解釈によって変わる判定。 */

export const READING_FINDINGS = {
  'ok/separation-degree': '{first:segment}と{second:segment}の分離の度合い: {degree:word}({names})',
  'ok/separation-unstated':
    '{first:segment}と{second:segment}が共用する機器は書かれていません({subnets} を通す機器の記載なし)',
  'ok/physically-separate': '{first:segment}と{second:segment}は機器を共用していません(物理分離)',
  'ok/outbound-not-asked': 'この解釈では、LGWAN接続系から出る内容に無害化を求めません',
  'sep/not-physical':
    '{first:segment}と{second:segment}には物理分離が求められますが、{degree:word}({names})による分離にとどまります。',
  'san/not-counted': '{node:node} の方式 `{method}` は、この解釈では無害化として認められません。',
  'und/unstated-carrier':
    '{first:segment}と{second:segment}には物理分離が求められますが、{subnets} がどのスイッチを通るか書かれていません。',
} as const;

export const READING_FIXES = {
  'sep/not-physical':
    '両者の機器を分けるか、論理分離で足りるとする解釈(`separation: logical`)を選んでください。',
  'san/not-counted':
    '本文のテキスト化または画面転送の方式とするか、CDR を認める解釈(`cdr: counts`)を選んでください。',
  'und/unstated-carrier':
    'スイッチを書き、サブネットの `vlan` と `on`、または機器をつなぐポートを書いてください。',
} as const;
