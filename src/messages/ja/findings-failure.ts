/** 故障時の判定。 */

export const FAILURE_FINDINGS = {
  'ok/failures':
    '故障しうる要素 {elements} 個、{states} 状態。うち {looked} 状態で別の経路が開くが、そこを越える通信はない',
  'ha/violated-when-down':
    '{elements} が停止している間、{requirement} に違反します(平常時は違反しません)。',
  'und/when-down':
    '{elements} が停止している間、{requirement} を判定できません(平常時は判定できます)。',
};

export const FAILURE_FIXES = {
  'ha/violated-when-down':
    '予備の経路も同じフィルタと領域を通るようにするか、予備の経路をなくしてください。',
  'und/when-down': 'この状態についても、平常時と同じく明らかにしてください。',
};
