/** What is said about requirements that a town writes itself. */

export const OWN_FINDINGS = {
  'ok/own-nothing-passes': '{from} から {to} へは何も届かない',
  'ok/own-passes': '{from} から {to} へのパケットはすべて届き、応答も戻る',
  'ok/own-only-through': '{from} から {to} へ届くものはすべて {nodes} を通る',
  'ok/own-only-allowed': '{from} から {to} へは、列挙した {entries} 件の通信のほか何も届かない',
  'ok/own-content-kept': '{from} の該当する内容は {to} へ届かない',
  'own/passes': '禁止されているパケットが{from:segment}から{to:segment}へ届きます。',
  'own/not-allowed':
    '`only` に列挙されていないパケットが{from:segment}から{to:segment}へ届きます。',
  'own/around': 'パケットが {nodes} を通らずに{from:segment}から{to:segment}へ届きます。',
  'own/lost': '{from} から {to} へ届かないパケットがあります(結末: {disposition:word})。',
  'own/reply-lost':
    '{from} から {to} への通信に、戻らない応答があります(結末: {disposition:word})。',
  'own/wrong-end': '{from} から {to} へのパケットが、別の宛先 {end} に届きます。',
  'own/content':
    '届いてはならない内容が{from:holder}から、{segment:segment}の{to:holder}へ届きます。',
  'own/raw-content':
    '内容が、有効な無害化装置を経ずに{from:holder}から、{segment:segment}の{to:holder}へ届きます。',
  'own/same-place':
    '{segment:segment}の{holder:holder}には送り手と受け手の両方がいるため、一方の内容は他方の内容でもあります。',
  'und/empty-selector':
    '`{selector}` に当たるものがありません。何を定めても成り立つことになります。',
} as const;

export const OWN_FIXES = {
  'own/passes': '通過を決めた行の条件を狭めるか、要件を見直してください。',
  'own/not-allowed': '通過を決めた行の条件を狭めるか、届いている通信を `only` に加えてください。',
  'own/around': 'パケットの経路を閉じるか、指定のノードを通る経路にしてください。',
  'own/lost': '最後のホップを確認し、そこで許可するか、経路を直してください。',
  'own/reply-lost': '応答が、状態を保持する同じ機器を通って戻るようにしてください。',
  'own/wrong-end': '経路かアドレス変換、または要件の `to` を直してください。',
  'own/content': '連鎖の中で示した段階を閉じてください。',
  'own/raw-content': '連鎖の中で示した段階を閉じるか、有効な無害化装置を経るようにしてください。',
  'own/same-place': '別々のサブネットに置くか、`not` を使って要件から一方を除いてください。',
  'und/empty-selector': '該当するものを構成に記述するか、要件を直してください。',
} as const;
