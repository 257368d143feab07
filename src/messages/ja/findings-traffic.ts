/** What is said about administration, maintenance, clouds, IPv6, privilege and monitoring. */

export const TRAFFIC_FINDINGS = {
  'ok/managed-apart': '機器 {devices} 台の管理は、同じ領域の管理用サブネットからのみ',
  'excepted/managed':
    '{node:node} の管理に、通信要件一覧の {flows} のとおり、管理用サブネット以外の{from:segment}から接続できます。',
  'mgt/reachable':
    '{node:node} の管理に、その領域の管理用サブネットではない{from:segment}から接続できます。',
  'mgt/host-spans':
    '管理や運用に使う {node:node} が{first:segment}と{second:segment}の両方に足を持っています。',
  'mgt/subnets-joined':
    '{from:segment}の管理用サブネットから{to:segment}の管理用サブネットへパケットが届きます。',
  'ok/vendors-contained':
    '保守事業者 {vendors} 者の接続は、期限のある登録 {flows} 件により踏み台までのみ',
  'ok/no-vendors': '外部ネットワーク {externals} 件に、保守事業者のものとされたものはない',
  'ven/line-past-jump-host': '{flow:flow} による遠隔保守が、踏み台以外に接続します。',
  'ven/line-into-my-number': '{flow:flow} による遠隔保守が、マイナンバー利用事務系に接続します。',
  'ven/no-time-limit':
    '{flow:flow} の遠隔保守に期限がありません(例外に `expiresOn` がありません)。',
  'ven/stands-inside': '保守事業者の機器 {node:node} が{segment:segment}に接続されています。',
  'ven/always-on':
    '{node:node} から{to:segment}へ、遠隔保守として登録されていないセッションが張れます。',
  'ven/into-my-number': '{node:node} から{to:segment}へ、直接セッションが張れます。',
  'ven/past-jump-host': '{node:node} による遠隔保守が、踏み台を経ずに{to:segment}に届きます。',
  'ven/calls-home':
    '{from:segment}から保守事業者 {node:node} へ、遠隔保守として登録されていないセッションが張れます。',
  'ok/clouds-apart':
    'クラウド {clouds} 件はそれぞれインターネット側・他のクラウドと分離、サービスの利用は登録のとおり',
  'ok/no-clouds': '町の外 {segments} 件に、クラウドとされたものはない',
  'cld/open-line': '町の領域として扱う{segment:segment}への接続が {connection} です。',
  'cld/internet-connected':
    '町の領域として扱うクラウド {node:node} がインターネットに接続されています。',
  'cld/internet-path':
    '{from:segment}から{to:segment}へパケットが届きます。町の領域として扱うクラウドとインターネット側との間の通信です。',
  'cld/clouds-joined':
    '別々の領域として扱うクラウドの間で、{from:segment}から{to:segment}へパケットが届きます。',
  'cld/not-registered':
    '{from:segment}から{to:segment}へ、サービスの利用として登録されていないパケットが届きます。',
  'und/missing-segment-fact': '{segment:segment}の `{fact}` が記載されていません。',
  'ok/ipv6-no-wider':
    '領域の組 {pairs} 件で IPv6 は登録のとおり、フィルタ {filters} 件の既定は IPv4 と同じく拒否',
  'v6/not-registered':
    '{from:segment}から{to:segment}へ、通信要件一覧のどの項にも該当しない IPv6 パケットが届きます。',
  'v6/default-permits':
    '{node:node} の {filter:filter} は、許可行に当たらない通信を IPv4 では拒否し、IPv6 では許可します。',
  'und/ipv6-unknown':
    '{node:node} の {filter:filter} は IPv6 を既定で許可しますが、IPv6 を中継する機器かどうかが記載されていません(IPv6 アドレスを持つインターフェースがありません)。',
  'ok/narrow-lines':
    '領域をまたぐ通信を通す {lines} 行は、いずれもホスト・プロトコル・ポートを限定',
  'ac/any-protocol':
    '{from:segment}から{to:segment}への通信を通す {filter:filter} の {line} 行が、すべてのプロトコルを許可しています。',
  'ac/many-ports':
    '{from:segment}から{to:segment}への通信を通す {filter:filter} の {line} 行が、{ports} 個のポートを許可しています。',
  'ac/source-port-only':
    '{from:segment}から{to:segment}への通信を通す {filter:filter} の {line} 行が、特定の送信元ポートを使う相手に、すべてのポートを許可しています。',
  'ac/wide-addresses':
    '{from:segment}から{to:segment}への通信を通す {filter:filter} の {line} 行が、ネットワーク全体(/16、IPv6 では /32 以下の長さ)か任意のアドレスを指定しています。',
  'ac/opaque-tunnel':
    '{from:segment}から{to:segment}への通信を通す {filter:filter} の {line} 行が、中身の見えない {carrier} を許可しています。',
  'ac/shadowed':
    '{filter:filter} の {line} 行は何も拒否していません。上にある {by} 行がすべて許可し、{from:segment}から{to:segment}へパケットが届きます。',
  'ok/watched': '{from:segment}と{to:segment}の間の経路はすべて監視されている',
  'net/not-watched':
    '{from:segment}と{to:segment}の間に、監視機能 `{capability}` を持つ機器を一つも通らないパケットがあります。',
  'ok/updates-arrive': 'ホスト {hosts} 件はいずれも更新元 {sources} 件に届く',
  'upd/not-reached': '{node:node} の更新元 {source:node} との通信が、応答まで成立しません。',
  'upd/not-registered':
    '{node:node} の更新元 {source:node} は同じ領域になく、その通信が通信要件一覧にありません。',
  'upd/circle': '{node:node} の更新元 {source:node} をたどると、{node:node} 自身に戻ります。',
} as const;

export const TRAFFIC_FIXES = {
  'mgt/reachable':
    '機器の `localIn` で管理用サブネットからだけを許可するか、必要な接続元を通信要件一覧に登録してください。',
  'mgt/host-spans': '領域ごとに別の機器とするか、一方の足を外してください。',
  'mgt/subnets-joined': '判定した行で拒否し、領域ごとに管理してください。',
  'ven/line-past-jump-host': '接続先を、役割が踏み台(jump-host)のホストに改めてください。',
  'ven/line-into-my-number':
    '踏み台を専用の領域に置き、そこから先は特定通信として登録してください。',
  'ven/no-time-limit': '`exception: expiresOn:` に、作業が終わる日を記載してください。',
  'ven/stands-inside': '専用の領域に接続し、そこからは踏み台だけに届くようにしてください。',
  'ven/always-on': '判定した行で拒否するか、踏み台を接続先とする遠隔保守として登録してください。',
  'ven/into-my-number': 'マイナンバー利用事務系の外に置いた踏み台で終端してください。',
  'ven/past-jump-host': '判定した行の宛先を踏み台のアドレスに限定してください。',
  'ven/calls-home': '判定した行で拒否してください。応答に乗って、事業者側から何でも入ります。',
  'cld/open-line': '専用回線か閉域網で接続するか、町の領域としての扱いをやめてください。',
  'cld/internet-connected':
    'クラウド内のインターネットへの出口をなくすか、町の領域としての扱いをやめてください。',
  'cld/internet-path': '判定した行で拒否してください。登録で認めることはできません。',
  'cld/clouds-joined':
    '判定した行で拒否するか、クラウド間の接続を外してください。登録で認めることはできません。',
  'cld/not-registered': '判定した行を狭めるか、サービスの利用を通信要件一覧に登録してください。',
  'und/missing-segment-fact': 'この領域に `{fact}` を記載してください。',
  'v6/not-registered':
    '判定した行で IPv6 を拒否するか、IPv6 アドレスも含めて通信要件一覧に登録してください。',
  'v6/default-permits': 'このフィルタに `default: deny` を記載し、両方の版を判定させてください。',
  'und/ipv6-unknown':
    'このフィルタに `default: deny` を記載するか、機器の IPv6 アドレスを記載してください。',
  'ac/any-protocol': 'プロトコルとポートを指定してください(`service: tcp/443`)。',
  'ac/many-ports': '通信要件一覧のポート(1,024 個未満)に限定してください。',
  'ac/source-port-only': '宛先ポートを指定するか、応答だけ(`established`)を許可してください。',
  'ac/wide-addresses': '通信要件一覧のホストかサブネットに限定してください。',
  'ac/opaque-tunnel': 'トンネルを領域の境界で終端し、中の通信をフィルタで判定してください。',
  'ac/shadowed': '拒否の行をその行より上に移すか、不要であれば削除してください。',
  'net/not-watched':
    'この経路の機器で有効にして `monitor` に記載するか、その機能を持つ機器を通る経路にしてください。',
  'upd/not-reached': '途中の行で許可するか、届く更新元に改めてください。',
  'upd/not-registered': '通信要件一覧に登録するか、同じ領域の更新元に改めてください。',
  'upd/circle': '最初の配信サーバに、外部の取得元を記載してください。',
} as const;
