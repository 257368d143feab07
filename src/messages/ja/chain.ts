/** 内容がどのようにして届いたか。 */
import type { CHAIN_PARAMS } from '../chain-texts.js';

export const CHAIN: Readonly<Record<keyof typeof CHAIN_PARAMS, string>> = {
  'field/chain': '内容経路',
  'chain/taint': 'インターネット由来の内容',
  'chain/secret': 'マイナンバー利用事務系の情報',
  'chain/inside': 'LGWAN接続系の内容',
  'chain/own': '送り手の内容',
  'chain/from-start': '{holder:holder} がはじめから持っている',
  'chain/opened': '{from:holder} が開くセッションで',
  'chain/answered': '{to:holder} が開くセッションの応答で',
  'chain/permitted': '{from:holder} が開いてよいセッションで',
  'chain/permitted-answer': '{to:holder} が開いてよいセッションの応答で',
  'chain/machine': '両方に足を持つ {node:node} を通じて',
  'chain/by-hand': '人手で({medium})、搬送 {transfer}',
  'chain/registered': '要件一覧: {flows}',
  'chain/sanitized': '無害化されて届く',
  'chain/raw-fact': '無害化されない({node:node} の `{fact}` が `{value}`)',
  'chain/raw-missing': '無害化されるとは言えない({node:node} の `{fact}` の記載がない)',
  'chain/raw-forwards': '無害化されない({node:node} がパケットを転送する)',
  'chain/raw-shared-domain':
    '無害化されない({node:node} の二つの足が同じブロードキャストドメインにある)',
  'chain/raw-direction': '無害化されない({node:node} はこの内容のための装置ではない)',
  'chain/raw-other-service': '無害化されない({node:node} の対象でないサービスで出入りする)',
  'chain/cut-here': 'ここで断つべき',
  'chain/cut-by': '{node:node} がここで断つべき',
};
