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
} as const;

export const TRAFFIC_FIXES = {
  'mgt/reachable':
    '機器の `localIn` で管理用サブネットからだけを許可するか、必要な接続元を通信要件一覧に登録してください。',
  'mgt/host-spans': '領域ごとに別の機器とするか、一方の足を外してください。',
  'mgt/subnets-joined': '判定した行で拒否し、領域ごとに管理してください。',
} as const;
